//! A box to search in.

use egui::{
    Align, Frame, Margin, Rect, Response, Sense, Stroke, StrokeKind, TextEdit, Ui, WidgetInfo, accesskit::Role, pos2,
    vec2,
};

use crate::app::theme::{Icon, Style, icons, radius, space, stroke, theme};
use crate::app::widgets::line;

/// Paints the box into `rect`; `hint` says what it looks for, and is its accessible name. Answers the field.
pub(super) fn ui(ui: &mut Ui, rect: Rect, hint: &str, text: &mut String) -> Response {
    let theme = theme(ui);
    let id = ui.scope_id().with(("search", hint));
    let has_keyboard = ui.memory(|memory| memory.has_focus(id));
    let edge = if has_keyboard { theme.stroke.focus } else { theme.stroke.hair };
    ui.painter().rect(rect, radius::BADGE, theme.bg.sunken, Stroke::new(stroke::HAIR, edge), StrokeKind::Inside);
    let icon = pos2(rect.left() + space::M + icons::INLINE / 2.0, rect.center().y);
    Icon::SEARCH.paint(ui.painter(), icon, icons::INLINE, theme.text.tertiary);
    let mut inner = rect.with_min_x(icon.x + icons::INLINE / 2.0 + space::S);
    if !text.is_empty() {
        inner = inner.with_max_x(rect.right() - rect.height());
        clear_ui(ui, rect.with_min_x(inner.right()), text);
    }
    if text.is_empty() && !has_keyboard {
        line(
            ui.painter(),
            inner.shrink2(vec2(space::HALF, 0.0)),
            Align::Min,
            hint,
            Style::CAPTION,
            theme.text.tertiary,
        );
    }
    let edit = TextEdit::singleline(text)
        .id(id)
        .font(Style::CAPTION.font())
        .text_color(theme.text.primary)
        .align(egui::Align2::LEFT_CENTER)
        .frame(Frame::NONE.inner_margin(Margin::symmetric(space::HALF as i8, 0)))
        .desired_width(inner.width())
        .min_size(inner.size());
    let response = ui.place(inner, edit);
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_label(hint));
    response
}

fn clear_ui(ui: &mut Ui, rect: Rect, text: &mut String) {
    let theme = theme(ui);
    let response = ui.interact(rect, ui.scope_id().with("clear search"), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, "Clear search"));
    let ink = if response.hovered() { theme.text.primary } else { theme.text.tertiary };
    Icon::CLOSE.paint(ui.painter(), rect.center(), icons::INLINE, ink);
    if response.clicked() {
        text.clear();
    }
}
