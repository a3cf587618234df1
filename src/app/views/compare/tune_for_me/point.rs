//! One policy of the front: what it turns, what that does to the metrics and to the feed at hand, and how to take it.

use egui::{Align, Id, Rect, Ui, pos2, vec2};

use super::counted;
use crate::app::command::{Command, Commands};
use crate::app::document::OTHERS;
use crate::app::numbers;
use crate::app::state::State;
use crate::app::theme::{Icon, Style, compare, size, space, theme};
use crate::app::tuning::Tuned;
use crate::app::views::compare::metrics::words;
use crate::app::views::memo::memo;
use crate::app::views::terms;
use crate::app::widgets::{Button, Tip, hair_below, label};
use crate::app::words::value;
use crate::policy::{Policy, Value};
use crate::simulation::compare::compare as compared;
use crate::simulation::metrics::METRICS;
use crate::simulation::nudge::Lever;

/// Draws it.
pub(super) fn ui(ui: &mut Ui, state: &State, tuned: &Tuned, at: usize, commands: &mut Commands) {
    let (Some(point), Some(policy)) = (tuned.found.front.get(at), tuned.policy(at)) else { return };
    let turns = &tuned.found.tried[point.tried].turns;
    head(ui, state, tuned, at, &policy, commands);
    preview(ui, state, tuned, at, &policy);
    if turns.is_empty() {
        let row = line_of(ui);
        label(ui, row, Align::Min, "Today’s policy: nothing is turned.", Style::BODY, theme(ui).text.secondary);
    }
    for &(lever, to) in turns {
        turned(ui, &tuned.asked.policy, lever, to);
    }
    metrics(ui, tuned, at);
}

fn head(ui: &mut Ui, state: &State, tuned: &Tuned, at: usize, policy: &Policy, commands: &mut Commands) {
    let (_, head) = ui.allocate_space(vec2(ui.available_width(), size::SECTION_HEADER));
    let inner = head.shrink2(vec2(space::INSPECTOR, 0.0));
    let beside = Button::new("Put it beside").small().enabled(state.document.others.len() < OTHERS);
    let is_other = *policy != state.document.policy;
    let used = Button::new("Use it").icon(Icon::CHECK).small().primary().enabled(is_other);
    let mut right = inner.right();
    let mut place = |ui: &Ui, button: &Button<'_>| {
        let width = button.size(ui).x;
        let rect = Rect::from_center_size(pos2(right - width / 2.0, inner.center().y), vec2(width, size::BUTTON_SMALL));
        right = rect.left() - space::S;
        rect
    };
    let rect = place(ui, &used);
    if used.show(ui, rect).clicked() {
        commands.send(Command::UsePolicy(Box::new(policy.clone()), None));
    }
    let rect = place(ui, &beside);
    if beside.show(ui, rect).clicked() {
        commands.send(Command::AddOther(Box::new(policy.clone())));
    }
    let title = format!("Policy {} of {}", at + 1, tuned.found.front.len());
    label(ui, inner.with_max_x(right), Align::Min, &title, Style::BODY_STRONG, theme(ui).text.primary);
    hair_below(ui.painter(), head, theme(ui).stroke.hair);
}

/// What it would do to the feed at hand.
fn preview(ui: &mut Ui, state: &State, tuned: &Tuned, at: usize, policy: &Policy) {
    let id = Id::unique("what a tuned policy does");
    let key = (state.results.revision, std::sync::Arc::as_ptr(&tuned.found) as usize, at);
    let difference = memo(ui, id, key, || compared(&state.results.context(), [&state.document.policy, policy]));
    let moved = counted(difference.moved.len(), "post stands", "posts stand");
    let stay = difference
        .likeness
        .overlap_at_10
        .map_or(String::new(), |share| format!("; {} of the top ten stay", numbers::percent(share)));
    let row = line_of(ui);
    let text = format!("In this feed {moved} elsewhere{stay}.");
    label(ui, row, Align::Min, &text, Style::BODY, theme(ui).text.secondary);
}

/// One turn: `Save  4 → 12`.
fn turned(ui: &mut Ui, today: &Policy, lever: Lever, to: f64) {
    let theme = theme(ui);
    let row = line_of(ui);
    let (name, from, to) = match lever {
        Lever::Knob(knob) => (knob.name.to_owned(), value(knob, today.value(knob)), value(knob, Value::Number(to))),
        Lever::Factor(at) | Lever::Switch(at) => {
            let rule = today.rules.get(at);
            let from = rule.map_or(String::new(), |rule| numbers::factor(rule.factor));
            (rule.map_or(String::new(), |rule| rule.label.clone()), from, numbers::factor(to))
        }
    };
    let said = format!("{name} {from} → {to}");
    let (left, right) = row.split_left_right_at_x(row.center().x);
    match lever {
        Lever::Knob(knob) => {
            terms::name(ui, left, &name, theme.text.primary, Tip::new(knob.name).text(knob.doc));
        }
        Lever::Factor(_) | Lever::Switch(_) => {
            label(ui, left, Align::Min, &name, Style::BODY, theme.text.primary);
        }
    }
    let told = label(ui, right, Align::Max, &format!("{from} → {to}"), Style::BODY.medium(), theme.text.primary);
    ui.ctx().accesskit_node_builder(told.id, |node| node.set_value(said));
    hair_below(ui.painter(), Rect::from_x_y_ranges(row.x_range(), row.y_range()), theme.stroke.hair);
}

/// The aims, then every other metric that it changes.
fn metrics(ui: &mut Ui, tuned: &Tuned, at: usize) {
    let theme = theme(ui);
    let (found, aims) = (&tuned.found, &tuned.asked.wish.aims);
    let point = &found.front[at];
    let (_, head) = ui.allocate_space(vec2(ui.available_width(), size::SECTION_HEADER));
    let inner = head.shrink2(vec2(space::INSPECTOR, 0.0));
    label(ui, inner, Align::Min, "Metrics", Style::BODY_STRONG, theme.text.primary);
    for (column, title) in ["then", "than today"].into_iter().enumerate() {
        label(ui, cell(inner, column), Align::Max, title, Style::CAPTION, theme.text.secondary);
    }
    hair_below(ui.painter(), head, theme.stroke.hair);
    let is_aim = |metric: &usize| aims.iter().any(|aim| aim.metric == *metric);
    let others = (0..METRICS.len()).filter(|metric| !is_aim(metric));
    for metric in aims.iter().map(|aim| aim.metric).chain(others) {
        let (value, today) = (point.metrics[metric], found.today[metric]);
        let change = value.zip(today).map(|(value, today)| value - today);
        let told = change.map(|change| words::signed(&METRICS[metric], change));
        let is_told = change.is_some_and(|change| words::is_told(&METRICS[metric], change));
        if !is_told && !is_aim(&metric) {
            continue;
        }
        let row = line_of(ui);
        let style = if is_aim(&metric) { Style::BODY.medium() } else { Style::BODY };
        let declared = &METRICS[metric];
        let name = row.with_max_x(cell(row, 0).left());
        let note = format!("{}. Source: {}", words::unit(declared), declared.source);
        let tip = Tip::new(declared.name).text(declared.doc).note(&note);
        terms::name(ui, name, declared.name, theme.text.primary, tip);
        let value = value.map_or("n/a".to_owned(), |value| words::number(declared, value));
        label(ui, cell(row, 0), Align::Max, &value, style, theme.text.primary);
        let (told, ink) = match change {
            Some(change) if is_told => (told.unwrap_or_default(), words::ink(declared, change, theme)),
            Some(_) => (told.unwrap_or_default(), theme.text.tertiary),
            None => ("n/a".to_owned(), theme.text.tertiary),
        };
        label(ui, cell(row, 1), Align::Max, &told, style, ink);
        hair_below(ui.painter(), row, theme.stroke.hair);
    }
}

/// The column of the value, or of its change.
fn cell(row: Rect, column: usize) -> Rect {
    let right = row.right() - (1 - column) as f32 * compare::NUMBER;
    Rect::from_min_max(pos2(right - compare::NUMBER + space::S, row.top()), pos2(right, row.bottom()))
}

fn line_of(ui: &mut Ui) -> Rect {
    let (_, row) = ui.allocate_space(vec2(ui.available_width(), compare::NUMBER_ROW));
    row.shrink2(vec2(space::INSPECTOR, 0.0))
}
