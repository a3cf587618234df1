//! A run that can go on from any of its days, and tell of any of them.

use std::sync::Arc;

use crate::domain::{Impression, ViewerId, World};
use crate::model::{History, Model};

use super::day::Day;
use super::plan::Plan;
use super::run::{Run, Sitting, StartError};

/// What went by on a day.
#[derive(Clone, Debug, Default)]
struct GoneBy {
    /// For each session what became known after it, in that order.
    sessions: Vec<Vec<Impression>>,
    /// Who was there, and for how many sessions; in viewer order.
    there: Vec<(ViewerId, usize)>,
}

/// A run, its earlier mornings, and all that went by.
///
/// A morning is kept without what was counted up to it: that is counted again from what went by, which takes a thousandth of
/// the time a day takes. What went by is kept for every day, some 60 bytes a showing.
#[derive(Clone, Debug)]
pub struct Course {
    /// What was known before the first day.
    known: Arc<History>,
    /// Ascending, no two of one day; the first is before the first day. None knows more than `known`.
    mornings: Vec<Run>,
    /// First day first.
    gone_by: Vec<Arc<GoneBy>>,
    now: Run,
    every: usize,
}

impl Course {
    /// Before the first of so many days. Every so many mornings one is kept: with more of them a fork is sooner there, and
    /// more memory is taken.
    ///
    /// # Errors
    /// See [`StartError`].
    pub fn start(world: &World, model: &Model, plan: Plan, days: usize, every: usize) -> Result<Course, StartError> {
        let now = Run::start(world, model, plan, days)?;
        Ok(Course::from(now, every))
    }

    fn from(now: Run, every: usize) -> Course {
        let (known, mornings) = (now.history(), vec![now.clone()]);
        Course { known, mornings, gone_by: Vec::new(), now, every: every.max(1) }
    }

    /// Another run of the same people from the same first morning, as [`Course::start`] with that plan makes it, but sooner
    /// there: both have one world. `None` where the plan asks for other people or other posts.
    #[must_use]
    pub fn beside(&self, plan: &Plan) -> Option<Course> {
        let first = self.mornings.first()?;
        let is_same = first.day() == 0 && first.plan().seed == plan.seed && first.plan().settings == plan.settings;
        is_same.then(|| Course::from(first.fork(plan.clone()), self.every))
    }

    /// The run as it stands.
    #[must_use]
    pub fn now(&self) -> &Run {
        &self.now
    }

    /// Lets a day pass. `None` at the end of the horizon, and where it is not to go on; then it stands where it stood
    /// before.
    pub fn step(&mut self, go_on: &(dyn Fn() -> bool + Sync)) -> Option<Day> {
        let (mut next, mut sessions) = (self.now.clone(), Vec::new());
        let day = next.step_telling(go_on, &mut |session, shown: &Impression| {
            sessions.resize_with(sessions.len().max(session + 1), Vec::new);
            sessions[session].push(shown.clone());
        })?;
        let there = day.visits.iter().map(|visit| (visit.viewer(), visit.sessions as usize)).collect();
        self.gone_by.push(Arc::new(GoneBy { sessions, there }));
        self.now = next;
        if self.now.day().is_multiple_of(self.every) {
            self.keep();
        }
        Some(day)
    }

    /// Goes by another plan from the next day on; by the same one it goes on as it did.
    pub fn turn(&mut self, plan: Plan) {
        if *self.now.plan() != plan {
            self.now = self.now.fork(plan);
            self.keep();
        }
    }

    /// How many days have to pass again before it can go on from after that day.
    #[must_use]
    pub fn missing(&self, day: usize) -> usize {
        match day == self.now.day() {
            true => 0,
            false => self.kept(day).map_or(0, |kept| day - self.mornings[kept].day()),
        }
    }

    /// The same people after so many of its days, and another plan from there on. Days whose morning was not kept pass
    /// again, as they did, and `again` hears of each. `None` for a day that has not passed, and where it is not to go on.
    #[must_use]
    pub fn fork(&self, day: usize, plan: Plan, go_on: &(dyn Fn() -> bool + Sync), again: &dyn Fn()) -> Option<Course> {
        let mut course = self.back_to(day, go_on, again)?;
        course.turn(plan);
        Some(course)
    }

    /// A viewer's session on a day, 1 = the first, of its sessions 0 = the first: as it was. `None` where there was none,
    /// and where it is not to go on; `again` as in [`Course::fork`].
    #[must_use]
    pub fn sitting(
        &self,
        (viewer, day, session): (ViewerId, usize, usize),
        go_on: &(dyn Fn() -> bool + Sync),
        again: &dyn Fn(),
    ) -> Option<Sitting> {
        let today = self.gone_by.get(day.checked_sub(1)?)?;
        let (_, had) = today.there.iter().find(|(other, _)| *other == viewer)?;
        (session < *had).then_some(())?;
        let morning = self.back_to(day - 1, go_on, again)?.now;
        let before: Vec<Impression> = self.shown(day - 1).cloned().collect();
        morning.sitting(viewer, session, &before, &today.sessions, go_on)
    }

    /// What went by in so many days, in the order in which it became known.
    fn shown(&self, days: usize) -> impl Iterator<Item = &Impression> {
        self.gone_by.iter().take(days).flat_map(|day| day.sessions.iter().flatten())
    }

    /// It as it stood after so many of its days.
    fn back_to(&self, day: usize, go_on: &(dyn Fn() -> bool + Sync), again: &dyn Fn()) -> Option<Course> {
        if day == self.now.day() {
            return Some(self.clone());
        }
        let kept = self.kept(day).filter(|_| day < self.now.day())?;
        let (known, every) = (self.known.clone(), self.every);
        let (mornings, morning) = (self.mornings[..=kept].to_vec(), &self.mornings[kept]);
        let mut history = (*self.known).clone();
        self.shown(morning.day()).for_each(|shown| history.observe(morning.world(), shown));
        let gone_by = self.gone_by[..morning.day()].to_vec();
        let mut course = Course { known, now: morning.knowing(Arc::new(history)), mornings, gone_by, every };
        while course.now.day() < day {
            course.step(go_on)?;
            again();
        }
        Some(course)
    }

    /// The last morning that was kept of those up to that day.
    fn kept(&self, day: usize) -> Option<usize> {
        self.mornings.iter().rposition(|morning| morning.day() <= day)
    }

    /// Of two mornings of one day the later is kept: it has the plan that days after it went by.
    fn keep(&mut self) {
        self.mornings.retain(|morning| morning.day() < self.now.day());
        self.mornings.push(self.now.knowing(self.known.clone()));
    }
}
