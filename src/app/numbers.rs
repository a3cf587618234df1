//! How numbers are written: two figures for a percentage, a true minus, ages in one unit.

use crate::domain::Timestamp;

/// The true minus sign, as wide as a plus.
const MINUS: char = '\u{2212}';

/// With so many decimals, and a true minus.
#[must_use]
pub fn decimals(number: f64, decimals: usize) -> String {
    let text = format!("{number:.decimals$}");
    match text.strip_prefix('-') {
        Some(zero) if zero.chars().all(|digit| matches!(digit, '0' | '.')) => zero.to_owned(),
        Some(digits) => format!("{MINUS}{digits}"),
        None => text,
    }
}

/// With a sign, unless it rounds to zero: `+0.41`, `−12.1`, `0.0`.
#[must_use]
pub fn signed(number: f64, places: usize) -> String {
    let text = decimals(number, places);
    let is_zero = text.chars().all(|digit| matches!(digit, '0' | '.'));
    if number > 0.0 && !is_zero { format!("+{text}") } else { text }
}

/// As short as it reads, at most three decimals: `6`, `0.5`, `−40`.
#[must_use]
pub fn plain(number: f64) -> String {
    let text = decimals(number, 3);
    if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.').to_owned() } else { text }
}

/// A probability with two figures: `41 %`, `8.7 %`, `0.04 %`.
#[must_use]
pub fn percent(p: f64) -> String {
    let percent = 100.0 * p;
    let places = if percent >= 9.95 {
        0
    } else if percent >= 0.995 {
        1
    } else {
        2
    };
    format!("{} %", decimals(percent, places))
}

/// A score on the scale of 0 to 100 before boosts: `94.6`.
#[must_use]
pub fn score(score: f64) -> String {
    decimals(100.0 * score, 1)
}

/// Points a step added to or took from a score: `+57.7`, `−12.1`.
#[must_use]
pub fn points(points: f64) -> String {
    signed(100.0 * points, 1)
}

/// A factor: `×1.50`.
#[must_use]
pub fn factor(factor: f64) -> String {
    format!("×{}", decimals(factor, 2))
}

/// An age in one unit: `48 min`, `7 h`, `2 d`.
#[must_use]
pub fn age(hours: f64) -> String {
    if hours < 1.0 {
        format!("{} min", decimals((60.0 * hours).floor(), 0))
    } else if hours < 48.0 {
        format!("{} h", decimals(hours.floor(), 0))
    } else {
        format!("{} d", decimals((hours / 24.0).floor(), 0))
    }
}

/// A count as an app shows it: `912`, `1.8k`, `24k`, `3.1M`.
#[must_use]
pub fn count(count: u64) -> String {
    let short = |unit: f64, name: &str| {
        let number = count as f64 / unit;
        let places = if number < 9.95 { 1 } else { 0 };
        format!("{}{name}", decimals(number, places))
    };
    match count {
        0..1_000 => count.to_string(),
        1_000..1_000_000 => short(1e3, "k"),
        _ => short(1e6, "M"),
    }
}

/// Seconds as a player shows them: `0:31`, `2:34`.
#[must_use]
pub fn duration(seconds: f64) -> String {
    let seconds = seconds.round() as u64;
    format!("{}:{:02}", seconds / 60, seconds % 60)
}

/// A moment as the clock shows it: `Sun 16 Mar 2025, 09:40`.
#[must_use]
pub fn clock(at: Timestamp) -> String {
    at.strftime("%a %-d %b %Y, %H:%M").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_read_as_the_manners_say() {
        assert_eq!(percent(0.413), "41 %");
        assert_eq!(percent(0.0873), "8.7 %");
        assert_eq!(percent(0.0004), "0.04 %");
        assert_eq!(score(1.7523), "175.2");
        assert_eq!(points(-0.121), "−12.1");
        assert_eq!(points(-0.0001), "0.0");
        assert_eq!(factor(1.5), "×1.50");
        assert_eq!((age(0.81), age(7.9), age(50.0)), ("48 min".to_owned(), "7 h".to_owned(), "2 d".to_owned()));
        assert_eq!((count(912), count(1_840), count(24_300)), ("912".to_owned(), "1.8k".to_owned(), "24k".to_owned()));
        assert_eq!((plain(6.0), plain(-40.0), plain(0.5)), ("6".to_owned(), "−40".to_owned(), "0.5".to_owned()));
        assert_eq!(duration(154.0), "2:34");
    }
}
