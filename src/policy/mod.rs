//! What may be turned: knobs, the policy that holds those turned away from their defaults, a user's own boost rules, and
//! the limits it must keep.

mod guardrail;
mod knob;
#[expect(clippy::module_inception, reason = "the room is named after the thing it keeps")]
mod policy;
mod rule;
mod settings;
mod track;

pub use guardrail::Guardrail;
pub use knob::{Basis, Knob, KnobError, Knobs, Range, Unit, Value, nearest};
pub use policy::{Policy, PolicyFile, Problem};
pub use rule::{Hours, Relation, Rule, When};
pub use settings::Settings;
pub use track::{Curve, Track};
