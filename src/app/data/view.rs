//! How the tables are looked at.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::domain::Table;
use crate::files::table::{Column, columns};

/// What shows where there is room for one part.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DataPart {
    /// The table.
    #[default]
    Table,
    /// What the selected row holds.
    Row,
    /// The accounts around a viewer.
    Neighbors,
}

impl DataPart {
    /// All of them.
    pub const ALL: [DataPart; 3] = [DataPart::Table, DataPart::Row, DataPart::Neighbors];

    /// Its name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            DataPart::Table => "Table",
            DataPart::Row => "Row",
            DataPart::Neighbors => "Neighbors",
        }
    }
}

/// How one table is looked at.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct TableLook {
    /// Key of the column it is sorted by, and whether the greatest comes first; in file order where there is none.
    pub sort: Option<(String, bool)>,
    /// Words that a row must hold.
    pub search: String,
    /// What the cells of columns must be, by key.
    pub filters: BTreeMap<String, String>,
    /// The row and the column the keys are on.
    #[serde(skip)]
    pub cursor: (u32, usize),
    /// The rows that are selected, by index.
    #[serde(skip)]
    pub rows: BTreeSet<u32>,
    /// The cell under the cursor is being written.
    #[serde(skip)]
    pub writing: bool,
}

/// How the tables are looked at.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct DataView {
    /// The open one.
    pub table: Table,
    /// What shows where there is room for one part.
    pub part: DataPart,
    tables: BTreeMap<Table, TableLook>,
}

impl DataView {
    /// How the open table is looked at.
    #[must_use]
    pub fn look(&self) -> TableLook {
        self.tables.get(&self.table).cloned().unwrap_or_default()
    }

    /// The same with the open table looked at like this.
    #[must_use]
    pub fn looking(&self, look: TableLook) -> DataView {
        let mut view = self.clone();
        view.tables.insert(view.table, look);
        view
    }

    /// The same with that table open.
    #[must_use]
    pub fn opening(&self, table: Table) -> DataView {
        DataView { table, ..self.clone() }
    }

    /// The same with that part shown where there is room for one.
    #[must_use]
    pub fn showing(&self, part: DataPart) -> DataView {
        DataView { part, ..self.clone() }
    }

    /// The same with that table open, and that row of it selected.
    #[must_use]
    pub fn at(&self, table: Table, row: u32) -> DataView {
        let view = DataView { table, ..self.clone() };
        let look = view.look();
        // A row that a filter hides could not be gone to.
        view.looking(TableLook { search: String::new(), filters: BTreeMap::new(), ..look.on([row]) })
    }

    /// The row to tell of: the one under the cursor where it is selected.
    #[must_use]
    pub fn selected(&self) -> Option<u32> {
        let look = self.tables.get(&self.table)?;
        Some(look.cursor.0).filter(|row| look.rows.contains(row)).or(look.rows.first().copied())
    }

    /// Rows have come or gone: none is selected, nothing is written.
    pub(in crate::app) fn forget_rows(&mut self) {
        for look in self.tables.values_mut() {
            (look.rows, look.writing) = (BTreeSet::new(), false);
            look.cursor.0 = 0;
        }
    }
}

impl TableLook {
    /// The same with these rows selected.
    #[must_use]
    pub fn on(self, rows: impl IntoIterator<Item = u32>) -> TableLook {
        let rows: BTreeSet<u32> = rows.into_iter().collect();
        let cursor = (rows.first().copied().unwrap_or(self.cursor.0), self.cursor.1);
        TableLook { rows, cursor, writing: false, ..self }
    }

    /// Sorts by a column; by the same one again the other way round, then in file order.
    pub fn sort_by(&mut self, column: &Column) {
        let first = column.shows.is_number();
        self.sort = match self.sort.take() {
            Some((key, down)) if key == column.key => (down == first).then_some((key, !down)),
            _ => Some((column.key.to_owned(), first)),
        };
    }

    /// The column the keys are on.
    #[must_use]
    pub fn column(&self, table: Table) -> &'static Column {
        let columns = columns(table);
        &columns[self.cursor.1.min(columns.len() - 1)]
    }
}
