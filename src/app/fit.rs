//! Orders wanted of viewers' feeds, and weights fitted to them beside the window.
//!
//! The orders belong to the session, as an order put in Try it does: they are what one asks with, and neither policy nor
//! world. What comes of a fit enters the document as one step.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::mpsc::{Receiver, channel};

use serde::{Deserialize, Serialize};

use crate::domain::{PostId, Timestamp, Viewer, ViewerId, World};
use crate::learn::View;
use crate::pipeline::stages::merge;
use crate::pipeline::{Context, FeedKind};
use crate::policy::{Policy, Value};
use crate::simulation::fit::{Bounds, Fit, Wanted, fit};

use super::command::Command;
use super::compare::Panel;
use super::document::OTHERS;
use super::learn::try_it;
use super::results::Inputs;
use super::state::State;

/// So many of the first posts are put in order. Assumed: as many as are read.
pub const POSTS: usize = 20;

/// The orders wanted, and how far weights may be turned for them.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct FitView {
    /// The name of the world the orders are of; in any other there are none.
    pub world: String,
    /// The ids of the posts in the order wanted, by the handle of the viewer.
    pub orders: BTreeMap<String, Vec<String>>,
    /// How far weights may be turned.
    pub bounds: Bounds,
}

/// The order wanted of one viewer's feed.
#[derive(Clone, Debug, PartialEq)]
pub struct Order {
    /// Whose feed it is.
    pub viewer: ViewerId,
    /// The viewer as it stands.
    pub data: Viewer,
    /// The posts, top to bottom.
    pub posts: Vec<PostId>,
}

/// The orders that were put and are kept, in viewer order.
#[must_use]
pub fn orders(state: &State) -> Vec<Order> {
    let (document, view) = (&state.document, &state.session.fit);
    let kept = view.orders.iter().filter(|_| view.world == document.world.name);
    let order = |(handle, posts): (&String, &Vec<String>)| {
        let viewer = document.world.viewer_named(handle)?;
        let data = document.viewers.get(&viewer).unwrap_or_else(|| document.world.viewer(viewer)).clone();
        let posts = posts.iter().filter_map(|id| document.world.post_named(id)).collect();
        Some(Order { viewer, data, posts })
    };
    let mut orders: Vec<Order> = kept.filter_map(order).collect();
    orders.sort_by_key(|order| order.viewer);
    orders
}

/// The posts of the viewer at hand as they are wanted: as they were put, else as the feed has them. Those that are no
/// candidates any more are left out.
#[must_use]
pub fn hand(state: &State) -> Vec<PostId> {
    let ledger = try_it::home(state);
    let kept = orders(state).into_iter().find(|order| order.viewer == state.document.viewer);
    match kept {
        Some(order) => order.posts.into_iter().filter(|&post| ledger.slate.row_of(post).is_some()).collect(),
        None => ledger.delivered().iter().take(POSTS).map(|&row| ledger.slate.posts[row as usize]).collect(),
    }
}

/// Puts a post of the viewer at hand at a place, 0 = top; nothing where it stands there.
#[must_use]
pub fn put(state: &State, post: PostId, at: usize) -> Option<Command> {
    let before = hand(state);
    let after = try_it::put(&before, post, at);
    (after != before).then(|| {
        let ids = after.iter().map(|&post| state.document.world.post(post).id.clone()).collect();
        let mut view = in_this_world(state);
        view.orders.insert(handle(state, state.document.viewer), ids);
        Command::Fit(Box::new(view))
    })
}

/// Forgets the order of a viewer, where there is one.
#[must_use]
pub fn forget(state: &State, viewer: ViewerId) -> Option<Command> {
    let mut view = in_this_world(state);
    view.orders.remove(&handle(state, viewer))?;
    Some(Command::Fit(Box::new(view)))
}

/// Fits within other bounds from now on.
#[must_use]
pub fn bounded(state: &State, bounds: Bounds) -> Command {
    Command::Fit(Box::new(FitView { bounds, ..in_this_world(state) }))
}

fn in_this_world(state: &State) -> FitView {
    let view = state.session.fit.clone();
    let world = &state.document.world.name;
    if view.world == *world { view } else { FitView { world: world.clone(), orders: BTreeMap::new(), ..view } }
}

/// What a viewer is called.
#[must_use]
pub fn handle(state: &State, viewer: ViewerId) -> String {
    let world = &state.document.world;
    world.account(world.viewer(viewer).account).id.clone()
}

/// What a fit is asked for.
#[derive(Clone)]
pub struct Asked {
    world: Arc<World>,
    now: Timestamp,
    /// How many acts were done: they change what is predicted.
    acts: usize,
    /// The policy whose weights are turned.
    pub policy: Policy,
    /// The orders wanted.
    pub orders: Vec<Order>,
    /// How far the weights may be turned.
    pub bounds: Bounds,
}

impl Asked {
    /// The same but for the policy?
    fn is_alike(&self, other: &Asked) -> bool {
        Arc::ptr_eq(&self.world, &other.world)
            && (self.now, self.acts, self.bounds) == (other.now, other.acts, other.bounds)
            && self.orders == other.orders
    }
}

/// What would be asked for now.
#[must_use]
pub fn asked(state: &State) -> Asked {
    let document = &state.document;
    Asked {
        world: document.world.clone(),
        now: document.now,
        acts: document.acts.len(),
        policy: document.policy.clone(),
        orders: orders(state),
        bounds: state.session.fit.bounds,
    }
}

/// The fit that holds for what is at hand: it was made for this policy, or its weights are in use.
#[must_use]
pub fn found(state: &State) -> Option<(&Asked, &Arc<Fit>)> {
    let fitting = &state.jobs.fitting;
    let (made_for, fit) = (fitting.asked.as_ref()?, fitting.found.as_ref()?);
    let policy = &state.document.policy;
    let is_about = made_for.policy == *policy || fit.policy == *policy;
    (is_about && made_for.is_alike(&asked(state))).then_some((made_for, fit))
}

/// Turns the weights to those found, as one step; nothing where they stand so, or nothing was found.
#[must_use]
pub fn used(state: &State) -> Option<Command> {
    let (_, fit) = found(state)?;
    let turns: Vec<_> = fit
        .changed(&state.document.policy)
        .into_iter()
        .map(|(action, _, weight)| (merge::weight(action), Value::Number(weight)))
        .collect();
    (!turns.is_empty()).then(|| Command::TurnAll("Fitted weights".to_owned(), turns))
}

/// Puts the policy with the weights found beside the one at hand; nothing where there is no room, or nothing was found.
#[must_use]
pub fn put_beside(state: &State) -> Option<Command> {
    let (made_for, fit) = found(state)?;
    let name = format!("{} fitted", made_for.policy.name);
    let is_new = !fit.changed(&made_for.policy).is_empty() && state.document.others.len() < OTHERS;
    is_new.then(|| Command::AddOther(Box::new(Policy { name: name.trim().to_owned(), ..fit.policy.clone() })))
}

/// What the palette can do with the orders, while they are in view.
pub(super) fn in_view(state: &State, ask: impl FnOnce(&State) -> Option<Command>) -> Option<Command> {
    let session = &state.session;
    (session.view == View::Compare && session.compare.panel == Panel::Fit).then(|| ask(state)).flatten()
}

/// Asks for a fit, where there is an order to fit to and that was not done.
#[must_use]
pub fn ask(state: &State) -> Option<Command> {
    let can = !orders(state).is_empty() && state.jobs.fitting.fraction().is_none() && found(state).is_none();
    can.then_some(Command::AskFit)
}

/// The window hears of so many steps of a fit.
const STEPS: u32 = 50;

/// The fit made last, and the one under way.
pub struct Fitting {
    /// Fits before the call returns instead of beside the window, so that the same state gives the same picture.
    pub at_once: bool,
    asked: Option<Asked>,
    found: Option<Arc<Fit>>,
    running: Option<Running>,
    is_cancelled: bool,
    wake: Arc<dyn Fn() + Send + Sync>,
}

struct Running {
    steering: Arc<Steering>,
    answer: Receiver<Fit>,
}

/// What a fit and the window share.
#[derive(Default)]
struct Steering {
    step: AtomicU32,
    is_stopped: AtomicBool,
}

impl Default for Fitting {
    fn default() -> Self {
        Fitting { at_once: false, asked: None, found: None, running: None, is_cancelled: false, wake: Arc::new(|| {}) }
    }
}

impl Fitting {
    /// Calls `wake` whenever a fit got further.
    pub(super) fn wake_with(&mut self, wake: Arc<dyn Fn() + Send + Sync>) {
        self.wake = wake;
    }

    /// Fits; one under way for anything else is given up.
    pub(super) fn ask(&mut self, asked: Asked, inputs: impl FnOnce() -> Inputs) {
        self.cancel();
        (self.found, self.is_cancelled) = (None, false);
        self.asked = Some(asked.clone());
        let inputs = inputs();
        if self.at_once {
            self.found = made(&inputs, &asked, |_| true).map(Arc::new);
        } else {
            self.start(inputs, asked);
        }
    }

    /// Stops the fit under way.
    pub(super) fn cancel(&mut self) {
        if let Some(running) = self.running.take() {
            running.steering.is_stopped.store(true, Ordering::Relaxed);
            self.is_cancelled = true;
        }
    }

    /// Was the last fit stopped before its end?
    #[must_use]
    pub fn is_cancelled(&self) -> bool {
        self.is_cancelled
    }

    /// How far the fit under way is, 0..1; `None` where there is none.
    #[must_use]
    pub fn fraction(&self) -> Option<f32> {
        self.running.as_ref().map(|running| running.steering.step.load(Ordering::Relaxed) as f32 / STEPS as f32)
    }

    /// Takes in what a fit answered.
    pub(super) fn poll(&mut self) {
        let answer = self.running.as_ref().and_then(|running| running.answer.try_recv().ok());
        if let Some(answer) = answer {
            (self.found, self.running) = (Some(Arc::new(answer)), None);
        }
    }

    fn start(&mut self, inputs: Inputs, asked: Asked) {
        let (sender, answer) = channel();
        let (steering, wake) = (Arc::new(Steering::default()), self.wake.clone());
        self.running = Some(Running { steering: steering.clone(), answer });
        std::thread::spawn(move || {
            let answer = made(&inputs, &asked, |fraction| {
                let step = (fraction * STEPS as f32) as u32;
                if steering.step.swap(step, Ordering::Relaxed) != step {
                    wake();
                }
                !steering.is_stopped.load(Ordering::Relaxed)
            });
            if let Some(answer) = answer {
                // Nobody listens once another fit was asked for.
                let _given_up = sender.send(answer);
                wake();
            }
        });
    }
}

impl Drop for Fitting {
    fn drop(&mut self) {
        self.cancel();
    }
}

/// Fits the weights of the ranked feed, whichever feed the phone shows.
fn made(inputs: &Inputs, asked: &Asked, go_on: impl FnMut(f32) -> bool) -> Option<Fit> {
    let at_hand = Context { feed: FeedKind::Home, ..inputs.context() };
    let wanted: Vec<Wanted<'_>> = asked
        .orders
        .iter()
        .map(|order| Wanted {
            context: match order.viewer == at_hand.viewer_id {
                true => at_hand,
                false => Context { viewer_id: order.viewer, viewer: &order.data, seen_since: &[], ..at_hand },
            },
            order: order.posts.clone(),
        })
        .collect();
    fit(&asked.policy, &wanted, asked.bounds, go_on)
}
