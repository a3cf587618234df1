//! What the first posts of the grid are.

use std::collections::BTreeSet;

use crate::domain::Media;
use crate::pipeline::{Context, Ledger, Route};

/// So many are looked at: what is seen of the grid at first. Assumed.
pub const FIRST: usize = 15;

/// What the first posts of the grid are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct First {
    /// So many there are; [`FIRST`] at most.
    pub posts: usize,
    /// How many were found soonest by each route.
    pub routes: Vec<(Route, usize)>,
    /// Distinct authors.
    pub authors: usize,
    /// Distinct heaviest topics.
    pub topics: usize,
    /// Reels.
    pub reels: usize,
    /// Distinct authors the viewer was never shown.
    pub unmet: usize,
}

/// Counts the first posts of a ledger of Explore.
#[must_use]
pub fn first(context: &Context<'_>, ledger: &Ledger) -> First {
    let rows: Vec<usize> = ledger.delivered().iter().take(FIRST).map(|&row| row as usize).collect();
    let slate = &ledger.slate;
    let soonest = |row: &usize| ledger.leads_to(slate.posts[*row]).iter().min_by_key(|lead| lead.place);
    let found: Vec<Route> = rows.iter().filter_map(soonest).map(|lead| lead.route).collect();
    let count = |route: Route| (route, found.iter().filter(|&&other| other == route).count());
    let is_told = |&(route, count): &(Route, usize)| count > 0 || !route.is_on_request();
    let authors: BTreeSet<_> = rows.iter().map(|&row| slate.authors[row]).collect();
    let topics: BTreeSet<_> =
        rows.iter().filter_map(|&row| context.world.post(slate.posts[row]).topics.top()).collect();
    First {
        posts: rows.len(),
        routes: Route::ALL.map(count).into_iter().filter(is_told).collect(),
        authors: authors.len(),
        topics: topics.len(),
        reels: rows.iter().filter(|&&row| slate.media[row] == Media::Reel).count(),
        unmet: authors.iter().filter(|&&author| !context.history.has_met(context.viewer_id, author)).count(),
    }
}
