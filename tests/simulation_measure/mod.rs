//! What a world is like, in numbers.

use std::collections::BTreeSet;

use glassfeed::domain::{
    AccountId, Action, Impression, Kind, Media, Origin, PostId, Viewer, ViewerId, World, hours_between,
};

/// The value below which that share of the numbers lies.
pub(crate) fn quantile(numbers: &[f64], share: f64) -> f64 {
    let mut sorted = numbers.to_vec();
    sorted.sort_by(f64::total_cmp);
    sorted[((sorted.len() - 1) as f64 * share).round() as usize]
}

pub(crate) fn mean(numbers: &[f64]) -> f64 {
    numbers.iter().sum::<f64>() / numbers.len() as f64
}

pub(crate) fn deviation(numbers: &[f64]) -> f64 {
    let middle = mean(numbers);
    mean(&numbers.iter().map(|number| (number - middle).powi(2)).collect::<Vec<_>>()).sqrt()
}

/// Third standardized moment: 0 for what is symmetric.
pub(crate) fn skewness(numbers: &[f64]) -> f64 {
    let (middle, spread) = (mean(numbers), deviation(numbers));
    mean(&numbers.iter().map(|number| ((number - middle) / spread).powi(3)).collect::<Vec<_>>())
}

/// Pearson's.
pub(crate) fn correlation(pairs: &[(f64, f64)]) -> f64 {
    let (x, y): (Vec<f64>, Vec<f64>) = pairs.iter().copied().unzip();
    let (a, b) = (mean(&x), mean(&y));
    mean(&pairs.iter().map(|(x, y)| (x - a) * (y - b)).collect::<Vec<_>>()) / (deviation(&x) * deviation(&y))
}

pub(crate) fn accounts(world: &World) -> impl Iterator<Item = AccountId> {
    (0..world.accounts.len() as u32).map(AccountId)
}

pub(crate) fn out_degrees(world: &World) -> Vec<f64> {
    world.accounts.iter().map(|account| account.follows.len() as f64).collect()
}

pub(crate) fn in_degrees(world: &World) -> Vec<f64> {
    accounts(world).map(|account| world.followers(account).len() as f64).collect()
}

/// Which share of follows is returned.
pub(crate) fn reciprocity(world: &World) -> f64 {
    let edges: Vec<f64> = follows(world).map(|(a, b)| f64::from(u8::from(world.follows(b, a)))).collect();
    mean(&edges)
}

/// Mean local clustering, directions ignored, over every `step`-th account with two neighbors or more.
pub(crate) fn clustering(world: &World, step: usize) -> f64 {
    let linked = |a: AccountId, b: AccountId| world.follows(a, b) || world.follows(b, a);
    let locals: Vec<f64> = accounts(world)
        .step_by(step)
        .filter_map(|account| {
            let near: BTreeSet<AccountId> =
                world.account(account).follows.iter().chain(world.followers(account)).copied().collect();
            let near: Vec<AccountId> = near.into_iter().collect();
            let pairs = near.len() * near.len().saturating_sub(1) / 2;
            let closed: usize =
                (0..near.len()).map(|at| near[at + 1..].iter().filter(|&&other| linked(near[at], other)).count()).sum();
            (pairs > 0).then(|| closed as f64 / pairs as f64)
        })
        .collect();
    mean(&locals)
}

/// How much more alike in topics a follower and a followed are than any two accounts.
pub(crate) fn likeness_of_followers(world: &World) -> f64 {
    let alike = |a: AccountId, b: AccountId| world.account(a).topics.cosine(&world.account(b).topics);
    let friends: Vec<f64> = follows(world).map(|(a, b)| alike(a, b)).collect();
    let strangers: Vec<f64> =
        accounts(world).flat_map(|a| accounts(world).filter(move |b| *b > a).map(move |b| alike(a, b))).collect();
    mean(&friends) / mean(&strangers)
}

fn follows(world: &World) -> impl Iterator<Item = (AccountId, AccountId)> + '_ {
    accounts(world).flat_map(|a| world.account(a).follows.iter().map(move |b| (a, *b)))
}

/// Posts a week of each account, over that many days.
pub(crate) fn posts_a_week(world: &World, days: f64) -> Vec<f64> {
    accounts(world).map(|account| world.posts_of(account).len() as f64 / days * 7.0).collect()
}

/// Shares of photos, carousels, and video with reels.
pub(crate) fn media_mix(world: &World) -> [f64; 3] {
    let share = |media: &[Media]| {
        world.posts.iter().filter(|post| media.contains(&post.media)).count() as f64 / world.posts.len() as f64
    };
    [share(&[Media::Photo]), share(&[Media::Carousel]), share(&[Media::Video, Media::Reel])]
}

/// How often an action is done, per impression on which it is defined and that `counts`.
pub(crate) fn rate(world: &World, action: Action, counts: impl Fn(&Impression) -> bool) -> f64 {
    let done: Vec<f64> = world
        .impressions
        .iter()
        .filter(|impression| counts(impression))
        .filter_map(|impression| impression.did(action))
        .map(|did| f64::from(u8::from(did)))
        .collect();
    mean(&done)
}

/// Is the post by a close friend of who sees it?
pub(crate) fn from_close_friend(world: &World, impression: &Impression) -> bool {
    world.viewer(impression.viewer).close_friends.contains(&world.post(impression.post).author)
}

/// How many posts of the last 14 days by followed accounts or with a followed hashtag a viewer has not seen.
pub(crate) fn unseen_candidates(world: &World, id: ViewerId) -> usize {
    let viewer = world.viewer(id);
    let seen: BTreeSet<PostId> = world.impressions_of(id).map(|impression| impression.post).collect();
    (0..world.posts.len() as u32)
        .map(PostId)
        .filter(|post| !seen.contains(post) && origin(world, viewer, *post).is_some())
        .filter(|post| hours_between(world.post(*post).created_at, world.now) <= 14.0 * 24.0)
        .count()
}

fn origin(world: &World, viewer: &Viewer, post: PostId) -> Option<Origin> {
    let post = world.post(post);
    if post.author == viewer.account {
        None
    } else if world.follows(viewer.account, post.author) {
        Some(Origin::Followed)
    } else {
        viewer.hashtags.iter().any(|tag| post.hashtags.contains(tag)).then_some(Origin::Hashtag)
    }
}

/// Logarithms of likes, each less its author's mean, of creators' posts that are old enough to be finished.
pub(crate) fn likes_within_authors(world: &World) -> Vec<f64> {
    accounts(world)
        .filter(|account| world.account(*account).kind == Kind::Creator)
        .flat_map(|account| {
            let likes: Vec<f64> = world
                .posts_of(account)
                .iter()
                .map(|post| world.post(*post))
                .filter(|post| hours_between(post.created_at, world.now) > 240.0 && post.likes >= 20)
                .map(|post| (post.likes as f64).ln())
                .collect();
            let middle = if likes.len() >= 5 { mean(&likes) } else { f64::NAN };
            likes.into_iter().map(move |like| like - middle).filter(|like| like.is_finite())
        })
        .collect()
}
