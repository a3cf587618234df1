//! Who and what is given by hand, in place of drawn.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::domain::{AccountId, Action, Device, HashtagId, Kind, Media, PerAction, Timestamp};

use super::super::words::Words;
use super::names::Tags;
use super::tastes::Shares;

/// The hand-made part of a world; what it leaves open is drawn. Nothing given is a world all drawn.
///
/// Names are the word bank's. A name that is in neither the bank nor the roster is passed over.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Roster {
    /// The world in a sentence or two; drawn where it is empty.
    pub about: String,
    /// The first accounts. Those with a profile are the viewers; where none has one, viewers are drawn.
    pub people: Vec<Resident>,
    /// Posts beside the drawn ones. No viewer was shown one yet.
    pub posts: Vec<Note>,
    /// Names of the places drawn people live in, the most common first; all of the word bank's where it is empty.
    pub places: Vec<String>,
}

/// Somebody given by hand.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Resident {
    /// The handle, `[a-z0-9._]{1,30}`.
    pub handle: String,
    /// The name people read.
    pub name: String,
    /// Person, creator or business.
    pub kind: Kind,
    /// What it likes, and posts about: any weights, of which only the proportions count.
    pub topics: BTreeMap<String, f64>,
    /// Where it lives.
    pub place: String,
    /// How often it posts, against what would be drawn for it.
    #[serde(default = "usual")]
    pub pace: f64,
    /// Shares misinformation again and again?
    #[serde(default)]
    pub repeat_sharer: bool,
    /// Makes it the account of a viewer.
    #[serde(default)]
    pub profile: Option<Profile>,
}

/// A viewer given by hand. Accounts are handles of the roster.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Profile {
    /// The profile card's text.
    pub about: String,
    /// Added to the log-odds of acting; absent is 0.
    pub media: BTreeMap<Media, f64>,
    /// Added to the log-odds of each action, by its key, before all viewers' are shifted alike; absent is 0.
    pub readiness: BTreeMap<String, f64>,
    /// Its close friends, closest first, each of whom has a story. It follows them, and persons among them follow it.
    pub close_to: Vec<String>,
    /// Its favorites, whom it follows.
    pub favorites: Vec<String>,
    /// Whom it muted; it still follows them.
    pub muted: Vec<String>,
    /// Whom else it follows for sure.
    pub follows: Vec<String>,
    /// How many more accounts chance and taste let it follow.
    pub finds: usize,
    /// Hashtags it follows, without #.
    pub hashtags: Vec<String>,
    /// What it holds in the hand.
    pub device: Device,
}

/// A post given by hand. Its words and picture are drawn from those that fit.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Note {
    /// The author's handle.
    pub author: String,
    /// When it was posted.
    pub at: Timestamp,
    /// What it is about.
    pub topic: String,
    /// Its form.
    pub media: Media,
    /// Hashtags it carries for sure, without #.
    #[serde(default)]
    pub hashtags: Vec<String>,
    /// Where it was made; drawn where it is absent.
    #[serde(default)]
    pub place: Option<String>,
    /// The guideline it breaks.
    #[serde(default)]
    pub violation: Option<String>,
    /// How close to breaking one it is, 0..1.
    #[serde(default)]
    pub borderline: f64,
    /// Did fact-checkers mark it?
    #[serde(default)]
    pub misinformation: bool,
    /// Is it about the holiday?
    #[serde(default)]
    pub holiday: bool,
    /// Does it sell something?
    #[serde(default)]
    pub sells: bool,
    /// Handles of the viewers that hid it, where they met it on a profile.
    #[serde(default)]
    pub hidden_by: Vec<String>,
}

fn usual() -> f64 {
    1.0
}

impl Roster {
    /// The account of that handle.
    pub(super) fn account(&self, handle: &str) -> Option<usize> {
        self.people.iter().position(|resident| resident.handle == handle)
    }

    /// The accounts of those handles, in their order.
    pub(super) fn accounts<'a>(&self, handles: impl IntoIterator<Item = &'a String>) -> Vec<AccountId> {
        handles.into_iter().filter_map(|handle| self.account(handle)).map(|at| AccountId(at as u32)).collect()
    }

    /// The word bank's places that drawn people live in, the most common first.
    pub(super) fn homes(&self, words: &Words) -> Vec<usize> {
        match self.places.is_empty() {
            true => (0..words.places.len()).collect(),
            false => self.places.iter().filter_map(|name| words.place(name)).collect(),
        }
    }

    /// Is the account a close friend of a given viewer?
    pub(super) fn is_close_to_a_viewer(&self, account: usize) -> bool {
        let handle = self.people.get(account).map(|resident| &resident.handle);
        handle.is_some_and(|handle| self.profiles().any(|(_, profile)| profile.close_to.contains(handle)))
    }

    /// The given viewer behind an account.
    pub(super) fn profile(&self, account: usize) -> Option<&Profile> {
        self.people.get(account)?.profile.as_ref()
    }

    /// The accounts with a profile, ascending.
    pub(super) fn profiles(&self) -> impl Iterator<Item = (usize, &Profile)> {
        self.people.iter().enumerate().filter_map(|(at, resident)| Some((at, resident.profile.as_ref()?)))
    }
}

impl Resident {
    /// Its topics as shares, in the order of the word bank's.
    pub(super) fn shares(&self, words: &Words) -> Shares {
        let known = |topic: &String| self.topics.get(topic).copied().unwrap_or(0.0);
        let sum: f64 = words.topics.keys().map(known).sum();
        words.topics.keys().map(|topic| known(topic) / if sum > 0.0 { sum } else { 1.0 }).collect()
    }
}

impl Profile {
    /// Everybody it follows for sure, as handles; may name one twice.
    pub(super) fn followed(&self) -> impl Iterator<Item = &String> {
        self.close_to.iter().chain(&self.favorites).chain(&self.muted).chain(&self.follows)
    }

    /// The hashtags it follows.
    pub(super) fn tags(&self, tags: &Tags) -> Vec<HashtagId> {
        self.hashtags.iter().filter_map(|tag| tags.named(tag)).collect()
    }

    /// What is added per medium, in [`Media::ALL`] order.
    pub(super) fn media(&self) -> [f64; 4] {
        Media::ALL.map(|media| self.media.get(&media).copied().unwrap_or(0.0))
    }

    /// What is added per action.
    pub(super) fn readiness(&self) -> PerAction<f64> {
        PerAction::from_fn(|action: Action| self.readiness.get(action.key()).copied().unwrap_or(0.0))
    }
}
