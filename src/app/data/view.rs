//! How the tables are looked at.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

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
    /// Columns that are hidden, by key.
    pub hidden: BTreeSet<String>,
    /// Columns that were resized, by key, in points at 100 %.
    pub widths: BTreeMap<String, f32>,
    /// No rows but these.
    #[serde(skip)]
    pub only: Option<Arc<Only>>,
    /// The row and the column the keys are on.
    #[serde(skip)]
    pub cursor: (u32, usize),
    /// The rows that are selected, by index.
    #[serde(skip)]
    pub rows: BTreeSet<u32>,
    /// The cell under the cursor is being written.
    #[serde(skip)]
    pub writing: bool,
    /// It is asked whether the selected rows are to go.
    #[serde(skip)]
    pub removing: bool,
}

/// Rows that were found elsewhere, and what they are called.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Only {
    /// What they are called: `Selected on the map`.
    pub name: String,
    /// Which they are.
    pub rows: BTreeSet<u32>,
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
        view.looking(look.unfiltered().on([row]))
    }

    /// The same with that table open, showing these rows and no others.
    #[must_use]
    pub fn showing_only(&self, table: Table, only: Only) -> DataView {
        let view = DataView { table, part: DataPart::Table, ..self.clone() };
        let look = view.look();
        view.looking(TableLook { only: Some(Arc::new(only)), ..look.unfiltered().on([]) })
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
            (look.rows, look.writing, look.removing) = (BTreeSet::new(), false, false);
            (look.cursor.0, look.only) = (0, None);
        }
    }
}

impl TableLook {
    /// The same with these rows selected.
    #[must_use]
    pub fn on(self, rows: impl IntoIterator<Item = u32>) -> TableLook {
        let rows: BTreeSet<u32> = rows.into_iter().collect();
        let cursor = (rows.first().copied().unwrap_or(self.cursor.0), self.cursor.1);
        TableLook { rows, cursor, writing: false, removing: false, ..self }
    }

    /// The same with every row.
    #[must_use]
    pub fn unfiltered(self) -> TableLook {
        TableLook { search: String::new(), filters: BTreeMap::new(), only: None, ..self }
    }

    /// Of all this what says which rows are shown, and in which order.
    #[must_use]
    pub fn asked(&self) -> TableLook {
        let TableLook { sort, search, filters, only, .. } = self.clone();
        TableLook { sort, search, filters, only, ..TableLook::default() }
    }

    /// Are there rows that may not be shown?
    #[must_use]
    pub fn is_filtered(&self) -> bool {
        !self.search.is_empty() || !self.filters.is_empty() || self.only.is_some()
    }

    /// Shows a column, or hides it; the first, which names the row, always stays.
    pub fn turn_column(&mut self, table: Table, column: &Column) {
        let is_first = columns(table).first().is_some_and(|first| first.key == column.key);
        if !is_first && !self.hidden.remove(column.key) {
            self.hidden.insert(column.key.to_owned());
        }
    }

    /// The column that is shown so many after that of the cursor, or before it; the last one where there are fewer.
    #[must_use]
    pub fn beside(&self, table: Table, steps: isize) -> usize {
        let shown: Vec<usize> = self.shown(table).map(|(at, _)| at).collect();
        let here = shown.partition_point(|&at| at < self.cursor.1);
        let to = here.saturating_add_signed(steps).min(shown.len().saturating_sub(1));
        shown.get(to).copied().unwrap_or(0)
    }

    /// The columns that are shown, with their place among all.
    pub fn shown(&self, table: Table) -> impl Iterator<Item = (usize, &'static Column)> + '_ {
        columns(table).iter().enumerate().filter(|(_, column)| !self.hidden.contains(column.key))
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
