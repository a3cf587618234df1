//! The timeline: which day is looked at, of those that passed and those to come.

use egui::{Align, EventFilter, Key, Rect, Sense, Stroke, Ui, WidgetInfo, accesskit::Action, pos2, vec2};

use super::axis::every;
use crate::app::command::Commands;
use crate::app::lab::days::{day, go};
use crate::app::numbers;
use crate::app::state::State;
use crate::app::theme::{Style, days as anatomy, radius, space, stroke, theme};
use crate::app::widgets::{line, ring, text_width};

/// `Day 22 of 30`.
fn told(state: &State) -> String {
    format!("Day {} of {}", day(state), state.session.lab.days.days())
}

/// How wide the words before it are, with what is behind them.
pub(super) fn day_width(ui: &Ui, state: &State) -> f32 {
    let longest = format!("Day {0} of {0}", state.session.lab.days.days());
    text_width(ui.painter(), &longest, Style::BODY_STRONG).ceil() + space::XL
}

/// Draws it into the row.
pub(super) fn ui(ui: &mut Ui, state: &State, row: Rect, commands: &mut Commands) {
    let theme = theme(ui);
    let told = told(state);
    line(ui.painter(), row, Align::Min, &told, Style::BODY_STRONG, theme.text.primary);
    let left = row.left() + day_width(ui, state);
    let width = (row.right() - left - anatomy::THUMB).min(anatomy::TIMELINE.1);
    let all = Rect::from_min_size(pos2(left, row.top()), vec2(width, row.height()));
    let (now, last, days) = (day(state), state.jobs.days.last_day(), state.session.lab.days.days());
    let sense = if last > 0 { Sense::click_and_drag() } else { Sense::hover() };
    let response = ui.interact(all.expand2(vec2(anatomy::THUMB, 0.0)), ui.scope_id().with("timeline"), sense);
    let y = all.center().y - space::HALF;
    let x = |day: usize| all.left() + day as f32 / days.max(1) as f32 * all.width();
    let track = |from: f32, to: f32| {
        Rect::from_min_max(pos2(from, y - anatomy::TRACK / 2.0), pos2(to, y + anatomy::TRACK / 2.0))
    };
    ui.painter().rect_filled(track(all.left(), all.right()), radius::BAR, theme.bg.active);
    ui.painter().rect_filled(track(all.left(), x(last)), radius::BAR, theme.stroke.strong);
    ui.painter().rect_filled(track(all.left(), x(now)), radius::BAR, theme.ink.fill);
    let every = every(days);
    for at in 0..=days {
        let is_numbered = at % every == 0;
        let length = if is_numbered { anatomy::TICKS.1 } else { anatomy::TICKS.0 };
        let top = y + anatomy::TRACK / 2.0 + space::HALF;
        ui.painter().vline(x(at), top..=top + length, Stroke::new(stroke::HAIR, theme.stroke.strong));
        if is_numbered {
            let room = Rect::from_center_size(
                pos2(x(at), top + length + Style::MICRO.line / 2.0),
                vec2(anatomy::LEFT, Style::MICRO.line),
            );
            line(ui.painter(), room, Align::Center, &at.to_string(), Style::MICRO, theme.text.tertiary);
        }
    }
    marks(ui, state, all, y, &x);
    if last > 0 {
        let thumb = pos2(x(now), y);
        ui.painter().circle(thumb, anatomy::THUMB, theme.bg.surface, Stroke::new(stroke::SELECTION, theme.ink.fill));
        ring(ui, &response, all.shrink2(vec2(0.0, space::L)), radius::CONTROL);
    }
    response.widget_info(|| WidgetInfo::slider(last > 0, now as f64, "Day"));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_min_numeric_value(1.0);
        node.set_max_numeric_value(last as f64);
        node.set_value(told.as_str());
        for action in [Action::Increment, Action::Decrement] {
            node.add_action(action);
        }
    });
    let pointer = response.interact_pointer_pos().filter(|_| response.is_pointer_button_down_on());
    let pointed = pointer.map(|at| ((at.x - all.left()) / all.width() * days as f32).round().max(0.0) as usize);
    let to = pointed.or_else(|| keyed(ui, &response, now, last)).map(|to| to.clamp(1, last.max(1)));
    if let Some(to) = to.filter(|&to| to != now && last > 0) {
        go(state, to as isize - now as isize).into_iter().for_each(|command| commands.send(command));
    }
}

/// Where a run was forked, or a knob of the loop turned.
fn marks(ui: &Ui, state: &State, all: Rect, y: f32, x: &impl Fn(usize) -> f32) {
    let theme = theme(ui);
    let lines = &state.jobs.days.lines;
    let forked = lines.iter().filter_map(|line| line.forked).map(|day| (day, "forked here"));
    let turned = lines.iter().flat_map(|line| line.turned.iter().map(|&day| (day, "turned here")));
    let mut marks: Vec<(usize, &str)> = turned.chain(forked).collect();
    marks.sort_unstable();
    marks.dedup();
    let mut free_from = all.left();
    for (day, words) in marks {
        let (top, at) = (y - anatomy::PIN - anatomy::THUMB, x(day));
        ui.painter().vline(at, top..=y - anatomy::TRACK / 2.0, Stroke::new(stroke::HAIR, theme.ink.fill));
        ui.painter().circle_filled(pos2(at, top), anatomy::PIN_HEAD, theme.ink.fill);
        let width = text_width(ui.painter(), words, Style::MICRO).ceil() + space::S;
        // Near the right end the words stand before the mark.
        let is_before = at + width > all.right();
        let from = if is_before { at - width } else { at + space::S };
        if from >= free_from {
            let room = Rect::from_min_size(pos2(from, top - Style::MICRO.line / 2.0), vec2(width, Style::MICRO.line));
            line(ui.painter(), room, Align::Min, words, Style::MICRO, theme.text.tertiary);
            free_from = at.max(room.right());
        }
    }
}

/// Where the keyboard, or assistive technology, leads from a day.
fn keyed(ui: &Ui, response: &egui::Response, now: usize, last: usize) -> Option<usize> {
    let asked = ui.input(|input| {
        let more = input.num_accesskit_action_requests(response.id, Action::Increment) as isize;
        more - input.num_accesskit_action_requests(response.id, Action::Decrement) as isize
    });
    if asked != 0 {
        return now.checked_add_signed(asked);
    }
    if !response.has_focus() {
        return None;
    }
    let sideways = EventFilter { horizontal_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, sideways));
    let is_pressed = |key| ui.input(|input| input.key_pressed(key));
    let keys = [(Key::ArrowLeft, now.saturating_sub(1)), (Key::ArrowRight, now + 1), (Key::Home, 1), (Key::End, last)];
    keys.into_iter().find(|&(key, _)| is_pressed(key)).map(|(_, to)| to)
}

/// What a day is called where it is read alone.
pub(super) fn named(day: usize) -> String {
    format!("day {}", numbers::count(day as u64))
}
