//! What may be turned: knobs, the policy that holds those turned away from their defaults, and a user's own boost rules.

mod knob;
#[expect(clippy::module_inception, reason = "the room is named after the thing it keeps")]
mod policy;
mod rule;
mod settings;
mod track;

pub use knob::{Basis, Knob, KnobError, Knobs, Range, Unit, Value, nearest};
pub use policy::{Policy, PolicyFile, Problem};
pub use rule::{Hours, Relation, Rule, When};
pub use settings::Settings;
pub use track::{Curve, Track};
