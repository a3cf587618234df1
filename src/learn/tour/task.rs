//! The one thing to try in each step: a knob, and where to turn it.

use crate::domain::Action;
use crate::pipeline::Ledger;
use crate::pipeline::stages::{boost, deliver, demote, media, merge, normalize, predict, source};
use crate::policy::{Knob, Policy, Value};

/// Where a knob is to be turned.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Goal {
    /// Exactly there.
    At(Value),
    /// To that number or below.
    AtMost(f64),
}

/// The one thing to try in a step.
#[derive(Clone, Copy, Debug)]
pub struct Task {
    /// The knob to turn.
    pub knob: &'static Knob,
    /// Where to.
    pub goal: Goal,
}

impl Task {
    /// Is the knob where it is to be?
    #[must_use]
    pub fn is_met(&self, policy: &Policy) -> bool {
        let value = policy.value(self.knob);
        match self.goal {
            Goal::At(wanted) => value == wanted,
            Goal::AtMost(most) => matches!(value, Value::Number(number) if number <= most),
        }
    }

    /// The value to compare with: where the knob stood before; its default where that is where it is to be, too.
    #[must_use]
    pub fn base(&self, stood: Value) -> Value {
        let mut policy = Policy::defaults();
        match policy.set(self.knob, stood) {
            Ok(()) if !self.is_met(&policy) => stood,
            _ => self.knob.default(),
        }
    }
}

/// What is to be tried in a step, counted from 0; `None` where there is no such step, or nothing to try it with.
#[must_use]
pub fn task(step: usize, ledger: &Ledger) -> Option<Task> {
    let at = |knob, value| Task { knob, goal: Goal::At(value) };
    let off = Value::Switch(false);
    Some(match step {
        0 => Task { knob: &source::MAX_AGE_DAYS, goal: Goal::AtMost(2.0) },
        1 => at(&predict::ACTIVITY, off),
        2 => at(merge::weight(Action::Comment), Value::Number(0.0)),
        3 => at(&normalize::ON, off),
        4 => demotion(ledger),
        5 => at(&media::ON, off),
        6 => at(&deliver::ADS_EVERY, Value::Number(4.0)),
        _ => return None,
    })
}

/// The first demotion there is a post for; where there is none for any, what age takes.
fn demotion(ledger: &Ledger) -> Task {
    let slate = &ledger.slate;
    let strikes = match demote::STRIKES.default() {
        Value::Number(strikes) => strikes as u32,
        _ => u32::MAX,
    };
    let knob: &'static Knob = if slate.misinformation.contains(&true) {
        &demote::MISINFORMATION
    } else if slate.strikes.iter().any(|&count| count >= strikes) {
        &demote::REPEAT
    } else if slate.borderline.iter().any(|&share| share > 0.0) {
        &demote::BORDERLINE
    } else {
        &boost::FLOOR
    };
    Task { knob, goal: Goal::At(Value::Number(1.0)) }
}
