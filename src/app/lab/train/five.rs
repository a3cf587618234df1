//! Likes for five posts of a topic, as one step, and what they do to what is predicted of the topic's other posts.

use std::collections::BTreeMap;

use crate::app::command::Command;
use crate::app::document::Document;
use crate::app::results::Effect;
use crate::app::state::State;
use crate::domain::{Action, PostId, TopicId, ViewerId};

use super::work::TrainAsked;

/// So many posts are liked.
const FIVE: usize = 5;

/// Five posts of a topic that a viewer liked.
#[derive(Clone, Debug, PartialEq)]
pub struct LikedFive {
    /// Whose likes they are.
    pub viewer: ViewerId,
    /// The name of the topic.
    pub topic: String,
    /// The posts, each with its place in the feed then.
    pub posts: Vec<(PostId, u32)>,
}

/// Five posts of the topic at hand.
#[derive(Clone, Debug, PartialEq)]
pub struct Five {
    /// The name of the topic.
    pub topic: String,
    /// The posts, each with its place in the feed.
    pub posts: Vec<(PostId, u32)>,
    /// The topic's other posts, of which the prediction is told.
    pub others: Vec<PostId>,
    /// Are they liked?
    pub done: bool,
}

/// The topics of which the feed has more than five posts, by the count of those, and the name.
#[must_use]
pub fn topics(state: &State) -> Vec<(String, usize)> {
    let mut counts: BTreeMap<TopicId, usize> = BTreeMap::new();
    for (post, _) in ranked(state) {
        if let Some(topic) = state.document.world.post(post).topics.top() {
            *counts.entry(topic).or_default() += 1;
        }
    }
    let name = |(topic, count): (TopicId, usize)| (state.document.world.names.topics[topic.0 as usize].clone(), count);
    let mut topics: Vec<(String, usize)> = counts.into_iter().filter(|(_, count)| *count > FIVE).map(name).collect();
    topics.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    topics
}

/// The topic at hand: the chosen one, else the one with the most posts.
#[must_use]
pub fn topic(state: &State) -> Option<String> {
    let (topics, chosen) = (topics(state), &state.session.lab.train.topic);
    let has = topics.iter().any(|(name, _)| name == chosen);
    if has { Some(chosen.clone()) } else { topics.into_iter().next().map(|(name, _)| name) }
}

/// Five posts of the topic at hand: those liked last, else the five highest in the feed that are not liked.
#[must_use]
pub fn five(state: &State) -> Option<Five> {
    let topic = topic(state)?;
    let (document, view) = (&state.document, &state.session.lab.train);
    let id = document.world.names.topics.iter().position(|name| *name == topic)?;
    let of_topic = |post: PostId| document.world.post(post).topics.top() == Some(TopicId(id as u32));
    let liked = view.liked.as_ref().filter(|liked| {
        let is_of_this = liked.viewer == document.viewer && liked.topic == topic;
        is_of_this && liked.posts.iter().all(|&(post, _)| document.did(post, Action::Like))
    });
    let all: Vec<(PostId, u32)> = ranked(state).filter(|&(post, _)| of_topic(post)).collect();
    let posts = match liked {
        Some(liked) => liked.posts.clone(),
        None => all.iter().copied().filter(|&(post, _)| !document.did(post, Action::Like)).take(FIVE).collect(),
    };
    let is_one = |post: PostId| posts.iter().any(|&(other, _)| other == post);
    let mut others: Vec<PostId> = all.iter().map(|&(post, _)| post).filter(|&post| !is_one(post)).collect();
    // Their mean is then the same to the last bit, wherever they stand.
    others.sort_unstable();
    (posts.len() == FIVE && !others.is_empty()).then(|| Five { done: liked.is_some(), topic, posts, others })
}

/// The posts of the feed with their places, top to bottom.
fn ranked(state: &State) -> impl Iterator<Item = (PostId, u32)> {
    let ledger = &state.results.ledger;
    ledger.order().iter().map(|&row| ledger.slate.posts[row as usize]).zip(1..)
}

impl Five {
    /// The command that likes them; `None` where they are liked.
    #[must_use]
    pub fn like(&self, state: &State) -> Option<Command> {
        let (viewer, topic, posts) = (state.document.viewer, self.topic.clone(), self.posts.clone());
        (!self.done).then_some(Command::LikeFive(LikedFive { viewer, topic, posts }))
    }

    /// What they do, or would do, as far as it is known: what it was for the topic before while it is worked out; and what
    /// has to be asked for it.
    #[must_use]
    pub fn effect<'s>(&self, state: &'s State) -> (Option<&'s Effect>, Option<TrainAsked>) {
        let (asked, key) = (&state.jobs.training.five, self.key(state));
        let known = asked.last().filter(|(last, _)| last.1 == key.1).and_then(|(_, effect)| effect.as_ref().as_ref());
        (known, (!asked.is_asked(&key)).then_some(TrainAsked::Five))
    }

    fn key(&self, state: &State) -> (u64, String, bool) {
        (state.results.revision, self.topic.clone(), self.done)
    }
}

impl LikedFive {
    /// Puts the likes into a document, or takes them out.
    pub(in crate::app) fn toggle(&self, document: &mut Document) {
        self.posts.iter().for_each(|&(post, rank)| document.toggle(post, Action::Like, rank));
    }
}

impl State {
    /// Works out what five likes do.
    pub(super) fn ask_five(&mut self) {
        let Some(five) = five(self) else { return };
        let (mut other, key) = (self.document.clone(), five.key(self));
        let liked = LikedFive { viewer: other.viewer, topic: five.topic.clone(), posts: five.posts };
        liked.toggle(&mut other);
        let documents = if five.done { [&other, &self.document] } else { [&self.document, &other] };
        let between = self.results.between(documents, &self.session);
        self.jobs.training.five.ask(key, move |_| Some(between.effect(Action::Like, &five.others)));
    }
}
