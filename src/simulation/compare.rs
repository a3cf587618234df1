//! Two policies on the same viewers: what moved, how alike the orders are, and what the feeds are like.

use crate::domain::PostId;
use crate::pipeline::{Changed, Context, Ledger, rank, rerank};
use crate::policy::Policy;

use super::metrics::{Survey, measure};
use super::statistics::{kendall_of_orders, overlap_at, rank_biased_overlap};

/// How much further down rank-biased overlap looks. The value its authors use most: 86 % of the weight is on the first
/// ten places.
pub const PERSISTENCE: f64 = 0.9;

/// Two feeds of one viewer, under a first policy and a second.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison {
    /// Posts whose place differs, biggest move first.
    pub moved: Vec<Move>,
    /// How alike the two orders are.
    pub likeness: Likeness,
    /// Each of [`METRICS`](super::metrics::METRICS) under the first policy and under the second.
    pub metrics: Vec<[Option<f64>; 2]>,
}

/// One post's place under either policy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Move {
    /// Which post.
    pub post: PostId,
    /// Its place in the first order, delivered or not, 1 = top; `None` where it is no candidate.
    pub first: Option<usize>,
    /// The same in the second.
    pub second: Option<usize>,
}

/// How alike two orders of delivered posts are.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Likeness {
    /// The share of the top ten that both have.
    pub overlap_at_10: Option<f64>,
    /// Kendall's tau-b over the posts that both have.
    pub kendall_tau_b: Option<f64>,
    /// Rank-biased overlap at [`PERSISTENCE`].
    pub rank_biased_overlap: Option<f64>,
}

/// Compares two policies on the context's viewer; the context's own policy plays no part.
#[must_use]
pub fn compare(context: &Context<'_>, policies: [&Policy; 2]) -> Comparison {
    let [before, after] = policies.map(|policy| Context { policy, ..*context });
    let first = rank(&before);
    let mut second = first.clone();
    rerank(&after, &mut second, Changed::Policy(before.policy));
    let survey = Survey::of(context.world);
    let sides = [measure(&before, &first, &survey), measure(&after, &second, &survey)];
    Comparison {
        moved: moves(&first, &second),
        likeness: Likeness::between(&first, &second),
        metrics: sides[0].iter().zip(&sides[1]).map(|(&first, &second)| [first, second]).collect(),
    }
}

impl Likeness {
    /// How alike two feeds are.
    #[must_use]
    pub fn between(first: &Ledger, second: &Ledger) -> Likeness {
        Likeness::of(&delivered(first), &delivered(second))
    }

    /// Of two orders of posts.
    #[must_use]
    pub fn of(first: &[PostId], second: &[PostId]) -> Likeness {
        Likeness {
            overlap_at_10: overlap_at(10, first, second),
            kendall_tau_b: kendall_of_orders(first, second),
            rank_biased_overlap: rank_biased_overlap(PERSISTENCE, first, second),
        }
    }
}

/// The posts of the feed, top to bottom.
pub(super) fn delivered(ledger: &Ledger) -> Vec<PostId> {
    ledger.delivered().iter().map(|&row| ledger.slate.posts[row as usize]).collect()
}

/// Posts whose place differs, among those that either feed delivers. One that is no candidate on a side counts as
/// standing behind that side's last; ties by the better of the two places, then by post.
#[must_use]
pub fn moves(first: &Ledger, second: &Ledger) -> Vec<Move> {
    let (in_first, in_second) = (places(first), places(second));
    let posts: std::collections::BTreeSet<PostId> = delivered(first).into_iter().chain(delivered(second)).collect();
    let mut moves: Vec<Move> = posts
        .into_iter()
        .map(|post| Move { post, first: in_first.get(&post).copied(), second: in_second.get(&post).copied() })
        .filter(|moved| moved.first != moved.second)
        .collect();
    let behind = (first.slate.len() + 1, second.slate.len() + 1);
    moves.sort_by_key(|moved| {
        let (a, b) = (moved.first.unwrap_or(behind.0), moved.second.unwrap_or(behind.1));
        (std::cmp::Reverse(a.abs_diff(b)), a.min(b), moved.post)
    });
    moves
}

fn places(ledger: &Ledger) -> std::collections::BTreeMap<PostId, usize> {
    ledger.order().iter().map(|&row| ledger.slate.posts[row as usize]).zip(1..).collect()
}
