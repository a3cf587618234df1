//! The left panel: every knob, by component, in pipeline order.

mod aside;
mod card;
mod condition;
mod count;
mod dot;
mod draft;
mod filter;
mod funnel;
mod group;
mod importance;
mod row;
mod rule_editor;
mod rules;
mod stories;
mod surface;
mod weighing;

use egui::{ScrollArea, Ui};

use crate::app::command::{Command, Commands};
use crate::app::session::{NarrowSide, Notice};
use crate::app::state::State;
use crate::pipeline::stages::{component_of, read_for};
use crate::pipeline::stories::steps::reading;
use crate::pipeline::{Component, FeedKind};
use crate::policy::Knob;

use super::seek;

pub(super) use count::count;
pub(super) use group::{component_ui, is_changed};
use importance::Importance;

/// The knobs, with a header that says what the columns are.
pub(super) fn ui(ui: &mut Ui, state: &State, commands: &mut Commands) {
    surface::ui(ui, state, commands);
    if state.session.tray.open {
        return stories::ui(ui, state, commands);
    }
    filter::head_ui(ui, state, commands);
    let filter = state.session.knob_filter.as_ref();
    let shown: Vec<Component> =
        Component::ALL.into_iter().filter(|&component| filter::shows(filter, state, component)).collect();
    if shown.is_empty() {
        filter::nothing_ui(ui, filter);
    }
    ScrollArea::vertical().id_salt("knobs").auto_shrink(false).show(ui, |ui| {
        for component in shown {
            ui.push_id(component.name(), |ui| group::ui(ui, state, component, commands));
            let is_explore = state.session.feed == FeedKind::Explore;
            if is_explore && component == Component::SourcingCandidates && !filter::narrows(filter) {
                funnel::ui(ui, state);
            }
        }
    });
}

/// The row of one knob, for other panels.
pub(super) fn row_ui(ui: &mut Ui, state: &State, knob: &'static Knob, commands: &mut Commands) {
    let importance = Importance::of(ui, state, component_of(knob));
    ui.push_id(knob.key, |ui| row::ui(ui, state, knob, Some(&importance), commands));
}

/// The same without how much it matters, for where there is less room.
pub(super) fn bare_row_ui(ui: &mut Ui, state: &State, knob: &'static Knob, commands: &mut Commands) {
    ui.push_id(knob.key, |ui| row::ui(ui, state, knob, None, commands));
}

/// Brings a knob's row into sight, whatever is folded or filtered away, and gives it the keyboard.
pub(super) fn go_to(ui: &Ui, state: &State, knob: &'static Knob, commands: &mut Commands) {
    if reading(knob).is_some() {
        commands.send(Command::Tray(state.session.tray.opened()));
        commands.send(Command::Side(NarrowSide::Knobs));
        seek::seek(ui, knob.key);
        return;
    }
    let reads = |feed: FeedKind| read_for(feed).any(|read| read.key == knob.key);
    open(state, component_of(knob), commands);
    if !reads(state.session.feed) {
        commands.send(Command::Feed(if reads(FeedKind::Home) { FeedKind::Home } else { FeedKind::Explore }));
    }
    seek::seek(ui, knob.key);
}

/// The same for the rules of one's own.
pub(super) fn go_to_rules(ui: &Ui, state: &State, commands: &mut Commands) {
    open(state, Component::BoostsLibrary, commands);
    seek::seek(ui, rules::ADD);
}

fn open(state: &State, component: Component, commands: &mut Commands) {
    if state.session.tray.open {
        commands.send(Command::Feed(state.session.feed));
    }
    if !state.session.open_groups.contains(&component) {
        commands.send(Command::Group(component));
    }
    commands.send(Command::FilterKnobs(None));
    commands.send(Command::Side(NarrowSide::Knobs));
}

/// Says what may be typed where something else was.
fn refuse(name: &str, range: &str, commands: &mut Commands) {
    let text = format!("{name} takes {}", range.replace('-', "\u{2212}"));
    commands.send(Command::Notice(Some(Notice { text, ..Notice::default() })));
}
