//! A text to read: paragraphs, lists, formulas and notes, with links in them.

use std::ops::Range;

use egui::{
    Align, Color32, Id, Rect, Response, Sense, Shape, Stroke, Ui, WidgetInfo, accesskit::Role, pos2, text::LayoutJob,
    vec2,
};

use super::focus;
use super::text::unbroken;
use crate::app::theme::{Style, Theme, radius, space, stroke, theme};
use crate::learn::{Block, Span};

/// A text to read, as wide as the ui.
#[derive(Clone, Copy)]
pub struct Prose<'a> {
    /// What it says.
    pub blocks: &'a [Block],
    /// The type of its paragraphs.
    pub style: Style,
    /// The color of its paragraphs.
    pub color: Color32,
}

/// A link as it was drawn.
pub struct Linked {
    /// Where it leads, as written.
    pub target: String,
    /// What was done with it.
    pub response: Response,
}

impl Prose<'_> {
    /// Paints the text; answers its links, for whoever knows where they lead.
    pub fn show(self, ui: &mut Ui) -> Vec<Linked> {
        let mut links = Vec::new();
        for (at, block) in self.blocks.iter().enumerate() {
            if at > 0 {
                let is_list = matches!((&self.blocks[at - 1], block), (Block::Item(_), Block::Item(_)));
                ui.add_space(if is_list { space::XS } else { space::M });
            }
            ui.push_id(at, |ui| match block {
                Block::Paragraph(spans) => self.spans(ui, spans, 0.0, self.style, self.color, &mut links),
                Block::Item(spans) => {
                    let top = ui.cursor().min;
                    let dot = pos2(top.x + space::S, top.y + self.style.line / 2.0);
                    ui.painter().circle_filled(dot, space::HALF, theme(ui).text.tertiary);
                    self.spans(ui, spans, space::XL, self.style, self.color, &mut links);
                }
                Block::Note(spans) => {
                    self.spans(ui, spans, 0.0, Style::CAPTION, theme(ui).text.tertiary, &mut links);
                }
                Block::Formula(text) => formula(ui, text),
            });
        }
        links
    }

    fn spans(&self, ui: &mut Ui, spans: &[Span], indent: f32, style: Style, color: Color32, links: &mut Vec<Linked>) {
        let theme = theme(ui);
        let mut job = LayoutJob::default();
        job.wrap.max_width = ui.available_width() - indent;
        for span in spans {
            job.append(&unbroken(&span.text), 0.0, format(span, style, color, theme));
        }
        let plain: String = spans.iter().map(|span| &*span.text).collect();
        let galley = ui.painter().layout_job(job);
        let (_, area) = ui.allocate_space(vec2(ui.available_width(), galley.size().y));
        let origin = area.min + vec2(indent, 0.0);
        let id = ui.next_auto_id();
        ui.skip_ahead_auto_ids(1);
        ui.interact(area, id, Sense::hover()).widget_info(|| WidgetInfo::labeled(Role::Label, true, &plain));
        let mut end = 0;
        for (at, span) in spans.iter().enumerate() {
            let letters = end..end + span.text.chars().count();
            end = letters.end;
            let Some(target) = &span.link else { continue };
            let parts = parts(&galley, &letters, origin);
            if let Some(response) = link(ui, id.with(("link", at)), &span.text, &parts, theme) {
                links.push(Linked { target: target.clone(), response });
            }
        }
        ui.painter().galley(origin, galley, color);
    }
}

/// A formula on a sunken ground, its lines as they are; what is too long for the room is broken.
fn formula(ui: &mut Ui, text: &str) {
    let theme = theme(ui);
    let width = ui.available_width();
    let mut job = LayoutJob::default();
    job.wrap.max_width = width - 2.0 * space::L;
    job.append(text, 0.0, format(&Span::default(), Style::BODY, theme.text.primary, theme));
    let galley = ui.painter().layout_job(job);
    let (_, area) = ui.allocate_space(vec2(width, galley.size().y + 2.0 * space::M));
    let id = ui.next_auto_id();
    ui.skip_ahead_auto_ids(1);
    ui.interact(area, id, Sense::hover()).widget_info(|| WidgetInfo::labeled(Role::Label, true, text));
    ui.painter().rect_filled(area, radius::CONTROL, theme.bg.sunken);
    ui.painter().galley(area.min + vec2(space::L, space::M), galley, theme.text.primary);
}

fn format(span: &Span, style: Style, color: Color32, theme: &Theme) -> egui::TextFormat {
    let font = match span {
        Span { quiet: true, .. } => Style::CAPTION,
        Span { strong: true, .. } => style.strong(),
        _ => style,
    };
    let strong = match span {
        Span { quiet: true, .. } => theme.text.tertiary,
        Span { strong: true, .. } | Span { code: true, .. } | Span { link: Some(_), .. } => theme.text.primary,
        _ => color,
    };
    let ground = if span.code { theme.bg.sunken } else { Color32::TRANSPARENT };
    egui::TextFormat {
        line_height: Some(style.line),
        background: ground,
        valign: Align::Center,
        ..egui::TextFormat::simple(font.font(), strong)
    }
}

/// Where a run of letters of a laid out text stands: one rectangle to the line.
fn parts(galley: &egui::Galley, letters: &Range<usize>, origin: egui::Pos2) -> Vec<Rect> {
    let mut seen = 0;
    let mut parts = Vec::new();
    for row in &galley.rows {
        let glyphs = row.glyphs.iter().zip(seen..).filter(|(_, at)| letters.contains(at));
        let rect = glyphs.map(|(glyph, _)| glyph.logical_rect()).reduce(Rect::union);
        parts.extend(rect.map(|rect| rect.translate(row.pos.to_vec2() + origin.to_vec2())));
        seen += row.glyphs.len();
    }
    parts
}

/// One link over all its lines; `None` where it has no letters.
fn link(ui: &mut Ui, id: Id, text: &str, parts: &[Rect], theme: &Theme) -> Option<Response> {
    let responses = parts.iter().enumerate().map(|(line, part)| ui.interact(*part, id.with(line), Sense::click()));
    let response = responses.reduce(|all, part| all.union(part))?;
    response.widget_info(|| WidgetInfo::labeled(Role::Link, true, text));
    if response.gained_focus() {
        parts.iter().for_each(|part| ui.scroll_to_rect(*part, None));
    }
    let is_hovered = response.hovered() || response.has_focus();
    for part in parts {
        let y = part.bottom() - stroke::HAIR;
        let edge = if is_hovered { theme.text.primary } else { theme.text.tertiary };
        let ends = [pos2(part.left(), y), pos2(part.right(), y)];
        let line = Stroke::new(stroke::HAIR, edge);
        if is_hovered {
            ui.painter().line_segment(ends, line);
        } else {
            ui.painter().extend(Shape::dashed_line(&ends, line, stroke::DOTS.0, stroke::DOTS.1));
        }
        focus::ring(ui, &response, *part, radius::BAR);
    }
    if is_hovered {
        ui.ctx().set_cursor_icon(egui::CursorIcon::PointingHand);
    }
    Some(response)
}
