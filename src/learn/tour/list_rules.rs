//! Step 6: the order before and after the rules that look at the list.

use std::collections::BTreeSet;

use crate::domain::{AccountId, Media};
use crate::pipeline::stages::{author, media, merge, sort};
use crate::pipeline::{Ledger, ranks};

/// The stages whose orders are compared.
pub const RULED: [&str; 3] = [sort::STAGE.id, media::STAGE.id, author::STAGE.id];
/// So many posts from the top are measured.
pub const FIRST: usize = 20;

/// The first posts of an order in a few numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Measures {
    /// The longest run of one medium.
    pub longest_media: usize,
    /// The longest run of one author.
    pub longest_author: usize,
    /// Distinct authors.
    pub authors: usize,
    /// Mean value.
    pub value: f64,
}

/// The order after sorting, after the media rule and after the author rule.
#[derive(Clone, Debug, PartialEq)]
pub struct Listed {
    /// The rows, first to last, in the order of [`RULED`].
    pub orders: [Vec<u32>; 3],
    /// Each row's place in each, 1 = top.
    pub ranks: [Vec<u32>; 3],
    /// The rows at whose place a rule had to give way; none after sorting.
    pub relaxed: [BTreeSet<u32>; 3],
    /// The first twenty of each.
    pub measures: [Measures; 3],
}

impl Listed {
    /// How many posts the rules moved.
    #[must_use]
    pub fn moved(&self) -> usize {
        self.ranks[0].iter().zip(&self.ranks[2]).filter(|(before, after)| before != after).count()
    }

    /// How many posts stand where a rule had to give way.
    #[must_use]
    pub fn gave_way(&self) -> usize {
        self.relaxed[1].union(&self.relaxed[2]).count()
    }
}

/// The order after each of [`RULED`].
#[must_use]
pub fn listed(ledger: &Ledger) -> Listed {
    let arrangement = |stage: &str| ledger.arrangements.iter().find(|(id, _)| *id == stage).map(|(_, filed)| filed);
    let orders = RULED.map(|stage| arrangement(stage).map_or(Vec::new(), |filed| filed.order.clone()));
    let values = ledger.scores_after(merge::STAGE.id);
    Listed {
        ranks: orders.each_ref().map(|order| ranks(order)),
        relaxed: RULED
            .map(|stage| arrangement(stage).map_or(BTreeSet::new(), |filed| filed.relaxed.iter().copied().collect())),
        measures: orders.each_ref().map(|order| measures(ledger, &values, &order[..order.len().min(FIRST)])),
        orders,
    }
}

fn measures(ledger: &Ledger, values: &[f64], rows: &[u32]) -> Measures {
    let media = |row: u32| ledger.slate.media[row as usize];
    let author = |row: u32| ledger.slate.authors[row as usize];
    let authors: BTreeSet<AccountId> = rows.iter().map(|&row| author(row)).collect();
    let sum: f64 = rows.iter().map(|&row| values[row as usize]).sum();
    Measures {
        longest_media: longest::<Media>(rows, media),
        longest_author: longest::<AccountId>(rows, author),
        authors: authors.len(),
        value: if rows.is_empty() { 0.0 } else { sum / rows.len() as f64 },
    }
}

/// The longest run of rows that share what `of` says.
pub(super) fn longest<T: PartialEq>(rows: &[u32], of: impl Fn(u32) -> T) -> usize {
    rows.chunk_by(|&a, &b| of(a) == of(b)).map(<[u32]>::len).max().unwrap_or(0)
}
