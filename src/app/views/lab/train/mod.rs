//! Train: what is learned from, the training, how good what was learned is on days it never saw, what decides it, and
//! what it would do to the feed.

mod actions;
mod against;
mod chart;
mod coefficients;
mod facts;
mod family;
mod five;
mod start;

use egui::Ui;

use crate::app::command::{Command, Commands};
use crate::app::lab::train::{TrainAsked, Trained, data, trained};
use crate::app::state::State;
use crate::app::theme::{size, theme, train as anatomy};
use crate::app::views::Art;
use crate::app::views::compare::panel;
use crate::app::views::lab::columns::{column, columns};
use crate::app::widgets::hair_right;

/// Draws the panel: three columns, two, or one below the other, as there is room.
pub(super) fn ui(ui: &mut Ui, state: &State, art: &Art<'_>, commands: &mut Commands) {
    let room = ui.max_rect();
    let trained = trained(state);
    ask(ui, state, trained, commands);
    let first = |ui: &mut Ui, commands: &mut Commands| {
        start::ui(ui, state, commands);
        match (state.jobs.training.study.answer(&data(state)).map(AsRef::as_ref), trained) {
            (Some(Err(why)), _) => panel::sentence(ui, why),
            (_, Some(trained)) => {
                facts::ui(ui, trained);
                chart::ui(ui, trained);
            }
            _ => start::about(ui),
        }
        actions::ui(ui, state, trained, commands);
    };
    let second = |ui: &mut Ui, commands: &mut Commands| coefficients::ui(ui, state, trained, commands);
    let third = |ui: &mut Ui, commands: &mut Commands| {
        against::ui(ui, state, trained, commands);
        if let Some(trained) = trained {
            family::ui(ui, state, trained, commands);
        }
        five::ui(ui, state, art, commands);
    };
    let width = room.width();
    if width >= size::DRAWER_BELOW {
        let cuts = anatomy::COLUMNS.map(|share| (width * share).round());
        let [left, middle, right] = columns(room, cuts);
        column(ui, left, "first", |ui| first(ui, commands));
        column(ui, middle, "second", |ui| second(ui, commands));
        column(ui, right, "third", |ui| third(ui, commands));
        [left, middle].iter().for_each(|rect| hair_right(ui.painter(), *rect, theme(ui).stroke.hair));
    } else if width >= size::ONE_PANEL_BELOW {
        let cut = (width * anatomy::FIRST).round();
        let [left, right, _] = columns(room, [cut, width - cut, 0.0]);
        column(ui, left, "first", |ui| first(ui, commands));
        column(ui, right, "second", |ui| {
            third(ui, commands);
            rule(ui);
            second(ui, commands);
        });
        hair_right(ui.painter(), left, theme(ui).stroke.hair);
    } else {
        column(ui, room, "first", |ui| {
            first(ui, commands);
            rule(ui);
            third(ui, commands);
            rule(ui);
            second(ui, commands);
        });
    }
}

/// Asks for what follows from a training, once it is there.
fn ask(ui: &Ui, state: &State, trained: Option<&Trained>, commands: &mut Commands) {
    if trained.is_some()
        && !state.jobs.training.without.is_asked(&data(state))
        && !ui.input(|input| input.pointer.any_down())
    {
        commands.send(Command::Train(TrainAsked::Without));
    }
}

/// A hairline between what stands below each other.
fn rule(ui: &mut Ui) {
    panel::rule(ui);
}
