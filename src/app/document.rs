//! What a person works on: undo covers it, a file saves it.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use crate::domain::{AccountId, Action, ActionSet, AdId, Impression, PostId, Timestamp, Viewer, ViewerId, World};
use crate::files::{Act, WorldSource};
use crate::model::Model;
use crate::policy::Policy;

use super::compare::Place;
use super::data::Edits;
use super::known::Known;

/// Seconds an act of the hand implies somebody stayed on the post; just enough to count as dwelling. Assumed.
const ACT_DWELL_SECS: f64 = Impression::DWELL_SECS;
/// Seconds of a post that was only scrolled past. Assumed, near the 1.7 s measured on mobile feeds in 2017.
pub(super) const PASSED_DWELL_SECS: f64 = 1.7;

/// Everything a person can change about the feed at hand.
#[derive(Clone, Debug)]
pub struct Document {
    /// What exists: as opened, with what was edited since.
    pub world: Arc<World>,
    /// What was edited in it since it was opened.
    pub edits: Edits,
    /// Where it came from.
    pub source: WorldSource,
    /// What is turned.
    pub policy: Policy,
    /// The one moves are counted from.
    pub pinned: Policy,
    /// Policies that stand beside it in Compare.
    pub others: Vec<Policy>,
    /// Where the policy was opened from or saved to.
    pub policy_path: Option<PathBuf>,
    /// Whose feed is shown.
    pub viewer: ViewerId,
    /// Viewers whose controls differ from the world's.
    pub viewers: BTreeMap<ViewerId, Viewer>,
    /// Whom the accounts follow whose follows differ from the world's.
    pub follows: BTreeMap<AccountId, Vec<AccountId>>,
    /// The clock.
    pub now: Timestamp,
    /// What was done in the phone since the world was opened, in order.
    pub acts: Vec<Act>,
    /// What predicts; `None` for the model that comes with the program.
    pub model: Option<Arc<Model>>,
    /// What was known at a moment, where that was counted elsewhere.
    pub known: Option<Known>,
}

/// One of a viewer's controls, and the position to put it in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Control {
    /// In the close friends list or not.
    CloseFriend(AccountId, bool),
    /// In the favorites or not.
    Favorite(AccountId, bool),
    /// Muted or not.
    Mute(AccountId, bool),
    /// Followed or not.
    Follow(AccountId, bool),
    /// Hidden or not.
    Hide(PostId, bool),
    /// The ad hidden or reported, or not.
    HideAd(AdId, bool),
}

/// How many policies can stand beside the one at hand; with the pinned one that makes four feeds.
pub const OTHERS: usize = 2;

impl Document {
    /// Another world in place of this one, under the same policies.
    #[must_use]
    pub fn in_world(&self, world: Arc<World>, source: WorldSource) -> Document {
        let Document { policy, pinned, others, model, .. } = self.clone();
        Document { policy, pinned, others, model, ..Document::new(world, source) }
    }

    /// A world as opened: its first viewer, its own clock, the default policy.
    #[must_use]
    pub fn new(world: Arc<World>, source: WorldSource) -> Document {
        Document {
            now: world.now,
            edits: Edits::none(world.clone()),
            world,
            source,
            policy: Policy::defaults(),
            pinned: Policy::defaults(),
            others: Vec::new(),
            policy_path: None,
            viewer: ViewerId(0),
            viewers: BTreeMap::new(),
            follows: BTreeMap::new(),
            acts: Vec::new(),
            model: None,
            known: None,
        }
    }

    /// What predicts.
    #[must_use]
    pub fn model(&self) -> &Model {
        self.model.as_deref().unwrap_or_else(|| Model::shipped())
    }

    /// The policy at that place of the comparison; `None` where there is none.
    #[must_use]
    pub fn policy_at(&self, place: Place) -> Option<&Policy> {
        match place {
            Place::Pinned => Some(&self.pinned),
            Place::AtHand => Some(&self.policy),
            Place::Other(at) => self.others.get(at),
        }
    }

    /// The policy at that place and the one at hand change places; `None` where there is none.
    pub fn change_places(&mut self, place: Place) -> Option<()> {
        match place {
            Place::Pinned => std::mem::swap(&mut self.pinned, &mut self.policy),
            Place::AtHand => {}
            Place::Other(at) => std::mem::swap(self.others.get_mut(at)?, &mut self.policy),
        }
        Some(())
    }

    /// The viewer whose feed is shown, with its controls as they stand.
    #[must_use]
    pub fn viewer(&self) -> &Viewer {
        self.viewers.get(&self.viewer).unwrap_or_else(|| self.world.viewer(self.viewer))
    }

    /// Whom the viewer follows, as it stands.
    #[must_use]
    pub fn follows(&self) -> &[AccountId] {
        let account = self.viewer().account;
        self.follows.get(&account).unwrap_or(&self.world.account(account).follows)
    }

    /// Puts a control in a position; what the world says already is not kept twice.
    pub fn set(&mut self, control: Control) {
        let (mut viewer, mut follows) = (self.viewer().clone(), self.follows().to_vec());
        control.apply(&mut viewer, &mut follows);
        let account = viewer.account;
        if follows == self.world.account(account).follows {
            self.follows.remove(&account);
        } else {
            self.follows.insert(account, follows);
        }
        if viewer == *self.world.viewer(self.viewer) {
            self.viewers.remove(&self.viewer);
        } else {
            self.viewers.insert(self.viewer, viewer);
        }
    }

    /// What the viewer did with a post since the last refresh.
    #[must_use]
    pub fn did(&self, post: PostId, action: Action) -> bool {
        self.fresh_act(post).is_some_and(|act| act.impression.did(action) == Some(true))
    }

    /// Does an action in the phone, or takes it back; `position` is the post's place in the feed, 1 = top.
    pub fn toggle(&mut self, post: PostId, action: Action, position: u32) {
        let did = self.did(post, action);
        let plays = self.world.post(post).media.plays();
        let viewer = self.viewer;
        let at = match self.acts.iter().position(|act| is_fresh(act, viewer, post)) {
            Some(at) => at,
            None => {
                let impression = Impression {
                    viewer,
                    post,
                    at: self.now,
                    position,
                    dwell_secs: ACT_DWELL_SECS,
                    watched: plays.then_some(0.0),
                    named: ActionSet::default(),
                };
                self.acts.push(Act { impression, behind: false });
                self.acts.len() - 1
            }
        };
        let impression = &mut self.acts[at].impression;
        match action {
            Action::Watch => impression.watched = plays.then_some(if did { 0.0 } else { 1.0 }),
            Action::Dwell => impression.dwell_secs = if did { PASSED_DWELL_SECS } else { ACT_DWELL_SECS },
            named if did => impression.named = impression.named.without(named),
            named => impression.named = impression.named.with(named),
        }
        let nothing_left = impression.named == ActionSet::default() && impression.watched.unwrap_or(0.0) == 0.0;
        if did && nothing_left {
            self.acts.remove(at);
        }
    }

    /// Pulls to refresh: what was acted on or scrolled past is behind, and the next feed is made without it.
    /// `passed` are the posts scrolled past, top to bottom.
    pub fn refresh(&mut self, passed: &[PostId]) {
        for (position, &post) in (1..).zip(passed) {
            if self.fresh_act(post).is_none() {
                let watched = self.world.post(post).media.plays().then_some(0.0);
                let impression = Impression {
                    viewer: self.viewer,
                    post,
                    at: self.now,
                    position,
                    dwell_secs: PASSED_DWELL_SECS,
                    watched,
                    named: ActionSet::default(),
                };
                self.acts.push(Act { impression, behind: true });
            }
        }
        let viewer = self.viewer;
        self.acts.iter_mut().filter(|act| act.impression.viewer == viewer).for_each(|act| act.behind = true);
    }

    /// Posts of the viewer that are behind since a refresh.
    #[must_use]
    pub fn behind(&self) -> Vec<PostId> {
        let own = self.acts.iter().filter(|act| act.impression.viewer == self.viewer && act.behind);
        own.map(|act| act.impression.post).collect()
    }

    /// The world with everything changed here in it, as a file would hold it. Its clock is the later of the two, as no
    /// impression may be later than the clock.
    #[must_use]
    pub fn to_world(&self) -> World {
        let mut parts = (**self.world).clone();
        for (id, viewer) in &self.viewers {
            parts.viewers[id.0 as usize] = viewer.clone();
        }
        for (id, follows) in &self.follows {
            parts.accounts[id.0 as usize].follows.clone_from(follows);
        }
        parts.impressions.extend(self.acts.iter().map(|act| act.impression.clone()));
        parts.now = self.now.max(parts.now);
        World::new(parts)
    }

    fn fresh_act(&self, post: PostId) -> Option<&Act> {
        self.acts.iter().find(|act| is_fresh(act, self.viewer, post))
    }
}

fn is_fresh(act: &Act, viewer: ViewerId, post: PostId) -> bool {
    !act.behind && act.impression.viewer == viewer && act.impression.post == post
}

impl Control {
    /// Puts the control in its position in a viewer's lists, of which `follows` is one.
    pub fn apply(self, viewer: &mut Viewer, follows: &mut Vec<AccountId>) {
        match self {
            Control::CloseFriend(account, on) => put(&mut viewer.close_friends, account, on),
            Control::Favorite(account, on) => put(&mut viewer.favorites, account, on),
            Control::Mute(account, on) => put(&mut viewer.muted, account, on),
            Control::Follow(account, on) => put(follows, account, on),
            Control::Hide(post, on) => put(&mut viewer.hidden, post, on),
            Control::HideAd(ad, on) => put(&mut viewer.hidden_ads, ad, on),
        }
    }
}

/// Puts an entry in a list or takes it out; the others keep their order.
fn put<T: PartialEq>(list: &mut Vec<T>, entry: T, on: bool) {
    match list.iter().position(|other| *other == entry) {
        Some(at) if !on => drop(list.remove(at)),
        None if on => list.push(entry),
        _ => {}
    }
}
