//! The commands of the Lab.

use super::{Shortcut, keyless};
use crate::app::command::{Command, Saved};
use crate::app::lab::days::{self, DaysAsked};
use crate::app::lab::train::{self, TrainAsked};
use crate::app::lab::{self, LabPanel};
use crate::app::theme::Icon;

/// What can be done by name in the Lab.
pub(super) static LAB: &[Shortcut] = &[
    keyless("Train the models", |state| lab::panel(state, LabPanel::Train)).icon(Icon::LAB),
    keyless("Map of posts and viewers", |state| lab::panel(state, LabPanel::Map)).icon(Icon::LAB),
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
