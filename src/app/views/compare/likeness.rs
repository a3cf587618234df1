//! How alike the feeds are, pair by pair.

use egui::{Align, Id, Rect, Ui, pos2, vec2};

use super::panel;
use crate::app::compare::{Side, TOP};
use crate::app::numbers;
use crate::app::state::State;
use crate::app::theme::{Style, compare as anatomy, radius, space, theme};
use crate::app::views::memo::memo;
use crate::app::views::terms;
use crate::app::widgets::{label, line, text_width};
use crate::simulation::compare::Likeness;

/// What is told of each pair.
const COLUMNS: [&str; 3] = ["Overlap at 10", "Kendall tau", "Rank-biased overlap"];

/// Draws the table.
pub(super) fn ui(ui: &mut Ui, state: &State, sides: &[Side<'_>]) {
    let pairs: Vec<(usize, usize)> = (0..sides.len()).flat_map(|a| (a + 1..sides.len()).map(move |b| (a, b))).collect();
    let likenesses = memo(ui, Id::unique("likenesses"), (state.results.revision, sides.len()), || {
        pairs.iter().map(|&(a, b)| Likeness::between(sides[a].ledger, sides[b].ledger)).collect::<Vec<_>>()
    });
    let theme = theme(ui);
    panel::title(ui, "How alike the feeds are", "this viewer, what is delivered");
    let (_, titles) = ui.allocate_space(vec2(ui.available_width(), Style::BODY.line));
    let name = |&(a, b): &(usize, usize)| format!("{} – {}", sides[a].badge(), sides[b].badge());
    let widest = |style: Style, name: &str| text_width(ui.painter(), name, style).ceil();
    let first = pairs.iter().map(|pair| widest(Style::BODY_STRONG, &name(pair))).fold(0.0, f32::max);
    let needed = COLUMNS.map(|title| widest(Style::CAPTION, title));
    let cells = |row| cells(row, first + space::M, needed);
    for (cell, title) in cells(titles).into_iter().zip(COLUMNS) {
        terms::title(ui, cell, title, Style::CAPTION, theme.text.secondary);
    }
    for (pair, likeness) in pairs.iter().zip(likenesses.iter()) {
        let (_, row) = ui.allocate_space(vec2(ui.available_width(), anatomy::NUMBER_ROW));
        let name = name(pair);
        let first = row.shrink2(vec2(space::INSPECTOR, 0.0));
        label(ui, first, Align::Min, &name, Style::BODY_STRONG, theme.text.primary);
        let overlap = likeness.overlap_at_10.map(|share| format!("{} of {TOP}", numbers::fixed(share * TOP as f64, 0)));
        let fixed = |value: Option<f64>| value.map(|value| numbers::fixed(value, 2));
        let told = [
            (likeness.overlap_at_10, overlap),
            (likeness.kendall_tau_b, fixed(likeness.kendall_tau_b)),
            (likeness.rank_biased_overlap, fixed(likeness.rank_biased_overlap)),
        ];
        for (((share, text), cell), column) in told.into_iter().zip(cells(row)).zip(COLUMNS) {
            bar(ui, cell, share, text.as_deref().unwrap_or("n/a"), &format!("{name} {column}"));
        }
    }
    panel::rule(ui);
}

/// The three columns of a row, right of what is as wide as `first`: each as wide as its title needs, and an equal share of
/// the rest.
fn cells(row: Rect, first: f32, needed: [f32; COLUMNS.len()]) -> Vec<Rect> {
    let inner = row.shrink2(vec2(space::INSPECTOR, 0.0));
    let rest = inner.with_min_x(inner.left() + first.max(anatomy::PAIR.min(inner.width() * anatomy::PAIR_SHARE)));
    let spare = (rest.width() - needed.iter().sum::<f32>()).max(0.0) / COLUMNS.len() as f32;
    let mut left = rest.left();
    let cell = |needed: f32| {
        let cell = Rect::from_min_size(pos2(left, row.top()), vec2(needed + spare, row.height()));
        left = cell.right();
        cell
    };
    needed.into_iter().map(cell).collect()
}

/// A share as a bar with its number; below zero the bar is empty and the number says it.
fn bar(ui: &mut Ui, cell: Rect, share: Option<f64>, text: &str, name: &str) {
    let theme = theme(ui);
    let words = text_width(ui.painter(), text, Style::BODY).ceil();
    let width = anatomy::BAR.x.min(cell.width() - words - 2.0 * space::M).max(0.0);
    let track = Rect::from_center_size(pos2(cell.left() + width / 2.0, cell.center().y), vec2(width, anatomy::BAR.y));
    ui.painter().rect_filled(track, radius::BAR, theme.bg.sunken);
    let filled = track.with_max_x(track.left() + width * share.unwrap_or(0.0).clamp(0.0, 1.0) as f32);
    ui.painter().rect_filled(filled, radius::BAR, theme.text.secondary);
    let number = cell.with_min_x(track.right() + space::M);
    line(ui.painter(), number, Align::Min, text, Style::BODY, theme.text.primary);
    let id = ui.next_auto_id();
    ui.skip_ahead_auto_ids(1);
    let response = ui.interact(cell, id, egui::Sense::hover());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::accesskit::Role::Label, true, format!("{name}: {text}")));
}
