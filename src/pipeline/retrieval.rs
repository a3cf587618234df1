//! Retrieval: the ways in which Explore finds posts of accounts a viewer does not follow (R02).

use crate::domain::{AccountId, HashtagId, TopicId};

use super::Found;

/// One way of finding posts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Route {
    /// Accounts near those the viewer engages with.
    Near,
    /// Topics the viewer engages with more than with others, and hashtags it follows.
    Interests,
    /// Hashtags the viewer searched for.
    Searches,
    /// What everybody engages with just now.
    Rising,
    /// The clusters nearest to where the viewer lies; on request.
    Clusters,
}

impl Route {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Route; 5] = [Route::Near, Route::Interests, Route::Searches, Route::Rising, Route::Clusters];

    /// Is it there only for those who ask for it? Where it leads nowhere, it is not told of.
    #[must_use]
    pub const fn is_on_request(self) -> bool {
        matches!(self, Route::Clusters)
    }

    /// The name in JSON.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Route::Near => "near",
            Route::Interests => "interests",
            Route::Searches => "searches",
            Route::Rising => "rising",
            Route::Clusters => "clusters",
        }
    }
}

/// What a route started from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cause {
    /// An account the viewer engages with.
    Account(AccountId),
    /// A topic the viewer engages with.
    Topic(TopicId),
    /// A hashtag the viewer follows.
    Hashtag(HashtagId),
    /// A hashtag the viewer searched for.
    Search(HashtagId),
    /// Everybody.
    Crowd,
    /// A cluster near the viewer, by its place in [`Clusters::groups`](crate::model::Clusters::groups).
    Cluster(usize),
}

/// That a route led to a post.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Lead {
    /// Which route.
    pub route: Route,
    /// What it started from.
    pub cause: Cause,
    /// How strongly it leads there; the greater, the sooner. Compares within a route only.
    pub strength: f64,
    /// The post's place among those the route led to, 1 = first.
    pub place: u32,
}

/// What retrieval answers: the posts, and what led to each.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Retrieval {
    /// Every post that a route led to, newest first.
    pub found: Vec<Found>,
    /// What led to each, in the order of [`Route::ALL`]; at least one.
    pub leads: Vec<Vec<Lead>>,
}

/// Where the posts of a ledger came from, route by route.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RouteCount {
    /// Which route.
    pub route: Route,
    /// Posts it led to.
    pub found: usize,
    /// Those of them that became candidates.
    pub kept: usize,
    /// Those of them that no other route led to.
    pub alone: usize,
}
