//! A policy of the comparison turned where it stands.

use super::command::Command;
use super::compare::Place;
use super::document::Document;
use super::state::State;

impl State {
    /// The document after a command was done to the policy at that place, and the gesture the step belongs to: the policy
    /// is put at hand, edited as it would be there, and put back.
    pub(super) fn edit_at(&self, place: Place, command: &Command) -> Option<(Option<String>, Document)> {
        let pins_the_pinned = place == Place::Pinned && matches!(command, Command::Pin);
        if pins_the_pinned || !command.is_of_policy() {
            return None;
        }
        let mut turned = self.document.clone();
        turned.change_places(place)?;
        let (gesture, mut edited) = self.edit(&turned, command)?;
        edited.change_places(place)?;
        // Its file is that of the policy at hand.
        edited.policy_path.clone_from(&self.document.policy_path);
        Some((gesture.map(|gesture| format!("{gesture} in {}", place.badge())), edited))
    }

    /// The same as if the policy at that place were the one at hand, to look at only; `None` where there is no such policy.
    #[must_use]
    pub fn turned_to(&self, place: Place) -> Option<State> {
        let results = self.results.turned_to(place)?;
        let mut turned = State { results, ..self.still() };
        turned.document.change_places(place)?;
        Some(turned)
    }
}
