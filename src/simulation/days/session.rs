//! One session: the feed of that hour, what chance puts into it, and what the viewer does.

use crate::domain::{Action, Impression, PerAction, Post, PostId, Timestamp, Truth, Viewer, ViewerId, World};
use crate::model::{Facts, History, Lesson, Model, Onlooker, engagement};
use crate::pipeline::stages::predict::moment;
use crate::pipeline::{Changed, Context, FeedKind, Ledger, rerank_while};
use crate::simulation::bandit::Chooser;
use crate::simulation::behavior::{Encounter, tie};
use crate::simulation::metrics::SESSION;
use crate::simulation::random::{self, Chance};

use super::ideal;
use super::knobs::{AGAIN, DRIFT, FATIGUE, POSITION_BIAS, REMEMBER};
use super::person::{Person, REMEMBERED, felt, liking, said};
use super::plan::{Arm, Plan, Reward};
use super::posts::later;

/// Posts for which the median viewer has patience, the deviation of its logarithm, and the least and most a session
/// shows: as the generator has its sessions.
pub(super) const PATIENCE: f64 = 26.0;
const PATIENCE_SIGMA: f64 = 0.5;
const LEAST: f64 = 4.0;
const MOST: usize = 120;
/// What a post gives back of the patience it costs, where one stays on it or does something. Assumed.
const GIVES_BACK: f64 = 0.5;
/// How a session feels in which there is nothing to see. Assumed.
const EMPTY: f64 = 2.0;
/// From this cosine down a post does not match a taste, as the metric `irrelevant_share` has it.
const NO_MATCH: f64 = 0.2;
/// How far relevance and the count of topics look.
const TOP: usize = 10;
const FIRST: usize = 20;

/// A moment of a run, for every viewer.
pub(super) struct Scene<'a> {
    pub(super) world: &'a World,
    pub(super) truth: &'a Truth,
    pub(super) plan: &'a Plan,
    pub(super) model: &'a Model,
    /// All that happened.
    pub(super) history: &'a History,
    /// What the features know of it.
    pub(super) known: &'a History,
    pub(super) facts: &'a Facts<'a>,
    pub(super) now: Timestamp,
    /// Which share of the showings is kept to learn from.
    pub(super) lessons: f64,
}

/// What came of a session.
pub(super) struct Session {
    pub(super) shown: Vec<Impression>,
    pub(super) lessons: Vec<Lesson>,
    pub(super) looked: u32,
    pub(super) done: PerAction<u32>,
    pub(super) seconds: f64,
    pub(super) ads: u32,
    pub(super) felt: f64,
    pub(super) said: f64,
    pub(super) topics: usize,
    pub(super) relevance: f64,
    pub(super) irrelevant: u32,
    pub(super) new_authors: u32,
    pub(super) borderline: f64,
    pub(super) actions: u32,
}

impl Scene<'_> {
    /// One session of a viewer who saw so many posts before it today. The viewer takes in what it saw. `None` where it is
    /// not to go on.
    pub(super) fn session(
        &self,
        id: ViewerId,
        person: &mut Person,
        arm: &Arm,
        today: u32,
        rng: &mut Chance,
        go_on: &(dyn Fn() -> bool + Sync),
    ) -> Option<Session> {
        let seen = if self.plan.settings.is_on(&AGAIN) { Vec::new() } else { person.seen_since() };
        let viewer = person.viewer.clone();
        let context = self.context(id, &viewer, &seen, arm);
        let (ledger, posts) = self.feed(&context, arm, person, rng, go_on)?;
        Some(self.walk(&context, &ledger, &posts, person, today, rng))
    }

    /// What the pipeline is asked for a viewer with that arm.
    pub(super) fn context<'s>(
        &'s self,
        viewer_id: ViewerId,
        viewer: &'s Viewer,
        seen_since: &'s [PostId],
        arm: &Arm,
    ) -> Context<'s> {
        Context {
            world: self.world,
            policy: &self.plan.policies[arm.policy],
            viewer_id,
            viewer,
            now: self.now,
            feed: FeedKind::Home,
            history: self.known,
            seen_since,
            model: self.model,
            facts: Some(self.facts),
        }
    }

    /// The feed that is made, and the posts that are delivered. `None` where it is not to go on.
    pub(super) fn feed(
        &self,
        context: &Context<'_>,
        arm: &Arm,
        person: &Person,
        rng: &mut Chance,
        go_on: &(dyn Fn() -> bool + Sync),
    ) -> Option<(Ledger, Vec<PostId>)> {
        let mut ledger = Ledger::default();
        rerank_while(context, &mut ledger, Changed::Everything, go_on).then_some(())?;
        let posts = self.list(&ledger, arm, person, rng);
        Some((ledger, posts))
    }

    /// The posts of the feed, chance's among them; of the ideal chooser what would truly be liked, by no rule.
    fn list(&self, ledger: &Ledger, arm: &Arm, person: &Person, rng: &mut Chance) -> Vec<PostId> {
        let mut order: Vec<PostId> = ledger.order().iter().map(|&row| ledger.slate.posts[row as usize]).collect();
        let length = ledger.delivery.length.min(order.len()).min(MOST);
        if self.plan.chooser == Chooser::Ideal {
            return ideal::feed(self.world, self.truth, &person.taste, &order, length);
        }
        for place in 0..length {
            if random::happens(rng, arm.explore) {
                let drawn = place + random::index(rng, order.len() - place);
                order.swap(place, drawn);
            }
        }
        order.truncate(length);
        if self.plan.settings.is_on(&REMEMBER) {
            let leads_again = |post: &PostId| Some(self.world.post(*post).author) == person.led_by;
            if let Some(other) = order.iter().position(|post| !leads_again(post)) {
                order[..=other].rotate_right(1);
            }
        }
        order
    }

    /// The viewer going down the list.
    fn walk(
        &self,
        context: &Context<'_>,
        ledger: &Ledger,
        posts: &[PostId],
        person: &mut Person,
        today: u32,
        rng: &mut Chance,
    ) -> Session {
        let number = |knob| self.plan.settings.number(knob);
        let decay = self.truth.position_decay * number(&POSITION_BIAS);
        let fatigue = number(&FATIGUE);
        let moment = moment(context);
        let onlooker = Onlooker::new(&moment).knowing(context.facts);
        let mut session = Session::empty();
        let mut likings: Vec<f64> = Vec::new();
        let mut looked_at: Vec<(&Post, f64)> = Vec::new();
        let mut main_topics = Vec::new();
        let mut patience = random::log_normal(rng, PATIENCE, PATIENCE_SIGMA).clamp(LEAST, MOST as f64);
        for (place, &id) in posts.iter().enumerate() {
            if patience <= 0.0 {
                break;
            }
            let post = self.world.post(id);
            let encounter = Encounter {
                taste: &person.taste,
                tie: tie(&person.taste, post.author),
                post,
                quality: self.truth.quality[id.0 as usize],
                position: place as u32 + 1,
                at: later(self.now, session.seconds as i64),
                device: person.viewer.device,
            };
            let tired = (-fatigue * (f64::from(today) + place as f64) / SESSION as f64).exp();
            let looks = random::happens(rng, encounter.examined(decay) * tired);
            let response = if looks { encounter.act(rng) } else { encounter.pass(rng) };
            let impression = Impression {
                viewer: context.viewer_id,
                post: id,
                at: encounter.at,
                position: encounter.position,
                dwell_secs: response.dwell_secs,
                watched: response.watched,
                named: response.named,
            };
            let cosine = person.taste.topics.cosine(&post.topics);
            session.count(&impression, looks, cosine, post, place);
            session.new_authors += u32::from(!self.history.has_met(context.viewer_id, post.author));
            let topic = post.topics.top();
            if place < FIRST && !main_topics.contains(&topic) {
                main_topics.push(topic);
            }
            let engaged = engagement(&impression);
            if looks {
                let late = &looked_at[looked_at.len().saturating_sub(REMEMBERED)..];
                let same = late.iter().filter(|(other, _)| other.topics.top() == topic).count() as f64;
                likings.push(liking(cosine, encounter.tie, encounter.quality, post, same / REMEMBERED as f64));
                looked_at.push((post, engaged));
            }
            if random::happens(rng, self.lessons) {
                let row = onlooker.bond(post.author).features(id);
                session.lessons.push(Lesson { row, impression: impression.clone() });
            }
            if impression.named.contains(Action::Hide) {
                person.viewer.hidden.push(id);
            }
            session.shown.push(impression);
            patience -= if engaged > 0.0 { 1.0 - GIVES_BACK } else { 1.0 };
        }
        let places = session.shown.len();
        session.ads = ledger.delivery.ads.iter().filter(|ad| ad.after <= places).count() as u32;
        session.topics = main_topics.len();
        session.relevance /= places.clamp(1, TOP) as f64;
        session.felt = if places == 0 { EMPTY } else { felt(&likings) };
        session.said = said(session.felt, rng);
        person.led_by = posts.first().map(|&post| self.world.post(post).author);
        person.drift(number(&DRIFT), &looked_at);
        session
    }
}

impl Session {
    fn empty() -> Session {
        Session {
            shown: Vec::new(),
            lessons: Vec::new(),
            looked: 0,
            done: PerAction::default(),
            seconds: 0.0,
            ads: 0,
            felt: EMPTY,
            said: EMPTY,
            topics: 0,
            relevance: 0.0,
            irrelevant: 0,
            new_authors: 0,
            borderline: 0.0,
            actions: 0,
        }
    }

    fn count(&mut self, impression: &Impression, looks: bool, cosine: f64, post: &Post, place: usize) {
        self.looked += u32::from(looks);
        for action in Action::ALL.into_iter().filter(|&action| impression.did(action) == Some(true)) {
            self.done[action] += 1;
        }
        self.actions += Reward::actions(impression);
        self.seconds += impression.dwell_secs;
        self.relevance += if place < TOP { cosine } else { 0.0 };
        self.irrelevant += u32::from(cosine < NO_MATCH);
        self.borderline += post.labels.borderline;
    }
}
