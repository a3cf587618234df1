//! What is selected on the map, of what it is made, and what of it this viewer was shown.

use std::collections::HashSet;

use crate::domain::{AccountId, PostId, TopicId, ViewerId, World};
use crate::model::Clusters;

use super::brush::Area;
use super::map::Drawing;
use crate::app::state::State;

/// What lies in parts of the map.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Selection {
    /// The drawn posts in it.
    pub posts: Vec<PostId>,
    /// The drawn viewers in it.
    pub viewers: Vec<ViewerId>,
    /// The groups of these posts with how many they are, most first.
    pub groups: Vec<(usize, usize)>,
    /// The topics of these posts, largest share first.
    pub topics: Vec<TopicShare>,
    /// Their authors with how many they posted, most first.
    pub accounts: Vec<(AccountId, usize)>,
    /// So many of these posts this viewer was shown.
    pub seen: usize,
    /// Those of the posts that the feed at hand chooses from.
    pub sourced: Vec<PostId>,
    /// So many of them it delivers.
    pub delivered: usize,
}

/// How much of the selected posts a topic is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TopicShare {
    /// Which.
    pub topic: TopicId,
    /// Its share of them, 0..1.
    pub share: f64,
    /// How many times its share of all drawn posts that is.
    pub lift: f64,
}

impl Selection {
    /// What lies in any of these parts.
    #[must_use]
    pub fn within(state: &State, drawing: &Drawing, clusters: &Clusters, areas: &[Area]) -> Selection {
        let world = state.results.world();
        let is_in = |place: &[f32; 2]| areas.iter().any(|area| area.holds(*place));
        let posts: Vec<PostId> =
            drawing.posts.iter().filter(|(_, place)| is_in(place)).map(|(post, _)| *post).collect();
        let viewers = drawing.viewers.iter().filter(|(_, place)| is_in(place)).map(|(viewer, _)| *viewer).collect();
        let mut groups = vec![0; clusters.groups.len()];
        let mut accounts = vec![0; world.accounts.len()];
        for &id in &posts {
            accounts[world.post(id).author.0 as usize] += 1;
            clusters.of_post(id).into_iter().for_each(|group| groups[group] += 1);
        }
        let accounts = counted(accounts).map(|(at, count)| (AccountId(at as u32), count)).collect();
        let topics = topics(world, &posts, drawing.posts.iter().map(|(post, _)| *post));
        let slate: HashSet<PostId> = state.results.ledger.slate.posts.iter().copied().collect();
        let sourced = posts.iter().copied().filter(|post| slate.contains(post)).collect();
        let feed: HashSet<PostId> = state.feed_posts().collect();
        let seen = seen(state);
        let count = |all: &HashSet<PostId>| posts.iter().filter(|post| all.contains(post)).count();
        let (seen, delivered) = (count(&seen), count(&feed));
        Selection { groups: counted(groups).collect(), posts, viewers, topics, accounts, seen, sourced, delivered }
    }
}

/// What the viewer at hand was shown up to the clock, in the phone too.
#[must_use]
pub fn seen(state: &State) -> HashSet<PostId> {
    let (viewer, now) = (state.document.viewer, state.document.now);
    let before = state.results.world().impressions_of(viewer).filter(|seen| seen.at <= now);
    let here = state.document.acts.iter().map(|act| &act.impression).filter(|seen| seen.viewer == viewer);
    before.chain(here).map(|seen| seen.post).collect()
}

/// The topics of some of the posts, largest share first.
fn topics(world: &World, some: &[PostId], all: impl Iterator<Item = PostId>) -> Vec<TopicShare> {
    let shares = |posts: &mut dyn Iterator<Item = PostId>| {
        let mut sums = vec![0.0; world.names.topics.len()];
        for post in posts {
            world.post(post).topics.iter().for_each(|(topic, weight)| sums[topic.0 as usize] += weight);
        }
        let whole = sums.iter().sum::<f64>();
        sums.iter_mut().for_each(|sum| *sum /= whole.max(f64::MIN_POSITIVE));
        sums
    };
    let (own, all) = (shares(&mut some.iter().copied()), shares(&mut { all }));
    let both = own.into_iter().zip(all).zip(0..).filter(|((share, _), _)| *share > 0.0);
    let mut found: Vec<TopicShare> =
        both.map(|((share, all), at)| TopicShare { topic: TopicId(at), share, lift: share / all }).collect();
    found.sort_by(|a, b| b.share.total_cmp(&a.share));
    found
}

/// Places with what was counted there, most first; without those of nothing.
fn counted(counts: Vec<usize>) -> impl Iterator<Item = (usize, usize)> {
    let mut found: Vec<(usize, usize)> = counts.into_iter().enumerate().filter(|(_, count)| *count > 0).collect();
    found.sort_by_key(|&(_, count)| std::cmp::Reverse(count));
    found.into_iter()
}

/// What of all posts with a place lies in each group, and what of these posts does, both 0..1.
#[must_use]
pub fn shares(clusters: &Clusters, posts: &[PostId]) -> Vec<(f64, f64)> {
    let all = clusters.groups.iter().map(|group| group.posts).sum::<usize>().max(1) as f64;
    let mut own: Vec<f64> = vec![0.0; clusters.groups.len()];
    let placed: Vec<usize> = posts.iter().filter_map(|&post| clusters.of_post(post)).collect();
    placed.iter().for_each(|&group| own[group] += 1.0);
    let of_posts = placed.len().max(1) as f64;
    clusters.groups.iter().zip(own).map(|(group, own)| (group.posts as f64 / all, own / of_posts)).collect()
}
