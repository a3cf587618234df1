//! Groups of posts that lie near each other, and of the viewers who lie there too.
//!
//! k-means on the places of posts ([`Embedding`]), on a sample where there are many; every post then belongs to the nearest
//! center, and every viewer too. Everything that is drawn at random is seeded: the same history, seed and number of groups
//! give the same bytes, on any number of threads.

mod means;
mod names;
mod rand_index;
mod silhouette;

use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;

use super::Embedding;
use super::embedding::cosine;
use crate::domain::{PostId, TopicId, ViewerId, World};

pub use means::{Grouping, k_means};
pub use rand_index::adjusted_rand;
pub use silhouette::{Distances, silhouettes};

/// How posts are to be grouped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClusterOptions {
    /// So many groups; `None` for as many as the silhouette is highest for.
    pub count: Option<usize>,
    /// Another seed, other first centers and another sample.
    pub seed: u64,
}

impl Default for ClusterOptions {
    fn default() -> Self {
        ClusterOptions { count: None, seed: 1 }
    }
}

/// Groups of posts and viewers. The largest comes first.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Clusters {
    /// How many groups, and how well each number separates the sample: the mean silhouette, −1..1, by ascending number.
    pub by_count: Vec<(usize, f64)>,
    /// So many posts were looked at to find the centers.
    pub sampled: usize,
    /// What is known of each group.
    pub groups: Vec<Cluster>,
    posts: Vec<Option<u16>>,
    viewers: Vec<Option<u16>>,
}

/// What is known of one group.
#[derive(Clone, Debug, PartialEq)]
pub struct Cluster {
    /// Its center, 1 long.
    pub center: Vec<f32>,
    /// So many posts lie in it.
    pub posts: usize,
    /// So many viewers do.
    pub viewers: usize,
    /// How much nearer its sampled posts lie to each other than to the next group's, −1..1; 0 where it has only one.
    pub silhouette: f64,
    /// The one or two topics that it holds more of than all posts do; none where posts have no topics.
    pub topics: Vec<TopicId>,
}

impl Clusters {
    /// The fewest groups that are tried.
    pub const FEWEST: usize = 2;
    /// The most groups that are tried.
    pub const MOST: usize = 16;
    /// So many groups a draft has where none are asked for. Assumed.
    pub const AT_FIRST: usize = 8;
    /// Centers are found on so many posts, at most.
    pub const SAMPLE: usize = 1_500;
    /// The silhouette is measured on so many of these, at most: its cost grows with the square.
    pub const MEASURED: usize = 600;

    /// Groups the posts of a world; `go_on` hears how far it is, 0..1, and stops it by answering no: then `None`. No group
    /// at all where fewer than [`Clusters::FEWEST`] posts have places that differ.
    #[must_use]
    pub fn find(
        world: &World,
        embedding: &Embedding,
        options: ClusterOptions,
        go_on: &mut dyn FnMut(f64) -> bool,
    ) -> Option<Clusters> {
        let sample = sampled(world, embedding, options.seed);
        let place = |&at: &u32| embedding.post(PostId(at)).unwrap_or_default();
        let rows: Vec<&[f32]> = sample.iter().map(place).collect();
        let most = Self::MOST.min(means::distinct(&rows));
        let tried: Vec<usize> = (Self::FEWEST..=most).collect();
        let measured = &rows[..rows.len().min(Self::MEASURED)];
        let distances = Distances::between(measured);
        let mut found: Vec<(Grouping, Vec<f64>)> = Vec::new();
        for (at, &count) in tried.iter().enumerate() {
            if !go_on(at as f64 / tried.len() as f64) {
                return None;
            }
            let grouping = k_means(&rows, count, options.seed);
            let widths = silhouettes(&distances, &grouping.labels[..measured.len()]);
            found.push((grouping, widths));
        }
        let mean = |widths: &[f64]| widths.iter().sum::<f64>() / widths.len().max(1) as f64;
        let by_count: Vec<(usize, f64)> = tried.iter().zip(&found).map(|(&k, (_, widths))| (k, mean(widths))).collect();
        let best = by_count.iter().rev().max_by(|a, b| a.1.total_cmp(&b.1)).map(|(count, _)| *count);
        let count = options.count.map(|count| count.clamp(Self::FEWEST, most.max(Self::FEWEST))).or(best);
        let chosen = count.and_then(|count| found.into_iter().nth(count - Self::FEWEST));
        let (grouping, widths) = chosen.unwrap_or_default();
        let mut clusters =
            Clusters { by_count, sampled: sample.len(), groups: Vec::new(), posts: Vec::new(), viewers: Vec::new() };
        clusters.settle(world, embedding, &grouping, &widths);
        Some(clusters)
    }

    /// The same sooner, before it is known which number separates best and how well: so many groups as are asked for, else
    /// [`Clusters::AT_FIRST`].
    #[must_use]
    pub fn draft(world: &World, embedding: &Embedding, options: ClusterOptions) -> Clusters {
        let sample = sampled(world, embedding, options.seed);
        let rows: Vec<&[f32]> = sample.iter().map(|&at| embedding.post(PostId(at)).unwrap_or_default()).collect();
        let most = Self::MOST.min(means::distinct(&rows));
        let grouping = k_means(&rows, options.count.unwrap_or(Self::AT_FIRST).min(most), options.seed);
        let mut clusters = Clusters { sampled: sample.len(), ..Clusters::default() };
        clusters.settle(world, embedding, &grouping, &[]);
        clusters
    }

    /// The group of a post; `None` where it has no place.
    #[must_use]
    pub fn of_post(&self, post: PostId) -> Option<usize> {
        self.posts.get(post.0 as usize).copied().flatten().map(usize::from)
    }

    /// The group of a viewer; `None` where it has no place.
    #[must_use]
    pub fn of_viewer(&self, viewer: ViewerId) -> Option<usize> {
        self.viewers.get(viewer.0 as usize).copied().flatten().map(usize::from)
    }

    /// The groups by how near their centers are to a place, with the cosine; nearest first.
    #[must_use]
    pub fn nearest(&self, place: &[f32]) -> Vec<(usize, f64)> {
        let mut near: Vec<(usize, f64)> =
            self.groups.iter().map(|group| cosine(&group.center, place)).enumerate().collect();
        near.sort_by(|a, b| b.1.total_cmp(&a.1));
        near
    }

    /// Puts every post and viewer to its nearest center, the largest group first, and names the groups.
    fn settle(&mut self, world: &World, embedding: &Embedding, grouping: &Grouping, widths: &[f64]) {
        let nearest = |place: &[f32]| {
            let near = grouping.centers.iter().map(|center| cosine(center, place)).enumerate();
            near.rev().max_by(|a, b| a.1.total_cmp(&b.1)).map(|(at, _)| at)
        };
        let posts: Vec<Option<usize>> =
            (0..world.posts.len() as u32).map(|at| nearest(embedding.post(PostId(at))?)).collect();
        let size = |at: usize| posts.iter().filter(|group| **group == Some(at)).count();
        let mut order: Vec<(usize, usize)> = (0..grouping.centers.len()).map(|at| (at, size(at))).collect();
        order.sort_by_key(|&(at, size)| (std::cmp::Reverse(size), at));
        let mut place = vec![0; order.len()];
        order.iter().enumerate().for_each(|(to, &(from, _))| place[from] = to as u16);
        self.posts = posts.iter().map(|group| group.map(|at| place[at])).collect();
        let viewers = (0..world.viewers.len() as u32).map(|at| nearest(embedding.viewer(ViewerId(at))?));
        self.viewers = viewers.map(|group| group.map(|at| place[at])).collect();
        let topics = names::topics(world, &self.posts, order.len());
        self.groups = order
            .iter()
            .zip(topics)
            .enumerate()
            .map(|(to, (&(from, posts), topics))| {
                let own = || grouping.labels.iter().zip(widths).filter(|(label, _)| **label as usize == from);
                Cluster {
                    center: grouping.centers[from].clone(),
                    posts,
                    viewers: self.viewers.iter().filter(|group| **group == Some(to as u16)).count(),
                    silhouette: own().map(|(_, width)| width).sum::<f64>() / own().count().max(1) as f64,
                    topics,
                }
            })
            .collect();
    }
}

/// The posts with a place on which centers are found.
fn sampled(world: &World, embedding: &Embedding, seed: u64) -> Vec<u32> {
    let ids = 0..world.posts.len() as u32;
    let placed: Vec<u32> = ids.filter(|&at| embedding.post(PostId(at)).is_some()).collect();
    sample(&placed, Clusters::SAMPLE, seed)
}

/// At most so many of the items, drawn at random, in an order drawn at random too.
#[must_use]
pub fn sample(items: &[u32], most: usize, seed: u64) -> Vec<u32> {
    let mut rng = ChaCha8Rng::seed_from_u64(seed);
    let mut items = items.to_vec();
    for at in 0..items.len().min(most) {
        let other = rng.random_range(at..items.len());
        items.swap(at, other);
    }
    items.truncate(most);
    items
}
