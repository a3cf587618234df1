//! The JSON of a comparison, `glassfeed.comparison/1`.

use serde::Serialize;

use crate::domain::{ViewerId, World};
use crate::pipeline::Context;
use crate::policy::Policy;
use crate::simulation::bootstrap::{CONFIDENCE, RESAMPLES};
use crate::simulation::compare::{Comparison, Likeness, Move, PERSISTENCE};
use crate::simulation::experiment::{Effect, Experiment, QUANTILES, Slice, Spread, by_follows, by_interest};
use crate::simulation::metrics::{METRICS, Metric};

use super::guardrails::Guarded;

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
    metrics: Vec<MetricTold<'a>>,
    /// Null with `--all`.
    moved: Option<Vec<MoveTold<'a>>>,
    /// The limits that either policy names.
    guardrails: Vec<Guarded<'a>>,
    /// How the intervals and quantiles were made; null without `--all`.
    method: Option<Method>,
    /// The same metrics for some of the viewers; null without `--all`.
    slices: Option<Vec<SliceTold<'a>>>,
}

#[derive(Serialize)]
struct Method {
    interval: &'static str,
    confidence: f64,
    resamples: usize,
    quantiles: [f64; 5],
}

#[derive(Serialize)]
struct SliceTold<'a> {
    by: &'static str,
    name: String,
    viewers: usize,
    metrics: Vec<MetricTold<'a>>,
}

#[derive(Serialize)]
struct MetricTold<'a> {
    key: &'static str,
    name: &'static str,
    doc: &'static str,
    unit: &'static str,
    better: &'static str,
    source: &'static str,
    only_in_simulation: bool,
    a: Option<f64>,
    b: Option<f64>,
    difference: Option<f64>,
    /// Viewers for whom both are defined.
    pairs: usize,
    /// Null without `--all`.
    over_viewers: Option<OverViewers<'a>>,
}

/// What a mean does not tell.
#[derive(Serialize)]
struct OverViewers<'a> {
    /// Of the mean difference; null with fewer than two pairs.
    interval: Option<[f64; 2]>,
    verdict: String,
    rises: usize,
    falls: usize,
    same: usize,
    a_quantiles: Option<[f64; 5]>,
    b_quantiles: Option<[f64; 5]>,
    difference_quantiles: Option<[f64; 5]>,
    /// Largest first.
    most_changed: Vec<Changed<'a>>,
}

#[derive(Serialize)]
struct Changed<'a> {
    viewer: &'a str,
    difference: f64,
}

#[derive(Serialize)]
struct MoveTold<'a> {
    post: &'a str,
    author: &'a str,
    a: Option<usize>,
    b: Option<usize>,
}

/// So many viewers are named for whom a metric changes most. Assumed.
const MOST_CHANGED: usize = 5;

impl<'a> MetricTold<'a> {
    fn of(metric: &Metric, a: Option<f64>, b: Option<f64>, difference: Option<f64>, pairs: usize) -> MetricTold<'a> {
        let &Metric { key, name, doc, unit, better, source, only_in_simulation, .. } = metric;
        let better = better.key();
        MetricTold {
            key,
            name,
            doc,
            unit,
            better,
            source,
            only_in_simulation,
            a,
            b,
            difference,
            pairs,
            over_viewers: None,
        }
    }

    fn of_effect(effect: &Effect, most_changed: Vec<Changed<'a>>) -> MetricTold<'a> {
        let mean = |spread: Option<Spread>| spread.map(|spread| spread.mean);
        let quantiles = |spread: Option<Spread>| spread.map(|spread| spread.quantiles);
        let [a, b] = effect.sides;
        let over_viewers = OverViewers {
            interval: effect.interval.map(|interval| [interval.low, interval.high]),
            verdict: effect.verdict(),
            rises: effect.votes.up,
            falls: effect.votes.down,
            same: effect.votes.same,
            a_quantiles: quantiles(a),
            b_quantiles: quantiles(b),
            difference_quantiles: quantiles(effect.difference),
            most_changed,
        };
        let told = MetricTold::of(effect.metric, mean(a), mean(b), mean(effect.difference), effect.votes.all());
        MetricTold { over_viewers: Some(over_viewers), ..told }
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
            guardrails: Vec::new(),
            method: None,
            slices: None,
        }
    }

    /// With how its limits fare.
    pub(super) fn guarded(self, guardrails: Vec<Guarded<'a>>) -> Told<'a> {
        Told { guardrails, ..self }
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
    pub(super) fn of_all(
        context: &Context<'a>,
        policies: [&'a Policy; 2],
        experiment: &Experiment,
        effects: &[Effect],
    ) -> Told<'a> {
        let world = context.world;
        let changed = |(viewer, difference): (ViewerId, f64)| Changed {
            viewer: &world.account(world.viewer(viewer).account).id,
            difference,
        };
        let metric = |(at, effect): (usize, &Effect)| {
            let most = experiment.most_changed(at, 1, MOST_CHANGED);
            MetricTold::of_effect(effect, most.into_iter().map(changed).collect())
        };
        let slice = |by: &'static str, slice: Slice| SliceTold {
            by,
            viewers: slice.viewers.len(),
            metrics: experiment
                .effects_among(1, &slice.viewers)
                .iter()
                .map(|effect| MetricTold::of_effect(effect, Vec::new()))
                .collect(),
            name: slice.name,
        };
        let follows = by_follows(context).into_iter().map(|group| slice("follows", group));
        let interests = by_interest(context).into_iter().map(|group| slice("interest", group));
        Told {
            viewers: experiment.outcomes.len(),
            metrics: effects.iter().enumerate().map(metric).collect(),
            method: Some(Method {
                interval: "bootstrap over viewers, percentiles (Efron and Tibshirani 1993, chapter 13)",
                confidence: CONFIDENCE,
                resamples: RESAMPLES,
                quantiles: QUANTILES,
            }),
            slices: Some(follows.chain(interests).collect()),
            ..Told::new(world, policies, &experiment.likeness(1))
        }
    }
}
