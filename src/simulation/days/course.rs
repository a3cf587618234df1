//! A run that can go on from any of its days.

use crate::domain::World;
use crate::model::Model;

use super::day::Day;
use super::plan::Plan;
use super::run::{Run, StartError};

/// A run, and its earlier mornings.
#[derive(Clone, Debug)]
pub struct Course {
    /// Ascending, no two of one day; the first is before the first day.
    mornings: Vec<Run>,
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
        Ok(Course { mornings: vec![now.clone()], now, every: every.max(1) })
    }

    /// The run as it stands.
    #[must_use]
    pub fn now(&self) -> &Run {
        &self.now
    }

    /// Lets a day pass. `None` at the end of the horizon, and where it is not to go on; then it stands where it stood
    /// before.
    pub fn step(&mut self, go_on: &(dyn Fn() -> bool + Sync)) -> Option<Day> {
        let mut next = self.now.clone();
        let day = next.step(go_on)?;
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

    /// The same people after so many of its days, and another plan from there on. Days whose morning was not kept pass
    /// again, as they did. `None` for a day that has not passed, and where it is not to go on.
    #[must_use]
    pub fn fork(&self, day: usize, plan: Plan, go_on: &(dyn Fn() -> bool + Sync)) -> Option<Course> {
        if day > self.now.day() {
            return None;
        }
        let kept = self.mornings.iter().rposition(|morning| morning.day() <= day)?;
        let (mornings, every) = (self.mornings[..=kept].to_vec(), self.every);
        let now = if day == self.now.day() { &self.now } else { &self.mornings[kept] };
        let mut course = Course { now: now.clone(), mornings, every };
        while course.now.day() < day {
            course.step(go_on)?;
        }
        course.turn(plan);
        Some(course)
    }

    /// Of two mornings of one day the later is kept: it has the plan that days after it went by.
    fn keep(&mut self) {
        self.mornings.retain(|morning| morning.day() < self.now.day());
        self.mornings.push(self.now.clone());
    }
}
