//! How much each knob of an open group matters now: worked out again only where it may have changed.

use std::sync::Arc;

use egui::{Id, Ui};

use crate::app::numbers;
use crate::app::state::State;
use crate::app::views::memo::{kept, memo};
use crate::app::weighing::scales;
use crate::domain::{Action, PerAction};
use crate::pipeline::stages::{component_of, merge, normalize, of};
use crate::pipeline::{Component, FeedKind, Matters, Run, Stage, matters};
use crate::policy::{Knob, Rule, Value};

/// How much the knobs of one component matter.
pub(super) struct Importance {
    knobs: Vec<(&'static str, Matters)>,
    /// The greatest size of a mean contribution, for the length of the bars.
    greatest: f64,
    /// What a weight of 1 adds, where the sliders of the weights are in units of that.
    scales: Option<Arc<PerAction<Option<f64>>>>,
}

impl Importance {
    /// Asks the pipeline where an answer no longer stands.
    pub(super) fn of(ui: &Ui, state: &State, component: Component) -> Importance {
        let feed = state.session.feed;
        let is_read = |stage: &&Stage| stage.knobs.iter().any(|knob| component_of(knob) == component);
        let stages = of(feed).iter().filter(|stage| stage.component == component || is_read(stage));
        let knobs: Vec<(&'static str, Matters)> =
            stages.flat_map(|stage| of_stage(ui, state, stage).iter().copied().collect::<Vec<_>>()).collect();
        let size = |matters: &Matters| if let Matters::Contribution(mean) = matters { mean.abs() } else { 0.0 };
        let greatest = knobs.iter().map(|(_, matters)| size(matters)).fold(0.0, f64::max);
        Importance { knobs, greatest, scales: None }
    }

    /// The same with the sliders of the weights in units of what they add, where that is asked for; a lesson speaks of
    /// weights as they are.
    pub(super) fn in_units_asked(self, ui: &Ui, state: &State) -> Importance {
        let is_feed = state.session.feed != FeedKind::Explore;
        let is_asked = state.session.weighing.in_contributions && state.lesson.is_none() && is_feed;
        let made = || memo(ui, Id::unique("units of contribution"), state.results.revision, || scales(state));
        Importance { scales: is_asked.then(made), ..self }
    }

    /// How many of its slider's units a unit of the knob is; `None` where they are the same.
    pub(super) fn scale(&self, knob: &Knob) -> Option<f64> {
        let is_weight = |action: &Action| merge::weight(*action).key == knob.key;
        self.scales.as_ref()?[Action::ALL.into_iter().find(is_weight)?]
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

/// What the answers for a stage rest on: they stand while it does.
#[derive(Clone, PartialEq)]
enum RestsOn {
    /// This run.
    Run(u64),
    /// Boosts and demotions never read the score, so their reach stands while a weight is dragged.
    Candidates {
        /// These candidates: [`Results::gathered`](crate::app::results::Results::gathered).
        gathered: u64,
        /// What the stage itself reads.
        knobs: Vec<Value>,
        rules: Vec<Rule>,
    },
}

impl RestsOn {
    fn of(state: &State, stage: &Stage) -> RestsOn {
        let results = &state.results;
        if !matches!(stage.run, Run::Factor(_)) || !results.ledger.is_scored() {
            return RestsOn::Run(results.revision);
        }
        let policy = &state.document.policy;
        RestsOn::Candidates {
            gathered: results.gathered,
            knobs: stage.knobs.iter().map(|knob| policy.value(knob)).collect(),
            rules: if stage.reads_rules { policy.rules.clone() } else { Vec::new() },
        }
    }
}

fn of_stage(ui: &Ui, state: &State, stage: &'static Stage) -> Arc<Vec<(&'static str, Matters)>> {
    let id = Id::unique(("matters", state.session.feed, stage.id));
    // How far normalizing reaches takes runs of it to tell: it is told again once the pointer lets go.
    let is_held = stage.id == normalize::STAGE.id && ui.input(|input| input.pointer.any_down());
    if let Some(known) = kept::<RestsOn, _>(ui, id).filter(|_| is_held) {
        return known;
    }
    memo(ui, id, RestsOn::of(state, stage), || {
        let (context, ledger) = (state.results.context(), &state.results.ledger);
        stage.knobs.iter().map(|knob| (knob.key, matters(&context, ledger, knob))).collect()
    })
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
