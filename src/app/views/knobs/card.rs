//! What a knob does, in a tooltip: its sentence, its default and where that comes from, its range, what it touches.

use egui::Response;

use crate::app::numbers;
use crate::app::widgets::Tip;
use crate::app::words;
use crate::pipeline::{Component, Matters, STAGES};
use crate::policy::{Knob, Range};

use super::importance::posts;

/// Shows the card of a knob where `response` is hovered.
pub(super) fn ui(response: Response, knob: &'static Knob, matters: Option<Matters>) {
    if !response.hovered() {
        return;
    }
    let text = format!("{} Default {}; {}.", knob.doc, words::value(knob, knob.default()), knob.basis);
    let reach = matters.map(|matters| match matters {
        Matters::Contribution(mean) => format!("adds {} on average", numbers::signed(mean, 2)),
        Matters::Posts(count) => format!("touches {}", posts(count)),
        Matters::Inert(reason) => reason.to_owned(),
    });
    let note = [range(knob), reach].into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let tip = Tip::new(knob.name).text(&text).note(&note);
    let is_slid = matches!(knob.range, Range::Number { .. } | Range::Whole { .. });
    let tip = if is_slid { tip.key("Del", "resets") } else { tip };
    tip.on(response);
}

/// Shows what a component's stages do where `response` is hovered.
pub(super) fn component_ui(response: Response, component: Component) {
    if !response.hovered() {
        return;
    }
    let stages = STAGES.iter().filter(|stage| stage.component == component);
    let text = stages.map(|stage| stage.doc).collect::<Vec<_>>().join(" ");
    Tip::new(component.name()).text(&text).on(response);
}

fn range(knob: &Knob) -> Option<String> {
    let to = |min: f64, max: f64| Some(format!("{} to {}", numbers::short(min, 3), numbers::short(max, 3)));
    match knob.range {
        Range::Number { min, max, .. } => to(min, max),
        Range::Whole { min, max, .. } => to(f64::from(min), f64::from(max)),
        Range::Switch { .. } | Range::Choice { .. } => None,
    }
}
