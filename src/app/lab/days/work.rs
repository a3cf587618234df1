//! The work on the runs: how it begins and stops, and what is heard of it.

use std::sync::atomic::Ordering;
use std::sync::mpsc::{Receiver, channel};
use std::sync::{Arc, PoisonError};
use std::time::Instant;

use crate::policy::Settings;
use crate::simulation::days::Day;

use super::leg::{Ground, Leg, Said, Steering, Tape, turned};
use super::{Days, SittingAsked};

/// Work under way.
pub(super) struct Running {
    pub(super) steering: Arc<Steering>,
    said: Receiver<Said>,
    pub(super) goal: usize,
    pub(super) since: Instant,
    /// How many days passed since, of how many that had to.
    pub(super) passed: usize,
    pub(super) all: usize,
    pub(super) is_stopping: bool,
}

impl Days {
    /// Work under way goes on with the runs as they are now.
    pub(super) fn take_up_again(&mut self) {
        if let Some(goal) = self.running.as_ref().map(|running| running.goal) {
            self.stop();
            self.goes_on_to = Some(goal);
        }
    }

    /// Stops the work; an unfinished day is given up.
    pub(super) fn pause(&mut self) {
        self.goes_on_to = None;
        self.stop();
    }

    pub(super) fn stop(&mut self) {
        if let Some(running) = &mut self.running {
            running.steering.is_stopped.store(true, Ordering::Relaxed);
            running.is_stopping = true;
        }
    }

    /// Lets days pass until every run has that many.
    pub(super) fn go(&mut self, goal: usize, settings: &Settings) {
        self.set_out(goal, None, settings);
    }

    /// Opens a session of a run; no day passes meanwhile.
    pub(super) fn sit(&mut self, asked: SittingAsked, settings: &Settings) {
        self.set_out(0, Some(asked), settings);
    }

    fn set_out(&mut self, goal: usize, opens: Option<SittingAsked>, settings: &Settings) {
        let Some(started) = self.started.as_ref().filter(|_| self.running.is_none()) else { return };
        let steering = Arc::new(Steering::default());
        steering.settings.lock().unwrap_or_else(PoisonError::into_inner).clone_from(settings);
        let missing = self.lines.iter().flat_map(|line| &line.seeds).map(|days| goal.saturating_sub(days.len())).sum();
        // A crowd that was made up once is not made up again.
        let known = started.world.clone().map(Ground::World);
        let leg = Leg {
            ground: known.unwrap_or_else(|| started.ground.clone()),
            model: started.model.clone(),
            tapes: std::mem::take(&mut self.tapes),
            goal: goal.min(started.horizon),
            opens,
            horizon: started.horizon,
            steering: steering.clone(),
        };
        let (sender, said) = channel();
        self.running =
            Some(Running { steering, said, goal, since: Instant::now(), passed: 0, all: missing, is_stopping: false });
        let wake = self.wake.clone().unwrap_or_else(|| Arc::new(|| {}));
        let say = move |what: Said| {
            // Nobody listens once the runs begin anew.
            let _given_up = sender.send(what);
            wake();
        };
        if self.at_once {
            leg.work(&say);
            self.poll(settings);
        } else {
            std::thread::spawn(move || leg.work(&say));
        }
    }

    /// Takes in what was heard; knobs of the loop count from the next day on.
    pub(in crate::app) fn poll(&mut self, settings: &Settings) {
        self.ledgers.poll();
        let Some(running) = &self.running else { return };
        {
            let mut known = running.steering.settings.lock().unwrap_or_else(PoisonError::into_inner);
            if *known != *settings {
                known.clone_from(settings);
            }
        }
        let heard: Vec<Said> = running.said.try_iter().collect();
        for said in heard {
            self.revision += 1;
            match said {
                Said::Day(line, seed, day, settings) => self.take_in(line, seed, *day, &settings),
                Said::Missing(days) => self.passes_again(0, days),
                Said::Again => self.passes_again(1, 0),
                Said::Sat(asked, sitting) => self.sat = Some((asked, sitting)),
                Said::World(world) => self.started.iter_mut().for_each(|started| started.world = Some(world.clone())),
                Said::End(tapes, why) => self.end(tapes, why, settings),
            }
        }
    }

    /// So many days passed again, and so many more have to.
    fn passes_again(&mut self, passed: usize, missing: usize) {
        if let Some(running) = &mut self.running {
            running.passed += passed;
            running.all += missing;
        }
    }

    fn take_in(&mut self, id: u64, seed: usize, day: Day, settings: &Settings) {
        if let Some(running) = &mut self.running {
            running.passed += 1;
        }
        let Some(line) = self.lines.iter_mut().find(|line| line.id == id) else { return };
        let before = turned(&line.plan, settings);
        if line.plan != before {
            // What a fork changed on its first day of its own is the fork.
            let at = day.number - 1;
            if at > 0 && line.forked != Some(at) {
                line.turned.push(at);
            }
            line.plans.retain(|(after, _)| *after < at);
            line.plans.push((at, before.clone()));
            line.plan = before;
        }
        line.seeds[seed].push(day);
    }

    fn end(&mut self, tapes: Vec<Tape>, why: Option<String>, settings: &Settings) {
        let Some(running) = self.running.take() else { return };
        self.worked += running.since.elapsed();
        // Runs that were added meanwhile stand behind those that come back; those that were removed do not.
        let added = std::mem::take(&mut self.tapes);
        self.tapes = self.wanted(tapes.into_iter().chain(added).collect());
        self.refused = why;
        if let Some(goal) = self.goes_on_to.take().filter(|_| self.refused.is_none()) {
            self.go(goal, settings);
        }
    }
}
