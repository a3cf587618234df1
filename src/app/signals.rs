//! What is known of a viewer, edited by hand: what it did, what it searched for, what it holds and where it is.

use jiff::SignedDuration;

use crate::domain::{
    Action, ActionSet, Device, HashtagId, Impression, PlaceId, PostId, Search, Table, Timestamp, Viewer, World,
};
use crate::files::Act;

use super::data::WorldEdit;
use super::document::{Document, PASSED_DWELL_SECS};

/// Seconds of a post that was stayed on. Assumed.
const STAYED_SECS: f64 = 10.0;
/// Seconds of a post that was skipped; under one second counts as that.
const SKIPPED_SECS: f64 = 0.5;
/// The place of a post in a feed it was not seen in. Assumed; predictions do not depend on it.
const ELSEWHERE: u32 = 10;
/// A search counts from after it on; so it was made so long before the clock.
const AGO: SignedDuration = SignedDuration::from_mins(1);
/// Why nothing was done with an entry that another step took away.
const GONE: &str = "it is not there any more";
/// At most so many seconds on a post can be written: an hour. Assumed.
pub const MOST_SECS: f64 = 3600.0;

/// Where an entry of the log is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Entry {
    /// In the world, by its index there.
    World(u32),
    /// In what was done since the world was opened, by its index there.
    Act(u32),
}

/// What somebody can have done with a post.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Deed {
    /// Only saw it.
    Viewed,
    /// Liked it.
    #[default]
    Liked,
    /// Wrote a comment.
    Commented,
    /// Sent it to somebody.
    Shared,
    /// Saved it.
    Saved,
    /// Stayed on it.
    Stayed,
    /// Skipped it within a second.
    Skipped,
    /// Watched it once more, to its end.
    Rewatched,
}

impl Deed {
    /// All of them.
    pub const ALL: [Deed; 8] = [
        Deed::Viewed,
        Deed::Liked,
        Deed::Commented,
        Deed::Shared,
        Deed::Saved,
        Deed::Stayed,
        Deed::Skipped,
        Deed::Rewatched,
    ];

    /// What it is called.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Deed::Viewed => "Viewed",
            Deed::Liked => "Liked",
            Deed::Commented => "Commented",
            Deed::Shared => "Shared",
            Deed::Saved => "Saved",
            Deed::Stayed => "Stayed 10 s",
            Deed::Skipped => "Skipped",
            Deed::Rewatched => "Rewatched",
        }
    }

    /// The action it names outright.
    const fn named(self) -> Option<Action> {
        match self {
            Deed::Liked => Some(Action::Like),
            Deed::Commented => Some(Action::Comment),
            Deed::Shared => Some(Action::Share),
            Deed::Saved => Some(Action::Save),
            Deed::Viewed | Deed::Stayed | Deed::Skipped | Deed::Rewatched => None,
        }
    }

    /// Is it a showing of its own, whatever was done with the post before?
    const fn is_apart(self) -> bool {
        matches!(self, Deed::Viewed | Deed::Rewatched)
    }
}

/// What somebody can look at posts on, and what that is called.
pub const DEVICES: [(Device, &str); 3] =
    [(Device::Phone, "Phone"), (Device::Tablet, "Tablet"), (Device::Web, "Browser")];

/// One thing changed about what is known of the viewer.
#[derive(Clone, Debug, PartialEq)]
pub enum Signal {
    /// It did that with a post now, which stands at that rank of the feed where it does.
    Did(PostId, Deed, Option<u32>),
    /// It spent so many seconds on it.
    Dwell(Entry, f64),
    /// It never happened.
    Remove(Entry),
    /// It searched for a hashtag, a minute ago.
    Search(HashtagId),
    /// It did not: the search at that index never happened.
    Unsearch(u32),
    /// It holds that.
    Holds(Device),
    /// It is there; `None` where nobody knows.
    IsIn(Option<PlaceId>),
}

impl Document {
    /// Puts it into the document.
    ///
    /// # Errors
    /// Why it cannot be done.
    pub fn signal(&mut self, signal: &Signal) -> Result<(), String> {
        match *signal {
            Signal::Did(post, deed, rank) => self.note(post, deed, rank),
            Signal::Dwell(Entry::Act(at), secs) => {
                let act = self.acts.get_mut(at as usize).ok_or(GONE)?;
                act.impression.dwell_secs = secs;
                Ok(())
            }
            Signal::Dwell(Entry::World(row), secs) => {
                self.edit_world(&WorldEdit::Write(Table::Impressions, row, "dwell_secs", secs.to_string()))
            }
            Signal::Remove(Entry::Act(at)) => {
                let at = at as usize;
                if at >= self.acts.len() {
                    return Err(GONE.to_owned());
                }
                self.acts.remove(at);
                Ok(())
            }
            Signal::Remove(Entry::World(row)) => self.edit_world(&WorldEdit::Remove(Table::Impressions, vec![row])),
            Signal::Search(hashtag) => {
                let at = self.now.checked_sub(AGO).unwrap_or(self.now);
                let search = Search { at, hashtag };
                if !self.viewer().searches.contains(&search) {
                    self.change_viewer(|viewer| viewer.searches.push(search));
                }
                Ok(())
            }
            Signal::Unsearch(at) => {
                let at = at as usize;
                if at >= self.viewer().searches.len() {
                    return Err(GONE.to_owned());
                }
                self.change_viewer(|viewer| {
                    viewer.searches.remove(at);
                });
                Ok(())
            }
            Signal::Holds(device) => {
                self.change_viewer(|viewer| viewer.device = device);
                Ok(())
            }
            Signal::IsIn(place) => {
                self.change_viewer(|viewer| viewer.place = place);
                Ok(())
            }
        }
    }

    fn note(&mut self, post: PostId, deed: Deed, rank: Option<u32>) -> Result<(), String> {
        let (viewer, media, now) = (self.viewer, self.world.post(post).media, self.now);
        if deed == Deed::Rewatched && !media.plays() {
            return Err(format!("a {} does not play", media.key()));
        }
        if self.world.post(post).created_at > now {
            return Err("it is posted only later".to_owned());
        }
        let fresh = |act: &&mut Act| !act.behind && act.impression.viewer == viewer && act.impression.post == post;
        let known = if deed.is_apart() { None } else { self.acts.iter_mut().find(fresh) };
        let was = known.as_ref().map(|act| act.impression.clone());
        let act = match known {
            Some(act) => act,
            None => {
                let impression = Impression {
                    viewer,
                    post,
                    at: now,
                    position: rank.unwrap_or(ELSEWHERE),
                    dwell_secs: PASSED_DWELL_SECS,
                    watched: media.plays().then_some(0.0),
                    named: ActionSet::default(),
                };
                self.acts.push(Act { impression, behind: false });
                let last = self.acts.len() - 1;
                &mut self.acts[last]
            }
        };
        let impression = &mut act.impression;
        match deed {
            Deed::Viewed => {}
            Deed::Stayed => impression.dwell_secs = impression.dwell_secs.max(STAYED_SECS),
            Deed::Skipped => impression.dwell_secs = SKIPPED_SECS,
            Deed::Rewatched => {
                impression.watched = Some(1.0);
                let length = self.world.post(post).duration_secs.unwrap_or(0.0);
                impression.dwell_secs = length.clamp(Impression::DWELL_SECS, MOST_SECS);
            }
            Deed::Liked | Deed::Commented | Deed::Shared | Deed::Saved => {
                impression.dwell_secs = impression.dwell_secs.max(Impression::DWELL_SECS);
                impression.named = deed.named().into_iter().fold(impression.named, ActionSet::with);
            }
        }
        if was.as_ref() == Some(&*impression) {
            return Err("the log holds that already".to_owned());
        }
        Ok(())
    }

    fn change_viewer(&mut self, change: impl FnOnce(&mut Viewer)) {
        let mut viewer = self.viewer().clone();
        change(&mut viewer);
        if viewer == *self.world.viewer(self.viewer) {
            self.viewers.remove(&self.viewer);
        } else {
            self.viewers.insert(self.viewer, viewer);
        }
    }

    /// A day later: what was acted on or scrolled past is behind, as after a refresh, and the clock stands 24 hours on.
    pub fn next_day(&mut self, passed: &[PostId]) -> Option<()> {
        let later: Timestamp = self.now.checked_add(SignedDuration::from_hours(24)).ok()?;
        self.refresh(passed);
        self.now = later;
        Some(())
    }
}

/// What the step is called; `None` where it changed nothing.
#[must_use]
pub fn name(before: &Document, after: &Document, signal: &Signal) -> Option<String> {
    let of = |post: PostId| author(&before.world, post);
    let seen =
        |entry: Entry| impression(before, entry).map_or("a post".to_owned(), |it| format!("a post of {}", of(it.post)));
    let tag = |tag: HashtagId| before.world.names.hashtags[tag.0 as usize].as_str();
    let is_same = before.viewer() == after.viewer();
    match *signal {
        Signal::Did(post, deed, _) => {
            (before.acts != after.acts).then(|| format!("{} a post of {}", deed.name(), of(post)))
        }
        Signal::Dwell(entry, secs) => {
            let is_new = impression(before, entry).is_none_or(|it| it.dwell_secs != secs);
            is_new.then(|| format!("{} s on {}", super::numbers::short(secs, 1), seen(entry)))
        }
        Signal::Remove(entry) => Some(format!("Took {} out of the log", seen(entry))),
        Signal::Search(hashtag) => (!is_same).then(|| format!("Searched for #{}", tag(hashtag))),
        Signal::Unsearch(at) => before
            .viewer()
            .searches
            .get(at as usize)
            .map(|search| format!("Forgot the search for #{}", tag(search.hashtag))),
        Signal::Holds(device) => (!is_same).then(|| format!("Looks {}", looking(device))),
        Signal::IsIn(place) => (!is_same).then(|| match place {
            Some(place) => format!("Is in {}", before.world.names.places[place.0 as usize]),
            None => "Is nowhere known".to_owned(),
        }),
    }
}

/// What somebody looks at posts on, in a sentence: `on a phone`.
const fn looking(device: Device) -> &'static str {
    match device {
        Device::Phone => "on a phone",
        Device::Tablet => "on a tablet",
        Device::Web => "in a browser",
    }
}

/// What an entry says; `None` where it is not there any more.
#[must_use]
pub fn impression(document: &Document, entry: Entry) -> Option<&Impression> {
    match entry {
        Entry::World(row) => document.world.impressions.get(row as usize),
        Entry::Act(at) => document.acts.get(at as usize).map(|act| &act.impression),
    }
}

fn author(world: &World, post: PostId) -> &str {
    &world.account(world.post(post).author).id
}
