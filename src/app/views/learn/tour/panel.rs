//! The text of a step: what happens, what to try, what is at work, where it is written.

use egui::{Align, Id, Rect, Ui, UiBuilder, vec2};

use super::{Scene, at_work, try_card, words};
use crate::app::command::Commands;
use crate::app::theme::{Icon, Style, icons, space, theme};
use crate::app::views::learn::links;
use crate::app::views::memo::memo;
use crate::app::widgets::label;
use crate::learn::tour::fact;
use crate::learn::{Block, Section, Span, tour};

/// The day of the card all steps follow.
const CARD_DATE: &str = "Feb 23 2022";

/// What stands for a step while Explore is chosen: its counts would be told as the feed's.
const ELSEWHERE: &str = "The tour goes through the feed, with the posts at hand. Explore has stages of its own.";

/// Draws what happens, and what to try.
pub(super) fn ui(ui: &mut Ui, scene: &Scene<'_>, commands: &mut Commands) {
    let theme = theme(ui);
    let line = |ui: &mut Ui, text: &str, style: Style, ink| {
        let (_, rect) = ui.allocate_space(vec2(ui.available_width(), style.line));
        label(ui, rect, Align::Min, text, style, ink);
    };
    let number = format!("Step {} of {}", scene.at + 1, tour().len());
    line(ui, &number, Style::CAPTION, theme.text.tertiary);
    line(ui, &scene.step.section.title, Style::HEADING, theme.text.primary);
    ui.add_space(space::M);
    if scene.is_elsewhere() {
        let blocks = [Block::Paragraph(vec![Span { text: ELSEWHERE.to_owned(), ..Span::default() }])];
        return links::prose(ui, scene.state, &blocks, Style::READING, theme.text.secondary, commands);
    }
    let told = filled(ui, scene, "told", scene.step.told());
    ui.push_id("told", |ui| {
        links::prose(ui, scene.state, &told.blocks, Style::READING, theme.text.secondary, commands);
    });
    ui.add_space(space::XL);
    try_card::ui(ui, scene, commands);
}

/// Draws what is at work, and where it is written.
pub(super) fn more_ui(ui: &mut Ui, scene: &Scene<'_>, commands: &mut Commands) {
    at_work::ui(ui, scene, commands);
    ui.add_space(space::XL);
    source_ui(ui, scene, commands);
}

/// A text with its places filled from the ledger; filled anew when that changes.
pub(super) fn filled(ui: &Ui, scene: &Scene<'_>, part: &'static str, section: Section) -> Section {
    let results = &scene.state.results;
    let key = (results.revision, scene.at);
    let filled = memo(ui, Id::unique(("tour", part)), key, || {
        let value = |name: &str| fact(&results.context(), &results.ledger, scene.at, name).map(words::fact);
        section.filled(value)
    });
    (*filled).clone()
}

/// Which row of which document a step follows, and what was invented here.
fn source_ui(ui: &mut Ui, scene: &Scene<'_>, commands: &mut Commands) {
    let theme = theme(ui);
    let icon = ui.cursor().min + vec2(icons::INLINE / 2.0, Style::CAPTION.line / 2.0);
    Icon::BOOK.paint(ui.painter(), icon, icons::INLINE, theme.text.tertiary);
    let indent = icons::INLINE + space::S;
    let room =
        Rect::from_min_size(ui.cursor().min + vec2(indent, 0.0), vec2(ui.available_width() - indent, f32::INFINITY));
    let mut inner = ui.new_child(UiBuilder::new().max_rect(room).id_salt("source"));
    let rows: Vec<&str> = scene.step.section.list("rows").collect();
    let number = scene.step.section.attributes.get("step").map_or("", String::as_str);
    let text = format!("System card of Instagram Feed, {CARD_DATE}, step {number}; rows {}.", rows.join(", "));
    let mut blocks = vec![Block::Note(vec![Span { text, ..Span::default() }])];
    blocks.extend(scene.step.notes().blocks);
    links::prose(&mut inner, scene.state, &blocks, Style::CAPTION, theme.text.tertiary, commands);
    let used = inner.min_rect();
    ui.allocate_space(vec2(ui.available_width(), used.height()));
}
