//! The Lab: where the models learn, each panel in the room below one bar.

mod columns;
pub(super) mod days;
mod map;
mod signals;
mod train;

use egui::{Align, Rect, Ui, UiBuilder, pos2, vec2};

use super::Art;
use crate::app::command::{Command, Commands};
use crate::app::lab::LabPanel;
use crate::app::state::State;
use crate::app::theme::{Style, size, space, theme};
use crate::app::widgets::{Segmented, hair_below, label, text_width};

/// Draws the bar and the panel that is open.
pub(super) fn ui(ui: &mut Ui, state: &State, art: &Art<'_>, commands: &mut Commands) {
    let (bar, body) = ui.max_rect().split_top_bottom_at_y(ui.max_rect().top() + size::SUB_BAR);
    let panel = state.session.lab.panel;
    tabs(ui, bar, panel, commands);
    let mut child = ui.new_child(UiBuilder::new().max_rect(body).id_salt(panel.name()));
    child.set_clip_rect(body.intersect(ui.clip_rect()));
    match panel {
        LabPanel::Train => train::ui(&mut child, state, art, commands),
        LabPanel::Map => map::ui(&mut child, state, art, commands),
        LabPanel::Signals => signals::ui(&mut child, state, commands),
        LabPanel::Days => days::ui(&mut child, state, commands),
    }
    hair_below(ui.painter(), bar, theme(ui).stroke.hair);
}

/// Which panel is open, and what it is for where there is room to say so.
fn tabs(ui: &mut Ui, bar: Rect, panel: LabPanel, commands: &mut Commands) {
    let names = LabPanel::ALL.map(LabPanel::name);
    let chosen = LabPanel::ALL.iter().position(|other| *other == panel).unwrap_or(0);
    let segmented = Segmented { label: "Lab", options: &names, chosen, enabled: true };
    let width = segmented.size(ui, size::SEGMENTED_BAR).x;
    let middle = pos2(bar.left() + space::XL + width / 2.0, bar.center().y);
    let rect = Rect::from_center_size(middle, vec2(width, size::SEGMENTED_BAR));
    if let Some(at) = segmented.show(ui, rect) {
        commands.send(Command::LabPanel(LabPanel::ALL[at]));
    }
    let rest = Rect::from_min_max(pos2(rect.right() + space::INSPECTOR, bar.top()), bar.max - vec2(space::XL, 0.0));
    if text_width(ui.painter(), panel.about(), Style::BODY) <= rest.width() {
        label(ui, rest, Align::Min, panel.about(), Style::BODY, theme(ui).text.secondary);
    }
}
