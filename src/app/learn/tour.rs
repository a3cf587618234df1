//! How the tour is looked at.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

/// Where in the tour one is, and what one did there.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct TourView {
    /// The step, counted from 0.
    pub step: usize,
    /// The step that was entered last: its knob's value has been noted.
    pub entered: Option<usize>,
    /// Where each step's knob stood when the step was entered, by the step's id.
    pub stood: BTreeMap<String, serde_json::Value>,
    /// Ids of the steps whose knob was turned.
    pub tried: BTreeSet<String>,
    /// Ids of the steps whose question was answered.
    pub answered: BTreeSet<String>,
}

impl TourView {
    /// The same at another step.
    #[must_use]
    pub fn at(&self, step: usize) -> TourView {
        TourView { step, ..self.clone() }
    }
}
