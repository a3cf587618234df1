//! The dot before a row: something here differs from the default.

use egui::{Rect, Response, Sense, Stroke, Ui, Vec2, WidgetInfo, accesskit::Role};

use crate::app::theme::{size, stroke, theme};
use crate::app::widgets::ring;

/// A dot that can be pressed; hollow where it is not `filled`. `name` says what pressing it does.
pub(super) fn ui(ui: &mut Ui, cell: Rect, name: &str, filled: bool) -> Response {
    let theme = theme(ui);
    let response = ui.interact(cell, ui.scope_id().with(("dot", name)), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
    let radius = size::CHANGED_DOT / 2.0 + if response.hovered() { stroke::HAIR } else { 0.0 };
    if filled {
        ui.painter().circle_filled(cell.center(), radius, theme.ink.fill);
    } else {
        // As large as the filled one, or it would touch the name beside it.
        let middle = radius - stroke::HOLLOW / 2.0;
        ui.painter().circle_stroke(cell.center(), middle, Stroke::new(stroke::HOLLOW, theme.stroke.strong));
    }
    let around = Rect::from_center_size(cell.center(), Vec2::splat(size::CHANGED_DOT - 2.0 * stroke::HAIR));
    ring(ui, &response, around, (size::CHANGED_DOT / 2.0) as u8);
    response.on_hover_text(name)
}
