//! The numbers texts leave places for, as they are now.

use crate::app::numbers;
use crate::app::state::State;
use crate::app::words;
use crate::learn::Section;
use crate::pipeline::{Summary, knobs};

/// The section with its places filled: `{knob:…}` and `{default:…}` with what a knob stands at, and counts of the slate.
#[must_use]
pub fn live(state: &State, section: &Section) -> Section {
    section.clone().filled(|place| number(state, place))
}

/// What belongs in that place; `None` for a place nobody knows.
#[must_use]
pub fn number(state: &State, place: &str) -> Option<String> {
    if let Some((kind, key)) = place.split_once(':') {
        let knob = knobs().iter().copied().find(|knob| knob.key == key)?;
        return match kind {
            "knob" => Some(words::value(knob, state.value(knob))),
            "default" => Some(words::value(knob, knob.default())),
            _ => None,
        };
    }
    let counted = Summary::of(&state.results.ledger);
    let count = match place {
        "sourced" => counted.sourced,
        "kept" => counted.sourced - counted.removed,
        "delivered" => counted.delivered,
        _ => return None,
    };
    Some(numbers::count(count as u64))
}
