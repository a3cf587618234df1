//! Days: runs of the feedback loop side by side, as charts by day, what they chose, what happened, and both ledgers.

mod axis;
mod chart;
mod charts;
mod chose;
mod happened;
mod head;
mod ledgers;
mod legend;
mod pen;
mod setup;
mod sitting;
mod timeline;
mod transport;
mod words;

use egui::{Id, Ui};

use crate::app::command::{Command, Commands};
use crate::app::lab::days::{DaysAsked, ask};
use crate::app::state::State;
use crate::app::theme::{days as anatomy, theme};
use crate::app::views::lab::columns::column;
use crate::app::widgets::hair_right;

pub(in crate::app::views) use sitting::{strip_height, strip_ui};

/// Draws the panel.
pub(super) fn ui(ui: &mut Ui, state: &State, commands: &mut Commands) {
    let room = ui.max_rect();
    let below = transport::ui(ui, state, commands);
    let body = room.with_min_y(below);
    if body.width() >= anatomy::BESIDE {
        let (charts, side) = body.split_left_right_at_x(body.right() - anatomy::PANEL);
        ui.painter().rect_filled(charts, 0, theme(ui).bg.canvas);
        hair_right(ui.painter(), charts, theme(ui).stroke.hair);
        column(ui, charts, "charts", |ui| charts_ui(ui, state, commands));
        column(ui, side, "panel", |ui| side_ui(ui, state, commands));
    } else {
        column(ui, body, "all", |ui| {
            charts_ui(ui, state, commands);
            side_ui(ui, state, commands);
        });
    }
}

fn charts_ui(ui: &mut Ui, state: &State, commands: &mut Commands) {
    legend::ui(ui, state, commands);
    charts::ui(ui, state, commands);
    ledgers::ui(ui, state, commands);
}

fn side_ui(ui: &mut Ui, state: &State, commands: &mut Commands) {
    setup::ui(ui, state, commands);
    chose::ui(ui, state);
    sitting::ui(ui, state, commands);
    setup::knobs_ui(ui, state, commands);
    happened::ui(ui, state, commands);
}

/// Asks that of the days, where it can be.
fn send(state: &State, asked: DaysAsked, commands: &mut Commands) {
    ask(state, asked).into_iter().for_each(|command: Command| commands.send(command));
}

/// Where the day under the pointer is kept, for all charts.
fn pointed() -> Id {
    Id::unique("day pointed at")
}
