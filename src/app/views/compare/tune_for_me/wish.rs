//! What is asked for: what to raise, what to keep, what may be turned, for whom, and how long.

use egui::{Align, Rect, RectAlign, Response, ScrollArea, Ui, pos2, vec2};

use super::{ask, row};
use crate::app::command::Commands;
use crate::app::numbers;
use crate::app::state::State;
use crate::app::theme::{Style, size, space, theme, tune_for_me as anatomy};
use crate::app::tuning::{AIMS, SAMPLE, TRIES};
use crate::app::views::compare::metrics::words;
use crate::app::views::terms;
use crate::app::widgets::{CheckRow, Dropdown, MenuRow, Segmented, Tip, ValueBox, label, menu, popover};
use crate::learn::term_named;
use crate::policy::Guardrail;
use crate::simulation::metrics::{Direction, METRICS, Metric};
use crate::simulation::tune::{Aim, Group, Viewers};

/// What stands before each aim.
const LEADS: [&str; AIMS] = ["Raise", "and", "and also"];

/// Draws the form.
pub(super) fn ui(ui: &mut Ui, state: &State, commands: &mut Commands) {
    let aims = &state.session.tune.aims;
    for at in 0..(aims.len() + 1).min(AIMS) {
        ui.push_id(("aim", at), |ui| aim(ui, state, at, commands));
    }
    keep_and_turn(ui, state, commands);
    whom(ui, state, commands);
    tries(ui, state, commands);
}

/// One metric, and which way it is to go.
fn aim(ui: &mut Ui, state: &State, at: usize, commands: &mut Commands) {
    let aims = &state.session.tune.aims;
    let aim = aims.get(at).copied();
    let room = row(ui);
    let mut dropdown = lead(ui, room, LEADS[at]);
    if let Some(aim) = aim {
        let metric = &METRICS[aim.metric];
        let segmented = Segmented {
            label: metric.name,
            options: &["More", "Less"],
            chosen: usize::from(!aim.more),
            enabled: metric.better == Direction::Neither,
        };
        let width = segmented.size(ui, size::SEGMENTED_BAR).x;
        let rect =
            Rect::from_center_size(pos2(room.right() - width / 2.0, room.center().y), vec2(width, size::SEGMENTED_BAR));
        if let Some(chosen) = segmented.show(ui, rect) {
            ask(state, |view| view.aims[at].more = chosen == 0, commands);
        }
        dropdown.max.x = rect.left() - space::M;
    }
    let value = aim.map_or("nothing more", |aim| METRICS[aim.metric].name);
    let button = choice(ui, LEADS[at], value, dropdown);
    menu(&button, size::MENU, |ui| {
        list(ui, |ui| {
            if at > 0 && MenuRow::new("Nothing more").chosen(aim.is_none()).show(ui).clicked() {
                ask(state, |view| view.aims.truncate(at), commands);
            }
            let is_other =
                |place: &usize| !aims.iter().enumerate().any(|(other, aim)| other != at && aim.metric == *place);
            for place in (0..METRICS.len()).filter(is_other) {
                let (metric, chosen) = (&METRICS[place], aim.is_some_and(|aim| aim.metric == place));
                let named = term_named(metric.name);
                let row = MenuRow::new(metric.name).effect(better(metric)).chosen(chosen);
                let row = row.word(named.map(|named| named.part)).show(ui);
                if terms::control(ui, row, named, Tip::new(metric.name).text(metric.doc)).clicked() {
                    let aim = Aim::new(place, true);
                    ask(
                        state,
                        |view| match view.aims.get_mut(at) {
                            Some(old) => *old = aim,
                            None => view.aims.push(aim),
                        },
                        commands,
                    );
                }
            }
        });
    });
}

/// What of a metric is better, and whether anybody could measure it.
fn better(metric: &Metric) -> &'static str {
    match (metric.better, metric.only_in_simulation) {
        (Direction::Up, false) => "more is better",
        (Direction::Down, false) => "less is better",
        (Direction::Neither, _) => "neither is better",
        (Direction::Up, true) => "more is better; known only in simulation",
        (Direction::Down, true) => "less is better; known only in simulation",
    }
}

fn keep_and_turn(ui: &mut Ui, state: &State, commands: &mut Commands) {
    let room = row(ui);
    let view = &state.session.tune;
    let limits = &state.document.policy.guardrails;
    let kept = limits.iter().filter(|limit| !view.dropped.contains(&limit.metric)).count() + view.as_today.len();
    let value = match kept {
        0 => "no limits".to_owned(),
        1 => "1 limit".to_owned(),
        more => format!("{more} limits"),
    };
    let (left, right) = room.split_left_right_at_x(room.center().x);
    let left = lead(ui, left, "Keep");
    let button = choice(ui, "Keep", &value, left);
    popover(&button, RectAlign::BOTTOM_START, size::MENU, |ui| list(ui, |ui| keep(ui, state, commands)));
    let value = match view.groups.len() {
        4 => "all knobs".to_owned(),
        0 => "nothing".to_owned(),
        1 => view.groups.iter().map(|group| group.name().to_lowercase()).collect(),
        some => format!("{some} groups"),
    };
    let right = lead(ui, right, "Turn");
    let button = choice(ui, "Turn", &value, right);
    popover(&button, RectAlign::BOTTOM_START, size::MENU, |ui| {
        for group in Group::ALL {
            let on = view.groups.contains(&group);
            if (CheckRow { label: group.name(), note: "", on, word: None }).show(ui).clicked() {
                ask(
                    state,
                    |view| {
                        if !view.groups.remove(&group) {
                            view.groups.insert(group);
                        }
                    },
                    commands,
                );
            }
        }
    });
}

/// The limits of the policy at hand, each with a switch; below, metrics that are to be no worse than today.
fn keep(ui: &mut Ui, state: &State, commands: &mut Commands) {
    let view = &state.session.tune;
    for (at, limit) in state.document.policy.guardrails.iter().enumerate() {
        let Some(metric) = Metric::find(&limit.metric) else { continue };
        let on = !view.dropped.contains(&limit.metric);
        let clicked = ui.push_id(("limit", at), |ui| {
            CheckRow { label: &format!("{} {}", metric.name, bounds(metric, limit)), note: "", on, word: None }
                .show(ui)
                .clicked()
        });
        if clicked.inner {
            ask(
                state,
                |view| {
                    if !view.dropped.remove(&limit.metric) {
                        view.dropped.insert(limit.metric.clone());
                    }
                },
                commands,
            );
        }
    }
    let (_, head) = ui.allocate_space(vec2(ui.available_width(), size::TABLE_ROW));
    let head = head.shrink2(vec2(space::M, 0.0));
    label(ui, head, Align::Min, "No worse than today", Style::CAPTION, theme(ui).text.secondary);
    for (place, metric) in METRICS.iter().enumerate().filter(|(_, metric)| metric.better != Direction::Neither) {
        let on = view.as_today.contains(&place);
        let named = term_named(metric.name);
        let row = CheckRow { label: metric.name, note: "", on, word: named.map(|named| named.part) }.show(ui);
        if terms::control(ui, row, named, Tip::new(metric.name).text(metric.doc)).clicked() {
            ask(
                state,
                |view| {
                    if !view.as_today.remove(&place) {
                        view.as_today.insert(place);
                    }
                },
                commands,
            );
        }
    }
}

/// `≤ 2.0 %`, and for which share of viewers.
pub(super) fn bounds(metric: &Metric, limit: &Guardrail) -> String {
    let bound = |sign: &str, bound: Option<f64>| bound.map(|bound| format!("{sign} {}", words::number(metric, bound)));
    let bounds: Vec<String> = bound("≥", limit.at_least).into_iter().chain(bound("≤", limit.at_most)).collect();
    let share = limit.for_share.map_or(String::new(), |share| format!(" for {} of viewers", numbers::percent(share)));
    format!("{}{share}", bounds.join(", "))
}

/// Whose feeds count.
fn whom(ui: &mut Ui, state: &State, commands: &mut Commands) {
    let room = row(ui);
    let room = lead(ui, room, "For").with_min_x(room.left() + anatomy::LABEL + space::M);
    let all = state.document.world.viewers.len();
    let counted = |count: usize| numbers::count(count as u64);
    let mut choices = vec![("This viewer".to_owned(), Viewers::AtHand)];
    if all > SAMPLE {
        choices.push((format!("{SAMPLE} of {}", counted(all)), Viewers::Some(SAMPLE)));
    }
    // In a world of any size, everybody is everybody.
    choices.push((format!("All {} viewers", counted(all)), Viewers::Some(usize::MAX)));
    let chosen = state.session.tune.viewers;
    let options: Vec<&str> = choices.iter().map(|(name, _)| name.as_str()).collect();
    let at = choices.iter().position(|(_, viewers)| *viewers == chosen).unwrap_or(choices.len() - 1);
    let segmented = Segmented { label: "For", options: &options, chosen: at, enabled: true };
    let rect = Rect::from_center_size(room.center(), vec2(room.width(), size::SEGMENTED_BAR));
    if let Some(at) = segmented.show(ui, rect) {
        ask(state, |view| view.viewers = choices[at].1, commands);
    }
}

/// How many policies are tried, and the seed.
fn tries(ui: &mut Ui, state: &State, commands: &mut Commands) {
    let room = row(ui);
    let room = lead(ui, room, "Tries").with_min_x(room.left() + anatomy::LABEL + space::M);
    let options = TRIES.map(|tries| numbers::count(tries as u64));
    let names: Vec<&str> = options.iter().map(String::as_str).collect();
    let chosen = TRIES.iter().position(|&tries| tries == state.session.tune.tries).unwrap_or(0);
    let segmented = Segmented { label: "Tries", options: &names, chosen, enabled: true };
    let width = segmented.size(ui, size::SEGMENTED_BAR).x;
    let rect =
        Rect::from_center_size(pos2(room.left() + width / 2.0, room.center().y), vec2(width, size::SEGMENTED_BAR));
    if let Some(at) = segmented.show(ui, rect) {
        ask(state, |view| view.tries = TRIES[at], commands);
    }
    let seed = state.session.tune.seed;
    let rest = room.with_min_x(rect.right() + space::XL);
    label(
        ui,
        rest.with_max_x(rest.left() + anatomy::SEED_LABEL),
        Align::Min,
        "Seed",
        Style::BODY,
        theme(ui).text.tertiary,
    );
    let field = Rect::from_center_size(
        pos2(rest.left() + anatomy::SEED_LABEL + anatomy::SEED / 2.0, room.center().y),
        vec2(anatomy::SEED, size::VALUE_BOX.y),
    );
    let text = seed.to_string();
    // A number this large still counts by ones.
    let range = (0.0, f64::from(u32::MAX));
    let turn =
        ValueBox { label: "Seed", text: &text, value: seed as f64, range, step: 1.0, enabled: true }.show(ui, field);
    if let Some(typed) = turn.value {
        ask(state, |view| view.seed = typed.round() as u64, commands);
    }
}

/// Words before a choice; answers the room that is left for it.
fn lead(ui: &mut Ui, room: Rect, words: &str) -> Rect {
    let (text, rest) = room.split_left_right_at_x(room.left() + anatomy::LABEL);
    label(ui, text, Align::Min, words, Style::BODY, theme(ui).text.tertiary);
    rest
}

/// A choice from a list, called as the words before it.
fn choice(ui: &mut Ui, name: &str, value: &str, room: Rect) -> Response {
    let dropdown = Dropdown { label: "", value, icon: None, lead: 0.0 };
    let width = dropdown.size(ui).x.min(room.width());
    let rect = Rect::from_min_size(pos2(room.left(), room.center().y - size::BUTTON / 2.0), vec2(width, size::BUTTON));
    let (response, _) = ui.push_id(name, |ui| dropdown.show(ui, rect)).inner;
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_label(name));
    response
}

fn list(ui: &mut Ui, rows: impl FnOnce(&mut Ui)) {
    ScrollArea::vertical().max_height(anatomy::LIST).show(ui, rows);
}
