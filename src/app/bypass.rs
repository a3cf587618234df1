//! Bypassing all that comes after the model's value, and back.

use crate::learn::diagram::{bypass, restore};

use super::command::Command;
use super::state::State;

impl State {
    /// Switches off what a bypass switches off, and keeps in mind what that was; or switches it on again.
    pub(super) fn bypass(&mut self, on: bool) {
        let keys = &mut self.session.learn.diagram.bypassed;
        let (name, turns) = if on {
            let turns = bypass(&self.document.policy);
            *keys = turns.iter().map(|(knob, _)| knob.key.to_owned()).collect();
            ("Bypass all", turns)
        } else {
            ("Bypass ended", restore(&std::mem::take(keys)))
        };
        self.apply(Command::TurnAll(name.to_owned(), turns));
        self.apply(Command::EndGesture);
    }
}
