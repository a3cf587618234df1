//! Numbers as people read them: a true minus sign, and no more figures than they carry.

use crate::domain::Timestamp;

/// A number with so many decimals.
pub(super) fn decimals(number: f64, decimals: usize) -> String {
    let text = format!("{number:.decimals$}");
    match text.strip_prefix('-') {
        Some(digits) if digits.bytes().all(|byte| matches!(byte, b'0' | b'.')) => digits.to_owned(),
        Some(digits) => format!("−{digits}"),
        None => text,
    }
}

/// The same with a sign before what is above zero.
pub(super) fn signed(number: f64, places: usize) -> String {
    let text = decimals(number, places);
    let is_zero = text.bytes().all(|byte| matches!(byte, b'0' | b'.'));
    if number > 0.0 && !is_zero { format!("+{text}") } else { text }
}

/// A score, ×100 with one decimal.
pub(super) fn score(score: f64) -> String {
    decimals(score * 100.0, 1)
}

/// A probability as percent with two figures: `0.12 %`, `3.4 %`, `34 %`.
pub(super) fn percent(probability: f64) -> String {
    let percent = probability * 100.0;
    let places = match percent.abs() {
        p if p >= 9.95 => 0,
        p if p >= 0.995 || p == 0.0 => 1,
        p if p >= 0.0995 => 2,
        _ => 3,
    };
    format!("{} %", decimals(percent, places))
}

/// A factor: `×1.50`.
pub(super) fn factor(factor: f64) -> String {
    format!("×{}", decimals(factor, 2))
}

/// An age: `48 min`, `3 h`, `2 d`.
pub(super) fn age(hours: f64) -> String {
    match hours {
        h if h < 1.0 => format!("{} min", (h * 60.0).floor()),
        h if h < 48.0 => format!("{} h", h.floor()),
        h => format!("{} d", (h / 24.0).floor()),
    }
}

/// A moment to the minute.
pub(super) fn clock(at: Timestamp) -> String {
    at.strftime("%Y-%m-%d %H:%M UTC").to_string()
}

/// A count and what is counted: `1 post`, `2 posts`.
pub(super) fn count(count: usize, thing: &str) -> String {
    format!("{count} {thing}{}", if count == 1 { "" } else { "s" })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_minus_is_a_minus_and_zero_has_none() {
        assert_eq!(decimals(-1.25, 1), "−1.2");
        assert_eq!(decimals(-0.01, 1), "0.0");
        assert_eq!(signed(0.5, 2), "+0.50");
        assert_eq!(signed(0.001, 2), "0.00");
    }

    #[test]
    fn percents_have_two_figures() {
        let percents = [0.341, 0.0341, 0.00341, 0.000341, 0.0].map(percent);
        assert_eq!(percents, ["34 %", "3.4 %", "0.34 %", "0.034 %", "0.0 %"]);
    }

    #[test]
    fn ages_come_in_minutes_hours_and_days() {
        assert_eq!([0.5, 3.9, 47.9, 48.0].map(age), ["30 min", "3 h", "47 h", "2 d"]);
    }
}
