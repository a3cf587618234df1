//! The inspector's All posts tab: every post with an origin, ranked or removed, sorted, filtered, searched.

mod body;
mod cells;
mod chips;
mod column_menu;
mod columns_menu;
mod empty;
mod filters;
mod head;
mod keys;
mod legend;
mod row;
mod slopes;
mod tools;

use std::sync::Arc;

use egui::{Id, Rect, Ui};

use super::Art;
use super::memo::memo;
use crate::app::command::{Command, Commands};
use crate::app::state::State;
use crate::app::table::{Column, Entries, Row, TableView};
use crate::app::theme::size;
use crate::pipeline::stages;

use cells::Places;

/// What stands in one line of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Line {
    /// A post, by its index among the entries.
    Post(u32),
    /// The title of the removed posts: how many of those shown each of the two stages removed.
    RemovedTitle { sourcing: usize, filtering: usize },
}

/// What the table shows in this frame.
struct Shown<'a> {
    state: &'a State,
    art: &'a Art<'a>,
    entries: &'a Entries,
    lines: &'a [Line],
    places: &'a Places,
}

impl<'a> Shown<'a> {
    fn row(&self, index: u32) -> Row<'a> {
        Row { results: &self.state.results, entries: self.entries, entry: &self.entries.all[index as usize] }
    }
}

/// The table, with its filters above.
pub(super) fn ui(ui: &mut Ui, state: &State, art: &Art<'_>, commands: &mut Commands) {
    let mut view = state.session.table.clone();
    let entries = entries(ui, state);
    filters::ui(ui, &entries, &mut view);
    chips::ui(ui, &mut view);
    let places = Places::new(&view, entries.all.len(), ui.available_width());
    if places.shows(Column::Contributions) {
        legend::ui(ui);
    }
    head::ui(ui, &places, &mut view);
    let lines = lines(ui, state, &entries, &view);
    if lines.is_empty() {
        empty::ui(ui, &entries, &mut view);
    } else {
        let shown = Shown { state, art, entries: &entries, lines: &lines, places: &places };
        body::ui(ui, &shown, &mut view, commands);
    }
    send(state, view, commands);
}

/// What stands beside the tabs, within `rect`; the table below is `width` wide.
pub(super) fn tools_ui(ui: &mut Ui, rect: Rect, width: f32, state: &State, commands: &mut Commands) {
    tools::ui(ui, rect, width, state, commands);
}

/// How wide the panel is wanted.
pub(super) fn wanted_width(state: &State) -> f32 {
    Places::wanted(&state.session.table, state.results.ledger.found.len()).max(size::TABLE)
}

/// Asks for the view where it was changed.
fn send(state: &State, view: TableView, commands: &mut Commands) {
    if view != state.session.table {
        commands.send(Command::Table(Box::new(view)));
    }
}

/// All entries, made once per run.
fn entries(ui: &Ui, state: &State) -> Arc<Entries> {
    memo(ui, Id::unique("table entries"), state.results.revision, || Entries::new(&state.results))
}

/// The lines shown, worked out once per run and choice.
fn lines(ui: &Ui, state: &State, entries: &Entries, view: &TableView) -> Arc<Vec<Line>> {
    let key = (state.results.revision, order_key(view));
    memo(ui, Id::unique("table lines"), key, || {
        let (ranked, removed) = entries.shown(&state.results, view);
        let mut lines: Vec<Line> = ranked.into_iter().map(Line::Post).collect();
        if !removed.is_empty() {
            let by = |stage: &str| {
                let is_by = |&&at: &&u32| entries.all[at as usize].fate.is_err_and(|removal| removal.stage == stage);
                removed.iter().filter(is_by).count()
            };
            let (sourcing, filtering) = (by(stages::source::STAGE.id), by(stages::filter::STAGE.id));
            lines.push(Line::RemovedTitle { sourcing, filtering });
        }
        if !view.folded {
            lines.extend(removed.into_iter().map(Line::Post));
        }
        lines
    })
}

/// The view without what changes no line.
fn order_key(view: &TableView) -> TableView {
    TableView { columns: [].into(), widths: [].into(), slopes: false, ..view.clone() }
}
