//! Which columns the table has.

use egui::{RectAlign, Response, ScrollArea};

use crate::app::table::{Column, TableView, capitalized};
use crate::app::theme::{Icon, anatomy::table, size};
use crate::app::views::terms;
use crate::app::widgets::{CheckRow, MenuRow, Tip, popover};
use crate::learn::term_named;

use super::cells::Places;

/// A check for each column, below the button; the table has so many posts and is so wide.
pub(super) fn ui(button: &Response, posts: usize, width: f32, view: &mut TableView) {
    popover(button, RectAlign::BOTTOM_END, size::MENU, |ui| {
        let is_usual = view.columns == Column::USUAL.into() && view.widths.is_empty();
        if MenuRow::new("Usual columns and widths").icon(Icon::RESET).enabled(!is_usual).show(ui).clicked() {
            view.columns = Column::USUAL.into();
            view.widths.clear();
        }
        let places = Places::new(view, posts, width);
        ScrollArea::vertical().id_salt("columns").max_height(table::COLUMNS_MENU).show(ui, |ui| {
            for declared in Column::all().filter(|declared| declared.column != Column::Post) {
                let column = declared.column;
                let is_on = view.columns.contains(&column);
                let note = if is_on && !places.shows(column) { "no room" } else { "" };
                let named = term_named(column.spoken());
                let word = named.map(|named| named.part);
                let row = CheckRow { label: &capitalized(column.spoken()), word, note, on: is_on };
                let shown = row.show(ui);
                if terms::control(ui, shown, named, Tip::new(declared.doc)).clicked() {
                    view.turn_column(column);
                }
            }
        });
    });
}
