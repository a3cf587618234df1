//! A stage: a pure function that looks at the slate and answers in columns, one row per candidate.

use crate::domain::{AccountId, AdId, Gist, PerAction, PostId, Timestamp, Viewer, ViewerId, World};
use crate::model::{Facts, History, Model};
use crate::policy::{Knob, Policy};

use super::{Column, Component, Found, Retrieval, Shortlist, Slate};

/// Everything a stage may look at. Read-only.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    /// What exists.
    pub world: &'a World,
    /// What is turned.
    pub policy: &'a Policy,
    /// Whose feed it is.
    pub viewer_id: ViewerId,
    /// The viewer with its controls as they stand, which may differ from the world's.
    pub viewer: &'a Viewer,
    /// The clock.
    pub now: Timestamp,
    /// Which feed is asked for.
    pub feed: FeedKind,
    /// What happened up to `now`, counted.
    pub history: &'a History,
    /// Posts the viewer saw since the world was saved; not candidates any more.
    pub seen_since: &'a [PostId],
    /// Predicts the actions.
    pub model: &'a Model,
    /// What is known of the posts of this world, history and clock beforehand, where many feeds are made of them. It
    /// changes no answer, only how long one takes.
    pub facts: Option<&'a Facts<'a>>,
}

impl<'a> Context<'a> {
    /// A viewer's feed at the world's clock, by the shipped model: the viewer as the world has it, and nothing seen since.
    /// Where another feed, clock or model is meant, it is said over this one.
    #[must_use]
    pub fn new(world: &'a World, history: &'a History, policy: &'a Policy, viewer_id: ViewerId) -> Context<'a> {
        Context {
            world,
            policy,
            viewer_id,
            viewer: world.viewer(viewer_id),
            now: world.now,
            feed: FeedKind::Home,
            history,
            seen_since: &[],
            model: Model::shipped(),
            facts: None,
        }
    }

    /// What ranking reads of a post.
    #[must_use]
    pub fn gist(&self, post: PostId) -> Gist<'a> {
        self.facts.map_or_else(|| Gist::of(self.world.post(post)), |facts| *facts.gist(post))
    }

    /// The account whose feed it is.
    #[must_use]
    pub fn account(&self) -> AccountId {
        self.viewer.account
    }
}

/// What is made for a viewer: the three feeds of the picker (F37, F38), and Explore (R02).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FeedKind {
    /// Ranked by all stages.
    #[default]
    Home,
    /// Favorites' posts, newest first.
    Favorites,
    /// Followed accounts' posts, newest first.
    Following,
    /// Posts of accounts the viewer does not follow, found in several ways and ranked by stages of its own.
    Explore,
}

impl FeedKind {
    /// All of them, the picker's first.
    pub const ALL: [FeedKind; 4] = [FeedKind::Home, FeedKind::Favorites, FeedKind::Following, FeedKind::Explore];
    /// Those of the picker, in its order.
    pub const PICKER: [FeedKind; 3] = [FeedKind::Home, FeedKind::Favorites, FeedKind::Following];

    /// The name on the command line and in JSON.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            FeedKind::Home => "home",
            FeedKind::Favorites => "favorites",
            FeedKind::Following => "following",
            FeedKind::Explore => "explore",
        }
    }

    /// Is it ranked by score? Others stand newest first.
    #[must_use]
    pub const fn is_ranked(self) -> bool {
        matches!(self, FeedKind::Home | FeedKind::Explore)
    }
}

/// One stage of the pipeline.
pub struct Stage {
    /// Names it in files: `demote`.
    pub id: &'static str,
    /// The card's box.
    pub component: Component,
    /// What it does, in one sentence.
    pub doc: &'static str,
    /// Every knob it reads that no stage before it reads.
    pub knobs: &'static [&'static Knob],
    /// Does it read the user's own rules?
    pub reads_rules: bool,
    /// The function, in a variant that is its licence.
    pub run: Run,
}

impl Stage {
    /// The stage's switch, where it has one: the knob `<id>.on`.
    #[must_use]
    pub fn switch(&self) -> Option<&'static Knob> {
        self.knobs.iter().copied().find(|knob| knob.key.strip_suffix(".on") == Some(self.id))
    }

    /// Does it read that knob, and no stage before it?
    #[must_use]
    pub fn reads(&self, knob: &Knob) -> bool {
        self.knobs.iter().any(|declared| declared.key == knob.key)
    }

    /// Does it decide which posts are candidates?
    #[must_use]
    pub const fn chooses(&self) -> bool {
        matches!(self.run, Run::Source(_) | Run::Retrieve(_) | Run::Filter(_) | Run::Shortlist(_))
    }
}

/// What a stage is licensed to do: a filter cannot touch a score, a scorer cannot drop or reorder.
pub enum Run {
    /// Finds posts, and says which of them drop out at once.
    Source(fn(&Context<'_>) -> Vec<Found>),
    /// Finds posts in several ways, and says in which each was found.
    Retrieve(fn(&Context<'_>) -> Retrieval),
    /// Says why a post drops out; one answer per row.
    Filter(fn(&Context<'_>, &Slate) -> Vec<Option<&'static str>>),
    /// Ranks lightly and keeps the first so many, for the stages that take longer.
    Shortlist(fn(&Context<'_>, &Slate) -> Shortlist),
    /// The probability of each action, one per row; NaN where the action is not defined.
    Predict(fn(&Context<'_>, &Slate) -> PerAction<Vec<f64>>),
    /// Makes the value from the predictions.
    Value(fn(&Context<'_>, &PerAction<Vec<f64>>) -> Vec<Column>),
    /// Changes the score, reading the score.
    Score(fn(&Context<'_>, &Slate, &[f64]) -> Vec<Column>),
    /// Changes the score without reading it: its columns stand when only weights turn.
    Factor(fn(&Context<'_>, &Slate) -> Vec<Column>),
    /// Orders the rows by score.
    Sort(fn(&[f64]) -> Vec<u32>),
    /// Reorders the rows.
    Arrange(fn(&Context<'_>, &Slate, &[u32]) -> Arrangement),
    /// Cuts the feed to length and puts ads between.
    Deliver(fn(&Context<'_>, usize) -> Delivery),
}

/// An order of the slate's rows, and where a rule had to give way.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Arrangement {
    /// Every row once, first to last.
    pub order: Vec<u32>,
    /// The rows at whose place a rule had to give way, in order of place.
    pub relaxed: Vec<u32>,
}

/// How much of the order is delivered, and the ads between.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Delivery {
    /// So many posts, from the top.
    pub length: usize,
    /// Ads, top to bottom.
    pub ads: Vec<AdSlot>,
}

/// One ad in the feed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AdSlot {
    /// It follows the post of this rank.
    pub after: usize,
    /// Which ad.
    pub ad: AdId,
}
