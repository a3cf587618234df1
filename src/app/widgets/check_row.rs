//! A row of a panel that is on or off.

use egui::{Align, Response, Sense, Ui, WidgetInfo, accesskit::Role, vec2};

use super::{dots_below, focus, line};
use crate::app::theme::{Icon, Style, icons, radius, size, space, theme};

/// One of several that can be on together; a click leaves the panel open.
#[derive(Clone, Copy)]
pub struct CheckRow<'a> {
    /// What is on or off.
    pub label: &'a str,
    /// Which part of that is a word of the glossary: its first byte, and the one behind its last.
    pub word: Option<(usize, usize)>,
    /// At the right, quieter.
    pub note: &'a str,
    /// Is it on?
    pub on: bool,
}

impl CheckRow<'_> {
    /// Paints it as wide as the panel, as high as a table's row.
    pub fn show(self, ui: &mut Ui) -> Response {
        let (_, rect) = ui.allocate_space(vec2(ui.available_width(), size::TABLE_ROW));
        let response = ui.interact(rect, ui.scope_id().with(("check", self.label)), Sense::click());
        response.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, self.on, self.label));
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_description(self.note));
        if response.gained_focus() {
            response.scroll_to_me(None);
        }
        let theme = theme(ui);
        if response.hovered() || response.has_focus() {
            ui.painter().rect_filled(rect, radius::CONTROL, theme.bg.hover);
        }
        let inner = rect.shrink2(vec2(space::M, 0.0));
        if self.on {
            let at = inner.left_center() + vec2(icons::ROW / 2.0, 0.0);
            Icon::CHECK.paint(ui.painter(), at, icons::ROW, theme.text.primary);
        }
        let words = inner.with_min_x(inner.left() + icons::ROW + space::M);
        let ink = if self.on { theme.text.primary } else { theme.text.secondary };
        line(ui.painter(), words, Align::Min, self.label, Style::BODY.medium(), ink);
        if let Some(part) = self.word {
            dots_below(ui, words, Align::Min, self.label, Style::BODY.medium(), part, false);
        }
        line(ui.painter(), words, Align::Max, self.note, Style::CAPTION, theme.text.tertiary);
        focus::ring(ui, &response, rect.shrink(space::HALF), radius::CONTROL);
        response
    }
}
