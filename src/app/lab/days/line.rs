//! One of the runs side by side: what it is, and its days under every seed.

use crate::simulation::days::{Arm, Day, Plan};

use super::Entry;

/// A run, under one seed or several.
#[derive(Clone, Debug)]
pub struct Line {
    /// Tells it from every other there ever was.
    pub id: u64,
    /// What it is called.
    pub name: String,
    /// What it began as; `None` for a fork.
    pub entry: Option<Entry>,
    /// What it does under the first seed.
    pub plan: Plan,
    /// The last day it has in common with the run it comes from.
    pub forked: Option<usize>,
    /// Its days under each seed, first day first.
    pub seeds: Vec<Vec<Day>>,
    /// What it did, each plan with the day after which it holds; the first holds after day 0.
    pub plans: Vec<(usize, Plan)>,
    /// After which days a knob of the loop was turned.
    pub turned: Vec<usize>,
}

impl Line {
    /// How many days it has under every seed.
    #[must_use]
    pub fn days(&self) -> usize {
        self.seeds.iter().map(Vec::len).min().unwrap_or(0)
    }

    /// What could be chosen on a day.
    #[must_use]
    pub fn arms_on(&self, day: usize) -> &[Arm] {
        self.plans.iter().rfind(|(after, _)| *after < day).map_or(&[], |(_, plan)| &plan.arms)
    }

    /// So many of its days, under each seed.
    #[must_use]
    pub fn until(&self, day: usize) -> Vec<&[Day]> {
        let day = day.min(self.days());
        self.seeds.iter().map(|days| &days[..day]).collect()
    }

    /// What it does under another of the seeds.
    #[must_use]
    pub fn plan_of(&self, seed: usize) -> Plan {
        Plan { seed: self.plan.seed + seed as u64, ..self.plan.clone() }
    }
}
