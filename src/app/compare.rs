//! Policies side by side on the viewer at hand: the pinned one, the one at hand, and those that stand beside it.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use crate::domain::PostId;
use crate::pipeline::Ledger;
use crate::policy::Policy;

use super::command::Command;
use super::document::OTHERS;
use super::everybody::Asked;
use super::state::State;

/// So many of the first posts are counted that two feeds share.
pub const TOP: usize = 10;

/// What stands beside the feeds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Panel {
    /// How alike they are, and what the difference comes to.
    #[default]
    Difference,
    /// How much the feed at hand hangs on each knob.
    Sensitivity,
    /// Why one post stands above another.
    Pair,
    /// Policies that do better.
    TuneForMe,
    /// An order wanted, and weights fitted to it.
    Fit,
}

impl Panel {
    /// All of them, left to right.
    pub const ALL: [Panel; 5] = [Panel::Difference, Panel::Sensitivity, Panel::Pair, Panel::Fit, Panel::TuneForMe];

    /// What its tab says.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Panel::Difference => "Difference",
            Panel::Sensitivity => "Sensitivity",
            Panel::Pair => "Two posts",
            Panel::TuneForMe => "Tune for me",
            Panel::Fit => "Fit",
        }
    }
}

/// How Compare is looked at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct CompareView {
    /// Only posts that moved so many places between two feeds are joined by lines, and the rest are paler.
    pub moved: u32,
    /// Each feed is scrolled by itself.
    pub apart: bool,
    /// The feeds show the whole cards of the phone.
    pub full: bool,
    /// The policy whose knobs stand beside the feeds.
    pub turning: Option<Place>,
    /// The policy whose name and note are being written.
    #[serde(skip)]
    pub naming: Option<Place>,
    /// The numbers are those of all viewers, not of the one at hand.
    pub everybody: bool,
    /// The metric of which more is told, by its place in the list.
    pub metric: Option<usize>,
    /// What stands beside the feeds.
    pub panel: Panel,
    /// Which posts of which feeds are held against each other.
    pub pair: PairView,
    /// In a window too narrow for both: what stands beside the feeds, not the feeds.
    pub numbers: bool,
}

/// Which posts of which feeds are held against each other: the selected one and its rival in one feed, or the selected
/// one in two.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PairView {
    /// One post in two feeds.
    pub across: bool,
    /// The feed of both posts, or the first feed of the one.
    pub feed: Place,
    /// The second feed of the one.
    pub other: Place,
}

impl Default for PairView {
    fn default() -> Self {
        PairView { across: false, feed: Place::AtHand, other: Place::Pinned }
    }
}

/// Where a policy of the comparison stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Place {
    /// The pinned one, from which moves are counted.
    Pinned,
    /// The one that Tune turns.
    AtHand,
    /// The one at that index beside it.
    Other(usize),
}

/// One policy of the comparison with what it does to the viewer's feed.
#[derive(Clone, Copy)]
pub struct Side<'a> {
    /// Where it stands.
    pub place: Place,
    /// The policy.
    pub policy: &'a Policy,
    /// What it does.
    pub ledger: &'a Ledger,
}

impl Place {
    /// All of them, left to right.
    pub const ALL: [Place; 2 + OTHERS] = [Place::Pinned, Place::AtHand, Place::Other(0), Place::Other(1)];

    /// Its letter, or `Pinned`.
    #[must_use]
    pub const fn badge(self) -> &'static str {
        match self {
            Place::Pinned => "Pinned",
            Place::AtHand => "A",
            Place::Other(0) => "B",
            Place::Other(_) => "C",
        }
    }
}

impl Side<'_> {
    /// Its letter, or `Pinned`.
    #[must_use]
    pub const fn badge(&self) -> &'static str {
        self.place.badge()
    }
}

/// Shows the knobs of the policy at that place beside the feeds, or of none.
pub fn turn(view: &mut CompareView, place: Option<Place>) {
    view.turning = place;
    view.numbers = place.is_some();
}

/// Puts a copy of a policy beside the one at hand.
#[must_use]
pub fn duplicate(policy: &Policy) -> Command {
    let name = format!("{} copy", policy.name);
    Command::AddOther(Box::new(Policy { name, ..policy.clone() }))
}

/// The policies of the comparison, left to right; those whose feed is made.
#[must_use]
pub fn sides(state: &State) -> Vec<Side<'_>> {
    let (document, results) = (&state.document, &state.results);
    let pinned = Side { place: Place::Pinned, policy: results.pinned(), ledger: &results.pinned_ledger };
    let at_hand = Side { place: Place::AtHand, policy: results.policy(), ledger: &results.ledger };
    let others = document.others.iter().zip(&results.others).enumerate();
    let others = others.map(|(at, (policy, ledger))| Side { place: Place::Other(at), policy, ledger });
    [pinned, at_hand].into_iter().chain(others).collect()
}

/// What a comparison on every viewer is asked for.
#[must_use]
pub fn asked(state: &State) -> Asked {
    // A limit changes no feed.
    let policies = sides(state).iter().map(|side| Policy { guardrails: Vec::new(), ..side.policy.clone() }).collect();
    Asked { fed: state.results.crowd_fed, policies }
}

/// A feed as a list of posts, with each one's place.
#[derive(Clone, Debug, Default)]
pub struct Order {
    /// The delivered posts, top to bottom.
    pub posts: Vec<PostId>,
    /// Each ranked post's place, delivered or not, 1 = top.
    pub places: HashMap<PostId, u32>,
}

impl Order {
    /// Of a ledger.
    #[must_use]
    pub fn of(ledger: &Ledger) -> Order {
        let post = |row: &u32| ledger.slate.posts[*row as usize];
        Order {
            posts: ledger.delivered().iter().map(post).collect(),
            places: ledger.order().iter().map(post).zip(1..).collect(),
        }
    }

    /// The index of a delivered post.
    #[must_use]
    pub fn at(&self, post: PostId) -> Option<usize> {
        let at = *self.places.get(&post)? as usize - 1;
        (at < self.posts.len()).then_some(at)
    }

    /// How many places higher (positive) or lower a post stands here than in `before`; `None` where it is not in both.
    #[must_use]
    pub fn moved(&self, before: &Order, post: PostId) -> Option<i64> {
        Some(i64::from(*before.places.get(&post)?) - i64::from(*self.places.get(&post)?))
    }
}
