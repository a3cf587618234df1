//! What lies in a rectangle of the map, and of what it is made.

use crate::domain::{AccountId, PostId, TopicId, ViewerId, World};
use crate::model::Clusters;

use super::map::Drawing;

/// What lies in a rectangle of the map.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Selection {
    /// The drawn posts in it.
    pub posts: Vec<PostId>,
    /// The drawn viewers in it.
    pub viewers: Vec<ViewerId>,
    /// The groups of these posts with how many they are, most first.
    pub groups: Vec<(usize, usize)>,
    /// The topics of these posts with their shares, 0..1, largest first.
    pub topics: Vec<(TopicId, f64)>,
    /// Their authors with how many they posted, most first.
    pub accounts: Vec<(AccountId, usize)>,
}

impl Selection {
    /// What lies between two corners.
    #[must_use]
    pub fn within(world: &World, drawing: &Drawing, clusters: &Clusters, [low, high]: [[f32; 2]; 2]) -> Selection {
        let is_in = |place: &[f32; 2]| (0..2).all(|axis| (low[axis]..=high[axis]).contains(&place[axis]));
        let posts: Vec<PostId> =
            drawing.posts.iter().filter(|(_, place)| is_in(place)).map(|(post, _)| *post).collect();
        let viewers = drawing.viewers.iter().filter(|(_, place)| is_in(place)).map(|(viewer, _)| *viewer).collect();
        let mut groups = vec![0; clusters.groups.len()];
        let mut topics = vec![0.0; world.names.topics.len()];
        let mut accounts = vec![0; world.accounts.len()];
        for &id in &posts {
            let post = world.post(id);
            accounts[post.author.0 as usize] += 1;
            post.topics.iter().for_each(|(topic, weight)| topics[topic.0 as usize] += weight);
            clusters.of_post(id).into_iter().for_each(|group| groups[group] += 1);
        }
        let whole = topics.iter().sum::<f64>();
        let topics = topics.iter().zip(0..).map(|(sum, at)| (TopicId(at), sum / whole));
        let mut topics: Vec<(TopicId, f64)> = topics.filter(|(_, share)| *share > 0.0).collect();
        topics.sort_by(|a, b| b.1.total_cmp(&a.1));
        let accounts = counted(accounts).map(|(at, count)| (AccountId(at as u32), count)).collect();
        Selection { posts, viewers, groups: counted(groups).collect(), topics, accounts }
    }
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
