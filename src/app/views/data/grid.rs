//! Where the columns stand.

use egui::{Align, Rect, Ui, pos2};

use crate::app::data::TableLook;
use crate::app::theme::{Style, data, icons};
use crate::app::widgets::text_width;
use crate::domain::Table;
use crate::files::table::{Column, Shows};

/// The columns of a table with their places, from the table's left.
pub(super) struct Grid {
    places: Vec<(usize, &'static Column, f32, f32)>,
    /// All of them, with what is around.
    pub(super) width: f32,
}

impl Grid {
    pub(super) fn of(ui: &Ui, table: Table, look: &TableLook) -> Grid {
        let mut left = data::EDGE - data::PAD;
        let place = |(at, column): (usize, &'static Column)| {
            let width = look.widths.get(column.key).copied().unwrap_or_else(|| usual(ui, table, at, column));
            left += width;
            (at, column, left - width, left)
        };
        let places: Vec<_> = look.shown(table).map(place).collect();
        let width = places.last().map_or(0.0, |place| place.3) + data::EDGE - data::PAD;
        Grid { places, width }
    }

    /// The columns whose cells in that row can be seen within `seen`.
    pub(super) fn cells(&self, row: Rect, seen: Rect) -> impl Iterator<Item = (usize, &'static Column, Rect)> + '_ {
        let cell = move |from, to| Rect::from_x_y_ranges(row.left() + from..=row.left() + to, row.y_range());
        let all = self.places.iter().map(move |&(at, column, from, to)| (at, column, cell(from, to)));
        all.filter(move |(_, _, cell)| cell.right() > seen.left() && cell.left() < seen.right())
    }

    /// The cell of a column in a row, with its padding.
    pub(super) fn cell(&self, at: usize, row: Rect) -> Rect {
        let place = self.places.iter().find(|place| place.0 == at);
        let (from, to) = place.map_or((0.0, 0.0), |place| (place.2, place.3));
        Rect::from_min_max(pos2(row.left() + from, row.top()), pos2(row.left() + to, row.bottom()))
    }
}

/// How wide a column is unless it was resized.
pub(super) fn usual(ui: &Ui, table: Table, at: usize, column: &Column) -> f32 {
    let title = text_width(ui.painter(), column.title, Style::BODY_STRONG) + icons::INLINE;
    let lead = if at == 0 { data::THUMB.x + data::PAD } else { 0.0 };
    ((width(table, column.shows, column.key) + lead).max(title) + 2.0 * data::PAD).ceil()
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
