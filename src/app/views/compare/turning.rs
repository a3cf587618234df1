//! The knobs of one policy of the comparison: those of Tune, turned where the policy stands.

use egui::{Align, Rect, Ui, Vec2, pos2, vec2};

use super::{head, look, part};
use crate::app::command::{Command, Commands};
use crate::app::compare::{self, Place, Side};
use crate::app::state::State;
use crate::app::theme::{Icon, Style, size, space, theme};
use crate::app::views::knobs;
use crate::app::widgets::{Button, IconButton, hair_below, label, wrapped};

/// What turning the pinned policy comes to.
const OF_PINNED: &str = "Moves are counted from this policy: as it is turned, they are counted from the changed order.";

/// Draws them, below whose they are.
pub(super) fn ui(ui: &mut Ui, state: &State, side: &Side<'_>, commands: &mut Commands) {
    let room = ui.max_rect();
    ui.painter().rect_filled(room, 0, theme(ui).bg.panel);
    let seen_from = match side.place {
        Place::AtHand => None,
        place => state.turned_to(place),
    };
    let turned = seen_from.as_ref().unwrap_or(state);
    let mut asked = Commands::default();
    let (strip, mut body) = room.split_top_bottom_at_y(room.top() + size::TABS);
    strip_ui(ui, strip, turned, side, commands, &mut asked, state);
    if side.place == Place::Pinned {
        let inner = body.shrink2(vec2(space::L, space::M));
        let color = theme(ui).text.secondary;
        let words = wrapped(ui.painter(), inner.width(), OF_PINNED, Style::CAPTION, color);
        let told = body.with_max_y(inner.top() + words.size().y + space::M);
        ui.painter().galley(inner.min, words, color);
        hair_below(ui.painter(), told, theme(ui).stroke.hair);
        body.min.y = told.bottom();
    }
    part(ui, body, "knobs", |ui| knobs::ui(ui, turned, &mut asked));
    for command in asked.take() {
        commands.send(command.at(side.place));
    }
}

fn strip_ui(
    ui: &mut Ui,
    strip: Rect,
    turned: &State,
    side: &Side<'_>,
    commands: &mut Commands,
    asked: &mut Commands,
    state: &State,
) {
    hair_below(ui.painter(), strip, theme(ui).stroke.hair);
    let inner = strip.shrink2(vec2(space::L, 0.0));
    let badge = head::badge(ui, inner, side.place);
    let close = pos2(inner.right() - size::BUTTON / 2.0 + space::S, inner.center().y);
    let close = Rect::from_center_size(close, Vec2::splat(size::BUTTON));
    if IconButton::new(Icon::CLOSE, "Close the knobs").show(ui, close).clicked() {
        look(state, |view| compare::turn(view, None), commands);
    }
    let spoken = format!("Reset all of {}", side.badge());
    let reset = Button::new("Reset all").small().enabled(turned.changes() != (0, 0)).spoken(&spoken);
    let width = reset.size(ui).x;
    let middle = pos2(close.left() - space::S - width / 2.0, inner.center().y);
    let at = Rect::from_center_size(middle, vec2(width, size::BUTTON_SMALL));
    if reset.show(ui, at).clicked() {
        asked.send(Command::ResetAll);
    }
    let name = inner.with_min_x(badge.right() + space::M).with_max_x(at.left() - space::S);
    label(ui, name, Align::Min, &side.policy.name, Style::BODY_STRONG, theme(ui).text.primary);
}
