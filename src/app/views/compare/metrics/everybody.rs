//! The numbers of all viewers: the mean under the pinned policy, and each other's mean difference with its interval.

use egui::{Align, Sense, Ui, WidgetInfo, accesskit::Role, vec2};

use super::super::{guardrails, look, panel};
use super::words::{ink, number, signed, unit};
use super::{Columns, Row, detail, interval, titles};
use crate::app::command::{Command, Commands};
use crate::app::compare::{Side, asked};
use crate::app::everybody::Findings;
use crate::app::numbers;
use crate::app::state::State;
use crate::app::theme::{Icon, Style, icons, radius, space, theme};
use crate::app::views::terms;
use crate::app::widgets::{Button, Tip, dots_below, hair_below, line, ring, row_background};
use crate::learn::term_named;
use crate::simulation::bootstrap::FEW;
use crate::simulation::experiment::Effect;
use crate::simulation::metrics::METRICS;

/// Draws the rows, and how far the run for them is.
pub(super) fn ui(ui: &mut Ui, state: &State, sides: &[Side<'_>], commands: &mut Commands) {
    let everybody = &state.jobs.everybody;
    if !everybody.is_asked(&asked(state)) && !ui.input(|input| input.pointer.any_down()) {
        commands.send(Command::AskEverybody);
    }
    progress(ui, state, commands);
    let Some(found) = everybody.found().filter(|found| found.effects.len() + 1 == sides.len()) else { return };
    guardrails::ui(ui, state, sides, found, commands);
    ui.add_space(space::M);
    let columns = Columns::with_intervals(ui, sides, space::L);
    titles(ui, sides, columns);
    for at in 0..METRICS.len() {
        let effects: Vec<&Effect> = found.effects.iter().map(|effects| &effects[at]).collect();
        row(ui, state, at, &effects, columns, commands);
        if state.session.compare.metric == Some(at) {
            ui.push_id(("detail", at), |ui| detail::ui(ui, state, sides, found, at, commands));
        }
    }
    legend(ui, found);
}

/// How many viewers are done, and a way to stop or begin again.
fn progress(ui: &mut Ui, state: &State, commands: &mut Commands) {
    let everybody = &state.jobs.everybody;
    let viewers = state.document.world.viewers.len();
    let (words, button, command) = match (everybody.done(), everybody.is_cancelled()) {
        (Some(done), _) => {
            let words = format!("{} of {} viewers", numbers::count(done as u64), numbers::count(viewers as u64));
            (words, "Cancel", Command::CancelEverybody)
        }
        (None, true) => ("Stopped before the last viewer.".to_owned(), "Go on", Command::AskEverybodyAgain),
        (None, false) => return,
    };
    let share = everybody.done().map(|done| done as f32 / viewers.max(1) as f32);
    if panel::working(ui, &words, share, Button::new(button).small()) {
        commands.send(command);
    }
}

fn row(ui: &mut Ui, state: &State, at: usize, effects: &[&Effect], columns: Columns, commands: &mut Commands) {
    let theme = theme(ui);
    let metric = &METRICS[at];
    let is_open = state.session.compare.metric == Some(at);
    let Row { all: rect, name: text, numbers } = Row::new(ui, columns, space::L);
    let response = ui.interact(rect, ui.scope_id().with(("metric", metric.key)), Sense::click());
    let verdicts: Vec<String> = effects.iter().map(|effect| effect.verdict()).collect();
    let name = format!("{}: {}", metric.name, verdicts.join("; "));
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, is_open, &name));
    row_background(ui, rect, &response, false);
    ring(ui, &response, rect.shrink(space::HALF), radius::BADGE);
    let icon = if is_open { Icon::EXPAND } else { Icon::COLLAPSED };
    icon.paint(ui.painter(), text.left_center() - vec2(space::L - space::XS, 0.0), icons::INLINE, theme.text.tertiary);
    line(ui.painter(), text, Align::Min, metric.name, Style::BODY, theme.text.primary);
    let named = term_named(metric.name);
    if let Some(named) = named {
        dots_below(ui, text, Align::Min, metric.name, Style::BODY, named.part, response.hovered());
    }
    let first = effects.first().and_then(|effect| effect.sides[0]);
    let told = first.map_or("n/a".to_owned(), |first| number(metric, first.mean));
    line(ui.painter(), columns.cell(numbers, 0), Align::Max, &told, Style::BODY, theme.text.primary);
    let reach = interval::reach(effects);
    for (side, effect) in effects.iter().enumerate() {
        let cell = columns.cell(numbers, side + 1);
        let Some(difference) = effect.difference else {
            line(ui.painter(), cell, Align::Max, "n/a", Style::BODY, theme.text.tertiary);
            continue;
        };
        let is_clear = effect.interval.is_some_and(|interval| interval.is_clear());
        let ink = if is_clear { ink(metric, difference.mean, theme) } else { theme.text.tertiary };
        line(ui.painter(), cell, Align::Max, &signed(metric, difference.mean), Style::BODY, ink);
        match columns.interval(numbers, side + 1) {
            Some(room) => interval::ui(ui, room, effect, reach, ink),
            None => interval::dot(ui, cell.left_center() + vec2(space::M, 0.0), is_clear, ink),
        }
    }
    hair_below(ui.painter(), rect, theme.stroke.hair);
    if response.clicked() {
        look(state, |view| view.metric = (!is_open).then_some(at), commands);
    }
    let note = format!("{}. Source: {}", unit(metric), metric.source);
    terms::control(ui, response, named, Tip::new(metric.name).text(metric.doc).note(&note));
}

fn legend(ui: &mut Ui, found: &Findings) {
    let viewers = found.experiment.outcomes.len();
    let few = if viewers < FEW { " So few viewers make an interval narrower than it should be." } else { "" };
    let words = format!(
        "Means over {}, each difference on its 95 % interval about zero: ● it leaves zero out, ○ it holds it.{few}",
        match viewers {
            1 => "1 viewer".to_owned(),
            more => format!("{} viewers", numbers::count(more as u64)),
        }
    );
    ui.add_space(space::M);
    panel::sentence(ui, &words);
    ui.add_space(space::M);
}
