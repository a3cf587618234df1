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
    /// The first is `a`, the second `b`.
    policies: Vec<&'a str>,
    /// Null with `--all`.
    viewer: Option<&'a str>,
    viewers: usize,
    #[serde(flatten)]
    second: Against<'a>,
    /// How the intervals and quantiles were made; null without `--all`.
    method: Option<Method>,
    /// The same metrics for some of the viewers; null without `--all`.
    slices: Option<Vec<SliceTold<'a>>>,
    /// The third policy and the fourth; not there without them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    more: Vec<More<'a>>,
    /// So many later policies are told.
    #[serde(skip)]
    told: usize,
}

/// A third policy, or a fourth: here it is `b`.
#[derive(Serialize)]
struct More<'a> {
    policy: &'a str,
    #[serde(flatten)]
    against: Against<'a>,
    slices: Option<Vec<SliceTold<'a>>>,
}

/// One later policy, beside the first.
#[derive(Default, Serialize)]
pub(super) struct Against<'a> {
    overlap_at_10: Option<f64>,
    kendall_tau_b: Option<f64>,
    rank_biased_overlap: Option<f64>,
    rank_biased_overlap_p: f64,
    metrics: Vec<MetricTold<'a>>,
    /// Null with `--all`.
    moved: Option<Vec<MoveTold<'a>>>,
    /// The limits that either policy names.
    guardrails: Vec<Guarded<'a>>,
    #[serde(skip)]
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
    /// Without any later policy yet.
    pub(super) fn new(world: &'a World, policies: &[&'a Policy], viewer: Option<&'a str>, viewers: usize) -> Told<'a> {
        let method = Method {
            interval: "bootstrap over viewers, percentiles (Efron and Tibshirani 1993, chapter 13)",
            confidence: CONFIDENCE,
            resamples: RESAMPLES,
            quantiles: QUANTILES,
        };
        Told {
            format: "glassfeed.comparison/1",
            world: &world.name,
            policies: policies.iter().map(|policy| policy.name.as_str()).collect(),
            viewer,
            viewers,
            second: Against::default(),
            method: viewer.is_none().then_some(method),
            slices: None,
            more: Vec::new(),
            told: 0,
        }
    }

    /// Adds the next policy.
    pub(super) fn push(&mut self, mut against: Against<'a>) {
        let slices = against.slices.take();
        match self.told {
            0 => (self.second, self.slices) = (against, slices),
            told => self.more.extend(self.policies.get(told + 1).map(|policy| More { policy, against, slices })),
        }
        self.told += 1;
    }
}

impl<'a> Against<'a> {
    fn new(likeness: &Likeness) -> Against<'a> {
        Against {
            overlap_at_10: likeness.overlap_at_10,
            kendall_tau_b: likeness.kendall_tau_b,
            rank_biased_overlap: likeness.rank_biased_overlap,
            rank_biased_overlap_p: PERSISTENCE,
            ..Against::default()
        }
    }

    /// With how its limits fare.
    pub(super) fn guarded(self, guardrails: Vec<Guarded<'a>>) -> Against<'a> {
        Against { guardrails, ..self }
    }

    /// On one viewer, with the first `limit` moves.
    pub(super) fn of(world: &'a World, comparison: &Comparison, limit: Option<usize>) -> Against<'a> {
        let metric = |(metric, &[a, b]): (&Metric, &[Option<f64>; 2])| {
            let difference = a.zip(b).map(|(a, b)| b - a);
            MetricTold::of(metric, a, b, difference, usize::from(difference.is_some()))
        };
        let moved = |moved: &Move| {
            let post = world.post(moved.post);
            MoveTold { post: &post.id, author: &world.account(post.author).id, a: moved.first, b: moved.second }
        };
        Against {
            metrics: METRICS.iter().zip(&comparison.metrics).map(metric).collect(),
            moved: Some(comparison.moved.iter().take(limit.unwrap_or(usize::MAX)).map(moved).collect()),
            ..Against::new(&comparison.likeness)
        }
    }

    /// On all viewers; `policy` is its place in the experiment.
    pub(super) fn of_all(
        context: &Context<'a>,
        experiment: &Experiment,
        effects: &[Effect],
        policy: usize,
    ) -> Against<'a> {
        let world = context.world;
        let changed = |(viewer, difference): (ViewerId, f64)| Changed {
            viewer: &world.account(world.viewer(viewer).account).id,
            difference,
        };
        let metric = |(at, effect): (usize, &Effect)| {
            let most = experiment.most_changed(at, policy, MOST_CHANGED);
            MetricTold::of_effect(effect, most.into_iter().map(changed).collect())
        };
        let slice = |by: &'static str, slice: Slice| SliceTold {
            by,
            viewers: slice.viewers.len(),
            metrics: experiment
                .effects_among(policy, &slice.viewers)
                .iter()
                .map(|effect| MetricTold::of_effect(effect, Vec::new()))
                .collect(),
            name: slice.name,
        };
        let follows = by_follows(context).into_iter().map(|group| slice("follows", group));
        let interests = by_interest(context).into_iter().map(|group| slice("interest", group));
        Against {
            metrics: effects.iter().enumerate().map(metric).collect(),
            slices: Some(follows.chain(interests).collect()),
            ..Against::new(&experiment.likeness(policy))
        }
    }
}
