//! What a tooltip says.

use egui::{Align, Frame, Pos2, Rect, Response, Stroke, StrokeKind, Tooltip, Ui, Vec2, vec2};

use super::{label, line, text_width};
use crate::app::theme::{Style, radius, size, space, stroke, theme};

/// A tooltip: a name, a sentence that goes on from it, a quieter note, a key and what it does.
#[derive(Clone, Copy, Default)]
pub struct Tip<'a> {
    name: &'a str,
    text: &'a str,
    note: &'a str,
    key: &'a str,
    key_does: &'a str,
}

impl<'a> Tip<'a> {
    /// Of a name alone.
    #[must_use]
    pub const fn new(name: &'a str) -> Tip<'a> {
        Tip { name, text: "", note: "", key: "", key_does: "" }
    }

    /// A sentence that goes on from the name.
    #[must_use]
    pub const fn text(self, text: &'a str) -> Tip<'a> {
        Tip { text, ..self }
    }

    /// A quieter line below, such as range and reach.
    #[must_use]
    pub const fn note(self, note: &'a str) -> Tip<'a> {
        Tip { note, ..self }
    }

    /// A key, and what it does where the name does not say.
    #[must_use]
    pub const fn key(self, key: &'a str, does: &'a str) -> Tip<'a> {
        Tip { key, key_does: does, ..self }
    }

    /// Shows it when `response` is hovered long enough.
    pub fn on(self, response: Response) -> Response {
        Tooltip::for_enabled(&response).show(|ui| self.ui(ui));
        response
    }

    /// The card itself with its frame, for where it is always open.
    pub fn card(self, ui: &mut Ui) -> Response {
        let theme = theme(ui);
        let frame = Frame::new()
            .fill(theme.bg.raised)
            .stroke(Stroke::new(stroke::HAIR, theme.stroke.line))
            .corner_radius(radius::TOOLTIP)
            .shadow(theme.shadow.pop)
            .inner_margin(size::TOOLTIP_PAD);
        frame.show(ui, |ui| self.ui(ui)).response
    }

    fn ui(self, ui: &mut Ui) {
        let theme = theme(ui);
        let mut job = egui::text::LayoutJob::default();
        let strong = if self.text.is_empty() { Style::BODY } else { Style::BODY_STRONG };
        job.append(self.name, 0.0, format(strong, theme.text.primary));
        if !self.text.is_empty() {
            job.append(" ", 0.0, format(Style::BODY, theme.text.secondary));
            job.append(self.text, 0.0, format(Style::BODY, theme.text.secondary));
        }
        let alone = self.note.is_empty() && self.key_does.is_empty();
        if alone && !self.key.is_empty() {
            ui.horizontal(|ui| {
                ui.label(job);
                ui.add_space(space::M);
                place_key_cap(ui, self.key);
            });
            return;
        }
        ui.label(job);
        if !alone || !self.key.is_empty() {
            self.foot(ui);
        }
    }

    fn foot(self, ui: &mut Ui) {
        let theme = theme(ui);
        ui.add_space(space::S);
        let cap = if self.key.is_empty() { Vec2::ZERO } else { key_cap_size(ui, self.key) };
        let note = text_width(ui.painter(), self.note, Style::CAPTION).ceil();
        let does = text_width(ui.painter(), self.key_does, Style::CAPTION).ceil();
        let key = if self.key.is_empty() { 0.0 } else { space::XL + cap.x + space::S + does };
        let width = ui.min_rect().width().max(note + key);
        let (_, row) = ui.allocate_space(vec2(width, Style::CAPTION.line.max(cap.y)));
        label(ui, row, Align::Min, self.note, Style::CAPTION, theme.text.tertiary);
        if !self.key.is_empty() {
            let end = row.with_min_x(row.right() - does);
            label(ui, end, Align::Max, self.key_does, Style::CAPTION, theme.text.tertiary);
            key_cap(ui, end.left_center() - vec2(space::S, 0.0), self.key);
        }
    }
}

/// Paints a key as it stands on a keyboard, its right middle at `right`; answers what it covers.
pub fn key_cap(ui: &Ui, right: Pos2, key: &str) -> Rect {
    let size = key_cap_size(ui, key);
    let rect = Rect::from_min_size(right - vec2(size.x, size.y / 2.0), size);
    paint_key_cap(ui, rect, key);
    rect
}

fn place_key_cap(ui: &mut Ui, key: &str) {
    let (_, rect) = ui.allocate_space(key_cap_size(ui, key));
    paint_key_cap(ui, rect, key);
}

/// The size of that key.
#[must_use]
pub fn key_cap_size(ui: &Ui, key: &str) -> egui::Vec2 {
    let height = Style::MICRO.line + space::HALF;
    let width = (text_width(ui.painter(), key, Style::MICRO) + 2.0 * space::XS).ceil();
    vec2(width.max(height), height)
}

pub(super) fn paint_key_cap(ui: &Ui, rect: Rect, key: &str) {
    let theme = theme(ui);
    let edge = Stroke::new(stroke::HAIR, theme.stroke.line);
    ui.painter().rect_stroke(rect, radius::BADGE - 1, edge, StrokeKind::Inside);
    line(ui.painter(), rect, Align::Center, key, Style::MICRO, theme.text.tertiary);
}

fn format(style: Style, color: egui::Color32) -> egui::TextFormat {
    egui::TextFormat { line_height: Some(style.line), ..egui::TextFormat::simple(style.font(), color) }
}
