//! Standings: where every post stands after each stage.

use crate::pipeline::stages::{author_decay, sort};
use crate::pipeline::{Ledger, ranks, score_order};

/// The stages after which a post has a rank, in pipeline order.
const SCORED: [&str; 8] = ["merge", "normalize", "boost", "demote", "author_decay", "sort", "media", "author"];
/// The same in Explore, whose order no list rule changes.
const EXPLORE: [&str; 6] = ["merge", "normalize", "boost", "demote", "author_decay", "sort"];
/// The same in a feed by time.
const BY_TIME: [&str; 1] = ["sort"];

/// The stages after which the posts of this feed have a rank, in pipeline order.
#[must_use]
pub fn stops(ledger: &Ledger) -> &'static [&'static str] {
    match () {
        () if !ledger.shortlist.posts.is_empty() => &EXPLORE,
        () if ledger.is_scored() => &SCORED,
        () => &BY_TIME,
    }
}

/// Every row's rank after each of [`stops`].
#[derive(Clone, Debug, Default)]
pub struct Standings {
    after: Vec<Vec<u32>>,
}

impl Standings {
    /// Where a row stands after each of [`stops`], 1 = top.
    pub fn of(&self, row: u32) -> impl Iterator<Item = u32> + '_ {
        self.after.iter().map(move |ranks| ranks[row as usize])
    }
}

/// Where every post stands after each stage: the columns pass over the scores once.
#[must_use]
pub fn standings(ledger: &Ledger) -> Standings {
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
    Standings { after: stops(ledger).iter().map(after).collect() }
}
