//! Where posts pass each other along a sweep, in words.

use egui::{Align, Event, Id, Sense, Ui, WidgetInfo, accesskit::Role, vec2};

use super::super::panel;
use super::chart::name;
use crate::app::state::State;
use crate::app::theme::{Style, radius, sensitivity as anatomy, space, stroke, theme};
use crate::app::views::lever;
use crate::app::widgets::{Button, hair_below, label, line, ring, row_background, text_width};
use crate::policy::Value;
use crate::simulation::sensitivity::{Crossing, Sweep};

use super::chart::Done;

/// So many are told at first, those nearest to where the knob stands. Assumed.
const NEAR: usize = 6;

/// Draws them; one that is pointed at, or has the keyboard, is tried, and a click turns the knob past it.
pub(super) fn ui(ui: &mut Ui, state: &State, sweep: &Sweep, now: f64) -> Done {
    let count = sweep.crossings.len();
    panel::title(ui, "Where posts pass each other", if count > 0 { "in brackets: the place now" } else { "" });
    let mut done = Done { tried: None, turned: None };
    if count == 0 {
        let words = format!("Nowhere along its reach do the first {} posts pass each other.", sweep.posts.len());
        let (_, row) = ui.allocate_space(vec2(ui.available_width(), anatomy::CROSSING));
        let inner = row.shrink2(vec2(space::INSPECTOR, 0.0));
        label(ui, inner, Align::Min, &words, Style::BODY, theme(ui).text.secondary);
        return done;
    }
    let id = Id::unique("all crossings").with(lever::name(&state.document.policy, sweep.lever));
    let all = ui.data(|data| data.get_temp(id).unwrap_or(false));
    for at in if all { (0..count).collect() } else { nearest(sweep, now) } {
        ui.push_id(("crossing", at), |ui| row_ui(ui, state, sweep, &sweep.crossings[at], now, &mut done));
    }
    if count > NEAR {
        let words = if all { format!("Show the nearest {NEAR}") } else { format!("Show all {count}") };
        ui.add_space(space::XS);
        ui.horizontal(|ui| {
            ui.add_space(space::INSPECTOR);
            if ui.add(Button::new(&words).small()).clicked() {
                ui.data_mut(|data| data.insert_temp(id, !all));
            }
        });
    }
    done
}

fn row_ui(ui: &mut Ui, state: &State, sweep: &Sweep, crossing: &Crossing, now: f64, done: &mut Done) {
    let theme = theme(ui);
    let (to, where_to, over, under) = told(crossing, now);
    let edge = crossing.between[usize::from(to == crossing.between[0])];
    let value = format!("{where_to} {}", lever::value(sweep.lever, Value::Number(edge)));
    let [over, under] = [over, under].map(|post| name(state, sweep, post));
    let sentence = format!("{value} {over} stands above {under}");
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), anatomy::CROSSING));
    let response = ui.interact(rect, ui.scope_id().with("row"), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &sentence));
    row_background(ui, rect, &response, false);
    let inner = rect.shrink2(vec2(space::INSPECTOR, 0.0));
    let (first, rest) = inner.split_left_right_at_x(inner.left() + anatomy::CROSSING_VALUE);
    line(ui.painter(), first, Align::Min, &value, Style::BODY.medium(), theme.text.primary);
    let whole = format!("{over} stands above {under}");
    let words = if text_width(ui.painter(), &whole, Style::BODY) <= rest.width() {
        whole
    } else {
        format!("{over} over {under}")
    };
    line(ui.painter(), rest, Align::Min, &words, Style::BODY, theme.text.secondary);
    hair_below(ui.painter(), rect, theme.stroke.hair);
    ring(ui, &response, rect.shrink(stroke::FOCUS_INSET), radius::BADGE);
    if (response.hovered() || response.has_focus()) && !rests(ui) {
        done.tried = Some(to);
    }
    if response.clicked() {
        ui.data_mut(|data| data.insert_temp(resting(), true));
        *done = Done { tried: None, turned: Some(to) };
    }
    response.on_hover_text(format!("{sentence}. Click to turn the knob there."));
}

/// Did nothing move since a crossing was clicked? What is told anew under a pointer that rests is not tried.
fn rests(ui: &Ui) -> bool {
    let moved = ui.input(|input| {
        let key = |event: &Event| matches!(event, Event::Key { pressed: true, .. });
        input.pointer.delta() != egui::Vec2::ZERO || input.events.iter().any(key)
    });
    ui.data_mut(|data| {
        let rests = data.get_temp(resting()).unwrap_or(false) && !moved;
        data.insert_temp(resting(), rests);
        rests
    })
}

fn resting() -> Id {
    Id::unique("a crossing was clicked")
}

/// The first value past the crossing as seen from where the knob stands, on which side that is, who is then above whom.
fn told(crossing: &Crossing, now: f64) -> (f64, &'static str, crate::domain::PostId, crate::domain::PostId) {
    match crossing.between[1] > now {
        true => (crossing.between[1], "Above", crossing.after, crossing.before),
        false => (crossing.between[0], "Below", crossing.before, crossing.after),
    }
}

/// The crossings nearest to where the knob stands along its slider, in their order.
fn nearest(sweep: &Sweep, now: f64) -> Vec<usize> {
    let distance = |at: &usize| {
        let value = sweep.crossings[*at].between[0];
        sweep.lever.distance(Value::Number(now), Value::Number(value))
    };
    let mut nearest: Vec<usize> = (0..sweep.crossings.len()).collect();
    nearest.sort_by(|a, b| distance(a).total_cmp(&distance(b)));
    nearest.truncate(NEAR);
    nearest.sort_unstable();
    nearest
}
