//! By what the posts of the map are colored.

use serde::{Deserialize, Serialize};

use super::map::Drawing;
use super::selection::seen;
use crate::app::state::State;
use crate::domain::Post;
use crate::model::Clusters;

/// So many topics or authors have a color of their own; the rest share one.
pub const COLORED: usize = 8;

/// By what posts are colored.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ColorBy {
    /// The cluster it is in.
    #[default]
    Cluster,
    /// What it is about most.
    Topic,
    /// Who posted it.
    Author,
    /// Whether this viewer was shown it.
    Seen,
}

impl ColorBy {
    /// All of them.
    pub const ALL: [ColorBy; 4] = [ColorBy::Cluster, ColorBy::Topic, ColorBy::Author, ColorBy::Seen];

    /// What it is called.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            ColorBy::Cluster => "Cluster",
            ColorBy::Topic => "Topic",
            ColorBy::Author => "Author",
            ColorBy::Seen => "Seen or not",
        }
    }
}

/// The colors of the drawn posts, and what they mean.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Coloring {
    /// The hue of each drawn post, in their order; `None` where it has none of its own.
    pub hues: Vec<Option<usize>>,
    /// What each hue means, and how many of the drawn posts have it; empty where clusters say it.
    pub legend: Vec<(String, Option<usize>, usize)>,
}

impl Coloring {
    /// The colors by that.
    #[must_use]
    pub fn of(state: &State, drawing: &Drawing, clusters: &Clusters, by: ColorBy) -> Coloring {
        let world = state.results.world();
        let posts = || drawing.posts.iter().map(|(id, _)| *id);
        match by {
            ColorBy::Cluster => Coloring { hues: posts().map(|id| clusters.of_post(id)).collect(), legend: Vec::new() },
            ColorBy::Topic => {
                let main = posts().map(|id| topic(world.post(id))).collect();
                most(main, |topic| world.names.topics[topic as usize].clone(), "Other topics")
            }
            ColorBy::Author => {
                let authors = posts().map(|id| Some(world.post(id).author.0)).collect();
                most(authors, |account| world.accounts[account as usize].id.clone(), "Other authors")
            }
            ColorBy::Seen => {
                let shown = seen(state);
                let hues: Vec<Option<usize>> = posts().map(|id| shown.contains(&id).then_some(0)).collect();
                let count = hues.iter().flatten().count();
                let legend = vec![
                    ("Shown to this viewer".to_owned(), Some(0), count),
                    ("Not shown".to_owned(), None, hues.len() - count),
                ];
                Coloring { hues, legend }
            }
        }
    }

    /// The hue of the post at that place of the drawing.
    #[must_use]
    pub fn hue(&self, at: usize) -> Option<usize> {
        self.hues.get(at).copied().flatten()
    }
}

/// What a post is about most, the first of equals.
fn topic(post: &Post) -> Option<u32> {
    let mut topics: Vec<(u32, f64)> = post.topics.iter().map(|(topic, weight)| (topic.0, weight)).collect();
    topics.sort_by(|a, b| b.1.total_cmp(&a.1));
    topics.first().map(|(topic, _)| *topic)
}

/// A hue for each of the commonest values, the smaller id of equals first; the rest share none.
fn most(values: Vec<Option<u32>>, name: impl Fn(u32) -> String, rest: &str) -> Coloring {
    let mut known: Vec<u32> = values.iter().flatten().copied().collect();
    known.sort_unstable();
    let mut counts: Vec<(u32, usize)> = known.chunk_by(|a, b| a == b).map(|alike| (alike[0], alike.len())).collect();
    counts.sort_by_key(|&(_, count)| std::cmp::Reverse(count));
    counts.truncate(COLORED);
    let hue = |value: &Option<u32>| counts.iter().position(|(kept, _)| Some(*kept) == *value);
    let hues: Vec<Option<usize>> = values.iter().map(hue).collect();
    let mut legend: Vec<(String, Option<usize>, usize)> =
        counts.iter().enumerate().map(|(at, &(value, count))| (name(value), Some(at), count)).collect();
    let others = hues.iter().filter(|hue| hue.is_none()).count();
    if others > 0 {
        legend.push((rest.to_owned(), None, others));
    }
    Coloring { hues, legend }
}
