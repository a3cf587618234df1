//! Two policies on the same viewers: what moved, how alike the orders are, and what the feeds are like.

use rayon::prelude::*;

use crate::domain::{PostId, ViewerId};
use crate::pipeline::{Context, Ledger, rank};
use crate::policy::Policy;

use super::metrics::METRICS;
use super::statistics::{kendall_of_orders, mean, overlap_at, rank_biased_overlap};

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
    /// Each of [`METRICS`] under the first policy and under the second.
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
    let contexts = policies.map(|policy| Context { policy, ..*context });
    let ledgers = contexts.map(|context| rank(&context));
    let [first, second] = &ledgers;
    let metrics = METRICS.iter().map(|metric| [0, 1].map(|side| metric.of(&contexts[side], &ledgers[side])));
    Comparison { moved: moves(first, second), likeness: Likeness::between(first, second), metrics: metrics.collect() }
}

impl Likeness {
    /// How alike two feeds are.
    #[must_use]
    pub fn between(first: &Ledger, second: &Ledger) -> Likeness {
        Likeness::of(&delivered(first), &delivered(second))
    }

    fn of(first: &[PostId], second: &[PostId]) -> Likeness {
        Likeness {
            overlap_at_10: overlap_at(10, first, second),
            kendall_tau_b: kendall_of_orders(first, second),
            rank_biased_overlap: rank_biased_overlap(PERSISTENCE, first, second),
        }
    }
}

fn delivered(ledger: &Ledger) -> Vec<PostId> {
    ledger.delivered().iter().map(|&row| ledger.slate.posts[row as usize]).collect()
}

/// Posts whose place differs, among those that either feed delivers. One that is no candidate on a side counts as
/// standing behind that side's last; ties by the better of the two places, then by post.
fn moves(first: &Ledger, second: &Ledger) -> Vec<Move> {
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

/// Two policies on many viewers: means over those for whom a number is defined.
#[derive(Clone, Debug, PartialEq)]
pub struct Summary {
    /// How many viewers were compared.
    pub viewers: usize,
    /// Mean likeness of the two orders.
    pub likeness: Likeness,
    /// Each of [`METRICS`], in order.
    pub metrics: Vec<Paired>,
}

/// One metric over many viewers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Paired {
    /// Its mean under the first policy.
    pub first: Option<f64>,
    /// Its mean under the second.
    pub second: Option<f64>,
    /// The mean over viewers of second − first, where both are defined.
    pub difference: Option<f64>,
    /// How many viewers have both.
    pub pairs: usize,
}

/// Compares two policies on all viewers of the context's world, several at a time; `done` hears of each.
///
/// The same result on any number of threads: every viewer is compared alone, and the means are taken in viewer order.
#[must_use]
pub fn compare_all(context: &Context<'_>, policies: [&Policy; 2], done: &(dyn Fn() + Sync)) -> Summary {
    let compare_one = |viewer: ViewerId| {
        let context = Context { viewer_id: viewer, viewer: context.world.viewer(viewer), ..*context };
        let Comparison { likeness, metrics, .. } = compare(&context, policies);
        done();
        (likeness, metrics)
    };
    let viewers = context.world.viewers.len() as u32;
    let compared: Vec<(Likeness, Vec<[Option<f64>; 2]>)> =
        (0..viewers).into_par_iter().map(|viewer| compare_one(ViewerId(viewer))).collect();
    let likeness = |of: fn(&Likeness) -> Option<f64>| mean(compared.iter().filter_map(|(likeness, _)| of(likeness)));
    Summary {
        viewers: compared.len(),
        likeness: Likeness {
            overlap_at_10: likeness(|likeness| likeness.overlap_at_10),
            kendall_tau_b: likeness(|likeness| likeness.kendall_tau_b),
            rank_biased_overlap: likeness(|likeness| likeness.rank_biased_overlap),
        },
        metrics: (0..METRICS.len())
            .map(|at| Paired::of(&compared.iter().map(|(_, metrics)| metrics[at]).collect::<Vec<_>>()))
            .collect(),
    }
}

impl Paired {
    fn of(values: &[[Option<f64>; 2]]) -> Paired {
        let differences: Vec<f64> = values.iter().filter_map(|[first, second]| Some((*second)? - (*first)?)).collect();
        Paired {
            first: mean(values.iter().filter_map(|[first, _]| *first)),
            second: mean(values.iter().filter_map(|[_, second]| *second)),
            pairs: differences.len(),
            difference: mean(differences),
        }
    }
}
