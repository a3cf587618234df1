//! The commands of the Lab.

use super::{Shortcut, keyless};
use crate::app::command::{Command, Saved};
use crate::app::lab::coloring::ColorBy;
use crate::app::lab::days::{self, DaysAsked};
use crate::app::lab::map::{self, MapView};
use crate::app::lab::selection::Selection;
use crate::app::lab::train::{self, TrainAsked};
use crate::app::lab::{self, LabPanel};
use crate::app::state::State;
use crate::app::theme::Icon;

/// What can be done by name in the Lab.
pub(super) static LAB: &[Shortcut] = &[
    keyless("Train the models", |state| lab::panel(state, LabPanel::Train)).icon(Icon::LAB),
    keyless("Map of posts and viewers", |state| lab::panel(state, LabPanel::Map)).icon(Icon::LAB),
    keyless("Select all in view on the map", |state| {
        let is_open = map::shown(state).is_some() && lab::is_open(state, LabPanel::Map);
        is_open.then(|| map::look(state, |view| view.clone().selecting(view.in_view(), false)))
    })
    .icon(Icon::LAB),
    keyless("Select nothing on the map", |state| {
        let is_selected = !state.session.lab.map.areas.is_empty() && lab::is_open(state, LabPanel::Map);
        is_selected.then(|| map::look(state, |view| MapView { areas: Vec::new(), ..view }))
    })
    .icon(Icon::CLOSE),
    keyless("Show what is selected on the map in the table", |state| {
        selected(state).map(|selection| map::show_in_table(state, &selection))
    })
    .icon(Icon::DATA),
    keyless("Hide posts like those selected on the map", |state| {
        selected(state).filter(|it| !it.sourced.is_empty()).map(|it| Command::HidePosts(it.sourced))
    })
    .icon(Icon::HIDE),
    keyless("Color the map by cluster", |state| colored(state, ColorBy::Cluster)).icon(Icon::LAB),
    keyless("Color the map by topic", |state| colored(state, ColorBy::Topic)).icon(Icon::LAB),
    keyless("Color the map by author", |state| colored(state, ColorBy::Author)).icon(Icon::LAB),
    keyless("Color the map by what was seen", |state| colored(state, ColorBy::Seen)).icon(Icon::LAB),
    keyless("Data used and what is known of the viewer", |state| lab::panel(state, LabPanel::Signals)).icon(Icon::LAB),
    keyless("Next day", |_| Some(Command::NextDay)).icon(Icon::FORTH),
    keyless("Add the post to the activity log", lab::signals::add).icon(Icon::ADD),
    keyless("Start training", train::start).icon(Icon::PLAY),
    keyless("Stop training", |state| state.jobs.training.study.fraction().map(|_| Command::Train(TrainAsked::Cancel)))
        .icon(Icon::STOP),
    keyless("Use the trained model", train::use_it).icon(Icon::CHECK),
    keyless("Use the shipped model", train::use_shipped).icon(Icon::RESET),
    keyless("Save the model", |_| Some(Command::AskSave(Saved::Model))).icon(Icon::SAVE_FILE),
    keyless("Open a model", |_| Some(Command::AskOpenModel)).icon(Icon::OPEN),
    keyless("Grow boosted trees", |state| {
        let can = lab::is_open(state, LabPanel::Train) && state.jobs.training.trees.fraction().is_none();
        (can && train::trained(state).is_some()).then_some(Command::Train(TrainAsked::Trees))
    })
    .icon(Icon::LAB),
    keyless("Like five posts of the topic", |state| {
        lab::is_open(state, LabPanel::Train).then(|| train::five(state)?.like(state)).flatten()
    })
    .icon(Icon::LIKE),
    keyless("Let days pass", |state| lab::panel(state, LabPanel::Days)).icon(Icon::LAB),
    keyless("Run the days", |state| days::ask(state, DaysAsked::Run)).icon(Icon::PLAY),
    keyless("Pause the days", |state| days::ask(state, DaysAsked::Pause)).icon(Icon::PAUSE),
    keyless("Step a day", |state| days::ask(state, DaysAsked::Step)).icon(Icon::STEP),
    keyless("Reset the days", |state| days::ask(state, DaysAsked::Reset)).icon(Icon::RESET),
    keyless("A day earlier", |state| days::go(state, -1)).icon(Icon::BACK),
    keyless("A day later", |state| days::go(state, 1)).icon(Icon::FORTH),
];

/// What is selected on the map, while that is open.
fn selected(state: &State) -> Option<Selection> {
    lab::is_open(state, LabPanel::Map).then(|| map::selection(state)).flatten()
}

fn colored(state: &State, color: ColorBy) -> Option<Command> {
    let is_other = state.session.lab.map.color != color && lab::is_open(state, LabPanel::Map);
    is_other.then(|| map::look(state, |view| MapView { color, ..view }))
}
