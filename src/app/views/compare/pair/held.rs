//! What is held against what: two posts of one feed, the upper one first, or one post in two feeds.

use crate::app::compare::{PairView, Place, Side};
use crate::app::state::State;
use crate::app::views::post::change::{author, neighbor, place};
use crate::domain::PostId;

/// One of the two.
pub(super) struct End<'a> {
    /// Whose feed.
    pub(super) side: &'a Side<'a>,
    /// The post.
    pub(super) post: PostId,
    /// Its row in that feed's ledger.
    pub(super) row: u32,
    /// Its place in that feed, 1 = top.
    pub(super) rank: usize,
}

/// Both.
pub(super) struct Held<'a> {
    /// The upper post and the lower one, or the post in the first feed and in the second.
    pub(super) ends: [End<'a>; 2],
    /// One post in two feeds.
    pub(super) across: bool,
}

/// Why there is nothing to hold, and which posts are chosen all the same.
pub(super) struct Unheld {
    /// In a sentence.
    pub(super) why: String,
}

/// The feeds looked at: of both posts, or the first and the second of the one.
pub(super) fn feeds<'a>(pair: PairView, sides: &'a [Side<'a>]) -> [&'a Side<'a>; 2] {
    let find = |wanted: Place, otherwise: usize| {
        sides.iter().find(|side| side.place == wanted).unwrap_or(&sides[otherwise.min(sides.len() - 1)])
    };
    let feed = find(pair.feed, 1);
    let other = find(pair.other, 0);
    match (pair.across, other.place == feed.place) {
        (false, _) => [feed, feed],
        (true, true) => [feed, sides.iter().find(|side| side.place != feed.place).unwrap_or(feed)],
        (true, false) => [feed, other],
    }
}

impl<'a> Held<'a> {
    /// What the state says is to be held.
    pub(super) fn of(state: &State, sides: &'a [Side<'a>]) -> Result<Held<'a>, Unheld> {
        let pair = state.session.compare.pair;
        let [feed, other] = feeds(pair, sides);
        let why = |why: String| Unheld { why };
        let selected = state.session.selected.ok_or_else(|| why("Choose a post first.".to_owned()))?;
        let end = |side: &'a Side<'a>, post: PostId| {
            let found = side.ledger.slate.row_of(post).zip(place(side.ledger, post));
            let (row, rank) = found.ok_or_else(|| {
                why(format!(
                    "{}’s post is not ranked in {}: it was removed on the way.",
                    author(state, post),
                    side.badge()
                ))
            })?;
            Ok(End { side, post, row, rank })
        };
        if pair.across {
            return Ok(Held { ends: [end(feed, selected)?, end(other, selected)?], across: true });
        }
        let first = end(feed, selected)?;
        let second = second(state, feed).ok_or_else(|| why("It is the only post of this feed.".to_owned()))?;
        let second = end(feed, second)?;
        let ends = if first.rank < second.rank { [first, second] } else { [second, first] };
        Ok(Held { ends, across: false })
    }

    /// The posts.
    pub(super) fn posts(&self) -> [PostId; 2] {
        [self.ends[0].post, self.ends[1].post]
    }

    /// The feeds.
    pub(super) fn places(&self) -> [Place; 2] {
        [self.ends[0].side.place, self.ends[1].side.place]
    }

    /// What stands above the two columns of values.
    pub(super) fn titles(&self) -> [&'static str; 2] {
        if self.across { [self.ends[0].side.badge(), self.ends[1].side.badge()] } else { ["upper", "lower"] }
    }
}

/// The post the selected one is held against: its rival while that is ranked, else its neighbor.
fn second(state: &State, feed: &Side<'_>) -> Option<PostId> {
    let selected = state.session.selected?;
    let rival = state.session.rival.filter(|(of, _)| *of == selected).map(|(_, other)| other);
    rival
        .filter(|&other| other != selected && feed.ledger.slate.row_of(other).is_some())
        .or_else(|| neighbor(feed.ledger, selected))
}
