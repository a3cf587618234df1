//! The accounts around an account in the social graph.

use super::{AccountId, Viewer, World};

/// How near an account is to another one, nearest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Nearness {
    /// In its close friends list.
    CloseFriend,
    /// Both follow each other.
    Mutual,
    /// Followed, and does not follow back.
    Followed,
}

impl Nearness {
    /// All of them, nearest first.
    pub const ALL: [Nearness; 3] = [Nearness::CloseFriend, Nearness::Mutual, Nearness::Followed];
}

/// One of the accounts around another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Neighbor {
    /// Which.
    pub account: AccountId,
    /// How near.
    pub nearness: Nearness,
    /// In the favorites.
    pub is_favorite: bool,
    /// Muted.
    pub is_muted: bool,
}

impl World {
    /// Whom the account follows, and its close friends, followed or not; nearest first, of equals by ascending id.
    /// `viewer` holds its lists, where it is one.
    #[must_use]
    pub fn neighbors(&self, account: AccountId, viewer: Option<&Viewer>) -> Vec<Neighbor> {
        let close = viewer.map_or(&[][..], |viewer| &viewer.close_friends);
        let mut around: Vec<AccountId> = self.account(account).follows.iter().chain(close).copied().collect();
        around.sort_unstable();
        around.dedup();
        let neighbor = |other: AccountId| Neighbor {
            account: other,
            nearness: match () {
                () if close.contains(&other) => Nearness::CloseFriend,
                () if self.follows(other, account) => Nearness::Mutual,
                () => Nearness::Followed,
            },
            is_favorite: viewer.is_some_and(|viewer| viewer.favorites.contains(&other)),
            is_muted: viewer.is_some_and(|viewer| viewer.muted.contains(&other)),
        };
        let mut around: Vec<Neighbor> = around.into_iter().map(neighbor).collect();
        around.sort_by_key(|neighbor| neighbor.nearness);
        around
    }
}
