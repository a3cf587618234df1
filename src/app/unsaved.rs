//! What was done in a world and is in no file: kept by names, so that it finds its place in the world opened again.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::domain::{
    AccountId, Action, ActionSet, AdId, Device, HashtagId, Impression, PlaceId, PostId, Search, Timestamp, Viewer,
    ViewerId, World,
};
use crate::files::Act;
use crate::model::Model;

use super::document::Document;
use super::session::Session;

/// What a document has beside its world and its policy.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Unsaved {
    /// What was edited in the world, step by step.
    edits: Vec<serde_json::Value>,
    /// The clock, where it is not the world's own.
    now: Option<Timestamp>,
    /// Viewers whose controls differ from the world's.
    viewers: Vec<Controls>,
    /// Whom the accounts follow whose follows differ from the world's.
    follows: BTreeMap<String, Vec<String>>,
    /// What was done in the phone, in order.
    acts: Vec<Deed>,
    /// The words of comments: by whom, on which post, what.
    written: Vec<(String, String, String)>,
    /// Stories that were seen: by whom, and which one, by its index in the world.
    seen_stories: Vec<(String, usize)>,
    /// What predicts, where it is not the model that comes with the program.
    model: Option<Arc<Model>>,
}

/// A viewer's lists.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
struct Controls {
    viewer: String,
    close_friends: Vec<String>,
    favorites: Vec<String>,
    muted: Vec<String>,
    hidden: Vec<String>,
    hidden_ads: Vec<String>,
    /// What it holds, where it is and what it searched for, where that is not as the world says.
    #[serde(skip_serializing_if = "Option::is_none")]
    signals: Option<Signals>,
}

/// What is known of a viewer beside what it did.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Signals {
    device: Device,
    place: Option<String>,
    searches: Vec<(Timestamp, String)>,
}

/// An act.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Deed {
    viewer: String,
    post: String,
    at: Timestamp,
    position: u32,
    dwell_secs: f64,
    watched: Option<f64>,
    did: Vec<String>,
    behind: bool,
}

impl Unsaved {
    /// What of a document, and of the words and stories in its phone, is in no file.
    #[must_use]
    pub fn of(document: &Document, session: &Session) -> Unsaved {
        let world = &document.world;
        let account = |id: AccountId| world.account(id).id.clone();
        let viewer = |id: ViewerId| account(world.viewer(id).account);
        let follows = |(&id, followed): (&AccountId, &Vec<AccountId>)| {
            (account(id), followed.iter().map(|&id| account(id)).collect())
        };
        let written = |(&(by, post), words): (&(ViewerId, PostId), &String)| {
            (viewer(by), world.post(post).id.clone(), words.clone())
        };
        Unsaved {
            edits: document.edits.told().cloned().collect(),
            now: (document.now != world.now).then_some(document.now),
            viewers: document.viewers.values().map(|viewer| Controls::of(world, viewer)).collect(),
            follows: document.follows.iter().map(follows).collect(),
            acts: document.acts.iter().map(|act| Deed::of(world, act)).collect(),
            written: session.written.iter().map(written).collect(),
            seen_stories: session.seen_stories.iter().map(|&(by, story)| (viewer(by), story)).collect(),
            model: document.model.clone(),
        }
    }

    /// Does to a world what was done to it before.
    pub(super) fn edit_again(&self, document: &mut Document) {
        document.edit_again(&self.edits);
    }

    /// Puts the rest into a document of the same world; what the world no longer has, or has already, is left out.
    pub fn restore(&self, document: &mut Document, session: &mut Session) {
        let world = document.world.clone();
        document.now = self.now.unwrap_or(document.now);
        // One that another version wrote may know other features.
        document.model = self.model.clone().filter(|model| model.validate().is_empty());
        for controls in &self.viewers {
            let Some(id) = world.viewer_named(&controls.viewer) else { continue };
            let viewer = controls.to_viewer(&world, world.viewer(id));
            if viewer != *world.viewer(id) {
                document.viewers.insert(id, viewer);
            }
        }
        let named = |names: &Vec<String>| names.iter().filter_map(|name| world.account_named(name)).collect::<Vec<_>>();
        let follows = self.follows.iter().filter_map(|(name, names)| Some((world.account_named(name)?, named(names))));
        document.follows = follows.filter(|(id, follows)| *follows != world.account(*id).follows).collect();
        let words = |(by, post, words): &(String, String, String)| {
            Some(((world.viewer_named(by)?, world.post_named(post)?), words.clone()))
        };
        session.written = self.written.iter().filter_map(words).collect();
        let seen = self.seen_stories.iter().filter(|(_, story)| *story < world.stories.len());
        session.seen_stories = seen.filter_map(|(by, story)| Some((world.viewer_named(by)?, *story))).collect();
        let acts = self.acts.iter().filter_map(|deed| deed.to_act(&world));
        document.acts = acts.filter(|act| !world.impressions.contains(&act.impression)).collect();
    }
}

impl Controls {
    fn of(world: &World, viewer: &Viewer) -> Controls {
        let accounts = |ids: &[AccountId]| ids.iter().map(|&id| world.account(id).id.clone()).collect();
        Controls {
            viewer: world.account(viewer.account).id.clone(),
            close_friends: accounts(&viewer.close_friends),
            favorites: accounts(&viewer.favorites),
            muted: accounts(&viewer.muted),
            hidden: viewer.hidden.iter().map(|&id| world.post(id).id.clone()).collect(),
            hidden_ads: viewer.hidden_ads.iter().map(|id| world.ads[id.0 as usize].id.clone()).collect(),
            signals: Signals::of(world, viewer),
        }
    }

    fn to_viewer(&self, world: &World, viewer: &Viewer) -> Viewer {
        let accounts = |names: &[String]| names.iter().filter_map(|name| world.account_named(name)).collect();
        let ad = |name: &String| world.ads.iter().position(|ad| ad.id == *name).map(|at| AdId(at as u32));
        Viewer {
            close_friends: accounts(&self.close_friends),
            favorites: accounts(&self.favorites),
            muted: accounts(&self.muted),
            hidden: self.hidden.iter().filter_map(|name| world.post_named(name)).collect(),
            hidden_ads: self.hidden_ads.iter().filter_map(ad).collect(),
            ..self.signals.as_ref().map_or_else(|| viewer.clone(), |signals| signals.to_viewer(world, viewer))
        }
    }
}

impl Signals {
    /// Those of a viewer; `None` where the world says the same.
    fn of(world: &World, viewer: &Viewer) -> Option<Signals> {
        let own = world.viewers.iter().find(|own| own.account == viewer.account)?;
        let is_same = (own.device, own.place, &own.searches) == (viewer.device, viewer.place, &viewer.searches);
        let name = |list: &[String], at: u32| list[at as usize].clone();
        let search = |search: &Search| (search.at, name(&world.names.hashtags, search.hashtag.0));
        (!is_same).then(|| Signals {
            device: viewer.device,
            place: viewer.place.map(|place| name(&world.names.places, place.0)),
            searches: viewer.searches.iter().map(search).collect(),
        })
    }

    fn to_viewer(&self, world: &World, viewer: &Viewer) -> Viewer {
        let at = |list: &[String], name: &String| list.iter().position(|known| known == name).map(|at| at as u32);
        let search = |(when, tag): &(Timestamp, String)| {
            Some(Search { at: *when, hashtag: HashtagId(at(&world.names.hashtags, tag)?) })
        };
        Viewer {
            device: self.device,
            place: self.place.as_ref().and_then(|place| at(&world.names.places, place)).map(PlaceId),
            searches: self.searches.iter().filter_map(search).collect(),
            ..viewer.clone()
        }
    }
}

impl Deed {
    fn of(world: &World, act: &Act) -> Deed {
        let impression = &act.impression;
        Deed {
            viewer: world.account(world.viewer(impression.viewer).account).id.clone(),
            post: world.post(impression.post).id.clone(),
            at: impression.at,
            position: impression.position,
            dwell_secs: impression.dwell_secs,
            watched: impression.watched,
            did: impression.named.iter().map(|action| action.key().to_owned()).collect(),
            behind: act.behind,
        }
    }

    fn to_act(&self, world: &World) -> Option<Act> {
        let post: PostId = world.post_named(&self.post)?;
        let named = self.did.iter().filter_map(|key| Action::from_key(key));
        let impression = Impression {
            viewer: world.viewer_named(&self.viewer)?,
            post,
            at: self.at,
            position: self.position,
            dwell_secs: self.dwell_secs,
            watched: self.watched,
            named: named.collect::<ActionSet>(),
        };
        Some(Act { impression, behind: self.behind })
    }
}
