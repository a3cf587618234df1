//! The system's order: empty places until it is revealed.

use egui::{Align, Rangef, Rect, Sense, Stroke, StrokeKind, Ui, pos2, vec2};

use super::row::{self, Row};
use super::{Show, hand, head_ui, text};
use crate::app::command::{Command, Commands};
use crate::app::learn::try_it::first_name;
use crate::app::theme::{Style, radius, size, space, stroke, theme, try_it as anatomy};
use crate::app::widgets::label;

/// Draws the column.
pub(super) fn ui(ui: &mut Ui, show: &Show<'_>, x: Rangef, top: f32, commands: &mut Commands) {
    let policy = &show.state.document.policy.name;
    let policy = if policy.is_empty() { "at hand" } else { policy };
    let below = format!("Same posts, policy {policy}");
    let aside = if show.board.view.revealed { "score" } else { "" };
    head_ui(ui, x, top, "3 The system’s order", (&below, aside));
    let list = Rect::from_x_y_ranges(x, top + anatomy::HEAD..=top + anatomy::HEAD + hand::height(show));
    match (&show.board.round, &show.board.verdict) {
        (Some(round), Some(verdict)) => {
            ui.push_id("system", |ui| {
                for (at, &post) in round.system.iter().enumerate() {
                    let rect = place(list, at);
                    let score = verdict.scores.get(at).copied();
                    let is_ruled = verdict.scores[at..].iter().any(|below| Some(*below) > score);
                    let response = ui.interact(rect, ui.scope_id().with(post), Sense::click());
                    let response = row::told(show, post, is_ruled, response);
                    let row = Row { post, place: at + 1, can_move: false, is_lifted: false, score, is_ruled };
                    row.name(show, &response, "System’s p");
                    row.paint(ui, show, rect, &response);
                    if response.clicked() {
                        commands.send(Command::Select(Some(post)));
                    }
                    if response.gained_focus() {
                        ui.scroll_to_rect(rect.expand(space::M), None);
                    }
                }
            });
            let legend = Rect::from_min_size(pos2(x.min, list.bottom() + space::L), vec2(x.span(), size::BUTTON));
            let words = "Lines: green up, red down, thicker for bigger moves";
            label(ui, legend, Align::Max, words, Style::CAPTION, theme(ui).text.tertiary);
        }
        _ => hidden_ui(ui, show, list),
    }
}

fn place(list: Rect, at: usize) -> Rect {
    let y = list.top() + at as f32 * anatomy::PITCH;
    Rect::from_min_size(pos2(list.left(), y), vec2(list.width(), anatomy::ROW))
}

/// As many empty places, and what will be there.
fn hidden_ui(ui: &mut Ui, show: &Show<'_>, list: Rect) {
    let theme = theme(ui);
    let edge = Stroke::new(stroke::HAIR, theme.stroke.hair);
    for at in 0..show.board.hand.len() {
        ui.painter().rect(place(list, at), radius::CARD, theme.bg.sunken, edge, StrokeKind::Inside);
    }
    let words = format!(
        "Reveal shows the order in which {} would get these posts. What the system predicts stays hidden until then.",
        first_name(show.state)
    );
    let width = list.width() - 2.0 * space::XL;
    let height = text::height(ui, width, &words, Style::READING) + 2.0 * space::L;
    let note = Rect::from_center_size(list.center(), vec2(list.width(), height));
    let edge = Stroke::new(stroke::HAIR, theme.stroke.line);
    ui.painter().rect(note, radius::CARD, theme.bg.surface, edge, StrokeKind::Inside);
    let inner = Rect::from_center_size(note.center(), vec2(width, height - 2.0 * space::L));
    text::paragraph(ui, inner, &words, Style::READING, theme.text.secondary);
}
