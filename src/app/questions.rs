//! Questions views ask of the state, and which post is selected.

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

    pub(super) fn select_next(&mut self, places: i32) {
        let posts: Vec<PostId> = self.feed_posts().collect();
        let at = self.session.selected.and_then(|post| posts.iter().position(|&other| other == post));
        let next = at.map_or(0, |at| at.saturating_add_signed(places as isize).min(posts.len().saturating_sub(1)));
        self.choose(posts.get(next).copied());
    }

    pub(super) fn choose(&mut self, post: Option<PostId>) {
        self.session.selected = post;
        self.session.is_chosen = post.is_some();
    }

    pub(super) fn select_top(&mut self) {
        let top = self.feed_posts().next();
        self.session.selected = top;
        self.session.is_chosen = false;
    }

    /// A selected post that no longer has an origin gives way to the top one.
    pub(super) fn keep_selection(&mut self) {
        let found = |post| self.results.ledger.found.iter().any(|found| found.post == post);
        if !self.session.selected.is_some_and(found) {
            self.select_top();
        }
    }
}
