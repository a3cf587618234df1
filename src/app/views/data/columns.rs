//! Which columns the table has, and how wide they are.

use egui::{
    CursorIcon, EventFilter, Id, Key, Modifiers, Rect, RectAlign, Response, ScrollArea, Sense, Ui, WidgetInfo,
    accesskit::Role, vec2,
};

use super::grid::usual;
use crate::app::data::TableLook;
use crate::app::theme::{Icon, anatomy::table, data, size, space, stroke, theme};
use crate::app::widgets::{CheckRow, MenuRow, Tip, popover};
use crate::domain::Table;
use crate::files::table::{Column, columns};

/// A check for each column but the first, below the button.
pub(super) fn menu_ui(button: &Response, of: Table, look: &mut TableLook) {
    popover(button, RectAlign::BOTTOM_END, size::MENU, |ui| {
        let is_usual = look.hidden.is_empty() && look.widths.is_empty();
        if MenuRow::new("Usual columns and widths").icon(Icon::RESET).enabled(!is_usual).show(ui).clicked() {
            look.hidden.clear();
            look.widths.clear();
        }
        ScrollArea::vertical().id_salt("data columns").max_height(table::COLUMNS_MENU).show(ui, |ui| {
            for column in columns(of).iter().skip(1) {
                let on = !look.hidden.contains(column.key);
                let shown = CheckRow { label: column.title, word: None, note: "", on }.show(ui);
                if Tip::new(column.doc).on(shown).clicked() {
                    look.turn_column(of, column);
                }
            }
        });
    });
}

/// What the menu of one column says of its width, and hiding it.
pub(super) fn column_ui(ui: &mut Ui, of: Table, look: &mut TableLook, at: usize, column: &'static Column) {
    if look.widths.contains_key(column.key) && MenuRow::new("Usual width").icon(Icon::RESET).show(ui).clicked() {
        look.widths.remove(column.key);
    }
    let hide = format!("Hide column {}", column.title);
    if at > 0 && MenuRow::new(&hide).icon(Icon::HIDE).show(ui).clicked() {
        look.turn_column(of, column);
    }
}

/// The right edge of a header: dragged, it makes the column wider or narrower; a double click gives it its usual width.
pub(super) fn edge_ui(ui: &mut Ui, of: Table, look: &mut TableLook, at: usize, column: &'static Column, cell: Rect) {
    let grip = Rect::from_center_size(cell.right_center(), vec2(space::S, cell.height()));
    let id = Id::unique(("data edge", of.key(), column.key));
    let response = ui.interact(grip.intersect(ui.clip_rect()), id, Sense::DRAG | Sense::CLICK);
    let name = format!("Width of {}", column.title);
    response.widget_info(|| WidgetInfo {
        value: Some(f64::from(cell.width())),
        ..WidgetInfo::labeled(Role::Splitter, true, &name)
    });
    if response.hovered() || response.dragged() {
        ui.set_cursor_icon(CursorIcon::ResizeColumn);
        let line = Rect::from_center_size(grip.center(), vec2(stroke::SELECTION, grip.height() - 2.0 * space::S));
        ui.painter().rect_filled(line, 0, theme(ui).stroke.strong);
    }
    if response.drag_delta().x != 0.0 {
        resize(ui, of, look, at, column, response.drag_delta().x);
    }
    if response.double_clicked() {
        look.widths.remove(column.key);
    }
}

/// Shift with left and right resizes the column whose header has the keyboard.
pub(super) fn keyed(ui: &Ui, of: Table, look: &mut TableLook, at: usize, column: &'static Column, header: &Response) {
    if !header.has_focus() {
        return;
    }
    let arrows = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(header.id, arrows));
    let steps = ui.input_mut(|input| {
        let mut times = |key| input.count_and_consume_key(Modifiers::SHIFT, key) as f32;
        times(Key::ArrowRight) - times(Key::ArrowLeft)
    });
    if steps != 0.0 {
        resize(ui, of, look, at, column, steps * table::STEP);
    }
}

fn resize(ui: &Ui, of: Table, look: &mut TableLook, at: usize, column: &'static Column, by: f32) {
    let width = look.widths.get(column.key).copied().unwrap_or_else(|| usual(ui, of, at, column));
    look.widths.insert(column.key.to_owned(), (width + by).clamp(data::COLUMN[0], data::COLUMN[1]));
}
