//! Edits as they are kept on the disk: by the names of the world they were made in.

use serde_json::{Value, json};

use super::check::{Reader, element};
use crate::domain::{Change, Edit, Table, World, WorldParts};

/// The edit as it is kept; `world` is the one it was made for.
#[must_use]
pub fn told_edit(world: &World, edit: &Edit) -> Value {
    // Its rows are told with the names it brings.
    let mut named: WorldParts = (**world).clone();
    Edit { changes: Vec::new(), ..edit.clone() }.apply(&mut named);
    let told = |change: &Change| match change {
        Change::Put(at, row) => json!({"table": row.table(), "put": at, "row": element(&named, row)}),
        Change::Add(row, like) => json!({"table": row.table(), "like": like, "row": element(&named, row)}),
        Change::Remove(table, rows) => json!({"table": table, "remove": rows}),
    };
    edit.changes.iter().map(told).collect()
}

/// Reads back what [`told_edit`] told, for a world as it was then; `None` where it does not fit it.
#[must_use]
pub fn read_edit(world: &World, told: &Value) -> Option<Edit> {
    let mut reader = Reader::of(world);
    let mut changes = Vec::new();
    for change in told.as_array()? {
        let table = Table::with_key(change["table"].as_str()?)?;
        let number = |value: &Value| value.as_u64().and_then(|at| u32::try_from(at).ok());
        let rows = table.len(world) as u32;
        changes.push(if let Some(list) = change["remove"].as_array() {
            let list: Vec<u32> = list.iter().map(number).collect::<Option<_>>()?;
            list.iter().all(|&at| at < rows).then_some(())?;
            super::removal(world, table, &list).ok()?;
            Change::Remove(table, list)
        } else if let Some(at) = number(&change["put"]) {
            (at < rows).then_some(())?;
            Change::Put(at, reader.row(table, Some(at), &change["row"], None).ok()?)
        } else {
            Change::Add(reader.row(table, None, &change["row"], None).ok()?, number(&change["like"]))
        });
    }
    Some(reader.edit(changes))
}
