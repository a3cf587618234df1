//! What a policy does to one metric, over many viewers: not only on average.

use crate::simulation::bootstrap::{self, Interval};
use crate::simulation::metrics::{Direction, METRICS, Metric};
use crate::simulation::statistics::{mean, quantile};

use super::Outcome;

/// The shares at which a [`Spread`] is read.
pub const QUANTILES: [f64; 5] = [0.05, 0.25, 0.5, 0.75, 0.95];

/// Names the stream of chance behind the intervals; any number would do.
const SEED: u64 = 1993;

/// How numbers are spread.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spread {
    /// The mean.
    pub mean: f64,
    /// The values at [`QUANTILES`].
    pub quantiles: [f64; 5],
}

impl Spread {
    /// Of some values; `None` without any.
    #[must_use]
    pub fn of(values: &[f64]) -> Option<Spread> {
        let mut ascending = values.to_vec();
        ascending.sort_unstable_by(f64::total_cmp);
        let mean = mean(values.iter().copied())?;
        Some(Spread { mean, quantiles: QUANTILES.map(|share| quantile(&ascending, share).unwrap_or(mean)) })
    }
}

/// How many values lie in each of some bins of equal width.
#[derive(Clone, Debug, PartialEq)]
pub struct Histogram {
    /// The lower end of the first bin.
    pub from: f64,
    /// The upper end of the last, which belongs to it.
    pub to: f64,
    /// How many lie in each.
    pub counts: Vec<usize>,
}

impl Histogram {
    /// From the least value to the greatest; one bin where they are equal. `None` without values or bins.
    #[must_use]
    pub fn of(values: &[f64], bins: usize) -> Option<Histogram> {
        let from = values.iter().copied().min_by(f64::total_cmp)?;
        let to = values.iter().copied().max_by(f64::total_cmp)?;
        let bins = if from == to { bins.min(1) } else { bins };
        let mut counts = vec![0; bins];
        for value in values {
            let share = if from == to { 0.0 } else { (value - from) / (to - from) };
            *counts.get_mut(((share * bins as f64) as usize).min(bins.checked_sub(1)?))? += 1;
        }
        Some(Histogram { from, to, counts })
    }
}

/// For how many viewers a number rises, falls or stays.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Votes {
    /// It rises.
    pub up: usize,
    /// It falls.
    pub down: usize,
    /// It is the same.
    pub same: usize,
}

impl Votes {
    fn of(differences: &[f64]) -> Votes {
        let up = differences.iter().filter(|difference| **difference > 0.0).count();
        let down = differences.iter().filter(|difference| **difference < 0.0).count();
        Votes { up, down, same: differences.len() - up - down }
    }

    /// All of them.
    #[must_use]
    pub fn all(self) -> usize {
        self.up + self.down + self.same
    }
}

/// What a policy does to one metric.
#[derive(Clone)]
pub struct Effect {
    /// Which.
    pub metric: &'static Metric,
    /// Its spread under the first policy and under the other, over the viewers for whom it is defined there.
    pub sides: [Option<Spread>; 2],
    /// Each viewer's own difference, other − first, in viewer order, of those for whom both are defined.
    pub differences: Vec<f64>,
    /// Their spread.
    pub difference: Option<Spread>,
    /// Where their mean lies; `None` with fewer than two of them.
    pub interval: Option<Interval>,
    /// For how many viewers it rises and falls.
    pub votes: Votes,
}

impl Effect {
    pub(super) fn of_all(outcomes: &[&Outcome], policy: usize) -> Vec<Effect> {
        let rows: Vec<Vec<Option<f64>>> = outcomes
            .iter()
            .map(|outcome| (0..METRICS.len()).map(|metric| outcome.difference(metric, policy)).collect())
            .collect();
        let mut intervals = bootstrap::intervals(&rows, SEED).into_iter();
        let effect = |at: usize| Effect::with(outcomes, policy, at, intervals.next().flatten());
        (0..METRICS.len()).map(effect).collect()
    }

    pub(super) fn of_one(outcomes: &[&Outcome], policy: usize, metric: usize) -> Effect {
        let rows: Vec<Vec<Option<f64>>> =
            outcomes.iter().map(|outcome| vec![outcome.difference(metric, policy)]).collect();
        let interval = bootstrap::intervals(&rows, SEED).first().copied().flatten();
        Effect::with(outcomes, policy, metric, interval)
    }

    fn with(outcomes: &[&Outcome], policy: usize, metric: usize, interval: Option<Interval>) -> Effect {
        let side = |policy: usize| {
            Spread::of(&outcomes.iter().filter_map(|outcome| outcome.metrics[policy][metric]).collect::<Vec<_>>())
        };
        let differences: Vec<f64> = outcomes.iter().filter_map(|outcome| outcome.difference(metric, policy)).collect();
        Effect {
            metric: &METRICS[metric],
            sides: [side(0), side(policy)],
            difference: Spread::of(&differences),
            interval,
            votes: Votes::of(&differences),
            differences,
        }
    }

    /// For how many viewers it gets better, and for how many worse; `None` for a metric of which neither is better.
    #[must_use]
    pub fn better_and_worse(&self) -> Option<[usize; 2]> {
        match self.metric.better {
            Direction::Up => Some([self.votes.up, self.votes.down]),
            Direction::Down => Some([self.votes.down, self.votes.up]),
            Direction::Neither => None,
        }
    }

    /// For which share of viewers it gets better and worse, or higher and lower where neither is better: `better`,
    /// `61 %`.
    #[must_use]
    pub fn shares(&self) -> [(&'static str, String); 2] {
        let (words, counts) = match self.better_and_worse() {
            Some(counts) => (["better", "worse"], counts),
            None => (["higher", "lower"], [self.votes.up, self.votes.down]),
        };
        [0, 1].map(|at| (words[at], percent(counts[at], self.votes.all())))
    }

    /// In plain words: `better for 61 % of viewers, worse for 22 %`, and whether the mean says anything.
    #[must_use]
    pub fn verdict(&self) -> String {
        let votes = self.votes;
        if votes.all() == 0 {
            return "not defined for any viewer".to_owned();
        }
        if votes.same == votes.all() {
            return "the same for every viewer".to_owned();
        }
        let [first, second] = self.shares();
        let told = format!("{} for {} of viewers, {} for {}", first.0, first.1, second.0, second.1);
        match self.interval {
            Some(interval) if interval.is_clear() => told,
            Some(_) => format!("{told}; on average no clear difference"),
            None => told,
        }
    }
}

/// A share in whole percent, 0 of none; what is neither none nor all is never told as 0 or 100.
fn percent(count: usize, all: usize) -> String {
    match (100.0 * count as f64 / all.max(1) as f64).round() as usize {
        0 if count > 0 => "under 1 %".to_owned(),
        100 if count < all => "over 99 %".to_owned(),
        whole => format!("{whole} %"),
    }
}
