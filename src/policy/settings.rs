//! Knobs turned away from their defaults, and nothing else.

use std::collections::{BTreeMap, BTreeSet};

use super::{Knob, KnobError, Value};

/// Only what differs from the defaults: two settings differ by comparing maps, an undo step is tiny, reset is remove.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Settings {
    turned: BTreeMap<&'static str, Value>,
}

impl Settings {
    /// Turns a knob: the only gate.
    ///
    /// # Errors
    /// [`KnobError::Refused`] where the value is not finite, out of range or of another type; nothing changes.
    pub fn set(&mut self, knob: &'static Knob, value: Value) -> Result<(), KnobError> {
        let value = knob.check(value)?;
        if value == knob.default() {
            self.reset(knob);
        } else {
            self.turned.insert(knob.key, value);
        }
        Ok(())
    }

    /// Turns a knob back to its default.
    pub fn reset(&mut self, knob: &Knob) {
        self.turned.remove(knob.key);
    }

    /// What the knob stands at.
    #[must_use]
    pub fn value(&self, knob: &Knob) -> Value {
        self.turned.get(knob.key).copied().unwrap_or_else(|| knob.default())
    }

    /// Differs the knob from its default?
    #[must_use]
    pub fn is_turned(&self, knob: &Knob) -> bool {
        self.turned.contains_key(knob.key)
    }

    /// Every knob that differs from its default, by ascending key.
    pub fn turned(&self) -> impl Iterator<Item = (&'static str, Value)> + '_ {
        self.turned.iter().map(|(key, value)| (*key, *value))
    }

    /// The number a number knob stands at; 0 for a switch or a choice.
    #[must_use]
    pub fn number(&self, knob: &Knob) -> f64 {
        match self.value(knob) {
            Value::Number(number) => number,
            Value::Switch(_) | Value::Choice(_) => 0.0,
        }
    }

    /// The whole number a knob stands at; 0 for a switch or a choice.
    #[must_use]
    pub fn whole(&self, knob: &Knob) -> usize {
        self.number(knob) as usize
    }

    /// Is a switch on?
    #[must_use]
    pub fn is_on(&self, knob: &Knob) -> bool {
        self.value(knob) == Value::Switch(true)
    }

    /// The keys whose values differ between the two.
    #[must_use]
    pub fn differences(&self, other: &Settings) -> BTreeSet<&'static str> {
        self.turned
            .keys()
            .chain(other.turned.keys())
            .filter(|key| self.turned.get(*key) != other.turned.get(*key))
            .copied()
            .collect()
    }
}
