//! One tab of a strip.

use egui::{Align, Rect, Response, Sense, Ui, Vec2, WidgetInfo, accesskit::Role, vec2};

use super::{Run, focus, runs, text_width};
use crate::app::theme::{Icon, Style, icons, radius, size, space, stroke, theme};

/// A tab: a label, with an icon before it or a count after it.
#[derive(Clone, Copy)]
pub struct Tab<'a> {
    /// Its name.
    pub label: &'a str,
    /// Before the name.
    pub icon: Option<Icon>,
    /// After the name, quieter; empty for none.
    pub count: &'a str,
    /// Is it the open one?
    pub on: bool,
    /// Shows its icon alone; the name is told when hovered, and to assistive technology.
    pub short: bool,
    /// Type of the name: [`Style::READING`] for views, [`Style::BODY`] within a panel.
    pub style: Style,
}

impl Tab<'_> {
    /// The size it takes, as high as a strip.
    #[must_use]
    pub fn size(&self, ui: &Ui) -> Vec2 {
        let icon = self.icon.map_or(0.0, |_| icons::BUTTON + space::S);
        let count =
            if self.count.is_empty() { 0.0 } else { space::S + text_width(ui.painter(), self.count, self.style) };
        // Open and closed tabs take the room of the heavier letters, so that nothing moves.
        let label = if self.short { -space::S } else { text_width(ui.painter(), self.label, self.style.strong()) };
        vec2((2.0 * space::L + icon + label + count).ceil(), size::TABS)
    }

    /// Paints it into `rect`, its line on the lower edge.
    pub fn show(self, ui: &mut Ui, rect: Rect) -> Response {
        let theme = theme(ui);
        let response = ui.interact(rect, ui.scope_id().with(("tab", self.label)), Sense::click());
        response.widget_info(|| WidgetInfo::selected(Role::Tab, true, self.on, self.label));
        let color = if self.on || response.hovered() { theme.text.primary } else { theme.text.secondary };
        let mut inner = rect.shrink2(vec2(space::L, 0.0));
        if let Some(icon) = self.icon {
            icon.paint(ui.painter(), inner.left_center() + vec2(icons::BUTTON / 2.0, 0.0), icons::BUTTON, color);
            inner.min.x += icons::BUTTON + space::S;
        }
        let style = if self.on { self.style.strong() } else { self.style.medium() };
        let label = Run(if self.short { "" } else { self.label }, style, color);
        runs(ui.painter(), inner.expand2(vec2(space::XS, 0.0)).with_min_x(inner.left()), Align::Min, &[label]);
        if !self.count.is_empty() {
            let count = Run(self.count, self.style, theme.text.tertiary);
            runs(ui.painter(), inner, Align::Max, &[count]);
        }
        if self.on {
            let below = rect.shrink2(vec2(space::L, 0.0)).with_min_y(rect.bottom() - stroke::SELECTION);
            ui.painter().rect_filled(below, radius::HAIR, theme.ink.fill);
        }
        focus::ring(ui, &response, rect.shrink(space::XS), radius::CONTROL);
        if self.short { response.on_hover_text(self.label) } else { response }
    }
}

impl egui::Widget for Tab<'_> {
    fn ui(self, ui: &mut Ui) -> Response {
        let (_, rect) = ui.allocate_space(self.size(ui));
        self.show(ui, rect)
    }
}
