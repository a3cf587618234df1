//! Places by what posts are about alone, whoever engages with them.

use super::{Embedding, normalize};
use crate::domain::{TopicWeights, ViewerId, World};
use crate::model::History;

impl Embedding {
    /// One number per topic: a post lies at what it is about, an account at what it posts about, and a viewer at the topics
    /// it engages with more than it usually does. What has no topic, or leans to none, has no place.
    #[must_use]
    pub fn of_topics(world: &World, history: &History) -> Embedding {
        let dimensions = world.names.topics.len();
        let place = |topics: &TopicWeights| {
            let mut place = vec![0.0; dimensions];
            topics.iter().for_each(|(topic, weight)| place[topic.0 as usize] = weight);
            normalize(&mut place);
            place.into_iter().map(|value| value as f32)
        };
        let viewers = (0..world.viewers.len() as u32).map(|at| history.leanings(ViewerId(at)));
        Embedding {
            dimensions,
            accounts: world.accounts.iter().flat_map(|account| place(&account.topics)).collect(),
            viewers: viewers.flat_map(|leanings| place(&leanings)).collect(),
            posts: world.posts.iter().flat_map(|post| place(&post.topics)).collect(),
        }
    }
}
