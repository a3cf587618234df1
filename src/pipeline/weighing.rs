//! What each weight comes to: how likely its action is, what it adds, and how much of the spread of the values is its own.

use crate::domain::{Action, PerAction};
use crate::policy::Policy;

use super::Ledger;
use super::stages::merge;

/// What a weight adds is told for so many posts. Assumed: the least that gives rare actions whole numbers.
pub const PER_POSTS: f64 = 1000.0;
/// A weight that comes of what it is to add has so many steps to one, so that rounding is not seen in it. Assumed.
pub const WEIGHT_STEPS: f64 = 1e6;

/// What one weight comes to in one feed.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Weighing {
    /// The weight.
    pub weight: f64,
    /// Mean probability of the action over all candidates, 0..1; one for which it is not defined counts as 0, as it adds 0.
    pub mean: f64,
    /// What it adds to a post's value on average: the weight times `mean`.
    pub contribution: f64,
    /// cov(w·p, value) / var(value) over the candidates, where value = Σ w·p before normalizing. The shares of all
    /// actions sum to 1; one is below 0 where its action pulls against the others, and above 1 where they pull against
    /// it. `None` where all values are equal.
    pub share: Option<f64>,
}

/// What every weight comes to in the feed that `ledger` describes; `None` where it has no values, as where it is empty or
/// by time.
///
/// The share is the covariance decomposition of a sum's variance: var(Σ c) = Σ cov(c, Σ c).
#[must_use]
pub fn weighings(policy: &Policy, ledger: &Ledger) -> Option<PerAction<Weighing>> {
    let rows = ledger.slate.len();
    let (_, columns) = ledger.columns.iter().find(|(id, _)| *id == merge::STAGE.id)?;
    if rows == 0 {
        return None;
    }
    let values = ledger.scores_after(merge::STAGE.id);
    let mean = |column: &[f64]| column.iter().sum::<f64>() / rows as f64;
    let value = mean(&values);
    let covariance = |column: &[f64]| {
        let own = mean(column);
        column.iter().zip(&values).map(|(c, v)| (c - own) * (v - value)).sum::<f64>() / rows as f64
    };
    let variance = covariance(&values);
    let is_spread = values.windows(2).any(|pair| pair[0] != pair[1]) && variance > 0.0;
    let weighing = |action: Action| {
        let added = columns.iter().find(|column| &*column.reason == action.key());
        let knob = added.and_then(|column| column.knob).unwrap_or_else(|| merge::weight(action));
        let added = added.map_or(&[][..], |column| &column.values);
        Weighing {
            weight: policy.number(knob),
            mean: ledger.predicted[action].iter().filter(|p| !p.is_nan()).sum::<f64>() / rows as f64,
            contribution: mean(added),
            share: is_spread.then(|| covariance(added) / variance),
        }
    };
    Some(PerAction::from_fn(weighing))
}
