//! Retrieval: posts of accounts the viewer does not follow, found in several ways (R02).
//!
//! The published card of Explore names item-based collaborative filtering, personalized PageRank and a sparse two-tower
//! model, and at most 1,500 candidates (July 2025, second-hand). The ways here are ours, and assumed.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::{Origin, PostId, days_between};
use crate::pipeline::{Component, Context, Found, Lead, Removal, Retrieval, Route, Run, Stage};
use crate::policy::{Basis, Knob, Unit};

use super::super::predict;
use super::routes;

/// Look near the accounts the viewer engages with?
pub static NEAR: Knob = Knob::switch(
    "explore.near",
    "Near accounts",
    "Explore finds posts of accounts that draw the same people as those the viewer engages with.",
    true,
    Basis::Assumed("the card of Explore of July 2025 names item-based collaborative filtering (second-hand)"),
);

/// Look for the viewer's topics and hashtags?
pub static INTERESTS: Knob = Knob::switch(
    "explore.interests",
    "Topics and hashtags",
    "Explore finds posts on topics the viewer engages with more than with others, and with hashtags it follows.",
    true,
    Basis::Assumed(""),
);

/// Look for what the viewer searched for?
pub static SEARCHES: Knob = Knob::switch(
    "explore.searches",
    "Searched hashtags",
    "Explore finds posts with hashtags the viewer searched for in the last 14 days.",
    true,
    Basis::Assumed(""),
);

/// Look at what rises?
pub static RISING: Knob = Knob::switch(
    "explore.rising",
    "Rising",
    "Explore finds posts that everybody engages with most for their age.",
    true,
    Basis::Assumed(""),
);

/// Look into the viewer's nearest clusters?
pub static BY_CLUSTER: Knob = Knob::switch(
    "explore.by_cluster",
    "Nearest clusters",
    "Explore finds posts of the clusters nearest to where the viewer lies, those nearest to it first; clusters are found by who engages with whom.",
    false,
    Basis::Assumed(""),
);

/// Posts older than this do not rise.
pub static RISING_HOURS: Knob = Knob::number(
    "explore.rising_hours",
    "Rising until",
    "Posts older than this no longer count as rising.",
    Unit::Hours,
    (72.0, 1.0, 336.0),
    Basis::Assumed(""),
)
.reaching(1.0, 168.0);

/// So many candidates at most.
pub static AT_MOST: Knob = Knob::whole(
    "explore.at_most",
    "Candidates",
    "So many candidates Explore has at most; the ways of finding posts take turns.",
    Unit::Posts,
    (1_500, 10, 20_000),
    Basis::Published("at most 1,500, card of Explore, July 2025 (second-hand)"),
)
.reaching(10.0, 5_000.0);

/// Posts older than this are not considered.
pub static MAX_AGE_DAYS: Knob = Knob::number(
    "explore.max_age_days",
    "Oldest post",
    "Posts older than this are not considered for Explore.",
    Unit::Days,
    (14.0, 1.0, 365.0),
    Basis::Assumed(""),
)
.reaching(1.0, 60.0);

/// The stage. It reads the data switches too: without what the viewer did or searched for, those ways lead nowhere.
pub const STAGE: Stage = Stage {
    id: super::super::source::STAGE.id,
    component: Component::SourcingCandidates,
    doc: "Finds unseen posts of accounts that are not followed, in several ways, until there are enough.",
    knobs: &[
        &NEAR,
        &INTERESTS,
        &SEARCHES,
        &RISING,
        &RISING_HOURS,
        &BY_CLUSTER,
        &AT_MOST,
        &MAX_AGE_DAYS,
        &predict::ACTIVITY,
        &predict::ENGAGEMENT,
        &predict::FOLLOWS,
        &predict::SEARCH,
        &predict::CONTEXT,
        &predict::CONTENT,
    ],
    reads_rules: false,
    run: Run::Retrieve(retrieve),
};

/// The switch of a way of finding posts.
#[must_use]
pub fn switch(route: Route) -> &'static Knob {
    match route {
        Route::Near => &NEAR,
        Route::Interests => &INTERESTS,
        Route::Searches => &SEARCHES,
        Route::Rising => &RISING,
        Route::Clusters => &BY_CLUSTER,
    }
}

/// Why no route led to a post, in words.
#[must_use]
pub fn absence(context: &Context<'_>, post: PostId) -> &'static str {
    let (world, it) = (context.world, context.world.post(post));
    let age_days = days_between(it.created_at, context.now);
    if it.author == context.account() {
        "it is the viewer's own, and Explore shows others'"
    } else if world.follows(context.account(), it.author) {
        "the viewer follows its author, and Explore shows accounts that are not followed"
    } else if age_days < 0.0 {
        "it is posted after the clock"
    } else if age_days > context.policy.number(&MAX_AGE_DAYS) {
        "it is older than explore.max_age_days"
    } else {
        "no way of finding posts leads from this viewer to it"
    }
}

/// Each route's posts, then a post of each route in turn until there are enough. What the viewer saw is found and dropped;
/// so is what comes when there are enough.
fn retrieve(context: &Context<'_>) -> Retrieval {
    let most = context.policy.whole(&AT_MOST);
    let routes = Route::ALL.map(|route| routes::posts(context, route, most));
    let seen: BTreeSet<PostId> = super::super::source::seen(context).into_iter().collect();
    let mut leads: BTreeMap<(u32, PostId), Vec<Lead>> = BTreeMap::new();
    let key = |post: PostId| (context.world.recency(post), post);
    for (route, posts) in Route::ALL.into_iter().zip(&routes) {
        for (lead, place) in posts.iter().zip(1..) {
            let lead_there = Lead { route, cause: lead.cause, strength: lead.strength, place };
            leads.entry(key(lead.post)).or_default().push(lead_there);
        }
    }
    let mut enough: BTreeSet<PostId> = BTreeSet::new();
    'turns: for turn in 0..routes.iter().map(Vec::len).max().unwrap_or(0) {
        for post in routes.iter().filter_map(|posts| posts.get(turn)).map(|lead| lead.post) {
            if enough.len() == most {
                break 'turns;
            }
            if !seen.contains(&post) {
                enough.insert(post);
            }
        }
    }
    let found = leads.keys().map(|&(_, post)| Found {
        post,
        origin: Origin::Suggested,
        removed: match () {
            () if seen.contains(&post) => Some("seen"),
            () if !enough.contains(&post) => Some("enough"),
            () => None,
        }
        .map(|reason| Removal { stage: STAGE.id, reason }),
    });
    Retrieval { found: found.collect(), leads: leads.into_values().collect() }
}
