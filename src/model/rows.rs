//! Impressions as training rows: the features each was known by, in time order.

use super::features::{Row, features};
use super::history::{History, in_time_order};
use super::onlooker::Moment;
use crate::domain::{Impression, World};

/// One impression, and what was known just before it.
#[derive(Clone, Debug)]
pub struct TrainingRow<'a> {
    /// The features.
    pub row: Row,
    /// What came of it.
    pub impression: &'a Impression,
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
