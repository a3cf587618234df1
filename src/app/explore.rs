//! How Explore is looked at; and what is worked out beside the window: where accounts lie and clusters, which feeds ask
//! for, and what the light ranker of Explore loses.

use std::sync::Arc;

use super::command::Command;
use super::inquiry::Inquiry;
use super::results::{Learned, Unplaced};
use super::state::State;
use crate::domain::{HashtagId, Post, PostId, TopicId, World};
use crate::learn::View;
use crate::pipeline::FeedKind;
use crate::pipeline::stages::explore::about::topics;
use crate::pipeline::stages::explore::loss::{Loss, loss_while};

/// What is asked of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExploreAsked {
    /// Learn what feeds ask for, where that was stopped.
    Places,
    /// Stop learning it: feeds stay as they are.
    CancelPlaces,
    /// Work out what the light ranker loses.
    Loss,
    /// Open the search in the phone, or close it.
    Seek(bool),
    /// Show only those posts of the grid, or all.
    Narrow(Option<Narrowed>),
    /// Narrow the grid to its next topic, and after the last one to all.
    NextTopic,
}

/// Which posts of the grid are shown: it stays ranked as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Narrowed {
    /// Those with that heaviest topic.
    Topic(TopicId),
    /// Those with that hashtag.
    Hashtag(HashtagId),
}

impl Narrowed {
    /// Is the post one of them?
    #[must_use]
    pub fn has(self, post: &Post) -> bool {
        match self {
            Narrowed::Topic(topic) => post.topics.top() == Some(topic),
            Narrowed::Hashtag(hashtag) => post.hashtags.contains(&hashtag),
        }
    }

    /// What it is called: `travel`, `#travel`.
    #[must_use]
    pub fn name(self, world: &World) -> String {
        match self {
            Narrowed::Topic(topic) => world.names.topics.get(topic.0 as usize).cloned().unwrap_or_default(),
            Narrowed::Hashtag(tag) => {
                world.names.hashtags.get(tag.0 as usize).map(|tag| format!("#{tag}")).unwrap_or_default()
            }
        }
    }
}

/// How the grid is looked at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ExploreView {
    /// The search is open in the phone.
    pub seeks: bool,
    /// Only these posts are shown; `None` for all.
    pub narrowed: Option<Narrowed>,
}

/// Where accounts lie, and clusters.
pub type Places = Inquiry<Unplaced, Learned>;

/// What the light ranker loses, by [`Results::revision`](super::results::Results::revision).
pub type Losses = Inquiry<u64, Loss>;

impl State {
    /// Does what is asked.
    pub(super) fn explore_asked(&mut self, asked: ExploreAsked) {
        match asked {
            ExploreAsked::Places => {
                self.jobs.places.forget();
                self.learn_places();
            }
            ExploreAsked::CancelPlaces => {
                self.jobs.places.cancel();
                self.notify(format!("{} as before", self.learned_words()));
            }
            ExploreAsked::Loss if self.jobs.losses.fraction().is_none() => {
                let (inputs, ledger) = (self.results.inputs(), self.results.ledger.clone());
                let work =
                    move |go_on: &mut dyn FnMut(f32) -> bool| loss_while(&inputs.context(), &ledger, || go_on(0.0));
                self.jobs.losses.ask(self.results.revision, work);
            }
            ExploreAsked::Loss => {}
            ExploreAsked::Seek(open) => self.seek_in_explore(open),
            ExploreAsked::Narrow(narrowed) => self.narrow(narrowed),
            ExploreAsked::NextTopic => {
                let topics = topics(self.results.world(), &self.results.ledger);
                let at = topics.iter().position(|(topic, _)| self.narrowed() == Some(Narrowed::Topic(*topic)));
                let next = topics.get(at.map_or(0, |at| at + 1));
                self.narrow(next.map(|(topic, _)| Narrowed::Topic(*topic)));
            }
        }
    }

    /// The search belongs to the phone: it comes with it.
    fn seek_in_explore(&mut self, open: bool) {
        if open && (self.session.view != View::Tune || self.session.feed != FeedKind::Explore) {
            self.session.show(View::Tune);
            self.look(Command::Feed(FeedKind::Explore));
        }
        self.session.cover(|session| session.explore.seeks = open);
    }

    fn narrow(&mut self, narrowed: Option<Narrowed>) {
        self.session.explore.narrowed = narrowed;
        let whole =
            self.session.whole.filter(|&post| narrowed.is_none_or(|only| only.has(self.results.world().post(post))));
        self.session.whole = whole;
    }

    /// What the grid is narrowed to, while it is what the phone shows.
    #[must_use]
    pub fn narrowed(&self) -> Option<Narrowed> {
        let is_grid = self.session.feed == FeedKind::Explore && self.session.view == View::Tune;
        self.session.explore.narrowed.filter(|_| is_grid)
    }

    /// The delivered posts the phone shows, each with its rank, 1 = top: all, or those the grid is narrowed to.
    pub fn shown_posts(&self) -> impl Iterator<Item = (u32, PostId)> + '_ {
        let (narrowed, world) = (self.narrowed(), self.results.world());
        let is_shown = move |post: PostId| narrowed.is_none_or(|only| only.has(world.post(post)));
        (1..).zip(self.feed_posts()).filter(move |&(_, post)| is_shown(post))
    }

    /// Has what the results wait for learned beside the window, once; gives up what they wait for no longer.
    pub(super) fn learn_places(&mut self) {
        let Some(asked) = self.results.unplaced().cloned() else {
            if self.jobs.places.fraction().is_some() {
                self.jobs.places.forget();
            }
            return;
        };
        self.jobs.places.ask(asked.clone(), move |go_on| asked.learn(go_on));
        self.take_places();
    }

    /// Puts what was learned in place.
    pub(super) fn take_places(&mut self) {
        let learned = self.results.unplaced().and_then(|asked| {
            let learned = self.jobs.places.answer(asked)?;
            Some((asked.clone(), Arc::clone(learned)))
        });
        if let Some((asked, learned)) = learned {
            self.results.place(&asked, &learned);
            self.results.update(&self.document, &self.session);
            self.keep_selection();
        }
    }

    /// What is being learned, in words.
    #[must_use]
    pub fn learned_words(&self) -> &'static str {
        let finds_clusters = self.results.unplaced().is_some_and(|unplaced| unplaced.slow().clusters);
        if finds_clusters { "Clusters" } else { "Near accounts" }
    }

    /// Was learning where accounts lie stopped, so that feeds are made with what was known before?
    #[must_use]
    pub fn is_left_unplaced(&self) -> bool {
        self.results.unplaced().is_some() && self.jobs.places.is_cancelled()
    }
}

/// The hashtags that have these words in them, at most so many: first those that begin with them, of equals those of the
/// most posts.
#[must_use]
pub fn matching(world: &World, words: &str, most: usize) -> Vec<HashtagId> {
    let words = words.trim().trim_start_matches('#').to_lowercase();
    let mut found: Vec<(bool, usize, HashtagId)> = (0..)
        .map(HashtagId)
        .zip(&world.names.hashtags)
        .filter(|(_, name)| name.to_lowercase().contains(&words))
        .map(|(tag, name)| (!name.to_lowercase().starts_with(&words), world.posts_tagged(tag).len(), tag))
        .collect();
    found.sort_by_key(|&(inside, posts, tag)| (inside, std::cmp::Reverse(posts), tag));
    found.into_iter().map(|(_, _, tag)| tag).take(most).collect()
}
