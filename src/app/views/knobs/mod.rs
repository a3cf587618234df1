//! The left panel: every knob, by component, in pipeline order.

mod card;
mod condition;
mod count;
mod dot;
mod draft;
mod filter;
mod group;
mod importance;
mod row;
mod rule_editor;
mod rules;

use egui::{ScrollArea, Ui};

use crate::app::command::Commands;
use crate::app::state::State;
use crate::pipeline::Component;

/// The knobs, with a header that says what the columns are.
pub(super) fn ui(ui: &mut Ui, state: &State, commands: &mut Commands) {
    filter::head_ui(ui, state, commands);
    let filter = state.session.knob_filter.as_ref();
    let shown: Vec<Component> =
        Component::ALL.into_iter().filter(|&component| filter::shows(filter, state, component)).collect();
    if shown.is_empty() {
        filter::nothing_ui(ui, filter);
    }
    ScrollArea::vertical().id_salt("knobs").auto_shrink(false).show(ui, |ui| {
        for component in shown {
            ui.push_id(component.name(), |ui| group::ui(ui, state, component, commands));
        }
    });
}
