//! Tune for me: what is asked for, and the search for it beside the window, as it takes longer than a frame.

use std::collections::BTreeSet;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, channel};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use serde::{Deserialize, Serialize};

use crate::domain::ViewerId;
use crate::learn::View;
use crate::policy::Policy;
use crate::simulation::metrics::{Direction, METRICS};
use crate::simulation::tune::{Aim, Found, Group, Heard, Keep, Tried, Viewers, Wish, search};

use super::command::Command;
use super::compare::Panel;
use super::cores;
use super::document::OTHERS;
use super::results::Inputs;
use super::state::State;

/// So many metrics can be raised together.
pub const AIMS: usize = 3;
/// How many tries can be chosen. Assumed: about a second, some, and a cup of tea on the built-in world.
pub const TRIES: [usize; 3] = [200, Wish::TRIES, 2000];
/// In a world of more viewers, so many can be drawn. Assumed.
pub const SAMPLE: usize = 40;
/// The window hears of every so many tries.
const STEP: usize = 5;

/// What is asked for, and how what was found is looked at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TuneView {
    /// What is to become better; at least one.
    pub aims: Vec<Aim>,
    /// Metrics whose limits, though the policy names them, need not be kept.
    pub dropped: BTreeSet<String>,
    /// Metrics that are to be no worse than today, by their place in [`METRICS`].
    pub as_today: BTreeSet<usize>,
    /// What may be turned.
    pub groups: BTreeSet<Group>,
    /// Whose feeds count.
    pub viewers: Viewers,
    /// So many policies are tried at most.
    pub tries: usize,
    /// Names the stream of chance.
    pub seed: u64,
    /// The policy of the front that was chosen.
    #[serde(skip)]
    pub point: Option<usize>,
}

impl Default for TuneView {
    fn default() -> Self {
        let aims = ["user_value", "platform_value"];
        TuneView {
            aims: aims.iter().filter_map(|key| Aim::of(key, true)).collect(),
            dropped: BTreeSet::new(),
            as_today: BTreeSet::new(),
            groups: Group::ALL.into(),
            viewers: Viewers::AtHand,
            tries: Wish::TRIES,
            seed: 1,
            point: None,
        }
    }
}

impl TuneView {
    /// The same without what there is not.
    #[must_use]
    pub fn in_range(mut self) -> TuneView {
        self.aims.retain(|aim| aim.metric < METRICS.len());
        self.aims = self.aims.iter().map(|aim| Aim::new(aim.metric, aim.more)).take(AIMS).collect();
        self.as_today.retain(|&metric| METRICS.get(metric).is_some_and(|metric| metric.better != Direction::Neither));
        if self.aims.is_empty() {
            self.aims = TuneView::default().aims;
        }
        if !TRIES.contains(&self.tries) {
            self.tries = Wish::TRIES;
        }
        self
    }

    /// What is asked of a search on the ground of that policy.
    #[must_use]
    pub fn wish(&self, policy: &Policy) -> Wish {
        let own = policy.guardrails.iter().filter(|limit| !self.dropped.contains(&limit.metric));
        let today = self.as_today.iter().map(|&metric| Keep::Today(metric));
        Wish {
            aims: self.aims.clone(),
            keep: own.cloned().map(Keep::Limit).chain(today).collect(),
            groups: self.groups.iter().copied().collect(),
            viewers: self.viewers,
            tries: self.tries,
            seed: self.seed,
        }
    }
}

/// What a search was asked for.
#[derive(Clone, Debug, PartialEq)]
pub struct Asked {
    /// What feeds the runs, by [`Results::fed`](super::results::Results::fed).
    pub fed: u64,
    /// Today's policy.
    pub policy: Policy,
    /// The viewer at hand.
    pub viewer: ViewerId,
    /// What was wished.
    pub wish: Wish,
}

/// What a search is asked for as things stand.
#[must_use]
pub fn asked(state: &State) -> Asked {
    let policy = state.document.policy.clone();
    let wish = state.session.tune.wish(&policy);
    Asked { fed: state.results.fed, policy, viewer: state.document.viewer, wish }
}

impl State {
    /// Looks for better policies than the one at hand.
    pub(super) fn start_tuning(&mut self) {
        let asked = asked(self);
        self.session.tune.point = None;
        self.jobs.tuning.start(asked, self.results.inputs());
    }
}

/// Is Tune for me in sight?
#[must_use]
pub fn is_open(state: &State) -> bool {
    state.session.view == View::Compare && state.session.compare.panel == Panel::TuneForMe
}

/// The policy of the front so many places further on.
pub(super) fn next(state: &State, places: isize) -> Option<Command> {
    let tuned = state.jobs.tuning.tuned().filter(|_| is_open(state))?;
    let point = tuned.shown(&state.session.tune)?.checked_add_signed(places)?;
    let point = Some(point).filter(|&point| point < tuned.found.front.len());
    point.map(|_| Command::Tune(Box::new(TuneView { point, ..state.session.tune.clone() })))
}

/// Puts the chosen policy in place of the one at hand.
#[must_use]
pub fn use_it(state: &State) -> Option<Command> {
    let policy = chosen(state)?;
    (policy != state.document.policy).then(|| Command::UsePolicy(Box::new(policy), None))
}

/// Puts the chosen policy beside the one at hand, where there is room.
#[must_use]
pub fn put_beside(state: &State) -> Option<Command> {
    let policy = chosen(state)?;
    (state.document.others.len() < OTHERS).then(|| Command::AddOther(Box::new(policy)))
}

fn chosen(state: &State) -> Option<Policy> {
    let tuned = state.jobs.tuning.tuned().filter(|_| is_open(state))?;
    tuned.policy(tuned.shown(&state.session.tune)?)
}

impl Asked {
    /// Is it the same but for what the policy is called?
    fn is_like(&self, other: &Asked) -> bool {
        let same_policy = self.policy.settings == other.policy.settings && self.policy.rules == other.policy.rules;
        same_policy && self.fed == other.fed && self.wish == other.wish
    }
}

/// What a search found, and for what.
#[derive(Clone)]
pub struct Tuned {
    /// What was asked.
    pub asked: Asked,
    /// What was found.
    pub found: Arc<Found>,
}

impl Tuned {
    /// The policy of the front that is told more of: the one that was chosen, else the one in the middle.
    #[must_use]
    pub fn shown(&self, view: &TuneView) -> Option<usize> {
        let count = self.found.front.len();
        view.point.filter(|&point| point < count).or((count > 0).then_some(count / 2))
    }

    /// The policy of the front at that index.
    #[must_use]
    pub fn policy(&self, point: usize) -> Option<Policy> {
        let tried = self.found.front.get(point)?.tried;
        Some(self.found.policy(&self.asked.policy, tried, &self.asked.wish.aims))
    }
}

/// What a search tried so far, and the front of that.
#[derive(Clone, Default)]
pub struct SoFar {
    /// Every policy.
    pub tried: Vec<Tried>,
    /// What none of them betters.
    pub front: Vec<Tried>,
}

/// What is known of policies that do better, and the search for them.
pub struct Tuning {
    /// Searches before the call returns instead of beside the window, so that the same state gives the same picture.
    pub at_once: bool,
    tuned: Option<Tuned>,
    running: Option<Running>,
    stopped_after: Option<usize>,
    wake: Arc<dyn Fn() + Send + Sync>,
}

struct Running {
    asked: Asked,
    steering: Arc<Steering>,
    answer: Receiver<Found>,
}

/// What a search and the window share.
#[derive(Default)]
struct Steering {
    so_far: Mutex<SoFar>,
    is_stopped: AtomicBool,
}

impl Steering {
    fn so_far(&self) -> MutexGuard<'_, SoFar> {
        self.so_far.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Default for Tuning {
    fn default() -> Self {
        Tuning { at_once: false, tuned: None, running: None, stopped_after: None, wake: Arc::new(|| {}) }
    }
}

impl Tuning {
    /// Calls `wake` whenever a search got further.
    pub(super) fn wake_with(&mut self, wake: Arc<dyn Fn() + Send + Sync>) {
        self.wake = wake;
    }

    /// Searches; what was found before goes.
    pub(super) fn start(&mut self, asked: Asked, inputs: Inputs) {
        self.cancel();
        (self.tuned, self.stopped_after) = (None, None);
        if self.at_once {
            let found = search(&inputs.context(), &asked.wish, &|_| true);
            self.tuned = found.map(|found| Tuned { asked, found: Arc::new(found) });
            return;
        }
        let (sender, answer) = channel();
        let (steering, wake) = (Arc::new(Steering::default()), self.wake.clone());
        self.running = Some(Running { asked: asked.clone(), steering: steering.clone(), answer });
        std::thread::spawn(move || {
            let heard = |heard: &Heard<'_>| {
                let mut so_far = steering.so_far();
                so_far.tried.push(heard.tried.clone());
                so_far.front = heard.front.to_vec();
                if heard.done.is_multiple_of(STEP) {
                    wake();
                }
                !steering.is_stopped.load(Ordering::Relaxed)
            };
            let found = cores::beside(|| search(&inputs.context(), &asked.wish, &heard));
            if let Some(found) = found {
                // Nobody listens once another search was asked for.
                let _given_up = sender.send(found);
                wake();
            }
        });
    }

    /// Stops the search.
    pub(super) fn cancel(&mut self) {
        if let Some(running) = self.running.take() {
            running.steering.is_stopped.store(true, Ordering::Relaxed);
            self.stopped_after = Some(running.steering.so_far().tried.len());
        }
    }

    /// Takes in what the search answered.
    pub(super) fn poll(&mut self) {
        let answer = self.running.as_ref().and_then(|running| running.answer.try_recv().ok());
        if let Some((running, found)) = answer.and_then(|found| Some((self.running.take()?, found))) {
            self.tuned = Some(Tuned { asked: running.asked, found: Arc::new(found) });
        }
    }

    /// What was found last.
    #[must_use]
    pub fn tuned(&self) -> Option<&Tuned> {
        self.tuned.as_ref()
    }

    /// What was found last, where it was found for this.
    #[must_use]
    pub fn is_current(&self, asked: &Asked) -> bool {
        self.tuned.as_ref().is_some_and(|tuned| tuned.asked.is_like(asked))
    }

    /// What a search on its way is asked for, and what it tried so far.
    #[must_use]
    pub fn running(&self) -> Option<(&Asked, SoFar)> {
        self.running.as_ref().map(|running| (&running.asked, running.steering.so_far().clone()))
    }

    /// After how many tries the last search was stopped.
    #[must_use]
    pub fn stopped_after(&self) -> Option<usize> {
        self.stopped_after
    }
}

impl Drop for Tuning {
    fn drop(&mut self) {
        self.cancel();
    }
}
