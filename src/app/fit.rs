//! Orders wanted of viewers' feeds, and weights fitted to them beside the window.
//!
//! The orders belong to the session, as an order put in Try it does: they are what one asks with, and neither policy nor
//! world. What comes of a fit enters the document as one step.

use std::collections::BTreeMap;
use std::sync::Arc;

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
use super::inquiry::Inquiry;
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

/// Are the posts of A's feed put in order: is Fit beside it, and does it show the ranked feed, of which the orders are?
#[must_use]
pub fn is_put_in_feed(state: &State) -> bool {
    state.session.compare.panel == Panel::Fit && state.session.feed == FeedKind::Home
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

/// Puts the selected post of the viewer at hand so many places lower, negative is higher; nothing where it is not among
/// those put in order, or stands at that end.
#[must_use]
pub fn put_selected(state: &State, by: isize) -> Option<Command> {
    let post = state.session.selected?;
    let at = hand(state).iter().position(|&other| other == post)?;
    put(state, post, at.saturating_add_signed(by))
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

impl PartialEq for Asked {
    fn eq(&self, other: &Asked) -> bool {
        self.is_alike(other) && self.policy == other.policy
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
    let (made_for, fit) = state.jobs.fitting.last()?;
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

/// The fit made last, and the one under way.
pub type Fitting = Inquiry<Asked, Fit>;

impl State {
    /// Fits the weights to the orders; once more, where that was stopped.
    pub(super) fn start_fitting(&mut self) {
        let (asked, inputs) = (asked(self), self.results.inputs());
        self.jobs.fitting.forget();
        self.jobs.fitting.ask(asked.clone(), move |go_on| made(&inputs, &asked, go_on));
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
