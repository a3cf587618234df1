//! Lines from each post's place by hand to its place by the system.

use egui::{Align, Color32, Id, Pos2, Rangef, Shape, Stroke, Ui, lerp, pos2};

use super::Show;
use crate::app::theme::{motion, seconds, stroke, theme, try_it as anatomy};
use crate::app::widgets::{Move, move_chip};

/// Draws the lines, and a chip at the end of each that says the move.
pub(super) fn ui(ui: &mut Ui, show: &Show<'_>, lane: Rangef, top: f32) {
    let view = &show.board.view;
    let id = Id::unique(("try it revealed", view.seed, view.again, &view.viewer));
    let drawn = ui.ctx().animate_bool_with_time(id, view.revealed, seconds(ui, motion::REVEAL));
    let Some(round) = show.board.round.as_ref().filter(|_| view.revealed) else { return };
    let middle = |place: usize| top + anatomy::HEAD + place as f32 * anatomy::PITCH + anatomy::ROW / 2.0;
    let most = (round.system.len().max(2) - 1) as f32;
    let selected = show.selected();
    let mut chips = Vec::new();
    for (at, &post) in round.system.iter().enumerate() {
        let Some(moved) = show.board.moved(post) else { continue };
        let ends = [pos2(lane.min, middle((at as i64 + moved) as usize)), pos2(lane.max, middle(at))];
        let hue = match moved {
            1.. => theme(ui).signal.positive,
            0 => theme(ui).stroke.strong,
            _ => theme(ui).signal.negative,
        };
        let is_quiet = selected.is_some_and(|selected| selected != post);
        let hue = if is_quiet { hue.gamma_multiply(anatomy::LINE_OPACITY) } else { hue };
        let width = lerp(anatomy::LINE.0..=anatomy::LINE.1, moved.unsigned_abs() as f32 / most);
        let width = if selected == Some(post) { width.max(stroke::PATH) } else { width };
        let points = bend(ends).take_while(|(share, _)| *share <= drawn).map(|(_, point)| point).collect();
        ui.painter().add(Shape::line(points, Stroke::new(width, hue)));
        chips.push((at, moved));
    }
    if drawn >= 1.0 {
        for (at, moved) in chips {
            move_chip(ui, pos2(lane.max - anatomy::CHIP_END, middle(at)), Align::Max, Move::By(moved));
        }
    }
}

/// Points of a line that leaves and reaches its ends level, each with its share of the way.
fn bend([from, to]: [Pos2; 2]) -> impl Iterator<Item = (f32, Pos2)> {
    let reach = egui::vec2((to.x - from.x) * anatomy::LINE_BEND, 0.0);
    let points = [from, from + reach, to - reach, to];
    let curve = egui::epaint::CubicBezierShape::from_points_stroke(points, false, Color32::TRANSPARENT, Stroke::NONE);
    (0..=anatomy::LINE_PIECES).map(move |piece| {
        let share = piece as f32 / anatomy::LINE_PIECES as f32;
        (share, curve.sample(share))
    })
}
