//! What a knob does, in a tooltip: its sentence, its default and where that comes from, its range, what it touches.

use egui::{Response, Ui};

use crate::app::numbers;
use crate::app::views::terms;
use crate::app::widgets::Tip;
use crate::app::words;
use crate::learn::Named;
use crate::pipeline::{Component, FeedKind, Matters};
use crate::policy::{Knob, Range};

use super::group;
use super::importance::posts;

/// A part of a knob's row.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// Its name, which leads to the term that explains it.
    Name,
    /// The rest.
    Rest,
}

/// Shows the card of a knob where `response`, a part of its row, is hovered. The pointer goes through it: the next
/// knob's slider lies below.
pub(super) fn ui(
    ui: &Ui,
    response: Response,
    part: Part,
    (knob, named): (&'static Knob, Option<Named>),
    matters: Option<Matters>,
) {
    let mut text = String::new();
    let mut note = String::new();
    if response.hovered() || response.is_tooltip_open() {
        text = format!("{} Default {}; {}.", knob.doc, words::value(knob, knob.default()), knob.basis);
        let reach = matters.map(|matters| match matters {
            Matters::Contribution(mean) => format!("adds {} on average", numbers::signed(mean, 2)),
            Matters::Posts(count) => format!("touches {}", posts(count)),
            Matters::Inert(reason) => reason.to_owned(),
        });
        note = [range(knob), reach].into_iter().flatten().collect::<Vec<_>>().join(" · ");
    }
    let tip = Tip::new(knob.name).text(&text).note(&note);
    let is_slid = matches!(knob.range, Range::Number { .. } | Range::Whole { .. });
    let tip = if is_slid { tip.key("Del", "resets") } else { tip };
    match part {
        Part::Name => terms::named_link(ui, response, named, tip),
        Part::Rest => tip.on(response),
    };
}

/// Shows what a component's stages do where `response` is hovered; the pointer goes through it to the knobs below.
pub(super) fn component_ui(
    ui: &Ui,
    response: Response,
    (feed, component): (FeedKind, Component),
    named: Option<Named>,
) {
    let text = group::stages(feed, component).map(|stage| stage.doc).collect::<Vec<_>>().join(" ");
    terms::control(ui, response, named, Tip::new(component.name()).text(&text));
}

fn range(knob: &Knob) -> Option<String> {
    let to = |min: f64, max: f64| Some(format!("{} to {}", numbers::short(min, 3), numbers::short(max, 3)));
    match knob.range {
        Range::Number { min, max, .. } => to(min, max),
        Range::Whole { min, max, .. } => to(f64::from(min), f64::from(max)),
        Range::Switch { .. } | Range::Choice { .. } => None,
    }
}
