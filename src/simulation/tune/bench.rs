//! Feeds of some viewers under any policy, each made from the one before.

use std::sync::{Mutex, PoisonError};

use rayon::prelude::*;

use crate::domain::ViewerId;
use crate::pipeline::{Changed, Context, Ledger, rank, rerank};
use crate::policy::Policy;
use crate::simulation::experiment::{Outcome, of_viewer};
use crate::simulation::metrics::{Survey, measure_some};
use crate::simulation::nudge::Lever;

/// The last feed made of a viewer by one thread, and its policy.
type Made = (Policy, Ledger);

/// Feeds of some viewers.
pub(super) struct Bench<'a> {
    seats: Vec<Seat<'a>>,
    survey: Survey,
}

/// One viewer with the feed under today's policy, and feeds that lie ready to be turned. A feed brought up to date equals
/// one made anew, so it does not matter which of them is taken.
struct Seat<'a> {
    context: Context<'a>,
    today: Ledger,
    ready: Mutex<Vec<Made>>,
}

impl<'a> Bench<'a> {
    /// Ranks under the context's policy.
    pub(super) fn new(context: &Context<'a>, viewers: &[ViewerId]) -> Bench<'a> {
        let seat = |&viewer: &ViewerId| {
            let context = of_viewer(context, viewer);
            Seat { context, today: rank(&context), ready: Mutex::default() }
        };
        Bench { seats: viewers.par_iter().map(seat).collect(), survey: Survey::of(context.world) }
    }

    /// What matters for one of them at least, each once.
    pub(super) fn levers(&self) -> Vec<Lever> {
        let of = |seat: &Seat<'_>| Lever::that_matter(&seat.context, &seat.today);
        let each: Vec<Vec<Lever>> = self.seats.par_iter().map(of).collect();
        let mut all: Vec<Lever> = Vec::new();
        for lever in each.into_iter().flatten() {
            if !all.contains(&lever) {
                all.push(lever);
            }
        }
        all
    }

    /// Each viewer's numbers under a policy, those of `wanted` alone; `None` once `go_on` says no.
    pub(super) fn run(
        &self,
        policy: &Policy,
        wanted: &[bool],
        go_on: &(dyn Fn() -> bool + Sync),
    ) -> Option<Vec<Outcome>> {
        let one = |seat: &Seat<'_>| go_on().then(|| seat.run(policy, wanted, &self.survey));
        self.seats.par_iter().map(one).collect()
    }
}

impl Seat<'_> {
    fn run(&self, policy: &Policy, wanted: &[bool], survey: &Survey) -> Outcome {
        let ready = || self.ready.lock().unwrap_or_else(PoisonError::into_inner);
        let taken = ready().pop();
        let (before, mut ledger) = taken.unwrap_or_else(|| (self.context.policy.clone(), self.today.clone()));
        let context = Context { policy, ..self.context };
        rerank(&context, &mut ledger, Changed::Policy(&before));
        let metrics = vec![measure_some(&context, &ledger, survey, wanted)];
        ready().push((policy.clone(), ledger));
        Outcome { viewer: context.viewer_id, metrics, likeness: Vec::new() }
    }
}
