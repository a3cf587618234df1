//! JSON shapes that several commands share with files.

pub(super) use crate::files::{Ordered, knob_value};
