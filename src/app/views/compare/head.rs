//! Above a feed: whose it is, and what can be done with that policy.

use egui::{Align, Rect, Stroke, StrokeKind, Ui, pos2, vec2};

use crate::app::command::{Command, Commands};
use crate::app::compare::{Place, Side};
use crate::app::document::OTHERS;
use crate::app::state::State;
use crate::app::theme::{Icon, Style, radius, size, space, stroke, theme};
use crate::app::views::lever;
use crate::app::widgets::{Dropdown, MenuRow, line, menu, text_width};
use crate::learn::View;
use crate::policy::{Policy, Value};

/// Draws it.
pub(super) fn ui(ui: &mut Ui, state: &State, side: &Side<'_>, commands: &mut Commands) {
    let theme = theme(ui);
    let room = ui.max_rect();
    let width = text_width(ui.painter(), side.badge(), Style::CAPTION.strong()).ceil() + 2.0 * space::S;
    let badge = Rect::from_min_size(
        pos2(room.left(), room.center().y - size::BUTTON_SMALL / 2.0),
        vec2(width, size::BUTTON_SMALL),
    );
    if side.place == Place::Pinned {
        let edge = Stroke::new(stroke::HAIR, theme.stroke.line);
        ui.painter().rect(badge, radius::BADGE, theme.bg.surface, edge, StrokeKind::Inside);
        line(ui.painter(), badge, Align::Center, side.badge(), Style::CAPTION.strong(), theme.text.primary);
    } else {
        ui.painter().rect_filled(badge, radius::BADGE, theme.ink.fill);
        line(ui.painter(), badge, Align::Center, side.badge(), Style::CAPTION.strong(), theme.ink.on);
    }
    let left = badge.right() + space::XS;
    let shown = tried(state, side).unwrap_or_else(|| side.policy.name.clone());
    let dropdown = Dropdown { label: "", value: &shown, icon: None, lead: 0.0 };
    let width = dropdown.size(ui).x.min(room.right() - left);
    let rect = Rect::from_min_size(pos2(left, room.center().y - size::BUTTON / 2.0), vec2(width, size::BUTTON));
    let (button, _) = dropdown.show(ui, rect);
    menu(&button, size::MENU, |ui| rows(ui, state, side, commands));
}

/// What is said instead of the policy's name while a value is tried on it: `Comment 7.3, tried`.
fn tried(state: &State, side: &Side<'_>) -> Option<String> {
    let (swept, value) = state.session.tried().filter(|_| side.place == Place::AtHand)?;
    Some(format!("{} {}, tried", lever::name(side.policy, swept), lever::value(swept, Value::Number(value))))
}

fn rows(ui: &mut Ui, state: &State, side: &Side<'_>, commands: &mut Commands) {
    if side.place == Place::Pinned {
        let now = MenuRow::new("Pin the order of A").effect("counts moves from it").icon(Icon::PIN);
        if now.show(ui).clicked() {
            commands.send(Command::Pin);
        }
    }
    if side.place == Place::AtHand && MenuRow::new("Turn its knobs").icon(Icon::TUNE).show(ui).clicked() {
        commands.send(Command::View(View::Tune));
    }
    if let Place::Other(at) = side.place
        && MenuRow::new("Turn its knobs").effect("changes places with A").icon(Icon::TUNE).show(ui).clicked()
    {
        commands.send(Command::SwapOther(at));
        commands.send(Command::View(View::Tune));
    }
    let has_room = state.document.others.len() < OTHERS;
    if MenuRow::new("Duplicate").icon(Icon::COPY).enabled(has_room).show(ui).clicked() {
        let name = format!("{} copy", side.policy.name);
        commands.send(Command::AddOther(Box::new(Policy { name, ..side.policy.clone() })));
    }
    if let Place::Other(at) = side.place
        && MenuRow::new("Take it away").icon(Icon::DELETE).destructive().show(ui).clicked()
    {
        commands.send(Command::RemoveOther(at));
    }
}
