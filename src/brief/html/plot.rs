//! What is drawn: intervals on a line, bars against limits, lines between feeds, the shapes of the four kinds.

use crate::brief::{Limit, Reading, Row, Shown};
use crate::pipeline::ComponentKind;

/// A number in a drawing: two decimals at most.
pub(super) fn number(number: f64) -> String {
    let text = format!("{number:.2}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if matches!(text, "" | "-0") { "0".to_owned() } else { text.to_owned() }
}

/// How far a plot reaches to either side, as a share of the first policy's mean.
#[derive(Clone, Copy)]
pub(super) struct Axis {
    pub(super) reach: f64,
}

impl Axis {
    /// Half the width of a plot.
    const HALF: f64 = 75.0;
    /// What a plot may reach, in ascending order; what lies beyond the last ends in an arrow.
    const REACHES: [f64; 6] = [0.05, 0.1, 0.2, 0.4, 0.6, 1.0];

    /// The least that all rows fit in.
    pub(super) fn of<'a>(rows: impl Iterator<Item = &'a Row>) -> Axis {
        let farthest = rows.filter_map(ends).flatten().map(f64::abs).fold(0.0, f64::max);
        Axis { reach: Axis::REACHES.into_iter().find(|reach| farthest <= *reach).unwrap_or(1.0) }
    }

    fn x(self, share: f64) -> f64 {
        Axis::HALF + (share / self.reach).clamp(-1.0, 1.0) * Axis::HALF
    }

    /// Its ends and its middle, in words.
    pub(super) fn words(self) -> String {
        let percent = (100.0 * self.reach).round();
        format!("<span>−{percent}\u{a0}%</span><span>0</span><span>+{percent}\u{a0}% of A</span>")
    }
}

/// The ends of what a plot shows of a row, and its mean between them, as shares of the first policy's mean.
fn ends(row: &Row) -> Option<[f64; 3]> {
    let mean = row.difference?;
    let [low, high] = row.interval.map_or([mean, mean], |interval| [interval.low, interval.high]);
    Some([row.relative(low)?, row.relative(mean)?, row.relative(high)?])
}

/// A difference with its interval.
pub(super) fn interval(row: &Row, axis: Axis) -> String {
    let zero = format!("<path class=\"zero\" d=\"M{0} 1V17\"/>", Axis::HALF);
    let class = class(row.reading);
    let drawn = ends(row).map_or(String::new(), |shares| {
        let [low, mean, high] = shares.map(|share| axis.x(share));
        let cap = |end: f64, share: f64| match share.abs() > axis.reach {
            // Beyond the plot: an arrow that points on.
            true => format!(
                "<path d=\"M{} 6l{} 3l{} 3\"/>",
                number(end - 3.0 * share.signum()),
                number(3.0 * share.signum()),
                number(-3.0 * share.signum())
            ),
            false => format!("<path d=\"M{} 6v6\"/>", number(end)),
        };
        let whiskers = match row.interval {
            Some(_) => format!(
                "<path d=\"M{} 9H{}\"/>{}{}",
                number(low),
                number(high),
                cap(low, shares[0]),
                cap(high, shares[2])
            ),
            None => String::new(),
        };
        format!("{whiskers}<circle cx=\"{}\" cy=\"9\" r=\"4\"/>", number(mean))
    });
    format!(
        "<svg class=\"interval {class}\" width=\"158\" height=\"18\" viewBox=\"-4 0 158 18\" aria-hidden=\"true\">{zero}{drawn}</svg>"
    )
}

/// The class that colors a reading.
pub(super) const fn class(reading: Reading) -> &'static str {
    match reading {
        Reading::Better => "good",
        Reading::Worse => "bad",
        Reading::Changed => "other",
        Reading::Unclear | Reading::Same | Reading::Unknown => "open",
    }
}

/// A number against its limit; nothing where there is no number.
pub(super) fn limit(limit: &Limit) -> String {
    const WIDTH: f64 = 104.0;
    const LIMIT_AT: f64 = 0.9;
    let Some((value, bound)) = limit.bar() else { return String::new() };
    let most = (bound.abs() / LIMIT_AT).max(value.abs()).max(f64::MIN_POSITIVE);
    let x = |value: f64| number(WIDTH * (value / most).clamp(0.0, 1.0));
    format!(
        "<svg class=\"bar\" width=\"{WIDTH}\" height=\"6\" aria-hidden=\"true\"><rect class=\"track\" width=\"{WIDTH}\" \
         height=\"6\" rx=\"2\"/><rect class=\"value\" width=\"{}\" height=\"6\" rx=\"2\"/><path d=\"M{} 0v6\"/></svg>",
        x(value),
        x(bound)
    )
}

/// The lines between two feeds: one for each post among the first of both, thicker for a farther move.
pub(super) fn lines(left: &[Shown], right: &[Shown]) -> String {
    const ROW: f64 = 44.0;
    const WIDTH: f64 = 28.0;
    let rows = left.len().max(right.len());
    let line = |(from, shown): (usize, &Shown)| {
        let to = right.iter().position(|other| other.id == shown.id)?;
        let class = match from.cmp(&to) {
            std::cmp::Ordering::Greater => "up",
            std::cmp::Ordering::Less => "down",
            std::cmp::Ordering::Equal => "even",
        };
        let [y1, y2] = [from, to].map(|at| number((at as f64 + 0.5) * ROW));
        let thick = number((1.0 + 0.35 * from.abs_diff(to) as f64).min(3.5));
        let [a, b] = [0.45, 0.55].map(|share| number(WIDTH * share));
        Some(format!("<path class=\"{class}\" stroke-width=\"{thick}\" d=\"M0 {y1}C{b} {y1} {a} {y2} {WIDTH} {y2}\"/>"))
    };
    let lines: String = left.iter().enumerate().filter_map(line).collect();
    let height = ROW * rows as f64;
    format!("<svg class=\"lines\" width=\"{WIDTH}\" height=\"{height}\" aria-hidden=\"true\">{lines}</svg>")
}

/// A kind's shape, which reads without its hue.
pub(super) fn glyph(kind: Option<ComponentKind>) -> String {
    let (class, shape) = match kind {
        Some(ComponentKind::System) => ("system", "<rect x=\"1\" y=\"1\" width=\"6\" height=\"6\" rx=\"1\"/>"),
        Some(ComponentKind::Model) => ("model", "<circle cx=\"4\" cy=\"4\" r=\"3.5\"/>"),
        Some(ComponentKind::Action) => ("action", "<path d=\"M1 0.5L7.5 4L1 7.5Z\"/>"),
        Some(ComponentKind::Rules) => ("rules", "<path d=\"M4 0L8 4L4 8L0 4Z\"/>"),
        None => ("none", "<path d=\"M1 4H7\" stroke=\"currentColor\" stroke-width=\"1.5\"/>"),
    };
    format!("<svg class=\"glyph {class}\" width=\"8\" height=\"8\" aria-hidden=\"true\">{shape}</svg>")
}

/// Up, down: said by shape and sign, not by color alone.
pub(super) fn triangle(is_up: bool) -> &'static str {
    if is_up {
        "<svg class=\"triangle\" width=\"8\" height=\"7\" aria-hidden=\"true\"><path d=\"M4 0.5L7.5 6.5H0.5Z\"/></svg>"
    } else {
        "<svg class=\"triangle\" width=\"8\" height=\"7\" aria-hidden=\"true\"><path d=\"M0.5 0.5H7.5L4 6.5Z\"/></svg>"
    }
}

/// Whether a limit is kept: a check, a bang, or a question.
pub(super) fn mark(is_kept: Option<bool>) -> String {
    let (class, said, sign) = match is_kept {
        Some(true) => ("good", "kept", "<path d=\"M4 7.2L6.2 9.4L10.2 5\"/>"),
        Some(false) => ("bad", "crossed", "<path d=\"M7 3.6V7.6M7 9.6V10.4\"/>"),
        None => ("open", "not known", "<path d=\"M4 7H10\"/>"),
    };
    format!(
        "<svg class=\"mark {class}\" width=\"14\" height=\"14\" role=\"img\" aria-label=\"{said}\"><circle cx=\"7\" cy=\"7\" \
         r=\"6.5\"/>{sign}</svg>"
    )
}
