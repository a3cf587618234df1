//! Impressions as training rows: the features each was known by, in time order.

use super::features::{Row, features};
use super::history::{History, in_time_order};
use super::onlooker::Moment;
use crate::domain::{Action, ActionSet, Impression, World};

/// One impression, and what was known just before it.
#[derive(Clone, Debug)]
pub struct TrainingRow<'a> {
    /// The features.
    pub row: Row,
    /// What came of it.
    pub impression: &'a Impression,
}

/// What came of an impression, by action.
#[derive(Clone, Copy, Debug)]
pub(super) struct Outcome {
    did: ActionSet,
    pub(super) plays: bool,
}

impl Outcome {
    pub(super) fn of(impression: &Impression) -> Outcome {
        let did = Action::ALL.into_iter().filter(|&action| impression.did(action) == Some(true)).collect();
        Outcome { did, plays: impression.watched.is_some() }
    }

    /// Did it happen? `None` where the action is not defined.
    pub(super) fn did(self, action: Action) -> Option<bool> {
        (self.plays || action != Action::Watch).then(|| self.did.contains(action))
    }
}

/// Every impression of the world with the features as known before it, by time, then viewer, then post.
///
/// Impressions of one instant do not know of each other: all are read before any is counted. Changing, adding or
/// removing later impressions changes no earlier row.
#[must_use]
pub fn training_rows(world: &World) -> Vec<TrainingRow<'_>> {
    let mut history = History::empty(world);
    let mut rows = Vec::with_capacity(world.impressions.len());
    for instant in in_time_order(world).chunk_by(|a, b| a.at == b.at) {
        rows.extend(
            instant.iter().map(|&impression| TrainingRow { row: known(world, &history, impression), impression }),
        );
        for impression in instant {
            history.observe(world, impression);
        }
    }
    rows
}

fn known(world: &World, history: &History, impression: &Impression) -> Row {
    let viewer_id = impression.viewer;
    let moment = Moment { world, history, viewer_id, viewer: world.viewer(viewer_id), now: impression.at };
    features(&moment, impression.post)
}
