//! How far an order agrees with the system's, and how far the usual answers do.

use std::cmp::Reverse;

use crate::domain::{PostId, World};
use crate::simulation::statistics::{kendall_of_orders, overlap_at};

/// How far an order agrees with the system's order of the same posts.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Agreement {
    /// Kendall's tau-b, −1 reversed to 1 the same ([Kendall 1945](https://doi.org/10.1093/biomet/33.3.239)); a random
    /// order has 0 on average. 0 where there are fewer than two posts.
    pub tau: f64,
    /// How many pairs of posts there are.
    pub pairs: usize,
    /// How many of them stand the same way round in both orders.
    pub in_order: usize,
    /// How many are looked at from the top: three, or all where there are fewer.
    pub top: usize,
    /// How many of the system's first [`Agreement::top`] are among the first of this order.
    pub top_hits: usize,
    /// The share of all orders of these posts that agree less, 0 up to but not including 1.
    pub beats: f64,
}

/// So many are looked at from the top.
const TOP: usize = 3;

impl Agreement {
    /// Of two orders of the same posts.
    #[must_use]
    pub fn of(order: &[PostId], system: &[PostId]) -> Agreement {
        let place = |post: PostId| system.iter().position(|&other| other == post);
        let pairs = order.len() * order.len().saturating_sub(1) / 2;
        let swapped =
            |(at, post): (usize, &PostId)| order[at + 1..].iter().filter(|&&on| place(on) < place(*post)).count();
        let swaps: usize = order.iter().enumerate().map(swapped).sum();
        let top = TOP.min(system.len());
        let hits = overlap_at(top, order, system).unwrap_or_default() * top as f64;
        Agreement {
            tau: kendall_of_orders(order, system).unwrap_or_default(),
            pairs,
            in_order: pairs - swaps,
            top,
            top_hits: hits.round() as usize,
            beats: share_with_more(swaps, order.len()),
        }
    }
}

/// The share of all orders of `posts` posts in which more pairs stand the wrong way round.
fn share_with_more(swaps: usize, posts: usize) -> f64 {
    let orders = orders_by_swaps(posts);
    let more: f64 = orders.iter().skip(swaps + 1).sum();
    more / orders.iter().sum::<f64>()
}

/// How many orders of `posts` posts have 0, 1, 2 … pairs the wrong way round: the Mahonian numbers
/// ([OEIS A008302](https://oeis.org/A008302); [Kendall 1938](https://doi.org/10.1093/biomet/30.1-2.81) has them by the
/// same recurrence). One order of no posts. Exact up to 18 posts, beyond which a number of orders has no exact float.
#[must_use]
pub fn orders_by_swaps(posts: usize) -> Vec<f64> {
    (2..=posts).fold(vec![1.0], |orders, placed| {
        // A further post put `k` places before the end has `k` others behind it the wrong way round.
        let mut next = vec![0.0; orders.len() + placed - 1];
        for (swaps, count) in orders.iter().enumerate() {
            (0..placed).for_each(|k| next[swaps + k] += count);
        }
        next
    })
}

/// The posts by likes, most liked first; of equals the newer one.
#[must_use]
pub fn by_likes(world: &World, posts: &[PostId]) -> Vec<PostId> {
    sorted(posts, |post| (Reverse(world.post(post).likes), world.recency(post)))
}

/// The posts by age, newest first.
#[must_use]
pub fn by_age(world: &World, posts: &[PostId]) -> Vec<PostId> {
    sorted(posts, |post| world.recency(post))
}

fn sorted<K: Ord>(posts: &[PostId], key: impl Fn(PostId) -> K) -> Vec<PostId> {
    let mut sorted = posts.to_vec();
    sorted.sort_by_key(|&post| key(post));
    sorted
}
