//! The row of one knob: a slider, a choice or a switch, and how much it matters now.

use egui::{Align, Rect, Sense, Ui, vec2};

use crate::app::command::{Command, Commands};
use crate::app::numbers;
use crate::app::state::State;
use crate::app::theme::{Style, anatomy::knob as anatomy, size, space, theme};
use crate::app::views::{lesson, lit, seek, terms};
use crate::app::weighing;
use crate::app::widgets::{self, KnobRow, Segmented, Switch, Tip, dots_below, label, row_background, word_label};
use crate::app::words;
use crate::learn::{Named, term_named};
use crate::pipeline::stages::weighs;
use crate::pipeline::{Matters, waits_to_be_asked};
use crate::policy::{Knob, Range, Value};

use super::card::{self, Part};
use super::importance::{Importance, words as matters_words};
use super::refuse;

/// The row of one knob; without `importance` it says nothing of how much it matters.
pub(super) fn ui(
    ui: &mut Ui,
    state: &State,
    knob: &'static Knob,
    importance: Option<&Importance>,
    commands: &mut Commands,
) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), size::KNOB_ROW), Sense::hover());
    let plain = Plain { state, knob, rect, inert: importance.and_then(|importance| why_inert(importance, knob)) };
    match (knob.range, state.value(knob)) {
        (Range::Choice { choices, .. }, Value::Choice(chosen)) => choice_ui(ui, &plain, choices, chosen, commands),
        (_, Value::Number(number)) => number_ui(ui, knob, number, importance, rect, commands),
        (_, Value::Switch(on)) => switch_ui(ui, &plain, on, commands),
        _ => {}
    }
    lesson::mark_knob(ui, state, knob, rect);
}

fn number_ui(
    ui: &mut Ui,
    knob: &'static Knob,
    number: f64,
    importance: Option<&Importance>,
    rect: Rect,
    commands: &mut Commands,
) {
    let (Value::Number(default), Some((track, range))) = (knob.default(), knob.track().zip(knob.ends())) else {
        return;
    };
    let action = weighs(knob);
    let matters = importance.map(|importance| importance.knob(knob));
    let named = term_named(knob.name);
    let plain = words::value(knob, Value::Number(number));
    let scale = importance.and_then(|importance| importance.scale(knob));
    let said = match (scale, matters) {
        // Where the slider tells what it adds, the weight itself stands at the right.
        (Some(_), Some(Matters::Contribution(_))) => format!("×{}", weighing::beside(number)),
        _ => matters.map(matters_words).unwrap_or_default(),
    };
    let by = scale.unwrap_or(1.0);
    let row = KnobRow {
        name: knob.name,
        word: named.map(|named| named.part),
        hue: action.map(|action| theme(ui).action(action)),
        value: number * by,
        text: &scale.map_or(plain, |scale| weighing::adds(number * scale)),
        default: default * by,
        track: scale.map_or(track, |scale| track.scaled(scale)),
        range: (range.0 * by, range.1 * by),
        matters: match matters {
            Some(Matters::Contribution(mean)) => {
                let share = importance.map_or(0.0, |importance| importance.share(mean));
                widgets::Matters::Share { share, text: &said }
            }
            Some(Matters::Posts(_) | Matters::Inert(_)) | None => widgets::Matters::Words(&said),
        },
        idle: matches!(matters, Some(Matters::Inert(_))),
        lit: lit::is_lit(ui, knob),
    };
    let shown = row.show(ui, rect);
    if shown.response.contains_pointer() {
        lit::light(ui, knob);
    }
    if shown.refused {
        let [low, high] = [range.0, range.1].map(|end| weighing::adds(end * by));
        let ends = || format!("a number from {low} to {high} per {} posts", numbers::count(weighing::POSTS as u64));
        refuse(knob.name, &scale.map_or_else(|| knob.range.to_string(), |_| ends()), commands);
    }
    let is_dragged = shown.slider.is_pointer_button_down_on();
    let is_default = shown.value == Some(default * by);
    let turned = shown.value.map(|value| scale.map_or(value, |scale| weighing::weight(value, scale, range)));
    if let Some(value) = if is_default { Some(default) } else { turned } {
        let value = if matches!(knob.range, Range::Whole { .. }) { value.round() } else { value };
        // A double click is one step with what its first click turned.
        if value == default && !is_dragged && !shown.slider.double_clicked() {
            commands.send(Command::Reset(knob));
        } else {
            commands.send(Command::Turn(knob, Value::Number(value)));
        }
    }
    // A drag is one step; so is a run of arrow keys, until the slider is left.
    let has_hold = is_dragged || shown.slider.has_focus();
    if shown.slider.drag_stopped() || shown.slider.lost_focus() || shown.value.is_some() && !has_hold {
        commands.send(Command::EndGesture);
    }
    seek::bring_into_sight(ui, knob.key, rect, &shown.slider);
    if let Some(named) = named {
        terms::point_at(ui, shown.response.contains_pointer(), shown.has_focus, named.term);
        terms::describe(ui, shown.slider.id, named.term);
    }
    card::ui(ui, shown.name, Part::Name, (knob, named), matters);
    card::ui(ui, shown.response, Part::Rest, (knob, named), matters);
}

/// A row without a slider.
struct Plain<'a> {
    state: &'a State,
    knob: &'static Knob,
    rect: Rect,
    /// Why turning it changes nothing now, where that is so.
    inert: Option<&'static str>,
}

fn why_inert(importance: &Importance, knob: &'static Knob) -> Option<&'static str> {
    match importance.knob(knob) {
        Matters::Inert(why) => Some(why),
        Matters::Contribution(_) | Matters::Posts(_) => None,
    }
}

fn choice_ui(ui: &mut Ui, plain: &Plain<'_>, choices: &'static [&'static str], chosen: &str, commands: &mut Commands) {
    let Plain { knob, rect, .. } = *plain;
    let (name, _) = plain.ui(ui, commands);
    let options: Vec<String> = choices.iter().map(|choice| choice.replace('_', "-")).collect();
    let options: Vec<&str> = options.iter().map(String::as_str).collect();
    let chosen = choices.iter().position(|choice| *choice == chosen).unwrap_or(0);
    let control = Rect::from_x_y_ranges(name.right()..=rect.right() - anatomy::PAD_RIGHT, rect.y_range());
    let control = Rect::from_center_size(control.center(), vec2(control.width(), size::SEGMENTED));
    // What waits to be asked for is asked for here.
    let waits = |why| why == knob.idle && waits_to_be_asked(&plain.state.document.policy, knob);
    let enabled = plain.inert.is_none_or(waits);
    let picked = Segmented { label: knob.name, options: &options, chosen, enabled }.show(ui, control);
    for (at, option) in options.iter().enumerate() {
        if let Some(response) = Segmented::response(ui, knob.name, at) {
            let named = term_named(option);
            if let Some(named) = named {
                let style = Style::CAPTION.medium();
                dots_below(ui, response.rect, Align::Center, option, style, named.part, response.hovered());
            }
            terms::control(ui, response, named, Tip::new(option));
        }
    }
    if let Some(&choice) = picked.and_then(|picked| choices.get(picked)) {
        commands.send(Command::Turn(knob, Value::Choice(choice)));
        commands.send(Command::EndGesture);
    }
}

fn switch_ui(ui: &mut Ui, plain: &Plain<'_>, on: bool, commands: &mut Commands) {
    let Plain { knob, rect, .. } = *plain;
    let (_, named) = plain.ui(ui, commands);
    let right = rect.right() - anatomy::PAD_RIGHT;
    let cell = Rect::from_x_y_ranges(right - size::SWITCH.x..=right, rect.y_range());
    if let Some(why) = plain.inert {
        let beside = rect.with_max_x(cell.left() - space::S);
        label(ui, beside, Align::Max, why, Style::CAPTION, theme(ui).text.tertiary);
    }
    let switch = Switch { label: knob.name, on }.show(ui, cell);
    if let Some(named) = named {
        terms::point_at(ui, false, switch.has_focus(), named.term);
        terms::describe(ui, switch.id, named.term);
    }
    if switch.clicked() {
        commands.send(Command::Turn(knob, Value::Switch(!on)));
        commands.send(Command::EndGesture);
    }
}

impl Plain<'_> {
    /// Ground, dot, name and tooltip; answers the cell of the name, and the term that explains it.
    fn ui(&self, ui: &mut Ui, commands: &mut Commands) -> (Rect, Option<Named>) {
        let Plain { state, knob, rect, inert } = *self;
        let response = ui.interact(rect, ui.scope_id().with("row"), Sense::hover());
        row_background(ui, rect, &response, false);
        let dot = Rect::from_min_size(rect.min + vec2(anatomy::PAD_LEFT, 0.0), vec2(anatomy::DOT_CELL, rect.height()));
        if state.document.policy.is_turned(knob)
            && super::dot::ui(ui, dot, &format!("Reset {}", knob.name), true).clicked()
        {
            commands.send(Command::Reset(knob));
        }
        let name = Rect::from_min_size(dot.right_top(), vec2(anatomy::NAME, rect.height()));
        let is_switch = matches!(knob.range, Range::Switch { .. });
        let room = if is_switch { name.with_max_x(rect.right() - size::SLIDER.x) } else { name };
        let ink = if inert.is_some() { theme(ui).text.disabled } else { theme(ui).text.primary };
        let named = term_named(knob.name);
        let link = word_label(ui, room, knob.name, named.map(|named| named.part), ink);
        seek::bring_into_sight(ui, knob.key, rect, &response);
        if let Some(named) = named {
            terms::point_at(ui, response.contains_pointer(), false, named.term);
        }
        card::ui(ui, link, Part::Name, (knob, named), inert.map(Matters::Inert));
        card::ui(ui, response, Part::Rest, (knob, named), inert.map(Matters::Inert));
        (name, named)
    }
}
