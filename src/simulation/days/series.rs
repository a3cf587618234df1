//! The same days under several seeds: where a number lies among them.

use super::day::Day;
use super::difference::regret;
use super::measures::Measure;

/// A number under several seeds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spread {
    /// The mean over the seeds.
    pub mean: f64,
    /// The least of them.
    pub low: f64,
    /// The greatest.
    pub high: f64,
}

impl Spread {
    /// Of these numbers; `None` where there are none.
    #[must_use]
    pub fn of(values: &[f64]) -> Option<Spread> {
        let (low, high) = values
            .iter()
            .fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), &value| (low.min(value), high.max(value)));
        let mean = values.iter().sum::<f64>() / values.len().max(1) as f64;
        (!values.is_empty()).then_some(Spread { mean, low, high })
    }
}

/// A measure day by day, first day first, of the same plan under several seeds: as many days as all of them have. `None` on
/// a day on which it is not defined under any.
#[must_use]
pub fn by_day(seeds: &[&[Day]], measure: &Measure) -> Vec<Option<Spread>> {
    let value = |at: usize| {
        let values: Vec<f64> = seeds.iter().filter_map(|days| days[at].value(measure)).collect();
        Spread::of(&values)
    };
    (0..in_all(seeds)).map(value).collect()
}

/// What each of several plans lost so far, day by day, against the best of them under the same seed: see [`regret`]. As many
/// days as all of them have under every seed; a plan without days is left out, and its list is empty.
#[must_use]
pub fn lost(plans: &[Vec<&[Day]>]) -> Vec<Vec<Option<Spread>>> {
    let taking_part: Vec<usize> = (0..plans.len()).filter(|&plan| in_all(&plans[plan]) > 0).collect();
    let days = taking_part.iter().map(|&plan| in_all(&plans[plan])).min().unwrap_or(0);
    let seeds = taking_part.iter().map(|&plan| plans[plan].len()).min().unwrap_or(0);
    // By seed, then by plan that takes part, then by day.
    let under = |seed: usize| {
        let runs: Vec<&[Day]> = taking_part.iter().map(|&plan| &plans[plan][seed][..days]).collect();
        regret(&runs)
    };
    let by_seed: Vec<Vec<Vec<f64>>> = (0..seeds).map(under).collect();
    let mut lost = vec![Vec::new(); plans.len()];
    for (at, &plan) in taking_part.iter().enumerate() {
        let on = |day: usize| Spread::of(&by_seed.iter().map(|runs| runs[at][day]).collect::<Vec<f64>>());
        lost[plan] = (0..days).map(on).collect();
    }
    lost
}

/// How many days all of them have.
fn in_all(seeds: &[&[Day]]) -> usize {
    seeds.iter().map(|days| days.len()).min().unwrap_or(0)
}
