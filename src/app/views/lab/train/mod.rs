//! Train: what is learned from, the training, and how good what was learned is on days it never saw.

mod actions;
mod start;

use egui::{ScrollArea, Ui};

use crate::app::command::Commands;
use crate::app::lab::train::data;
use crate::app::state::State;
use crate::app::theme::space;
use crate::app::views::Art;

/// Draws the panel.
pub(super) fn ui(ui: &mut Ui, state: &State, _art: &Art<'_>, commands: &mut Commands) {
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        start::ui(ui, state, commands);
        if let Some(trained) = state.jobs.training.answer(&data(state)) {
            match trained.as_ref() {
                Ok(model) => actions::ui(ui, state, model, commands),
                Err(why) => crate::app::views::compare::panel::sentence(ui, why),
            }
        }
        ui.add_space(space::PAGE);
    });
}
