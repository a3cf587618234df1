//! Weights in units of what they add: the same weights, looked at another way, so the ranking stays.

use serde::{Deserialize, Serialize};

use crate::domain::{Action, PerAction};
use crate::pipeline::{WEIGHT_STEPS, Weighing, weighings};

use super::numbers;
use super::state::State;
use super::words;

pub use crate::pipeline::PER_POSTS as POSTS;

/// How the weights are looked at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct WeighingView {
    /// Their sliders show what each adds, not the weight itself.
    pub in_contributions: bool,
    /// What each adds, and why, is unfolded below them.
    pub is_open: bool,
}

/// What a weight of 1 adds to [`POSTS`] posts, for each action: how many of its units a unit of weight is. `None` where
/// an action is never likely, and so adds nothing whatever its weight.
#[must_use]
pub fn scales(state: &State) -> PerAction<Option<f64>> {
    let of_one = |weighing: &Weighing| (weighing.mean > 0.0).then_some(POSTS * weighing.mean);
    match weighings(&state.document.policy, &state.results.ledger) {
        Some(weighings) => weighings.map(|_, weighing| of_one(weighing)),
        None => PerAction::from_fn(|_| None),
    }
}

/// The weight that so much stands for: to six decimals, so that the ends of a slider are the ends of the weight.
#[must_use]
pub fn weight(value: f64, scale: f64, (low, high): (f64, f64)) -> f64 {
    // A sum with +0 makes −0 plain.
    ((value / scale * WEIGHT_STEPS).round() / WEIGHT_STEPS).clamp(low, high) + 0.0
}

/// What a weight adds, as its box shows it: three figures where it has a fraction.
#[must_use]
pub fn adds(value: f64) -> String {
    numbers::three_figures(value)
}

/// The weight itself where its slider shows what it adds: as few figures as say it, at most three.
#[must_use]
pub fn beside(weight: f64) -> String {
    let figures = numbers::three_figures(weight);
    let is_whole = !figures.contains('.') || weight != 0.0 && !figures.contains(|figure| ('1'..='9').contains(&figure));
    if is_whole { figures } else { figures.trim_end_matches('0').trim_end_matches('.').to_owned() }
}

/// What belongs into a place of the text about weights; `None` for a place it does not know.
#[must_use]
pub fn place(state: &State, weighings: &PerAction<Weighing>, place: &str) -> Option<String> {
    if let Some(key) = place.strip_prefix("knob:weight.") {
        let weight = crate::pipeline::stages::merge::weight(Action::from_key(key)?);
        return Some(words::value(weight, state.value(weight)));
    }
    let (what, key) = place.split_once('.')?;
    let action = Action::from_key(key)?;
    let weighing = weighings[action];
    match what {
        "mean" => Some(numbers::percent(weighing.mean)),
        "adds" => Some(adds(POSTS * weighing.contribution)),
        "equal" => {
            let equal = weighings[Action::Like].contribution / weighing.mean;
            Some(numbers::short(equal, 1))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_weight_beside_its_slider_has_at_most_three_figures() {
        let told = [1.764, 4.4, 6.0, 0.5, -40.0, -14.29, 120.0, 0.0, 0.002].map(beside);
        assert_eq!(told, ["1.76", "4.4", "6", "0.5", "−40", "−14.3", "120", "0", "0.00"]);
    }

    #[test]
    fn the_ends_of_a_slider_are_those_of_the_weight() {
        let scale = 2.8734;
        assert_eq!(weight(20.0 * scale, scale, (-500.0, 500.0)), 20.0);
        assert_eq!(weight(500.0 * scale, scale, (-500.0, 500.0)), 500.0);
        assert_eq!(weight(-0.0, scale, (-500.0, 500.0)).to_bits(), 0);
    }
}
