//! The table as text, for a file or another program.

use crate::app::results::Results;

use super::{Column, Entries, Row, TableView};

/// The names of the shown columns, then every shown row, numbers plain. What became of a post is always among them.
#[must_use]
pub fn csv_rows(results: &Results, view: &TableView) -> Vec<Vec<String>> {
    let entries = Entries::new(results);
    let columns: Vec<Column> = view.columns.iter().copied().chain(missing_outcome(view)).collect();
    let header = columns.iter().map(|column| column.declared().name.to_owned()).collect();
    let (ranked, removed) = entries.shown(results, view);
    let indices = ranked.into_iter().chain(removed.into_iter().filter(|_| !view.folded));
    let rows = indices.map(|index| {
        let row = Row { results, entries: &entries, entry: &entries.all[index as usize] };
        columns.iter().map(|&column| row.plain(column)).collect()
    });
    std::iter::once(header).chain(rows).collect()
}

/// Rows as a spreadsheet takes them from the clipboard; what would break a cell becomes a space.
#[must_use]
pub fn tab_separated(rows: &[Vec<String>]) -> String {
    let cell = |text: &String| text.replace(['\t', '\n', '\r'], " ");
    rows.iter().map(|row| row.iter().map(cell).collect::<Vec<_>>().join("\t") + "\n").collect()
}

fn missing_outcome(view: &TableView) -> Option<Column> {
    (!view.columns.contains(&Column::Outcome)).then_some(Column::Outcome)
}
