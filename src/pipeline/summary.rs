//! A feed in a handful of numbers.

use std::collections::BTreeSet;

use super::Ledger;

/// A feed in a handful of numbers; `sourced` is the sum of `removed`, `delivered` and `past_end`.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Summary {
    /// Posts that had an origin.
    pub sourced: usize,
    /// Those that a stage dropped.
    pub removed: usize,
    /// Those in the feed.
    pub delivered: usize,
    /// Those ranked behind the last delivered.
    pub past_end: usize,
    /// Ads between.
    pub ads: usize,
    /// Mean length of a run of the same medium among the delivered; 0 where nothing is.
    pub media_in_a_row: f64,
    /// Distinct authors among the delivered.
    pub authors: usize,
}

impl Summary {
    /// Counts a ledger.
    #[must_use]
    pub fn of(ledger: &Ledger) -> Summary {
        let delivered = ledger.delivered();
        let media = |row: u32| ledger.slate.media[row as usize];
        let runs = delivered.chunk_by(|&a, &b| media(a) == media(b)).count();
        let authors: BTreeSet<_> = delivered.iter().map(|&row| ledger.slate.authors[row as usize]).collect();
        Summary {
            sourced: ledger.found.len(),
            removed: ledger.found.len() - ledger.slate.len(),
            delivered: delivered.len(),
            past_end: ledger.slate.len() - delivered.len(),
            ads: ledger.delivery.ads.len(),
            media_in_a_row: if runs == 0 { 0.0 } else { delivered.len() as f64 / runs as f64 },
            authors: authors.len(),
        }
    }
}
