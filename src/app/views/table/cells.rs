//! Where the columns stand in a row.

use egui::{Align, Rect, vec2};

use crate::app::theme::anatomy::table;

use super::choice::Column;

impl Column {
    /// Its width in a table of that width; the post takes what is left over.
    fn width(self, all: f32) -> f32 {
        match self {
            Column::Rank => table::RANK,
            Column::Move => table::MOVE,
            Column::Post => table::POST + (all - table::WIDTH).max(0.0),
            Column::Type => table::TYPE,
            Column::Age => table::AGE,
            Column::Contributions => table::CONTRIBUTIONS,
            Column::Factor => table::FACTOR,
            Column::Score => table::SCORE,
            Column::Rule => table::RULE,
        }
    }

    /// Numbers stand at the right of their column, words at the left.
    pub(super) const fn align(self) -> Align {
        match self {
            Column::Rank | Column::Age | Column::Factor | Column::Score | Column::Rule => Align::Max,
            Column::Move | Column::Post | Column::Type | Column::Contributions => Align::Min,
        }
    }

    /// Its whole cell in a row.
    pub(super) fn span(self, row: Rect) -> Rect {
        let before = Column::ALL.into_iter().take_while(|&column| column != self);
        let left = row.left() + table::PAD + before.map(|column| column.width(row.width())).sum::<f32>();
        Rect::from_x_y_ranges(left..=left + self.width(row.width()), row.y_range())
    }

    /// Its cell in a row, without the padding.
    pub(super) fn cell(self, row: Rect) -> Rect {
        let pad = if self == Column::Move { table::CHIP_PAD } else { table::CELL_PAD };
        self.span(row).shrink2(vec2(pad, 0.0))
    }
}
