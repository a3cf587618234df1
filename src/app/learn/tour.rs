//! How the tour is looked at.

use serde::{Deserialize, Serialize};

/// Where in the tour one is.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct TourView {
    /// The step, counted from 0.
    pub step: usize,
}
