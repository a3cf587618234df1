//! The diagram: the card's nine components at work on the slate at hand.

use egui::Ui;

use super::links;
use crate::app::command::Commands;
use crate::app::state::State;
use crate::app::theme::{Style, space, theme};
use crate::app::views::Art;
use crate::learn::components;

/// Whose path is shown, and the kinds.
pub(super) fn bar_ui(ui: &mut Ui, _state: &State, _art: &Art<'_>, _commands: &mut Commands) {
    super::sentence(ui, "Nine components, in the card’s order.");
}

/// Draws the diagram.
pub(super) fn ui(ui: &mut Ui, state: &State, _art: &Art<'_>, commands: &mut Commands) {
    egui::ScrollArea::vertical().show(ui, |ui| {
        for (component, section) in components() {
            ui.add_space(space::M);
            ui.push_id(component.id(), |ui| {
                links::prose(ui, state, &section.blocks, Style::READING, theme(ui).text.secondary, commands);
            });
        }
    });
}
