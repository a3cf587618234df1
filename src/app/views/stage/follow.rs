//! The button that follows an account, or follows it no more; what that would do is told before.

use egui::{Align, Pos2, Rect, Ui, pos2, vec2};

use crate::app::command::{Command, Commands};
use crate::app::document::Control;
use crate::app::theme::{Icon, Style, space};
use crate::app::widgets::{Button, Tip, text_width};
use crate::domain::AccountId;

use super::Show;
use super::effects;
use super::paint::{line, paragraph};
use super::previews::preview;

/// Does the viewer follow the account?
pub(super) fn is_followed(show: &Show<'_>, account: AccountId) -> bool {
    show.world().follows(show.viewer().account, account)
}

/// Paints `Follow` with its right end at `right`; `name` tells it from others of its kind. Answers where it stands.
pub(super) fn ui(
    ui: &mut Ui,
    show: &Show<'_>,
    right: Pos2,
    account: AccountId,
    name: &str,
    commands: &mut Commands,
) -> Rect {
    let button = Button::new("Follow").small().text(show.screen.text());
    let size = button.size(ui);
    let place = Rect::from_min_size(right - vec2(size.x, size.y / 2.0), size);
    send(ui, show, place, button, account, name, commands);
    place
}

/// Paints the one of a profile at the left of `place`, filled while it is not followed; beside it what it would do, or
/// below it where that has no room beside. Answers where it ends.
pub(super) fn with_effect_ui(
    ui: &mut Ui,
    show: &Show<'_>,
    place: Rect,
    account: AccountId,
    commands: &mut Commands,
) -> f32 {
    let control = Control::Follow(account, !is_followed(show, account));
    let (_, name) = effects::name(show, control);
    let button = match is_followed(show, account) {
        true => Button::new("Following").icon(Icon::CHECK),
        false => Button::new("Follow").icon(Icon::FOLLOW).primary(),
    };
    let button = button.text(show.screen.text());
    let at = Rect::from_min_size(place.min, button.size(ui));
    send(ui, show, at, button, account, &name, commands);
    let effect =
        preview(ui, show, control, commands).map(|preview| effects::words(show, control, &preview)).unwrap_or_default();
    let effect = if is_followed(show, account) && !effect.is_empty() {
        format!("Unfollowing {}", lower(&effect))
    } else {
        effect
    };
    let (style, color) = (show.screen.style(Style::CAPTION), show.screen.theme.text.tertiary);
    let beside = Rect::from_min_max(pos2(at.right() + space::L, at.top()), pos2(place.right(), at.bottom()));
    if text_width(ui.painter(), &effect, style) <= beside.width() {
        line(ui.painter(), beside.left_center(), Align::Min, &effect, (style, color), beside.width());
        return at.bottom() + space::L;
    }
    paragraph(ui, place.with_min_y(at.bottom() + space::S), &effect, (style, color)) + space::M
}

fn lower(sentence: &str) -> String {
    let mut letters = sentence.chars();
    letters.next().map(char::to_lowercase).into_iter().flatten().chain(letters).collect()
}

fn send(
    ui: &mut Ui,
    show: &Show<'_>,
    place: Rect,
    button: Button<'_>,
    account: AccountId,
    name: &str,
    commands: &mut Commands,
) {
    let control = Control::Follow(account, !is_followed(show, account));
    let response = button.show(ui, place);
    let wants_to_know = response.hovered() || response.has_focus();
    let told = wants_to_know.then(|| preview(ui, show, control, commands)).flatten();
    let told = told.map(|preview| effects::words(show, control, &preview)).unwrap_or_default();
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_label(name);
        node.set_description(told.as_str());
    });
    let (_, title) = effects::name(show, control);
    if Tip::new(&title).note(&told).on(response).clicked() {
        commands.send(Command::Control(control));
    }
}
