//! Whose days pass, how long, under how many seeds; and the knobs of the loop.

use egui::{Align, Id, Rect, Ui, pos2, vec2};

use crate::app::command::{Command, Commands};
use crate::app::lab::days::{CROWDS, DaysView, LENGTHS, SEEDS, Whose, look, turn};
use crate::app::numbers;
use crate::app::state::State;
use crate::app::theme::{Style, days as anatomy, size, space, theme};
use crate::app::views::compare::panel;
use crate::app::widgets::{Field, Segmented, Slider, Switch, Tip, ValueBox, label};
use crate::app::words;
use crate::policy::{Knob, Range, Value};
use crate::simulation::days::{KNOBS, POSTS};

/// Draws the choices; once days have passed they stand until a reset.
pub(super) fn ui(ui: &mut Ui, state: &State, commands: &mut Commands) {
    let is_started = state.jobs.days.is_started();
    panel::title(ui, "These runs", if is_started { "Reset to change" } else { "" });
    let view = &state.session.lab.days;
    let own = format!("These {}", numbers::count(state.document.world.viewers.len() as u64));
    let people: Vec<String> = [own].into_iter().chain(CROWDS.map(|crowd| numbers::count(crowd as u64))).collect();
    let chosen = match view.whose {
        Whose::World => 0,
        Whose::Crowd(crowd) => crowd + 1,
    };
    if let Some(at) = choice(ui, "Viewers", &people, chosen, !is_started) {
        let whose = at.checked_sub(1).map_or(Whose::World, Whose::Crowd);
        commands.send(look(state, |view| view.whose = whose));
    }
    if let Some(at) = choice(ui, "Days", &LENGTHS.map(|days| days.to_string()), view.length, !is_started) {
        commands.send(look(state, |view| view.length = at));
    }
    if let Some(at) = choice(ui, "Seeds", &SEEDS.map(|seeds| seeds.to_string()), view.seeds, !is_started) {
        commands.send(look(state, |view| view.seeds = at));
    }
    seed(ui, state, view, !is_started, commands);
    panel::rule(ui);
}

/// A choice behind its name.
fn choice(ui: &mut Ui, name: &str, options: &[String], chosen: usize, enabled: bool) -> Option<usize> {
    let options: Vec<&str> = options.iter().map(String::as_str).collect();
    let segmented = Segmented { label: name, options: &options, chosen, enabled };
    let size = segmented.size(ui, size::SEGMENTED);
    let rest = named(ui, name, size.x);
    segmented.show(ui, Rect::from_center_size(pos2(rest.right() - size.x / 2.0, rest.center().y), size))
}

/// A row with a name at its left; answers the room at its right, so wide at the least: below the name where that is needed.
fn named(ui: &mut Ui, name: &str, width: f32) -> Rect {
    let (_, inner) = panel::row(ui, anatomy::KNOB);
    label(ui, inner, Align::Min, name, Style::BODY, theme(ui).text.secondary);
    let rest = inner.with_min_x(inner.left() + anatomy::KNOB_NAME);
    let beside =
        inner.with_min_x(inner.left() + crate::app::widgets::text_width(ui.painter(), name, Style::BODY) + space::M);
    match (width <= rest.width(), width <= beside.width()) {
        (true, _) => rest,
        (false, true) => beside,
        (false, false) => panel::row(ui, anatomy::KNOB).1,
    }
}

/// The seed, to be written.
fn seed(ui: &mut Ui, state: &State, view: &DaysView, enabled: bool, commands: &mut Commands) {
    let rest = named(ui, "Seed", anatomy::SEED);
    if !enabled {
        label(ui, rest, Align::Max, &view.seed.to_string(), Style::BODY, theme(ui).text.disabled);
        return;
    }
    let field = Rect::from_center_size(
        pos2(rest.right() - anatomy::SEED / 2.0, rest.center().y),
        vec2(anatomy::SEED, size::SEGMENTED),
    );
    let id = Id::unique("seed of the days");
    let mut text = ui.data(|data| data.get_temp::<String>(id)).unwrap_or_else(|| view.seed.to_string());
    let response = Field { name: "Seed of the days", hint: "any number" }.show(ui, field, id, &mut text);
    let written = text.trim().parse::<u64>().ok();
    if let Some(seed) = written.filter(|&seed| response.changed() && seed != view.seed) {
        commands.send(look(state, |view| view.seed = seed));
    }
    if response.has_focus() {
        ui.data_mut(|data| data.insert_temp(id, text));
    } else {
        ui.data_mut(|data| data.remove_temp::<String>(id));
    }
}

/// Draws the knobs of the loop.
pub(super) fn knobs_ui(ui: &mut Ui, state: &State, commands: &mut Commands) {
    panel::title(ui, "The loop", "changes from the next day on");
    for &knob in KNOBS {
        if let Some(value) = ui.push_id(knob.key, |ui| knob_ui(ui, state, knob)).inner {
            turn(state, knob, value).into_iter().for_each(|command: Command| commands.send(command));
        }
    }
    panel::rule(ui);
}

/// A knob; answers what it was turned to.
fn knob_ui(ui: &mut Ui, state: &State, knob: &'static Knob) -> Option<Value> {
    let value = state.session.lab.days.settings.value(knob);
    // What is read once cannot be turned later.
    let enabled = *knob != POSTS || !state.jobs.days.is_started();
    let (row, inner) = panel::row(ui, anatomy::KNOB);
    let ink = if enabled { theme(ui).text.primary } else { theme(ui).text.disabled };
    let name = label(ui, inner.with_max_x(inner.left() + anatomy::KNOB_NAME), Align::Min, knob.name, Style::BODY, ink);
    let note = format!("{}. {}.", crate::app::words::sentence(&knob.range.to_string()), knob.basis);
    Tip::new(knob.name).text(knob.doc).note(&note).on(name);
    let rest = inner.with_min_x(inner.left() + anatomy::KNOB_NAME);
    match (knob.range, value) {
        (Range::Choice { choices, .. }, Value::Choice(chosen)) => {
            let chosen = choices.iter().position(|choice| *choice == chosen).unwrap_or(0);
            let segmented = Segmented { label: knob.name, options: choices, chosen, enabled };
            let size = segmented.size(ui, size::SEGMENTED);
            let at = Rect::from_center_size(pos2(rest.right() - size.x / 2.0, row.center().y), size);
            segmented.show(ui, at).and_then(|at| choices.get(at)).map(|choice| Value::Choice(choice))
        }
        (_, Value::Switch(on)) => {
            let at = rest.with_min_x(rest.right() - size::SWITCH.x);
            Switch { label: knob.name, on }.show(ui, at).clicked().then_some(Value::Switch(!on))
        }
        (_, Value::Number(number)) => {
            let (track, range) = knob.track().zip(knob.ends())?;
            let Value::Number(default) = knob.default() else { return None };
            let text = words::value(knob, value);
            let box_at = rest.with_min_x(rest.right() - anatomy::KNOB_VALUE.x);
            let box_at = Rect::from_center_size(box_at.center(), anatomy::KNOB_VALUE);
            let slider = rest.with_max_x(box_at.left() - space::S);
            let slider = slider.with_min_x(slider.right() - size::SLIDER.x);
            let color = theme(ui).ink.fill;
            let (label, text) = (knob.name, text.as_str());
            let slid = Slider { label, text, value: number, default, track, color, enabled }.show(ui, slider);
            let typed = ValueBox { label, text, value: number, range, step: track.step, enabled }.show(ui, box_at);
            let turned = slid.value.or(typed.value)?;
            Some(Value::Number(if matches!(knob.range, Range::Whole { .. }) { turned.round() } else { turned }))
        }
        _ => None,
    }
}
