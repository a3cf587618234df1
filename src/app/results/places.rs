//! Where accounts lie, and clusters, for results that do not wait for them: while they are learned beside the window, the
//! feed is made with what was known before, and where nothing was, as if nobody had asked.

use std::ops::BitOr;
use std::sync::Arc;

use super::{History, MadeFor, Results};
use crate::app::document::Document;
use crate::app::session::Session;
use crate::domain::World;
use crate::model::{ClusterOptions, Clusters, Embedding};
use crate::pipeline::{Asks, Changed, asks, without};
use crate::policy::Policy;

/// From at most so many engagements and follows where accounts lie is learned within a frame. Assumed, about 10 ms in a
/// release build. Clusters take longer in all but the smallest worlds.
pub(super) const WITHIN_A_FRAME: usize = 20_000;

/// A past and a world of which is not known yet what the feeds at hand ask for.
#[derive(Clone)]
pub struct Unplaced {
    history: Arc<History>,
    world: Arc<World>,
    asks: Asks,
    /// What of it takes longer than a frame to learn.
    slow: Asks,
}

impl PartialEq for Unplaced {
    fn eq(&self, other: &Unplaced) -> bool {
        Arc::ptr_eq(&self.history, &other.history)
            && self.world.graph() == other.world.graph()
            && self.asks == other.asks
    }
}

/// What was learned of it.
#[derive(Clone)]
pub struct Learned {
    embedding: Arc<Embedding>,
    clusters: Option<Arc<Clusters>>,
}

impl Unplaced {
    /// What is being learned.
    #[must_use]
    pub fn slow(&self) -> Asks {
        self.slow
    }

    /// Learns it, telling how far it is, 0..1; `None` once the answer is to stop.
    pub(in crate::app) fn learn(&self, go_on: &mut dyn FnMut(f32) -> bool) -> Option<Learned> {
        let Asks { places, clusters } = self.slow;
        // Each is about half of the work where both are to be done.
        let half = if places && clusters { 0.5 } else { 1.0 };
        let embedding = match places {
            true => Arc::new(Embedding::learn_while(&self.world, &self.history, &mut |share| go_on(share * half))?),
            false => self.history.embedding(&self.world),
        };
        let mut heard = |share: f64| go_on(1.0 - half + share as f32 * half);
        let clusters = match clusters {
            true => Some(Clusters::find(&self.world, &embedding, ClusterOptions::default(), &mut heard)?),
            false => None,
        };
        Some(Learned { embedding, clusters: clusters.map(Arc::new) })
    }

    /// Takes back what stood in.
    fn forget(&self) {
        if self.slow.is_any() {
            self.history.unplace(&self.world, self.slow.places);
        }
    }
}

/// What was known before, of whatever past.
#[derive(Default)]
pub(super) struct Known {
    embedding: Option<Arc<Embedding>>,
    clusters: Option<Arc<Clusters>>,
}

impl Known {
    pub(super) fn of(history: &History) -> Known {
        Known { embedding: history.last_embedding(), clusters: history.last_clusters() }
    }

    /// Lets it stand in for what is slow; answers what nothing can stand in for.
    fn stand_in(self, history: &History, world: &World, slow: Asks) -> Asks {
        let places = slow.places && self.embedding.is_none();
        let clusters = slow.clusters && (places || self.clusters.is_none());
        if let Some(embedding) = self.embedding.filter(|_| slow.places) {
            history.place(world, embedding);
        }
        if let Some(found) = self.clusters.filter(|_| slow.clusters && !clusters) {
            history.place_clusters(world, found);
        }
        Asks { places, clusters }
    }
}

impl Results {
    /// What waits for being learned; `None` where everything is known that the feeds at hand ask for.
    #[must_use]
    pub fn unplaced(&self) -> Option<&Unplaced> {
        self.unplaced.as_ref()
    }

    /// What is asked for and cannot be had yet, not even as it was before: feeds are made as if nobody had asked.
    #[must_use]
    pub fn lacking(&self) -> Asks {
        self.lacking
    }

    /// Makes everything with what was learned; nothing where that is about something else by now.
    pub(in crate::app) fn place(&mut self, asked: &Unplaced, learned: &Learned) {
        if self.unplaced.as_ref() != Some(asked) {
            return;
        }
        self.unplaced = None;
        self.lacking = Asks::default();
        if asked.slow.places {
            self.history.place(&self.world, learned.embedding.clone());
        }
        if let Some(clusters) = &learned.clusters {
            self.history.place_clusters(&self.world, clusters.clone());
        }
        self.made_for.policy = self.asked.clone();
        self.fed += 1;
        self.crowd_fed += 1;
        self.run(Changed::Everything);
        self.count_baseline();
    }

    /// Where some feed at hand asks for what takes longer than a frame to learn, lets it be made with what was `known`
    /// before, and without where nothing was.
    pub(super) fn stand_in(&mut self, document: &Document, session: &Session, known: Known) {
        let shown = session.shown_policy(document);
        let policies = [&shown, &document.pinned].into_iter().chain(&document.others);
        let asked = policies.map(|policy| asks(session.feed, policy)).fold(Asks::default(), BitOr::bitor);
        let (history, world) = (self.history.clone(), self.world.clone());
        let here = Unplaced { history, world, asks: asked, slow: Asks::default() };
        if self.unplaced.as_ref() == Some(&here) {
            return;
        }
        if let Some(before) = self.unplaced.take() {
            before.forget();
        }
        self.lacking = Asks::default();
        let slow = self.slow(asked, &here.history, &here.world);
        if slow.is_any() {
            self.lacking = known.stand_in(&here.history, &here.world, slow);
            self.unplaced = Some(Unplaced { slow, ..here });
        }
    }

    /// The policy without what cannot be had yet.
    pub(super) fn ready(&self, policy: &Policy) -> Policy {
        without(policy, self.lacking)
    }

    /// Makes a feed that is only looked ahead to, by what is known.
    pub(super) fn ahead<T>(
        &self,
        there: &MadeFor,
        history: &History,
        world: &World,
        make: impl FnOnce(&Policy) -> T,
    ) -> T {
        let slow = self.slow(asks(there.feed, &there.policy), history, world);
        let lacking = Known::of(&self.history).stand_in(history, world, slow);
        let made = make(&without(&there.policy, lacking));
        if slow.is_any() {
            history.unplace(world, slow.places);
        }
        made
    }

    /// What of that would take longer than a frame to learn.
    fn slow(&self, asks: Asks, history: &History, world: &World) -> Asks {
        let places = asks.places && !history.has_embedding(world) && history.links(world) > self.placed_within;
        Asks { places, clusters: asks.clusters && (places || !history.has_clusters(world)) }
    }
}
