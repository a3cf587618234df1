//! The ideal feed: in the order in which the viewer would truly like it. Known only in a simulation.

use std::collections::{BTreeMap, VecDeque};

use crate::domain::{PostId, Taste, Truth, World};
use crate::simulation::behavior::tie;

use super::person::{LIKING, REMEMBERED, liking};

/// A post as the viewer would like it alone, and its place among those given.
struct Liked {
    post: PostId,
    alone: f64,
    place: usize,
}

/// So many of these posts, one after the other: always the one that would be liked most after those before it
/// ([`liking`], were all of them looked at); of equals the first given.
///
/// That is as satisfying as can be as far as a choice of one at a time can see, and no rule of the list holds. Of one main
/// topic the best comes first whatever was before, so that only the best of each is compared.
pub(super) fn feed(world: &World, truth: &Truth, taste: &Taste, posts: &[PostId], length: usize) -> Vec<PostId> {
    let mut by_topic: BTreeMap<_, VecDeque<Liked>> = BTreeMap::new();
    for liked in best_first(world, truth, taste, posts) {
        by_topic.entry(world.post(liked.post).topics.top()).or_default().push_back(liked);
    }
    let mut topics = Vec::new();
    let mut feed = Vec::new();
    while feed.len() < length {
        let late = &topics[topics.len().saturating_sub(REMEMBERED)..];
        let worth = |(topic, best): (_, &Liked)| {
            let same = late.iter().filter(|other| **other == topic).count() as f64;
            (best.alone + LIKING.same * same / REMEMBERED as f64, topic, best.place)
        };
        let heads = by_topic.iter().filter_map(|(&topic, queue)| Some((topic, queue.front()?)));
        let Some((_, topic, _)) = heads.map(worth).max_by(|a, b| a.0.total_cmp(&b.0).then(b.2.cmp(&a.2))) else {
            break;
        };
        feed.extend(by_topic.get_mut(&topic).and_then(VecDeque::pop_front).map(|best| best.post));
        topics.push(topic);
    }
    feed
}

fn best_first(world: &World, truth: &Truth, taste: &Taste, posts: &[PostId]) -> Vec<Liked> {
    let liked = |(place, &id): (usize, &PostId)| {
        let post = world.post(id);
        let (cosine, quality) = (taste.topics.cosine(&post.topics), truth.quality[id.0 as usize]);
        Liked { post: id, alone: liking(cosine, tie(taste, post.author), quality, post, 0.0), place }
    };
    let mut liked: Vec<Liked> = posts.iter().enumerate().map(liked).collect();
    liked.sort_by(|a, b| b.alone.total_cmp(&a.alone).then(a.place.cmp(&b.place)));
    liked
}
