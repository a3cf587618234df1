//! What is known of every post at a moment, whoever looks: gathered once where many viewers look.

use rayon::prelude::*;

use super::features::{Feature, POST_FEATURE_COUNT};
use super::history::History;
use super::still::Still;
use crate::domain::{Gist, Post, PostId, Timestamp, World};

/// A table of what is known of every post at a moment, whoever looks.
///
/// It changes no answer: without one, the same is read from the world post by post. But posts, their captions and what
/// happened to them lie far apart in memory, and where many viewers meet the same posts, reading them there takes long.
#[derive(Debug)]
pub struct Facts<'a> {
    by_post: Vec<Fact<'a>>,
    festive: Vec<bool>,
}

/// What is known of one post.
#[derive(Clone, Copy, Debug)]
pub(super) struct Fact<'a> {
    pub(super) gist: Gist<'a>,
    /// The features of the post itself, in the order of [`Feature::of_post`].
    pub(super) values: [f64; POST_FEATURE_COUNT],
}

impl<'a> Facts<'a> {
    /// What that history says at `now`; good for that world, history and time alone.
    #[must_use]
    pub fn at(world: &'a World, history: &History, now: Timestamp) -> Facts<'a> {
        let everybodys = history.everybody().overall();
        let fact = |(at, post): (usize, &'a Post)| {
            let still = Still::new(world, history, &everybodys, now, PostId(at as u32));
            Fact { gist: Gist::of(post), values: values(&still) }
        };
        let by_post: Vec<Fact<'a>> = world.posts.par_iter().enumerate().map(fact).collect();
        let hashtags = world.festive_hashtags(now);
        Facts { festive: by_post.iter().map(|fact| fact.gist.carries_any(&hashtags)).collect(), by_post }
    }

    /// Does the post share a hashtag with a holiday that holds at that moment?
    #[must_use]
    pub fn is_festive(&self, post: PostId) -> bool {
        self.festive[post.0 as usize]
    }

    /// What ranking reads of a post.
    #[must_use]
    pub fn gist(&self, post: PostId) -> &Gist<'a> {
        &self.of(post).gist
    }

    pub(super) fn of(&self, post: PostId) -> &Fact<'a> {
        &self.by_post[post.0 as usize]
    }
}

impl<'a> Fact<'a> {
    pub(super) fn of(still: &Still<'a>) -> Fact<'a> {
        Fact { gist: Gist::of(still.post), values: values(still) }
    }
}

fn values(still: &Still<'_>) -> [f64; POST_FEATURE_COUNT] {
    let mut values = [0.0; POST_FEATURE_COUNT];
    for (value, (_, read)) in values.iter_mut().zip(Feature::of_post()) {
        *value = read(still);
    }
    values
}
