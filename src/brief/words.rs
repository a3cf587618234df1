//! Numbers and names as a brief tells them: a true minus sign, and no line break before a unit.

use crate::domain::Timestamp;
use crate::policy::{Knob, Unit, Value};
use crate::simulation::metrics::Metric;

/// Stands where there is no number.
pub(super) const NONE: &str = "n/a";
/// Keeps a number and its unit together.
const SPACE: char = '\u{a0}';
/// Units that a name does not say by itself.
const TOLD_UNITS: [&str; 4] = ["hours", "bits", "points", "log10"];

/// With so many decimals, never `−0`.
pub(super) fn fixed(number: f64, decimals: usize) -> String {
    let digits = format!("{:.decimals$}", number.abs());
    let is_zero = digits.bytes().all(|digit| matches!(digit, b'0' | b'.'));
    if number < 0.0 && !is_zero { format!("−{digits}") } else { digits }
}

/// The same with a plus before what is above zero.
pub(super) fn signed(number: f64, decimals: usize) -> String {
    let text = fixed(number, decimals);
    let is_zero = text.bytes().all(|digit| matches!(digit, b'0' | b'.'));
    if number > 0.0 && !is_zero { format!("+{text}") } else { text }
}

/// As few decimals as say it, at most three.
fn short(number: f64) -> String {
    let text = fixed(number, 3);
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text.is_empty() { "0".to_owned() } else { text.to_owned() }
}

/// A share in percent.
pub(super) fn percent(share: f64, decimals: usize) -> String {
    format!("{}{SPACE}%", fixed(100.0 * share, decimals))
}

fn is_share(metric: &Metric) -> bool {
    metric.unit == "share"
}

/// How finely a metric's numbers are told, so that those that are read together have as many decimals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Grain(usize);

impl Grain {
    /// No number is told more finely.
    const FINEST: usize = 5;

    /// Two figures of a value, or one of a change where that is finer; shares are told in percent.
    pub(super) fn of(metric: &Metric, value: Option<f64>, change: Option<f64>) -> Grain {
        let scale = if is_share(metric) { 100.0 } else { 1.0 };
        let decimals = |number: Option<f64>, figures: f64| match number {
            Some(number) if number != 0.0 => figures - 1.0 - (scale * number).abs().log10().floor(),
            _ => 0.0,
        };
        let needed = decimals(value, 2.0).max(decimals(change, 1.0)).clamp(0.0, Grain::FINEST as f64);
        let least = match value {
            _ if is_share(metric) => 1,
            Some(value) if value.abs() < 1.0 => 3,
            _ => 2,
        };
        Grain((needed as usize).max(least))
    }

    /// A metric's value; shares in percent.
    pub(super) fn value(self, metric: &Metric, value: Option<f64>) -> String {
        match value {
            None => NONE.to_owned(),
            Some(value) if is_share(metric) => percent(value, self.0),
            Some(value) => fixed(value, self.0),
        }
    }

    /// A change of it, signed; of a share in points of a percent.
    pub(super) fn change(self, metric: &Metric, change: Option<f64>) -> String {
        match change {
            None => NONE.to_owned(),
            Some(change) if is_share(metric) => signed(100.0 * change, self.0),
            Some(change) => signed(change, self.0),
        }
    }
}

/// A metric's value, read by itself.
pub(super) fn value(metric: &Metric, value: Option<f64>) -> String {
    Grain::of(metric, value, None).value(metric, value)
}

/// A limit on it, with no decimal that says nothing.
pub(super) fn bound(metric: &Metric, bound: f64) -> String {
    let (number, unit) = if is_share(metric) { (100.0 * bound, "\u{a0}%") } else { (bound, "") };
    let text = fixed(number, Grain::FINEST);
    let text = text.trim_end_matches('0').trim_end_matches('.');
    format!("{}{unit}", if text.is_empty() { "0" } else { text })
}

/// A metric's name, with its unit where the name does not say it.
pub(super) fn name(metric: &Metric) -> String {
    if TOLD_UNITS.contains(&metric.unit) { format!("{}, {}", metric.name, metric.unit) } else { metric.name.to_owned() }
}

/// The same within a sentence.
pub(super) fn name_within(metric: &Metric) -> String {
    let mut letters = metric.name.chars();
    letters.next().map(char::to_lowercase).into_iter().flatten().chain(letters).collect()
}

/// A knob's value with its unit.
pub(super) fn knob_value(knob: &Knob, value: Value) -> String {
    match (value, knob.unit) {
        (Value::Number(number), Unit::Factor) => factor(number),
        (Value::Number(number), Unit::Hours) => format!("{}{SPACE}h", short(number)),
        (Value::Number(number), Unit::Days) => format!("{}{SPACE}d", short(number)),
        (Value::Number(number), Unit::Share) => fixed(number, 2),
        (Value::Number(number), _) => short(number),
        (Value::Switch(on), _) => if on { "on" } else { "off" }.to_owned(),
        (Value::Choice(choice), _) => choice.replace('_', "-"),
    }
}

/// A factor: `×1.50`.
pub(super) fn factor(factor: f64) -> String {
    format!("×{}", fixed(factor, 2))
}

/// How many, with what is counted: `1 post`, `1 240 posts`.
pub(super) fn count(count: usize, thing: &str) -> String {
    format!("{}{SPACE}{thing}{}", thousands(count), if count == 1 { "" } else { "s" })
}

/// How many, with a thin space between thousands.
pub(super) fn thousands(count: usize) -> String {
    let digits = count.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push('\u{202f}');
        }
        text.push(digit);
    }
    text
}

/// A day: `16 Mar 2025`.
pub(super) fn day(at: Timestamp) -> String {
    at.strftime("%-d %b %Y").to_string()
}

/// `a`, `a or b`, `a, b or c`.
pub(super) fn either(names: &[String]) -> String {
    listed(names, "or")
}

/// `a`, `a and b`, `a, b and c`.
pub(super) fn all_of(names: &[String]) -> String {
    listed(names, "and")
}

fn listed(names: &[String], word: &str) -> String {
    match names.split_last() {
        None => String::new(),
        Some((last, [])) => last.clone(),
        Some((last, others)) => format!("{} {word} {last}", others.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_a_true_minus_and_zero_has_no_sign() {
        assert_eq!(
            [fixed(-1.25, 1), fixed(-0.01, 1), signed(0.5, 2), signed(0.001, 2)],
            ["−1.2", "0.0", "+0.50", "0.00"]
        );
        let hides = Metric::find("expected_hide").expect("a metric");
        assert_eq!(value(hides, Some(0.00317)), "0.0032");
        assert_eq!(Grain::of(hides, Some(0.00317), Some(-0.00042)).value(hides, Some(0.00317)), "0.0032");
        assert_eq!(Grain::of(hides, Some(0.994), Some(0.0002)).change(hides, Some(0.0002)), "+0.0002");
        let friends = Metric::find("friends_share").expect("a metric");
        assert_eq!(
            [value(friends, Some(0.222)), bound(friends, 0.02), bound(hides, 8.0)],
            ["22.2\u{a0}%", "2\u{a0}%", "8"]
        );
        assert_eq!([short(5.5), short(-40.0), short(0.0), short(200.0)], ["5.5", "−40", "0", "200"]);
    }

    #[test]
    fn counts_and_lists_read_well() {
        assert_eq!([count(1, "post"), count(1240, "post")], ["1\u{a0}post", "1\u{202f}240\u{a0}posts"]);
        let names = ["a", "b", "c"].map(str::to_owned);
        assert_eq!([either(&names[..1]), either(&names[..2]), all_of(&names)], ["a", "a or b", "a, b and c"]);
    }
}
