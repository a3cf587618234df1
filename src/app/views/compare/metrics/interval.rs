//! Where the mean of a difference lies, as a dot on its interval about zero.

use egui::{Color32, Pos2, Rect, Stroke, Ui, pos2};

use crate::app::theme::{compare as anatomy, size, stroke, theme};
use crate::simulation::experiment::Effect;

/// How far from zero the intervals of a row reach: all of a row have one scale.
pub(super) fn reach(effects: &[&Effect]) -> f64 {
    let ends = effects.iter().flat_map(|effect| {
        let interval = effect.interval.map(|interval| [interval.low, interval.high]);
        interval.into_iter().flatten().chain(effect.difference.map(|difference| difference.mean))
    });
    ends.map(f64::abs).fold(0.0, f64::max)
}

/// Draws the interval into `room`, whose middle is zero and whose ends are `reach` away from it.
pub(super) fn ui(ui: &Ui, room: Rect, effect: &Effect, reach: f64, ink: Color32) {
    let Some(difference) = effect.difference else { return };
    let (painter, theme) = (ui.painter(), theme(ui));
    let share = |value: f64| if reach > 0.0 { (value / reach) as f32 } else { 0.0 };
    let x = |value: f64| room.center().x + share(value) * (room.width() - size::CHANGED_DOT) / 2.0;
    let y = room.center().y;
    painter.vline(
        room.center().x,
        room.shrink(anatomy::WHISKER).y_range(),
        Stroke::new(stroke::HAIR, theme.stroke.line),
    );
    if let Some(interval) = effect.interval {
        let line = Stroke::new(stroke::HOLLOW, ink);
        painter.hline(x(interval.low)..=x(interval.high), y, line);
        for end in [interval.low, interval.high] {
            painter.vline(x(end), y - anatomy::WHISKER / 2.0..=y + anatomy::WHISKER / 2.0, line);
        }
    }
    dot(ui, pos2(x(difference.mean), y), effect.interval.is_some_and(|interval| interval.is_clear()), ink);
}

/// A full dot where the interval leaves zero out, a hollow one where it holds it.
pub(super) fn dot(ui: &Ui, at: Pos2, is_clear: bool, ink: Color32) {
    let radius = size::CHANGED_DOT / 2.0;
    match is_clear {
        true => ui.painter().circle_filled(at, radius, ink),
        false => ui.painter().circle(at, radius, theme(ui).bg.panel, Stroke::new(stroke::HOLLOW, ink)),
    };
}
