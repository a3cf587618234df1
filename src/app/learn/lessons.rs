//! How far one came in the lessons.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

/// How far one came in the lessons, by their ids.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct LessonsView {
    /// Those that were done to their end.
    pub done: BTreeSet<String>,
    /// The step at which one was left, counted from 0.
    pub reached: BTreeMap<String, usize>,
}
