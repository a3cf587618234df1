//! Words of the glossary wherever they occur: underlined, told when hovered, and a way to them. In a text and as a name that
//! does nothing else a click leads there; on what a click does something else with, F1 does.

use egui::{Align, Color32, Id, Rect, Response, Sense, Ui, WidgetInfo, accesskit::Role};

use super::learn::links;
use crate::app::command::{Command, Commands};
use crate::app::shortcuts::{self, LOOK_UP};
use crate::app::state::State;
use crate::app::theme::{Style, radius};
use crate::app::widgets::{Prose, Tip, ask, dots_below, keyboard_was_used, line, ring, text_width, word_label};
use crate::learn::{Block, Link, Named, Span, Term, term_named, term_written, with_terms};

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
        let named = Named { term, part: (0, text.len()) };
        word(ui, rect.with_max_x(rect.left() + width), text, named, (rect, text, style));
    }
    width
}

/// Makes what is written in `rect`, and is called `name`, lead to a term; of the line of text that was painted into `line`
/// the part that is the term is underlined.
pub(super) fn word(ui: &mut Ui, rect: Rect, name: &str, named: Named, (line, text, style): (Rect, &str, Style)) {
    let response = ui.interact(rect, ui.scope_id().with(("term", named.term.id(), name)), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Link, true, name));
    let is_pointed_at = response.hovered() || response.has_focus();
    dots_below(ui, line, Align::Min, text, style, named.part, is_pointed_at);
    ring(ui, &response, rect, radius::BAR);
    follow(ui, named.term.id(), response);
}

/// Makes a name that was painted at the left of a line of body type lead to its term.
pub(super) fn written(ui: &mut Ui, line: Rect, text: &str, named: Named) {
    let width = text_width(ui.painter(), text, Style::BODY).min(line.width());
    word(ui, line.with_max_x(line.left() + width), text, named, (line, text, Style::BODY));
}

/// A name that does nothing itself, in the type of a body: where a term explains it, it leads there. `tip` is what else is
/// to be said of it.
pub(super) fn name(ui: &mut Ui, rect: Rect, text: &str, color: Color32, tip: Tip<'_>) -> Response {
    let named = term_named(text);
    let response = word_label(ui, rect, text, named.map(|named| named.part), color);
    named_link(ui, response, named, tip)
}

/// What a name does that a widget has drawn as a link.
pub(super) fn named_link(ui: &Ui, response: Response, named: Option<Named>, tip: Tip<'_>) -> Response {
    let Some(named) = named else { return tip.on(response) };
    if response.clicked() {
        ask(ui, named.term.id());
    }
    told(ui, response, named.term, tip, "or a click says more")
}

/// What a control does whose name a term explains, besides what it does anyway: its tooltip tells it, F1 leads to it.
pub(super) fn control(ui: &Ui, response: Response, named: Option<Named>, tip: Tip<'_>) -> Response {
    match named {
        Some(named) => told(ui, response, named.term, tip, "says more"),
        None => tip.on(response),
    }
}

fn told(ui: &Ui, response: Response, term: &'static Term, tip: Tip<'_>, does: &str) -> Response {
    point_at(ui, response.hovered(), response.has_focus(), term);
    describe(ui, response.id, term);
    if !response.hovered() && !response.is_tooltip_open() {
        return response;
    }
    let key = shortcuts::keys(ui.ctx(), LOOK_UP).unwrap_or_default();
    tip.about(term.name(), &term.meaning(), &key, does).on(response)
}

/// Adds what a term means to what is said of a control, and the key that says more.
pub(super) fn describe(ui: &Ui, id: Id, term: &'static Term) {
    let key = shortcuts::keys(ui.ctx(), LOOK_UP).unwrap_or_default();
    ui.ctx().accesskit_node_builder(id, |node| {
        let before = node.description().filter(|before| !before.is_empty()).map(|before| format!("{before}. "));
        node.set_description(format!("{}{}: {}", before.unwrap_or_default(), term.name(), term.meaning()));
        node.set_keyboard_shortcut(key);
    });
}

/// Lets F1 lead to a term in this frame: that of what has the keyboard, where that was used last, else of what is pointed
/// at.
pub(super) fn point_at(ui: &Ui, is_hovered: bool, has_focus: bool, term: &'static Term) {
    let strength = match (is_hovered, has_focus) {
        (_, true) if keyboard_was_used(ui) => 2,
        (true, _) => 1,
        (false, true) => 0,
        (false, false) => return,
    };
    ui.data_mut(|data| {
        let strongest = data.get_temp::<(u8, &'static str)>(pointed()).map_or(0, |(strongest, _)| strongest);
        if strength >= strongest {
            data.insert_temp(pointed(), (strength, term.id()));
        }
    });
}

/// Says which term F1 leads to, once everything was drawn. What lies over the window leaves it as it was.
pub(super) fn at_hand(ui: &Ui, state: &State, commands: &mut Commands) {
    let now = ui.data_mut(|data| data.remove_temp::<(u8, &'static str)>(pointed())).map(|(_, term)| term);
    if state.session.palette.is_none() && now != state.session.at_hand {
        commands.send(Command::AtHand(now));
    }
}

fn follow(ui: &Ui, term: &'static str, response: Response) {
    if links::told(ui, &Link::Term(term), response).clicked() {
        ask(ui, term);
    }
}

fn pointed() -> Id {
    Id::unique("the term that is pointed at")
}
