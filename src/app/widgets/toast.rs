//! What was just done, and its undo, or where it leads.

use egui::{Align, Rect, Response, Sense, Stroke, StrokeKind, Ui, WidgetInfo, accesskit::Role, pos2, vec2};

use super::{focus, label, text_width};
use crate::app::theme::{Icon, Style, anatomy::menu, icons, radius, space, stroke, theme};

/// A message over the stage. The view lets it go after [`crate::app::theme::motion::TOAST`], not while it is hovered.
pub struct Toast<'a> {
    /// Before the message.
    pub icon: Icon,
    /// One line: what happened and what that did.
    pub text: &'a str,
    /// What takes it back, or leads on; empty for nothing.
    pub offer: &'a str,
}

/// What came of showing a toast.
pub struct ToastResponse {
    /// The whole card; hovered, it stays.
    pub response: Response,
    /// Was the offer taken?
    pub taken: bool,
}

impl Toast<'_> {
    /// Paints it into `rect`.
    pub fn show(self, ui: &mut Ui, rect: Rect) -> ToastResponse {
        let theme = theme(ui);
        let response = ui.interact(rect, ui.scope_id().with("toast"), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Status, true, self.text));
        let corners = egui::CornerRadius::same(radius::CARD);
        ui.painter().add(theme.shadow.pop.as_shape(rect, corners));
        ui.painter().rect(
            rect,
            corners,
            theme.bg.raised,
            Stroke::new(stroke::HAIR, theme.stroke.line),
            StrokeKind::Inside,
        );
        let mut inner = rect.shrink2(vec2(space::L, 0.0));
        let at = inner.left_center() + vec2(icons::BUTTON / 2.0, 0.0);
        self.icon.paint(ui.painter(), at, icons::BUTTON, theme.text.secondary);
        inner.min.x += icons::BUTTON + menu::ICON_GAP;
        let taken = !self.offer.is_empty() && self.offer_link(ui, &mut inner).clicked();
        label(ui, inner, Align::Min, self.text, Style::BODY, theme.text.primary);
        ToastResponse { response, taken }
    }

    fn offer_link(&self, ui: &mut Ui, inner: &mut Rect) -> Response {
        let theme = theme(ui);
        let width = text_width(ui.painter(), self.offer, Style::BODY_STRONG).ceil();
        let rect = inner.with_min_x(inner.right() - width);
        inner.max.x -= width + space::L;
        let link = Rect::from_center_size(rect.center(), vec2(width, Style::BODY.line));
        let response = ui.interact(link.expand(space::XS), ui.scope_id().with("offer"), Sense::click());
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, self.offer));
        super::line(
            ui.painter(),
            link.expand2(vec2(1.0, 0.0)),
            Align::Center,
            self.offer,
            Style::BODY_STRONG,
            theme.text.primary,
        );
        let below = Rect::from_min_max(pos2(link.left(), link.bottom() - 1.0), pos2(link.right(), link.bottom()));
        let color = if response.hovered() { theme.text.primary } else { theme.stroke.strong };
        ui.painter().rect_filled(below, 0, color);
        focus::ring(ui, &response, link, radius::BADGE);
        response
    }
}
