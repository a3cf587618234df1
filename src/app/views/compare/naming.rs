//! Name and note of a policy, written where they stand.

use egui::{Id, Key, Rect, Ui};

use super::look;
use crate::app::command::{Command, Commands};
use crate::app::compare::{Place, Side};
use crate::app::state::State;
use crate::app::theme::space;
use crate::app::widgets::Field;

/// Draws the fields into their rows; Enter, Escape, or leaving both, ends it.
pub(super) fn ui(ui: &mut Ui, state: &State, side: &Side<'_>, rows: [Rect; 2], commands: &mut Commands) {
    let (policy, badge) = (side.policy, side.badge());
    let (mut name, mut about) = (policy.name.clone(), policy.about.clone());
    let ids = ["name", "note"].map(|field| ui.scope_id().with(field));
    let names = [format!("Name of {badge}"), format!("Note on {badge}")];
    let fields = [
        Field { name: &names[0], hint: "Name" }.show(ui, rows[0].shrink(space::HALF), ids[0], &mut name),
        Field { name: &names[1], hint: "What it is for" }.show(ui, rows[1].shrink(space::HALF), ids[1], &mut about),
    ];
    let begun = Id::unique("being named");
    if ui.data(|data| data.get_temp::<Place>(begun)) != Some(side.place) {
        ui.data_mut(|data| data.insert_temp(begun, side.place));
        fields[0].request_focus();
        return;
    }
    if (&name, &about) != (&policy.name, &policy.about) {
        commands.send(Command::NamePolicy(name, about).at(side.place));
    }
    let is_left = fields.iter().any(egui::Response::lost_focus);
    let goes_on = ids.into_iter().any(|id| ui.memory(|memory| memory.has_focus(id)));
    let is_ended = ui.input(|input| input.key_pressed(Key::Enter) || input.key_pressed(Key::Escape));
    if is_left && (is_ended || !goes_on) {
        ui.data_mut(|data| data.remove::<Place>(begun));
        commands.send(Command::EndGesture);
        look(state, |view| view.naming = None, commands);
    }
}
