//! Previous, seven dots, next: always in sight.

use egui::{Rect, Sense, Ui, WidgetInfo, accesskit::Role, pos2, vec2};

use super::{Scene, bar};
use crate::app::command::Commands;
use crate::app::shortcuts;
use crate::app::theme::{Icon, motion, radius, seconds, size, stroke, theme, tour as anatomy};
use crate::app::widgets::{Button, Tip, ring};
use crate::learn::tour;

/// Draws it into the ui.
pub(super) fn ui(ui: &mut Ui, scene: &Scene<'_>, commands: &mut Commands) {
    let room = ui.max_rect();
    let theme = theme(ui);
    ui.painter().rect_filled(room.with_max_y(room.top() + stroke::HAIR), 0, theme.stroke.hair);
    let last = tour().len() - 1;
    let back_key = shortcuts::keys(ui.ctx(), shortcuts::PREVIOUS_STEP).unwrap_or_default();
    let next_key = shortcuts::keys(ui.ctx(), shortcuts::NEXT_STEP).unwrap_or_default();
    let back = Button::new("Previous")
        .icon(Icon::BACKWARD)
        .enabled(scene.at > 0)
        .tip(Tip::new(shortcuts::PREVIOUS_STEP).key(&back_key, ""));
    let next = Button::new("Next")
        .icon_after(Icon::FORTH)
        .primary()
        .enabled(scene.at < last)
        .tip(Tip::new(shortcuts::NEXT_STEP).key(&next_key, ""));
    let at = |width: f32, left: f32| {
        Rect::from_min_size(pos2(left, room.center().y - size::BUTTON / 2.0), vec2(width, size::BUTTON))
    };
    let (back_width, next_width) = (back.size(ui).x, next.size(ui).x);
    let response = back.show(ui, at(back_width, room.left()));
    bar::stepped(ui, scene.state, &response, commands);
    if response.clicked() && scene.at > 0 {
        bar::go(scene.state, scene.at - 1, commands);
    }
    dots_ui(ui, scene, room.with_min_x(room.left() + back_width).with_max_x(room.right() - next_width), commands);
    let response = next.show(ui, at(next_width, room.right() - next_width));
    bar::stepped(ui, scene.state, &response, commands);
    if response.clicked() && scene.at < last {
        bar::go(scene.state, scene.at + 1, commands);
    }
}

/// One dot to a step, the open one wide.
fn dots_ui(ui: &mut Ui, scene: &Scene<'_>, room: Rect, commands: &mut Commands) {
    let theme = theme(ui);
    let count = tour().len();
    let pitch = anatomy::DOT_PITCH.min(room.width() / (count as f32 + 1.0));
    let width = pitch * (count - 1) as f32;
    for at in 0..count {
        let center = pos2(room.center().x - width / 2.0 + pitch * at as f32, room.center().y);
        let cell = Rect::from_center_size(center, vec2(pitch, size::BUTTON));
        let response = ui.interact(cell, ui.scope_id().with(("dot", at)), Sense::CLICK);
        let name = format!("Go to step {}", at + 1);
        response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, at == scene.at, &name));
        let time = seconds(ui, motion::EXPAND);
        let open = ui.ctx().animate_bool_with_time(response.id, at == scene.at, time);
        let dot = vec2(egui::lerp(anatomy::DOT..=anatomy::DOT_OPEN, open), anatomy::DOT);
        let ink = if at == scene.at {
            theme.ink.fill
        } else if at < scene.at || response.hovered() {
            theme.text.tertiary
        } else {
            theme.stroke.line
        };
        ui.painter().rect_filled(Rect::from_center_size(center, dot), anatomy::DOT / 2.0, ink);
        ring(ui, &response, Rect::from_center_size(center, dot), radius::BADGE);
        if response.clicked() {
            bar::go(scene.state, at, commands);
        }
    }
}
