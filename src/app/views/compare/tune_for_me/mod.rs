//! Tune for me: what is to become better, and the policies that do so, each with what it costs in the rest.

mod chart;
mod found;
mod point;
mod wish;

use egui::{Align, Rect, Ui, pos2, vec2};

use crate::app::command::{Command, Commands};
use crate::app::numbers;
use crate::app::state::State;
use crate::app::theme::{Icon, Style, radius, size, space, theme, tune_for_me as anatomy};
use crate::app::tuning::{TuneView, asked};
use crate::app::widgets::{Button, label};

/// Draws the panel.
pub(super) fn ui(ui: &mut Ui, state: &State, commands: &mut Commands) {
    ui.add_space(space::S);
    wish::ui(ui, state, commands);
    start(ui, state, commands);
    found::ui(ui, state, commands);
    ui.add_space(space::XL);
}

/// Begins the search, or says how far it is.
fn start(ui: &mut Ui, state: &State, commands: &mut Commands) {
    let theme = theme(ui);
    let tuning = &state.jobs.tuning;
    let running = tuning.running();
    let (_, row) = ui.allocate_space(vec2(ui.available_width(), size::TABLE_ROW + space::L));
    let inner = row.shrink2(vec2(space::INSPECTOR, 0.0));
    let is_new = !tuning.is_current(&asked(state));
    let (button, command) = match (&running, tuning.tuned()) {
        (Some(_), _) => (Button::new("Cancel").icon(Icon::STOP), Command::CancelTuning),
        (None, None) => (Button::new("Start").icon(Icon::PLAY).primary(), Command::StartTuning),
        (None, Some(_)) if is_new => (Button::new("Run again").icon(Icon::PLAY).primary(), Command::StartTuning),
        (None, Some(_)) => (Button::new("Run again").icon(Icon::PLAY), Command::StartTuning),
    };
    let width = button.size(ui).x;
    let at = Rect::from_min_size(pos2(inner.left(), inner.center().y - size::BUTTON / 2.0), vec2(width, size::BUTTON));
    if button.show(ui, at).clicked() {
        commands.send(command);
    }
    let words = match (&running, tuning.stopped_after()) {
        (Some((asked, so_far)), _) => {
            let [done, of] = [so_far.tried.len(), asked.wish.tries].map(|count| numbers::count(count as u64));
            format!("{done} of {of} tries")
        }
        (None, Some(tries)) => format!("Stopped after {}.", counted(tries, "try", "tries")),
        (None, None) => String::new(),
    };
    let text = inner.with_min_x(at.right() + space::L);
    if !words.is_empty() {
        label(ui, text, Align::Min, &words, Style::BODY, theme.text.secondary);
    }
    if let Some((asked, so_far)) = running {
        let track = Rect::from_min_max(pos2(inner.left(), row.bottom() - size::SLIDER_TRACK), inner.right_bottom());
        let track = track.with_max_y(row.bottom());
        ui.painter().rect_filled(track, radius::HAIR, theme.bg.sunken);
        let share = so_far.tried.len() as f32 / asked.wish.tries.max(1) as f32;
        let done = track.with_max_x(track.left() + share.min(1.0) * track.width());
        ui.painter().rect_filled(done, radius::HAIR, theme.ink.fill);
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
