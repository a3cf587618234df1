//! One component's knobs: a header that folds, and a row for each knob.

use egui::{Align, Id, Rect, Sense, Shape, Ui, pos2, vec2};

use crate::app::command::{Command, Commands};
use crate::app::state::State;
use crate::app::theme::{Style, anatomy::knob, size, theme};
use crate::app::views::memo::memo;
use crate::app::views::{lesson, lit, seek};
use crate::app::widgets::{GroupHeader, hair_below, line};
use crate::learn::term_named;
use crate::pipeline::stages::{component_of, merge, of, read_for};
use crate::pipeline::{Component, FeedKind, Stage};
use crate::policy::{Knob, Value};

use super::{aside, card, count, filter, importance::Importance, row, rules, weighing};

/// One component: its header, and its knobs where it is open.
pub(super) fn ui(ui: &mut Ui, state: &State, component: Component, commands: &mut Commands) {
    let is_open = is_open(state, component);
    header_ui(ui, state, component, is_open, commands);
    if is_open {
        body_ui(ui, state, component, commands);
    }
}

/// A filter opens every group it shows.
fn is_open(state: &State, component: Component) -> bool {
    state.session.open_groups.contains(&component) || filter::narrows(state.session.knob_filter.as_ref())
}

fn header_ui(ui: &mut Ui, state: &State, component: Component, is_open: bool, commands: &mut Commands) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), size::GROUP_HEADER), Sense::hover());
    let count = memo(ui, Id::unique(("count", component)), (state.results.revision, state.session.feed), || {
        count::count(state, component)
    });
    let knob = switch(state.session.feed, component);
    let named = term_named(component.name());
    let header = GroupHeader {
        title: component.name(),
        word: named.map(|named| named.part),
        kind: component.kind(),
        open: is_open,
        changed: is_changed(state, component),
        count: &count,
        lit: !is_open && lit::is_component_lit(ui, component),
        on: knob.map(|knob| state.document.policy.is_on(knob)),
    };
    let shown = header.show(ui, rect);
    for name in [component.name()].into_iter().chain(knob.map(|knob| knob.key)) {
        seek::bring_into_sight(ui, name, rect, &shown.response);
    }
    if shown.response.clicked() {
        commands.send(Command::Group(component));
    }
    if let Some((knob, on)) = knob.zip(shown.switched) {
        commands.send(Command::Turn(knob, Value::Switch(on)));
        commands.send(Command::EndGesture);
    }
    lesson::mark_component(ui, state, component, rect);
    if let Some(knob) = knob {
        lesson::mark_knob(ui, state, knob, rect);
    }
    card::component_ui(ui, shown.response, (state.session.feed, component), named);
}

fn body_ui(ui: &mut Ui, state: &State, component: Component, commands: &mut Commands) {
    let importance = Importance::of(ui, state, component).in_units_asked(ui, state);
    let top = ui.cursor().min;
    let back = ui.painter().add(Shape::Noop);
    ui.add_space(knob::BODY_PAD);
    let filter = state.session.knob_filter.as_ref();
    // A lesson speaks of weights as they are.
    let feed = state.session.feed;
    let is_free = state.lesson.is_none() && !filter::narrows(filter) && feed != FeedKind::Explore;
    let weighs = |stage: &Stage| is_free && stage.id == merge::STAGE.id;
    for (at, stage) in stages(feed, component).enumerate() {
        if weighs(stage) {
            weighing::switch_ui(ui, state, commands);
        }
        let is_elsewhere = |knob: &Knob| !stages(feed, component).any(|stage| stage.reads(knob));
        for knob in rows(feed, component).filter(|knob| stage.reads(knob) || at == 0 && is_elsewhere(knob)) {
            if filter::shows_knob(filter, state, component, knob) {
                ui.push_id(knob.key, |ui| row::ui(ui, state, knob, Some(&importance), commands));
                aside::below_ui(ui, state, knob, commands);
            }
        }
        if weighs(stage) {
            weighing::fold_ui(ui, state, commands);
        }
    }
    if component == Component::BoostsLibrary && feed != FeedKind::Explore {
        rules::ui(ui, state, filter, commands);
    }
    if rows(feed, component).next().is_none() {
        nothing_ui(ui, component);
    }
    ui.add_space(knob::BODY_PAD);
    let body = Rect::from_min_max(top, pos2(top.x + ui.available_width(), ui.cursor().top()));
    ui.painter().set(back, Shape::rect_filled(body, 0, theme(ui).bg.surface));
    hair_below(ui.painter(), body, theme(ui).stroke.hair);
}

/// One component's knobs alone, each with its row, whatever Tune filters away.
pub(in crate::app::views) fn component_ui(ui: &mut Ui, state: &State, component: Component, commands: &mut Commands) {
    let importance = Importance::of(ui, state, component);
    let feed = state.session.feed;
    for knob in rows(feed, component) {
        ui.push_id(knob.key, |ui| row::ui(ui, state, knob, Some(&importance), commands));
    }
    if component == Component::BoostsLibrary && feed != FeedKind::Explore {
        rules::ui(ui, state, None, commands);
    }
    if rows(feed, component).next().is_none() {
        nothing_ui(ui, component);
    }
}

/// The knobs with a row of their own: all but the switch that stands in the header.
fn rows(feed: FeedKind, component: Component) -> impl Iterator<Item = &'static Knob> {
    let in_header = switch(feed, component);
    knobs_of(feed, component).filter(move |knob| in_header.is_none_or(|switch| switch.key != knob.key))
}

/// The knobs of a component that are read for a feed. One may be read by a stage of another component: it stands with those
/// it is declared with.
pub(super) fn knobs_of(feed: FeedKind, component: Component) -> impl Iterator<Item = &'static Knob> {
    read_for(feed).filter(move |knob| component_of(knob) == component)
}

/// The switch in a component's header: that of its only stage.
fn switch(feed: FeedKind, component: Component) -> Option<&'static Knob> {
    let mut all = stages(feed, component);
    let only = all.next()?;
    if all.next().is_some() { None } else { only.switch() }
}

/// The stages of a component that make a feed, in pipeline order.
pub(super) fn stages(feed: FeedKind, component: Component) -> impl Iterator<Item = &'static Stage> {
    of(feed).iter().filter(move |stage| stage.component == component)
}

/// Does anything in the component differ from its default?
pub(in crate::app::views) fn is_changed(state: &State, component: Component) -> bool {
    let (policy, feed) = (&state.document.policy, state.session.feed);
    knobs_of(feed, component).any(|knob| policy.is_turned(knob))
        || component == Component::BoostsLibrary && feed != FeedKind::Explore && !policy.rules.is_empty()
}

fn nothing_ui(ui: &mut Ui, component: Component) {
    let words = match component {
        Component::Filtering => "Nothing to turn: violations, muted, hidden",
        _ => "Nothing to turn: highest score first",
    };
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), size::KNOB_ROW), Sense::hover());
    let left = rect.left() + knob::PAD_LEFT + knob::DOT_CELL;
    let cell = rect.with_min_x(left).with_max_x(rect.right() - knob::PAD_RIGHT);
    line(ui.painter(), cell, Align::Min, words, Style::CAPTION, theme(ui).text.tertiary);
}
