//! What the feeds are like, in numbers: each under the pinned policy, and what the others change.

use egui::{Align, Color32, Id, Rect, Ui, pos2, vec2};

use crate::app::compare::Side;
use crate::app::numbers;
use crate::app::state::State;
use crate::app::theme::{Style, compare as anatomy, size, space, theme};
use crate::app::views::memo::memo;
use crate::app::widgets::{Tip, hair_below, label};
use crate::pipeline::Context;
use crate::simulation::metrics::{Direction, METRICS, Metric};

/// Draws the table.
pub(super) fn ui(ui: &mut Ui, state: &State, sides: &[Side<'_>]) {
    let theme = theme(ui);
    let values = memo(ui, Id::unique("metrics"), (state.results.revision, sides.len()), || {
        let context = state.results.context();
        let of = |metric: &Metric, side: &Side<'_>| metric.of(&Context { policy: side.policy, ..context }, side.ledger);
        METRICS.iter().map(|metric| sides.iter().map(|side| of(metric, side)).collect()).collect::<Vec<Vec<_>>>()
    });
    let (_, head) = ui.allocate_space(vec2(ui.available_width(), size::SECTION_HEADER));
    let inner = head.shrink2(vec2(space::INSPECTOR, 0.0));
    label(ui, inner, Align::Min, "Metrics", Style::BODY_STRONG, theme.text.primary);
    label(ui, inner, Align::Max, "this viewer, first 30 posts", Style::CAPTION, theme.text.tertiary);
    let (_, titles) = ui.allocate_space(vec2(ui.available_width(), Style::BODY.line));
    for (at, side) in sides.iter().enumerate() {
        let title =
            if at == 0 { side.badge().to_owned() } else { format!("{} − {}", side.badge(), sides[0].badge()) };
        label(ui, cell(titles, at, sides.len()), Align::Max, &title, Style::CAPTION, theme.text.secondary);
    }
    hair_below(ui.painter(), titles, theme.stroke.hair);
    for (metric, values) in METRICS.iter().zip(values.iter()) {
        row(ui, metric, values);
    }
}

fn row(ui: &mut Ui, metric: &Metric, values: &[Option<f64>]) {
    let theme = theme(ui);
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), anatomy::NUMBER_ROW));
    let name = rect.with_min_x(rect.left() + space::INSPECTOR).with_max_x(cell(rect, 0, values.len()).left());
    let shown = label(ui, name, Align::Min, metric.name, Style::BODY, theme.text.primary);
    let note = format!("{}. Source: {}", unit(metric), metric.source);
    Tip::new(metric.name).text(metric.doc).note(&note).on(shown);
    for (at, value) in values.iter().enumerate() {
        let change = value.zip(values[0]).map(|(value, first)| value - first);
        let (text, ink) = match (at, value) {
            (_, None) => ("n/a".to_owned(), theme.text.tertiary),
            (0, Some(value)) => (number(metric, *value), theme.text.primary),
            _ => change.map_or(("n/a".to_owned(), theme.text.tertiary), |change| {
                (signed(metric, change), better(metric, change, theme))
            }),
        };
        label(ui, cell(rect, at, values.len()), Align::Max, &text, Style::BODY, ink);
    }
    hair_below(ui.painter(), rect, theme.stroke.hair);
}

/// The cell of the side at `at`.
fn cell(row: Rect, at: usize, count: usize) -> Rect {
    let right = row.right() - space::INSPECTOR - (count - 1 - at) as f32 * anatomy::NUMBER;
    Rect::from_min_max(pos2(right - anatomy::NUMBER + space::S, row.top()), pos2(right, row.bottom()))
}

fn is_share(metric: &Metric) -> bool {
    metric.unit == "share"
}

fn number(metric: &Metric, value: f64) -> String {
    if is_share(metric) { format!("{} %", numbers::fixed(100.0 * value, 1)) } else { numbers::fixed(value, 2) }
}

/// With a sign that says as well as the color which way it went.
fn signed(metric: &Metric, change: f64) -> String {
    if is_share(metric) { numbers::signed(100.0 * change, 1) } else { numbers::signed(change, 2) }
}

fn unit(metric: &Metric) -> &'static str {
    if is_share(metric) { "Shares in percent, differences in points of a percent" } else { metric.unit }
}

/// Better is green, worse is red; what is neither, or does not change, is plain.
fn better(metric: &Metric, change: f64, theme: &crate::app::theme::Theme) -> Color32 {
    let is_up = match metric.better {
        Direction::Up => change > 0.0,
        Direction::Down => change < 0.0,
        Direction::Neither => return theme.text.secondary,
    };
    match change {
        0.0 => theme.text.tertiary,
        _ if is_up => theme.signal.positive,
        _ => theme.signal.negative,
    }
}
