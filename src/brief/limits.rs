//! The guardrails of a brief: whether each is kept, how nearly, and who is behind one that is crossed.

use crate::domain::ViewerId;
use crate::pipeline::Context;
use crate::policy::{Guardrail, Policy};
use crate::simulation::experiment::{Experiment, of_viewer};
use crate::simulation::guardrails::{Checked, check, limits, posts_behind};
use crate::simulation::metrics::Metric;

use super::words::{self, percent, value};

/// So many viewers behind a crossing are named, and so many posts of each. Assumed.
const NAMED: usize = 3;

/// One limit and how the later policy fares.
#[derive(Clone)]
pub struct Limit {
    /// What it limits.
    pub metric: &'static Metric,
    /// The limit.
    pub guardrail: Guardrail,
    /// What is held against it under each policy: the mean over viewers, or the share of viewers that keep it.
    pub values: [Option<f64>; 2],
    /// Does the later policy keep it? `None` where it has no value.
    pub is_kept: Option<bool>,
    /// Some of those beyond it, farthest first.
    pub behind: Vec<Behind>,
    /// How many viewers are beyond it.
    pub beyond: usize,
}

/// A viewer beyond a limit.
#[derive(Clone, Debug, PartialEq)]
pub struct Behind {
    /// The handle.
    pub viewer: String,
    /// The viewer's own value.
    pub value: f64,
    /// The ids of the posts that do most for it; empty where no single post counts.
    pub posts: Vec<String>,
}

pub(super) fn limits_of(
    context: &Context<'_>,
    policies: [&Policy; 2],
    experiment: &Experiment,
    policy: usize,
) -> Vec<Limit> {
    let asked = limits(policies);
    let checked = check(&asked, &experiment.outcomes, policy);
    checked.iter().map(|checked| limit_of(context, policies[1], checked)).collect()
}

fn limit_of(context: &Context<'_>, policy: &Policy, checked: &Checked<'_>) -> Limit {
    let world = context.world;
    let behind = |&(viewer, value): &(ViewerId, f64)| {
        let context = Context { policy, ..of_viewer(context, viewer) };
        let posts = posts_behind(&context, checked.guardrail).into_iter().take(NAMED);
        Behind {
            viewer: world.account(world.viewer(viewer).account).id.clone(),
            value,
            posts: posts.map(|(post, _)| world.post(post).id.clone()).collect(),
        }
    };
    Limit {
        metric: checked.metric,
        guardrail: checked.guardrail.clone(),
        values: checked.values,
        is_kept: checked.is_kept,
        behind: checked.behind.iter().take(NAMED).map(behind).collect(),
        beyond: checked.behind.len(),
    }
}

impl Limit {
    /// The number that is held against it, under the first policy (0) or the later one (1).
    #[must_use]
    pub fn told(&self, side: usize) -> String {
        match (self.values[side], self.guardrail.for_share) {
            (Some(share), Some(_)) => format!("{} of viewers", percent(share, 0)),
            (number, _) => value(self.metric, number),
        }
    }

    /// What it asks for: `at most 2 %`, `at least 6 for 90 %`.
    #[must_use]
    pub fn words(&self) -> String {
        let bound =
            |word: &str, bound: Option<f64>| bound.map(|bound| format!("{word} {}", words::bound(self.metric, bound)));
        let Guardrail { at_least, at_most, for_share, .. } = self.guardrail;
        let bounds: Vec<String> = bound("at least", at_least).into_iter().chain(bound("at most", at_most)).collect();
        let of = for_share.map_or(String::new(), |share| format!(" for {}", percent(share, 0)));
        format!("{}{of}", bounds.join(", "))
    }

    /// What is held against what, where one bar can show it: the later policy's number, and where it would cross.
    #[must_use]
    pub fn bar(&self) -> Option<(f64, f64)> {
        let Guardrail { at_least, at_most, for_share, .. } = self.guardrail;
        Some((self.values[1]?, for_share.or(at_most).or(at_least)?))
    }

    /// How much room is left, as a share of the limit; `None` where it is not kept or not known.
    #[must_use]
    pub fn room(&self) -> Option<f64> {
        let (number, limit) = self.bar().filter(|_| self.is_kept == Some(true))?;
        Some((limit - number).abs() / limit.abs().max(f64::MIN_POSITIVE))
    }
}
