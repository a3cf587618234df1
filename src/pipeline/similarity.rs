//! How alike two posts are: what "hide" lowers besides the hidden post itself (F36).

use crate::domain::{HashtagId, Post, PostId, World};

/// Share of topics in the similarity; assumed.
const TOPICS: f64 = 0.7;
/// Share of hashtags in the similarity; assumed.
const HASHTAGS: f64 = 0.3;

/// How alike two posts are, 0..1: 0.7 · cosine of topics + 0.3 · Jaccard index of hashtags, each 0 where a side is empty.
#[must_use]
pub fn similarity(a: &Post, b: &Post) -> f64 {
    Traits::of(a).similarity(&Traits::of(b))
}

/// A post as it is compared with many others: what its part of every comparison is, worked out once.
pub struct Traits<'a> {
    post: &'a Post,
    /// The square of the length of its topics.
    squared: f64,
    /// How many hashtags it has, each counted once.
    hashtags: usize,
}

impl<'a> Traits<'a> {
    /// Those of a post.
    #[must_use]
    pub fn of(post: &'a Post) -> Traits<'a> {
        Traits { post, squared: post.topics.squared(), hashtags: distinct(post).count() }
    }

    /// [`similarity`] of the two posts.
    #[must_use]
    pub fn similarity(&self, other: &Traits<'_>) -> f64 {
        let cosine = self.post.topics.cosine_of(self.squared, &other.post.topics, other.squared);
        TOPICS * cosine + HASHTAGS * self.jaccard(other)
    }

    /// Shared hashtags over all hashtags of the two. Posts have few, so that looking each one up costs less than sorting.
    fn jaccard(&self, other: &Traits<'_>) -> f64 {
        let shared = distinct(self.post).filter(|tag| other.post.hashtags.contains(tag)).count();
        let all = self.hashtags + other.hashtags - shared;
        if all == 0 { 0.0 } else { shared as f64 / all as f64 }
    }
}

/// Each post's greatest similarity to one of `hidden`; 0 where nothing is hidden.
#[must_use]
pub(super) fn similarity_to_hidden(world: &World, hidden: &[PostId], posts: &[PostId]) -> Vec<f64> {
    if hidden.is_empty() || posts.is_empty() {
        return vec![0.0; posts.len()];
    }
    let hidden: Vec<Traits<'_>> = hidden.iter().map(|&post| Traits::of(world.post(post))).collect();
    let greatest = |&post: &PostId| {
        let traits = Traits::of(world.post(post));
        hidden.iter().map(|other| traits.similarity(other)).fold(0.0, f64::max)
    };
    posts.iter().map(greatest).collect()
}

/// A post's hashtags, each once.
fn distinct(post: &Post) -> impl Iterator<Item = HashtagId> {
    let tags = &post.hashtags;
    tags.iter().enumerate().filter(|(at, tag)| !tags[..*at].contains(tag)).map(|(_, tag)| *tag)
}
