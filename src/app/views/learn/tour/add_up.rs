//! Step 3: weight times probability, added up: the best by value as bars, and the weights that make them.

use std::sync::Arc;

use egui::{Align, Id, Rect, Ui, UiBuilder, vec2};

use super::Scene;
use super::parts::{card, glide, middle, post_ui, row_ui, sentence, space_for, title};
use super::words;
use crate::app::command::Commands;
use crate::app::numbers;
use crate::app::theme::{Style, size, space, theme, tour as anatomy};
use crate::app::views::knobs;
use crate::app::views::memo::memo;
use crate::app::widgets::{contributions, hair_below, label};
use crate::app::words::action_name;
use crate::domain::Action;
use crate::learn::tour::{AddedUp, Sum, added_up};
use crate::pipeline::stages::merge;

/// So many of the best by value.
const BEST: usize = 10;

/// Draws it.
pub(super) fn ui(ui: &mut Ui, scene: &Scene<'_>, commands: &mut Commands) {
    let results = &scene.state.results;
    let selected = scene.selected();
    let added: Arc<AddedUp> = memo(ui, Id::unique("tour added up"), (results.revision, selected), || {
        added_up(&results.context(), &results.ledger, selected, BEST)
    });
    card(ui, |ui| {
        title(ui, "The first ten by value", "each color is one action: its weight times its probability");
        let top = ui.cursor().top();
        let height = added.sums.len() as f32 * anatomy::ROW;
        let room = space_for(ui, height);
        for (at, sum) in added.sums.iter().enumerate() {
            let target = at as f32 * anatomy::ROW;
            let id = ui.scope_id().with(("glides", results.ledger.slate.posts[sum.row as usize]));
            let row = Rect::from_min_size(
                egui::pos2(room.left(), top + glide(ui, id, target)),
                vec2(room.width(), anatomy::ROW),
            );
            sum_ui(ui, scene, &added, sum, row, commands);
        }
        if let Some(sum) = added.sums.iter().find(|sum| Some(sum.row) == selected) {
            ui.add_space(space::M);
            sentence(ui, &spelled(scene, sum));
        }
    });
    card(ui, |ui| {
        title(ui, "The weights, the same for everyone", "switch the viewer above: only the probabilities change");
        weights_ui(ui, scene, commands);
    });
}

/// One post: rank, picture, author, the bar of its sum, the sum.
fn sum_ui(ui: &mut Ui, scene: &Scene<'_>, added: &AddedUp, sum: &Sum, row: Rect, commands: &mut Commands) {
    let theme = theme(ui);
    let post = scene.state.results.ledger.slate.posts[sum.row as usize];
    let author = words::author(scene.state, post);
    let value = numbers::fixed(sum.value, 2);
    let name = format!("{} {author} value {value}", sum.rank);
    row_ui(ui, scene, post, row, &name, commands);
    let mut left = row.left();
    let mut cell = |width: f32, gap: f32| {
        left += width + gap;
        Rect::from_x_y_ranges(left - width - gap..=left - gap, row.y_range())
    };
    let rank = cell(anatomy::RANK, space::M);
    let ink = if sum.rank as usize > BEST { theme.text.tertiary } else { theme.text.primary };
    label(ui, rank, Align::Max, &numbers::count(sum.rank.into()), Style::BODY_STRONG, ink);
    post_ui(ui, scene, post, middle(cell(anatomy::THUMB.x, space::M), anatomy::THUMB), "sum", commands);
    label(ui, cell(anatomy::AUTHOR, space::M), Align::Min, author, Style::BODY, theme.text.primary);
    let number = row.with_min_x(row.right() - anatomy::NUMBER);
    let bar = Rect::from_x_y_ranges(left..=number.left() - space::M, row.y_range());
    let bar = Rect::from_center_size(bar.center(), vec2(bar.width(), anatomy::BAR));
    let parts: Vec<_> = sum.terms.iter().map(|term| (term.contribution, theme.action(term.action))).collect();
    contributions(ui.painter(), bar, &parts, added.below, added.above);
    label(ui, number, Align::Max, &value, Style::BODY_STRONG, theme.text.primary);
    hair_below(ui.painter(), row, theme.stroke.hair);
}

/// The selected post's sum, written out.
fn spelled(scene: &Scene<'_>, sum: &Sum) -> String {
    let post = scene.state.results.ledger.slate.posts[sum.row as usize];
    let mut text = format!("{}: ", words::author(scene.state, post));
    let defined = sum.terms.iter().filter(|term| term.probability.is_some());
    for (at, term) in defined.enumerate() {
        let sign = match (at, term.weight < 0.0) {
            (0, true) => "\u{2212}",
            (0, false) => "",
            (_, true) => " \u{2212} ",
            (_, false) => " + ",
        };
        let p = numbers::percent(term.probability.unwrap_or(0.0));
        let weight = numbers::short(term.weight.abs(), 3);
        text += &format!("{sign}{weight} × {p} {}", action_name(term.action).to_lowercase());
    }
    format!("{text} = {}", numbers::fixed(sum.value, 3))
}

/// The eight weights, in two columns where there is room.
fn weights_ui(ui: &mut Ui, scene: &Scene<'_>, commands: &mut Commands) {
    let columns = if ui.available_width() >= 2.0 * size::KNOBS { 2 } else { 1 };
    let per_column = Action::ALL.len().div_ceil(columns);
    let room = space_for(ui, per_column as f32 * size::KNOB_ROW);
    for (at, actions) in Action::ALL.chunks(per_column).enumerate() {
        let corner = room.min + vec2(at as f32 * (size::KNOBS + space::PAGE), 0.0);
        let rect = Rect::from_min_size(corner, vec2(size::KNOBS, room.height()));
        let mut column = ui.new_child(UiBuilder::new().max_rect(rect).id_salt(("weights", at)));
        for &action in actions {
            knobs::row_ui(&mut column, scene.state, merge::weight(action), commands);
        }
    }
}
