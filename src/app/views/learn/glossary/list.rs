//! The list of terms, with a search and whose words are listed.

use egui::{Align, Id, Key, Rect, ScrollArea, Sense, Ui, WidgetInfo, accesskit::Role, pos2, vec2};

use super::{look, open};
use crate::app::command::Commands;
use crate::app::state::State;
use crate::app::theme::{Icon, Style, glossary as anatomy, radius, size, space, theme};
use crate::app::widgets::{Field, Segmented, hair_below, line, ring, row_background};
use crate::learn::{Term, Whose, glossary};

/// Draws the list.
pub(super) fn ui(ui: &mut Ui, state: &State, commands: &mut Commands) {
    let head = search(ui, state, commands);
    let whose = whose(ui, head.bottom(), state, commands);
    let line = ui.max_rect().with_max_y(whose.bottom() + space::M);
    hair_below(ui.painter(), line, theme(ui).stroke.hair);
    let rest = ui.max_rect().with_min_y(line.bottom());
    ui.scope_builder(egui::UiBuilder::new().max_rect(rest), |ui| {
        ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            ui.add_space(space::S);
            let shown = state.session.learn.glossary.shown().map(Term::id);
            let mut letter = String::new();
            for term in state.session.learn.glossary.listed() {
                let first: String = term.name().chars().take(1).flat_map(char::to_uppercase).collect();
                let is_first = first != letter;
                row(ui, state, term, if is_first { &first } else { "" }, shown == Some(term.id()), commands);
                letter = first;
            }
            if letter.is_empty() {
                let rect = ui.allocate_space(vec2(ui.available_width(), size::TABLE_ROW)).1;
                let words = "No term has all these words.";
                crate::app::widgets::label(
                    ui,
                    rect.shrink2(vec2(space::XL, 0.0)),
                    Align::Min,
                    words,
                    Style::BODY,
                    theme(ui).text.secondary,
                );
            }
        });
    });
}

/// The field that searches; / gives it the keyboard.
fn search(ui: &mut Ui, state: &State, commands: &mut Commands) -> Rect {
    let inner = ui.max_rect().shrink2(vec2(space::L, 0.0));
    let rect = Rect::from_min_size(pos2(inner.left(), inner.top() + space::L), vec2(inner.width(), anatomy::SEARCH));
    let id = Id::unique("search the glossary");
    let mut text = state.session.learn.glossary.search.clone();
    let hint = format!("Search {} terms", glossary().len());
    let field = Field { name: "Search the glossary", hint: &hint };
    let response = field.show_after(Icon::SEARCH, ui, rect, id, &mut text);
    if response.changed() {
        look(state, |view| (view.search, view.term) = (text, None), commands);
    }
    let is_typing = ui.ctx().text_edit_focused();
    if !is_typing && ui.input_mut(|input| input.consume_key(egui::Modifiers::NONE, Key::Slash)) {
        response.request_focus();
    }
    rect
}

/// All words, or only the card's, the field's or ours.
fn whose(ui: &mut Ui, top: f32, state: &State, commands: &mut Commands) -> Rect {
    let inner = ui.max_rect().shrink2(vec2(space::L, 0.0));
    let count = |of: Whose| glossary().iter().filter(|term| term.of == of).count();
    let names: Vec<String> = std::iter::once(format!("All {}", glossary().len()))
        .chain(Whose::ALL.map(|of| format!("{} {}", of.name(), count(of))))
        .collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let of = state.session.learn.glossary.of;
    let chosen = of.and_then(|of| Whose::ALL.iter().position(|other| *other == of)).map_or(0, |at| at + 1);
    let rect = Rect::from_min_size(pos2(inner.left(), top + space::M), vec2(inner.width(), size::SEGMENTED_BAR));
    if let Some(at) = (Segmented { label: "Words of", options: &names, chosen, enabled: true }).show(ui, rect) {
        let of = at.checked_sub(1).map(|at| Whose::ALL[at]);
        look(state, |view| (view.of, view.term) = (of, None), commands);
    }
    rect
}

fn row(ui: &mut Ui, state: &State, term: &'static Term, letter: &str, is_open: bool, commands: &mut Commands) {
    let theme = theme(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), size::KNOB_ROW), Sense::hover());
    let response = ui.interact(rect, ui.scope_id().with(("term", term.id())), Sense::click());
    let whose = whose_word(term);
    let name = format!("{}, {whose}", term.name());
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, is_open, &name));
    row_background(ui, rect, &response, is_open);
    let inner = rect.shrink2(vec2(space::L, 0.0));
    line(ui.painter(), inner, Align::Min, letter, Style::CAPTION, theme.text.tertiary);
    let style = if is_open { Style::BODY_STRONG } else { Style::BODY };
    let label = inner.with_min_x(inner.left() + anatomy::LETTER).with_max_x(inner.right() - anatomy::WHOSE);
    line(ui.painter(), label, Align::Min, term.name(), style, theme.text.primary);
    line(ui.painter(), inner, Align::Max, &whose, Style::CAPTION, theme.text.tertiary);
    ring(ui, &response, rect.shrink(space::HALF), radius::BADGE);
    if response.gained_focus() || is_open && is_opened_now(ui, term) {
        ui.scroll_to_rect(rect, None);
    }
    if response.clicked() {
        open(state, term, commands);
    }
}

/// Another term was open before, or the list was not shown: the list then goes to it.
fn is_opened_now(ui: &Ui, term: &'static Term) -> bool {
    let id = Id::unique("the term that is open");
    let now = (term.id(), ui.ctx().cumulative_pass_nr());
    let before: Option<(&str, u64)> = ui.data_mut(|data| data.get_temp_mut_or_default::<Option<_>>(id).replace(now));
    before.is_none_or(|(open, pass)| open != now.0 || pass + 1 < now.1)
}

/// The card's row of a term, or whose word it is.
fn whose_word(term: &Term) -> String {
    match (term.of, term.section.list("rows").next()) {
        (Whose::Card, Some(row)) => row.to_owned(),
        (of, _) => of.name().to_lowercase(),
    }
}
