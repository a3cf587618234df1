//! How a viewer differs on topics from its usual.

use super::history::History;
use super::tally::{Rates, Signal, Tally};

/// How a viewer differs on a topic, or on several on average, from its usual.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct TopicLifts {
    pub(super) likes: f64,
    pub(super) responses: f64,
    pub(super) hides: f64,
    pub(super) dwell: f64,
    pub(super) skips: f64,
    pub(super) watch: f64,
}

impl TopicLifts {
    /// What a viewer whose `usual` rates these are did on one topic.
    pub(super) fn of(tally: &Tally, usual: &Rates) -> TopicLifts {
        let lift = |signal| tally.lift(signal, usual.of(signal), History::TOPIC_STRENGTH);
        TopicLifts {
            likes: lift(Signal::Like),
            responses: lift(Signal::Respond),
            hides: lift(Signal::Hide),
            dwell: tally.mean_log_dwell(usual.log_dwell, History::TOPIC_STRENGTH) - usual.log_dwell,
            skips: lift(Signal::Skip),
            watch: lift(Signal::Watch),
        }
    }

    /// The means by weight; all 0 where nothing weighs anything.
    pub(super) fn mean<'a>(weighted: impl Iterator<Item = (&'a TopicLifts, f64)>) -> TopicLifts {
        let (sums, weights) = weighted.fold((TopicLifts::default(), 0.0), |(sums, weights), (lifts, weight)| {
            (sums.with(lifts, |sum, lift| sum + weight * lift), weights + weight)
        });
        if weights > 0.0 { sums.with(&sums, |sum, _| sum / weights) } else { TopicLifts::default() }
    }

    fn with(&self, other: &TopicLifts, combine: impl Fn(f64, f64) -> f64) -> TopicLifts {
        TopicLifts {
            likes: combine(self.likes, other.likes),
            responses: combine(self.responses, other.responses),
            hides: combine(self.hides, other.hides),
            dwell: combine(self.dwell, other.dwell),
            skips: combine(self.skips, other.skips),
            watch: combine(self.watch, other.watch),
        }
    }
}
