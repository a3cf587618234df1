//! Where the columns stand.

use egui::{Align, Rect, Ui, pos2};

use crate::app::theme::{Style, data, icons};
use crate::app::widgets::text_width;
use crate::domain::Table;
use crate::files::table::{Column, Shows, columns};

/// The columns of a table with their places, from the table's left.
pub(super) struct Grid {
    places: Vec<(f32, f32)>,
    table: Table,
    /// All of them, with what is around.
    pub(super) width: f32,
}

impl Grid {
    pub(super) fn of(ui: &Ui, table: Table) -> Grid {
        let mut left = data::EDGE - data::PAD;
        let place = |(at, column): (usize, &Column)| {
            let title = text_width(ui.painter(), column.title, Style::BODY_STRONG) + icons::INLINE;
            let lead = if at == 0 { data::THUMB.x + data::PAD } else { 0.0 };
            let width = (width(table, column.shows, column.key) + lead).max(title) + 2.0 * data::PAD;
            left += width.ceil();
            (left - width.ceil(), left)
        };
        let places: Vec<(f32, f32)> = columns(table).iter().enumerate().map(place).collect();
        let width = places.last().map_or(0.0, |place| place.1) + data::EDGE - data::PAD;
        Grid { places, table, width }
    }

    /// The columns whose cells in that row can be seen within `seen`.
    pub(super) fn cells(&self, row: Rect, seen: Rect) -> impl Iterator<Item = (usize, &'static Column, Rect)> + '_ {
        let cell = move |at: usize| self.cell(at, row);
        let all = columns(self.table).iter().enumerate().map(move |(at, column)| (at, column, cell(at)));
        all.filter(move |(_, _, cell)| cell.right() > seen.left() && cell.left() < seen.right())
    }

    /// The cell of a column in a row, with its padding.
    pub(super) fn cell(&self, at: usize, row: Rect) -> Rect {
        let (from, to) = self.places.get(at).copied().unwrap_or_default();
        Rect::from_min_max(pos2(row.left() + from, row.top()), pos2(row.left() + to, row.bottom()))
    }
}

/// Numbers stand at the right of their column.
pub(super) fn align(shows: Shows) -> Align {
    if shows.is_number() { Align::Max } else { Align::Min }
}

fn width(table: Table, shows: Shows, key: &str) -> f32 {
    match shows {
        Shows::Text if matches!(key, "caption" | "about") => data::WORDS,
        Shows::Text if key == "id" && table != Table::Accounts => data::ID,
        Shows::Post => data::ID,
        Shows::Text | Shows::Account | Shows::Viewer => data::NAME,
        Shows::List | Shows::Tags | Shows::Weights | Shows::Product | Shows::Searches => data::LIST,
        Shows::Number | Shows::Count => data::NUMBER,
        Shows::Moment | Shows::Edge => data::MOMENT,
        Shows::Flag | Shows::OneOf(_) => data::CHOICE,
    }
}
