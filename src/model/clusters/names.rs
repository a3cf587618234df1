//! What a group is about: the topics it holds more of than all posts do.

use crate::domain::{TopicId, World};

/// A second topic is told where it says at least this share of what the first does; assumed.
const SECOND: f64 = 0.35;

/// For each group its one or two telling topics, most telling first: by share · ln(share / share among all posts), so that
/// neither what is common everywhere nor what hardly occurs comes first. Ties by topic.
pub(super) fn topics(world: &World, posts: &[Option<u16>], groups: usize) -> Vec<Vec<TopicId>> {
    let topics = world.names.topics.len();
    let mut sums = vec![vec![0.0_f64; topics]; groups];
    let mut all = vec![0.0_f64; topics];
    for (post, group) in world.posts.iter().zip(posts) {
        for (topic, weight) in post.topics.iter() {
            all[topic.0 as usize] += weight;
            if let Some(group) = group {
                sums[usize::from(*group)][topic.0 as usize] += weight;
            }
        }
    }
    let whole: f64 = all.iter().sum();
    let telling = |sums: &Vec<f64>| {
        let own: f64 = sums.iter().sum();
        let tells = |(at, &sum): (usize, &f64)| {
            let share = sum / own;
            let tells = share * (share * whole / all[at]).ln();
            (tells > 0.0).then_some((TopicId(at as u32), tells))
        };
        let mut found: Vec<(TopicId, f64)> = sums.iter().enumerate().filter_map(tells).collect();
        found.sort_by(|a, b| b.1.total_cmp(&a.1));
        let first = found.first().map_or(0.0, |(_, tells)| *tells);
        found.iter().take(2).take_while(|(_, tells)| *tells >= SECOND * first).map(|(topic, _)| *topic).collect()
    };
    sums.iter().map(telling).collect()
}
