//! A lever as a search turns it: from 0 to 1 along its slider, and only to what the slider shows.

use crate::pipeline::knobs;
use crate::policy::{Policy, Track, Value};
use crate::simulation::nudge::Lever;

use super::Group;

/// A number that a search may turn.
#[derive(Clone, Copy)]
pub(super) struct Dial {
    pub(super) lever: Lever,
    track: Track,
    today: f64,
}

/// The step of a dial that stands where it stands today.
pub(super) const AS_TODAY: i64 = i64::MIN;

impl Dial {
    /// Those of the groups, knobs in pipeline order, then rules.
    pub(super) fn of(policy: &Policy, groups: &[Group], levers: &[Lever]) -> Vec<Dial> {
        let place = |lever: &Lever| match lever {
            Lever::Knob(knob) => knobs().iter().position(|other| other.key == knob.key),
            Lever::Factor(at) | Lever::Switch(at) => Some(knobs().len() + at),
        };
        let is_asked = |lever: &Lever| Group::of(*lever).is_some_and(|group| groups.contains(&group));
        let mut asked: Vec<Lever> = levers.iter().copied().filter(is_asked).collect();
        asked.sort_by_key(place);
        asked.into_iter().filter_map(|lever| Dial::new(lever, policy)).collect()
    }

    fn new(lever: Lever, policy: &Policy) -> Option<Dial> {
        let Value::Number(today) = lever.value(policy) else { return None };
        Some(Dial { lever, track: lever.track()?, today })
    }

    /// Where it stands today, 0..1.
    pub(super) fn today(&self) -> f64 {
        self.track.share(self.today).clamp(0.0, 1.0)
    }

    /// How far a step is from where it stands today, as a share of the reach.
    pub(super) fn distance(&self, step: i64) -> f64 {
        (self.track.share(self.value(step)) - self.track.share(self.today)).abs()
    }

    /// The step nearest to a place; [`AS_TODAY`] within half a step of where it stands.
    pub(super) fn step(&self, place: f64) -> i64 {
        let value = self.track.rounded(self.track.at(place.clamp(0.0, 1.0)), false);
        // What is out of the slider's reach stands at its end.
        let today = self.today.clamp(self.track.from.min(self.track.to), self.track.from.max(self.track.to));
        if (value - today).abs() <= self.track.step / 2.0 { AS_TODAY } else { (value / self.track.step).round() as i64 }
    }

    /// The value of a step.
    pub(super) fn value(&self, step: i64) -> f64 {
        if step == AS_TODAY { self.today } else { self.track.rounded(step as f64 * self.track.step, false) }
    }
}

/// What differs from today's policy.
pub(super) fn turns(dials: &[Dial], steps: &[i64]) -> Vec<(Lever, f64)> {
    let turned = dials.iter().zip(steps).filter(|(_, step)| **step != AS_TODAY);
    turned.map(|(dial, &step)| (dial.lever, dial.value(step))).collect()
}
