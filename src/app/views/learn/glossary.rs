//! The glossary: what the words mean, and where to see each at work.

use egui::Ui;

use super::links;
use crate::app::command::Commands;
use crate::app::state::State;
use crate::app::theme::{Style, theme};
use crate::app::views::Art;
use crate::learn::{glossary, term};

/// What it is about.
pub(super) fn bar_ui(ui: &mut Ui, _state: &State) {
    super::sentence(ui, "Every term of the card in our words, and those this window adds.");
}

/// Draws the list of terms and the one that is open.
pub(super) fn ui(ui: &mut Ui, state: &State, _art: &Art<'_>, commands: &mut Commands) {
    let open = state.session.learn.glossary.term.as_deref().and_then(term).or_else(|| glossary().first());
    let Some(open) = open else { return };
    links::prose(ui, state, &open.section.blocks, Style::READING, theme(ui).text.secondary, commands);
}
