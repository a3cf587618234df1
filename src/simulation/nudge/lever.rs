//! What can be turned alone, and how far apart two of its positions are.

use crate::pipeline::stages::boost;
use crate::pipeline::{Context, FeedKind, Ledger, Matters, knobs, matters};
use crate::policy::{Knob, Policy, Range, Track, Value};

/// One thing of a policy that can be turned alone.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Lever {
    /// A knob.
    Knob(&'static Knob),
    /// The factor of the rule of one's own at that index.
    Factor(usize),
    /// The switch of the rule of one's own at that index.
    Switch(usize),
}

/// The finest steps of a number with a fraction: what two decimals show. Assumed.
const FINEST: f64 = 0.01;

impl Lever {
    /// The share of a slider's reach that flipping a switch, or choosing another of a few names, counts as. Assumed:
    /// half of it, as neither has a position in between.
    pub const FLIP: f64 = 0.5;

    /// Every lever that changes anything now, knobs in pipeline order, then the rules in theirs.
    pub(in crate::simulation) fn that_matter(context: &Context<'_>, ledger: &Ledger) -> Vec<Lever> {
        let policy = context.policy;
        let can_matter = |knob: &&'static Knob| !matches!(matters(context, ledger, knob), Matters::Inert(_));
        let are_read = context.feed == FeedKind::Home && policy.is_on(&boost::ON);
        let rules = policy.rules.iter().enumerate().filter(|_| are_read);
        let of_rules =
            rules.flat_map(|(at, rule)| rule.on.then_some(Lever::Factor(at)).into_iter().chain([Lever::Switch(at)]));
        knobs().iter().copied().filter(can_matter).map(Lever::Knob).chain(of_rules).collect()
    }

    /// What it stands at; off for a rule there is not.
    #[must_use]
    pub fn value(self, policy: &Policy) -> Value {
        match self {
            Lever::Knob(knob) => policy.value(knob),
            Lever::Factor(at) => Value::Number(policy.rules.get(at).map_or(1.0, |rule| rule.factor)),
            Lever::Switch(at) => Value::Switch(policy.rules.get(at).is_some_and(|rule| rule.on)),
        }
    }

    /// Turns it; a value it cannot have changes nothing.
    pub fn turn(self, policy: &mut Policy, value: Value) {
        match (self, value) {
            (Lever::Knob(knob), value) => {
                // Refused values change nothing, as said above.
                let _refused = policy.set(knob, value);
            }
            (Lever::Factor(at), Value::Number(factor)) => {
                policy.rules.get_mut(at).into_iter().for_each(|rule| rule.factor = factor);
            }
            (Lever::Switch(at), Value::Switch(on)) => {
                policy.rules.get_mut(at).into_iter().for_each(|rule| rule.on = on);
            }
            _ => {}
        }
    }

    /// How far a value is from where the lever stands, as a share of the slider's reach along its curve; so levers of
    /// any unit compare. A flip of a switch or a choice is [`Lever::FLIP`].
    #[must_use]
    pub fn distance(self, from: Value, to: Value) -> f64 {
        match (self.track(), from, to) {
            (Some(track), Value::Number(from), Value::Number(to)) => (track.share(to) - track.share(from)).abs(),
            _ if from == to => 0.0,
            _ => Lever::FLIP,
        }
    }

    /// What its slider reaches; `None` for a switch or a choice.
    #[must_use]
    pub fn track(self) -> Option<Track> {
        match self {
            Lever::Knob(knob) => knob.track(),
            Lever::Factor(_) => Some(Track::FACTOR),
            Lever::Switch(_) => None,
        }
    }

    /// The positions of a switch or a choice other than `now`; none for a number.
    pub(super) fn others(self, now: Value) -> Vec<Value> {
        match (self, now) {
            (_, Value::Switch(on)) => vec![Value::Switch(!on)],
            (Lever::Knob(Knob { range: Range::Choice { choices, .. }, .. }), Value::Choice(chosen)) => {
                choices.iter().filter(|choice| **choice != chosen).map(|choice| Value::Choice(choice)).collect()
            }
            _ => Vec::new(),
        }
    }

    /// How many steps a number makes from one whole number to the next: as fine as it is shown and typed, so that what
    /// is told is what is applied. 1 for a whole number.
    #[must_use]
    pub fn steps_per_one(self) -> f64 {
        match (self, self.track()) {
            (Lever::Knob(Knob { range: Range::Whole { .. }, .. }), _) | (_, None) => 1.0,
            (_, Some(track)) => (1.0 / (track.step / 10.0).max(FINEST)).round(),
        }
    }
}
