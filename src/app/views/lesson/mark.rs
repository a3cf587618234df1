//! The ring around what a step of a lesson means. The rest of the window stays as it is, and can be used.

use egui::{Rect, Ui};

use crate::app::state::State;
use crate::app::theme::radius;
use crate::app::views::layout::Layout;
use crate::app::widgets::mark;
use crate::domain::PostId;
use crate::learn::lesson::{Highlight, Part};
use crate::pipeline::Component;
use crate::policy::Knob;

fn meant(state: &State) -> Option<&Highlight> {
    state.lesson.as_deref()?.at().highlight.as_ref()
}

/// Marks a knob's row.
pub(in crate::app::views) fn mark_knob(ui: &Ui, state: &State, knob: &Knob, rect: Rect) {
    if matches!(meant(state), Some(Highlight::Knob(wanted)) if wanted.key == knob.key) {
        mark(ui, rect, radius::CONTROL);
    }
}

/// Marks the header of a component's knobs.
pub(in crate::app::views) fn mark_component(ui: &Ui, state: &State, component: Component, rect: Rect) {
    if matches!(meant(state), Some(Highlight::Component(wanted)) if *wanted == component) {
        mark(ui, rect, radius::CONTROL);
    }
}

/// Marks a post's card.
pub(in crate::app::views) fn mark_post(ui: &Ui, state: &State, post: PostId, rect: Rect) {
    if matches!(meant(state), Some(Highlight::Post(_))) && state.meant_post() == Some(post) {
        mark(ui, rect, radius::CONTROL);
    }
}

/// Marks a part of the window.
pub(in crate::app::views) fn mark_part(ui: &Ui, state: &State, part: Part, rect: Rect) {
    if matches!(meant(state), Some(Highlight::Part(wanted)) if *wanted == part) {
        mark(ui, rect, radius::CONTROL);
    }
}

/// Marks what is a whole panel.
pub(in crate::app::views) fn mark_parts(ui: &Ui, state: &State, layout: &Layout) {
    let panels = [
        (Part::Knobs, layout.knobs),
        (Part::Phone, Some(layout.stage)),
        (Part::Inspector, layout.inspector),
        (Part::Status, Some(layout.status)),
        (Part::PolicyBar, Some(layout.policy)),
    ];
    for (part, rect) in panels {
        if let Some(rect) = rect.filter(|rect| rect.width() > 0.0 && rect.height() > 0.0) {
            mark_part(ui, state, part, rect);
        }
    }
}
