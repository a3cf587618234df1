//! Are a policy's limits kept, and if not, by whose feeds and which posts?

use crate::domain::{PostId, ViewerId};
use crate::pipeline::{Context, rank};
use crate::policy::{Guardrail, Policy};

use super::experiment::{Outcome, place_of};
use super::metrics::{METRICS, Metric, Survey};
use super::statistics::mean;

/// How a guardrail fares under two policies.
#[derive(Clone)]
pub struct Checked<'a> {
    /// The limit.
    pub guardrail: &'a Guardrail,
    /// What it limits.
    pub metric: &'static Metric,
    /// The number that is held against it under each policy: the mean over viewers, or the share of viewers that keep it.
    /// `None` where no viewer has a value.
    pub values: [Option<f64>; 2],
    /// Does the second policy keep it? `None` where it has no value: then nobody can tell.
    pub is_kept: Option<bool>,
    /// The viewers whose own value under the second policy is beyond the limit, farthest first, of equals the earlier;
    /// empty where it is kept.
    pub behind: Vec<(ViewerId, f64)>,
}

impl Checked<'_> {
    /// Does the second policy cross it?
    #[must_use]
    pub fn is_crossed(&self) -> bool {
        self.is_kept == Some(false)
    }
}

/// The limits that either policy names, those of the second first, each once.
#[must_use]
pub fn limits([first, second]: [&Policy; 2]) -> Vec<&Guardrail> {
    let more = first.guardrails.iter().filter(|limit| !second.guardrails.contains(limit));
    second.guardrails.iter().chain(more).collect()
}

/// Holds the first and the later policy's outcomes against the limits. A limit on a metric that there is not is left
/// out; a file that names one is not read.
#[must_use]
pub fn check<'a>(limits: &[&'a Guardrail], outcomes: &[Outcome], policy: usize) -> Vec<Checked<'a>> {
    limits.iter().filter_map(|limit| check_one(limit, outcomes, policy)).collect()
}

fn check_one<'a>(guardrail: &'a Guardrail, outcomes: &[Outcome], policy: usize) -> Option<Checked<'a>> {
    let at = place_of(&guardrail.metric)?;
    let held = |policy: usize| {
        let values = outcomes.iter().filter_map(|outcome| outcome.metrics[policy][at]);
        match guardrail.for_share {
            None => mean(values),
            Some(_) => mean(values.map(|value| f64::from(u8::from(guardrail.holds(value))))),
        }
    };
    let values = [held(0), held(policy)];
    let is_kept = values[1].map(|value| match guardrail.for_share {
        None => guardrail.holds(value),
        Some(share) => value >= share,
    });
    let beyond = |outcome: &Outcome| Some((outcome.viewer, outcome.metrics[policy][at]?));
    let mut behind: Vec<(ViewerId, f64)> = match is_kept {
        Some(false) => outcomes.iter().filter_map(beyond).filter(|(_, value)| !guardrail.holds(*value)).collect(),
        _ => Vec::new(),
    };
    behind.sort_by(|a, b| guardrail.beyond(b.1).total_cmp(&guardrail.beyond(a.1)).then(a.0.cmp(&b.0)));
    Some(Checked { guardrail, metric: &METRICS[at], values, is_kept, behind })
}

/// The posts of the context's feed that bring a metric beyond a limit, those that do most first: what counts most where
/// there is too much of it, what counts least where there is too little. Empty for what no single post counts, such as a
/// mix, and where the feed keeps the limit.
#[must_use]
pub fn posts_behind(context: &Context<'_>, guardrail: &Guardrail) -> Vec<(PostId, f64)> {
    let Some(metric) = Metric::find(&guardrail.metric) else { return Vec::new() };
    let ledger = rank(context);
    let Some(value) = metric.of(context, &ledger) else { return Vec::new() };
    let mut posts = metric.by_post(context, &ledger, &Survey::of(context.world));
    if guardrail.at_most.is_some_and(|most| value > most) {
        posts.retain(|(_, amount)| *amount > 0.0);
        posts.sort_by(|a, b| b.1.total_cmp(&a.1));
        posts
    } else if guardrail.at_least.is_some_and(|least| value < least) {
        posts.sort_by(|a, b| a.1.total_cmp(&b.1));
        posts
    } else {
        Vec::new()
    }
}
