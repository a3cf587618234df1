//! The commands of the diagram.

use super::{Shortcut, keyless};
use crate::app::command::Command;
use crate::app::learn::{DiagramView, surface};
use crate::app::state::State;
use crate::app::theme::Icon;
use crate::learn::View;
use crate::learn::diagram::{Surface, is_bypassed};

/// What can be done by name in the diagram.
pub(super) static DIAGRAM: &[Shortcut] = &[
    keyless("Play the diagram", |state| if is_playing(state) { None } else { play(state, DiagramView::toggled) })
        .icon(Icon::PLAY),
    keyless("Pause the diagram", |state| if is_playing(state) { play(state, DiagramView::toggled) } else { None })
        .icon(Icon::PAUSE),
    keyless("Step the diagram", |state| play(state, |view| view.stepped(false))).icon(Icon::STEP),
    keyless("Fit the diagram", |state| look_at(state, |view, _| view.fitted())).icon(Icon::FIT),
    keyless("Next component", |state| look_at(state, |view, surface| view.opening_next(surface, 1)))
        .icon(Icon::COLLAPSED),
    keyless("Previous component", |state| look_at(state, |view, surface| view.opening_next(surface, -1)))
        .icon(Icon::BACK),
    keyless("Close the component", |state| look_at(state, |view, _| view.opening(None))).icon(Icon::CLOSE),
    keyless("Bypass all components", |state| (!is_bypassed(&state.document.policy)).then_some(Command::Bypass(true)))
        .icon(Icon::BYPASS),
    keyless("End the bypass", |state| is_bypassed(&state.document.policy).then_some(Command::Bypass(false)))
        .icon(Icon::BYPASS),
];

/// The diagram looked at in another way, where it is open and that is a change.
fn look_at(state: &State, change: fn(DiagramView, Surface) -> DiagramView) -> Option<Command> {
    let view = &state.session.learn.diagram;
    let next = change(view.clone(), surface(&state.session));
    (state.session.view == View::Diagram && next != *view).then(|| Command::Diagram(Box::new(next)))
}

/// The diagram played in another way: only posts are sent through it, not stories.
fn play(state: &State, change: fn(DiagramView) -> DiagramView) -> Option<Command> {
    let view = &state.session.learn.diagram;
    let next = change(view.clone());
    let can = state.session.view == View::Diagram && surface(&state.session) != Surface::Stories;
    (can && next != *view).then(|| Command::Diagram(Box::new(next)))
}

fn is_playing(state: &State) -> bool {
    state.session.learn.diagram.play.is_some_and(|play| play.running)
}
