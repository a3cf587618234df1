//! JSON shapes that several files and commands share.

use serde::{Serialize, Serializer};

use crate::policy::{Knob, Range, Value};

/// An object whose keys stand in the order given.
pub struct Ordered<V>(pub Vec<(&'static str, V)>);

impl<V: Serialize> Serialize for Ordered<V> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(key, value)| (key, value)))
    }
}

/// A knob's value, or one end of its range: whole numbers without a point.
#[must_use]
pub fn knob_value(knob: &Knob, value: Value) -> serde_json::Value {
    match (knob.range, value) {
        (Range::Whole { .. }, Value::Number(number)) => (number as u64).into(),
        _ => serde_json::json!(value),
    }
}
