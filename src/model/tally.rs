//! Counting what happened, and reading rates off small counts without believing them too much.

use crate::domain::{Action, Impression};

/// What a [`Tally`] counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Signal {
    Like,
    Comment,
    Save,
    Share,
    Tap,
    Hide,
    /// Comment, save or share: the rare actions together, so that few impressions already say something.
    Respond,
    /// Watched half or more, of what plays.
    Watch,
    /// Less than a second on it.
    Skip,
    /// How engaged the viewer was, 0..1.
    Engage,
}

impl Signal {
    const COUNT: usize = 10;

    /// What to expect of an impression before anything was seen.
    ///
    /// Likes, comments and saves: brand accounts' averages per impression (infographic, second-hand; see the README);
    /// watch: the middle of 30-40 %, assumed; the others assumed.
    const fn expected(self) -> f64 {
        match self {
            Signal::Like => 0.033,
            Signal::Comment => 0.0015,
            Signal::Save => 0.0036,
            Signal::Share => 0.002,
            Signal::Tap => 0.008,
            Signal::Hide => 0.0007,
            Signal::Respond => 0.007,
            Signal::Watch => 0.35,
            Signal::Skip => 0.4,
            Signal::Engage => 0.2,
        }
    }

    /// How much of it an impression shows, 0..1; `None` where it is not defined.
    fn of(self, impression: &Impression) -> Option<f64> {
        let did = |action| impression.did(action).map(f64::from);
        match self {
            Signal::Like => did(Action::Like),
            Signal::Comment => did(Action::Comment),
            Signal::Save => did(Action::Save),
            Signal::Share => did(Action::Share),
            Signal::Tap => did(Action::ProfileTap),
            Signal::Hide => did(Action::Hide),
            Signal::Watch => did(Action::Watch),
            Signal::Respond => Some(f64::from(
                [Action::Comment, Action::Save, Action::Share].iter().any(|&action| impression.named.contains(action)),
            )),
            Signal::Skip => Some(f64::from(impression.is_skipped())),
            Signal::Engage => Some(engagement(impression)),
        }
    }

    const ALL: [Signal; Signal::COUNT] = [
        Signal::Like,
        Signal::Comment,
        Signal::Save,
        Signal::Share,
        Signal::Tap,
        Signal::Hide,
        Signal::Respond,
        Signal::Watch,
        Signal::Skip,
        Signal::Engage,
    ];
}

/// How engaged a viewer was, 0..1: 0 where it hid the post, else 1 for a comment, save or share, 0.8 for a like, 0.6
/// for a profile tap, 0.4 for watching half of it, 0.3 for staying three seconds, the largest of those that happened,
/// else 0. The sizes are assumed; the order is that of effort.
#[must_use]
pub fn engagement(impression: &Impression) -> f64 {
    const WORTH: [(Action, f64); 8] = [
        (Action::Hide, 0.0),
        (Action::Comment, 1.0),
        (Action::Save, 1.0),
        (Action::Share, 1.0),
        (Action::Like, 0.8),
        (Action::ProfileTap, 0.6),
        (Action::Watch, 0.4),
        (Action::Dwell, 0.3),
    ];
    WORTH.iter().find(|(action, _)| impression.did(*action) == Some(true)).map_or(0.0, |(_, worth)| *worth)
}

/// How often each signal is shown, and how long posts are looked at.
#[derive(Clone, Debug)]
pub(super) struct Rates {
    rates: [f64; Signal::COUNT],
    /// Mean ln(1 + seconds).
    pub(super) log_dwell: f64,
}

impl Rates {
    /// The rate of a signal, 0..1.
    pub(super) fn of(&self, signal: Signal) -> f64 {
        self.rates[signal as usize]
    }
}

/// What happened in some impressions: those of a viewer, of an author, of one with the other.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Tally {
    shown: f64,
    played: f64,
    amounts: [f64; Signal::COUNT],
    log_dwell: f64,
}

impl Tally {
    /// ln(1 + seconds) to expect before anything was seen: 1.7 s, the time per item reported for a phone in 2017
    /// (second-hand; see the README).
    const EXPECTED_LOG_DWELL: f64 = 0.993;
    /// What was expected of everybody counts as this many impressions; assumed.
    const EVERYBODY: f64 = 100.0;

    /// Counts an impression `weight` times.
    pub(super) fn add(&mut self, impression: &Impression, weight: f64) {
        self.shown += weight;
        self.played += if impression.watched.is_some() { weight } else { 0.0 };
        for signal in Signal::ALL {
            self.amounts[signal as usize] += weight * signal.of(impression).unwrap_or(0.0);
        }
        self.log_dwell += weight * impression.dwell_secs.max(0.0).ln_1p();
    }

    /// Impressions counted, by weight.
    pub(super) fn shown(&self) -> f64 {
        self.shown
    }

    /// How much of a signal there was.
    pub(super) fn amount(&self, signal: Signal) -> f64 {
        self.amounts[signal as usize]
    }

    /// The rate of a signal, as if `strength` more impressions had shown it at the rate `prior`.
    pub(super) fn rate(&self, signal: Signal, prior: f64, strength: f64) -> f64 {
        let shown = if signal == Signal::Watch { self.played } else { self.shown };
        (self.amounts[signal as usize] + strength * prior) / (shown + strength)
    }

    /// The rate of a signal where nothing but the expectation is known beside these impressions.
    pub(super) fn overall_rate(&self, signal: Signal) -> f64 {
        self.rate(signal, signal.expected(), Self::EVERYBODY)
    }

    /// All rates where nothing but the expectation is known beside these impressions.
    pub(super) fn overall(&self) -> Rates {
        let rates = Signal::ALL.map(|signal| self.overall_rate(signal));
        Rates { rates, log_dwell: self.overall_log_dwell() }
    }

    /// All rates, as if `strength` more impressions had shown each signal at the rate of `prior`.
    pub(super) fn shrunk(&self, prior: &Rates, strength: f64) -> Rates {
        let rates = Signal::ALL.map(|signal| self.rate(signal, prior.of(signal), strength));
        Rates { rates, log_dwell: self.mean_log_dwell(prior.log_dwell, strength) }
    }

    /// How much likelier the signal is here than at the rate `prior`, in log-odds, shrunk by `strength`; 0 where nothing
    /// was shown.
    pub(super) fn lift(&self, signal: Signal, prior: f64, strength: f64) -> f64 {
        let rate = self.rate(signal, prior, strength);
        (rate * (1.0 - prior) / ((1.0 - rate) * prior)).ln()
    }

    /// Mean ln(1 + seconds), as if `strength` more impressions had had the mean `prior`.
    pub(super) fn mean_log_dwell(&self, prior: f64, strength: f64) -> f64 {
        (self.log_dwell + strength * prior) / (self.shown + strength)
    }

    /// Mean ln(1 + seconds) where nothing but the expectation is known beside these impressions.
    fn overall_log_dwell(&self) -> f64 {
        self.mean_log_dwell(Self::EXPECTED_LOG_DWELL, Self::EVERYBODY)
    }
}
