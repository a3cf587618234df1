//! What was known at a moment, counted elsewhere: a feed made in a run is made again from exactly that.

use std::sync::Arc;

use crate::domain::{Timestamp, World};
use crate::model::History;

/// A history that is good for one world at one moment.
#[derive(Clone, Debug)]
pub struct Known {
    /// The world.
    pub world: Arc<World>,
    /// The moment.
    pub now: Timestamp,
    /// What was known then, counted in the order in which it became known.
    pub history: Arc<History>,
}

impl Known {
    /// What was known: what was counted elsewhere where it holds, else counted from the world's impressions.
    pub(super) fn history(known: Option<&Known>, world: &Arc<World>, now: Timestamp) -> History {
        let holds = |known: &&Known| Arc::ptr_eq(&known.world, world) && known.now == now;
        known.filter(holds).map_or_else(|| History::at(world, now), |known| (*known.history).clone())
    }
}
