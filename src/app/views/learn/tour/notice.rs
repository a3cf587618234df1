//! What the tour notices: where a step's knob stood when the step was entered, that it was turned, that its question was
//! answered.

use super::Scene;
use crate::app::command::{Command, Commands};
use crate::app::learn::TourView;
use crate::learn::tour::{Task, task};
use crate::policy::Value;

/// Notes where the knob stands at first, and that it was turned.
pub(super) fn entered(scene: &Scene<'_>, commands: &mut Commands) {
    let before = &scene.state.session.learn.tour;
    let mut view = before.clone();
    let id = &scene.step.section.id;
    let policy = &scene.state.document.policy;
    let Some(task) = task(scene.at, &scene.state.results.ledger) else { return };
    let is_met = task.is_met(policy);
    if view.entered != Some(scene.at) {
        view.entered = Some(scene.at);
        if !is_met || !view.stood.contains_key(id) {
            view.stood.insert(id.clone(), serde_json::json!(policy.value(task.knob)));
        }
    }
    if is_met {
        view.tried.insert(id.clone());
    }
    if view != *before {
        commands.send(Command::Tour(Box::new(view)));
    }
}

/// Where the knob stood before it was turned, to compare with and to put it back to.
pub(super) fn base(scene: &Scene<'_>, task: &Task) -> Value {
    let stood = scene.state.session.learn.tour.stood.get(&scene.step.section.id);
    let stood = stood.and_then(|stood| task.knob.read(stood).ok());
    task.base(stood.unwrap_or_else(|| task.knob.default()))
}

/// The tour with the open step's question answered.
pub(super) fn answered(scene: &Scene<'_>) -> Command {
    let mut view: TourView = scene.state.session.learn.tour.clone();
    view.answered.insert(scene.step.section.id.clone());
    Command::Tour(Box::new(view))
}
