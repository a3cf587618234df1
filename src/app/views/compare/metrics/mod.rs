//! What the feeds are like, in numbers: of the viewer at hand, or of all viewers.

mod detail;
mod everybody;
mod one;
pub(super) mod words;

use egui::{Align, Rect, Ui, pos2, vec2};

use super::{look, panel};
use crate::app::command::Commands;
use crate::app::compare::Side;
use crate::app::numbers;
use crate::app::state::State;
use crate::app::theme::{Style, compare as anatomy, size, space, theme};
use crate::app::widgets::{Segmented, hair_below, label, text_width};
use crate::simulation::metrics::METRICS;

/// Draws the table.
pub(super) fn ui(ui: &mut Ui, state: &State, sides: &[Side<'_>], commands: &mut Commands) {
    let all = format!("All {} viewers", numbers::count(state.document.world.viewers.len() as u64));
    let view = state.session.compare;
    let inner = panel::title(ui, if view.everybody { "Metrics and guardrails" } else { "Metrics" }, "");
    let segmented = Segmented {
        label: "Numbers of",
        options: &["This viewer", &all],
        chosen: usize::from(view.everybody),
        enabled: true,
    };
    let width = segmented.size(ui, size::SEGMENTED).x;
    let rect =
        Rect::from_center_size(pos2(inner.right() - width / 2.0, inner.center().y), vec2(width, size::SEGMENTED));
    if let Some(at) = segmented.show(ui, rect) {
        look(state, |view| view.everybody = at == 1, commands);
    }
    if view.everybody {
        everybody::ui(ui, state, sides, commands);
    } else {
        one::ui(ui, state, sides);
    }
}

/// The row that says whose numbers stand below.
fn titles(ui: &mut Ui, sides: &[Side<'_>]) {
    let (_, row) = ui.allocate_space(vec2(ui.available_width(), Style::BODY.line));
    for (at, side) in sides.iter().enumerate() {
        let title =
            if at == 0 { side.badge().to_owned() } else { format!("{} − {}", side.badge(), sides[0].badge()) };
        label(ui, cell(row, at, sides.len()), Align::Max, &title, Style::CAPTION, theme(ui).text.secondary);
    }
    hair_below(ui.painter(), row, theme(ui).stroke.hair);
}

/// Where a row has its name and its numbers.
struct Row {
    /// All of it.
    all: Rect,
    /// The name, after so much room as was asked for.
    name: Rect,
    /// The numbers.
    numbers: Rect,
}

impl Row {
    /// Makes room for a row of so many numbers, with `before` free at the left of its name. Where the longest name finds no
    /// room beside the numbers, every name stands above them.
    fn new(ui: &mut Ui, count: usize, before: f32) -> Row {
        let width = |name: &str| text_width(ui.painter(), name, Style::BODY);
        let longest = METRICS.iter().map(|metric| width(metric.name)).fold(0.0, f32::max);
        let wanted = space::INSPECTOR + before + longest + count as f32 * anatomy::NUMBER + space::INSPECTOR;
        let is_above = wanted > ui.available_width();
        let height = anatomy::NUMBER_ROW + if is_above { Style::BODY.line } else { 0.0 };
        let (_, all) = ui.allocate_space(vec2(ui.available_width(), height));
        let numbers = all.with_min_y(all.bottom() - anatomy::NUMBER_ROW);
        let left = all.left() + space::INSPECTOR + before;
        let right = if is_above { all.right() - space::INSPECTOR } else { cell(all, 0, count).left() };
        let name = Rect::from_x_y_ranges(left..=right, all.top()..=all.top() + anatomy::NUMBER_ROW);
        Row { all, name, numbers }
    }
}

/// The cell of the side at `at`.
fn cell(row: Rect, at: usize, count: usize) -> Rect {
    let right = row.right() - space::INSPECTOR - (count - 1 - at) as f32 * anatomy::NUMBER;
    Rect::from_min_max(pos2(right - anatomy::NUMBER + space::S, row.top()), pos2(right, row.bottom()))
}
