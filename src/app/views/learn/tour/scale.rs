//! A scale across a plot: its numbers above, a line at each.

use egui::{Align, Rect, Ui, pos2, vec2};

use crate::app::theme::{Style, stroke, theme, tour as anatomy};
use crate::app::widgets::line;
use crate::learn::tour::Axis;

/// Draws the numbers into `head`, and the lines from it down to `bottom`.
pub(super) fn ui(ui: &Ui, axis: &Axis, head: Rect, bottom: f32, text: impl Fn(f64) -> String) {
    let theme = theme(ui);
    for number in axis.lines() {
        let x = at(axis, head, number);
        let cell = Rect::from_center_size(pos2(x, head.center().y), vec2(anatomy::NUMBER, head.height()));
        line(ui.painter(), cell, Align::Center, &text(number), Style::MICRO, theme.text.tertiary);
        let upright =
            Rect::from_min_max(pos2(x - stroke::HAIR / 2.0, head.bottom()), pos2(x + stroke::HAIR / 2.0, bottom));
        ui.painter().rect_filled(upright, 0, theme.stroke.hair);
    }
}

/// Where a value stands across a plot.
pub(super) fn at(axis: &Axis, plot: Rect, value: f64) -> f32 {
    plot.left() + plot.width() * axis.share(value) as f32
}
