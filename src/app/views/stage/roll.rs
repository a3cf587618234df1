//! The roll of cards the phone scrolls: what stands on it, and where.

use crate::domain::{AdId, PostId};
use crate::pipeline::Ledger;

/// One thing on the roll.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Item {
    /// A ranked post.
    Post {
        /// Which post.
        post: PostId,
        /// Its row in the slate.
        row: u32,
        /// Its place, 1 = top.
        rank: u32,
    },
    /// An ad, which has no rank.
    Ad {
        /// Which ad.
        ad: AdId,
        /// It follows the post of this rank.
        after: u32,
    },
}

/// What stays the same about an item while the order changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Key {
    /// A post.
    Post(PostId),
    /// An ad.
    Ad(AdId),
}

impl Item {
    /// What it is known by while it moves.
    pub(super) const fn key(self) -> Key {
        match self {
            Item::Post { post, .. } => Key::Post(post),
            Item::Ad { ad, .. } => Key::Ad(ad),
        }
    }
}

/// An item with its place on the roll, in points from the roll's top.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Placed {
    /// What stands there.
    pub(super) item: Item,
    /// Its upper edge.
    pub(super) top: f32,
    /// Its height.
    pub(super) height: f32,
}

impl Placed {
    /// Its lower edge.
    pub(super) fn bottom(&self) -> f32 {
        self.top + self.height
    }
}

/// Every delivered post with the ads between, top to bottom.
#[derive(Clone, Debug, Default)]
pub(super) struct Roll {
    /// The items in order; each begins where the one before it ends.
    pub(super) placed: Vec<Placed>,
    /// Where the first begins.
    pub(super) start: f32,
}

impl Roll {
    /// Lays out what the ledger delivers below `start`, each item as high as `height` says.
    pub(super) fn of(ledger: &Ledger, start: f32, height: impl Fn(Item) -> f32) -> Roll {
        let mut roll = Roll { placed: Vec::with_capacity(ledger.delivery.length + ledger.delivery.ads.len()), start };
        let mut ads = ledger.delivery.ads.iter().peekable();
        for (rank, &row) in (1..).zip(ledger.delivered()) {
            roll.push(Item::Post { post: ledger.slate.posts[row as usize], row, rank }, &height);
            while let Some(slot) = ads.next_if(|slot| slot.after <= rank as usize) {
                roll.push(Item::Ad { ad: slot.ad, after: rank }, &height);
            }
        }
        roll
    }

    /// Where the last item ends; the start where there is none.
    pub(super) fn end(&self) -> f32 {
        self.placed.last().map_or(self.start, Placed::bottom)
    }

    /// Where a post stands, if it is delivered.
    pub(super) fn post(&self, post: PostId) -> Option<&Placed> {
        self.placed.iter().find(|placed| placed.item.key() == Key::Post(post))
    }

    /// The rank of the first post that ends below `y`; of the last where none does, 0 on an empty roll.
    pub(super) fn rank_at(&self, y: f32) -> u32 {
        let from = self.placed.partition_point(|placed| placed.bottom() <= y);
        let below = self.placed[from..].iter().find_map(rank);
        below.or_else(|| self.placed.iter().rev().find_map(rank)).unwrap_or(0)
    }

    /// How many posts end above `y`.
    pub(super) fn passed(&self, y: f32) -> usize {
        let until = self.placed.partition_point(|placed| placed.bottom() <= y);
        self.placed[..until].iter().rev().find_map(rank).unwrap_or(0) as usize
    }

    /// Where the post of that rank begins, or the next one where that is not shown.
    pub(super) fn top_of(&self, wanted: u32) -> Option<f32> {
        self.placed.iter().find(|placed| rank(placed).is_some_and(|rank| rank >= wanted)).map(|placed| placed.top)
    }

    fn push(&mut self, item: Item, height: impl Fn(Item) -> f32) {
        self.placed.push(Placed { item, top: self.end(), height: height(item) });
    }
}

fn rank(placed: &Placed) -> Option<u32> {
    match placed.item {
        Item::Post { rank, .. } => Some(rank),
        Item::Ad { .. } => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn roll() -> Roll {
        let mut roll = Roll { placed: Vec::new(), start: 10.0 };
        for rank in 1..=3 {
            roll.push(Item::Post { post: PostId(rank), row: rank, rank }, |_| 100.0);
            if rank == 2 {
                roll.push(Item::Ad { ad: AdId(0), after: rank }, |_| 50.0);
            }
        }
        roll
    }

    #[test]
    fn items_follow_each_other_without_gaps() {
        let tops: Vec<f32> = roll().placed.iter().map(|placed| placed.top).collect();
        assert_eq!(tops, [10.0, 110.0, 210.0, 260.0]);
        assert_eq!(roll().end(), 360.0);
        assert_eq!(Roll::default().end(), 0.0);
    }

    #[test]
    fn an_ad_has_no_rank_and_is_passed_with_its_neighbours() {
        let roll = roll();
        assert_eq!([0.0, 109.0, 110.0, 215.0, 999.0].map(|y| roll.rank_at(y)), [1, 1, 2, 3, 3]);
        assert_eq!([0.0, 110.0, 210.0, 260.0, 360.0].map(|y| roll.passed(y)), [0, 1, 2, 2, 3]);
        assert_eq!(roll.top_of(3), Some(260.0));
    }
}
