//! The background of a row.

use egui::{Rect, Response, Ui};

use crate::app::theme::{motion, seconds, stroke, theme};

/// Paints hover, press and selection behind a row; a selected one has an ink line at its left, inside, so that
/// nothing moves.
pub fn row_background(ui: &Ui, rect: Rect, response: &Response, selected: bool) {
    let theme = theme(ui);
    let hovered = response.contains_pointer() && response.enabled();
    let share = ui.ctx().animate_bool_with_time(response.id.with("hover"), hovered, seconds(ui, motion::HOVER));
    if selected {
        ui.painter().rect_filled(rect, 0, theme.bg.selected);
        ui.painter().rect_filled(rect.with_max_x(rect.left() + stroke::SELECTION), 0, theme.ink.fill);
    } else if response.is_pointer_button_down_on() {
        ui.painter().rect_filled(rect, 0, theme.bg.active);
    } else if share > 0.0 {
        ui.painter().rect_filled(rect, 0, theme.bg.hover.gamma_multiply(share));
    }
}
