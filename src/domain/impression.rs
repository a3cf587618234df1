//! One showing of one post to one viewer, and what came of it.

use super::{Action, ActionSet, PostId, Timestamp, ViewerId};

/// One showing of one post to one viewer.
#[derive(Clone, Debug, PartialEq)]
pub struct Impression {
    /// Who saw it.
    pub viewer: ViewerId,
    /// What was seen.
    pub post: PostId,
    /// When.
    pub at: Timestamp,
    /// Where in the feed, 1 = top.
    pub position: u32,
    /// Seconds spent on it.
    pub dwell_secs: f64,
    /// How much of it was watched, 0..1; `None` where nothing plays.
    pub watched: Option<f64>,
    /// What was done outright; never holds dwell or watch, which follow from the times.
    pub named: ActionSet,
}

impl Impression {
    /// Seconds from which a stay counts as `dwell`.
    pub const DWELL_SECS: f64 = 3.0;
    /// Share from which playing counts as `watch`.
    pub const WATCHED: f64 = 0.5;

    /// Seconds below which a post counts as skipped; assumed.
    pub const SKIP_SECS: f64 = 1.0;

    /// Was it left within a second?
    #[must_use]
    pub fn is_skipped(&self) -> bool {
        self.dwell_secs < Self::SKIP_SECS
    }

    /// Was the action done? `None` where it is not defined: `watch` when nothing played.
    #[must_use]
    pub fn did(&self, action: Action) -> Option<bool> {
        match action {
            Action::Dwell => Some(self.dwell_secs >= Self::DWELL_SECS),
            Action::Watch => self.watched.map(|share| share >= Self::WATCHED),
            named => Some(self.named.contains(named)),
        }
    }
}
