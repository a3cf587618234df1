//! Questions views ask of the state.

use crate::domain::{PostId, ViewerId};
use crate::pipeline::knobs;
use crate::policy::{Knob, Value};

use super::state::State;

/// Questions views ask.
impl State {
    /// What a knob stands at.
    #[must_use]
    pub fn value(&self, knob: &Knob) -> Value {
        self.document.policy.value(knob)
    }

    /// The delivered posts, top to bottom: the engine's order, and the phone's.
    pub fn feed_posts(&self) -> impl Iterator<Item = PostId> + '_ {
        let ledger = &self.results.ledger;
        ledger.delivered().iter().map(|&row| ledger.slate.posts[row as usize])
    }

    /// A post's place in the order, delivered or not, 1 = top.
    #[must_use]
    pub fn rank_of(&self, post: PostId) -> Option<u32> {
        let ledger = &self.results.ledger;
        let row = ledger.slate.row_of(post)?;
        ledger.order().iter().position(|&other| other == row).map(|at| at as u32 + 1)
    }

    /// How many knobs and rules differ from the default policy.
    #[must_use]
    pub fn changes(&self) -> (usize, usize) {
        let knobs = knobs().iter().filter(|knob| self.document.policy.is_turned(knob)).count();
        (knobs, self.document.policy.rules.len())
    }

    /// Every viewer with its id.
    pub fn viewers(&self) -> impl Iterator<Item = ViewerId> + use<> {
        (0..self.document.world.viewers.len() as u32).map(ViewerId)
    }
}
