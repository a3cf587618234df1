//! How much each knob of an open group matters now: worked out once per run.

use std::sync::Arc;

use egui::{Id, Ui};

use crate::app::numbers;
use crate::app::state::State;
use crate::app::views::memo::memo;
use crate::pipeline::{Component, Matters, STAGES, matters};
use crate::policy::Knob;

/// How much the knobs of one component matter.
#[derive(Clone)]
pub(super) struct Importance {
    knobs: Arc<Vec<(&'static str, Matters)>>,
    /// The greatest size of a mean contribution, for the length of the bars.
    greatest: f64,
}

impl Importance {
    /// Asks the pipeline once per run.
    pub(super) fn of(ui: &Ui, state: &State, component: Component) -> Importance {
        let knobs = memo(ui, Id::unique(("matters", component)), state.results.revision, || {
            let (context, ledger) = (state.results.context(), &state.results.ledger);
            let stages = STAGES.iter().filter(|stage| stage.component == component);
            let knobs = stages.flat_map(|stage| stage.knobs);
            knobs.map(|knob| (knob.key, matters(&context, ledger, knob))).collect::<Vec<_>>()
        });
        let size = |matters: &Matters| if let Matters::Contribution(mean) = matters { mean.abs() } else { 0.0 };
        let greatest = knobs.iter().map(|(_, matters)| size(matters)).fold(0.0, f64::max);
        Importance { knobs, greatest }
    }

    /// How much one knob matters.
    pub(super) fn knob(&self, knob: &Knob) -> Matters {
        let found = self.knobs.iter().find(|(key, _)| *key == knob.key);
        found.map_or(Matters::Inert(knob.idle), |(_, matters)| *matters)
    }

    /// A mean contribution as a share (0..1) of the greatest among the weights.
    pub(super) fn share(&self, mean: f64) -> f32 {
        if self.greatest > 0.0 { (mean.abs() / self.greatest) as f32 } else { 0.0 }
    }
}

/// `17 posts`, `1 post`.
pub(super) fn posts(count: usize) -> String {
    format!("{} {}", numbers::count(count as u64), if count == 1 { "post" } else { "posts" })
}

/// What a row says at its right.
pub(super) fn words(matters: Matters) -> String {
    match matters {
        Matters::Contribution(mean) => numbers::fixed(mean, 2),
        Matters::Posts(count) => posts(count),
        Matters::Inert(reason) => reason.to_owned(),
    }
}
