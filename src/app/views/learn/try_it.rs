//! Ranking by hand: ten posts, one person, and how far the system agrees.

use egui::Ui;

use crate::app::command::Commands;
use crate::app::state::State;
use crate::app::views::Art;

/// What it is about.
pub(super) fn bar_ui(ui: &mut Ui, _state: &State, _commands: &mut Commands) {
    super::sentence(ui, "Rank ten posts for someone, then see what the system does and why.");
}

/// Draws the round.
pub(super) fn ui(_ui: &mut Ui, _state: &State, _art: &Art<'_>, _commands: &mut Commands) {}
