//! The pipeline once more, straight from the contract's sections 3 to 6: slow, plain, sharing nothing with the engine but
//! the world, the policy's numbers and the predictions.

use glassfeed::domain::{Account, AccountId, Action, AdId, Impression, Media, Post, PostId, World};
use glassfeed::model::embedding::cosine;
use glassfeed::model::{Categories, Category, Moment, features};
use glassfeed::pipeline::{Context, FeedKind};
use glassfeed::policy::{Knob, Policy, Value};

use crate::worlds::all_knobs;
use factors::{boost, demote};

mod factors;

/// A post, its origin, and where and why it dropped out.
pub(crate) type Found = (PostId, &'static str, Option<(&'static str, &'static str)>);

/// What a feed must be.
#[derive(Debug, Default)]
pub(crate) struct Feed {
    /// Origin and, where it dropped out, stage and reason of every post that has an origin; by post.
    pub found: Vec<Found>,
    /// The candidates, in no order that matters.
    pub posts: Vec<Scored>,
    /// Indices into `posts` after each of `sort`, `media` and `author`, each with those at which a rule gave way.
    pub orders: [(Vec<usize>, Vec<usize>); 3],
    pub delivered: usize,
    pub ads: Vec<(usize, AdId)>,
    /// Two different scores lie so near each other that rounding could turn their order.
    pub is_close_call: bool,
}

#[derive(Debug)]
pub(crate) struct Scored {
    pub post: PostId,
    pub post_type: &'static str,
    pub value: f64,
    pub normalized: f64,
    /// Stage, reason and factor, in order; those that are 1 too.
    pub factors: Vec<(&'static str, String, f64)>,
    pub score: f64,
}

/// The feed of that context.
pub(crate) fn feed(context: &Context<'_>) -> Feed {
    let mut feed = Feed { found: found(context), ..Feed::default() };
    let mut kept: Vec<(PostId, &'static str)> =
        feed.found.iter().filter(|found| found.2.is_none()).map(|found| (found.0, found.1)).collect();
    kept.sort_by(|a, b| newest_first(context.world, a.0, b.0));
    match context.feed {
        FeedKind::Home => rank(context, &kept, &mut feed),
        _ => {
            feed.posts = kept.iter().map(|&(post, origin)| unscored(context.world, post, origin)).collect();
            feed.orders[2].0 = (0..kept.len()).collect();
        }
    }
    feed.delivered = feed.posts.len().min(number(context.policy, "deliver.length") as usize);
    feed.ads = ads(context, feed.delivered);
    feed
}

fn value(policy: &Policy, key: &str) -> Value {
    let knobs = all_knobs();
    policy.value(Knob::find(&knobs, key).expect("a knob"))
}

fn number(policy: &Policy, key: &str) -> f64 {
    match value(policy, key) {
        Value::Number(number) => number,
        other => panic!("{key} is {other}"),
    }
}

fn is_on(policy: &Policy, key: &str) -> bool {
    value(policy, key) == Value::Switch(true)
}

fn newest_first(world: &World, a: PostId, b: PostId) -> std::cmp::Ordering {
    let (a, b) = (world.post(a), world.post(b));
    b.created_at.cmp(&a.created_at).then(a.id.cmp(&b.id))
}

fn age_hours(context: &Context<'_>, post: &Post) -> f64 {
    (context.now.as_millisecond() - post.created_at.as_millisecond()) as f64 / 3_600_000.0
}

/// The thirty placed accounts the viewer engages with most; where accounts lie is the engine's, as the clusters are.
fn most_engaged(context: &Context<'_>) -> Vec<AccountId> {
    let embedding = context.history.embedding(context.world);
    let mut sums = vec![0.0; context.world.accounts.len()];
    for each in context.history.engaged() {
        if each.viewer == context.viewer_id {
            sums[context.world.post(each.post).author.0 as usize] += f64::from(each.worth);
        }
    }
    let mut all: Vec<AccountId> = (0..sums.len() as u32).map(AccountId).collect();
    all.retain(|account| sums[account.0 as usize] > 0.0 && embedding.account(*account).is_some());
    all.sort_by(|a, b| sums[b.0 as usize].total_cmp(&sums[a.0 as usize]));
    all.truncate(30);
    all
}

fn is_near(context: &Context<'_>, engaged: &[AccountId], account: AccountId) -> bool {
    let embedding = context.history.embedding(context.world);
    let Some(place) = embedding.account(account) else { return false };
    let others = engaged.iter().filter(|other| **other != account);
    others.filter_map(|&other| embedding.account(other)).any(|other| cosine(place, other) >= 0.3)
}

fn found(context: &Context<'_>) -> Vec<Found> {
    let Context { world, policy, viewer, .. } = *context;
    let me: &Account = world.account(viewer.account);
    let by_embedding = value(policy, "source.suggested_by") == Value::Choice("embedding");
    let engaged = if by_embedding && is_on(policy, "data.activity") { most_engaged(context) } else { Vec::new() };
    let mut all = Vec::new();
    for at in 0..world.posts.len() {
        let (id, post) = (PostId(at as u32), &world.posts[at]);
        let via = me.follows.iter().filter(|&&one| world.account(one).follows.contains(&post.author)).count();
        let origin = if me.follows.contains(&post.author) {
            "followed"
        } else if is_on(policy, "source.hashtags") && post.hashtags.iter().any(|tag| viewer.hashtags.contains(tag)) {
            "hashtag"
        } else if is_on(policy, "source.suggested")
            && if by_embedding {
                is_near(context, &engaged, post.author)
            } else {
                via as f64 >= number(policy, "source.suggested_via")
            }
        {
            "suggested"
        } else {
            continue;
        };
        match context.feed {
            FeedKind::Favorites if !viewer.favorites.contains(&post.author) => continue,
            FeedKind::Following if origin != "followed" => continue,
            _ => {}
        }
        let seen = context.seen_since.contains(&id)
            || world.impressions.iter().any(|impression| {
                impression.viewer == context.viewer_id && impression.post == id && impression.at <= context.now
            });
        let removed = if post.author == viewer.account {
            Some(("source", "own"))
        } else if post.created_at > context.now {
            Some(("source", "future"))
        } else if age_hours(context, post) > 24.0 * number(policy, "source.max_age_days") {
            Some(("source", "too_old"))
        } else if seen {
            Some(("source", "seen"))
        } else if post.labels.violation.is_some() {
            Some(("filter", "violation"))
        } else if viewer.muted.contains(&post.author) {
            Some(("filter", "muted"))
        } else if viewer.hidden.contains(&id) {
            Some(("filter", "hidden"))
        } else {
            None
        };
        all.push((id, origin, removed));
    }
    all
}

fn post_type(post: &Post, origin: &str) -> &'static str {
    match (origin, post.media) {
        ("hashtag", _) => "hashtag",
        ("suggested", _) => "suggested",
        _ if post.shopping.is_some() => "shopping",
        (_, Media::Photo | Media::Carousel) => "photo",
        (_, Media::Video) => "video",
        (_, Media::Reel) => "reel",
    }
}

fn unscored(world: &World, post: PostId, origin: &str) -> Scored {
    let post_type = post_type(world.post(post), origin);
    Scored { post, post_type, value: 0.0, normalized: 0.0, factors: Vec::new(), score: 0.0 }
}

/// As if so many posts of the author stood before its first, where it led one of the last three feeds that are behind.
fn spent(context: &Context<'_>, kept: &[(PostId, &'static str)], author: AccountId) -> f64 {
    let is_led = |one: &&Impression| one.viewer == context.viewer_id && one.position == 1 && one.at <= context.now;
    let mut led: Vec<&Impression> = context.world.impressions.iter().filter(is_led).collect();
    led.sort_by_key(|one| (one.at, one.post));
    led.retain(|one| !kept.iter().any(|&(post, _)| post == one.post));
    let counts = led.iter().rev().map(|one| context.world.post(one.post).author).zip([8.0, 4.0, 2.0]);
    let own = counts.filter(|(other, _)| *other == author).map(|(_, count)| count);
    if is_on(context.policy, "author_decay.remember") { own.sum() } else { 0.0 }
}

/// What the posts of the same cluster before it leave of the post at that place; the clusters are the engine's, as the
/// predictions are.
fn by_cluster(context: &Context<'_>, posts: &[Scored], order: &[usize], place: usize) -> f64 {
    let (decay, floor) = (number(context.policy, "cluster.decay"), number(context.policy, "cluster.floor"));
    if decay == 1.0 {
        return 1.0;
    }
    let clusters = context.history.clusters(context.world);
    let of = |at: usize| clusters.of_post(posts[at].post);
    let ahead = order[..place].iter().filter(|&&at| of(at) == of(order[place])).count() as i32;
    if of(order[place]).is_some() { (1.0 - floor) * decay.powi(ahead) + floor } else { 1.0 }
}

fn rank(context: &Context<'_>, kept: &[(PostId, &'static str)], feed: &mut Feed) {
    let policy = context.policy;
    let mut posts: Vec<Scored> = kept.iter().map(|&(post, origin)| unscored(context.world, post, origin)).collect();
    for scored in &mut posts {
        scored.value = merged(context, scored.post);
    }
    normalize(policy, &mut posts);
    for (at, scored) in posts.iter_mut().enumerate() {
        let post = context.world.post(scored.post);
        if is_on(policy, "boost.on") {
            boost(context, post, kept[at].1, scored);
        }
        if is_on(policy, "demote.on") {
            demote(context, post, kept[at].1, scored);
        }
        scored.score = scored.factors.iter().fold(scored.normalized, |score, (_, _, factor)| score * factor);
    }
    feed.is_close_call |= is_close_call(&posts);
    if is_on(policy, "author_decay.on") {
        let before = sorted(context.world, &posts);
        let (decay, floor) = (number(policy, "author.decay"), number(policy, "author.floor"));
        for (place, &at) in before.iter().enumerate() {
            let author = context.world.post(posts[at].post).author;
            let ahead = before[..place].iter().filter(|&&one| context.world.post(posts[one].post).author == author);
            let left = |ahead: f64| (1.0 - floor) * decay.powf(ahead) + floor;
            let (first, ahead) = (spent(context, kept, author), ahead.count() as f64);
            let (begun, whole) = (left(first), left(first + ahead));
            posts[at].factors.push(("author_decay", "led_lately".to_owned(), begun));
            posts[at].factors.push((
                "author_decay",
                "author_decay".to_owned(),
                if begun > 0.0 { whole / begun } else { 1.0 },
            ));
            let factor = by_cluster(context, &posts, &before, place);
            posts[at].score *= whole * factor;
            posts[at].factors.push(("author_decay", "cluster_decay".to_owned(), factor));
        }
        feed.is_close_call |= is_close_call(&posts);
    }
    let media: Vec<u32> = posts.iter().map(|one| context.world.post(one.post).media as u32).collect();
    let authors: Vec<u32> = posts.iter().map(|one| context.world.post(one.post).author.0).collect();
    let media_run = number(policy, "media.max_run") as usize;
    let author_run = number(policy, "author.max_run") as usize;
    let reach = number(policy, "media.reach") as usize;
    let media_rule = (is_on(policy, "media.on") && media_run > 0).then_some((&media[..], media_run));
    let author_rule = (author_run > 0).then_some((&authors[..], author_run));
    let by_score = sorted(context.world, &posts);
    let by_media = fill(&by_score, None, media_rule, reach);
    let by_author = match is_on(policy, "author.on") {
        true => fill(&by_media.0, author_rule, media_rule, reach),
        false => (by_media.0.clone(), Vec::new()),
    };
    feed.posts = posts;
    feed.orders = [(by_score, Vec::new()), by_media, by_author];
}

fn merged(context: &Context<'_>, post: PostId) -> f64 {
    let Context { world, policy, history, viewer_id, viewer, now, .. } = *context;
    let on = Category::ALL.into_iter().fold(Categories::NONE, |on, category| {
        if is_on(policy, &format!("data.{}", category.key())) { on.with(category) } else { on }
    });
    let row = features(&Moment { world, history, viewer_id, viewer, now }, post);
    let predicted = context.model.predict(&row, on, matches!(world.post(post).media, Media::Video | Media::Reel));
    let mut value = 0.0;
    for action in Action::ALL {
        if let Some(p) = predicted[action] {
            value += number(policy, &format!("weight.{}", action.key())) * p;
        }
    }
    value
}

fn normalize(policy: &Policy, posts: &mut [Scored]) {
    let strength = if is_on(policy, "normalize.on") { number(policy, "normalize.strength") } else { 0.0 };
    let Value::Choice(method) = value(policy, "normalize.method") else { panic!("not a choice") };
    let everybody: Vec<f64> = posts.iter().map(|one| one.value).collect();
    for at in 0..posts.len() {
        let of_type: Vec<f64> =
            posts.iter().filter(|one| one.post_type == posts[at].post_type).map(|one| one.value).collect();
        let u_all = scaled(method, &everybody, posts[at].value);
        let u_type = if of_type.len() == 1 { u_all } else { scaled(method, &of_type, posts[at].value) };
        posts[at].normalized = strength * u_type + (1.0 - strength) * u_all;
    }
}

fn scaled(method: &str, set: &[f64], v: f64) -> f64 {
    let n = set.len() as f64;
    let (min, max) = (set.iter().copied().fold(f64::MAX, f64::min), set.iter().copied().fold(f64::MIN, f64::max));
    if min == max {
        return 0.5;
    }
    match method {
        "min_max" => (v - min) / (max - min),
        "z_score" => {
            let mean = set.iter().sum::<f64>() / n;
            let sd = (set.iter().map(|one| (one - mean).powi(2)).sum::<f64>() / n).sqrt();
            1.0 / (1.0 + (-(v - mean) / sd).exp())
        }
        "quantile" => {
            let below = set.iter().filter(|&&one| one < v).count() as f64;
            let equal = set.iter().filter(|&&one| one == v).count() as f64;
            (below + (equal + 1.0) / 2.0 - 0.5) / n
        }
        other => panic!("no method {other}"),
    }
}
/// Score descending, newest first, id ascending; what is not finite last.
fn sorted(world: &World, posts: &[Scored]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..posts.len()).collect();
    order.sort_by(|&a, &b| {
        let (x, y) = (posts[a].score, posts[b].score);
        let by_score = match (x.is_finite(), y.is_finite()) {
            (true, true) => y.partial_cmp(&x).expect("finite"),
            (false, false) => std::cmp::Ordering::Equal,
            (x_is_finite, _) => x_is_finite.cmp(&false).reverse(),
        };
        by_score.then(newest_first(world, posts[a].post, posts[b].post))
    });
    order
}

fn is_close_call(posts: &[Scored]) -> bool {
    let near = |a: f64, b: f64| (a - b).abs() <= 1e-12 * a.abs().max(b.abs()).max(1e-300) && a != b;
    posts.iter().any(|a| posts.iter().any(|b| near(a.score, b.score)))
}

/// A rule of the lists: each row's key, and how many equal ones may follow each other.
pub(crate) type ListRule<'a> = Option<(&'a [u32], usize)>;

/// The list rules by their definition: for each slot, look through the whole queue. Also says where a rule gave way.
pub(crate) fn fill(order: &[usize], hard: ListRule<'_>, soft: ListRule<'_>, reach: usize) -> (Vec<usize>, Vec<usize>) {
    let breaks = |rule: ListRule<'_>, placed: &[usize], row: usize| {
        rule.is_some_and(|(keys, run)| {
            placed.len() >= run && placed[placed.len() - run..].iter().all(|&one| keys[one] == keys[row])
        })
    };
    let mut queue = order.to_vec();
    let (mut placed, mut relaxed) = (Vec::new(), Vec::new());
    while !queue.is_empty() {
        let breaks_none = |row: usize| !breaks(hard, &placed, row) && !breaks(soft, &placed, row);
        let near = queue.iter().take(reach).position(|&row| breaks_none(row));
        let anywhere = if hard.is_some() { queue.iter().position(|&row| !breaks(hard, &placed, row)) } else { None };
        let row = queue.remove(near.or(anywhere).unwrap_or(0));
        if !breaks_none(row) {
            relaxed.push(row);
        }
        placed.push(row);
    }
    (placed, relaxed)
}

fn ads(context: &Context<'_>, delivered: usize) -> Vec<(usize, AdId)> {
    let Context { world, viewer, policy, .. } = *context;
    let every = number(policy, "deliver.ads_every") as usize;
    let interests = context.history.interests(context.viewer_id);
    let topics = |ad: &AdId| &world.ads[ad.0 as usize].topics;
    let is_like_hidden = |ad: &AdId| {
        topics(ad).iter().any(|(topic, weight)| {
            weight > 0.0 && viewer.hidden_ads.iter().any(|hidden| topics(hidden).get(topic) > 0.0)
        })
    };
    let mut ads: Vec<AdId> =
        (0..world.ads.len() as u32).map(AdId).filter(|ad| !viewer.hidden_ads.contains(ad)).collect();
    ads.sort_by(|a, b| {
        let interest = |ad: &AdId| interests.dot(topics(ad));
        is_like_hidden(a).cmp(&is_like_hidden(b)).then(interest(b).total_cmp(&interest(a)))
    });
    let slots = (1..=delivered).filter(|rank| every > 0 && rank % every == 0);
    slots.zip(ads).collect()
}
