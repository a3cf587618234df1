//! The JSON of a comparison, `glassfeed.comparison/1`.

use serde::Serialize;

use crate::domain::World;
use crate::policy::Policy;
use crate::simulation::compare::{Comparison, Likeness, Move, PERSISTENCE, Paired, Summary};
use crate::simulation::metrics::{METRICS, Metric};

/// A comparison as JSON tells it; null where a number is not defined.
#[derive(Serialize)]
pub(super) struct Told<'a> {
    format: &'static str,
    world: &'a str,
    policies: [&'a str; 2],
    /// Null with `--all`.
    viewer: Option<&'a str>,
    viewers: usize,
    overlap_at_10: Option<f64>,
    kendall_tau_b: Option<f64>,
    rank_biased_overlap: Option<f64>,
    rank_biased_overlap_p: f64,
    metrics: Vec<MetricTold>,
    /// Null with `--all`.
    moved: Option<Vec<MoveTold<'a>>>,
}

#[derive(Serialize)]
struct MetricTold {
    key: &'static str,
    name: &'static str,
    doc: &'static str,
    unit: &'static str,
    better: &'static str,
    source: &'static str,
    a: Option<f64>,
    b: Option<f64>,
    difference: Option<f64>,
    /// Viewers for whom both are defined.
    pairs: usize,
}

#[derive(Serialize)]
struct MoveTold<'a> {
    post: &'a str,
    author: &'a str,
    a: Option<usize>,
    b: Option<usize>,
}

impl MetricTold {
    fn of(metric: &Metric, a: Option<f64>, b: Option<f64>, difference: Option<f64>, pairs: usize) -> MetricTold {
        let &Metric { key, name, doc, unit, better, source, .. } = metric;
        MetricTold { key, name, doc, unit, better: better.key(), source, a, b, difference, pairs }
    }
}

impl<'a> Told<'a> {
    fn new(world: &'a World, policies: [&'a Policy; 2], likeness: &Likeness) -> Told<'a> {
        Told {
            format: "glassfeed.comparison/1",
            world: &world.name,
            policies: policies.map(|policy| policy.name.as_str()),
            viewer: None,
            viewers: 1,
            overlap_at_10: likeness.overlap_at_10,
            kendall_tau_b: likeness.kendall_tau_b,
            rank_biased_overlap: likeness.rank_biased_overlap,
            rank_biased_overlap_p: PERSISTENCE,
            metrics: Vec::new(),
            moved: None,
        }
    }

    /// Two policies on one viewer, with the first `limit` moves.
    pub(super) fn of(
        world: &'a World,
        viewer: &'a str,
        policies: [&'a Policy; 2],
        comparison: &Comparison,
        limit: Option<usize>,
    ) -> Told<'a> {
        let metric = |(metric, &[a, b]): (&Metric, &[Option<f64>; 2])| {
            let difference = a.zip(b).map(|(a, b)| b - a);
            MetricTold::of(metric, a, b, difference, usize::from(difference.is_some()))
        };
        let moved = |moved: &Move| {
            let post = world.post(moved.post);
            MoveTold { post: &post.id, author: &world.account(post.author).id, a: moved.first, b: moved.second }
        };
        Told {
            viewer: Some(viewer),
            metrics: METRICS.iter().zip(&comparison.metrics).map(metric).collect(),
            moved: Some(comparison.moved.iter().take(limit.unwrap_or(usize::MAX)).map(moved).collect()),
            ..Told::new(world, policies, &comparison.likeness)
        }
    }

    /// Two policies on all viewers.
    pub(super) fn of_all(world: &'a World, policies: [&'a Policy; 2], summary: &Summary) -> Told<'a> {
        let metrics = METRICS.iter().zip(&summary.metrics);
        let metric = |(metric, paired): (&Metric, &Paired)| {
            MetricTold::of(metric, paired.first, paired.second, paired.difference, paired.pairs)
        };
        Told {
            viewers: summary.viewers,
            metrics: metrics.map(metric).collect(),
            ..Told::new(world, policies, &summary.likeness)
        }
    }
}
