//! How much the feed at hand hangs on each knob, and where its posts pass each other along one of them.

mod chart;
mod crossings;
mod plot;
mod sweep;
mod tornado;

use egui::{Id, Ui};

use super::panel;
use crate::app::command::{Command, Commands};
use crate::app::inquiry::Inquiry;
use crate::app::sensitivity::SensitivityAsked;
use crate::app::state::State;
use crate::app::theme::sensitivity as anatomy;
use crate::app::views::Art;
use crate::app::widgets::Button;

/// Draws the sweep of the chosen knob, and what small turns of all of them move.
pub(super) fn ui(ui: &mut Ui, state: &State, art: &Art<'_>, commands: &mut Commands) {
    let subject = state.sensitivity_subject();
    if state.sensitivity_is_missing(&subject) && !ui.input(|input| input.pointer.any_down()) {
        ask(SensitivityAsked::Now, commands);
    }
    let known = &state.jobs.sensitivity;
    let mut tried = None;
    if let Some(lever) = state.swept() {
        let question = (subject.clone(), lever);
        sweep::head_ui(ui, state, lever, commands);
        match known.sweep.answer(&question) {
            Some(found) => {
                let top = ui.cursor().top();
                if let Some(found) = found.as_ref() {
                    tried = sweep::ui(ui, state, art, found, commands);
                }
                let height = ui.cursor().top() - top;
                ui.data_mut(|data| data.insert_temp(kept_height(), height));
            }
            None => {
                working_ui(ui, &known.sweep, "Sweeping", commands);
                // It takes the room of what was found last, so that nothing jumps.
                let kept: f32 = ui.data(|data| data.get_temp(kept_height()).unwrap_or(0.0));
                ui.add_space((kept - anatomy::WORKING).max(0.0));
            }
        }
    }
    // What is tried ends where nothing asks for it any more.
    if tried != state.session.tried {
        ask(SensitivityAsked::Try(tried), commands);
    }
    tornado::head_ui(ui);
    match known.tornado.answer(&subject) {
        Some(swings) => tornado::ui(ui, state, swings, commands),
        None => working_ui(ui, &known.tornado, "Turning every knob a little", commands),
    }
}

/// How far the work is, and a way to stop it or do it after all.
fn working_ui<Q: PartialEq, A: Send + 'static>(
    ui: &mut Ui,
    inquiry: &Inquiry<Q, A>,
    doing: &str,
    commands: &mut Commands,
) {
    let is_stopped = inquiry.is_cancelled() && inquiry.fraction().is_none();
    let words = if is_stopped { format!("{doing} was stopped.") } else { format!("{doing}…") };
    let button = if is_stopped { Button::new("Go on") } else { Button::new("Cancel") }.small();
    if ui.push_id(doing, |ui| panel::working(ui, &words, inquiry.fraction(), button)).inner {
        ask(if is_stopped { SensitivityAsked::Again } else { SensitivityAsked::Cancel }, commands);
    }
}

fn ask(asked: SensitivityAsked, commands: &mut Commands) {
    commands.send(Command::Sensitivity(asked));
}

fn kept_height() -> Id {
    Id::unique("height of the sweep")
}
