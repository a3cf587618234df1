//! What a tooltip says.

use egui::{
    Align, Frame, Pos2, Rect, RectAlign, Response, Stroke, StrokeKind, Tooltip, Ui, Vec2, text::LayoutJob, vec2,
};

use super::{Prose, ask, hair_below, label, line, text_width};
use crate::app::theme::{Style, radius, size, space, stroke, theme};
use crate::learn::{Block, Link, Span, with_terms};

/// A tooltip: a name, a sentence that goes on from it, a quieter note, a key and what it does; below that, what a word of
/// the name means.
///
/// The pointer goes through a tooltip to what lies below it, unless its words can be clicked.
#[derive(Clone, Copy, Default)]
pub struct Tip<'a> {
    name: &'a str,
    text: &'a str,
    note: &'a str,
    key: &'a str,
    key_does: &'a str,
    word: &'a str,
    meaning: &'a str,
    word_key: &'a str,
    word_key_does: &'a str,
    linked: bool,
    above: bool,
}

impl<'a> Tip<'a> {
    /// Of a name alone.
    #[must_use]
    pub const fn new(name: &'a str) -> Tip<'a> {
        Tip {
            name,
            text: "",
            note: "",
            key: "",
            key_does: "",
            word: "",
            meaning: "",
            word_key: "",
            word_key_does: "",
            linked: false,
            above: false,
        }
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

    /// What a word of the name means, and which key says more, how else.
    #[must_use]
    pub const fn about(self, word: &'a str, meaning: &'a str, key: &'a str, does: &'a str) -> Tip<'a> {
        Tip { word, meaning, word_key: key, word_key_does: does, ..self }
    }

    /// Its words of the glossary can be clicked: it stays while the pointer is in it, and takes the pointer from what lies
    /// below it. Not for rows of sliders, nor for text that people of the world wrote.
    #[must_use]
    pub const fn linked(self) -> Tip<'a> {
        Tip { linked: true, ..self }
    }

    /// Above what it is of, where there is room: so that it does not lie over what that heads.
    #[must_use]
    pub const fn above(self) -> Tip<'a> {
        Tip { above: true, ..self }
    }

    /// Shows it when `response` is hovered long enough.
    pub fn on(self, response: Response) -> Response {
        let mut tooltip = Tooltip::for_enabled(&response);
        if self.above {
            tooltip.popup = tooltip.popup.align(RectAlign::TOP_START);
        }
        tooltip.show(|ui| self.ui(ui));
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
        let has_foot = !self.note.is_empty() || !self.key_does.is_empty();
        if !has_foot && !self.key.is_empty() {
            ui.horizontal(|ui| {
                self.says(ui, self.name, self.text);
                ui.add_space(space::M);
                place_key_cap(ui, self.key);
            });
        } else {
            self.says(ui, self.name, self.text);
            if has_foot {
                foot(ui, self.note, self.key, self.key_does);
            }
        }
        if !self.meaning.is_empty() {
            let (_, gap) = ui.allocate_space(vec2(ui.min_rect().width(), space::M));
            hair_below(ui.painter(), gap.translate(vec2(0.0, -space::XS)), theme(ui).stroke.hair);
            self.says(ui, self.word, self.meaning);
            foot(ui, "", self.word_key, self.word_key_does);
        }
    }

    /// A name, and a sentence that goes on from it.
    fn says(self, ui: &mut Ui, name: &str, text: &str) {
        let theme = theme(ui);
        let mut job = LayoutJob::default();
        let strong = if text.is_empty() { Style::BODY } else { Style::BODY_STRONG };
        job.append(name, 0.0, format(strong, theme.text.primary));
        if !text.is_empty() {
            job.append(" ", 0.0, format(Style::BODY, theme.text.secondary));
            job.append(text, 0.0, format(Style::BODY, theme.text.secondary));
        }
        let said = if text.is_empty() { name } else { text };
        let mut spans = if self.linked { with_terms(said) } else { Vec::new() };
        if spans.iter().all(|span| span.link.is_none()) {
            ui.label(job);
            return;
        }
        job.wrap.max_width = ui.available_width();
        let width = ui.painter().layout_job(job).size().x.ceil() + 1.0;
        if !text.is_empty() {
            spans.insert(0, Span { text: name.to_owned(), strong: true, ..Span::default() });
            spans.insert(1, Span { text: " ".to_owned(), ..Span::default() });
        }
        let color = if text.is_empty() { theme.text.primary } else { theme.text.secondary };
        let blocks = [Block::Paragraph(spans)];
        let size = vec2(width.min(ui.available_width()), 0.0);
        ui.allocate_ui(size, |ui| {
            ui.set_max_width(size.x);
            for linked in (Prose { blocks: &blocks, style: Style::BODY, color }).show(ui) {
                if let Ok(Link::Term(id)) = Link::parse(&linked.target)
                    && linked.response.clicked()
                {
                    ask(ui, id);
                }
            }
        });
    }
}

/// A quieter note, and at the right a key with what it does.
fn foot(ui: &mut Ui, note: &str, key: &str, key_does: &str) {
    let theme = theme(ui);
    ui.add_space(space::S);
    let cap = if key.is_empty() { Vec2::ZERO } else { key_cap_size(ui, key) };
    let wide = text_width(ui.painter(), note, Style::CAPTION).ceil();
    let does = text_width(ui.painter(), key_does, Style::CAPTION).ceil();
    let beside = if key.is_empty() { 0.0 } else { space::XL + cap.x + space::S + does };
    let width = ui.min_rect().width().max(wide + beside);
    let (_, row) = ui.allocate_space(vec2(width, Style::CAPTION.line.max(cap.y)));
    label(ui, row, Align::Min, note, Style::CAPTION, theme.text.tertiary);
    if !key.is_empty() {
        let end = row.with_min_x(row.right() - does);
        label(ui, end, Align::Max, key_does, Style::CAPTION, theme.text.tertiary);
        key_cap(ui, end.left_center() - vec2(space::S, 0.0), key);
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
