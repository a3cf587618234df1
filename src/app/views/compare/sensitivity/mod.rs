//! How much the feed at hand hangs on each knob, and where its posts pass each other along one of them.

mod chart;
mod crossings;
mod plot;
mod sweep;
mod tornado;

use egui::{Align, Id, Rect, Ui, WidgetInfo, accesskit::Role, pos2, vec2};

use crate::app::command::{Command, Commands};
use crate::app::inquiry::Inquiry;
use crate::app::sensitivity::SensitivityAsked;
use crate::app::state::State;
use crate::app::theme::{Style, radius, sensitivity as anatomy, size, space, theme};
use crate::app::views::Art;
use crate::app::widgets::{Button, hair_below, label};

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
    let theme = theme(ui);
    let (_, row) = ui.allocate_space(vec2(ui.available_width(), anatomy::WORKING));
    let inner = row.shrink2(vec2(space::INSPECTOR, 0.0));
    let is_stopped = inquiry.is_cancelled() && inquiry.fraction().is_none();
    let words = if is_stopped { format!("{doing} was stopped.") } else { format!("{doing}…") };
    let button = if is_stopped { Button::new("Go on") } else { Button::new("Cancel") }.small();
    let width = button.size(ui).x;
    let at =
        Rect::from_center_size(pos2(inner.right() - width / 2.0, inner.center().y), vec2(width, size::BUTTON_SMALL));
    let clicked = ui.push_id(doing, |ui| button.show(ui, at).clicked()).inner;
    if clicked {
        ask(if is_stopped { SensitivityAsked::Again } else { SensitivityAsked::Cancel }, commands);
    }
    let text = inner.with_max_x(at.left() - space::M);
    label(ui, text, Align::Min, &words, Style::BODY, theme.text.secondary);
    if let Some(fraction) = inquiry.fraction() {
        let track = Rect::from_min_max(pos2(inner.left(), row.bottom() - size::SLIDER_TRACK), inner.right_bottom());
        let track = track.with_max_y(row.bottom());
        ui.painter().rect_filled(track, radius::HAIR, theme.bg.sunken);
        let done = track.with_max_x(track.left() + fraction * track.width());
        ui.painter().rect_filled(done, radius::HAIR, theme.ink.fill);
        let response = ui.interact(track, ui.scope_id().with(("progress", doing)), egui::Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::ProgressIndicator, true, &words));
    }
}

/// A part's title, with something quieter at the right of it.
fn title_ui(ui: &mut Ui, title: &str, aside: &str) {
    let theme = theme(ui);
    let (_, head) = ui.allocate_space(vec2(ui.available_width(), size::SECTION_HEADER));
    let inner = head.shrink2(vec2(space::INSPECTOR, 0.0));
    let response = label(ui, inner, Align::Min, title, Style::BODY_STRONG, theme.text.primary);
    response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, title));
    let taken = crate::app::widgets::text_width(ui.painter(), title, Style::BODY_STRONG).ceil();
    let rest = inner.with_min_x(inner.left() + taken + space::M);
    label(ui, rest, Align::Max, aside, Style::CAPTION, theme.text.tertiary);
}

/// A hairline across the panel, with room around it.
fn line_ui(ui: &mut Ui) {
    let (_, foot) = ui.allocate_space(vec2(ui.available_width(), space::L));
    hair_below(ui.painter(), foot, theme(ui).stroke.hair);
}

fn ask(asked: SensitivityAsked, commands: &mut Commands) {
    commands.send(Command::Sensitivity(asked));
}

fn kept_height() -> Id {
    Id::unique("height of the sweep")
}
