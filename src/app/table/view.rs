//! How a person looks at the table: kept in the session, remembered from one start to the next.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::{Column, Filter};

/// Which posts, by what became of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Which {
    /// All that have an origin.
    #[default]
    All,
    /// Those in the feed.
    Delivered,
    /// Those ranked behind the last that is delivered.
    PastTheEnd,
    /// Those a stage dropped.
    Removed,
}

impl Which {
    /// All of them, in the order shown.
    pub const ALL: [Which; 4] = [Which::All, Which::Delivered, Which::PastTheEnd, Which::Removed];

    /// What its chip says.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Which::All => "All",
            Which::Delivered => "Delivered",
            Which::PastTheEnd => "Past the end",
            Which::Removed => "Removed",
        }
    }
}

/// Which posts and columns the table shows, and in which order.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct TableView {
    /// The column it is sorted by.
    pub sort: Column,
    /// Greatest first?
    pub descending: bool,
    /// Which posts.
    pub which: Which,
    /// At most one filter for each column; a post passes all of them.
    pub filters: BTreeMap<Column, Filter>,
    /// Only posts whose author, caption or #tag holds this.
    pub search: String,
    /// The columns wanted; those there is no room for are left out.
    pub columns: BTreeSet<Column>,
    /// Columns that were resized, in points at 100 %.
    pub widths: BTreeMap<Column, f32>,
    /// Are the removed posts folded away?
    pub folded: bool,
    /// Are lines drawn from each post's pinned place to its place now?
    pub slopes: bool,
}

impl Default for TableView {
    fn default() -> Self {
        TableView {
            sort: Column::Rank,
            descending: false,
            which: Which::All,
            filters: BTreeMap::new(),
            search: String::new(),
            columns: Column::USUAL.into(),
            widths: BTreeMap::new(),
            folded: false,
            slopes: false,
        }
    }
}

impl TableView {
    /// Sorts by a column, or the other way round where it is sorted by it already.
    pub fn sort_by(&mut self, column: Column) {
        self.descending = if self.sort == column { !self.descending } else { column.declared().greatest_first };
        self.sort = column;
    }

    /// Sets a column's filter, or takes it away.
    pub fn filter(&mut self, column: Column, filter: Option<Filter>) {
        match filter {
            Some(filter) => self.filters.insert(column, filter),
            None => self.filters.remove(&column),
        };
    }

    /// Shows every post again; the columns and the order stay.
    pub fn clear_filters(&mut self) {
        self.which = Which::All;
        self.filters.clear();
        self.search.clear();
    }

    /// Shows a column, or hides it; author and caption always stay.
    pub fn turn_column(&mut self, column: Column) {
        if column != Column::Post && !self.columns.remove(&column) {
            self.columns.insert(column);
        }
    }

    /// How wide a column is wanted, in points at 100 %.
    #[must_use]
    pub fn width(&self, column: Column) -> f32 {
        self.widths.get(&column).copied().unwrap_or(column.declared().width)
    }
}
