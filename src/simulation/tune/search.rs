//! The search: proposals by NSGA-II, each tried on every viewer, then fewer turns for what is on the front.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use heuropt::prelude::{
    CompositeVariation, Evaluation, Initializer, Nsga2, Nsga2Config, Objective, ObjectiveSpace, Optimizer,
    PolynomialMutation, Problem, RealBounds, Rng, SimulatedBinaryCrossover,
};
use rayon::prelude::*;

use crate::pipeline::Context;
use crate::policy::{Guardrail, Policy, Value};
use crate::simulation::experiment::{Outcome, place_of};
use crate::simulation::guardrails::{Checked, check};
use crate::simulation::metrics::METRICS;
use crate::simulation::random;
use crate::simulation::statistics::mean;

use super::bench::Bench;
use super::dial::{AS_TODAY, Dial, turns};
use super::front::offer;
use super::prune::prune;
use super::{Found, Point, Tried, Wish};

/// Of so many tries one is for turning fewer knobs. Assumed.
const PRUNED: usize = 3;
/// How near children stay to their parents, the higher the nearer. Assumed: wider than Deb's 15 and 20, as there are few
/// generations.
const NEAR: f64 = 6.0;
/// A generation is so many times the root of the tries, so that there are some more generations than policies in one.
/// Assumed.
const GENERATION: f64 = 1.25;
/// A limit nearer to nothing than this counts as if it were this, where it is told how far a policy is beyond. Assumed.
const LIMIT_LEAST: f64 = 0.01;

/// How far a search is.
pub struct Heard<'a> {
    /// So many policies were tried.
    pub done: usize,
    /// So many will be, at most.
    pub of: usize,
    /// The one tried just now.
    pub tried: &'a Tried,
    /// The front so far, from the least of the first aim to the best.
    pub front: &'a [Tried],
}

/// Looks for policies that do better than the context's, today's, which is tried first.
///
/// `heard` is called after every try, from any thread, one at a time and in any order; once it says no, the answer is
/// `None`, before another feed is made. The same wish gives the same answer on any number of threads.
#[must_use]
pub fn search(context: &Context<'_>, wish: &Wish, heard: &(dyn Fn(&Heard<'_>) -> bool + Sync)) -> Option<Found> {
    let viewers = wish.viewers.drawn(context, wish.seed);
    let bench = Bench::new(context, &viewers);
    let dials = Dial::of(context.policy, &wish.groups, &bench.levers());
    let all = vec![true; METRICS.len()];
    let outcomes = bench.run(context.policy, &all, &|| true)?;
    let today = means(&outcomes);
    let limits: Vec<Guardrail> = wish.keep.iter().filter_map(|keep| keep.limit(&today)).collect();
    let mut wanted = vec![false; METRICS.len()];
    let limited = limits.iter().filter_map(|limit| place_of(&limit.metric));
    limited.chain(wish.aims.iter().map(|aim| aim.metric)).for_each(|metric| wanted[metric] = true);
    let run = Run {
        context,
        wish,
        limits,
        wanted,
        defined: outcomes.iter().map(|outcome| outcome.metrics[0].iter().map(Option::is_some).collect()).collect(),
        grains: wish.aims.iter().map(|aim| aim.grain(today[aim.metric])).collect(),
        bench,
        dials,
        known: Mutex::default(),
        is_stopped: AtomicBool::new(false),
        heard,
    };
    run.try_out(&vec![AS_TODAY; run.dials.len()])?;
    run.evolve()?;
    run.prune()?;
    let point = |tried: &Tried| {
        let outcomes = run.bench.run(&run.policy(&tried.steps), &all, &|| run.goes_on())?;
        Some((tried.steps.clone(), means(&outcomes)))
    };
    let front = std::mem::take(&mut run.known().front);
    let points = front.par_iter().map(point).collect::<Option<Vec<_>>>()?;
    let tried = std::mem::take(&mut run.known().tried);
    let place = |steps: &Vec<i64>| tried.keys().position(|other| other == steps);
    let front =
        points.iter().filter_map(|(steps, metrics)| Some(Point { tried: place(steps)?, metrics: metrics.clone() }));
    let front = front.collect();
    let levers = run.dials.iter().map(|dial| dial.lever).collect();
    Some(Found { viewers, levers, limits: run.limits, tried: tried.into_values().collect(), front, today })
}

/// Each metric's mean over the viewers that have one.
fn means(outcomes: &[Outcome]) -> Vec<Option<f64>> {
    let of = |metric: usize| mean(outcomes.iter().filter_map(|outcome| outcome.metrics[0][metric]));
    (0..METRICS.len()).map(of).collect()
}

/// How far a policy is beyond a limit, by the limit's own size; 1 where it has no value.
fn beyond(checked: &Checked<'_>) -> f64 {
    let limit = checked.guardrail;
    match (checked.values[0], limit.for_share) {
        (None, _) => 1.0,
        (Some(share), Some(wanted)) => (wanted - share).max(0.0),
        (Some(mean), None) => {
            limit.beyond(mean) / limit.at_most.or(limit.at_least).unwrap_or(1.0).abs().max(LIMIT_LEAST)
        }
    }
}

/// A search under way. Its methods answer `None` once it was told to stop.
struct Run<'a, 'h> {
    context: &'a Context<'a>,
    wish: &'a Wish,
    limits: Vec<Guardrail>,
    /// Which metrics the aims and limits need.
    wanted: Vec<bool>,
    /// Per viewer, which metrics have a value today.
    defined: Vec<Vec<bool>>,
    grains: Vec<f64>,
    bench: Bench<'a>,
    dials: Vec<Dial>,
    known: Mutex<Known>,
    is_stopped: AtomicBool,
    heard: &'h (dyn Fn(&Heard<'_>) -> bool + Sync),
}

/// What was tried so far, in the order of steps, so that it does not depend on which thread was first.
#[derive(Default)]
struct Known {
    tried: BTreeMap<Vec<i64>, Tried>,
    front: Vec<Tried>,
}

impl Run<'_, '_> {
    fn known(&self) -> MutexGuard<'_, Known> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn goes_on(&self) -> bool {
        !self.is_stopped.load(Ordering::Relaxed)
    }

    fn policy(&self, steps: &[i64]) -> Policy {
        let mut policy = self.context.policy.clone();
        for (lever, value) in turns(&self.dials, steps) {
            lever.turn(&mut policy, Value::Number(value));
        }
        policy
    }

    /// Ranks under a policy, unless that was done before.
    fn try_out(&self, steps: &[i64]) -> Option<Tried> {
        if !self.goes_on() {
            return None;
        }
        if let Some(known) = self.known().tried.get(steps) {
            return Some(known.clone());
        }
        let outcomes = self.bench.run(&self.policy(steps), &self.wanted, &|| self.goes_on())?;
        let tried = self.judge(steps, &outcomes);
        let mut known = self.known();
        // Whoever said no hears nothing more.
        if !self.goes_on() {
            return None;
        }
        if known.tried.insert(steps.to_vec(), tried.clone()).is_none() {
            offer(&mut known.front, &tried);
            let (done, of) = (known.tried.len(), self.wish.tries.max(1));
            if !(self.heard)(&Heard { done, of, tried: &tried, front: &known.front }) {
                self.is_stopped.store(true, Ordering::Relaxed);
            }
        }
        self.goes_on().then_some(tried)
    }

    fn judge(&self, steps: &[i64], outcomes: &[Outcome]) -> Tried {
        let value = |metric: usize| {
            let of = |(outcome, defined): (&Outcome, &Vec<bool>)| match (outcome.metrics[0][metric], defined[metric]) {
                (value, true) => Some(value),
                (_, false) => None,
            };
            // Paired: over exactly those viewers who have a value today.
            let paired = outcomes.iter().zip(&self.defined).filter_map(of).collect::<Option<Vec<f64>>>()?;
            mean(paired)
        };
        let values: Vec<Option<f64>> = self.wish.aims.iter().map(|aim| value(aim.metric)).collect();
        let missing = values.iter().filter(|value| value.is_none()).count() as f64;
        let limits: Vec<&Guardrail> = self.limits.iter().collect();
        let beyond = missing + check(&limits, outcomes, 0).iter().map(beyond).sum::<f64>();
        let told = |(at, value): (usize, &Option<f64>)| {
            let good = self.wish.aims[at].good(value.unwrap_or(0.0));
            (good / self.grains[at]).round() as i64
        };
        Tried {
            turns: turns(&self.dials, steps),
            told: values.iter().enumerate().map(told).collect(),
            is_kept: beyond <= 0.0,
            beyond,
            values,
            steps: steps.to_vec(),
        }
    }

    /// Lets the library propose policies, from today's and others near it on.
    fn evolve(&self) -> Option<()> {
        let tries = self.wish.tries - self.wish.tries / PRUNED;
        let count = ((tries as f64).sqrt() * GENERATION) as usize / 2 * 2;
        if self.dials.is_empty() || count < 2 || tries < 2 * count {
            return Some(());
        }
        let bounds = vec![(0.0, 1.0); self.dials.len()];
        let config = Nsga2Config { population_size: count, generations: tries / count - 1, seed: self.wish.seed };
        let variation = CompositeVariation {
            crossover: SimulatedBinaryCrossover::new(bounds.clone(), NEAR, 0.5),
            mutation: PolynomialMutation::new(bounds.clone(), NEAR, 1.0 / self.dials.len() as f64),
        };
        let start = Start { today: self.dials.iter().map(Dial::today).collect(), seed: self.wish.seed };
        // Its own front is that of its last generation; ours is that of all that was tried.
        let _last = Nsga2::new(config, start, variation).run(self);
        self.goes_on().then_some(())
    }

    /// Turns fewer knobs in every policy of the front.
    fn prune(&self) -> Option<()> {
        let front = self.known().front.clone();
        let each = self.wish.tries / PRUNED / front.len().max(1);
        let all = front.par_iter().map(|tried| prune(&self.dials, tried, each, |steps| self.try_out(steps)));
        all.collect::<Option<()>>()
    }
}

impl Problem for Run<'_, '_> {
    type Decision = Vec<f64>;

    fn objectives(&self) -> ObjectiveSpace {
        let aims = self.wish.aims.iter().map(|aim| Objective::minimize(aim.metric().key));
        let fewer = (self.wish.aims.len() == 1).then(|| Objective::minimize("turns"));
        ObjectiveSpace::new(aims.chain(fewer).collect())
    }

    fn evaluate(&self, places: &Vec<f64>) -> Evaluation {
        let count = self.objectives().len();
        let steps: Vec<i64> = self.dials.iter().zip(places).map(|(dial, &place)| dial.step(place)).collect();
        // Once it was stopped, the library is led through its last generations without a feed being made.
        let Some(tried) = self.try_out(&steps) else { return Evaluation::constrained(vec![0.0; count], 1.0) };
        let aims = self.wish.aims.iter().zip(&tried.values).map(|(aim, value)| -aim.good(value.unwrap_or(0.0)));
        let fewer = (count > self.wish.aims.len()).then_some(tried.turns.len() as f64);
        Evaluation::constrained(aims.chain(fewer).collect(), tried.beyond)
    }
}

/// The first generation: today's policy; then, by turns, one knob turned, some, and all. How many is assumed.
struct Start {
    today: Vec<f64>,
    seed: u64,
}

impl Initializer<Vec<f64>> for Start {
    fn initialize(&mut self, size: usize, rng: &mut Rng) -> Vec<Vec<f64>> {
        let mut all = RealBounds::new(vec![(0.0, 1.0); self.today.len()]).initialize(size, rng);
        for (at, places) in all.iter_mut().enumerate() {
            let mut chance = random::stream(self.seed, "tune start", at);
            let turned = at.checked_sub(1).map(|nth| nth % self.today.len());
            let more = [0.0, 0.1, 0.3, 1.0][at % 4];
            for (dial, place) in places.iter_mut().enumerate() {
                let is_turned = turned.is_some_and(|turned| turned == dial || random::happens(&mut chance, more));
                if !is_turned {
                    *place = self.today[dial];
                }
            }
        }
        all
    }
}
