//! The ways of finding posts, one function each: a post, what led to it, and how strongly.

use std::collections::BTreeSet;

use crate::domain::{AccountId, HashtagId, Post, PostId, TopicId, days_between, hours_between};
use crate::model::Category;
use crate::model::embedding::cosine;
use crate::pipeline::stages::near::nearness;
use crate::pipeline::stages::predict;
use crate::pipeline::{Cause, Context, Route};

use super::source::{MAX_AGE_DAYS, RISING_HOURS, switch};

/// Days for which a search counts, as for the model; and after how many it counts half. Assumed.
const SEARCH_DAYS: f64 = 14.0;
const SEARCH_HALF_LIFE_DAYS: f64 = 7.0;
/// What each further post of an account that is near keeps. Assumed.
const FURTHER: f64 = 0.8;
/// So many clusters count as the viewer's. Assumed.
const NEAREST_CLUSTERS: usize = 2;
/// Hours added to a post's age, so that a first like in its first minute is not everything. Assumed.
const HOURS_AHEAD: f64 = 2.0;

/// A post a route led to.
pub(super) struct Found {
    pub(super) post: PostId,
    pub(super) cause: Cause,
    pub(super) strength: f64,
}

/// The posts a route leads to, strongest first and of equals the newest, at most so many; none where the route is off
/// or has nothing to go by.
pub(super) fn posts(context: &Context<'_>, route: Route, most: usize) -> Vec<Found> {
    let on = predict::categories(context.policy);
    if !context.policy.is_on(switch(route)) {
        return Vec::new();
    }
    let found = match route {
        Route::Near | Route::Interests | Route::Clusters if !on.contains(Category::Activity) => Vec::new(),
        Route::Searches if !on.contains(Category::Search) => Vec::new(),
        Route::Near => near(context),
        Route::Interests => interests(context),
        Route::Searches => searches(context),
        Route::Rising => rising(context),
        Route::Clusters => clusters(context),
    };
    strongest(context, found, most)
}

fn strongest(context: &Context<'_>, mut found: Vec<Found>, most: usize) -> Vec<Found> {
    let before = |a: &Found, b: &Found| {
        let newest = || context.world.recency(a.post).cmp(&context.world.recency(b.post));
        b.strength.total_cmp(&a.strength).then_with(newest)
    };
    if found.len() > most {
        found.select_nth_unstable_by(most, before);
        found.truncate(most);
    }
    found.sort_unstable_by(before);
    found
}

/// The posts of those who are near, the nearest account first; each further post of an account counts for less, so that
/// no account has all the first places.
fn near(context: &Context<'_>) -> Vec<Found> {
    let accounts = nearness(context);
    let mut shown = vec![0; accounts.len()];
    let mut found = eligible(context, f64::INFINITY, |_, post| {
        let near = accounts[post.author.0 as usize]?;
        Some((Cause::Account(near.engaged), near.cosine))
    });
    found.sort_by_key(|lead| context.world.recency(lead.post));
    for lead in &mut found {
        let before = &mut shown[context.world.post(lead.post).author.0 as usize];
        lead.strength *= FURTHER.powi(*before);
        *before += 1;
    }
    found
}

/// By the cosine of a post's topics and the viewer's leanings, and 1 more where it carries a hashtag the viewer follows.
fn interests(context: &Context<'_>) -> Vec<Found> {
    let leanings = context.history.leanings(context.viewer_id);
    let squared = leanings.squared();
    eligible(context, f64::INFINITY, |_, post| {
        let followed = context.viewer.hashtags.iter().find(|tag| post.hashtags.contains(tag));
        let near = if squared > 0.0 { leanings.cosine_of(squared, &post.topics, post.topics.squared()) } else { 0.0 };
        let cause = match followed {
            Some(&tag) => Cause::Hashtag(tag),
            None => Cause::Topic(
                post.topics.iter().map(|(topic, weight)| (weight * leanings.get(topic), topic)).fold(None, heavier)?.1,
            ),
        };
        let strength = near + f64::from(followed.is_some());
        (strength > 0.0).then_some((cause, strength))
    })
}

/// The one that adds more; of equals the first.
fn heavier(best: Option<(f64, TopicId)>, next: (f64, TopicId)) -> Option<(f64, TopicId)> {
    best.filter(|best| best.0 >= next.0).or(Some(next))
}

/// The posts with a hashtag the viewer searched for, the latest search first.
fn searches(context: &Context<'_>) -> Vec<Found> {
    let lately = |at| at < context.now && days_between(at, context.now) <= SEARCH_DAYS;
    let mut searched: Vec<(f64, HashtagId)> = context
        .viewer
        .searches
        .iter()
        .filter(|search| lately(search.at))
        .map(|search| ((-days_between(search.at, context.now) / SEARCH_HALF_LIFE_DAYS).exp2(), search.hashtag))
        .collect();
    searched.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    let mut found: Vec<Found> = Vec::new();
    let can_be = may_be_found(context, f64::INFINITY);
    let mut taken = BTreeSet::new();
    for (strength, tag) in searched {
        for &post in context.world.posts_tagged(tag) {
            if can_be(context.world.post(post)) && taken.insert(post) {
                found.push(Found { post, cause: Cause::Search(tag), strength });
            }
        }
    }
    found
}

/// By everybody's engagement per hour of age.
fn rising(context: &Context<'_>) -> Vec<Found> {
    eligible(context, context.policy.number(&RISING_HOURS), |id, post| {
        let engagement = context.history.engagement_with(id);
        let strength = engagement / (hours_between(post.created_at, context.now) + HOURS_AHEAD);
        (strength > 0.0).then_some((Cause::Crowd, strength))
    })
}

/// The posts of the clusters nearest to where the viewer lies, by how near to it they lie themselves.
fn clusters(context: &Context<'_>) -> Vec<Found> {
    let (embedding, clusters) = (context.history.embedding(context.world), context.history.clusters(context.world));
    let Some(from) = embedding.viewer(context.viewer_id) else { return Vec::new() };
    let mut nearest = clusters.nearest(from);
    nearest.truncate(NEAREST_CLUSTERS);
    eligible(context, f64::INFINITY, |id, _| {
        let cluster = clusters.of_post(id).filter(|cluster| nearest.iter().any(|(near, _)| near == cluster))?;
        Some((Cause::Cluster(cluster), cosine(from, embedding.post(id)?)))
    })
}

/// Every post that may be found, with what `lead` says of it.
fn eligible(
    context: &Context<'_>,
    most_hours: f64,
    lead: impl Fn(PostId, &Post) -> Option<(Cause, f64)>,
) -> Vec<Found> {
    let can_be = may_be_found(context, most_hours);
    let posts = (0u32..).map(PostId).zip(&context.world.posts);
    let found = |(id, post): (PostId, &Post)| {
        let (cause, strength) = can_be(post).then(|| lead(id, post)).flatten()?;
        Some(Found { post: id, cause, strength })
    };
    posts.filter_map(found).collect()
}

/// May a post be found at all: posted before the clock, not too old, by somebody else whom the viewer does not follow?
fn may_be_found<'a>(context: &Context<'a>, most_hours: f64) -> impl Fn(&Post) -> bool + use<'a> {
    let (world, now, own) = (context.world, context.now, context.account());
    let most_hours = most_hours.min(context.policy.number(&MAX_AGE_DAYS) * 24.0);
    let mut known = vec![false; world.accounts.len()];
    let follows = &world.account(own).follows;
    follows.iter().chain([&own]).for_each(|account: &AccountId| known[account.0 as usize] = true);
    move |post| {
        let age = hours_between(post.created_at, now);
        (0.0..=most_hours).contains(&age) && !known[post.author.0 as usize]
    }
}
