//! The posts of the table, gathered from the ledger once per run.

use std::collections::BTreeSet;

use crate::app::results::Results;
use crate::domain::{Action, Origin, PostId, PostType};
use crate::pipeline::{Ledger, Op, Removal, ranks};

use super::view::Which;

/// One post of the table.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Which post.
    pub post: PostId,
    /// How it came in.
    pub origin: Origin,
    /// The group it is normalized in.
    pub kind: PostType,
    /// Its place, or where and why it dropped out.
    pub fate: Result<Ranked, Removal>,
}

/// What the ledger says of a post that was ranked.
#[derive(Clone, Copy, Debug)]
pub struct Ranked {
    /// Its row in the ledger.
    pub row: u32,
    /// Its place, 1 = top.
    pub rank: u32,
    /// Is it in the feed?
    pub is_delivered: bool,
    /// Places won against the pinned order; `None` where it is new.
    pub moved: Option<i64>,
    /// Places the list rules moved it up.
    pub rule: i64,
    /// A list rule had to give way at its place.
    pub relaxed: bool,
}

/// Every post with an origin: the ranked ones in order, then the removed ones in the ledger's order.
#[derive(Clone, Debug)]
pub struct Entries {
    /// One entry per post.
    pub all: Vec<Entry>,
    /// How many of them were ranked; they stand first.
    pub ranked: usize,
    /// How many were delivered.
    pub delivered: usize,
    /// How many stand elsewhere than in the pinned order.
    pub moved: usize,
    /// The greatest sum of losses among them, for the length of the bars.
    pub most_below: f64,
    /// The greatest sum of gains.
    pub most_above: f64,
    /// Sums of the ledger's columns, per row.
    pub(super) sums: Sums,
}

/// What the ledger's columns come to, per row; all empty in a feed that is not scored.
#[derive(Clone, Debug, Default)]
pub(super) struct Sums {
    /// The value.
    pub(super) value: Vec<f64>,
    /// The value, normalized.
    pub(super) normalized: Vec<f64>,
    /// The score after the boosts.
    pub(super) boosted: Vec<f64>,
    /// The score after the demotions.
    pub(super) demoted: Vec<f64>,
    /// All factors together.
    pub(super) factor: Vec<f64>,
}

impl Entries {
    /// Reads the ledger down its columns.
    #[must_use]
    pub fn new(results: &Results) -> Entries {
        let ledger = &results.ledger;
        let by_score = ledger.arrangements.first().map(|(_, sorted)| ranks(&sorted.order)).unwrap_or_default();
        let relaxed: BTreeSet<u32> =
            ledger.arrangements.iter().flat_map(|(_, arrangement)| arrangement.relaxed.iter().copied()).collect();
        let ranked = ledger.order().iter().zip(1u32..).map(|(&row, rank)| {
            let at = row as usize;
            let post = ledger.slate.posts[at];
            let ranked = Ranked {
                row,
                rank,
                is_delivered: rank as usize <= ledger.delivery.length,
                moved: results.moved(post, rank),
                rule: i64::from(by_score[at]) - i64::from(rank),
                relaxed: relaxed.contains(&row),
            };
            Entry { post, origin: ledger.slate.origins[at], kind: ledger.slate.types[at], fate: Ok(ranked) }
        });
        let world = results.context().world;
        let removed = ledger.found.iter().filter_map(|found| {
            let kind = PostType::of(world.post(found.post), found.origin);
            Some(Entry { post: found.post, origin: found.origin, kind, fate: Err(found.removed?) })
        });
        let all: Vec<Entry> = ranked.chain(removed).collect();
        let has_moved = |entry: &&Entry| matches!(entry.fate, Ok(Ranked { moved: Some(places), .. }) if places != 0);
        let moved = all.iter().filter(has_moved).count();
        let (most_below, most_above) = most(ledger);
        let (ranked, delivered) = (ledger.slate.len(), ledger.delivery.length);
        Entries { all, ranked, delivered, moved, most_below, most_above, sums: Sums::new(ledger) }
    }

    /// How many posts there are of that kind.
    #[must_use]
    pub fn count(&self, which: Which) -> usize {
        match which {
            Which::All => self.all.len(),
            Which::Delivered => self.delivered,
            Which::PastTheEnd => self.ranked - self.delivered,
            Which::Removed => self.all.len() - self.ranked,
        }
    }

    /// What each action adds to a row's value, in action order.
    pub fn contributions(ledger: &Ledger, row: u32) -> impl Iterator<Item = (Action, f64)> + '_ {
        let values = merged(ledger).map(move |values| values[row as usize]);
        Action::ALL.into_iter().zip(values)
    }

    /// Every row's score; none in a feed that is not scored.
    pub(super) fn scores<'a>(&self, ledger: &'a Ledger) -> &'a [f64] {
        if ledger.is_scored() { &ledger.scores } else { &[] }
    }
}

impl Sums {
    fn new(ledger: &Ledger) -> Sums {
        if !ledger.is_scored() {
            return Sums::default();
        }
        let mut factor = vec![1.0; ledger.slate.len()];
        let columns = ledger.columns.iter().flat_map(|(_, columns)| columns);
        for column in columns.filter(|column| column.op == Op::Times) {
            factor.iter_mut().zip(&column.values).for_each(|(factor, value)| *factor *= value);
        }
        let [value, normalized, boosted, demoted] =
            ["merge", "normalize", "boost", "demote"].map(|stage| ledger.scores_after(stage));
        Sums { value, normalized, boosted, demoted, factor }
    }
}

/// The values of each action's contributions, in action order.
fn merged(ledger: &Ledger) -> impl Iterator<Item = &[f64]> {
    let columns = ledger.columns.iter().find(|(stage, _)| *stage == "merge").map_or(&[][..], |(_, columns)| columns);
    columns.iter().map(|column| column.values.as_slice())
}

/// The greatest sums of losses and of gains among the rows.
fn most(ledger: &Ledger) -> (f64, f64) {
    let mut sums = vec![(0.0, 0.0); ledger.slate.len()];
    for values in merged(ledger) {
        for ((below, above), &value) in sums.iter_mut().zip(values) {
            *below += (-value).max(0.0);
            *above += value.max(0.0);
        }
    }
    sums.into_iter().fold((0.0, 0.0), |most: (f64, f64), sum: (f64, f64)| (most.0.max(sum.0), most.1.max(sum.1)))
}
