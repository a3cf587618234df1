//! What follows from a document: the ledger, and everything views read beside it. Never edited, only made.

mod ahead;
mod between;
mod compared;
mod crowd;
mod places;
mod preview;

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;
use std::time::{Duration, Instant};

use crate::domain::{AccountId, Impression, PostId, Timestamp, ViewerId, World};
use crate::learn::View;
use crate::model::{History, Model};
use crate::pipeline::{self, Asks, Changed, Context, FeedKind, Ledger, TrayLedger};
use crate::policy::Policy;

use super::document::{Control, Document};
use super::known;
use super::session::Session;

pub use between::Effect;
use compared::Compared;
use places::Known;
pub use places::{Learned, Unplaced};
pub use preview::Preview;
use preview::places;

/// What follows from the document at hand.
#[derive(Clone)]
pub struct Results {
    /// What every stage did to every post.
    pub ledger: Arc<Ledger>,
    /// The same under the pinned policy; kept while policies are compared.
    pub pinned_ledger: Arc<Ledger>,
    /// The same under each policy that stands beside the one at hand; kept while policies are compared.
    pub others: Vec<Arc<Ledger>>,
    /// What every step of the stories tray did.
    pub stories: TrayLedger,
    /// Each post's rank in the pinned order, 1 = top.
    pub baseline: HashMap<PostId, u32>,
    /// How long the last run took.
    pub took: Duration,
    /// Counts up whenever any of the above is made anew: what a view worked out of it stands while this does.
    pub revision: u64,
    /// Counts up whenever the candidates, or what is known of them, are others.
    pub gathered: u64,
    /// Counts up whenever what goes into a run besides the policy is another.
    pub fed: u64,
    /// The same for a run over all viewers: another one of them at hand feeds it nothing new.
    pub crowd_fed: u64,
    /// From so many engagements and follows, where accounts lie is learned before the feed is made; from more, beside it.
    pub placed_within: usize,
    unplaced: Option<Unplaced>,
    lacking: Asks,
    asked: Policy,
    world: Arc<World>,
    history: Arc<History>,
    behind: Vec<PostId>,
    made_for: MadeFor,
    pinned: Policy,
    compared: Option<Compared>,
}

/// The inputs a ledger was made for.
#[derive(Clone)]
struct MadeFor {
    world: Arc<World>,
    now: Timestamp,
    viewer: ViewerId,
    viewer_data: crate::domain::Viewer,
    follows: BTreeMap<AccountId, Vec<AccountId>>,
    feed: FeedKind,
    acts: Vec<Impression>,
    policy: Policy,
    model: Option<Arc<Model>>,
    known: Option<known::Known>,
}

impl MadeFor {
    fn new(document: &Document, session: &Session) -> MadeFor {
        MadeFor {
            world: document.world.clone(),
            now: document.now,
            viewer: document.viewer,
            viewer_data: document.viewer().clone(),
            follows: document.follows.clone(),
            feed: session.feed,
            acts: document
                .acts
                .iter()
                .filter(|act| session.react_at_once || act.behind)
                .map(|act| act.impression.clone())
                .collect(),
            policy: session.shown_policy(document),
            model: document.model.clone(),
            known: document.known.clone(),
        }
    }

    fn context<'a>(
        &'a self,
        world: &'a World,
        policy: &'a Policy,
        history: &'a History,
        behind: &'a [PostId],
    ) -> Context<'a> {
        Context {
            world,
            policy,
            viewer_id: self.viewer,
            viewer: &self.viewer_data,
            now: self.now,
            feed: self.feed,
            history,
            seen_since: behind,
            model: self.model.as_deref().unwrap_or_else(|| Model::shipped()),
            facts: None,
        }
    }

    /// Do the same people follow each other?
    fn same_graph(&self, other: &MadeFor) -> bool {
        Arc::ptr_eq(&self.world, &other.world) && self.follows == other.follows
    }

    /// Is what happened up to the clock the same? Then the history stands, whoever follows whom.
    fn same_past(&self, other: &MadeFor) -> bool {
        Arc::ptr_eq(&self.world, &other.world) && self.now == other.now && self.acts == other.acts
    }

    /// Is everything but the policy the same?
    fn same_but_policy(&self, other: &MadeFor) -> bool {
        self.same_past(other)
            && self.same_graph(other)
            && self.viewer == other.viewer
            && self.viewer_data == other.viewer_data
            && self.feed == other.feed
            && self.model.as_ref().map(Arc::as_ptr) == other.model.as_ref().map(Arc::as_ptr)
    }
}

/// What a ledger was made from, in one piece, so that it outlives the frame.
pub struct Inputs {
    world: Arc<World>,
    made_for: MadeFor,
    history: Arc<History>,
    behind: Vec<PostId>,
}

impl Inputs {
    /// Did the same happen up to the same clock, and do the same people follow each other?
    #[must_use]
    pub fn is_same_past(&self, other: &Inputs) -> bool {
        Arc::ptr_eq(&self.history, &other.history) && Arc::ptr_eq(&self.world, &other.world)
    }

    /// The same as the pipeline asks for it.
    #[must_use]
    pub fn context(&self) -> Context<'_> {
        self.made_for.context(&self.world, &self.made_for.policy, &self.history, &self.behind)
    }

    /// What putting a control in a position would do to the feed they made, whose ledger that is.
    #[must_use]
    pub fn preview(&self, ledger: &Ledger, control: Control) -> Preview {
        let mut viewer = self.made_for.viewer_data.clone();
        let follows = &self.world.account(viewer.account).follows;
        let mut followed = follows.clone();
        control.apply(&mut viewer, &mut followed);
        let changed = (followed != *follows).then(|| World::clone(&self.world).with_follows(viewer.account, followed));
        let context = Context { viewer: &viewer, world: changed.as_ref().unwrap_or(&self.world), ..self.context() };
        Preview::between(ledger, &pipeline::rank(&context))
    }
}

impl Results {
    /// Makes everything for a document.
    #[must_use]
    pub fn new(document: &Document, session: &Session) -> Results {
        let mut results = Results::unranked(document, session);
        results.run(Changed::Everything);
        results.count_baseline();
        results
    }

    /// What happened before, and no ledger yet.
    fn unranked(document: &Document, session: &Session) -> Results {
        let made_for = MadeFor::new(document, session);
        Results {
            ledger: Arc::default(),
            pinned_ledger: Arc::default(),
            others: Vec::new(),
            stories: TrayLedger::default(),
            baseline: HashMap::new(),
            took: Duration::ZERO,
            revision: 0,
            gathered: 0,
            world: world(&made_for),
            history: Arc::new(history(&made_for)),
            behind: document.behind(),
            pinned: document.pinned.clone(),
            compared: None,
            fed: 0,
            crowd_fed: 0,
            placed_within: places::WITHIN_A_FRAME,
            unplaced: None,
            lacking: Asks::default(),
            asked: made_for.policy.clone(),
            made_for,
        }
    }

    /// Brings everything up to date with the document; does nothing where nothing it depends on changed.
    pub fn update(&mut self, document: &Document, session: &Session) {
        self.update_feed(document, session);
        self.stand_in(document, session, Known::of(&self.history));
        let ready = self.ready(&self.asked);
        if ready != self.made_for.policy {
            let before = std::mem::replace(&mut self.made_for.policy, ready);
            self.run(Changed::Policy(&before));
        }
        if self.pinned != document.pinned {
            self.pinned = document.pinned.clone();
            self.count_baseline();
        }
        if session.view == View::Compare {
            self.compare(&document.others);
        }
    }

    fn update_feed(&mut self, document: &Document, session: &Session) {
        let mut next = MadeFor::new(document, session);
        let behind = document.behind();
        let same_feed = self.made_for.same_but_policy(&next) && self.behind == behind;
        if same_feed && self.asked == next.policy {
            return;
        }
        let is_same_world = Arc::ptr_eq(&self.made_for.world, &next.world);
        let known = if is_same_world { Known::of(&self.history) } else { Known::default() };
        if !self.made_for.same_past(&next) {
            self.history = Arc::new(history(&next));
        }
        if !self.made_for.same_graph(&next) {
            self.world = world(&next);
        }
        let same_crowd = self.same_crowd(&next, &behind);
        self.stand_in(document, session, known);
        self.asked = next.policy.clone();
        next.policy = self.ready(&self.asked);
        let before = std::mem::replace(&mut self.made_for, next);
        self.behind = behind;
        if same_feed {
            self.run(Changed::Policy(&before.policy));
        } else {
            self.fed += 1;
            self.crowd_fed += u64::from(!same_crowd);
            self.run(Changed::Everything);
            self.count_baseline();
        }
    }

    /// The policy the ledger was made with: the document's, or the same with a value that is only tried, without what it
    /// asks for that is not learned yet.
    #[must_use]
    pub fn policy(&self) -> &Policy {
        &self.made_for.policy
    }

    /// The world as it stands: the document's, with everybody following whom they follow now.
    #[must_use]
    pub fn world(&self) -> &World {
        &self.world
    }

    /// What the ledger was made from, for whoever asks the pipeline more about it.
    #[must_use]
    pub fn context(&self) -> Context<'_> {
        self.context_with(&self.made_for.policy)
    }

    /// How many places a post stands above (positive) or below its pinned place; `None` where it is new.
    #[must_use]
    pub fn moved(&self, post: PostId, rank: u32) -> Option<i64> {
        self.baseline.get(&post).map(|&before| i64::from(before) - i64::from(rank))
    }

    /// What putting a control in a position would do to the feed at hand.
    #[must_use]
    pub fn preview(&self, control: Control) -> Preview {
        self.inputs().preview(&self.ledger, control)
    }

    /// How many posts would stand elsewhere, come or go, were the document another one of the same world.
    #[must_use]
    pub fn moves_to(&self, document: &Document, session: &Session) -> usize {
        let there = MadeFor::new(document, session);
        let history = if there.same_past(&self.made_for) { self.history.clone() } else { Arc::new(history(&there)) };
        let world = if there.same_graph(&self.made_for) { self.world.clone() } else { world(&there) };
        let ledger = self.ahead(&there, &history, &world, |policy| {
            pipeline::rank(&there.context(&world, policy, &history, &document.behind()))
        });
        let (now, then) = (places(&self.ledger), places(&ledger));
        let moves = |post: &&PostId| now.get(post).map(|place| place.rank) != then.get(post).map(|place| place.rank);
        let come = ledger.slate.posts.iter().filter(|post| !now.contains_key(post));
        self.ledger.slate.posts.iter().filter(moves).count() + come.count()
    }

    /// What the ledger was made from, for a worker to keep.
    #[must_use]
    pub fn inputs(&self) -> Inputs {
        Inputs {
            world: self.world.clone(),
            made_for: self.made_for.clone(),
            history: self.history.clone(),
            behind: self.behind.clone(),
        }
    }

    fn context_with<'a>(&'a self, policy: &'a Policy) -> Context<'a> {
        self.made_for.context(&self.world, policy, &self.history, &self.behind)
    }

    fn run(&mut self, changed: Changed<'_>) {
        let started = Instant::now();
        let mut ledger = Arc::unwrap_or_clone(std::mem::take(&mut self.ledger));
        let before = matches!(changed, Changed::Policy(_)).then(|| ledger.slate.posts.clone());
        pipeline::rerank(&self.context(), &mut ledger, changed);
        self.gathered += u64::from(before.as_ref() != Some(&ledger.slate.posts));
        self.ledger = Arc::new(ledger);
        self.took = started.elapsed();
        self.stories = pipeline::rank_stories(&self.context());
        self.revision += 1;
    }

    fn count_baseline(&mut self) {
        let pinned = self.ready(&self.pinned);
        let is_same = pinned == self.made_for.policy;
        let ledger = if is_same { self.ledger.clone() } else { Arc::new(pipeline::rank(&self.context_with(&pinned))) };
        let posts = ledger.order().iter().map(|&row| ledger.slate.posts[row as usize]);
        self.baseline = posts.zip(1..).collect();
        self.revision += 1;
    }
}

/// The world with everybody following whom they follow now; a copy of it only where that differs.
fn world(made_for: &MadeFor) -> Arc<World> {
    if made_for.follows.is_empty() {
        return made_for.world.clone();
    }
    let follows = made_for.follows.iter();
    let world = World::clone(&made_for.world);
    Arc::new(follows.fold(world, |world, (&account, follows)| world.with_follows(account, follows.clone())))
}

fn history(made_for: &MadeFor) -> History {
    let mut history = known::Known::history(made_for.known.as_ref(), &made_for.world, made_for.now);
    for impression in made_for.acts.iter().filter(|impression| impression.at <= made_for.now) {
        history.observe(&made_for.world, impression);
    }
    history
}
