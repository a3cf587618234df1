//! Lanes: the ranks of many posts after each stage, so that the order can be seen to form.

use crate::pipeline::stages::{author_decay, sort};
use crate::pipeline::{Ledger, ranks, score_order};

use super::stops;

/// Lanes of some of the posts.
#[derive(Clone, Debug, Default)]
pub struct Lanes {
    /// The lanes, by final rank.
    pub lanes: Vec<Lane>,
    /// How many posts there are.
    pub of: usize,
}

/// The ranks of one post.
#[derive(Clone, Debug)]
pub struct Lane {
    /// Its row in the slate.
    pub row: u32,
    /// Its rank after each of [`stops`], 1 = top.
    pub ranks: Vec<u32>,
}

/// At most `most` lanes, their final ranks as evenly apart on a logarithmic axis as whole ranks can be: the top of the
/// feed is shown more closely than its end.
#[must_use]
pub fn lanes(ledger: &Ledger, most: usize) -> Lanes {
    let order = ledger.order();
    let after = ranks_after_each(ledger);
    let lane = |rank: usize| {
        let row = order[rank - 1];
        Lane { row, ranks: after.iter().map(|ranks| ranks[row as usize]).collect() }
    };
    Lanes { lanes: spread(order.len(), most).into_iter().map(lane).collect(), of: order.len() }
}

/// Every row's rank after each of [`stops`]: the columns pass over the scores once.
fn ranks_after_each(ledger: &Ledger) -> Vec<Vec<u32>> {
    let mut scores = vec![0.0; ledger.slate.len()];
    let after = |stage: &&'static str| {
        // Sorting changes no score: the order after the authors' decay is the sorted one.
        let arranged = if *stage == author_decay::STAGE.id { sort::STAGE.id } else { *stage };
        if let Some((_, arrangement)) = ledger.arrangements.iter().find(|(id, _)| *id == arranged) {
            return ranks(&arrangement.order);
        }
        for column in ledger.columns.iter().filter(|(id, _)| id == stage).flat_map(|(_, columns)| columns) {
            let rows = scores.iter_mut().zip(&column.values);
            rows.for_each(|(score, &value)| *score = column.op.apply(*score, value));
        }
        ranks(&score_order(&scores))
    };
    stops(ledger).iter().map(after).collect()
}

/// At most `most` of the whole numbers 1..=`count`, ascending, evenly apart in their logarithms; all where they are few.
fn spread(count: usize, most: usize) -> Vec<usize> {
    if count <= most {
        return (1..=count).collect();
    }
    let top = (count as f64).ln();
    let at = |place: usize| (top * place as f64 / (most - 1).max(1) as f64).exp().round() as usize;
    let mut ranks: Vec<usize> = (0..most).map(at).map(|rank| rank.clamp(1, count)).collect();
    ranks.dedup();
    ranks
}

#[cfg(test)]
mod tests {
    use super::spread;

    #[test]
    fn few_are_all_there_and_many_are_spread_from_the_first_to_the_last() {
        assert_eq!(spread(0, 5), [0; 0]);
        assert_eq!(spread(4, 5), [1, 2, 3, 4]);
        assert_eq!(spread(1000, 4), [1, 10, 100, 1000]);
        assert!(spread(20_000, 90).len() <= 90);
    }
}
