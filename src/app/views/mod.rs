//! One panel per file. A view reads the state and sends commands; it computes no number of its own.

use egui::Ui;

use super::command::Commands;
use super::pictures::{Pictures, Portraits};
use super::state::State;

/// What views draw posts and people with.
pub struct Art<'a> {
    /// Pictures and faces, drawn.
    pub pictures: &'a Pictures,
    /// Which face each account has.
    pub portraits: &'a Portraits,
}

/// The whole window.
pub fn ui(ui: &mut Ui, state: &State, art: &Art<'_>, commands: &mut Commands) {
    let _ = (ui, state, art, commands);
}
