//! The viewers whose orders are kept: each leads back to its own, and can be forgotten.

use egui::{Align, Rect, Sense, Ui, WidgetInfo, accesskit::Role, pos2, vec2};

use crate::app::command::{Command, Commands};
use crate::app::fit::{self, Order};
use crate::app::state::State;
use crate::app::theme::{Icon, Style, radius, size, space, theme};
use crate::app::widgets::{IconButton, line, ring, row_background};

/// Draws a row for each; nothing while none was put.
pub(super) fn ui(ui: &mut Ui, state: &State, commands: &mut Commands) {
    let orders = fit::orders(state);
    if orders.is_empty() {
        return;
    }
    let plural = if orders.len() == 1 { "viewer" } else { "viewers" };
    super::head_ui(ui, "Orders kept", &format!("{} {plural}", orders.len()));
    for order in &orders {
        ui.push_id(order.viewer, |ui| row_ui(ui, state, order, commands));
    }
    ui.add_space(space::L);
}

fn row_ui(ui: &mut Ui, state: &State, order: &Order, commands: &mut Commands) {
    let theme = theme(ui);
    let handle = fit::handle(state, order.viewer);
    let is_at_hand = order.viewer == state.document.viewer;
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), size::TABLE_ROW));
    let response = ui.interact(rect, ui.scope_id().with("order"), Sense::click());
    let name = format!("Order of {handle}");
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, is_at_hand, &name));
    row_background(ui, rect, &response, is_at_hand);
    let inner = rect.shrink2(vec2(space::INSPECTOR, 0.0));
    line(ui.painter(), inner, Align::Min, &handle, Style::BODY, theme.text.primary);
    let middle = pos2(inner.right() - size::BUTTON_SMALL / 2.0, inner.center().y);
    let button = Rect::from_center_size(middle, egui::Vec2::splat(size::BUTTON_SMALL));
    let told = format!("{} posts", order.posts.len());
    let words = inner.with_max_x(button.left() - space::M);
    line(ui.painter(), words, Align::Max, &told, Style::CAPTION, theme.text.tertiary);
    ring(ui, &response, rect.shrink(space::HALF), radius::BADGE);
    if response.clicked() && !is_at_hand {
        commands.send(Command::Viewer(order.viewer));
    }
    if IconButton::new(Icon::CLOSE, &format!("Forget the order of {handle}")).show(ui, button).clicked() {
        fit::forget(state, order.viewer).into_iter().for_each(|command| commands.send(command));
    }
}
