//! What can be turned alone, as views show it: its name, its values, its hue, and the commands that turn it.

use egui::{Color32, Pos2, Ui};

use super::lit;
use crate::app::command::Command;
use crate::app::numbers;
use crate::app::theme::theme;
use crate::app::widgets::{kind_glyph, swatch};
use crate::app::words;
use crate::domain::Action;
use crate::pipeline::stages::{boost, called, component_of, read_for, weighs};
use crate::pipeline::{ComponentKind, FeedKind};
use crate::policy::{Knob, Policy, Value};
use crate::simulation::nudge::Lever;

/// What it is called on screen; of knobs of one name each says where it belongs: `In a row, media`.
pub(super) fn name(policy: &Policy, lever: Lever) -> String {
    match lever {
        Lever::Knob(knob) if is_one_of_many(knob) => {
            let stage = knob.key.split('.').next().unwrap_or_default();
            format!("{}, {stage}", knob.name)
        }
        Lever::Knob(knob) => called(knob),
        Lever::Factor(at) | Lever::Switch(at) => {
            policy.rules.get(at).map_or_else(String::new, |rule| rule.label.clone())
        }
    }
}

/// Does another knob of the feed have its name?
fn is_one_of_many(knob: &Knob) -> bool {
    let of_feed = || read_for(FeedKind::Home);
    of_feed().any(|other| other.key == knob.key) && of_feed().filter(|other| other.name == knob.name).count() > 1
}

/// One of its values, with its unit.
pub(super) fn value(lever: Lever, value: Value) -> String {
    match (lever, value) {
        (Lever::Knob(knob), value) => words::value(knob, value),
        (_, Value::Number(factor)) => numbers::factor(factor),
        (_, value) => value.to_string(),
    }
}

/// Lights it wherever it is seen.
pub(super) fn light(ui: &Ui, policy: &Policy, lever: Lever) {
    match lever {
        Lever::Knob(knob) => lit::light(ui, knob),
        Lever::Factor(at) | Lever::Switch(at) => {
            policy.rules.get(at).into_iter().for_each(|rule| lit::light_rule(ui, &rule.id))
        }
    }
}

/// The commands that turn it, as a step of its own; none where that changes nothing.
pub(super) fn turn(policy: &Policy, lever: Lever, to: Value) -> Vec<Command> {
    let turned = match lever {
        Lever::Knob(knob) => Some(Command::Turn(knob, to)),
        Lever::Factor(at) | Lever::Switch(at) => {
            let mut turned = policy.clone();
            lever.turn(&mut turned, to);
            turned.rules.get(at).map(|rule| Command::SetRule(at, rule.clone()))
        }
    };
    turned.into_iter().flat_map(|turned| [Command::EndGesture, turned, Command::EndGesture]).collect()
}

/// Its hue: a weight has its action's, anything else that of its component's kind.
pub(super) fn hue(ui: &Ui, lever: Lever) -> Color32 {
    match (weighed(lever), kind(lever)) {
        (Some(action), _) => theme(ui).action(action),
        (None, Some(kind)) => theme(ui).kind(kind).text,
        (None, None) => theme(ui).ink.fill,
    }
}

/// Paints the mark that stands before its name: a weight's swatch, or the glyph of its component's kind.
pub(super) fn mark(ui: &Ui, center: Pos2, lever: Lever) {
    match (weighed(lever), kind(lever)) {
        (Some(_), _) => swatch(ui.painter(), center, hue(ui, lever)),
        (None, Some(kind)) => kind_glyph(ui.painter(), center, kind, hue(ui, lever)),
        (None, None) => {}
    }
}

fn weighed(lever: Lever) -> Option<Action> {
    let Lever::Knob(knob) = lever else { return None };
    weighs(knob)
}

/// A rule of one's own is a boost.
fn kind(lever: Lever) -> Option<ComponentKind> {
    let knob: &'static Knob = if let Lever::Knob(knob) = lever { knob } else { &boost::ON };
    component_of(knob).kind()
}
