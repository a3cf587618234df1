//! A metric's numbers in words, and the color that says whether they are good.

use egui::Color32;

use crate::app::numbers;
use crate::app::theme::{Theme, compare as anatomy};
use crate::simulation::metrics::{Direction, Metric};

fn is_share(metric: &Metric) -> bool {
    metric.unit == "share"
}

/// A value: shares in percent.
pub(in crate::app::views::compare) fn number(metric: &Metric, value: f64) -> String {
    if is_share(metric) {
        format!("{} %", numbers::fixed(100.0 * value, 1))
    } else {
        numbers::fixed(value, decimals(value))
    }
}

/// A change, with a sign that says as well as the color which way it went.
pub(in crate::app::views::compare) fn signed(metric: &Metric, change: f64) -> String {
    if is_share(metric) { numbers::signed(100.0 * change, 1) } else { numbers::signed(change, decimals(change)) }
}

/// Small numbers are told more finely.
fn decimals(value: f64) -> usize {
    match value.abs() {
        0.0 => 3,
        size if size < anatomy::FINE => 4,
        size if size < 1.0 => 3,
        _ => 2,
    }
}

/// What a value is multiplied by where it is told: shares are told in percent.
pub(in crate::app::views::compare) fn scale(metric: &Metric) -> f64 {
    if is_share(metric) { 100.0 } else { 1.0 }
}

/// What its numbers count.
pub(in crate::app::views::compare) fn unit(metric: &Metric) -> &'static str {
    if is_share(metric) { "Shares in percent, differences in points of a percent" } else { metric.unit }
}

/// Better is green, worse is red; what is neither, or is told as no change, is plain.
pub(in crate::app::views::compare) fn ink(metric: &Metric, change: f64, theme: &Theme) -> Color32 {
    let is_better = match metric.better {
        Direction::Up => change > 0.0,
        Direction::Down => change < 0.0,
        Direction::Neither => return theme.text.secondary,
    };
    match is_better {
        _ if !is_told(metric, change) => theme.text.tertiary,
        true => theme.signal.positive,
        false => theme.signal.negative,
    }
}

/// Is anything of a change left where it is told?
pub(in crate::app::views::compare) fn is_told(metric: &Metric, change: f64) -> bool {
    signed(metric, change).bytes().any(|byte| (b'1'..=b'9').contains(&byte))
}
