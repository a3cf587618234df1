//! Learn: the tour, the diagram, ranking by hand and the glossary, each in the room below one bar.

mod diagram;
mod glossary;
mod lessons;
pub(super) mod links;
mod tour;
mod try_it;

use egui::{Align, Rect, Ui, UiBuilder, pos2, vec2};

use super::Art;
use crate::app::command::{Command, Commands};
use crate::app::state::State;
use crate::app::theme::{Style, size, space, theme};
use crate::app::widgets::{Segmented, hair_below, label, text_width};
use crate::learn::View;

/// Draws the bar and the view that is open.
pub(super) fn ui(ui: &mut Ui, state: &State, art: &Art<'_>, commands: &mut Commands) {
    let (bar, body) = ui.max_rect().split_top_bottom_at_y(ui.max_rect().top() + size::SUB_BAR);
    let rest = tabs(ui, bar, state, commands);
    let view = state.session.view;
    ui.push_id(view.id(), |ui| {
        let mut strip = ui.new_child(UiBuilder::new().max_rect(rest).id_salt("bar"));
        strip.set_clip_rect(rest.intersect(ui.clip_rect()));
        let mut child = ui.new_child(UiBuilder::new().max_rect(body).id_salt("body"));
        child.set_clip_rect(body.intersect(ui.clip_rect()));
        match view {
            View::Tour | View::Tune | View::Compare | View::Lab | View::Data => {
                tour::bar_ui(&mut strip, state, commands);
                tour::ui(&mut child, state, art, commands);
            }
            View::Diagram => {
                diagram::bar_ui(&mut strip, state, art, commands);
                diagram::ui(&mut child, state, art, commands);
            }
            View::TryIt => {
                try_it::bar_ui(&mut strip, state, commands);
                try_it::ui(&mut child, state, art, commands);
            }
            View::Glossary => {
                glossary::bar_ui(&mut strip);
                glossary::ui(&mut child, state, art, commands);
            }
            View::Lessons => {
                lessons::bar_ui(&mut strip);
                lessons::ui(&mut child, state, commands);
            }
        }
    });
    hair_below(ui.painter(), bar, theme(ui).stroke.hair);
}

/// Which view of Learn is open; answers the room that is left of the bar.
fn tabs(ui: &mut Ui, bar: Rect, state: &State, commands: &mut Commands) -> Rect {
    ui.painter().rect_filled(bar, 0, theme(ui).bg.panel);
    let names = View::LEARN.map(View::name);
    let chosen = View::LEARN.iter().position(|view| *view == state.session.view).unwrap_or(0);
    let segmented = Segmented { label: "Learn", options: &names, chosen, enabled: true };
    let width = segmented.size(ui, size::SEGMENTED_BAR).x;
    let left = bar.left() + space::XL;
    let rect = Rect::from_center_size(pos2(left + width / 2.0, bar.center().y), vec2(width, size::SEGMENTED_BAR));
    if let Some(at) = segmented.show(ui, rect) {
        commands.send(Command::View(View::LEARN[at]));
    }
    Rect::from_min_max(pos2(rect.right() + space::INSPECTOR, bar.top()), bar.max - vec2(space::XL, 0.0))
}

/// One sentence in the bar, where the bar has room for all of it.
fn sentence(ui: &mut Ui, rect: Rect, text: &str) {
    if text_width(ui.painter(), text, Style::BODY) <= rect.width() {
        label(ui, rect, Align::Min, text, Style::BODY, theme(ui).text.secondary);
    }
}
