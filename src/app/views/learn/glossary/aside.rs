//! Beside a term: what to read next, and where it comes from.

use egui::{Align, Ui, vec2};

use super::open;
use crate::app::command::Commands;
use crate::app::learn::live;
use crate::app::state::State;
use crate::app::theme::{Style, glossary as anatomy, space, theme};
use crate::app::views::learn::links;
use crate::app::widgets::{Prose, label, wrapped};
use crate::learn::{Block, Link, Span, Term, Whose};

/// Draws it.
pub(super) fn ui(ui: &mut Ui, state: &State, term: &'static Term, commands: &mut Commands) {
    if term.related().next().is_some() {
        head(ui, "Related");
        for other in term.related() {
            related(ui, state, other, commands);
        }
        ui.add_space(space::XL);
    }
    head(ui, "Source");
    links::prose(ui, state, &source(term), Style::BODY, theme(ui).text.secondary, commands);
    let section = live(state, &term.section);
    let notes: Vec<Block> = section.blocks.into_iter().filter(|block| matches!(block, Block::Note(_))).collect();
    if !notes.is_empty() {
        ui.add_space(space::XL);
        head(ui, "What is ours");
        ui.push_id("notes", |ui| links::prose(ui, state, &notes, Style::BODY, theme(ui).text.secondary, commands));
    }
}

fn head(ui: &mut Ui, title: &str) {
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), Style::BODY.line));
    label(ui, rect, Align::Min, title, Style::BODY_STRONG, theme(ui).text.primary);
    ui.add_space(space::S);
}

/// The name, which leads there, and its meaning: beside it, or below where the column is narrow.
fn related(ui: &mut Ui, state: &State, other: &'static Term, commands: &mut Commands) {
    let width = ui.available_width();
    let is_narrow = width <= anatomy::ASIDE;
    let at = if is_narrow { vec2(0.0, Style::BODY.line) } else { vec2(anatomy::RELATED + space::M, 0.0) };
    let ink = theme(ui).text.secondary;
    let style = if is_narrow { Style::CAPTION } else { Style::BODY };
    let meaning = wrapped(ui.painter(), width - at.x, &other.meaning(), style, ink);
    let (_, row) = ui.allocate_space(vec2(width, at.y + meaning.size().y + space::S));
    let name = row.with_max_x(if is_narrow { row.right() } else { row.left() + anatomy::RELATED });
    let span = Span { text: other.name().to_owned(), link: Some(format!("term:{}", other.id())), ..Span::default() };
    let blocks = [Block::Paragraph(vec![span])];
    let text = Prose { blocks: &blocks, style: Style::BODY, color: theme(ui).text.primary };
    let shown = ui.push_id(other.id(), |ui| {
        let mut child = ui.new_child(egui::UiBuilder::new().max_rect(name));
        text.show(&mut child)
    });
    if shown.inner.iter().any(|linked| linked.response.clicked()) {
        open(state, other, commands);
    }
    ui.painter().galley(row.min + at, meaning, ink);
}

/// Where a word comes from, with a link where one may read on.
fn source(term: &Term) -> Vec<Block> {
    let plain = |text: String| Span { text, ..Span::default() };
    let rows: Vec<&str> = term.section.list("rows").collect();
    let mut spans = vec![plain(match term.of {
        Whose::Card => "Feed ranking system card, Feb 23 2022.".to_owned(),
        Whose::Field => "A word of the field, not of the card.".to_owned(),
        Whose::Ours => "A word of this app, not of the card.".to_owned(),
    })];
    if !rows.is_empty() {
        let plural = if rows.len() == 1 { "Row" } else { "Rows" };
        let what = if term.of == Whose::Card { "of our list of what it says" } else { "of the card is about it" };
        spans.push(plain(format!(" {plural} {} {what}.", rows.join(", "))));
    }
    let page = term.places().find_map(|place| if let Link::Web(address) = place { Some(address) } else { None });
    if let Some(address) = page {
        spans.push(plain(" ".to_owned()));
        spans.push(Span { text: "Read on".to_owned(), link: Some(address), ..Span::default() });
    }
    vec![Block::Paragraph(spans)]
}
