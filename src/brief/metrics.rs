//! The metrics of a brief, and how each difference is to be read.

use crate::simulation::bootstrap::Interval;
use crate::simulation::experiment::Effect;
use crate::simulation::metrics::{Direction, Metric};

use super::words::Grain;

/// The metrics up front, the same in every brief, so that nobody picks those that look good. Which they are is assumed.
pub(super) const HEADLINES: [&str; 8] = [
    "user_value",
    "expected_like",
    "expected_comment",
    "expected_hide",
    "friends_share",
    "new_authors_share",
    "authors_at_10",
    "median_age_hours",
];

/// How a difference is to be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reading {
    /// The right way for this metric.
    Better,
    /// The wrong way.
    Worse,
    /// It changed, and neither way is better.
    Changed,
    /// The interval of the mean holds zero, or there is none.
    Unclear,
    /// Nothing changed for anybody.
    Same,
    /// It is not defined.
    Unknown,
}

impl Reading {
    fn of(effect: &Effect, viewers: usize) -> Reading {
        let Some(difference) = effect.difference else { return Reading::Unknown };
        if effect.votes.same == effect.votes.all() {
            return Reading::Same;
        }
        // Of many viewers one alone tells nothing.
        let is_alone = viewers > 1 && effect.interval.is_none();
        if is_alone || effect.interval.is_some_and(|interval| !interval.is_clear()) {
            return Reading::Unclear;
        }
        match effect.metric.better {
            Direction::Neither => Reading::Changed,
            Direction::Up if difference.mean > 0.0 => Reading::Better,
            Direction::Down if difference.mean < 0.0 => Reading::Better,
            Direction::Up | Direction::Down => Reading::Worse,
        }
    }

    /// In a word or a few.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Reading::Better => "better",
            Reading::Worse => "worse",
            Reading::Changed => "changed",
            Reading::Unclear => "no clear change",
            Reading::Same => "the same",
            Reading::Unknown => "not defined",
        }
    }
}

/// One metric.
#[derive(Clone)]
pub struct Row {
    /// Which.
    pub metric: &'static Metric,
    /// Its mean over the measured viewers under the first policy and under the later one.
    pub means: [Option<f64>; 2],
    /// The mean of each viewer's own difference, later − first.
    pub difference: Option<f64>,
    /// Where that mean lies; `None` with fewer than two viewers.
    pub interval: Option<Interval>,
    /// How to read it.
    pub reading: Reading,
    /// For which share of viewers it gets better and worse, in words.
    pub verdict: String,
}

impl Row {
    pub(super) fn of(effect: &Effect, viewers: usize) -> Row {
        let mean = |at: usize| effect.sides[at].map(|side| side.mean);
        Row {
            metric: effect.metric,
            means: [mean(0), mean(1)],
            difference: effect.difference.map(|difference| difference.mean),
            interval: effect.interval,
            reading: Reading::of(effect, viewers),
            verdict: effect.verdict(),
        }
    }

    /// A value of it, as finely told as the row's other numbers.
    #[must_use]
    pub fn value(&self, side: usize) -> String {
        self.grain().value(self.metric, self.means[side])
    }

    /// A change of it, told the same way.
    #[must_use]
    pub fn change(&self, change: Option<f64>) -> String {
        self.grain().change(self.metric, change)
    }

    fn grain(&self) -> Grain {
        Grain::of(self.metric, self.means[0].or(self.means[1]), self.difference)
    }

    /// Does it stand up front?
    #[must_use]
    pub fn is_headline(&self) -> bool {
        HEADLINES.contains(&self.metric.key)
    }

    /// A change as a share of the first policy's mean; `None` where that is 0 or not defined.
    #[must_use]
    pub fn relative(&self, change: f64) -> Option<f64> {
        let base = self.means[0].filter(|base| *base != 0.0)?;
        Some(change / base.abs())
    }
}
