//! Lanes: the ranks of many posts after each stage, so that the order can be seen to form.

use crate::pipeline::Ledger;

use super::Standings;

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
    /// Its rank after each of [`super::stops`], 1 = top.
    pub ranks: Vec<u32>,
}

/// At most `most` lanes, their final ranks as evenly apart on a logarithmic axis as whole ranks can be: the top of the
/// feed is shown more closely than its end.
#[must_use]
pub fn lanes(ledger: &Ledger, standings: &Standings, most: usize) -> Lanes {
    let order = ledger.order();
    let lane = |rank: usize| {
        let row = order[rank - 1];
        Lane { row, ranks: standings.of(row).collect() }
    };
    Lanes { lanes: spread(order.len(), most).into_iter().map(lane).collect(), of: order.len() }
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
