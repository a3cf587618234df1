//! Numbers of days in words.

use egui::Color32;

use crate::app::lab::days::Working;
use crate::app::numbers;
use crate::app::state::State;
use crate::app::theme::{Icon, Theme, days as anatomy};
use crate::simulation::days::{Measure, Side};
use crate::simulation::metrics::Direction;

/// A value of a measure.
pub(super) fn told(measure: &Measure, value: f64) -> String {
    match measure.unit {
        "share" => format!("{} %", numbers::fixed(100.0 * value, 1)),
        _ => numbers::fixed(value, decimals(value)),
    }
}

/// A difference of two values, with its sign; of shares in points of a percent.
pub(super) fn signed(measure: &Measure, change: f64) -> String {
    match measure.unit {
        "share" => numbers::signed(100.0 * change, 1),
        _ => numbers::signed(change, decimals(change)),
    }
}

/// Small numbers are told more finely.
pub(super) fn decimals(value: f64) -> usize {
    match value.abs() {
        size if size > 0.0 && size < anatomy::FINE.0 => 3,
        size if size < anatomy::FINE.1 => 2,
        _ => 0,
    }
}

/// Better is green, worse is red, what is neither, or cannot be told apart, is plain.
pub(super) fn ink(measure: &Measure, change: f64, is_clear: bool, theme: &Theme) -> Color32 {
    match (is_clear, measure.better, change > 0.0) {
        (false, ..) | (_, Direction::Neither, _) => theme.text.secondary,
        (true, Direction::Up, true) | (true, Direction::Down, false) => theme.signal.positive,
        (true, Direction::Up, false) | (true, Direction::Down, true) => theme.signal.negative,
    }
}

/// For whom a measure counts: its sign and its word.
pub(super) const fn side(side: Side) -> (Icon, &'static str) {
    match side {
        Side::People => (Icon::OWN, "people"),
        Side::Platform => (Icon::PLATFORM, "platform"),
        Side::Makers => (Icon::MAKERS, "makers of posts"),
    }
}

/// `3 runs, 1 289 sessions, 14 s; about 5 s left`.
pub(super) fn progress(state: &State) -> String {
    let days = &state.jobs.days;
    if let Some(why) = &days.refused {
        return crate::app::words::sentence(why);
    }
    let runs = many(days.lines.len(), "run");
    let sessions = many(days.sessions() as usize, "session");
    let took = days.seconds().map(|seconds| format!(", {}", time(seconds))).unwrap_or_default();
    let so_far = format!("{runs}, {sessions}{took}");
    match days.working() {
        Some(Working { is_stopping: true, .. }) => format!("{so_far}; stopping"),
        Some(Working { left: Some(left), .. }) => format!("{so_far}; about {} left", time(left)),
        Some(Working { left: None, .. }) => format!("{so_far}; the first day"),
        None => so_far,
    }
}

/// `14 s`, from two minutes on `3 min`.
fn time(seconds: f64) -> String {
    match seconds {
        _ if seconds < 2.0 * anatomy::MINUTE => format!("{} s", numbers::fixed(seconds, 0)),
        _ => format!("{} min", numbers::fixed(seconds / anatomy::MINUTE, 0)),
    }
}

/// `3 runs`, `1 run`.
pub(super) fn many(count: usize, noun: &str) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{} {noun}{plural}", numbers::count(count as u64))
}

/// Names in a row: `A, B and C`.
pub(super) fn listed(names: &[&str]) -> String {
    match names {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [before @ .., last] => format!("{} and {last}", before.join(", ")),
    }
}
