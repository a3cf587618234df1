//! Policies compared on every viewer: worked out beside the window, on all cores, as it takes longer than a frame.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, channel};

use crate::domain::ViewerId;
use crate::policy::Policy;
use crate::simulation::experiment::{self, Effect, Experiment, Slice, by_follows, by_interest};

use super::cores;
use super::results::Inputs;

/// What is compared: what feeds the runs, by [`Results::crowd_fed`](super::results::Results::crowd_fed), and the policies,
/// the one that the others are compared with first.
#[derive(Clone, Debug, PartialEq)]
pub struct Asked {
    /// What goes into a run over all viewers besides the policy.
    pub fed: u64,
    /// The policies.
    pub policies: Vec<Policy>,
}

/// What was found out about every viewer.
pub struct Findings {
    /// Each viewer's numbers.
    pub experiment: Experiment,
    /// What each later policy does to each metric.
    pub effects: Vec<Vec<Effect>>,
    /// The viewers by how many accounts they follow, and by what they care about most.
    pub slices: Vec<Slice>,
}

/// The findings on the way hold an eighth of the viewers, a quarter, and half of them.
const ON_THE_WAY: [usize; 3] = [8, 4, 2];

/// What is known of the comparison on every viewer, and the run for more of it.
pub struct Everybody {
    /// Runs before the call returns instead of beside the window, so that the same state gives the same picture.
    pub at_once: bool,
    asked: Option<Asked>,
    found: Option<Arc<Findings>>,
    running: Option<Running>,
    is_cancelled: bool,
    wake: Arc<dyn Fn() + Send + Sync>,
}

struct Running {
    steering: Arc<Steering>,
    answer: Receiver<Findings>,
}

/// What a run and the window share.
#[derive(Default)]
struct Steering {
    done: AtomicUsize,
    is_stopped: AtomicBool,
}

impl Default for Everybody {
    fn default() -> Self {
        Everybody {
            at_once: false,
            asked: None,
            found: None,
            running: None,
            is_cancelled: false,
            wake: Arc::new(|| {}),
        }
    }
}

impl Everybody {
    /// Calls `wake` whenever a run got further.
    pub(super) fn wake_with(&mut self, wake: Arc<dyn Fn() + Send + Sync>) {
        self.wake = wake;
    }

    /// Compares these policies, unless that was asked for already; a run for others is given up.
    pub(super) fn ask(&mut self, asked: Asked, inputs: impl FnOnce() -> Inputs) {
        if self.is_asked(&asked) {
            return;
        }
        self.cancel();
        (self.found, self.is_cancelled) = (None, false);
        self.asked = Some(asked.clone());
        let inputs = inputs();
        if self.at_once {
            self.found = find(&inputs, &asked.policies, &Steering::default(), &|| {}, |_| {}).map(Arc::new);
        } else {
            self.start(inputs, asked.policies);
        }
    }

    /// Was exactly this asked for last?
    #[must_use]
    pub fn is_asked(&self, asked: &Asked) -> bool {
        self.asked.as_ref() == Some(asked)
    }

    /// Stops the run; what it found so far stays.
    pub(super) fn cancel(&mut self) {
        if let Some(running) = self.running.take() {
            running.steering.is_stopped.store(true, Ordering::Relaxed);
            self.is_cancelled = true;
        }
    }

    /// Forgets that a run was asked for, so that it can be asked for again.
    pub(super) fn forget(&mut self) {
        self.cancel();
        self.asked = None;
    }

    /// What is known, of all viewers or of those done so far.
    #[must_use]
    pub fn found(&self) -> Option<&Arc<Findings>> {
        self.found.as_ref()
    }

    /// How many viewers are done, while a run is on its way.
    #[must_use]
    pub fn done(&self) -> Option<usize> {
        self.running.as_ref().map(|running| running.steering.done.load(Ordering::Relaxed))
    }

    /// Was the run stopped before its end?
    #[must_use]
    pub fn is_cancelled(&self) -> bool {
        self.is_cancelled
    }

    /// Takes in what the run answered.
    pub(super) fn poll(&mut self) {
        let Some(running) = &self.running else { return };
        let answers: Vec<Findings> = running.answer.try_iter().collect();
        let viewers = running.steering.done.load(Ordering::Relaxed);
        if let Some(last) = answers.into_iter().last() {
            let is_all = last.experiment.outcomes.len() == viewers;
            self.found = Some(Arc::new(last));
            if is_all {
                self.running = None;
            }
        }
    }

    fn start(&mut self, inputs: Inputs, policies: Vec<Policy>) {
        let (sender, answer) = channel();
        let (steering, wake) = (Arc::new(Steering::default()), self.wake.clone());
        self.running = Some(Running { steering: steering.clone(), answer });
        std::thread::spawn(move || {
            let part = |findings| {
                // Nobody listens once another comparison was asked for.
                let _given_up = sender.send(findings);
                wake();
            };
            if let Some(all) = find(&inputs, &policies, &steering, &*wake, part) {
                part(all);
            }
        });
    }
}

impl Drop for Everybody {
    fn drop(&mut self) {
        self.cancel();
    }
}

/// Compares the policies on every viewer; `part` gets the findings on the way. `None` once it was stopped.
fn find(
    inputs: &Inputs,
    policies: &[Policy],
    steering: &Steering,
    wake: &(dyn Fn() + Send + Sync),
    part: impl Fn(Findings),
) -> Option<Findings> {
    let context = inputs.context();
    let policies: Vec<&Policy> = policies.iter().collect();
    let viewers = context.world.viewers.len();
    let steps = ON_THE_WAY.map(|part| viewers / part);
    let slices: Vec<Slice> = by_follows(&context).into_iter().chain(by_interest(&context)).collect();
    let findings = |experiment: Experiment| {
        let effects = (1..policies.len()).map(|policy| experiment.effects(policy)).collect();
        Findings { experiment, effects, slices: slices.clone() }
    };
    let kept = std::sync::Mutex::new(Vec::new());
    let (hear, parts) = channel();
    std::thread::scope(|scope| {
        let run = scope.spawn(|| {
            let hear = hear;
            let go_on = || !steering.is_stopped.load(Ordering::Relaxed);
            let heard = |outcome: &experiment::Outcome| {
                let done = steering.done.fetch_add(1, Ordering::Relaxed) + 1;
                if let Ok(mut kept) = kept.lock() {
                    kept.push(outcome.clone());
                    if steps.contains(&kept.len()) && kept.len() > 1 {
                        let mut outcomes = kept.clone();
                        outcomes.sort_by_key(|outcome| outcome.viewer);
                        let _unheard = hear.send(Experiment { outcomes });
                    }
                }
                if done.is_multiple_of((viewers / 100).max(1)) {
                    wake();
                }
                go_on()
            };
            cores::beside(|| experiment::run_while(&context, &policies, &go_on, &heard))
        });
        // Ends when the run does, as it drops what it is heard through.
        parts.iter().for_each(|experiment| part(findings(experiment)));
        run.join().ok().flatten().map(findings)
    })
}

impl Findings {
    /// The viewer whose own difference in a metric is farthest from none among those from `low` to `high`.
    #[must_use]
    pub fn farthest(&self, metric: usize, policy: usize, low: f64, high: f64) -> Option<ViewerId> {
        let changed = self.experiment.most_changed(metric, policy, usize::MAX);
        changed.into_iter().find(|(_, change)| (low..=high).contains(change)).map(|(viewer, _)| viewer)
    }
}
