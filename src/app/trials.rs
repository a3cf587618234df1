//! What would change a post's place: looked for beside the window, as it takes longer than a frame.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::mpsc::{Receiver, channel};

use crate::domain::PostId;
use crate::simulation::nudge::{Goal, Nudge, nudges};

use super::results::Inputs;

/// The run that is asked about, by [`Results::revision`](super::results::Results::revision), and the post.
pub type Subject = (u64, PostId);

/// A goal and what reaches it, smallest turn first.
pub type Found = (Goal, Vec<Nudge>);

/// So many turns are kept for each goal.
const KEPT: usize = 3;
/// The window hears of so many steps of a search.
const STEPS: u32 = 20;

/// What was found for one subject, and the search for more of it.
pub struct Trials {
    /// Searches before the call returns instead of beside the window, so that the same state gives the same picture.
    pub at_once: bool,
    subject: Option<Subject>,
    found: Vec<Found>,
    running: Option<Running>,
    wake: Arc<dyn Fn() + Send + Sync>,
}

struct Running {
    goals: Vec<Goal>,
    steering: Arc<Steering>,
    answer: Receiver<Vec<Vec<Nudge>>>,
}

/// What a search and the window share.
#[derive(Default)]
struct Steering {
    step: AtomicU32,
    is_stopped: AtomicBool,
}

impl Default for Trials {
    fn default() -> Self {
        Trials { at_once: false, subject: None, found: Vec::new(), running: None, wake: Arc::new(|| {}) }
    }
}

impl Trials {
    /// Calls `wake` whenever a search got further.
    pub(super) fn wake_with(&mut self, wake: Arc<dyn Fn() + Send + Sync>) {
        self.wake = wake;
    }

    /// Looks for what reaches those goals that were not looked for yet; a search for another subject is given up.
    pub fn ask(&mut self, subject: Subject, goals: &[Goal], inputs: impl FnOnce() -> Inputs) {
        if !self.is_missing(subject, goals) {
            return;
        }
        if self.subject != Some(subject) {
            self.subject = Some(subject);
            self.found.clear();
        }
        self.stop();
        let goals: Vec<Goal> = goals.iter().copied().filter(|&goal| self.found(subject, goal).is_none()).collect();
        let (inputs, post) = (inputs(), subject.1);
        if self.at_once {
            let answer = nudges(&inputs.context(), post, &goals, KEPT, |_| true);
            self.found.extend(goals.into_iter().zip(answer.unwrap_or_default()));
        } else {
            self.start(inputs, post, goals);
        }
    }

    /// Is there a goal that is neither answered nor being looked for?
    #[must_use]
    pub fn is_missing(&self, subject: Subject, goals: &[Goal]) -> bool {
        let is_sought = |goal: &Goal| self.running.as_ref().is_some_and(|running| running.goals.contains(goal));
        self.subject != Some(subject)
            || goals.iter().any(|goal| self.found(subject, *goal).is_none() && !is_sought(goal))
    }

    /// What reaches a goal; `None` where that is not known yet.
    #[must_use]
    pub fn found(&self, subject: Subject, goal: Goal) -> Option<&[Nudge]> {
        let known = self.found.iter().filter(|_| self.subject == Some(subject));
        known.into_iter().find(|(other, _)| *other == goal).map(|(_, found)| found.as_slice())
    }

    /// How far the search is, 0..1.
    #[must_use]
    pub fn fraction(&self) -> f32 {
        self.running.as_ref().map_or(0.0, |running| running.steering.step.load(Ordering::Relaxed) as f32 / STEPS as f32)
    }

    /// Takes in what a search answered.
    pub(super) fn poll(&mut self) {
        let answer = self.running.as_ref().and_then(|running| running.answer.try_recv().ok());
        if let Some((running, answer)) = answer.and_then(|answer| Some((self.running.take()?, answer))) {
            self.found.extend(running.goals.into_iter().zip(answer));
        }
    }

    fn stop(&mut self) {
        if let Some(running) = self.running.take() {
            running.steering.is_stopped.store(true, Ordering::Relaxed);
        }
    }

    fn start(&mut self, inputs: Inputs, post: PostId, goals: Vec<Goal>) {
        let (sender, answer) = channel();
        let (steering, wake) = (Arc::new(Steering::default()), self.wake.clone());
        self.running = Some(Running { goals: goals.clone(), steering: steering.clone(), answer });
        std::thread::spawn(move || {
            let answer = nudges(&inputs.context(), post, &goals, KEPT, |fraction| {
                let step = (fraction * STEPS as f32) as u32;
                if steering.step.swap(step, Ordering::Relaxed) != step {
                    wake();
                }
                !steering.is_stopped.load(Ordering::Relaxed)
            });
            if let Some(answer) = answer {
                // Nobody listens once another search was asked for.
                let _given_up = sender.send(answer);
                wake();
            }
        });
    }
}

impl Drop for Trials {
    fn drop(&mut self) {
        self.stop();
    }
}
