//! The work on days beside the window: every run under every seed, day by day.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use rayon::prelude::*;

use crate::domain::World;
use crate::model::Model;
use crate::policy::Settings;
use crate::simulation::bandit::Chooser;
use crate::simulation::days::{Arm, Course, Day, EXPLORE, Plan};
use crate::simulation::generate::VIEWERS;
use crate::simulation::{Options, Words, generate};

/// With more people than this only some mornings are kept: they take memory, and a fork lets the days between pass again.
const FEW: usize = 50;
/// A crowd has so many impressions for each of its people, and accounts and posts to match, as the generator's own world
/// has; and more than so many people share what these have, so that a day stays bearable.
const SHOWN: usize = 1_000;
const MOST: usize = 200;
/// Of so many mornings then one.
const EVERY: usize = 10;

/// One run under one seed.
pub(super) struct Tape {
    /// Its line.
    pub(super) line: u64,
    /// By its place among the seeds.
    pub(super) seed: usize,
    /// How it stands.
    pub(super) begun: Begun,
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
    /// A day has passed, with these knobs of the loop.
    Day(u64, usize, Box<Day>, Settings),
    /// The work is over; whose days they are, and why it could not go on.
    End(Vec<Tape>, Option<Arc<World>>, Option<String>),
}

/// A stretch of work.
pub(super) struct Leg {
    pub(super) ground: Ground,
    pub(super) model: Arc<Model>,
    pub(super) tapes: Vec<Tape>,
    /// Every run goes on to this day.
    pub(super) goal: usize,
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
        let why = self.begin(&world).and_then(|()| self.pass(say)).err();
        say(Said::End(self.tapes, Some(world), why));
    }

    /// Brings every run to where its next day can pass.
    fn begin(&mut self, world: &World) -> Result<(), String> {
        let every = if world.viewers.len() > FEW { EVERY } else { 1 };
        let go_on = || !self.steering.is_stopped.load(Ordering::Relaxed);
        for at in 0..self.tapes.len() {
            let tape = &self.tapes[at];
            let begun = match &tape.begun {
                Begun::On(_) => continue,
                Begun::Not(plan) => Course::start(world, &self.model, plan.clone(), self.horizon, every)
                    .map(Some)
                    .map_err(|error| error.to_string())?,
                Begun::Forks(line, day, plan) => {
                    let is_parent = |other: &&Tape| other.line == *line && other.seed == tape.seed;
                    let parent = self.tapes.iter().find(is_parent).and_then(|parent| match &parent.begun {
                        Begun::On(course) => Some(course),
                        _ => None,
                    });
                    parent.and_then(|parent| parent.fork(*day, plan.clone(), &go_on))
                }
            };
            if let Some(course) = begun {
                self.tapes[at].begun = Begun::On(Box::new(course));
            }
        }
        Ok(())
    }

    /// Lets days pass, those first that lie furthest back.
    fn pass(&mut self, say: &(dyn Fn(Said) + Sync)) -> Result<(), String> {
        let steering = self.steering.clone();
        let go_on = || !steering.is_stopped.load(Ordering::Relaxed);
        while go_on() {
            let settings = steering.settings.lock().unwrap_or_else(PoisonError::into_inner).clone();
            let day = |tape: &Tape| match &tape.begun {
                Begun::On(course) => course.now().day(),
                Begun::Not(_) | Begun::Forks(..) => usize::MAX,
            };
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
