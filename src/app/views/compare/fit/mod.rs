//! From an order to weights: the first posts as a list to put in order, a fit, and what came of it.

mod against;
pub(super) mod list;
mod orders;
mod result;

use egui::{Align, Rect, Ui, UiBuilder, pos2, vec2};

use super::panel;
use crate::app::command::{Command, Commands};
use crate::app::fit;
use crate::app::learn::try_it::first_name;
use crate::app::numbers;
use crate::app::state::State;
use crate::app::theme::{Icon, Style, size, space, theme};
use crate::app::views::{Art, terms};
use crate::app::widgets::{Button, Segmented, label, text_width};
use crate::simulation::fit::Bounds;

/// How far weights may be turned, as it is chosen.
const BOUNDS: [(&str, Bounds); 2] = [("Sliders", Bounds::Sliders), ("Full range", Bounds::Knobs)];

/// Draws the panel.
pub(super) fn ui(ui: &mut Ui, state: &State, art: &Art<'_>, commands: &mut Commands) {
    panel::title(ui, &format!("The order wanted for {}", first_name(state)), "drag, or Alt ↑ ↓");
    inset(ui, |ui| {
        let words = "Put the posts in the order you want, here or in A’s feed. The fit looks for the weights of A that put \
                     the most pairs so. Orders of other viewers are kept while you switch, and are fitted together.";
        terms::sentence(ui, words, "", Style::CAPTION, theme(ui).text.secondary);
        ui.add_space(space::M);
    });
    match state.jobs.fitting.fraction() {
        Some(done) => progress_ui(ui, done, commands),
        None => inset(ui, |ui| bar_ui(ui, state, commands)),
    }
    inset(ui, |ui| {
        ui.add_space(space::M);
        list::ui(ui, state, art, commands);
        ui.add_space(space::L);
    });
    orders::ui(ui, state, commands);
    result::ui(ui, state, commands);
    ui.add_space(space::PAGE);
}

/// How far the fit is.
fn progress_ui(ui: &mut Ui, done: f32, commands: &mut Commands) {
    let words = format!("Fitting, {}", numbers::whole_percent(f64::from(done)));
    if panel::working(ui, &words, Some(done), Button::new("Cancel").small().spoken("Cancel the fit")) {
        commands.send(Command::CancelFit);
    }
}

/// Fit, start over, and how far weights may be turned.
fn bar_ui(ui: &mut Ui, state: &State, commands: &mut Commands) {
    let full = ui.available_width();
    let (_, row) = ui.allocate_space(vec2(full, size::BUTTON));
    let asked = fit::ask(state);
    let button = Button::new("Fit").icon(Icon::TUNE).primary().spoken("Fit the weights").enabled(asked.is_some());
    let at = Rect::from_min_size(row.min, vec2(button.size(ui).x, size::BUTTON));
    if button.show(ui, at).clicked() {
        asked.into_iter().for_each(|command| commands.send(command));
    }
    let over = fit::forget(state, state.document.viewer);
    let button = Button::new("Start over").icon(Icon::RESET).enabled(over.is_some());
    let corner = pos2(at.right() + space::M, row.top());
    let next = Rect::from_min_size(corner, vec2(button.size(ui).x, size::BUTTON));
    if button.show(ui, next).clicked() {
        over.into_iter().for_each(|command| commands.send(command));
    }
    let bounds = state.session.fit.bounds;
    let names = BOUNDS.map(|(name, _)| name);
    let chosen = BOUNDS.iter().position(|(_, own)| *own == bounds).unwrap_or(0);
    let segmented = Segmented { label: "Weights within", options: &names, chosen, enabled: true };
    let width = segmented.size(ui, size::SEGMENTED_BAR).x;
    // Beside the buttons where there is room, else below them.
    let room = row.right() - next.right() - space::M;
    let line = if room >= width {
        row
    } else {
        ui.add_space(space::S);
        ui.allocate_space(vec2(full, size::SEGMENTED_BAR)).1
    };
    let at = pos2(line.right() - width / 2.0, line.center().y);
    let rect = Rect::from_center_size(at, vec2(width, size::SEGMENTED_BAR));
    let words = "Weights within";
    let before = Rect::from_min_max(line.min, pos2(rect.left() - space::M, line.bottom()));
    let before = if line == row { before.with_min_x(next.right() + space::M) } else { before };
    if before.width() >= text_width(ui.painter(), words, Style::CAPTION) {
        label(ui, before, Align::Max, words, Style::CAPTION, theme(ui).text.tertiary);
    }
    if let Some(at) = segmented.show(ui, rect) {
        commands.send(fit::bounded(state, BOUNDS[at].1));
    }
}

/// The title of a further part, below a hairline.
fn head_ui(ui: &mut Ui, title: &str, aside: &str) {
    panel::rule(ui);
    panel::title(ui, title, aside);
}

/// Draws inside the panel's padding.
fn inset(ui: &mut Ui, content: impl FnOnce(&mut Ui)) {
    let top = ui.cursor().min + vec2(space::INSPECTOR, 0.0);
    let room = Rect::from_min_size(top, vec2(ui.available_width() - 2.0 * space::INSPECTOR, f32::INFINITY));
    let id = ui.next_auto_id();
    let mut child = ui.new_child(UiBuilder::new().max_rect(room).id_salt(id));
    child.spacing_mut().item_spacing.y = 0.0;
    content(&mut child);
    let height = child.min_rect().height();
    ui.allocate_space(vec2(ui.available_width(), height));
}
