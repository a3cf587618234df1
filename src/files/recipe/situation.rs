//! What a feed is made from beside world and model, and its way into a recipe and back.

use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::domain::{
    AccountId, Action, ActionSet, AdId, Device, HashtagId, Impression, PlaceId, PostId, Search, Timestamp, Viewer,
    ViewerId, World,
};
use crate::files::spot::{Finding, Spot};
use crate::model::{History, Model};
use crate::pipeline::{Context, FeedKind};
use crate::policy::{Policy, nearest};

use super::shape::{ActFile, ControlsFile, RecipeFile, SearchFile, SignalsFile};

/// What was done with a post since the world was saved.
#[derive(Clone, Debug, PartialEq)]
pub struct Act {
    /// What a world file would say of it.
    pub impression: Impression,
    /// Since the last refresh the post is behind: a candidate of that viewer no more.
    pub behind: bool,
}

/// Everything a feed is made from beside its world and its model.
#[derive(Clone, Debug, PartialEq)]
pub struct Situation {
    /// Whose feed it is.
    pub viewer_id: ViewerId,
    /// The viewer with its controls as they stand.
    pub viewer: Viewer,
    /// Whom accounts follow where that differs from the world.
    pub follows: BTreeMap<AccountId, Vec<AccountId>>,
    /// The clock.
    pub now: Timestamp,
    /// Which feed.
    pub feed: FeedKind,
    /// What is turned.
    pub policy: Policy,
    /// What was done since the world was saved, in order.
    pub acts: Vec<Act>,
}

/// A situation with what follows from it in its world: all that ranking needs.
pub struct Staged<'a> {
    situation: &'a Situation,
    world: Cow<'a, World>,
    history: History,
    behind: Vec<PostId>,
}

impl Situation {
    /// Puts it into its world.
    #[must_use]
    pub fn stage<'a>(&'a self, world: &'a World) -> Staged<'a> {
        let mut history = History::at(world, self.now);
        for act in self.acts.iter().filter(|act| act.impression.at <= self.now) {
            history.observe(world, &act.impression);
        }
        let follows = self.follows.iter();
        let world = follows.fold(Cow::Borrowed(world), |world, (&account, follows)| {
            Cow::Owned(world.into_owned().with_follows(account, follows.clone()))
        });
        let own = self.acts.iter().filter(|act| act.behind && act.impression.viewer == self.viewer_id);
        Staged { situation: self, world, history, behind: own.map(|act| act.impression.post).collect() }
    }

    pub(super) fn to_file(&self, world: &World, hashes: [String; 3]) -> RecipeFile {
        let account = |id: &AccountId| world.account(*id).id.clone();
        let accounts = |ids: &[AccountId]| ids.iter().map(account).collect::<Vec<_>>();
        let [world_sha256, model_sha256, order_sha256] = hashes;
        let policy = serde_json::to_value(self.policy.to_file()).unwrap_or_default();
        RecipeFile {
            format: super::FORMAT.to_owned(),
            world: world.name.clone(),
            world_sha256,
            model_sha256,
            viewer: account(&self.viewer.account),
            now: self.now,
            feed: self.feed,
            policy: policy.as_object().cloned().unwrap_or_default(),
            controls: ControlsFile {
                close_friends: accounts(&self.viewer.close_friends),
                favorites: accounts(&self.viewer.favorites),
                muted: accounts(&self.viewer.muted),
                hidden: self.viewer.hidden.iter().map(|post| world.post(*post).id.clone()).collect(),
                hidden_ads: self.viewer.hidden_ads.iter().map(|ad| world.ads[ad.0 as usize].id.clone()).collect(),
                signals: signals_file(&self.viewer, world.viewer(self.viewer_id), world),
            },
            follows: self.follows.iter().map(|(from, to)| (account(from), accounts(to))).collect(),
            acts: self.acts.iter().map(|act| act_file(act, world)).collect(),
            order_sha256,
        }
    }

    /// The situation a file describes, or everything it names that the world does not have.
    pub(super) fn from_file(file: &RecipeFile, policy: Policy, world: &World) -> Result<Situation, Vec<Finding>> {
        let mut names = Names { world, missing: Vec::new() };
        let viewer_id = names.viewer(&file.viewer, Spot::default().key("viewer"));
        let controls = &file.controls;
        let spot = |list: &'static str| Spot::default().key("controls").key(list);
        let close_friends = names.accounts(&controls.close_friends, &spot("close_friends"));
        let favorites = names.accounts(&controls.favorites, &spot("favorites"));
        let muted = names.accounts(&controls.muted, &spot("muted"));
        let hidden = names.each(&controls.hidden, &spot("hidden"), Names::post);
        let hidden_ads = names.each(&controls.hidden_ads, &spot("hidden_ads"), Names::ad);
        let signals = controls.signals.as_ref().map(|signals| names.signals(signals, &spot("signals")));
        let mut follows = BTreeMap::new();
        for (from, to) in &file.follows {
            let spot = Spot::default().key("follows").key(from.clone());
            if let Some(account) = names.account(from, spot.clone()) {
                follows.insert(account, names.accounts(to, &spot));
            }
        }
        let acts = file.acts.iter().enumerate().filter_map(|(at, act)| names.act(act, &Spot::element("acts", at)));
        let acts = acts.collect();
        let as_in_world = |viewer_id| {
            let viewer = world.viewer(viewer_id).clone();
            match signals {
                Some((device, place, searches)) => Viewer { device, place, searches, ..viewer },
                None => viewer,
            }
        };
        match viewer_id.filter(|_| names.missing.is_empty()) {
            Some(viewer_id) => Ok(Situation {
                viewer_id,
                viewer: Viewer { close_friends, favorites, muted, hidden, hidden_ads, ..as_in_world(viewer_id) },
                follows,
                now: file.now,
                feed: file.feed,
                policy,
                acts,
            }),
            None => Err(names.missing),
        }
    }
}

impl Staged<'_> {
    /// What the pipeline asks for.
    #[must_use]
    pub fn context<'a>(&'a self, model: &'a Model) -> Context<'a> {
        Context {
            world: &self.world,
            policy: &self.situation.policy,
            viewer_id: self.situation.viewer_id,
            viewer: &self.situation.viewer,
            now: self.situation.now,
            feed: self.situation.feed,
            history: &self.history,
            seen_since: &self.behind,
            model,
            facts: None,
        }
    }
}

/// What is known of a viewer, where the world says otherwise.
fn signals_file(viewer: &Viewer, own: &Viewer, world: &World) -> Option<SignalsFile> {
    let is_same = (own.device, own.place, &own.searches) == (viewer.device, viewer.place, &viewer.searches);
    let hashtag = |search: &Search| world.names.hashtags[search.hashtag.0 as usize].clone();
    (!is_same).then(|| SignalsFile {
        device: viewer.device,
        place: viewer.place.map(|place| world.names.places[place.0 as usize].clone()),
        searches: viewer.searches.iter().map(|it| SearchFile { at: it.at, hashtag: hashtag(it) }).collect(),
    })
}

fn act_file(act: &Act, world: &World) -> ActFile {
    let Impression { viewer, post, at, position, dwell_secs, watched, named } = act.impression.clone();
    ActFile {
        viewer: world.account(world.viewer(viewer).account).id.clone(),
        post: world.post(post).id.clone(),
        at,
        position,
        dwell_secs,
        watched,
        actions: named.iter().map(|action| action.key().to_owned()).collect(),
        behind: act.behind,
    }
}

/// Looks names up, and keeps those there are not.
struct Names<'a> {
    world: &'a World,
    missing: Vec<Finding>,
}

impl Names<'_> {
    fn found<T>(&mut self, found: Option<T>, what: &str, name: &str, spot: Spot) -> Option<T> {
        if found.is_none() {
            self.missing.push(Finding::said(spot, format!("there is no {what} \"{name}\" in the world")));
        }
        found
    }

    fn viewer(&mut self, name: &str, spot: Spot) -> Option<ViewerId> {
        self.found(self.world.viewer_named(name), "viewer", name, spot)
    }

    fn account(&mut self, name: &str, spot: Spot) -> Option<AccountId> {
        self.found(self.world.account_named(name), "account", name, spot)
    }

    fn post(&mut self, name: &str, spot: Spot) -> Option<PostId> {
        self.found(self.world.post_named(name), "post", name, spot)
    }

    fn ad(&mut self, name: &str, spot: Spot) -> Option<AdId> {
        let at = self.world.ads.iter().position(|ad| ad.id == name);
        self.found(at.map(|at| AdId(at as u32)), "ad", name, spot)
    }

    fn each<T>(&mut self, names: &[String], list: &Spot, look_up: fn(&mut Self, &str, Spot) -> Option<T>) -> Vec<T> {
        names.iter().enumerate().filter_map(|(at, name)| look_up(self, name, list.clone().at(at))).collect()
    }

    fn signals(&mut self, file: &SignalsFile, spot: &Spot) -> (Device, Option<PlaceId>, Vec<Search>) {
        let known = |list: &[String], name: &str| list.iter().position(|known| known == name).map(|at| at as u32);
        let names = &self.world.names;
        let place = file.place.as_ref().and_then(|place| {
            self.found(known(&names.places, place), "place", place, spot.clone().key("place")).map(PlaceId)
        });
        let search = |(at, it): (usize, &SearchFile)| {
            let spot = spot.clone().key("searches").at(at).key("hashtag");
            let hashtag = self.found(known(&names.hashtags, &it.hashtag), "hashtag", &it.hashtag, spot)?;
            Some(Search { at: it.at, hashtag: HashtagId(hashtag) })
        };
        (file.device, place, file.searches.iter().enumerate().filter_map(search).collect())
    }

    fn accounts(&mut self, names: &[String], list: &Spot) -> Vec<AccountId> {
        self.each(names, list, Names::account)
    }

    fn act(&mut self, act: &ActFile, spot: &Spot) -> Option<Act> {
        let viewer = self.viewer(&act.viewer, spot.clone().key("viewer"));
        let post = self.post(&act.post, spot.clone().key("post"));
        let named: Vec<Action> =
            self.each(&act.actions, &spot.clone().key("actions"), |names, key, spot| names.action(key, spot));
        Some(Act {
            impression: Impression {
                viewer: viewer?,
                post: post?,
                at: act.at,
                position: act.position,
                dwell_secs: act.dwell_secs,
                watched: act.watched,
                named: named.into_iter().collect::<ActionSet>(),
            },
            behind: act.behind,
        })
    }

    fn action(&mut self, key: &str, spot: Spot) -> Option<Action> {
        let found = Action::NAMED.into_iter().find(|action| action.key() == key);
        if found.is_none() {
            let near = nearest(key, Action::NAMED.map(Action::key));
            self.missing.push(Finding::said(spot, format!("there is no action \"{key}\"; did you mean \"{near}\"?")));
        }
        found
    }
}
