//! Where accounts lie, for results that do not wait for it: while it is learned beside the window, the feed is made with
//! what was known before.

use std::sync::Arc;

use super::{History, MadeFor, Results};
use crate::app::document::Document;
use crate::app::session::Session;
use crate::domain::World;
use crate::model::Embedding;
use crate::pipeline::asks_where;

/// From at most so many engagements and follows where accounts lie is learned within a frame. Assumed, about 10 ms in a
/// release build.
pub(super) const WITHIN_A_FRAME: usize = 20_000;

/// A past and a world in which it is not known yet where accounts lie.
#[derive(Clone)]
pub struct Unplaced {
    history: Arc<History>,
    world: Arc<World>,
}

impl PartialEq for Unplaced {
    fn eq(&self, other: &Unplaced) -> bool {
        Arc::ptr_eq(&self.history, &other.history) && self.world.graph() == other.world.graph()
    }
}

impl Unplaced {
    /// Learns it; `None` once the answer is to stop.
    pub(in crate::app) fn learn(&self, go_on: &mut dyn FnMut(f32) -> bool) -> Option<Embedding> {
        Embedding::learn_while(&self.world, &self.history, go_on)
    }
}

impl Results {
    /// What waits for being learned; `None` where everything is known that the feeds at hand are made of.
    #[must_use]
    pub fn unplaced(&self) -> Option<&Unplaced> {
        self.unplaced.as_ref()
    }

    /// Makes everything with what was learned; nothing where that is about something else by now.
    pub(in crate::app) fn place(&mut self, asked: &Unplaced, learned: Arc<Embedding>) {
        if self.unplaced.as_ref() != Some(asked) {
            return;
        }
        self.unplaced = None;
        self.history.place(&self.world, learned);
        self.fed += 1;
        self.crowd_fed += 1;
        self.run(crate::pipeline::Changed::Everything);
        self.count_baseline();
    }

    /// Where some feed at hand is made of where accounts lie and that takes longer than a frame to learn, lets it be made
    /// with what was `known` before, nothing where nothing was.
    pub(super) fn stand_in(&mut self, document: &Document, session: &Session, known: Option<Arc<Embedding>>) {
        let shown = session.shown_policy(document);
        let mut policies = [&shown, &document.pinned].into_iter().chain(&document.others);
        let asks = policies.any(|policy| asks_where(session.feed, policy));
        let here = Unplaced { history: self.history.clone(), world: self.world.clone() };
        if asks && self.unplaced.as_ref() == Some(&here) {
            return;
        }
        if let Some(before) = self.unplaced.take() {
            before.history.unplace(&before.world);
        }
        if asks && self.is_slow_to_place(&here.history, &here.world) {
            self.history.place(&self.world, known.unwrap_or_default());
            self.unplaced = Some(here);
        }
    }

    /// The same for a feed that is only looked ahead to.
    pub(super) fn stand_in_for(&self, there: &MadeFor, history: &History, world: &World) {
        if asks_where(there.feed, &there.policy) && self.is_slow_to_place(history, world) {
            history.place(world, self.history.last_embedding().unwrap_or_default());
        }
    }

    /// Would it take longer than a frame to ask where accounts lie?
    fn is_slow_to_place(&self, history: &History, world: &World) -> bool {
        !history.has_embedding(world) && history.links(world) > self.placed_within
    }
}
