//! What happened: facts found in the days under the first seed, each leading to where it can be seen.

use egui::{Align, Id, Rect, Sense, Ui, WidgetInfo, accesskit::Role, pos2, vec2};

use super::words;
use crate::app::command::{Command, Commands};
use crate::app::lab::days::{DaysAsked, Line, SittingAsked, ask, came, handle, look};
use crate::app::numbers;
use crate::app::state::State;
use crate::app::theme::{Style, days as anatomy, radius, space, theme};
use crate::app::views::compare::panel;
use crate::app::views::memo::memo;
use crate::app::widgets::{line, ring, row_background, wrapped};
use crate::domain::ViewerId;
use crate::simulation::days::{Fact, Lived, What, happened};

/// So many are listed, the latest. Assumed.
const MOST: usize = 10;

/// Draws them.
pub(super) fn ui(ui: &mut Ui, state: &State, commands: &mut Commands) {
    let days = &state.jobs.days;
    let aside = if state.session.lab.days.seeds() > 1 { "under the first seed" } else { "" };
    panel::title(ui, "What happened", aside);
    let facts = memo(ui, Id::unique("what happened"), days.drawn(), || found(&days.lines));
    let forks = days.lines.iter().enumerate().filter_map(|(at, line)| Some((line.forked?, at)));
    let mut told: Vec<(usize, String, Option<Command>)> = facts.iter().map(|fact| told(state, fact)).collect();
    told.extend(forks.map(|(day, at)| (day, format!("Forked: {}", days.lines[at].name), None)));
    told.sort_by_key(|fact| std::cmp::Reverse(fact.0));
    for (at, (day, sentence, leads)) in told.into_iter().take(MOST).enumerate() {
        if ui.push_id(("fact", at), |ui| row(ui, day, &sentence)).inner {
            commands.send(look(state, |view| view.day = (day < days.last_day()).then_some(day)));
            leads.into_iter().for_each(|command| commands.send(command));
        }
    }
    if facts.is_empty() && days.last_day() > 0 {
        panel::sentence(ui, "Nothing yet that lasted.");
    }
    ui.add_space(space::S);
    panel::sentence(
        ui,
        "Simulated people, assumed behavior: what they like is known, how they tire and whether they come back is assumed.",
    );
}

fn found(lines: &[Line]) -> Vec<Fact> {
    let lived: Vec<Lived<'_>> = lines
        .iter()
        .map(|line| Lived { plan: &line.plan, days: line.seeds.first().map_or(&[], Vec::as_slice) })
        .collect();
    // What a fork has from the run it comes from is told there.
    let is_own = |fact: &Fact| lines.get(fact.run).is_some_and(|line| line.forked.is_none_or(|day| fact.day > day));
    happened(&lived).into_iter().filter(is_own).collect()
}

/// On which day, in words, and what else a click opens.
fn told(state: &State, fact: &Fact) -> (usize, String, Option<Command>) {
    let days = &state.jobs.days;
    let lines = &days.lines;
    let open = |viewer: ViewerId, session: usize| {
        let line = lines.get(fact.run)?.id;
        ask(state, DaysAsked::Open(SittingAsked { line, day: fact.day, viewer, session }))
    };
    let name = |at: usize| lines.get(at).map_or("", |line| line.name.as_str());
    let run = name(fact.run);
    let (sentence, leads) = match &fact.what {
        What::Passes(other) => (format!("Actions in all: {run} passes {}", name(*other)), None),
        What::SettlesOn(arm) => {
            let rate = lines.get(fact.run).map_or_else(String::new, |line| line.plan.name_of(*arm));
            (format!("{run} settles on {rate} chance"), None)
        }
        What::Concentrates(authors) => {
            (format!("{run}: half of all showings go to {}, the fewest", words::many(*authors, "author")), None)
        }
        What::Leaves(viewer) => {
            let session = came(state, fact.run, fact.day, *viewer).map_or(0, |visit| visit.sessions.saturating_sub(1));
            let sentence = format!("{run}: {} is there for the last time", named(state, *viewer));
            (sentence, open(*viewer, session as usize))
        }
        What::FirstSees(first) => {
            let topics = days.world().map(|world| world.names.topics.as_slice()).unwrap_or_default();
            let topic = topics.get(first.topic.0 as usize).map_or("", String::as_str);
            let seconds = numbers::fixed(first.dwell_secs, 0);
            let who = named(state, first.viewer);
            (
                format!("{run}: {who} sees {topic} for the first time, for {seconds} s"),
                open(first.viewer, first.session),
            )
        }
    };
    (fact.day, sentence, leads)
}

/// A viewer by its handle.
fn named(state: &State, viewer: ViewerId) -> String {
    handle(state, viewer).map_or_else(|| format!("viewer {}", viewer.0 + 1), str::to_owned)
}

/// A row; answers whether it was clicked.
fn row(ui: &mut Ui, day: usize, sentence: &str) -> bool {
    let theme = theme(ui);
    let width = ui.available_width() - 2.0 * space::INSPECTOR - anatomy::DAY - space::S;
    let text = wrapped(ui.painter(), width, sentence, Style::BODY, theme.text.primary);
    let (row, inner) = panel::row(ui, text.size().y + space::M);
    let response = ui.interact(row, ui.scope_id().with("fact"), Sense::click());
    let said = format!("Day {day}: {sentence}");
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &said));
    row_background(ui, row, &response, false);
    let first = Rect::from_min_size(inner.min + vec2(0.0, space::XS), vec2(anatomy::DAY, Style::BODY.line));
    line(ui.painter(), first, Align::Max, &day.to_string(), Style::BODY, theme.text.tertiary);
    ui.painter().galley(pos2(first.right() + space::S, first.top()), text, theme.text.primary);
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
    ring(ui, &response, row.shrink(space::XS), radius::BADGE);
    response.clicked()
}
