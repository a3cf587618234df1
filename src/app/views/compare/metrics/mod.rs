//! What the feeds are like, in numbers: of the viewer at hand, or of all viewers.

mod detail;
mod everybody;
mod interval;
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
fn titles(ui: &mut Ui, sides: &[Side<'_>], columns: Columns) {
    let (_, row) = ui.allocate_space(vec2(ui.available_width(), Style::BODY.line));
    for (at, side) in sides.iter().enumerate() {
        let title =
            if at == 0 { side.badge().to_owned() } else { format!("{} − {}", side.badge(), sides[0].badge()) };
        label(ui, columns.cell(row, at), Align::Max, &title, Style::CAPTION, theme(ui).text.secondary);
    }
    hair_below(ui.painter(), row, theme(ui).stroke.hair);
}

/// The columns of the numbers, one a side, at the right of every row.
#[derive(Clone, Copy)]
struct Columns {
    /// So many sides.
    count: usize,
    /// Width of the interval before each number but the first; 0 where none is drawn.
    interval: f32,
}

impl Columns {
    /// Numbers alone.
    fn plain(sides: &[Side<'_>]) -> Columns {
        Columns { count: sides.len(), interval: 0.0 }
    }

    /// Numbers with their intervals, where those find room beside names that have `before` free at their left.
    fn with_intervals(ui: &Ui, sides: &[Side<'_>], before: f32) -> Columns {
        let plain = Columns::plain(sides);
        let left = ui.available_width() - plain.wanted(ui, before);
        let each = (left / (plain.count.max(2) - 1) as f32).floor().min(anatomy::INTERVAL);
        Columns { interval: if each < anatomy::INTERVAL_LEAST { 0.0 } else { each }, ..plain }
    }

    /// Width of a row whose names stand beside its numbers.
    fn wanted(self, ui: &Ui, before: f32) -> f32 {
        let width = |name: &str| text_width(ui.painter(), name, Style::BODY);
        let longest = METRICS.iter().map(|metric| width(metric.name)).fold(0.0, f32::max);
        let numbers = self.count as f32 * anatomy::NUMBER + self.count.saturating_sub(1) as f32 * self.interval;
        space::INSPECTOR + before + longest + numbers + space::INSPECTOR
    }

    /// The number of the side at `at`.
    fn cell(self, row: Rect, at: usize) -> Rect {
        let behind = (self.count - 1 - at) as f32;
        let right = row.right() - space::INSPECTOR - behind * (anatomy::NUMBER + self.interval);
        Rect::from_min_max(pos2(right - anatomy::NUMBER + space::S, row.top()), pos2(right, row.bottom()))
    }

    /// The interval before it, where there is one.
    fn interval(self, row: Rect, at: usize) -> Option<Rect> {
        let cell = self.cell(row, at);
        let right = cell.left() - space::S;
        let is_drawn = at > 0 && self.interval > 0.0;
        is_drawn.then(|| cell.with_min_x(right - self.interval + space::M).with_max_x(right))
    }
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
    /// Makes room for a row, with `before` free at the left of its name. Where the longest name finds no room beside the
    /// numbers, every name stands above them.
    fn new(ui: &mut Ui, columns: Columns, before: f32) -> Row {
        let is_above = columns.wanted(ui, before) > ui.available_width();
        let height = anatomy::NUMBER_ROW + if is_above { Style::BODY.line } else { 0.0 };
        let (_, all) = ui.allocate_space(vec2(ui.available_width(), height));
        let numbers = all.with_min_y(all.bottom() - anatomy::NUMBER_ROW);
        let left = all.left() + space::INSPECTOR + before;
        let right = if is_above { all.right() - space::INSPECTOR } else { columns.cell(all, 0).left() };
        let name = Rect::from_x_y_ranges(left..=right, all.top()..=all.top() + anatomy::NUMBER_ROW);
        Row { all, name, numbers }
    }
}
