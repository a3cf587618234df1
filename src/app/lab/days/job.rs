//! What is known of the runs side by side, and the work for more of them.

use std::sync::Arc;
use std::time::Duration;

use crate::domain::World;
use crate::files::DaysTold;
use crate::simulation::days::{Day, Plan, Sitting};

use super::leg::{Begun, Ground, Tape};
use super::work::Running;
use super::{Entry, Ledgers, Line, SittingAsked};

/// From so many visits on two runs are compared only when no day comes in. Assumed: less takes less than a frame to copy.
const MANY: usize = 20_000;

/// The runs, and the work on them.
#[derive(Default)]
pub struct Days {
    /// Works before a call returns instead of beside the window, and tells no time, so that the same state gives the same
    /// picture.
    pub at_once: bool,
    /// The runs side by side.
    pub lines: Vec<Line>,
    /// What two of them bring.
    pub ledgers: Ledgers,
    /// Counts up with everything that is heard.
    pub revision: u64,
    /// Why days could not pass.
    pub refused: Option<String>,
    pub(super) started: Option<Started>,
    pub(super) tapes: Vec<Tape>,
    pub(super) running: Option<Running>,
    /// Once the work has stopped it is taken up again, up to this day.
    pub(super) goes_on_to: Option<usize>,
    pub(super) worked: Duration,
    next: u64,
    pub(super) wake: Option<Arc<dyn Fn() + Send + Sync>>,
    /// A session that was opened, until it is shown.
    pub(super) sat: Option<(SittingAsked, Option<Box<Sitting>>)>,
}

/// What the runs began with.
pub(super) struct Started {
    pub(super) ground: Ground,
    pub(super) model: Arc<crate::model::Model>,
    pub(super) seeds: usize,
    pub(super) horizon: usize,
    /// Whose days they are, once that is known.
    pub(super) world: Option<Arc<World>>,
}

/// How far the work is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Working {
    /// Of all days that had to pass, 0..1.
    pub done: f32,
    /// Seconds that are left, as long as days go on to take as long as they did; `None` before the first.
    pub left: Option<f64>,
    /// Is it to stop?
    pub is_stopping: bool,
}

impl Days {
    /// Calls `wake` whenever a day has passed.
    pub(in crate::app) fn wake_with(&mut self, wake: Arc<dyn Fn() + Send + Sync>) {
        self.ledgers.wake_with(wake.clone());
        self.wake = Some(wake);
    }

    /// Works before a call returns.
    pub fn at_once(&mut self) {
        (self.at_once, self.ledgers.at_once) = (true, true);
    }

    /// Did the runs begin?
    #[must_use]
    pub fn is_started(&self) -> bool {
        self.started.is_some()
    }

    /// Are the people those of that world?
    #[must_use]
    pub fn is_of_world(&self, world: &Arc<World>) -> bool {
        self.started.as_ref().is_none_or(|started| match &started.ground {
            Ground::World(own) => Arc::ptr_eq(own, world),
            Ground::Crowd(..) => false,
        })
    }

    /// Did the runs begin in another world than that?
    fn is_of_another(&self, world: &Arc<World>) -> bool {
        let own = self.started.as_ref().map(|started| &started.ground);
        matches!(own, Some(Ground::World(own)) if !Arc::ptr_eq(own, world))
    }

    /// Are days passing?
    #[must_use]
    pub fn is_running(&self) -> bool {
        self.running.is_some()
    }

    /// The last day that any run has.
    #[must_use]
    pub fn last_day(&self) -> usize {
        self.lines.iter().map(Line::days).max().unwrap_or(0)
    }

    /// Has a run fewer days than another?
    #[must_use]
    pub fn is_behind(&self) -> bool {
        self.lines.iter().any(|line| line.days() < self.last_day())
    }

    /// Every run's number, and how many days it has under every seed: what is drawn of them stands while this does.
    #[must_use]
    pub fn drawn(&self) -> Vec<(u64, usize)> {
        self.lines.iter().map(|line| (line.id, line.days())).collect()
    }

    /// Are there so many people and days that what compares them waits until no more come in?
    #[must_use]
    pub fn are_many(&self) -> bool {
        let visits = self.lines.iter().flat_map(|line| line.seeds.iter().flatten()).map(|day| day.visits.len());
        visits.sum::<usize>() > MANY
    }

    /// How many sessions there were in all of them.
    #[must_use]
    pub fn sessions(&self) -> u64 {
        let days = self.lines.iter().flat_map(|line| line.seeds.iter().flatten());
        days.map(|day| u64::from(day.sessions())).sum()
    }

    /// Seconds worked on them; `None` where no time is told.
    #[must_use]
    pub fn seconds(&self) -> Option<f64> {
        let now = self.running.as_ref().map_or(Duration::ZERO, |running| running.since.elapsed());
        (!self.at_once).then(|| (self.worked + now).as_secs_f64())
    }

    /// How far the work is, while it goes on.
    #[must_use]
    pub fn working(&self) -> Option<Working> {
        let running = self.running.as_ref()?;
        let (passed, all) = (running.passed as f64, running.all.max(1) as f64);
        let left = (passed > 0.0).then(|| running.since.elapsed().as_secs_f64() / passed * (all - passed).max(0.0));
        Some(Working { done: (passed / all) as f32, left, is_stopping: running.is_stopping })
    }

    /// A run as a file tells it, under the first seed; `None` before its first day.
    #[must_use]
    pub fn told(&self, line: usize) -> Option<DaysTold<'_>> {
        let line = self.lines.get(line)?;
        let (world, days) = (self.world()?, line.seeds.first()?);
        let plans = line.plans.iter().map(|(after, plan)| (*after, plan)).collect();
        (!days.is_empty()).then_some(DaysTold { world, plan: &line.plan, plans, days, regret: None })
    }

    /// Whose days they are; `None` until that is known.
    #[must_use]
    pub fn world(&self) -> Option<&Arc<World>> {
        self.started.as_ref()?.world.as_ref()
    }

    /// Begins, each run with its plan under the first seed.
    pub(super) fn start(
        &mut self,
        ground: Ground,
        model: Arc<crate::model::Model>,
        (seeds, horizon): (usize, usize),
        plans: Vec<(Entry, Plan)>,
    ) {
        self.reset();
        self.started = Some(Started { ground, model, seeds, horizon, world: None });
        plans.into_iter().for_each(|(entry, plan)| self.add(entry, plan));
    }

    /// Forgets the runs, and stops the work on them.
    pub(super) fn reset(&mut self) {
        self.stop();
        (self.running, self.goes_on_to, self.started, self.refused) = (None, None, None, None);
        self.ledgers.forget();
        self.lines.clear();
        self.tapes.clear();
        self.worked = Duration::ZERO;
        self.revision += 1;
    }

    /// One more run, before its first day.
    pub(super) fn add(&mut self, entry: Entry, plan: Plan) {
        let tapes = |plan: Plan| Begun::Not(plan);
        self.insert(entry.name(), Some(entry), plan, None, tapes);
    }

    /// One more run, which goes on from another after so many days.
    pub(super) fn fork(&mut self, parent: usize, day: usize, name: String, plan: Plan) {
        let Some(from) = self.lines.get(parent).map(|line| line.id) else { return };
        self.insert(name, None, plan, Some((parent, day)), |plan| Begun::Forks(from, day, plan));
    }

    fn insert(
        &mut self,
        name: String,
        entry: Option<Entry>,
        plan: Plan,
        from: Option<(usize, usize)>,
        begun: impl Fn(Plan) -> Begun,
    ) {
        let Some(started) = &self.started else { return };
        let seeds = match from {
            Some((parent, day)) => self.lines[parent].until(day).into_iter().map(<[Day]>::to_vec).collect(),
            None => vec![Vec::new(); started.seeds],
        };
        self.next += 1;
        let mut plans = Vec::new();
        if let Some((parent, day)) = from {
            plans.extend(self.lines[parent].plans.iter().filter(|(after, _)| *after < day).cloned());
        }
        let forked = from.map(|(_, day)| day);
        plans.push((forked.unwrap_or(0), plan.clone()));
        let line = Line { id: self.next, name, entry, plan, forked, seeds, plans, turned: Vec::new() };
        let tape = |seed: usize| Tape { line: line.id, seed, begun: begun(line.plan_of(seed)) };
        self.tapes.extend((0..started.seeds).map(tape));
        self.lines.push(line);
        self.revision += 1;
        self.take_up_again();
    }

    /// That run no longer.
    pub(super) fn remove(&mut self, line: usize) {
        if line < self.lines.len() {
            self.lines.remove(line);
            let tapes = std::mem::take(&mut self.tapes);
            self.tapes = self.wanted(tapes);
            self.revision += 1;
            self.take_up_again();
        }
    }

    /// The tapes of runs that are there, and of those that such a run is still to go on from.
    pub(super) fn wanted(&self, tapes: Vec<Tape>) -> Vec<Tape> {
        let is_there = |line: u64| self.lines.iter().any(|other| other.id == line);
        let parent = |tape: &Tape| match &tape.begun {
            Begun::Forks(parent, ..) if is_there(tape.line) => Some(*parent),
            _ => None,
        };
        let parents: Vec<u64> = tapes.iter().filter_map(parent).collect();
        tapes.into_iter().filter(|tape| is_there(tape.line) || parents.contains(&tape.line)).collect()
    }

    /// Forgets runs of another world than that.
    pub(in crate::app) fn keep_to(&mut self, world: &Arc<World>) {
        if self.is_of_another(world) {
            self.reset();
        }
    }
}

impl Drop for Days {
    fn drop(&mut self) {
        self.stop();
    }
}
