//! The eight things a viewer can do with a post, in the one order used everywhere.

use std::ops::{Index, IndexMut};

/// One thing a viewer can do with a post.
///
/// The declaration order is the order of every table, file, sum and picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Action {
    /// Likes it.
    Like,
    /// Writes a comment.
    Comment,
    /// Saves it for later.
    Save,
    /// Sends it to somebody.
    Share,
    /// Opens the author's profile.
    ProfileTap,
    /// Spends three seconds or more on it.
    Dwell,
    /// Watches half of it or more; defined for video and reel only.
    Watch,
    /// Hides it, reports it or says "not interested".
    Hide,
}

impl Action {
    /// All actions, in order.
    pub const ALL: [Action; 8] = [
        Action::Like,
        Action::Comment,
        Action::Save,
        Action::Share,
        Action::ProfileTap,
        Action::Dwell,
        Action::Watch,
        Action::Hide,
    ];

    /// The actions an impression names outright; dwell and watch follow from its times instead.
    pub const NAMED: [Action; 6] =
        [Action::Like, Action::Comment, Action::Save, Action::Share, Action::ProfileTap, Action::Hide];

    /// The name in files, on the command line and in knob keys.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Action::Like => "like",
            Action::Comment => "comment",
            Action::Save => "save",
            Action::Share => "share",
            Action::ProfileTap => "profile_tap",
            Action::Dwell => "dwell",
            Action::Watch => "watch",
            Action::Hide => "hide",
        }
    }

    /// The action of that [`Action::key`].
    #[must_use]
    pub fn from_key(key: &str) -> Option<Action> {
        Action::ALL.into_iter().find(|action| action.key() == key)
    }
}

/// One `T` for every action, in [`Action::ALL`] order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PerAction<T>(pub [T; 8]);

impl<T> PerAction<T> {
    /// Asks `make` for each action's value, in order.
    pub fn from_fn(make: impl FnMut(Action) -> T) -> Self {
        PerAction(Action::ALL.map(make))
    }

    /// Each action with its value, in order.
    pub fn iter(&self) -> impl Iterator<Item = (Action, &T)> {
        Action::ALL.into_iter().zip(&self.0)
    }

    /// The same shape with every value passed through `change`.
    pub fn map<U>(&self, mut change: impl FnMut(Action, &T) -> U) -> PerAction<U> {
        PerAction::from_fn(|action| change(action, &self[action]))
    }
}

impl<T> Index<Action> for PerAction<T> {
    type Output = T;
    fn index(&self, action: Action) -> &T {
        &self.0[action as usize]
    }
}

impl<T> IndexMut<Action> for PerAction<T> {
    fn index_mut(&mut self, action: Action) -> &mut T {
        &mut self.0[action as usize]
    }
}

/// A set of actions, in one byte.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ActionSet(u8);

impl ActionSet {
    /// Is the action in the set?
    #[must_use]
    pub const fn contains(self, action: Action) -> bool {
        self.0 & (1 << action as u8) != 0
    }

    /// The set with that action in it.
    #[must_use]
    pub const fn with(self, action: Action) -> ActionSet {
        ActionSet(self.0 | (1 << action as u8))
    }

    /// The set without that action.
    #[must_use]
    pub const fn without(self, action: Action) -> ActionSet {
        ActionSet(self.0 & !(1 << action as u8))
    }

    /// Its members, in action order.
    pub fn iter(self) -> impl Iterator<Item = Action> {
        Action::ALL.into_iter().filter(move |&action| self.contains(action))
    }
}

impl FromIterator<Action> for ActionSet {
    fn from_iter<I: IntoIterator<Item = Action>>(actions: I) -> Self {
        actions.into_iter().fold(ActionSet::default(), ActionSet::with)
    }
}
