//! The JSON of a front, `glassfeed.front/1`.

use serde::Serialize;

use crate::domain::World;
use crate::policy::{Guardrail, Policy, PolicyFile, Value};
use crate::simulation::metrics::METRICS;
use crate::simulation::nudge::Lever;
use crate::simulation::tune::{Found, Tried, Wish};

use super::json::{Ordered, knob_value};

/// What a search found, as JSON tells it; null where a number is not defined.
#[derive(Serialize)]
pub(super) struct Told<'a> {
    format: &'static str,
    world: &'a str,
    policy: &'a str,
    viewers: Vec<&'a str>,
    aims: Vec<AimTold>,
    /// The limits that were to be kept.
    limits: &'a [Guardrail],
    /// What could be turned: keys of knobs, and `rules.` with ids of rules.
    levers: Vec<String>,
    seed: u64,
    /// So many policies were to be tried at most, and so many were.
    tries: usize,
    tried: usize,
    today: PointTold,
    /// From the least of the first aim to the best.
    front: Vec<PointTold>,
}

#[derive(Serialize)]
struct AimTold {
    metric: &'static str,
    better: &'static str,
    unit: &'static str,
    source: &'static str,
    only_in_simulation: bool,
}

#[derive(Serialize)]
struct PointTold {
    /// Of each aim, the mean over the viewers.
    values: Vec<Option<f64>>,
    limits_kept: bool,
    changes: Vec<Change>,
    /// Every metric, the mean over the viewers.
    metrics: Ordered<Option<f64>>,
    policy: PolicyFile,
}

#[derive(Serialize)]
struct Change {
    lever: String,
    from: serde_json::Value,
    to: serde_json::Value,
}

impl<'a> Told<'a> {
    /// Tells what was found on the ground of today's policy.
    pub(super) fn of(world: &'a World, today: &'a Policy, wish: &Wish, found: &'a Found) -> Told<'a> {
        let handle = |viewer| world.account(world.viewer(viewer).account).id.as_str();
        let point = |tried: usize, metrics: &[Option<f64>]| {
            let Tried { values, is_kept, turns, .. } = &found.tried[tried];
            PointTold {
                values: values.clone(),
                limits_kept: *is_kept,
                changes: turns.iter().map(|&(lever, to)| change(today, lever, to)).collect(),
                metrics: Ordered(METRICS.iter().map(|metric| metric.key).zip(metrics.iter().copied()).collect()),
                policy: found.policy(today, tried, &wish.aims).to_file(),
            }
        };
        let aims = wish.aims.iter().map(|aim| {
            let metric = &METRICS[aim.metric];
            AimTold {
                metric: metric.key,
                better: if aim.more { "up" } else { "down" },
                unit: metric.unit,
                source: metric.source,
                only_in_simulation: metric.only_in_simulation,
            }
        });
        Told {
            format: "glassfeed.front/1",
            world: &world.name,
            policy: &today.name,
            viewers: found.viewers.iter().map(|&viewer| handle(viewer)).collect(),
            aims: aims.collect(),
            limits: &found.limits,
            levers: found.levers.iter().map(|&lever| name(today, lever)).collect(),
            seed: wish.seed,
            tries: wish.tries,
            tried: found.tried.len(),
            today: point(0, &found.today),
            front: found.front.iter().map(|found| point(found.tried, &found.metrics)).collect(),
        }
    }
}

/// A knob's key, or `rules.` and a rule's id.
pub(super) fn name(today: &Policy, lever: Lever) -> String {
    match lever {
        Lever::Knob(knob) => knob.key.to_owned(),
        Lever::Factor(at) | Lever::Switch(at) => {
            today.rules.get(at).map_or(String::new(), |rule| format!("rules.{}", rule.id))
        }
    }
}

fn change(today: &Policy, lever: Lever, to: f64) -> Change {
    let told = |value: Value| match lever {
        Lever::Knob(knob) => knob_value(knob, value),
        Lever::Factor(_) | Lever::Switch(_) => serde_json::json!(value),
    };
    Change { lever: name(today, lever), from: told(lever.value(today)), to: told(Value::Number(to)) }
}
