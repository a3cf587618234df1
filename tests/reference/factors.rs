//! What multiplies a score: boosts, the user's rules, and demotions, by the contract's section 4 and 5.

use glassfeed::domain::{Post, PostId};
use glassfeed::model::embedding::cosine;
use glassfeed::pipeline::Context;
use glassfeed::policy::{Relation, Rule, Value};

use super::{Scored, age_hours, number, value};

pub(super) fn boost(context: &Context<'_>, post: &Post, origin: &str, scored: &mut Scored) {
    let Context { world, policy, viewer, now, .. } = *context;
    let floor = number(policy, "boost.freshness_floor");
    let half_life = number(policy, "boost.freshness_half_life_hours");
    let festive = world.holidays.iter().any(|holiday| {
        holiday.from <= now && now <= holiday.to && holiday.hashtags.iter().any(|tag| post.hashtags.contains(tag))
    });
    let either = |holds: bool, key: &str| if holds { number(policy, key) } else { 1.0 };
    let mut factors = vec![
        ("freshness".to_owned(), floor + (1.0 - floor) * 0.5_f64.powf(age_hours(context, post) / half_life)),
        ("close_friends".to_owned(), either(viewer.close_friends.contains(&post.author), "boost.close_friends")),
        ("favorites".to_owned(), either(viewer.favorites.contains(&post.author), "boost.favorites")),
        ("holiday".to_owned(), either(festive, "boost.holiday")),
        ("same_place".to_owned(), either(post.place.is_some() && post.place == viewer.place, "boost.same_place")),
    ];
    for rule in policy.rules.iter().filter(|rule| rule.on) {
        let holds = matches(context, rule, post, origin, scored.post_type);
        factors.push((rule.id.clone(), if holds { rule.factor } else { 1.0 }));
    }
    scored.factors.extend(factors.into_iter().map(|(reason, factor)| ("boost", reason, factor)));
}

fn matches(context: &Context<'_>, rule: &Rule, post: &Post, origin: &str, post_type: &str) -> bool {
    let Context { world, viewer, .. } = *context;
    let (when, author) = (&rule.when, world.account(post.author));
    let mut holds = vec![true];
    if let Some(media) = when.media {
        holds.push(post.media == media);
    }
    if let Some(wanted) = when.post_type {
        holds.push(wanted.key() == post_type);
    }
    if let Some(kind) = when.kind {
        holds.push(author.kind == kind);
    }
    if let Some(wanted) = &when.author {
        holds.push(author.id == *wanted);
    }
    if let Some(topic) = &when.topic {
        holds.push(post.topics.iter().any(|(id, weight)| world.names.topics[id.0 as usize] == *topic && weight >= 0.5));
    }
    if let Some(tag) = &when.hashtag {
        holds.push(post.hashtags.iter().any(|id| world.names.hashtags[id.0 as usize] == *tag));
    }
    if let Some(place) = &when.place {
        holds.push(post.place.is_some_and(|id| world.names.places[id.0 as usize] == *place));
    }
    if let Some(wanted) = when.origin {
        holds.push(wanted.key() == origin);
    }
    if let Some(most) = when.max_age_hours {
        holds.push(age_hours(context, post) <= most);
    }
    if let Some(hours) = when.hours {
        let hour = (context.now.as_second().rem_euclid(86_400) / 3_600) as u8;
        let mut all = Vec::new();
        let mut at = hours.from;
        while at != hours.to % 24 {
            all.push(at);
            at = (at + 1) % 24;
        }
        // From midnight to midnight is the whole day, though both ends are the same hour of the clock.
        holds.push(all.contains(&hour) || hours.from == 0 && hours.to == 24);
    }
    if let Some(relation) = when.relation {
        holds.push(match relation {
            Relation::CloseFriend => viewer.close_friends.contains(&post.author),
            Relation::Favorite => viewer.favorites.contains(&post.author),
            Relation::Mutual => {
                author.follows.contains(&viewer.account) && world.account(viewer.account).follows.contains(&post.author)
            }
        });
    }
    !holds.contains(&false)
}

pub(super) fn demote(context: &Context<'_>, post: &Post, origin: &str, scored: &mut Scored) {
    let Context { world, policy, .. } = *context;
    let strikes = f64::from(world.account(post.author).strikes);
    let s = like_hidden(context, scored.post);
    let from = number(policy, "demote.similar_from");
    let excess = if from == 1.0 { 0.0 } else { ((s - from) / (1.0 - from)).max(0.0) };
    let either = |holds: bool, key: &str| if holds { number(policy, key) } else { 1.0 };
    scored.factors.extend([
        ("demote", "misinformation".to_owned(), either(post.labels.misinformation, "demote.misinformation")),
        (
            "demote",
            "repeat_misinformation".to_owned(),
            either(strikes >= number(policy, "demote.strikes"), "demote.repeat_misinformation"),
        ),
        ("demote", "borderline".to_owned(), 1.0 - post.labels.borderline * (1.0 - number(policy, "demote.borderline"))),
        ("demote", "suggested".to_owned(), either(origin == "suggested", "demote.suggested")),
        ("demote", "similar_to_hidden".to_owned(), 1.0 - number(policy, "demote.similar_to_hidden") * excess),
    ]);
}

/// How like one of the viewer's hidden posts it is; the embedding is the engine's, as the predictions are.
fn like_hidden(context: &Context<'_>, post: PostId) -> f64 {
    let Context { world, policy, viewer, history, .. } = *context;
    let alike = |&other: &PostId| match value(policy, "demote.similar_by") {
        Value::Choice("topics") => similarity(world.post(post), world.post(other)),
        _ => {
            let embedding = history.embedding(world);
            embedding.post(post).zip(embedding.post(other)).map_or(0.0, |(a, b)| cosine(a, b))
        }
    };
    viewer.hidden.iter().map(alike).fold(0.0, f64::max)
}

fn similarity(a: &Post, b: &Post) -> f64 {
    let length = |post: &Post| post.topics.iter().map(|(_, weight)| weight * weight).sum::<f64>().sqrt();
    let dot: f64 = a.topics.iter().map(|(topic, weight)| weight * b.topics.get(topic)).sum();
    let cosine = if length(a) == 0.0 || length(b) == 0.0 { 0.0 } else { dot / (length(a) * length(b)) };
    let shared = a.hashtags.iter().filter(|tag| b.hashtags.contains(tag)).count();
    let all = a.hashtags.len() + b.hashtags.len() - shared;
    let jaccard = if a.hashtags.is_empty() || b.hashtags.is_empty() { 0.0 } else { shared as f64 / all as f64 };
    0.7 * cosine + 0.3 * jaccard
}
