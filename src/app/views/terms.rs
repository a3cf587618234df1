//! Words of the glossary wherever they occur: underlined, told when hovered, and a click leads to them.

use egui::{Align, Color32, Id, Rect, Response, Sense, Shape, Stroke, Ui, WidgetInfo, accesskit::Role, pos2};

use super::learn::links;
use crate::app::theme::{Style, radius, stroke, theme};
use crate::app::widgets::{Prose, line, ring, text_width};
use crate::learn::{Block, Link, Span, Term, term_written, with_terms};

/// A sentence with its terms underlined, over as many lines as it needs; `behind` stands behind it, smaller.
pub(super) fn sentence(ui: &mut Ui, text: &str, behind: &str, style: Style, color: Color32) {
    let mut spans = with_terms(text);
    if !behind.is_empty() {
        spans.push(Span { text: format!("  {behind}"), quiet: true, ..Span::default() });
    }
    for linked in (Prose { blocks: &[Block::Paragraph(spans)], style, color }).show(ui) {
        if let Ok(Link::Term(id)) = Link::parse(&linked.target) {
            follow(ui, id, linked.response);
        }
    }
}

/// A title on one line, underlined where it is a term; answers how wide it is.
pub(super) fn title(ui: &mut Ui, rect: Rect, text: &str, style: Style, color: Color32) -> f32 {
    line(ui.painter(), rect, Align::Min, text, style, color);
    let width = text_width(ui.painter(), text, style).min(rect.width());
    if let Some(term) = term_written(text) {
        word(ui, rect.with_max_x(rect.left() + width), term, text, true);
    }
    width
}

/// Makes what is written in `rect` a term that can be read about; underlined when hovered, or always.
pub(super) fn word(ui: &mut Ui, rect: Rect, term: &'static Term, text: &str, always: bool) {
    let theme = theme(ui);
    let response = ui.interact(rect, ui.scope_id().with(("term", term.id())), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Link, true, text));
    let is_hovered = response.hovered() || response.has_focus();
    let y = rect.center().y + Style::BODY.px / 2.0 + stroke::SELECTION;
    let ends = [pos2(rect.left(), y), pos2(rect.right(), y)];
    if is_hovered {
        ui.painter().line_segment(ends, Stroke::new(stroke::HAIR, theme.text.primary));
    } else if always {
        let dots = Stroke::new(stroke::HAIR, theme.text.tertiary);
        ui.painter().extend(Shape::dashed_line(&ends, dots, stroke::DOTS.0, stroke::DOTS.1));
    }
    ring(ui, &response, rect, radius::BAR);
    follow(ui, term.id(), response);
}

/// The term that was clicked since this was asked last.
pub(super) fn asked(ui: &Ui) -> Option<&'static str> {
    ui.data_mut(|data| data.remove_temp(id()))
}

fn follow(ui: &Ui, term: &'static str, response: Response) {
    if links::told(&Link::Term(term), response).clicked() {
        ui.data_mut(|data| data.insert_temp(id(), term));
    }
}

fn id() -> Id {
    Id::unique("a term was asked for")
}
