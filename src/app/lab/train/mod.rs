//! Train: which impressions are learned from, the training beside the window, and what came of it.

mod five;
mod work;

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::app::state::State;
use crate::domain::{Action, World};

pub use five::{Five, LikedFive, five, topic, topics};
pub use work::{TrainAsked, Trained, Training, at_hand, is_in_use, start, trained, use_it, use_shipped};

/// From so many impressions on a world is taken to learn from without being asked. Assumed: with fewer most actions are
/// too rare.
const ENOUGH: usize = 20_000;
/// How many impressions a made-up crowd can leave.
pub const CROWDS: [usize; 3] = [20_000, 100_000, 200_000];
/// The seed of the first crowd; any other than that of the shipped model's world would do.
const SEED: u64 = 1675;

/// Whose impressions are learned from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Source {
    /// The open world's.
    World,
    /// Those of people who are made up for it.
    Crowd,
}

/// How Train is looked at.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct TrainView {
    /// Whose impressions are learned from; `None` for the open world's where it has enough, else a crowd's.
    pub source: Option<Source>,
    /// How many impressions a crowd leaves, by place in [`CROWDS`].
    pub crowd: usize,
    /// The seed of the crowd.
    pub seed: u64,
    /// The action that more is told of, by its place in [`Action::ALL`].
    pub action: usize,
    /// The topic of which five posts are liked, by name; empty for the first.
    pub topic: String,
    /// The five that were liked last.
    #[serde(skip)]
    pub liked: Option<LikedFive>,
}

impl Default for TrainView {
    fn default() -> Self {
        TrainView {
            source: None,
            crowd: 1,
            seed: SEED,
            action: Action::Like as usize,
            topic: String::new(),
            liked: None,
        }
    }
}

impl TrainView {
    /// The action that more is told of.
    #[must_use]
    pub fn action(&self) -> Action {
        Action::ALL.get(self.action).copied().unwrap_or(Action::Like)
    }

    /// Whose impressions are learned from while that world is open.
    #[must_use]
    pub fn source(&self, world: &World) -> Source {
        let fitting = if world.impressions.len() < ENOUGH { Source::Crowd } else { Source::World };
        self.source.unwrap_or(fitting)
    }

    /// How many impressions a crowd leaves.
    #[must_use]
    pub fn impressions(&self) -> usize {
        CROWDS.get(self.crowd).copied().unwrap_or(CROWDS[1])
    }
}

/// What is learned from.
#[derive(Clone, Debug)]
pub enum Data {
    /// The impressions of a world.
    World(Arc<World>),
    /// Those of a crowd that is made up.
    Crowd {
        /// From this seed.
        seed: u64,
        /// About so many.
        impressions: usize,
    },
}

impl PartialEq for Data {
    fn eq(&self, other: &Data) -> bool {
        match (self, other) {
            (Data::World(a), Data::World(b)) => Arc::ptr_eq(a, b),
            (Data::Crowd { seed, impressions }, Data::Crowd { seed: other, impressions: others }) => {
                (seed, impressions) == (other, others)
            }
            _ => false,
        }
    }
}

/// What would be learned from now.
#[must_use]
pub fn data(state: &State) -> Data {
    let (world, view) = (&state.document.world, &state.session.lab.train);
    match view.source(world) {
        Source::World => Data::World(world.clone()),
        Source::Crowd => Data::Crowd { seed: view.seed, impressions: view.impressions() },
    }
}
