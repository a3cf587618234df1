//! A world file that was not opened: how much it holds, and which rows its problems are of.

use std::path::Path;

use serde_json::Value;

use crate::domain::{Table, World};
use crate::files::spot::{Spot, Step};
use crate::files::text::{self, MAX_WORLD_BYTES};
use crate::files::{FileKind, Progress};
use crate::policy::Problem;

/// What a world file holds that was not opened.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outside {
    /// How many rows each of its tables has.
    pub counts: Vec<(Table, usize)>,
    /// The row each problem is of, in the order of the problems; `None` where it is of none.
    pub rows: Vec<Option<OutsideRow>>,
}

/// A row of such a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutsideRow {
    /// Its table.
    pub table: Table,
    /// Where it stands there.
    pub at: u32,
    /// What it is called, where it is.
    pub name: Option<String>,
}

/// What the file holds; `None` where it is no world, or cannot be read.
#[must_use]
pub fn outside(path: &Path, problems: &[Problem]) -> Option<Outside> {
    let text = text::read(path, FileKind::World, MAX_WORLD_BYTES, &Progress::new()).ok()?;
    let file: Value = serde_json::from_str(&text).ok()?;
    if file["format"] != FileKind::World.format() {
        return None;
    }
    let counts = Table::ALL.into_iter().map(|table| (table, file[table.key()].as_array().map_or(0, Vec::len)));
    let rows = problems.iter().map(|problem| row(&file, &problem.path));
    Some(Outside { counts: counts.collect(), rows: rows.collect() })
}

/// The row that the place is in.
fn row(file: &Value, path: &str) -> Option<OutsideRow> {
    let spot = Spot::parse(path);
    let [Step::Key(key), Step::At(at), ..] = spot.0.as_slice() else { return None };
    let table = Table::with_key(key)?;
    let name = match table {
        Table::Viewers => "account",
        Table::Holidays => "name",
        _ => "id",
    };
    let name = file[table.key()][at][name].as_str().map(str::to_owned);
    Some(OutsideRow { table, at: u32::try_from(*at).ok()?, name })
}

impl OutsideRow {
    /// The row of an open world that is the same: of that name, or where nothing has a name, at the same place.
    #[must_use]
    pub fn find(&self, world: &World) -> Option<u32> {
        let rows = self.table.len(world) as u32;
        match &self.name {
            Some(name) => (0..rows).find(|row| self.table.name_of(world, *row) == Some(name)),
            None => (self.table == Table::Impressions && self.at < rows).then_some(self.at),
        }
    }
}
