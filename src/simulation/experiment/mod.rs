//! Two to four policies on every viewer of a world: what each one's feed is like, kept viewer by viewer.

mod effect;
mod slices;

use rayon::prelude::*;

use crate::domain::{PostId, ViewerId};
use crate::model::Facts;
use crate::pipeline::{Changed, Context, Ledger, rerank_while};
use crate::policy::Policy;

use super::compare::{Likeness, delivered};
use super::metrics::{METRICS, Survey, measure};
use super::statistics::mean;

pub use effect::{Effect, Histogram, QUANTILES, Spread, Votes};
pub use slices::{Slice, by_follows, by_interest};

/// Posts that a viewer meets at the least, so that facts about all of a world's posts are only gathered where most are
/// asked for. Assumed; they change no result.
const POSTS_MET: usize = 100;

/// One viewer's feeds in numbers.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    /// Whose.
    pub viewer: ViewerId,
    /// Per policy each of [`METRICS`], in order.
    pub metrics: Vec<Vec<Option<f64>>>,
    /// How alike the first policy's order is to that of each later one.
    pub likeness: Vec<Likeness>,
}

impl Outcome {
    fn without_policies(viewer: ViewerId) -> Outcome {
        Outcome { viewer, metrics: Vec::new(), likeness: Vec::new() }
    }

    /// What a metric is under a later policy less what it is under the first; `None` where a side is not defined.
    #[must_use]
    pub fn difference(&self, metric: usize, policy: usize) -> Option<f64> {
        Some(self.metrics[policy][metric]? - self.metrics[0][metric]?)
    }
}

/// All viewers' feeds in numbers.
#[derive(Clone, Debug, PartialEq)]
pub struct Experiment {
    /// One per viewer, in the order they were run in.
    pub outcomes: Vec<Outcome>,
}

/// Runs every policy on every viewer of the context's world, on all cores; the first policy is what the others are
/// compared with. The context's viewer has its controls as they stand, everybody else the world's.
///
/// `heard` gets each viewer's outcome as it comes, from any thread and in any order; once it says no, the answer is
/// `None`. What two policies of a viewer have in common is worked out once. The same result on any number of threads.
#[must_use]
pub fn run(
    context: &Context<'_>,
    policies: &[&Policy],
    heard: &(dyn Fn(&Outcome) -> bool + Sync),
) -> Option<Experiment> {
    run_while(context, policies, &|| true, heard)
}

/// [`run`], asking within each viewer's feed as well whether to `go_on`: of many candidates one feed takes long.
#[must_use]
pub fn run_while(
    context: &Context<'_>,
    policies: &[&Policy],
    go_on: &(dyn Fn() -> bool + Sync),
    heard: &(dyn Fn(&Outcome) -> bool + Sync),
) -> Option<Experiment> {
    let viewers: Vec<ViewerId> = (0..context.world.viewers.len() as u32).map(ViewerId).collect();
    among(context, policies, &viewers, go_on, heard)
}

/// [`run`] on these viewers alone, in that order.
#[must_use]
pub fn run_among(
    context: &Context<'_>,
    policies: &[&Policy],
    viewers: &[ViewerId],
    heard: &(dyn Fn(&Outcome) -> bool + Sync),
) -> Option<Experiment> {
    among(context, policies, viewers, &|| true, heard)
}

fn among(
    context: &Context<'_>,
    policies: &[&Policy],
    viewers: &[ViewerId],
    go_on: &(dyn Fn() -> bool + Sync),
    heard: &(dyn Fn(&Outcome) -> bool + Sync),
) -> Option<Experiment> {
    let survey = Survey::of(context.world);
    let pays = viewers.len() * POSTS_MET >= context.world.posts.len();
    let facts = pays.then(|| Facts::at(context.world, context.history, context.now));
    let context = &Context { facts: facts.as_ref(), ..*context };
    let one = |&viewer: &ViewerId| {
        let outcome = alone_while(&of_viewer(context, viewer), policies, &survey, go_on)?;
        heard(&outcome).then_some(outcome)
    };
    let outcomes = viewers.par_iter().map(one).collect::<Option<Vec<Outcome>>>()?;
    Some(Experiment { outcomes })
}

/// The same moment for another viewer.
#[must_use]
pub fn of_viewer<'a>(context: &Context<'a>, viewer: ViewerId) -> Context<'a> {
    if viewer == context.viewer_id {
        *context
    } else {
        Context { viewer_id: viewer, viewer: context.world.viewer(viewer), seen_since: &[], ..*context }
    }
}

/// Runs every policy on the context's viewer alone.
#[must_use]
pub fn alone(context: &Context<'_>, policies: &[&Policy], survey: &Survey) -> Outcome {
    // Nobody stops it.
    alone_while(context, policies, survey, &|| true).unwrap_or_else(|| Outcome::without_policies(context.viewer_id))
}

fn alone_while(
    context: &Context<'_>,
    policies: &[&Policy],
    survey: &Survey,
    go_on: &dyn Fn() -> bool,
) -> Option<Outcome> {
    let mut outcome = Outcome::without_policies(context.viewer_id);
    let mut ledger = Ledger::default();
    let mut first: Vec<PostId> = Vec::new();
    for (at, &policy) in policies.iter().enumerate() {
        let context = Context { policy, ..*context };
        match at.checked_sub(1) {
            None => {
                rerank_while(&context, &mut ledger, Changed::Everything, go_on).then_some(())?;
                first = delivered(&ledger);
            }
            Some(before) => {
                rerank_while(&context, &mut ledger, Changed::Policy(policies[before]), go_on).then_some(())?;
                outcome.likeness.push(Likeness::of(&first, &delivered(&ledger)));
            }
        }
        outcome.metrics.push(measure(&context, &ledger, survey));
    }
    Some(outcome)
}

impl Experiment {
    /// How alike the orders of the first policy and of that later one are, on average.
    #[must_use]
    pub fn likeness(&self, policy: usize) -> Likeness {
        let over_all = |of: fn(&Likeness) -> Option<f64>| {
            mean(self.outcomes.iter().filter_map(|outcome| of(outcome.likeness.get(policy.checked_sub(1)?)?)))
        };
        Likeness {
            overlap_at_10: over_all(|likeness| likeness.overlap_at_10),
            kendall_tau_b: over_all(|likeness| likeness.kendall_tau_b),
            rank_biased_overlap: over_all(|likeness| likeness.rank_biased_overlap),
        }
    }

    /// What that later policy does to each of [`METRICS`], over all viewers.
    #[must_use]
    pub fn effects(&self, policy: usize) -> Vec<Effect> {
        Effect::of_all(&self.outcomes.iter().collect::<Vec<_>>(), policy)
    }

    /// The same over some of the viewers, where every viewer of the world was run.
    #[must_use]
    pub fn effects_among(&self, policy: usize, viewers: &[ViewerId]) -> Vec<Effect> {
        Effect::of_all(&self.among(viewers), policy)
    }

    /// Of the same the one of that metric, by its place.
    #[must_use]
    pub fn effect_among(&self, policy: usize, metric: usize, viewers: &[ViewerId]) -> Effect {
        Effect::of_one(&self.among(viewers), policy, metric)
    }

    fn among(&self, viewers: &[ViewerId]) -> Vec<&Outcome> {
        viewers.iter().filter_map(|viewer| self.outcomes.get(viewer.0 as usize)).collect()
    }

    /// The viewers for whom a metric changes most, largest change first, of equals the earlier viewer; only those for
    /// whom it changes, at most `count`.
    #[must_use]
    pub fn most_changed(&self, metric: usize, policy: usize, count: usize) -> Vec<(ViewerId, f64)> {
        let change = |outcome: &Outcome| Some((outcome.viewer, outcome.difference(metric, policy)?));
        let mut changes: Vec<(ViewerId, f64)> =
            self.outcomes.iter().filter_map(change).filter(|(_, change)| *change != 0.0).collect();
        changes.sort_by(|a, b| b.1.abs().total_cmp(&a.1.abs()).then(a.0.cmp(&b.0)));
        changes.truncate(count);
        changes
    }
}

/// The place of a metric in [`METRICS`].
#[must_use]
pub fn place_of(metric: &str) -> Option<usize> {
    METRICS.iter().position(|other| other.key == metric)
}
