//! The steps of the stories tray, with what each did and its knobs.

use egui::{Align, Frame, Margin, Role, ScrollArea, Sense, Ui, WidgetInfo, vec2};

use crate::app::command::Commands;
use crate::app::numbers;
use crate::app::state::State;
use crate::app::theme::{Style, space, theme};
use crate::app::views::terms;
use crate::app::widgets::{hair_below, line};
use crate::pipeline::TrayStep;
use crate::pipeline::stories::{STEPS, TrayRun};

use super::bare_row_ui;

/// The steps, in order.
pub(super) fn ui(ui: &mut Ui, state: &State, commands: &mut Commands) {
    ScrollArea::vertical().id_salt("steps of the tray").auto_shrink(false).show(ui, |ui| {
        for step in &STEPS {
            let shown = ui.push_id(step.id, |ui| step_ui(ui, state, step, commands));
            hair_below(ui.painter(), shown.response.rect, theme(ui).stroke.hair);
        }
    });
}

fn step_ui(ui: &mut Ui, state: &State, step: &'static TrayStep, commands: &mut Commands) {
    let theme = theme(ui);
    let margin = Margin { bottom: space::XS as i8, ..Margin::symmetric(space::L as i8, space::M as i8) };
    Frame::NONE.inner_margin(margin).show(ui, |ui| {
        let (cell, response) = ui.allocate_exact_size(vec2(ui.available_width(), Style::BODY.line), Sense::hover());
        let did = did(state, step);
        response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, format!("{}: {did}", step.name)));
        line(ui.painter(), cell, Align::Min, step.name, Style::BODY_STRONG, theme.text.primary);
        line(ui.painter(), cell, Align::Max, &did, Style::CAPTION, theme.text.tertiary);
        ui.add_space(space::HALF);
        terms::sentence(ui, step.doc, "", Style::BODY, theme.text.secondary);
    });
    for knob in step.knobs {
        bare_row_ui(ui, state, knob, commands);
    }
    ui.add_space(space::XS);
}

/// What a step did, in a few words.
fn did(state: &State, step: &TrayStep) -> String {
    let stories = &state.results.stories;
    let count = |count: usize| numbers::count(count as u64);
    match step.run {
        TrayRun::Keep(_) => format!("{} left out", count(stories.dropped_by(step.id))),
        TrayRun::Order(_) if !stories.is_on(step.id) => "off".to_owned(),
        TrayRun::Order(_) => format!("{} moved", count(stories.moved_by(step.id))),
    }
}
