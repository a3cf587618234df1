//! Tune for me: which policies do better in what is asked for, within limits, and what each costs in the rest.
//!
//! The search is NSGA-II ([Deb et al. 2002](https://doi.org/10.1109/4235.996017)) of the crate `heuropt`; what it proposes
//! is rounded to the steps of the sliders and then ranked for every viewer, so whatever is answered was seen in a real
//! run of the pipeline.

mod bench;
mod dial;
mod front;
mod prune;
mod search;
mod wish;

use crate::domain::ViewerId;
use crate::policy::{Guardrail, Policy, Value};

use super::metrics::METRICS;
use super::nudge::Lever;

pub use search::{Heard, search};
pub use wish::{Aim, Group, Keep, Viewers, Wish};

/// A policy that was tried.
#[derive(Clone, Debug, PartialEq)]
pub struct Tried {
    /// What differs from today's policy, knobs in pipeline order, then rules.
    pub turns: Vec<(Lever, f64)>,
    /// What each aim comes to, the mean over the viewers; `None` where it is not defined for one of them who has a value
    /// today.
    pub values: Vec<Option<f64>>,
    /// Are all limits kept, and all aims defined?
    pub is_kept: bool,
    /// How far it is beyond the limits, each by its own size, and one for each aim that is not defined.
    beyond: f64,
    /// How good it is in each aim, in steps below which two values count as equal; higher is better.
    told: Vec<i64>,
    /// Which step each dial stands at.
    steps: Vec<i64>,
}

impl Tried {
    /// How good it is in each aim, in steps of a hundredth of today's value or as fine as numbers are told; higher is
    /// better.
    #[must_use]
    pub fn told(&self) -> &[i64] {
        &self.told
    }
}

/// A policy of the front.
#[derive(Clone, Debug, PartialEq)]
pub struct Point {
    /// Which of the policies tried.
    pub tried: usize,
    /// Each of [`METRICS`], the mean over the viewers.
    pub metrics: Vec<Option<f64>>,
}

/// What a search found.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// Over whom.
    pub viewers: Vec<ViewerId>,
    /// What could be turned.
    pub levers: Vec<Lever>,
    /// The limits that were to be kept.
    pub limits: Vec<Guardrail>,
    /// Every policy that was tried; the first one is today's.
    pub tried: Vec<Tried>,
    /// Those that keep the limits and that no other such policy betters: from the least of the first aim to the best.
    pub front: Vec<Point>,
    /// Each of [`METRICS`] under today's policy.
    pub today: Vec<Option<f64>>,
}

impl Found {
    /// The policy tried at that index, on the ground of `today`; its name says what is best about it.
    #[must_use]
    pub fn policy(&self, today: &Policy, tried: usize, aims: &[Aim]) -> Policy {
        let mut policy = today.clone();
        for &(lever, value) in &self.tried[tried].turns {
            lever.turn(&mut policy, Value::Number(value));
        }
        if tried != 0 {
            let names: Vec<&str> = aims.iter().map(|aim| METRICS[aim.metric].name).collect();
            let place = self.front.iter().position(|point| point.tried == tried);
            let place = place.map_or(String::new(), |place| format!(" {}", place + 1));
            policy.name = format!("{} tuned{place}", today.name);
            let viewers = match self.viewers.len() {
                1 => "1 viewer".to_owned(),
                some => format!("{some} viewers"),
            };
            let (tries, raised) = (self.tried.len(), names.join(" and "));
            policy.about = format!("Found in {tries} tries over {viewers} for {raised}; others may exist.");
            policy.source = String::new();
        }
        policy
    }

    /// Is today's policy on the front?
    #[must_use]
    pub fn is_today_best(&self) -> bool {
        self.front.iter().any(|point| point.tried == 0)
    }
}
