//! What is asked once of a world, for all its viewers.

use crate::domain::{AccountId, Kind, World};
use crate::simulation::statistics::median;

/// How large creators are in a world.
#[derive(Clone, Debug, PartialEq)]
pub struct Survey {
    /// Followers of the creator in the middle; `None` in a world where no creator posts.
    median_followers: Option<f64>,
}

impl Survey {
    /// Counts the followers of every creator and business that has a post.
    #[must_use]
    pub fn of(world: &World) -> Survey {
        let creators = (0..world.accounts.len() as u32)
            .map(AccountId)
            .filter(|&account| world.account(account).kind != Kind::Person && !world.posts_of(account).is_empty());
        let followers: Vec<f64> = creators.map(|account| world.followers(account).len() as f64).collect();
        Survey { median_followers: median(&followers) }
    }

    /// Is it a creator or a business with fewer followers than half of those that post? Where small ends is assumed.
    #[must_use]
    pub fn is_small_creator(&self, world: &World, account: AccountId) -> bool {
        world.account(account).kind != Kind::Person
            && self.median_followers.is_some_and(|median| (world.followers(account).len() as f64) < median)
    }
}
