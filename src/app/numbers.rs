//! Numbers as people read them: a true minus (U+2212), × for factors, a no-break space before units.

/// Stands where there is no number.
pub const NONE: &str = "n/a";

const MINUS: char = '\u{2212}';
const SPACE: char = '\u{a0}';

/// A probability as percent with two figures: `41 %`, `8.7 %`, `0.04 %`, `100 %`. Not finite: `n/a`.
#[must_use]
pub fn percent(probability: f64) -> String {
    if !probability.is_finite() {
        return NONE.to_owned();
    }
    format!("{}{SPACE}%", two_figures(probability * 100.0))
}

/// How much of something is done, in whole percent: `0 %`, `45 %`; 100 only at the end.
#[must_use]
pub fn whole_percent(done: f64) -> String {
    format!("{}{SPACE}%", (done * 100.0).floor() as u64)
}

/// A change as a share, in signed percent with two figures: `−17 %`, `+1.3 %`, `0 %`. Not finite: `n/a`.
#[must_use]
pub fn change(share: f64) -> String {
    let size = percent(share.abs());
    // Less than the smallest that can be told is no change.
    let is_zero = size.starts_with('<') || size.bytes().all(|digit| !digit.is_ascii_digit() || digit == b'0');
    match share {
        _ if !share.is_finite() => NONE.to_owned(),
        _ if is_zero => format!("0{SPACE}%"),
        _ if share < 0.0 => format!("{MINUS}{size}"),
        _ => format!("+{size}"),
    }
}

/// A score ×100 with one decimal: `175.2`. Not finite: `n/a`.
#[must_use]
pub fn score(score: f64) -> String {
    fixed(score * 100.0, 1)
}

/// Points a step adds or takes, ×100, always signed: `+57.7`, `−12.1`, `0.0`.
#[must_use]
pub fn points(difference: f64) -> String {
    signed(difference * 100.0, 1)
}

/// A factor: `×1.50`.
#[must_use]
pub fn factor(factor: f64) -> String {
    format!("×{}", fixed(factor, 2))
}

/// With so many decimals and a true minus, never `−0`: `−40`, `0.26`. Not finite: `n/a`.
#[must_use]
pub fn fixed(value: f64, decimals: usize) -> String {
    if !value.is_finite() {
        return NONE.to_owned();
    }
    let digits = format!("{:.decimals$}", value.abs());
    let is_zero = digits.bytes().all(|digit| digit == b'0' || digit == b'.');
    if value < 0.0 && !is_zero { format!("{MINUS}{digits}") } else { digits }
}

/// Like [`fixed`], with a plus where it is above zero: `+0.41`, `−0.02`, `0.00`.
#[must_use]
pub fn signed(value: f64, decimals: usize) -> String {
    let text = fixed(value, decimals);
    let is_zero = text.bytes().all(|digit| digit == b'0' || digit == b'.');
    if value > 0.0 && value.is_finite() && !is_zero { format!("+{text}") } else { text }
}

/// As few decimals as say it, at most `most`: `1`, `5.5`, `−40`, `0.26`.
#[must_use]
pub fn short(value: f64, most: usize) -> String {
    let text = fixed(value, most);
    let text = if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.') } else { &text };
    if text == NONE || text.bytes().any(|byte| byte.is_ascii_digit() && byte != b'0') {
        text.to_owned()
    } else {
        "0".to_owned()
    }
}

/// How many, in full with a thin no-break space between thousands: `312`, `12 480`.
#[must_use]
pub fn count(count: u64) -> String {
    let digits = count.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push('\u{202f}');
        }
        text.push(digit);
    }
    text
}

/// How many, in the phone: `62`, `1.8k`, `24k`, `3.1M`; cut, not rounded up, so that it never says more than there are.
#[must_use]
pub fn tally(count: u64) -> String {
    let (unit, letter) = match count {
        0..1_000 => return count.to_string(),
        1_000..1_000_000 => (1_000, 'k'),
        _ => (1_000_000, 'M'),
    };
    let (whole, tenth) = (count / unit, count % unit / (unit / 10));
    if whole >= 10 || tenth == 0 { format!("{whole}{letter}") } else { format!("{whole}.{tenth}{letter}") }
}

/// An age in the largest unit that fits, rounded down: `now` (under a minute), `48 min`, `7 h`, `2 d`, `3 w` (from two
/// weeks), `4 mo` (from eight weeks), `2 y`. What is still to come: `in 3 h`. Not finite: `n/a`.
#[must_use]
pub fn age(hours: f64) -> String {
    if !hours.is_finite() {
        return NONE.to_owned();
    }
    let ago = hours.abs();
    let (number, unit) = match ago {
        _ if ago * 60.0 < 1.0 => return "now".to_owned(),
        _ if ago < 1.0 => (ago * 60.0, "min"),
        _ if ago < 24.0 => (ago, "h"),
        _ if ago < 24.0 * 14.0 => (ago / 24.0, "d"),
        _ if ago < 24.0 * 56.0 => (ago / 168.0, "w"),
        _ if ago < 24.0 * 365.0 => (ago / 730.5, "mo"),
        _ => (ago / 8766.0, "y"),
    };
    let text = format!("{}{SPACE}{unit}", number.floor().max(1.0));
    if hours < 0.0 { format!("in {text}") } else { text }
}

/// How long: `25 min`, `19 h`, from two days on `14 d`. Not finite: `n/a`.
#[must_use]
pub fn span(hours: f64) -> String {
    match hours {
        _ if !hours.is_finite() => NONE.to_owned(),
        _ if hours < 1.0 => format!("{}{SPACE}min", fixed(hours * 60.0, 0)),
        _ if hours < 24.0 * 2.0 => format!("{}{SPACE}h", short(hours, 1)),
        _ => format!("{}{SPACE}d", short(hours / 24.0, 1)),
    }
}

/// A change of place: `+3` for up, `−2` for down, `0`.
#[must_use]
pub fn places(up: i64) -> String {
    signed(up as f64, 0)
}

/// Two significant figures while that takes at most two decimals: `41`, `8.7`, `0.42`, `0.04`; less is `< 0.01`.
fn two_figures(value: f64) -> String {
    let size = value.abs();
    let decimals = match size {
        _ if size >= 9.95 => 0,
        _ if size >= 0.995 => 1,
        _ => 2,
    };
    let tiny = size > 0.0 && size < 0.005;
    if tiny { format!("<{SPACE}0.01") } else { fixed(value, decimals) }
}

/// Three figures while that takes at most two decimals: `412`, `41.2`, `4.12`, `0.41`.
#[must_use]
pub fn three_figures(value: f64) -> String {
    let decimals = match value.abs() {
        ..9.995 => 2,
        9.995..99.95 => 1,
        _ => 0,
    };
    fixed(value, decimals)
}

/// What a person typed, read as a number: takes `−` and `-`, `×1.5`, `26 h`, `8,5`, `18 %`.
/// `None` where it is none, or not finite.
#[must_use]
pub fn parse(text: &str) -> Option<f64> {
    let plain: String = text
        .trim()
        .trim_start_matches(['×', 'x', '*'])
        .chars()
        .map(|letter| match letter {
            MINUS => '-',
            ',' => '.',
            other => other,
        })
        .filter(|letter| !letter.is_whitespace())
        .collect();
    let number = plain.trim_end_matches(|letter: char| letter.is_alphabetic() || letter == '%');
    number.parse().ok().filter(|value: &f64| value.is_finite())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(got: impl IntoIterator<Item = String>, expected: &[&str]) {
        let got: Vec<String> = got.into_iter().map(|text| text.replace(['\u{a0}', '\u{202f}'], " ")).collect();
        assert_eq!(got, expected);
    }

    #[test]
    fn percent_has_two_figures() {
        check(
            [0.41, 0.087, 0.0042, 0.0004, 1.0, 0.0, 0.00001].map(percent),
            &["41 %", "8.7 %", "0.42 %", "0.04 %", "100 %", "0.00 %", "< 0.01 %"],
        );
        check([0.0996, 0.0994, f64::NAN].map(percent), &["10 %", "9.9 %", "n/a"]);
    }

    #[test]
    fn what_is_done_is_told_in_whole_percent() {
        check([0.0, 0.045, 0.999, 1.0].map(whole_percent), &["0 %", "4 %", "99 %", "100 %"]);
    }

    #[test]
    fn scores_are_a_hundredfold_with_one_decimal() {
        check([1.752, 0.0, -0.0004].map(score), &["175.2", "0.0", "0.0"]);
        check([0.577, -0.121, 0.0].map(points), &["+57.7", "−12.1", "0.0"]);
    }

    #[test]
    fn numbers_have_a_true_minus_and_factors_a_times() {
        check(
            [factor(1.5), fixed(-40.0, 0), signed(-0.02, 2), signed(0.001, 2), places(3), places(-2), places(0)],
            &["×1.50", "−40", "−0.02", "0.00", "+3", "−2", "0"],
        );
        check(
            [short(5.5, 2), short(-40.0, 2), short(0.0, 2), short(100.0, 2), short(-0.001, 2)],
            &["5.5", "−40", "0", "100", "0"],
        );
    }

    #[test]
    fn counts_are_full_in_the_window_and_short_in_the_phone() {
        check([312, 12_480, 1_000_000].map(count), &["312", "12 480", "1 000 000"]);
        check([62, 999, 1_000, 1_899, 24_900, 3_140_000].map(tally), &["62", "999", "1k", "1.8k", "24k", "3.1M"]);
    }

    #[test]
    fn ages_name_one_unit() {
        check(
            [0.01, 0.8, 3.0, 23.9, 49.0, 400.0, 3_000.0, 20_000.0, -3.5].map(age),
            &["now", "48 min", "3 h", "23 h", "2 d", "2 w", "4 mo", "2 y", "in 3 h"],
        );
    }

    #[test]
    fn spans_are_in_hours_up_to_two_days() {
        check([0.42, 19.0, 47.5, 336.0, f64::NAN].map(span), &["25 min", "19 h", "47.5 h", "14 d", "n/a"]);
    }

    #[test]
    fn what_is_written_reads_back() {
        for text in ["×1.50", "−40", "26 h", "18 %", " 8,5 "] {
            assert!(parse(text).is_some(), "{text}");
        }
        assert_eq!(parse("−40"), Some(-40.0));
        assert_eq!(["", "inf", "NaN", "a lot", "1.2.3"].map(parse), [None; 5]);
    }
}
