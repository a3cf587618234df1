//! The tour: the card's seven steps on the slate at hand.

use egui::{Rect, Ui, UiBuilder};

use super::links;
use crate::app::command::{Command, Commands};
use crate::app::learn::TourView;
use crate::app::state::State;
use crate::app::theme::{Icon, Style, size, space, theme};
use crate::app::views::Art;
use crate::app::widgets::{Button, label};
use crate::learn::tour;

/// Where in the tour one is.
pub(super) fn bar_ui(ui: &mut Ui, state: &State, commands: &mut Commands) {
    let _ = (ui, state, commands);
}

/// Draws the open step.
pub(super) fn ui(ui: &mut Ui, state: &State, _art: &Art<'_>, commands: &mut Commands) {
    let steps = tour();
    let at = state.session.learn.tour.step.min(steps.len() - 1);
    let step = &steps[at];
    let theme = theme(ui);
    let panel = ui.max_rect().with_max_x(ui.max_rect().left() + size::INSPECTOR);
    let mut ui = ui.new_child(UiBuilder::new().max_rect(panel.shrink(space::PAGE)));
    let (_, head) = ui.allocate_space(egui::vec2(ui.available_width(), Style::HEADING.line));
    label(&mut ui, head, egui::Align::Min, &step.section.title, Style::HEADING, theme.text.primary);
    links::prose(&mut ui, state, &step.section.blocks, Style::READING, theme.text.secondary, commands);
    let (_, foot) = ui.allocate_space(egui::vec2(ui.available_width(), size::BUTTON));
    let go = |step: usize| Command::Tour(Box::new(TourView { step }));
    let (left, right) = foot.split_left_right_at_fraction(0.5);
    if Button::new("Previous").icon(Icon::BACK).enabled(at > 0).show(&mut ui, half(left)).clicked() {
        commands.send(go(at - 1));
    }
    if Button::new("Next").enabled(at + 1 < steps.len()).show(&mut ui, half(right)).clicked() {
        commands.send(go(at + 1));
    }
}

fn half(rect: Rect) -> Rect {
    rect.shrink2(egui::vec2(space::M, 0.0))
}
