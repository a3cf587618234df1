//! What is said and heard while the post to pass is pointed at in the feed.

use egui::{Key, Modifiers, Rect, Ui, pos2, vec2};

use super::messages;
use crate::app::command::{Command, Commands};
use crate::app::state::State;
use crate::app::theme::{Icon, size, space};
use crate::app::widgets::Toast;

/// What one can do meanwhile.
const HINT: &str = "Click a post, or J, K and Enter";

/// Enter chooses the post the keys are on, Escape chooses none. Call it before anything else takes these keys.
pub(super) fn keys(ui: &Ui, state: &State, commands: &mut Commands) {
    let Some(at) = state.session.pointing.filter(|_| state.session.palette.is_none()) else { return };
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    if pressed(Key::Escape) {
        commands.send(Command::Point(false));
    } else if state.session.selected != Some(at) && pressed(Key::Enter) {
        commands.send(Command::Select(Some(at)));
    }
}

/// Says what is waited for, at the lower edge of the stage.
pub(super) fn ui(ui: &mut Ui, stage: Rect, state: &State, commands: &mut Commands) {
    if state.session.pointing.is_none() {
        return;
    }
    let width = size::TOAST.x.min(stage.width() - 2.0 * space::L);
    let middle = pos2(stage.center().x, stage.bottom() - space::XL - size::TOAST.y / 2.0);
    let rect = Rect::from_center_size(middle, vec2(width, size::TOAST.y));
    let shown = messages::over(ui, egui::Id::unique("pointing"), rect, |ui| {
        Toast { icon: Icon::POINT, text: HINT, offer: "Cancel" }.show(ui, rect)
    });
    if shown.taken {
        commands.send(Command::Point(false));
    }
}
