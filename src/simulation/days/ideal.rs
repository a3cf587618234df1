//! The ideal feed: in the order in which the viewer would truly like it. Known only in a simulation.

use crate::domain::{PostId, Taste, Truth, World};
use crate::simulation::behavior::tie;

use super::person::{LIKING, REMEMBERED, liking};

/// So many of these posts, one after the other: always the one that would be liked most after those before it
/// ([`liking`], were all of them looked at); of equals the first given.
///
/// That is as satisfying as can be as far as a choice of one at a time can see, and no rule of the list holds.
pub(super) fn feed(world: &World, truth: &Truth, taste: &Taste, posts: &[PostId], length: usize) -> Vec<PostId> {
    let mut left: Vec<_> = posts
        .iter()
        .map(|&id| {
            let post = world.post(id);
            let (cosine, quality) = (taste.topics.cosine(&post.topics), truth.quality[id.0 as usize]);
            (id, post.topics.top(), liking(cosine, tie(taste, post.author), quality, post, 0.0))
        })
        .collect();
    let mut topics = Vec::new();
    let mut feed = Vec::new();
    while feed.len() < length && !left.is_empty() {
        let late = &topics[topics.len().saturating_sub(REMEMBERED)..];
        let liked = |&(_, topic, alone): &(PostId, _, f64)| {
            let same = late.iter().filter(|other| **other == topic).count() as f64;
            alone + LIKING.same * same / REMEMBERED as f64
        };
        let worth: Vec<f64> = left.iter().map(liked).collect();
        let best = (1..worth.len()).fold(0, |best, at| if worth[at] > worth[best] { at } else { best });
        let (id, topic, _) = left.remove(best);
        feed.push(id);
        topics.push(topic);
    }
    feed
}
