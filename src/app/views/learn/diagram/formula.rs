//! The formula of the open component: in general, then with the selected post's numbers.

use egui::{Id, Ui};

use super::panel::title_ui;
use super::{curve, tray, words};
use crate::app::command::Commands;
use crate::app::state::State;
use crate::app::theme::{Style, space, theme};
use crate::app::views::learn::links;
use crate::app::views::memo::memo;
use crate::learn::diagram::{Line, Part, Piece, formula};
use crate::learn::{Block, Section, Span};
use crate::pipeline::Component;

/// Draws the formula.
pub(super) fn ui(ui: &mut Ui, state: &State, part: Part, section: &Section, commands: &mut Commands) {
    title_ui(ui, "Formula", "");
    let general: Vec<Block> =
        section.blocks.iter().filter(|block| matches!(block, Block::Formula(_))).cloned().collect();
    links::prose(ui, state, &general, Style::BODY, theme(ui).text.primary, commands);
    ui.add_space(space::M);
    let here = here(ui, state, part);
    ui.push_id("here", |ui| links::prose(ui, state, &here, Style::BODY, theme(ui).text.secondary, commands));
    if part == Part::Component(Component::BoostsLibrary) {
        curve::ui(ui, state);
    }
}

/// The lines with numbers, or why there are none.
fn here(ui: &Ui, state: &State, part: Part) -> Vec<Block> {
    let plain = |text: &str| Span { text: text.to_owned(), ..Span::default() };
    let paragraph = |text: &str| vec![Block::Paragraph(vec![plain(text)])];
    let results = &state.results;
    if let Part::Step(at) = part {
        return paragraph(&tray::here(state, at));
    }
    let Some(post) = state.session.selected else { return paragraph("No post is selected.") };
    let key = (results.revision, post, part);
    let lines = memo(ui, Id::unique("formula"), key, || formula(&results.context(), &results.ledger, part, post));
    if lines.is_empty() {
        let passed_by = !results.ledger.is_scored() && results.ledger.slate.row_of(post).is_some();
        return paragraph(if passed_by {
            "This feed is by time: no post is scored, and none goes through here."
        } else {
            "The selected post was removed before it came here."
        });
    }
    lines.iter().enumerate().map(|(at, line)| block(state, post, line, at == 0)).collect()
}

fn block(state: &State, post: crate::domain::PostId, line: &Line, is_first: bool) -> Block {
    let mut text = if is_first { "Here: ".to_owned() } else { String::new() };
    let mut glued = true;
    for piece in &line.pieces {
        let said = words::piece(state, Some(post), piece);
        // Signs that hold to what follows or precedes stand without a space.
        let holds = matches!(piece, Piece::Text(text) if text.starts_with([')', '^']));
        if !glued && !holds && !said.starts_with(' ') {
            text.push(' ');
        }
        glued = said.ends_with(['(', '^', ' ']);
        text.push_str(&said);
    }
    let is_sentence = matches!(line.result, Piece::Text(_) | Piece::Reason(_));
    text.push_str(if is_sentence { ": " } else { " = " });
    let result = Span { text: words::result(state, post, &line.result), strong: true, ..Span::default() };
    Block::Paragraph(vec![Span { text, ..Span::default() }, result])
}
