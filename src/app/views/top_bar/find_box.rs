//! What opens the palette: a box where there is room, else its icon.

use egui::{Align, Rect, Sense, Stroke, StrokeKind, Ui, WidgetInfo, accesskit::Role, vec2};

use crate::app::command::{Command, Commands};
use crate::app::session::Find;
use crate::app::shortcuts;
use crate::app::theme::{Icon, Style, icons, radius, space, stroke, theme};
use crate::app::widgets::{IconButton, key_cap, line, ring};

const NAME: &str = "Find or run";

/// Draws the box.
pub(super) fn ui(ui: &mut Ui, rect: Rect, commands: &mut Commands) {
    let theme = theme(ui);
    let response = ui.interact(rect, ui.scope_id().with(NAME), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, NAME));
    let fill = if response.hovered() { theme.bg.hover } else { theme.bg.sunken };
    let edge = Stroke::new(stroke::HAIR, theme.stroke.hair);
    ui.painter().rect(rect, radius::CONTROL, fill, edge, StrokeKind::Inside);
    let inner = rect.shrink2(vec2(space::L, 0.0));
    let icon = inner.left_center() + vec2(icons::ROW / 2.0, 0.0);
    Icon::SEARCH.paint(ui.painter(), icon, icons::ROW, theme.text.secondary);
    let words = inner.with_min_x(inner.left() + icons::ROW + space::M);
    line(ui.painter(), words, Align::Min, NAME, Style::BODY, theme.text.tertiary);
    let keys = shortcuts::keys(ui.ctx(), NAME).unwrap_or_default();
    key_cap(ui, rect.right_center() - vec2(space::S, 0.0), &keys);
    ring(ui, &response, rect, radius::CONTROL);
    if response.clicked() {
        commands.send(Command::Palette(Some(Find::Anything)));
    }
}

/// Draws the icon alone.
pub(super) fn icon_ui(ui: &mut Ui, rect: Rect, commands: &mut Commands) {
    let keys = shortcuts::keys(ui.ctx(), NAME).unwrap_or_default();
    if IconButton::new(Icon::SEARCH, NAME).key(&keys).show(ui, rect).clicked() {
        commands.send(Command::Palette(Some(Find::Anything)));
    }
}
