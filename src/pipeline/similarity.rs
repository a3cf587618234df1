//! How alike two posts are: what "hide" lowers besides the hidden post itself (F36).

use crate::domain::{HashtagId, Post, PostId, World};

/// Share of topics in the similarity; assumed.
const TOPICS: f64 = 0.7;
/// Share of hashtags in the similarity; assumed.
const HASHTAGS: f64 = 0.3;

/// How alike two posts are, 0..1: 0.7 · cosine of topics + 0.3 · Jaccard index of hashtags, each 0 where a side is empty.
#[must_use]
pub fn similarity(a: &Post, b: &Post) -> f64 {
    TOPICS * a.topics.cosine(&b.topics) + HASHTAGS * jaccard(a, b)
}

/// Each post's greatest similarity to one of `hidden`; 0 where nothing is hidden.
#[must_use]
pub(super) fn similarity_to_hidden(world: &World, hidden: &[PostId], posts: &[PostId]) -> Vec<f64> {
    let greatest = |&post: &PostId| {
        hidden.iter().map(|&other| similarity(world.post(post), world.post(other))).fold(0.0, f64::max)
    };
    if hidden.is_empty() { vec![0.0; posts.len()] } else { posts.iter().map(greatest).collect() }
}

/// Shared hashtags over all hashtags of the two; a hashtag given twice counts once. Posts have few, so that looking each
/// one up costs less than sorting.
fn jaccard(a: &Post, b: &Post) -> f64 {
    let (shared, left) = distinct(a)
        .fold((0usize, 0usize), |(shared, all), tag| (shared + usize::from(b.hashtags.contains(&tag)), all + 1));
    let all = left + distinct(b).count() - shared;
    if all == 0 { 0.0 } else { shared as f64 / all as f64 }
}

/// A post's hashtags, each once.
fn distinct(post: &Post) -> impl Iterator<Item = HashtagId> {
    let tags = &post.hashtags;
    tags.iter().enumerate().filter(|(at, tag)| !tags[..*at].contains(tag)).map(|(_, tag)| *tag)
}
