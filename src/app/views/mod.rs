//! One panel per file. A view reads the state and sends commands; it computes no number of its own.

mod chooser;
mod circle;
pub mod compare;
mod data;
mod drag_list;
mod inspector;
mod knobs;
mod lab;
mod layout;
mod learn;
mod lesson;
mod lever;
mod lit;
mod memo;
mod messages;
mod palette;
mod path_field;
mod pointing;
mod policy_bar;
mod post;
mod rail;
mod refused;
mod removal;
mod search;
mod seek;
pub mod stage;
mod status;
mod table;
mod terms;
mod top_bar;

use egui::{Color32, Rect, Ui, UiBuilder};

use super::command::{Command, Commands};
use super::pictures::{Pictures, Portraits};
use super::state::State;
use super::theme::theme;
use super::widgets::{asked, watch_keyboard};
use crate::learn::View;

use layout::Layout;

/// What views draw posts and people with.
pub struct Art<'a> {
    /// Pictures and faces, drawn.
    pub pictures: &'a Pictures,
    /// Which face each account has.
    pub portraits: &'a Portraits,
}

/// The whole window.
pub fn ui(ui: &mut Ui, state: &State, art: &Art<'_>, commands: &mut Commands) {
    let theme = theme(ui);
    watch_keyboard(ui);
    pointing::keys(ui, state, commands);
    let layout = Layout::of(ui.max_rect(), state, lesson::height(ui, state), lab::days::strip_height(ui, state));
    pane(ui, layout.top, theme.bg.panel, "top bar", |ui| top_bar::ui(ui, state, art, commands));
    if layout.policy.height() > 0.0 {
        pane(ui, layout.policy, theme.bg.panel, "policy bar", |ui| policy_bar::ui(ui, state, commands));
    }
    if state.session.view.is_learn() {
        pane(ui, layout.stage, theme.bg.app, "learn", |ui| learn::ui(ui, state, art, commands));
    } else if state.session.view == View::Data {
        pane(ui, layout.stage, theme.bg.app, "data", |ui| data::ui(ui, state, art, commands));
    } else if state.session.view == View::Lab {
        pane(ui, layout.stage, theme.bg.panel, "lab", |ui| lab::ui(ui, state, art, commands));
    } else if state.session.view == View::Compare {
        pane(ui, layout.stage, theme.bg.canvas, "compare", |ui| compare::ui(ui, state, art, commands));
    } else if layout.stage.width() > 0.0 {
        pane(ui, layout.stage, theme.bg.canvas, "stage", |ui| stage::ui(ui, state, art, commands));
    }
    if let Some(rect) = layout.knobs {
        pane(ui, rect, theme.bg.panel, "knobs", |ui| knobs::ui(ui, state, commands));
    }
    if let Some(rect) = layout.inspector {
        pane(ui, rect, theme.bg.panel, "inspector", |ui| inspector::ui(ui, state, art, commands));
    }
    if let Some(rect) = layout.knobs_rail {
        pane(ui, rect, theme.bg.panel, "knobs rail", |ui| rail::knobs_ui(ui, state, commands));
    }
    if let Some(rect) = layout.panels_rail {
        pane(ui, rect, theme.bg.panel, "panels rail", |ui| rail::panels_ui(ui, state, commands));
    }
    if layout.status.height() > 0.0 {
        pane(ui, layout.status, theme.bg.panel, "status", |ui| status::ui(ui, state));
    }
    if let Some(rect) = layout.lesson {
        pane(ui, rect, theme.bg.surface, "lesson", |ui| lesson::ui(ui, state, commands));
        lesson::mark_parts(ui, state, &layout);
    }
    if let Some(rect) = layout.opened {
        pane(ui, rect, theme.bg.surface, "session of a run", |ui| lab::days::strip_ui(ui, state, commands));
    }
    for line in &layout.lines {
        ui.painter().rect_filled(*line, 0, theme.stroke.hair);
    }
    if let Some(term) = asked(ui) {
        commands.send(Command::LookUp(Some(term)));
    }
    terms::at_hand(ui, state, commands);
    messages::ui(ui, layout.over(), state, commands);
    pointing::ui(ui, layout.over(), state, commands);
    palette::ui(ui, state, art, commands);
}

/// A panel: its own ground, its own clip, its own ids.
fn pane(ui: &mut Ui, rect: Rect, fill: Color32, name: &str, content: impl FnOnce(&mut Ui)) {
    ui.painter().rect_filled(rect, 0, fill);
    let mut child = ui.new_child(UiBuilder::new().max_rect(rect).id_salt(name));
    child.set_clip_rect(rect.intersect(ui.clip_rect()));
    content(&mut child);
}
