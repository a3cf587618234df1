//! The work on days beside the window: every run under every seed, day by day.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use rayon::prelude::*;

use crate::domain::World;
use crate::model::Model;
use crate::policy::Settings;
use crate::simulation::bandit::Chooser;
use crate::simulation::days::{Arm, Course, Day, EXPLORE, Plan, Sitting};
use crate::simulation::generate::VIEWERS;
use crate::simulation::{Options, Words, generate};

use super::SittingAsked;

/// What a run keeps of each of its people for a morning that can be gone on from: what was shown lately and what the model
/// learns from. Assumed.
const MORNING_BYTES: usize = 40_000;
/// All mornings of all runs together take no more than this. Assumed.
const KEPT_BYTES: usize = 1_000_000_000;
/// Of so many mornings one is kept: the first of these with which they do not.
const EVERY: [usize; 4] = [1, 5, 10, 30];
/// A crowd has so many impressions for each of its people, and accounts and posts to match, as the generator's own world
/// has; and more than so many people share what these have, so that a day stays bearable.
const SHOWN: usize = 1_000;
const MOST: usize = 200;

/// One run under one seed.
pub(super) struct Tape {
    /// Its line.
    pub(super) line: u64,
    /// By its place among the seeds.
    pub(super) seed: usize,
    /// How it stands.
    pub(super) begun: Begun,
}

impl Tape {
    /// Its days; `None` before the first can pass.
    pub(super) fn course(&self) -> Option<&Course> {
        match &self.begun {
            Begun::On(course) => Some(course),
            Begun::Not(_) | Begun::Forks(..) => None,
        }
    }
}

/// How a tape stands.
pub(super) enum Begun {
    /// Before its first day.
    Not(Plan),
    /// To go on from another line of the same seed after so many days.
    Forks(u64, usize, Plan),
    /// With days.
    On(Box<Course>),
}

/// Whose days pass.
#[derive(Clone)]
pub(super) enum Ground {
    /// People who are there.
    World(Arc<World>),
    /// So many who are made up, by that seed.
    Crowd(usize, u64),
}

/// What the work and the window share.
#[derive(Default)]
pub(super) struct Steering {
    /// Stop as soon as can be.
    pub(super) is_stopped: AtomicBool,
    /// How the knobs of the loop stand, for the next day.
    pub(super) settings: Mutex<Settings>,
}

/// What the window hears.
pub(super) enum Said {
    /// Whose days they are.
    World(Arc<World>),
    /// A day has passed, with these knobs of the loop.
    Day(u64, usize, Box<Day>, Settings),
    /// So many days have to pass again before a fork can go on.
    Missing(usize),
    /// One of them has.
    Again,
    /// A session was opened; `None` where there was none, or it was stopped.
    Sat(SittingAsked, Option<Box<Sitting>>),
    /// The work is over, and why it could not go on.
    End(Vec<Tape>, Option<String>),
}

/// A stretch of work.
pub(super) struct Leg {
    pub(super) ground: Ground,
    pub(super) model: Arc<Model>,
    pub(super) tapes: Vec<Tape>,
    /// Every run goes on to this day.
    pub(super) goal: usize,
    /// The session to open.
    pub(super) opens: Option<SittingAsked>,
    /// How many days there can be.
    pub(super) horizon: usize,
    pub(super) steering: Arc<Steering>,
}

impl Leg {
    /// Works until every run has come to its goal, or it is stopped. `say` brings what was said to the window.
    pub(super) fn work(mut self, say: &(dyn Fn(Said) + Sync)) {
        let world = match &self.ground {
            Ground::World(world) => world.clone(),
            Ground::Crowd(people, seed) => {
                // What is out of an option's range leaves it at its default.
                let options = Options::crowd(*seed, SHOWN * (*people).min(MOST));
                let options = options.clone().with(&VIEWERS, *people as f64).unwrap_or(options);
                Arc::new(generate(&options, Words::built_in()))
            }
        };
        say(Said::World(world.clone()));
        let why = self.begin(&world, say).and_then(|()| self.pass(say)).err();
        if let Some(asked) = self.opens.take() {
            let sitting = self.sitting(&asked, say).map(Box::new);
            say(Said::Sat(asked, sitting));
        }
        say(Said::End(self.tapes, why));
    }

    /// Brings every run to where its next day can pass.
    fn begin(&mut self, world: &World, say: &(dyn Fn(Said) + Sync)) -> Result<(), String> {
        let every = every(world.viewers.len() * self.tapes.len(), self.horizon);
        for at in 0..self.tapes.len() {
            let Begun::Not(plan) = &self.tapes[at].begun else { continue };
            // Runs of one seed have one world, and begin alike.
            let course = match self.tapes.iter().filter_map(Tape::course).find_map(|course| course.beside(plan)) {
                Some(course) => course,
                None => Course::start(world, &self.model, plan.clone(), self.horizon, every)
                    .map_err(|error| error.to_string())?,
            };
            self.tapes[at].begun = Begun::On(Box::new(course));
        }
        // A fork may wait for another one.
        loop {
            let forked = self.forked(say);
            if forked.is_empty() {
                return Ok(());
            }
            for (at, course) in forked {
                self.tapes[at].begun = Begun::On(Box::new(course));
            }
        }
    }

    /// Forks that can begin, by the place of their tape.
    fn forked(&self, say: &(dyn Fn(Said) + Sync)) -> Vec<(usize, Course)> {
        let go_on = || !self.steering.is_stopped.load(Ordering::Relaxed);
        let fork = |(at, tape): (usize, &Tape)| {
            let Begun::Forks(line, day, plan) = &tape.begun else { return None };
            let is_parent = |other: &&Tape| other.line == *line && other.seed == tape.seed;
            let parent = self.tapes.iter().find(is_parent)?.course()?;
            say(Said::Missing(parent.missing(*day)));
            Some((at, parent.fork(*day, plan.clone(), &go_on, &|| say(Said::Again))?))
        };
        self.tapes.par_iter().enumerate().filter_map(fork).collect()
    }

    /// A session of a run under the first seed, as it was.
    fn sitting(&self, asked: &SittingAsked, say: &(dyn Fn(Said) + Sync)) -> Option<Sitting> {
        let go_on = || !self.steering.is_stopped.load(Ordering::Relaxed);
        let course = self.tapes.iter().find(|tape| tape.line == asked.line && tape.seed == 0)?.course()?;
        say(Said::Missing(course.missing(asked.day.checked_sub(1)?)));
        course.sitting((asked.viewer, asked.day, asked.session), &go_on, &|| say(Said::Again))
    }

    /// Lets days pass, those first that lie furthest back.
    fn pass(&mut self, say: &(dyn Fn(Said) + Sync)) -> Result<(), String> {
        let steering = self.steering.clone();
        let go_on = || !steering.is_stopped.load(Ordering::Relaxed);
        while go_on() {
            let settings = steering.settings.lock().unwrap_or_else(PoisonError::into_inner).clone();
            let day = |tape: &Tape| tape.course().map_or(usize::MAX, |course| course.now().day());
            let Some(last) = self.tapes.iter().map(day).min().filter(|&last| last < self.goal) else { break };
            self.tapes.par_iter_mut().filter(|tape| day(tape) == last).for_each(|tape| {
                let Begun::On(course) = &mut tape.begun else { return };
                course.turn(turned(course.now().plan(), &settings));
                if let Some(day) = course.step(&go_on) {
                    say(Said::Day(tape.line, tape.seed, Box::new(day), settings.clone()));
                }
            });
        }
        Ok(())
    }
}

/// The plan with the knobs of the loop where they stand.
pub(super) fn turned(plan: &Plan, settings: &Settings) -> Plan {
    let arms = match plan.chooser {
        Chooser::Fixed => Arm::all(1, &[settings.number(&EXPLORE)]),
        _ => plan.arms.clone(),
    };
    Plan { arms, settings: settings.clone(), ..plan.clone() }
}

/// Of how many mornings one is kept where there are so many people in all runs together.
fn every(people: usize, days: usize) -> usize {
    let fits = |every: &usize| people * MORNING_BYTES * days.div_ceil(*every) <= KEPT_BYTES;
    EVERY.into_iter().find(fits).unwrap_or(days.max(1))
}
