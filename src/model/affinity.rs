//! Affinity taken apart: what a viewer did with an account's posts, and how much that counts beside its usual self.

use crate::domain::{Action, PerAction};

use super::tally::{Signal, Tally};

/// What an affinity is made of.
#[derive(Clone, Debug, PartialEq)]
pub struct AffinityParts {
    /// Posts of the account the viewer was shown.
    pub shown: f64,
    /// What it did with them, times; 0 for dwelling, which is not counted.
    pub did: PerAction<f64>,
    /// Mean [`engagement`](super::engagement) with those, 0..1; `None` where it was shown none.
    pub own: Option<f64>,
    /// Mean engagement of the viewer with all posts, 0..1.
    pub usual: f64,
    /// So many showings the usual counts as.
    pub strength: f64,
}

impl AffinityParts {
    pub(super) fn of(tally: &Tally, usual: f64, strength: f64) -> AffinityParts {
        let shown = tally.shown();
        let did = |action: Action| {
            let signal = match action {
                Action::Like => Signal::Like,
                Action::Comment => Signal::Comment,
                Action::Save => Signal::Save,
                Action::Share => Signal::Share,
                Action::ProfileTap => Signal::Tap,
                Action::Watch => Signal::Watch,
                Action::Hide => Signal::Hide,
                Action::Dwell => return 0.0,
            };
            tally.amount(signal)
        };
        let own = (shown > 0.0).then(|| tally.amount(Signal::Engage) / shown);
        AffinityParts { shown, did: PerAction::from_fn(did), own, usual, strength }
    }

    /// How much its own posts count, 0..1; the usual counts the rest.
    #[must_use]
    pub fn share(&self) -> f64 {
        self.shown / (self.shown + self.strength)
    }

    /// The affinity they make, up to rounding.
    #[must_use]
    pub fn affinity(&self) -> f64 {
        self.share() * self.own.unwrap_or(0.0) + (1.0 - self.share()) * self.usual
    }
}
