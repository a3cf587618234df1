//! The score order, the same everywhere: score descending, then newest, then id ascending.

/// Rows by descending score. Rows stand newest first with ties by id, so the row number settles every tie.
/// A score that is not finite sorts last.
#[must_use]
pub fn score_order(scores: &[f64]) -> Vec<u32> {
    let mut keys: Vec<u128> =
        scores.iter().zip(0u128..).map(|(&score, row)| u128::from(descending(score)) << 32 | row).collect();
    keys.sort_unstable();
    keys.into_iter().map(|key| key as u32).collect()
}

/// A whole number that is the smaller, the greater the score; the greatest for a score that is not finite.
///
/// IEEE 754 doubles order like their bits once negative ones are flipped; adding 0 makes −0 and 0 the same score.
#[must_use]
pub(super) fn descending(score: f64) -> u64 {
    if !score.is_finite() {
        return u64::MAX;
    }
    let bits = (score + 0.0).to_bits();
    let ascending = if bits >> 63 == 0 { bits | 1 << 63 } else { !bits };
    !ascending
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn highest_first_ties_by_row_and_what_is_not_finite_last() {
        let scores = [f64::NAN, 0.5, -1.0, 0.5, f64::INFINITY, 2.0, 0.0, -0.0];
        assert_eq!(score_order(&scores), [5, 1, 3, 6, 7, 2, 0, 4]);
    }
}
