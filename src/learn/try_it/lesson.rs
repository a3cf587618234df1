//! What a post of a round is there to teach.

use std::cmp::Reverse;

use crate::domain::{Media, Origin};
use crate::pipeline::stages::{demote, merge};
use crate::pipeline::{Context, Ledger};

/// What a post is there to teach.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lesson {
    /// A close friend's post of little predicted value: how far does the boost carry it?
    FriendsWeak,
    /// Among the most liked: the likes of others say little of what this person will do.
    Viral,
    /// Something lowered it.
    Demoted,
    /// One of several of its author.
    SameAuthor,
    /// Among the older half, and of much predicted value.
    OldStrong,
    /// Among the newest quarter, and of little predicted value.
    FreshWeak,
    /// Came in through a hashtag.
    Hashtag,
    /// A reel, among what are mostly photos.
    Reel,
    /// Drawn from its part of the ranking, so that the round has posts from all of it.
    Spread,
}

impl Lesson {
    /// What posts are looked for first, in this order.
    pub(super) const LOOKED_FOR: [Lesson; 8] = [
        Lesson::FriendsWeak,
        Lesson::Viral,
        Lesson::Demoted,
        Lesson::SameAuthor,
        Lesson::OldStrong,
        Lesson::FreshWeak,
        Lesson::Hashtag,
        Lesson::Reel,
    ];

    /// Why the post was chosen: goes on from "Chosen as".
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Lesson::FriendsWeak => "a close friend’s post of little predicted value",
            Lesson::Viral => "one of the most liked",
            Lesson::Demoted => "one that something lowered",
            Lesson::SameAuthor => "one of several of its author",
            Lesson::OldStrong => "an older one of much predicted value",
            Lesson::FreshWeak => "a new one of little predicted value",
            Lesson::Hashtag => "one that came through a hashtag",
            Lesson::Reel => "a reel among other posts",
            Lesson::Spread => "one from its part of the ranking",
        }
    }
}

/// A feed, with what lessons ask of its posts worked out.
pub(super) struct Pool<'a> {
    context: &'a Context<'a>,
    ledger: &'a Ledger,
    /// Each row's rank by predicted value, 1 = top.
    value_ranks: Vec<u32>,
    /// From so many likes on a post is among the most liked tenth.
    many_likes: u64,
}

impl<'a> Pool<'a> {
    pub(super) fn new(context: &'a Context<'a>, ledger: &'a Ledger) -> Pool<'a> {
        let mut likes: Vec<u64> = ledger.slate.posts.iter().map(|&post| context.world.post(post).likes).collect();
        likes.sort_unstable_by_key(|&likes| Reverse(likes));
        let many_likes = likes.get(likes.len() / 10).copied().unwrap_or_default();
        Pool { context, ledger, value_ranks: ledger.ranks_after(merge::STAGE.id), many_likes }
    }

    /// Would the post of that row teach this, `among` these rows? A spread is taught by any.
    pub(super) fn teaches(&self, row: u32, lesson: Lesson, among: &[u32]) -> bool {
        let (slate, at) = (&self.ledger.slate, row as usize);
        let (all, value_rank) = (slate.len(), self.value_ranks[at] as usize);
        let (is_weak, is_strong) = (value_rank > all.div_ceil(2), value_rank <= all.div_ceil(4));
        let author = slate.authors[at];
        match lesson {
            Lesson::FriendsWeak => is_weak && self.context.viewer.close_friends.contains(&author),
            Lesson::Viral => self.likes(row) >= self.many_likes.max(1),
            Lesson::Demoted => self.ledger.steps(row).any(|step| step.stage == demote::STAGE.id && step.value < 1.0),
            Lesson::SameAuthor => among.iter().any(|&other| other != row && slate.authors[other as usize] == author),
            // Rows stand newest first.
            Lesson::OldStrong => is_strong && at >= all / 2,
            Lesson::FreshWeak => is_weak && at < all.div_ceil(4),
            Lesson::Hashtag => slate.origins[at] == Origin::Hashtag,
            Lesson::Reel => slate.media[at] == Media::Reel,
            Lesson::Spread => true,
        }
    }

    /// The first lesson the post of that row teaches among these.
    pub(super) fn lesson(&self, row: u32, among: &[u32]) -> Lesson {
        let taught = Lesson::LOOKED_FOR.into_iter().find(|&lesson| self.teaches(row, lesson, among));
        taught.unwrap_or(Lesson::Spread)
    }

    fn likes(&self, row: u32) -> u64 {
        self.context.world.post(self.ledger.slate.posts[row as usize]).likes
    }
}
