//! Pull to refresh: a scroll that begins at the top and goes on against it, or a drag beyond it.

use std::time::Duration;

use egui::{CornerRadius, Pos2, Rect, Ui, Vec2, pos2};

use crate::app::command::{Command, Commands};
use crate::app::theme::{Icon, icons, motion, space, stage};

use super::Show;
use super::memory::{Memory, Pull};
use super::places::Places;

/// Follows the wheel, and refreshes once it pulled far enough. Call it before the feed takes the wheel's turns.
pub(super) fn follow_wheel(ui: &Ui, places: &Places, memory: &mut Memory, commands: &mut Commands) {
    let (turn, now) = ui.input(|input| (input.smooth_scroll_delta.y, input.time));
    let turn = if ui.is_enabled() && ui.rect_contains_pointer(places.stage) { turn } else { 0.0 };
    memory.pull = follow(memory.pull, turn, now, memory.offset <= 0.0);
    if memory.pull.length.is_some_and(|length| length >= stage::PULL) {
        memory.pull.length = None;
        commands.send(Command::Refresh);
    }
}

/// Follows a finger, or a mouse with its button down, and refreshes once it lets go far enough below where it touched.
pub(super) fn follow_finger(ui: &Ui, places: &Places, memory: &mut Memory, commands: &mut Commands) {
    let pointer = ui.input(|input| input.pointer.clone());
    let origin = pointer.press_origin().filter(|&at| ui.is_enabled() && is_on_feed(ui, places, at));
    if pointer.primary_pressed() {
        memory.pull.finger = origin.filter(|_| memory.offset <= 0.0).map(|_| 0.0);
    }
    if let (Some(_), Some(from), Some(to)) = (memory.pull.finger, origin, pointer.interact_pos()) {
        memory.pull.finger = Some(drawn_down(to - from));
    }
    if !pointer.primary_down() {
        let pulled = memory.pull.finger.take();
        if pulled.is_some_and(|length| length >= stage::PULL) {
            commands.send(Command::Refresh);
        }
    }
}

/// How far a finger that moved so far pulls the feed: only downwards, and after a little play.
fn drawn_down(moved: Vec2) -> f32 {
    if moved.y > moved.x.abs() { (moved.y - stage::PULL_PLAY).max(0.0) } else { 0.0 }
}

fn is_on_feed(ui: &Ui, places: &Places, at: Pos2) -> bool {
    places.feed.contains(at) && ui.ctx().layer_id_at(at) == Some(ui.layer_id())
}

/// Paints the mark that comes down while the wheel pulls, the darker the nearer it is to a refresh.
pub(super) fn paint(ui: &Ui, show: &Show<'_>, places: &Places, memory: &Memory) {
    let Pull { length, finger, .. } = memory.pull;
    let Some(length) = finger.or(length).filter(|&length| length > 0.0) else { return };
    let length = length.min(stage::PULL);
    let radius = stage::ARROW / 2.0 + space::XS;
    let middle = pos2(places.feed.center().x, places.feed.top() + length / 2.0);
    let plate = Rect::from_center_size(middle, Vec2::splat(2.0 * radius));
    let painter = ui.painter_at(places.feed);
    painter.add(show.screen.theme.shadow.pop.as_shape(plate, CornerRadius::same(radius as u8)));
    painter.circle_filled(middle, radius, show.screen.theme.bg.raised);
    let color = show.screen.theme.text.tertiary.lerp_to_gamma(show.screen.theme.text.primary, length / stage::PULL);
    Icon::REFRESH.paint(&painter, middle, icons::BUTTON, color);
    ui.ctx().request_repaint_after(Duration::from_secs_f32(motion::WHEEL_REST));
}

/// The pull after the wheel turned by `turn` points at `now`.
fn follow(pull: Pull, turn: f32, now: f64, is_at_top: bool) -> Pull {
    let is_new = now - pull.turned > f64::from(motion::WHEEL_REST);
    match (turn, is_new) {
        (0.0, true) => Pull { length: None, ..pull },
        (0.0, false) => pull,
        (turn, true) => Pull { length: is_at_top.then_some(turn.max(0.0)), turned: now, ..pull },
        (turn, false) => Pull { length: pull.length.map(|length| (length + turn).max(0.0)), turned: now, ..pull },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_scroll_that_begins_at_the_top_pulls() {
        let at_top = follow(Pull { turned: -9.0, ..Pull::default() }, 10.0, 0.0, true);
        assert_eq!(follow(at_top, 10.0, 0.1, true).length, Some(20.0));
        let below = follow(Pull { turned: -9.0, ..Pull::default() }, 10.0, 0.0, false);
        assert_eq!(follow(below, 10.0, 0.1, true).length, None);
    }

    #[test]
    fn a_finger_pulls_only_down() {
        assert_eq!(drawn_down(Vec2::new(90.0, 40.0)), 0.0);
        assert_eq!(drawn_down(Vec2::new(0.0, -40.0)), 0.0);
        assert!(drawn_down(Vec2::new(10.0, 90.0)) > stage::PULL);
    }

    #[test]
    fn a_wheel_at_rest_lets_go() {
        let pulled = Pull { length: Some(30.0), ..Pull::default() };
        assert_eq!(follow(pulled, 0.0, 0.1, true).length, Some(30.0));
        assert_eq!(follow(pulled, 0.0, 1.0, true).length, None);
    }
}
