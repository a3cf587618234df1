//! What the grid is about: the topics of its posts, and what the viewer's searches brought to it.

use crate::domain::{HashtagId, PostId, TopicId, World};
use crate::model::counts_as_search;
use crate::pipeline::{Context, Ledger, Route};

/// The heaviest topics of the posts in the grid, each with how many it is of: most posts first, and of equals the one that
/// stands higher.
#[must_use]
pub fn topics(world: &World, ledger: &Ledger) -> Vec<(TopicId, usize)> {
    let mut topics: Vec<(TopicId, usize)> = Vec::new();
    for topic in delivered(ledger).filter_map(|post| world.post(post).topics.top()) {
        match topics.iter_mut().find(|(known, _)| *known == topic) {
            Some((_, posts)) => *posts += 1,
            None => topics.push((topic, 1)),
        }
    }
    topics.sort_by_key(|&(_, posts)| std::cmp::Reverse(posts));
    topics
}

/// What a search brought.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Brought {
    /// The hashtag that was searched for.
    pub hashtag: HashtagId,
    /// Posts with it that the viewer's searches led to.
    pub found: usize,
    /// Posts with it in the grid, however they were found.
    pub shown: usize,
}

/// What each search that still counts brought, the latest first.
#[must_use]
pub fn searched(context: &Context<'_>, ledger: &Ledger) -> Vec<Brought> {
    let mut searches: Vec<_> =
        context.viewer.searches.iter().filter(|search| counts_as_search(search.at, context.now)).collect();
    searches.sort_by_key(|search| (std::cmp::Reverse(search.at), search.hashtag));
    let mut brought: Vec<Brought> = Vec::new();
    for hashtag in searches.into_iter().map(|search| search.hashtag) {
        if brought.iter().all(|known| known.hashtag != hashtag) {
            brought.push(of(context.world, ledger, hashtag));
        }
    }
    brought
}

fn of(world: &World, ledger: &Ledger, hashtag: HashtagId) -> Brought {
    let has = |post: PostId| world.post(post).hashtags.contains(&hashtag);
    let led = ledger.found.iter().zip(&ledger.leads);
    let by_search = led.filter(|(_, leads)| leads.iter().any(|lead| lead.route == Route::Searches));
    Brought {
        hashtag,
        found: by_search.filter(|(found, _)| has(found.post)).count(),
        shown: delivered(ledger).filter(|&post| has(post)).count(),
    }
}

fn delivered(ledger: &Ledger) -> impl Iterator<Item = PostId> + '_ {
    ledger.delivered().iter().map(|&row| ledger.slate.posts[row as usize])
}
