//! What all panels beside the feeds share: a title, a sentence, a hairline, and how far their work is.

use egui::{Align, Rect, Ui, UiBuilder, WidgetInfo, accesskit::Role, pos2, vec2};

use crate::app::theme::{Style, radius, sensitivity, size, space, theme};
use crate::app::views::terms;
use crate::app::widgets::{Button, hair_below, label, text_width};

/// A row of the panel, and its inside.
pub(in crate::app::views) fn row(ui: &mut Ui, height: f32) -> (Rect, Rect) {
    let (_, row) = ui.allocate_space(vec2(ui.available_width(), height));
    (row, row.shrink2(vec2(space::INSPECTOR, 0.0)))
}

/// A part's title, with something quieter at the right of it where there is room; answers the room right of the title.
pub(in crate::app::views) fn title(ui: &mut Ui, title: &str, aside: &str) -> Rect {
    let theme = theme(ui);
    let (_, inner) = row(ui, size::SECTION_HEADER);
    let response = label(ui, inner, Align::Min, title, Style::BODY_STRONG, theme.text.primary);
    response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, title));
    let taken = text_width(ui.painter(), title, Style::BODY_STRONG).ceil();
    let rest = inner.with_min_x(inner.left() + taken + space::M);
    if !aside.is_empty() {
        label(ui, rest, Align::Max, aside, Style::CAPTION, theme.text.tertiary);
    }
    rest
}

/// A quiet sentence, over as many lines as it needs.
pub(in crate::app::views) fn sentence(ui: &mut Ui, text: &str) {
    let room = ui.available_rect_before_wrap();
    let inner = room.shrink2(vec2(space::INSPECTOR, 0.0));
    let shown = ui.scope_builder(UiBuilder::new().max_rect(inner), |ui| {
        terms::sentence(ui, text, "", Style::CAPTION, theme(ui).text.secondary);
    });
    let below = shown.response.rect.bottom() + space::S;
    ui.advance_cursor_after_rect(Rect::from_min_max(room.min, pos2(room.right(), below)));
}

/// A hairline across the panel, with room above it.
pub(in crate::app::views) fn rule(ui: &mut Ui) {
    let (foot, _) = row(ui, space::L);
    hair_below(ui.painter(), foot, theme(ui).stroke.hair);
}

/// How far the work is, in words and as a bar, with a button; answers whether that was clicked.
pub(in crate::app::views) fn working(ui: &mut Ui, words: &str, done: Option<f32>, button: Button<'_>) -> bool {
    let theme = theme(ui);
    let (row, inner) = row(ui, sensitivity::WORKING);
    let size = button.size(ui);
    let at = Rect::from_center_size(pos2(inner.right() - size.x / 2.0, inner.center().y), size);
    let is_clicked = button.show(ui, at).clicked();
    label(ui, inner.with_max_x(at.left() - space::M), Align::Min, words, Style::BODY, theme.text.secondary);
    if let Some(done) = done {
        let track = Rect::from_min_max(pos2(inner.left(), row.bottom() - size::SLIDER_TRACK), inner.right_bottom());
        ui.painter().rect_filled(track, radius::HAIR, theme.bg.sunken);
        let filled = track.with_max_x(track.left() + done.clamp(0.0, 1.0) * track.width());
        ui.painter().rect_filled(filled, radius::HAIR, theme.ink.fill);
        let response = ui.interact(track, ui.scope_id().with(("progress", words)), egui::Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::ProgressIndicator, true, words));
    }
    is_clicked
}
