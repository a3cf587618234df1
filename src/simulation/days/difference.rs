//! Two runs side by side: what one brings more than the other, viewer by viewer.

use crate::simulation::bootstrap::{self, Interval};
use crate::simulation::metrics::Direction;
use crate::simulation::statistics::mean;

use super::day::Day;
use super::measures::{MEASURES, Measure};

/// Names the stream of chance behind the intervals; any number would do.
const SEED: u64 = 2018;

/// What another run brings more than a first.
#[derive(Clone, Copy)]
pub struct Difference {
    /// Of what.
    pub measure: &'static Measure,
    /// What the first has, and the other.
    pub sides: [Option<f64>; 2],
    /// Where the mean of the viewers' own differences lies; `None` for what no viewer has a part of, and with fewer than
    /// two viewers.
    pub interval: Option<Interval>,
}

impl Difference {
    /// Other − first.
    #[must_use]
    pub fn amount(&self) -> Option<f64> {
        Some(self.sides[1]? - self.sides[0]?)
    }
}

/// What the other run has more of each of [`MEASURES`] than the first: on their last day, of which both had as many; of what
/// adds up, over all days.
///
/// Intervals are over the viewers who have both sides.
#[must_use]
pub fn differences(first: &[Day], other: &[Day]) -> Vec<Difference> {
    differences_over(&[[first, other]])
}

/// The same of several pairs, the same two plans under one seed each, with the same viewers: the means over the seeds.
///
/// Intervals are over the viewers, each counted once with the mean of its differences: another seed is another draw of the
/// same viewer's days, not another viewer. They tell how far these viewers stand for others, not how far seeds differ.
#[must_use]
pub fn differences_over(pairs: &[[&[Day]; 2]]) -> Vec<Difference> {
    let mut intervals = bootstrap::intervals(&over_the_seeds(pairs), SEED).into_iter();
    let side = |side: usize, measure| mean(pairs.iter().filter_map(|pair| total(pair[side], measure)));
    MEASURES
        .iter()
        .map(|measure| Difference {
            measure,
            sides: [side(0, measure), side(1, measure)],
            interval: intervals.next().flatten().filter(|_| measure.of_day.is_none()),
        })
        .collect()
}

/// For each viewer what the other run has more of each measure, the mean over the seeds under which it has both sides.
fn over_the_seeds(pairs: &[[&[Day]; 2]]) -> Vec<Vec<Option<f64>>> {
    let by_seed: Vec<Vec<Vec<Option<f64>>>> = pairs.iter().map(own_differences).collect();
    let people = by_seed.iter().map(Vec::len).max().unwrap_or(0);
    let own = |viewer: usize, at: usize| mean(by_seed.iter().filter_map(|rows| rows.get(viewer)?[at]));
    (0..people).map(|viewer| (0..MEASURES.len()).map(|at| own(viewer, at)).collect()).collect()
}

/// For each viewer what the other run has more of each measure.
fn own_differences(pair: &[&[Day]; 2]) -> Vec<Vec<Option<f64>>> {
    let people = pair[0].last().map_or(0, |day| day.people);
    let of_viewer: Vec<[Vec<Option<f64>>; MEASURES.len()]> =
        pair.iter().map(|days| std::array::from_fn(|at| by_viewer(days, &MEASURES[at], people))).collect();
    let own = |viewer: usize, at: usize| Some(of_viewer[1][at][viewer]? - of_viewer[0][at][viewer]?);
    (0..people).map(|viewer| (0..MEASURES.len()).map(|at| own(viewer, at)).collect()).collect()
}

/// What a comparison can say of some measures.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Verdict {
    /// Clearly better with the other.
    pub better: Vec<&'static str>,
    /// Clearly worse with the other.
    pub worse: Vec<&'static str>,
    /// Clearly more with the other, which is neither.
    pub more: Vec<&'static str>,
    /// Clearly less with the other, which is neither.
    pub less: Vec<&'static str>,
    /// The two cannot be told apart.
    pub open: Vec<&'static str>,
}

impl Verdict {
    /// Of these differences, each measure by its name: clear is what an interval leaves zero out of.
    #[must_use]
    pub fn of(differences: &[Difference]) -> Verdict {
        let mut verdict = Verdict::default();
        for difference in differences {
            let up = difference.amount().unwrap_or(0.0) > 0.0;
            let list = match (difference.interval.is_some_and(Interval::is_clear), difference.measure.better) {
                (false, _) => &mut verdict.open,
                (true, Direction::Up) if up => &mut verdict.better,
                (true, Direction::Down) if !up => &mut verdict.better,
                (true, Direction::Neither) if up => &mut verdict.more,
                (true, Direction::Neither) => &mut verdict.less,
                (true, Direction::Up | Direction::Down) => &mut verdict.worse,
            };
            list.push(difference.measure.name);
        }
        verdict
    }
}

/// A measure on the last day; of what adds up, over all days. `None` without days.
#[must_use]
fn total(days: &[Day], measure: &Measure) -> Option<f64> {
    let last = days.last()?;
    if measure.adds_up { Some(days.iter().filter_map(|day| day.value(measure)).sum()) } else { last.value(measure) }
}

fn by_viewer(days: &[Day], measure: &Measure, people: usize) -> Vec<Option<f64>> {
    let mut values = vec![measure.adds_up.then_some(0.0); people];
    let counted = if measure.adds_up { days } else { &days[days.len().saturating_sub(1)..] };
    for visit in counted.iter().flat_map(|day| &day.visits) {
        let (at, value) = (visit.viewer as usize, (measure.of_visit)(visit));
        if let (Some(place), Some(value)) = (values.get_mut(at), value) {
            *place = Some(place.unwrap_or(0.0) + value);
        }
    }
    values
}

/// What each run lost so far, day by day, against the one of them with most reward in the end: summed rewards for each
/// viewer there is. That is in hindsight and against the runs at hand, of which each had its own days.
#[must_use]
pub fn regret(runs: &[&[Day]]) -> Vec<Vec<f64>> {
    let so_far: Vec<Vec<f64>> = runs
        .iter()
        .map(|days| {
            let mut sum = 0.0;
            let by_day = days.iter().map(|day| day.reward() / day.people.max(1) as f64);
            by_day
                .map(|reward| {
                    sum += reward;
                    sum
                })
                .collect()
        })
        .collect();
    let most = |rewards: &&Vec<f64>| rewards.last().copied().unwrap_or(0.0);
    let Some(best) = so_far.iter().max_by(|a, b| most(a).total_cmp(&most(b))) else { return Vec::new() };
    so_far.iter().map(|own| best.iter().zip(own).map(|(best, own)| best - own).collect()).collect()
}

/// The mean over the days from `from` on (0 = the first) of a measure; `None` where it is not defined on any.
#[must_use]
pub fn mean_from(days: &[Day], from: usize, measure: &Measure) -> Option<f64> {
    mean(days.iter().skip(from).filter_map(|day| day.value(measure)))
}
