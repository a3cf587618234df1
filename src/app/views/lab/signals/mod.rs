//! Signals: the six kinds of data with what each is worth, the activity log, the searches, and where the viewer is; all can
//! be edited, and the feed follows.

mod actions;
mod add;
mod context;
mod gains;
mod log;
mod moved;
mod searches;
mod used;

use egui::{Align, Rect, Ui, pos2};

use crate::app::command::{Command, Commands};
use crate::app::lab::signals::{SignalsAsked, at_hand};
use crate::app::state::State;
use crate::app::theme::{Style, signals as anatomy, size, theme};
use crate::app::views::compare::panel;
use crate::app::views::lab::columns::{column, columns};
use crate::app::widgets::{hair_right, label};

/// Draws the panel: three columns, two, or one below the other, as there is room.
pub(super) fn ui(ui: &mut Ui, state: &State, commands: &mut Commands) {
    if !at_hand(state) && !ui.input(|input| input.pointer.any_down()) {
        commands.send(Command::Signals(SignalsAsked::Measure));
    }
    let room = ui.max_rect();
    let width = room.width();
    if width >= size::DRAWER_BELOW {
        let [left, middle, right] = columns(room, anatomy::COLUMNS.map(|share| (width * share).round()));
        column(ui, left, "used", |ui| used_ui(ui, state, commands));
        column(ui, middle, "log", |ui| log_ui(ui, state, commands));
        column(ui, right, "context", |ui| {
            around_ui(ui, state, commands);
            gains_ui(ui, state);
        });
        [left, middle].iter().for_each(|rect| hair_right(ui.painter(), *rect, theme(ui).stroke.hair));
    } else if width >= size::ONE_PANEL_BELOW {
        let cut = (width * anatomy::FIRST).round();
        let [left, right, _] = columns(room, [cut, width - cut, 0.0]);
        column(ui, left, "used", |ui| {
            used_ui(ui, state, commands);
            gains_ui(ui, state);
        });
        column(ui, right, "known", |ui| {
            around_ui(ui, state, commands);
            panel::rule(ui);
            log_ui(ui, state, commands);
        });
        hair_right(ui.painter(), left, theme(ui).stroke.hair);
    } else {
        column(ui, room, "all", |ui| {
            used_ui(ui, state, commands);
            panel::rule(ui);
            around_ui(ui, state, commands);
            panel::rule(ui);
            log_ui(ui, state, commands);
            gains_ui(ui, state);
        });
    }
}

fn used_ui(ui: &mut Ui, state: &State, commands: &mut Commands) {
    used::ui(ui, state, commands);
    actions::ui(ui, state);
}

fn log_ui(ui: &mut Ui, state: &State, commands: &mut Commands) {
    log::ui(ui, state, commands);
}

fn around_ui(ui: &mut Ui, state: &State, commands: &mut Commands) {
    // What moved is taller or shorter after each edit; above it nothing leaves its place under the pointer.
    context::ui(ui, state, commands);
    panel::rule(ui);
    moved::ui(ui, state);
    panel::rule(ui);
    searches::ui(ui, state, commands);
}

fn gains_ui(ui: &mut Ui, state: &State) {
    panel::rule(ui);
    gains::ui(ui, state);
}

/// A row with words at its left; answers the room behind them for what is that wide, or below them where that is wider.
fn row(ui: &mut Ui, words: &str, width: f32) -> Rect {
    let (_, inner) = panel::row(ui, anatomy::ROW);
    label(ui, inner, Align::Min, words, Style::BODY, theme(ui).text.secondary);
    let rest = inner.with_min_x(inner.left() + anatomy::LABEL);
    if width <= rest.width() { rest } else { panel::row(ui, anatomy::ROW).1 }
}

/// That high, in the middle of a row.
fn middle(rest: Rect, width: f32, height: f32) -> Rect {
    let center = pos2(rest.left() + width / 2.0, rest.center().y);
    Rect::from_center_size(center, egui::vec2(width, height))
}
