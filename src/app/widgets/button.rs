//! Buttons with a label, and with an icon alone.

use egui::{
    Align, Color32, Rect, Response, Sense, Stroke, StrokeKind, Ui, Vec2, Widget, WidgetInfo, accesskit::Role, vec2,
};

use super::{Tip, focus, line, text_width};
use crate::app::theme::{Icon, Style, Theme, icons, radius, size, space, stroke, theme};

/// A button: outlined, or filled with ink where it is the primary one of its place.
#[derive(Clone, Copy)]
pub struct Button<'a> {
    label: &'a str,
    icon: Option<Icon>,
    icon_is_last: bool,
    primary: bool,
    small: bool,
    enabled: bool,
    spoken: &'a str,
    tip: Option<Tip<'a>>,
    text: f32,
}

impl<'a> Button<'a> {
    /// Outlined, enabled, 28 high.
    #[must_use]
    pub const fn new(label: &'a str) -> Button<'a> {
        Button {
            label,
            icon: None,
            icon_is_last: false,
            primary: false,
            small: false,
            enabled: true,
            spoken: label,
            tip: None,
            text: 1.0,
        }
    }

    /// With an icon before the label.
    #[must_use]
    pub const fn icon(self, icon: Icon) -> Button<'a> {
        Button { icon: Some(icon), ..self }
    }

    /// With an icon behind the label.
    #[must_use]
    pub const fn icon_after(self, icon: Icon) -> Button<'a> {
        Button { icon: Some(icon), icon_is_last: true, ..self }
    }

    /// Filled with ink.
    #[must_use]
    pub const fn primary(self) -> Button<'a> {
        Button { primary: true, ..self }
    }

    /// 22 high, for rows.
    #[must_use]
    pub const fn small(self) -> Button<'a> {
        Button { small: true, ..self }
    }

    /// Grey and dead where not `enabled`.
    #[must_use]
    pub const fn enabled(self, enabled: bool) -> Button<'a> {
        Button { enabled, ..self }
    }

    /// Its accessible name, where the label alone does not tell it from its neighbors.
    #[must_use]
    pub const fn spoken(self, spoken: &'a str) -> Button<'a> {
        Button { spoken, ..self }
    }

    /// What a tooltip says, and its shortcut.
    #[must_use]
    pub const fn tip(self, tip: Tip<'a>) -> Button<'a> {
        Button { tip: Some(tip), ..self }
    }

    /// With text so many times its usual size, and as much higher: on the phone, whose text has a size of its own.
    #[must_use]
    pub const fn text(self, text: f32) -> Button<'a> {
        Button { text, ..self }
    }

    /// The size it takes.
    #[must_use]
    pub fn size(&self, ui: &Ui) -> Vec2 {
        let icon = if self.icon.is_some() { self.icon_size() + space::S } else { 0.0 };
        let width = 2.0 * self.pad() + icon + text_width(ui.painter(), self.label, self.style());
        let height = if self.small { size::BUTTON_SMALL } else { size::BUTTON };
        vec2(width.ceil(), height + Style::BODY.growth(self.text))
    }

    /// Paints it into `rect`.
    pub fn show(self, ui: &mut Ui, rect: Rect) -> Response {
        let sense = if self.enabled { Sense::click() } else { Sense::hover() };
        let response = ui.interact(rect, ui.scope_id().with(("button", self.label)), sense);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, self.enabled, self.spoken));
        let theme = theme(ui);
        let corners = if self.small { radius::BADGE } else { radius::CONTROL };
        let (fill, edge, text) = self.colors(theme, &response);
        ui.painter().rect(rect, corners, fill, Stroke::new(stroke::HAIR, edge), StrokeKind::Inside);
        let mut inner = rect.shrink2(vec2(self.pad(), 0.0));
        if let Some(icon) = self.icon {
            let size = self.icon_size();
            let half = vec2(size / 2.0, 0.0);
            let middle = if self.icon_is_last { inner.right_center() - half } else { inner.left_center() + half };
            icon.paint(ui.painter(), middle, size, text);
            match self.icon_is_last {
                true => inner.max.x -= size + space::S,
                false => inner.min.x += size + space::S,
            }
        }
        line(ui.painter(), inner.expand2(vec2(1.0, 0.0)), Align::Center, self.label, self.style(), text);
        focus::ring(ui, &response, rect, corners);
        match self.tip {
            Some(tip) => tip.on(response),
            None => response,
        }
    }

    fn colors(&self, theme: &Theme, response: &Response) -> (Color32, Color32, Color32) {
        if !self.enabled {
            return (Color32::TRANSPARENT, theme.stroke.hair, theme.text.disabled);
        }
        match (self.primary, response.is_pointer_button_down_on(), response.hovered()) {
            (true, _, true) => (theme.ink.hover, theme.ink.hover, theme.ink.on),
            (true, _, false) => (theme.ink.fill, theme.ink.fill, theme.ink.on),
            (false, true, _) => (theme.bg.active, theme.stroke.line, theme.text.primary),
            (false, false, true) => (theme.bg.hover, theme.stroke.line, theme.text.primary),
            (false, false, false) => (theme.bg.surface, theme.stroke.line, theme.text.primary),
        }
    }

    const fn pad(&self) -> f32 {
        if self.small { space::M } else { size::BUTTON_PAD }
    }

    fn style(&self) -> Style {
        let style = if self.small { Style::CAPTION.medium() } else { Style::BODY.medium() };
        style.times(self.text)
    }

    fn icon_size(&self) -> f32 {
        icons::ROW * self.text.max(1.0)
    }
}

impl Widget for Button<'_> {
    fn ui(self, ui: &mut Ui) -> Response {
        let (_, rect) = ui.allocate_space(self.size(ui));
        self.show(ui, rect)
    }
}

/// A square button of one icon; its label is its accessible name and its tooltip.
#[derive(Clone, Copy)]
pub struct IconButton<'a> {
    icon: Icon,
    label: &'a str,
    key: &'a str,
    enabled: bool,
    on: bool,
}

impl<'a> IconButton<'a> {
    /// Enabled, 28 square.
    #[must_use]
    pub const fn new(icon: Icon, label: &'a str) -> IconButton<'a> {
        IconButton { icon, label, key: "", enabled: true, on: false }
    }

    /// The shortcut its tooltip ends with.
    #[must_use]
    pub const fn key(self, key: &'a str) -> IconButton<'a> {
        IconButton { key, ..self }
    }

    /// Grey and dead where not `enabled`.
    #[must_use]
    pub const fn enabled(self, enabled: bool) -> IconButton<'a> {
        IconButton { enabled, ..self }
    }

    /// Filled where `on`.
    #[must_use]
    pub const fn on(self, on: bool) -> IconButton<'a> {
        IconButton { on, ..self }
    }

    /// Paints it into `rect`.
    pub fn show(self, ui: &mut Ui, rect: Rect) -> Response {
        let theme = theme(ui);
        let sense = if self.enabled { Sense::click() } else { Sense::hover() };
        let response = ui.interact(rect, ui.scope_id().with(("icon button", self.label)), sense);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, self.enabled, self.label));
        if self.enabled && response.hovered() {
            let down = response.is_pointer_button_down_on();
            ui.painter().rect_filled(rect, radius::CONTROL, if down { theme.bg.active } else { theme.bg.hover });
        }
        let color = if self.enabled { theme.text.secondary } else { theme.text.disabled };
        self.icon.filled_if(self.on).paint(ui.painter(), rect.center(), icons::BUTTON, color);
        focus::ring(ui, &response, rect, radius::CONTROL);
        Tip::new(self.label).key(self.key, "").on(response)
    }
}

impl Widget for IconButton<'_> {
    fn ui(self, ui: &mut Ui) -> Response {
        let (_, rect) = ui.allocate_space(Vec2::splat(size::BUTTON));
        self.show(ui, rect)
    }
}
