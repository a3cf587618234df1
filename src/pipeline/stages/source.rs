//! Sourcing: all unseen content of the viewer's connections (F09, F18, C1). Never ads (F10).

use crate::domain::{AccountId, Origin, PostId, days_between};
use crate::model::Category;
use crate::pipeline::{Component, Context, FeedKind, Found, Removal, Run, Stage};
use crate::policy::{Basis, Knob, Policy, Range, Unit, Value};

use super::near::nearness;
use super::predict;

/// Posts older than this are not considered.
pub static MAX_AGE_DAYS: Knob = Knob::number(
    "source.max_age_days",
    "Oldest post",
    "Posts older than this are not considered.",
    Unit::Days,
    (14.0, 1.0, 365.0),
    Basis::Assumed(""),
)
.reaching(1.0, 60.0);

/// Posts with a followed hashtag are candidates too.
pub static HASHTAGS: Knob = Knob::switch(
    "source.hashtags",
    "Followed hashtags",
    "Posts that carry a hashtag the viewer follows are candidates too.",
    true,
    Basis::Card("step 4"),
);

/// Posts of accounts near the viewer are candidates too.
pub static SUGGESTED: Knob = Knob::switch(
    "source.suggested",
    "Suggested posts",
    "Posts of accounts that enough of the viewer's follows follow are candidates too.",
    false,
    Basis::Assumed("later feeds mix them in, the 2022 card does not"),
);

/// So many of the viewer's follows must follow a suggested account.
pub static SUGGESTED_VIA: Knob = Knob::whole(
    "source.suggested_via",
    "Suggested via",
    "An account is suggested when at least so many of the viewer's follows follow it.",
    Unit::Accounts,
    (2, 1, 50),
    Basis::Assumed(""),
)
.reaching(1.0, 20.0)
.idle("by embedding");

/// What makes an account one to suggest.
pub static SUGGESTED_BY: Knob = Knob {
    key: "source.suggested_by",
    name: "Suggested by",
    doc: "Whom to suggest: accounts the viewer's follows follow, or accounts that draw the same people as those the viewer engages with (their places in the embedding, as in Explore). The embedding serves better in generated worlds; the default stays, so that feeds do.",
    range: Range::Choice { default: GRAPH, choices: &[GRAPH, EMBEDDING] },
    unit: Unit::None,
    basis: Basis::Assumed(
        "measured by the hidden truth of 16 generated worlds: each of the first 20 suggested is worth 0.036 points by embedding and 0.034 by graph (more in 13 worlds, sign test p = 0.01)",
    ),
    idle: "by graph",
};

const GRAPH: &str = "graph";
const EMBEDDING: &str = "embedding";

/// The stage.
pub const STAGE: Stage = Stage {
    id: ID,
    component: Component::SourcingCandidates,
    doc: "Gathers the unseen posts of followed accounts, of followed hashtags and, if on, suggested ones; never ads.",
    knobs: &[&MAX_AGE_DAYS, &HASHTAGS, &SUGGESTED, &SUGGESTED_VIA, &SUGGESTED_BY],
    reads_rules: false,
    run: Run::Source(source),
};

const ID: &str = "source";

/// Does the knob say whom to suggest, so that it waits for suggestions?
pub(in crate::pipeline) fn is_of_suggesting(knob: &Knob) -> bool {
    [&SUGGESTED_VIA, &SUGGESTED_BY].iter().any(|of| of.key == knob.key)
}

/// Are posts suggested by where accounts lie?
#[must_use]
pub fn suggests_near(policy: &Policy) -> bool {
    policy.is_on(&SUGGESTED) && is_by_embedding(policy)
}

/// Would posts be suggested by where accounts lie, were any?
#[must_use]
pub fn is_by_embedding(policy: &Policy) -> bool {
    policy.value(&SUGGESTED_BY) == Value::Choice(EMBEDDING)
}

fn source(context: &Context<'_>) -> Vec<Found> {
    let seen = seen(context);
    origins(context)
        .into_iter()
        .filter(|&(_, origin, post)| belongs(context, post, origin))
        .map(|(_, origin, post)| {
            let removed = removal(context, post, &seen).map(|reason| Removal { stage: ID, reason });
            Found { post, origin, removed }
        })
        .collect()
}

/// The posts that anything leads to, newest first, each once with the first origin that holds. Costs as much as there
/// are such posts, however large the world.
fn origins(context: &Context<'_>) -> Vec<(u32, Origin, PostId)> {
    let Context { world, viewer, policy, .. } = *context;
    let mut origins = Vec::new();
    let mut mark = |posts: &[PostId], origin: Origin| {
        origins.extend(posts.iter().map(|&post| (world.recency(post), origin, post)));
    };
    for &followed in &world.account(viewer.account).follows {
        mark(world.posts_of(followed), Origin::Followed);
    }
    if policy.is_on(&HASHTAGS) {
        for &tag in &viewer.hashtags {
            mark(world.posts_tagged(tag), Origin::Hashtag);
        }
    }
    // Following shows none of them.
    if policy.is_on(&SUGGESTED) && context.feed != FeedKind::Following {
        for account in suggested_accounts(context) {
            mark(world.posts_of(account), Origin::Suggested);
        }
    }
    origins.sort_unstable();
    origins.dedup_by_key(|(place, ..)| *place);
    origins
}

/// Accounts that enough of the viewer's follows follow, or those near whom it engages with, by ascending id. Without what
/// the viewer did, nobody is near.
fn suggested_accounts(context: &Context<'_>) -> Vec<AccountId> {
    let Context { world, viewer, policy, .. } = *context;
    if is_by_embedding(policy) {
        let knows = predict::categories(policy).contains(Category::Activity);
        let near = if knows { nearness(context) } else { Vec::new() };
        return (0u32..).zip(near).filter_map(|(account, near)| near.map(|_| AccountId(account))).collect();
    }
    let mut via = vec![0usize; world.accounts.len()];
    for &followed in &world.account(viewer.account).follows {
        for &further in &world.account(followed).follows {
            via[further.0 as usize] += 1;
        }
    }
    let enough = policy.whole(&SUGGESTED_VIA);
    (0u32..).zip(via).filter(|&(_, count)| count >= enough).map(|(account, _)| AccountId(account)).collect()
}

/// Posts the viewer was shown up to now, ascending: what comes after the clock has not happened.
pub(super) fn seen(context: &Context<'_>) -> Vec<PostId> {
    let shown = context.world.impressions_of(context.viewer_id).filter(|impression| impression.at <= context.now);
    let mut seen: Vec<PostId> =
        shown.map(|impression| impression.post).chain(context.seen_since.iter().copied()).collect();
    seen.sort_unstable();
    seen
}

fn belongs(context: &Context<'_>, post: PostId, origin: Origin) -> bool {
    match context.feed {
        FeedKind::Home | FeedKind::Explore => true,
        FeedKind::Favorites => context.viewer.favorites.contains(&context.gist(post).author),
        FeedKind::Following => origin == Origin::Followed,
    }
}

fn removal(context: &Context<'_>, id: PostId, seen: &[PostId]) -> Option<&'static str> {
    let post = context.gist(id);
    let age_days = days_between(post.created_at, context.now);
    if post.author == context.account() {
        Some("own")
    } else if post.created_at > context.now {
        Some("future")
    } else if age_days > context.policy.number(&MAX_AGE_DAYS) {
        Some("too_old")
    } else if seen.binary_search(&id).is_ok() {
        Some("seen")
    } else {
        None
    }
}
