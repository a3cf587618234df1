//! The score order, the same everywhere: score descending, then newest, then id ascending.

/// Rows by descending score. Rows stand newest first with ties by id, so the row number settles every tie.
/// A score that is not finite sorts last.
///
/// The upper half of each key stands packed with its row in one word and is sorted digit by digit, in a time that grows
/// no faster than the rows; the few rows that share an upper half are then told apart by the lower.
#[must_use]
pub fn score_order(scores: &[f64]) -> Vec<u32> {
    let packed = scores.iter().zip(0u64..).map(|(&score, row)| descending(score) & UPPER_HALF | row);
    let mut packed = sorted_by_upper_half(packed.collect());
    for alike in packed.chunk_by_mut(|a, b| (a ^ b) & UPPER_HALF == 0).filter(|alike| alike.len() > 1) {
        alike.sort_by_key(|&key| descending(scores[key as u32 as usize]));
    }
    packed.into_iter().map(|key| key as u32).collect()
}

/// How many rows stand before that one in the score order.
#[must_use]
pub(super) fn rows_before(scores: &[f64], row: u32) -> usize {
    let own = (descending(scores[row as usize]), row);
    (0u32..).zip(scores).filter(|&(other, &score)| (descending(score), other) < own).count()
}

const UPPER_HALF: u64 = !(u32::MAX as u64);

/// Sorts by the upper half, lowest digit first; words with the same upper half keep their order, which is that of their
/// lower halves.
fn sorted_by_upper_half(mut words: Vec<u64>) -> Vec<u64> {
    const DIGIT_BITS: usize = 11;
    /// Below so many words the digits' tables cost more than comparing.
    const FEW: usize = 1_000;
    if words.len() < FEW {
        words.sort_unstable();
        return words;
    }
    let mut sorted = vec![0; words.len()];
    for shift in (32..64).step_by(DIGIT_BITS) {
        let digit = |word: u64| (word >> shift) as usize & ((1 << DIGIT_BITS) - 1);
        let mut places = [0u32; 1 << DIGIT_BITS];
        words.iter().for_each(|&word| places[digit(word)] += 1);
        let mut before = 0;
        for place in &mut places {
            before += std::mem::replace(place, before);
        }
        for &word in &words {
            let place = &mut places[digit(word)];
            sorted[*place as usize] = word;
            *place += 1;
        }
        std::mem::swap(&mut words, &mut sorted);
    }
    words
}

/// A whole number that is the smaller, the greater the score; the greatest for a score that is not finite.
///
/// IEEE 754 doubles order like their bits once negative ones are flipped; adding 0 makes −0 and 0 the same score.
#[must_use]
fn descending(score: f64) -> u64 {
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

    #[test]
    fn scores_that_differ_in_their_last_bit_are_told_apart() {
        let next = 0.7_f64.next_up();
        assert_eq!(score_order(&[0.7, next, 0.7, next.next_up()]), [3, 1, 0, 2]);
    }
}
