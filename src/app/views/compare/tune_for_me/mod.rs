//! Tune for me: what is to become better, and the policies that do so, each with what it costs in the rest.

mod chart;
mod found;
mod point;
mod wish;

use egui::{Align, Rect, Ui, pos2, vec2};

use super::panel;
use crate::app::command::{Command, Commands};
use crate::app::numbers;
use crate::app::state::State;
use crate::app::theme::{Icon, Style, size, space, theme, tune_for_me as anatomy};
use crate::app::tuning::{TuneView, asked};
use crate::app::widgets::{Button, label};

/// Draws the panel.
pub(super) fn ui(ui: &mut Ui, state: &State, commands: &mut Commands) {
    panel::title(ui, "What is wanted of A", "raised within what is kept");
    wish::ui(ui, state, commands);
    start(ui, state, commands);
    found::ui(ui, state, commands);
    ui.add_space(space::XL);
}

/// Begins the search, or says how far it is.
fn start(ui: &mut Ui, state: &State, commands: &mut Commands) {
    let tuning = &state.jobs.tuning;
    if let Some((asked, so_far)) = tuning.running() {
        let [done, of] = [so_far.tried.len(), asked.wish.tries.max(1)];
        let words = format!("{} of {} tries", numbers::count(done as u64), numbers::count(of as u64));
        if panel::working(ui, &words, Some(done as f32 / of as f32), Button::new("Cancel").small()) {
            commands.send(Command::CancelTuning);
        }
        return;
    }
    let (_, inner) = panel::row(ui, size::TABLE_ROW + space::L);
    let is_new = !tuning.is_current(&asked(state));
    let words = if tuning.tuned().is_some() { "Run again" } else { "Start" };
    let button = Button::new(words).icon(Icon::PLAY);
    let button = if is_new { button.primary() } else { button };
    let width = button.size(ui).x;
    let at = Rect::from_min_size(pos2(inner.left(), inner.center().y - size::BUTTON / 2.0), vec2(width, size::BUTTON));
    if button.show(ui, at).clicked() {
        commands.send(Command::StartTuning);
    }
    if let Some(tries) = tuning.stopped_after() {
        let words = format!("Stopped after {}.", counted(tries, "try", "tries"));
        let text = inner.with_min_x(at.right() + space::L);
        label(ui, text, Align::Min, &words, Style::BODY, theme(ui).text.secondary);
    }
}

/// `1 try`, `600 tries`.
fn counted(count: usize, one: &str, more: &str) -> String {
    format!("{} {}", numbers::count(count as u64), if count == 1 { one } else { more })
}

/// Asks for something else.
fn ask(state: &State, change: impl FnOnce(&mut TuneView), commands: &mut Commands) {
    let mut view = state.session.tune.clone();
    change(&mut view);
    commands.send(Command::Tune(Box::new(view)));
}

/// A row of the form, and its room.
fn row(ui: &mut Ui) -> Rect {
    let (_, row) = ui.allocate_space(vec2(ui.available_width(), anatomy::ROW));
    row.shrink2(vec2(space::INSPECTOR, 0.0))
}
