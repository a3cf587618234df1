//! What was found: the chart, what it was found for, and the policy that is pointed at.

use egui::{Align, Ui, vec2};

use super::super::panel;
use super::chart::Chart;
use super::{chart, counted, point};
use crate::app::command::Commands;
use crate::app::state::State;
use crate::app::theme::{Icon, Style, icons, radius, size, space, theme, tune_for_me as anatomy};
use crate::app::tuning::{Tuned, asked};
use crate::app::widgets::label;
use crate::simulation::metrics::METRICS;
use crate::simulation::tune::{Aim, Tried};

/// Draws it; while a search is on its way, what it tried so far.
pub(super) fn ui(ui: &mut Ui, state: &State, commands: &mut Commands) {
    let tuning = &state.jobs.tuning;
    if let Some((asked, so_far)) = tuning.running() {
        let tried: Vec<&Tried> = so_far.tried.iter().collect();
        let front: Vec<&Tried> = so_far.front.iter().collect();
        // The first one heard of is today's: all others wait for it.
        let chart = Chart { aims: &asked.wish.aims, today: so_far.tried.first(), tried: &tried, front: &front };
        chart::ui(ui, state, &chart, None, commands);
        return;
    }
    let Some(tuned) = tuning.tuned() else {
        return panel::sentence(
            ui,
            "Tries policies in the steps of the sliders and shows the Pareto front, those that none of the others betters. Nothing \
                         changes until you use one.",
        );
    };
    let is_current = tuning.is_current(&asked(state));
    if !is_current {
        stale(ui, state, tuned);
    }
    let found = &tuned.found;
    let tried: Vec<&Tried> = found.tried.iter().collect();
    let front: Vec<&Tried> = found.front.iter().map(|point| &found.tried[point.tried]).collect();
    let chart = Chart { aims: &tuned.asked.wish.aims, today: found.tried.first(), tried: &tried, front: &front };
    let shown = tuned.shown(&state.session.tune);
    let pointed = ui
        .scope(|ui| {
            if !is_current {
                ui.set_opacity(anatomy::STALE);
            }
            chart::ui(ui, state, &chart, shown, commands)
        })
        .inner;
    said(ui, tuned);
    match pointed.or(shown) {
        Some(at) => point::ui(ui, state, tuned, at, commands),
        None => panel::sentence(ui, &nothing(tuned)),
    }
}

/// How it was found, and what that does not say.
fn said(ui: &mut Ui, tuned: &Tuned) {
    let found = &tuned.found;
    let viewers = counted(found.viewers.len(), "viewer", "viewers");
    let tries = counted(found.tried.len(), "try", "tries");
    let knobs = counted(found.levers.len(), "knob", "knobs");
    let is_known = |aim: &Aim| METRICS[aim.metric].only_in_simulation;
    let simulated = tuned.asked.wish.aims.iter().filter(|aim| is_known(aim)).map(|aim| METRICS[aim.metric].name);
    let simulated: Vec<&str> = simulated.collect();
    let known = match simulated.as_slice() {
        [] => String::new(),
        names => format!(" {} is known only in simulation.", names.join(" and ")),
    };
    let is_crossing = |tried: &Tried| !tried.is_kept;
    let hollow = if found.tried.iter().any(is_crossing) { " ○\u{a0}crosses a limit." } else { "" };
    let limits = match found.limits.len() {
        0 => String::new(),
        limits => format!(", within {}", counted(limits, "limit", "limits")),
    };
    panel::sentence(
        ui,
        &format!(
            "The Pareto front found in {tries} of {knobs}, over {viewers}{limits}; others may exist.{known}{hollow}"
        ),
    );
}

/// Why there is no front.
fn nothing(tuned: &Tuned) -> String {
    let undefined = tuned.asked.wish.aims.iter().find(|aim| tuned.found.today[aim.metric].is_none());
    match undefined {
        Some(aim) => format!("{} is not defined for these feeds.", METRICS[aim.metric].name),
        None => "No policy that was tried keeps the limits. Drop one, or let more be turned.".to_owned(),
    }
}

/// That what is shown was made for something else.
fn stale(ui: &mut Ui, state: &State, tuned: &Tuned) {
    let theme = theme(ui);
    let (_, row) = ui.allocate_space(vec2(ui.available_width(), size::TABLE_ROW));
    let plate = row.shrink2(vec2(space::INSPECTOR, space::HALF / 2.0));
    ui.painter().rect_filled(plate, radius::CONTROL, theme.signal.warn_bg);
    let inner = plate.shrink2(vec2(space::M, 0.0));
    Icon::WARNING.paint(
        ui.painter(),
        inner.left_center() + vec2(icons::INLINE / 2.0, 0.0),
        icons::INLINE,
        theme.signal.warn,
    );
    let world = &state.document.world;
    // In another world of fewer viewers the number may name nobody.
    let handle = world.viewers.get(tuned.asked.viewer.0 as usize).map(|viewer| &world.account(viewer.account).id);
    let handle = handle.map_or(String::new(), |handle| format!(" and {handle}"));
    let words = format!("Made for {}{handle} as they were; run again", tuned.asked.policy.name);
    let text = inner.with_min_x(inner.left() + icons::INLINE + space::S);
    label(ui, text, Align::Min, &words, Style::CAPTION, theme.signal.warn);
}
