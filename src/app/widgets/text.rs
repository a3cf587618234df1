//! One line of text in a rectangle: centered on the row, cut with an ellipsis, told in full in a tooltip.

use std::sync::Arc;

use egui::{
    Align, Color32, Galley, Painter, Rect, Response, Sense, Shape, Stroke, Ui, WidgetInfo,
    accesskit::Role,
    emath::GuiRounding,
    pos2,
    text::{LayoutJob, TextFormat, TextWrapping},
};

use crate::app::theme::{Style, stroke, theme};

/// A run of text in one style and color.
#[derive(Clone, Copy, Debug)]
pub struct Run<'a>(pub &'a str, pub Style, pub Color32);

/// Paints one line, middled on the row; answers whether it had to be cut.
pub fn line(painter: &Painter, rect: Rect, align: Align, text: &str, style: Style, color: Color32) -> bool {
    runs(painter, rect, align, &[Run(text, style, color)])
}

/// Paints runs one after the other on one line; answers whether they had to be cut.
pub fn runs(painter: &Painter, rect: Rect, align: Align, runs: &[Run<'_>]) -> bool {
    let galley = laid_out(painter, rect.width(), runs);
    let x = align.align_size_within_range(galley.size().x, rect.x_range()).min;
    let y = rect.center().y - galley.size().y / 2.0;
    let elided = galley.elided;
    painter.galley(pos2(x, y).round_to_pixels(painter.pixels_per_point()), galley, Color32::PLACEHOLDER);
    elided
}

/// Like [`line()`], and assistive technology reads it; where it was cut a tooltip says it in full.
pub fn label(ui: &mut Ui, rect: Rect, align: Align, text: &str, style: Style, color: Color32) -> Response {
    let elided = line(ui.painter(), rect, align, text, style, color);
    let id = ui.next_auto_id();
    ui.skip_ahead_auto_ids(1);
    let response = ui.interact(rect, id, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, text));
    if elided { response.on_hover_text(text) } else { response }
}

/// Like [`label()`] at the left; where a part of it is a word of the glossary it is a link with dots below that part. The
/// keyboard passes it by: it is for names of what the keyboard comes to anyway.
pub fn word_label(ui: &mut Ui, rect: Rect, text: &str, word: Option<(usize, usize)>, color: Color32) -> Response {
    let style = Style::BODY;
    let Some(part) = word else { return label(ui, rect, Align::Min, text, style, color) };
    line(ui.painter(), rect, Align::Min, text, style, color);
    let id = ui.next_auto_id();
    ui.skip_ahead_auto_ids(1);
    let written = rect.with_max_x(rect.right().min(rect.left() + text_width(ui.painter(), text, style)));
    let response = ui.interact(written, id, Sense::CLICK);
    response.widget_info(|| WidgetInfo::labeled(Role::Link, true, text));
    dots_below(ui, rect, Align::Min, text, style, part, response.hovered());
    if response.hovered() {
        ui.set_cursor_icon(egui::CursorIcon::PointingHand);
    }
    response
}

/// Dots below a part of a line that [`line()`] painted into the same `rect`: a word of the glossary. Where it is pointed at
/// the dots are a line.
pub fn dots_below(ui: &Ui, rect: Rect, align: Align, text: &str, style: Style, part: (usize, usize), pointed: bool) {
    let painter = ui.painter();
    let until = |byte: usize| text_width(painter, &text[..byte], style);
    let width = until(text.len()).min(rect.width());
    let left = align.align_size_within_range(width, rect.x_range()).min;
    let y = rect.center().y + style.px / 2.0 + stroke::SELECTION;
    let ends = [pos2(left + until(part.0).min(width), y), pos2(left + until(part.1).min(width), y)];
    if pointed {
        painter.line_segment(ends, Stroke::new(stroke::HAIR, theme(ui).text.primary));
    } else {
        let dots = Stroke::new(stroke::HAIR, theme(ui).text.tertiary);
        painter.extend(Shape::dashed_line(&ends, dots, stroke::DOTS.0, stroke::DOTS.1));
    }
}

/// How wide the text is on one line.
#[must_use]
pub fn text_width(painter: &Painter, text: &str, style: Style) -> f32 {
    laid_out(painter, f32::INFINITY, &[Run(text, style, Color32::PLACEHOLDER)]).size().x
}

/// A text that is broken over lines. A thin space between thousands is one that a line may break at, in the layout’s eyes;
/// the wider one in its place is not.
#[must_use]
pub(super) fn unbroken(text: &str) -> String {
    text.replace('\u{202f}', "\u{a0}")
}

/// The text over as many lines of that width as it needs.
#[must_use]
pub fn wrapped(painter: &Painter, width: f32, text: &str, style: Style, color: Color32) -> Arc<Galley> {
    let mut job = LayoutJob { wrap: TextWrapping::wrap_at_width(width), ..LayoutJob::default() };
    let format = TextFormat { line_height: Some(style.line), ..TextFormat::simple(style.font(), color) };
    job.append(&unbroken(text), 0.0, format);
    painter.layout_job(job)
}

/// A hairline along the lower edge, inside.
pub fn hair_below(painter: &Painter, rect: Rect, color: Color32) {
    let rect = rect.round_to_pixels(painter.pixels_per_point());
    painter.rect_filled(rect.with_min_y(rect.bottom() - stroke::HAIR), 0, color);
}

/// A hairline along the right edge, inside.
pub fn hair_right(painter: &Painter, rect: Rect, color: Color32) {
    let rect = rect.round_to_pixels(painter.pixels_per_point());
    painter.rect_filled(rect.with_min_x(rect.right() - stroke::HAIR), 0, color);
}

fn laid_out(painter: &Painter, width: f32, runs: &[Run<'_>]) -> Arc<Galley> {
    let mut job = LayoutJob { wrap: TextWrapping::truncate_at_width(width), ..LayoutJob::default() };
    job.break_on_newline = false;
    for Run(text, style, color) in runs {
        job.append(text, 0.0, TextFormat::simple(style.font(), *color));
    }
    painter.layout_job(job)
}
