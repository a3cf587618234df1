//! What moved in the feed that is shown.

use crate::domain::{PostId, World};
use crate::pipeline::Ledger;
use crate::simulation::compare::{Move, moves};
use crate::simulation::drawings::Scene;

/// A post, with its place under either policy.
#[derive(Clone, Debug, PartialEq)]
pub struct Shown {
    /// Its id.
    pub id: String,
    /// The author's handle.
    pub author: String,
    /// What is written under it; may be empty.
    pub caption: String,
    /// Its picture.
    pub scene: Scene,
    /// Its place under the first policy, delivered or not, 1 = top; `None` where it is no candidate.
    pub before: Option<usize>,
    /// The same under the later one.
    pub after: Option<usize>,
}

impl Shown {
    fn of(world: &World, moved: Move) -> Shown {
        let post = world.post(moved.post);
        Shown {
            id: post.id.clone(),
            author: world.account(post.author).id.clone(),
            caption: post.caption.split_whitespace().collect::<Vec<_>>().join(" "),
            scene: Scene::of(&post.art, 0),
            before: moved.first,
            after: moved.second,
        }
    }

    /// How many places higher (positive) or lower it stands; `None` where it is not under both.
    #[must_use]
    pub fn up(&self) -> Option<i64> {
        Some(self.before? as i64 - self.after? as i64)
    }
}

/// What moved between two feeds.
#[derive(Clone, Debug, PartialEq)]
pub struct Moves {
    /// So many posts moved [`Moves::FAR`] places or more, came or went.
    pub far: usize,
    /// Of so many that either feed delivers.
    pub posts: usize,
    /// So many of the first [`Moves::TOP`] stay among them.
    pub stay: usize,
    /// The posts that rose most, of those now among the first [`Moves::SEEN`].
    pub up: Vec<Shown>,
    /// Those that fell most, of those that were among the first [`Moves::SEEN`].
    pub down: Vec<Shown>,
}

impl Moves {
    /// From so many places on a move is far. Assumed: about a screen.
    pub const FAR: usize = 5;
    /// The top of a feed.
    pub const TOP: usize = 10;
    /// As far as people are taken to scroll. Assumed.
    pub const SEEN: usize = 24;
    /// So many posts are shown of those that moved most. Assumed: a row of pictures.
    pub const PICTURED: usize = 5;

    pub(super) fn of(world: &World, [first, second]: [&Ledger; 2]) -> Moves {
        let moves = moves(first, second);
        let delivered =
            |ledger: &Ledger| ledger.delivered().iter().map(|&row| ledger.slate.posts[row as usize]).collect();
        let feeds: [Vec<PostId>; 2] = [delivered(first), delivered(second)];
        let either = feeds[0].len() + feeds[1].iter().filter(|post| !feeds[0].contains(post)).count();
        let top = |feed: &[PostId]| feed[..feed.len().min(Moves::TOP)].to_vec();
        let before = top(&feeds[0]);
        let is_far = |moved: &&Move| match (moved.first, moved.second) {
            (Some(before), Some(after)) => before.abs_diff(after) >= Moves::FAR,
            _ => true,
        };
        let seen = |place: Option<usize>| place.is_some_and(|place| place <= Moves::SEEN);
        let is_up = |moved: &&Move| seen(moved.second) && moved.first.is_none_or(|before| Some(before) > moved.second);
        let is_down = |moved: &&Move| seen(moved.first) && moved.second.is_none_or(|after| Some(after) > moved.first);
        let pictured =
            |moves: Vec<&Move>| moves.into_iter().take(Moves::PICTURED).map(|&moved| Shown::of(world, moved)).collect();
        Moves {
            far: moves.iter().filter(is_far).count(),
            posts: either,
            stay: top(&feeds[1]).iter().filter(|post| before.contains(post)).count(),
            up: pictured(moves.iter().filter(is_up).collect()),
            down: pictured(moves.iter().filter(is_down).collect()),
        }
    }
}

/// The first posts of a feed, with their places in the first feed beside their own.
pub(super) fn top(world: &World, first: &Ledger, ledger: &Ledger) -> Vec<Shown> {
    let post = |ledger: &Ledger, row: u32| ledger.slate.posts[row as usize];
    let before = |post_id: PostId| first.order().iter().position(|&row| post(first, row) == post_id);
    let rows = ledger.delivered().iter().take(Moves::TOP).zip(1..);
    let shown = |(&row, place): (&u32, usize)| {
        let post = post(ledger, row);
        Shown::of(world, Move { post, first: before(post).map(|at| at + 1), second: Some(place) })
    };
    rows.map(shown).collect()
}
