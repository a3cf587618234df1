//! Where the columns stand in a row.

use egui::{Align, Rangef, Rect, vec2};

use crate::app::table::{Column, Shows, TableView};
use crate::app::theme::{anatomy::table, icons};

/// The columns there is room for, left to right, from the left of the table.
pub(super) struct Places {
    columns: Vec<(Column, Rangef)>,
    /// Where the slope lines stand with the ranks they come from; empty without them.
    lane: Rangef,
    /// The ranks within it.
    ranks: f32,
}

impl Places {
    /// Gives every column its width; the post takes what is left over, and where nothing is left, the columns go that
    /// are missed least.
    pub(super) fn new(view: &TableView, posts: usize, width: f32) -> Places {
        let extra = extra(posts);
        let lane = Rangef::new(0.0, lane(view, extra));
        let room = width - lane.span() - 2.0 * table::PAD;
        let mut columns: Vec<Column> = view.columns.iter().copied().collect();
        while rest(&columns, view, extra) + table::POST_LEAST > room {
            let least = (0..columns.len()).rev().min_by_key(|&at| columns[at].declared().keep);
            match least.filter(|&at| columns[at].declared().keep < Column::Post.declared().keep) {
                Some(at) => drop(columns.remove(at)),
                None => break,
            }
        }
        let post = (room - rest(&columns, view, extra)).max(table::POST_LEAST);
        let mut left = lane.max + table::PAD;
        let place = |column: Column| {
            let width = if column == Column::Post { post } else { width_of(column, view, extra) };
            left += width;
            (column, Rangef::new(left - width, left))
        };
        Places { columns: columns.into_iter().map(place).collect(), lane, ranks: table::SLOPE_RANK + extra }
    }

    /// How wide a table of these columns is at its best. What sorts it makes no difference, lest the phone beside it jump;
    /// a third digit comes out of the post's column.
    pub(super) fn wanted(view: &TableView, posts: usize) -> f32 {
        let usual = TableView { widths: [].into(), sort: Column::Rank, ..view.clone() };
        let extra = (extra(posts) - table::DIGIT).max(0.0);
        let columns = view.columns.iter().map(|&column| width_of(column, &usual, extra));
        columns.sum::<f32>() + 2.0 * table::PAD + lane(view, extra)
    }

    /// The columns shown, left to right.
    pub(super) fn columns(&self) -> impl Iterator<Item = Column> + '_ {
        self.columns.iter().map(|&(column, _)| column)
    }

    /// Is there room for it?
    pub(super) fn shows(&self, column: Column) -> bool {
        self.columns().any(|shown| shown == column)
    }

    /// Its whole cell in a row that begins at the table's left.
    pub(super) fn span(&self, column: Column, row: Rect) -> Option<Rect> {
        let (_, x) = self.columns.iter().find(|(shown, _)| *shown == column)?;
        Some(Rect::from_x_y_ranges(row.left() + x.min..=row.left() + x.max, row.y_range()))
    }

    /// Its cell in such a row, without the padding.
    pub(super) fn cell(&self, column: Column, row: Rect) -> Option<Rect> {
        let pad = if column == Column::Move { table::CHIP_PAD } else { table::CELL_PAD };
        Some(self.span(column, row)?.shrink2(vec2(pad, 0.0)))
    }

    /// The cells of the columns that only a ranked post fills, as one.
    pub(super) fn ledger_cell(&self, row: Rect) -> Option<Rect> {
        let is_ledger = |column: &Column| *column > Column::Age && *column < Column::Outcome;
        let (first, last) = (self.columns().find(is_ledger)?, self.columns().filter(is_ledger).last()?);
        Some(self.cell(first, row)?.union(self.cell(last, row)?))
    }

    /// Splits a rectangle of the table: the slope lines with their ranks, and what stands right of them.
    pub(super) fn split(&self, rect: Rect) -> (Rect, Rect) {
        rect.split_left_right_at_x(rect.left() + self.lane.max)
    }

    /// Splits such a rectangle's left part: the pinned ranks, and where the lines run.
    pub(super) fn split_lane(&self, lane: Rect) -> (Rect, Rect) {
        lane.split_left_right_at_x(lane.left() + self.ranks)
    }

    /// So much wider a column may become.
    pub(super) fn spare(&self) -> f32 {
        let post = self.columns.iter().find(|(column, _)| *column == Column::Post);
        post.map_or(0.0, |(_, x)| (x.span() - table::POST_LEAST).max(0.0))
    }
}

/// Numbers stand at the right of their column, words at the left, and so do chips and bars.
pub(super) fn align(column: Column) -> Align {
    match column.declared().shows {
        _ if matches!(column, Column::Move | Column::Contributions) => Align::Min,
        Shows::Number(..) => Align::Max,
        Shows::Words | Shows::OneOf(_) | Shows::Moment => Align::Min,
    }
}

/// What all columns but the post's take.
fn rest(columns: &[Column], view: &TableView, extra: f32) -> f32 {
    let others = columns.iter().filter(|column| **column != Column::Post);
    others.map(|&column| width_of(column, view, extra)).sum()
}

fn width_of(column: Column, view: &TableView, extra: f32) -> f32 {
    let counts_places = matches!(column, Column::Rank | Column::Pinned | Column::Move);
    view.width(column) + if counts_places { extra } else { 0.0 } + arrow(column, view)
}

/// The arrow beside the title that sorts; a title of a few letters leaves it room.
fn arrow(column: Column, view: &TableView) -> f32 {
    let is_long = column.declared().title.chars().count() > 3;
    if view.sort == column && is_long { icons::INLINE } else { 0.0 }
}

/// Ranks of three digits and more take more room.
fn extra(posts: usize) -> f32 {
    let digits = posts.max(1).ilog10() + 1;
    digits.saturating_sub(2) as f32 * table::DIGIT
}

fn lane(view: &TableView, extra: f32) -> f32 {
    if view.slopes { table::SLOPE_RANK + extra + table::SLOPE_LANE } else { 0.0 }
}
