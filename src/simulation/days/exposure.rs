//! Whose posts a day's showings went to: concentration, popularity bias, coverage.

use crate::domain::{AccountId, Post, PostId, Timestamp, World, days_between};
use crate::simulation::statistics::{gini, mean};

use super::plan::Reward;
use super::posts::with_something_to_show;

/// Which share of the accounts is called popular: a fifth, as popularity is often cut. Assumed.
const POPULAR: f64 = 0.2;

/// A day's showings, counted.
pub(super) struct Exposure {
    /// How often each account's posts went by.
    pub(super) by_account: Vec<u32>,
    shown: Vec<bool>,
    since: Timestamp,
    oldest_days: f64,
}

impl Exposure {
    /// None yet on the day that begins then, on which posts of so many days can be shown.
    pub(super) fn new(world: &World, since: Timestamp, oldest_days: f64) -> Exposure {
        let (by_account, shown) = (vec![0; world.accounts.len()], vec![false; world.posts.len()]);
        Exposure { by_account, shown, since, oldest_days }
    }

    /// One more showing.
    pub(super) fn add(&mut self, world: &World, post: PostId) {
        self.by_account[world.post(post).author.0 as usize] += 1;
        self.shown[post.0 as usize] = true;
    }

    /// How unevenly the showings are spread over the accounts that have something to show.
    pub(super) fn gini(&self, world: &World, now: Timestamp, oldest_days: f64) -> Option<f64> {
        let show = with_something_to_show(world, now, oldest_days);
        let counts = self.by_account.iter().zip(show).filter(|(count, shows)| *shows || **count > 0);
        gini(&counts.map(|(&count, _)| count as usize).collect::<Vec<_>>())
    }

    /// The share of the showings that went to these accounts by their share of the posts that could be shown up to
    /// `now`: 1 = as many. `None` where nothing was shown or they had nothing to show.
    ///
    /// After the average popularity of what is recommended (Mansoury et al. 2020,
    /// <https://doi.org/10.1145/3340531.3412152>), as a ratio, so that it stays comparable where posts come and go.
    pub(super) fn lift(&self, world: &World, now: Timestamp, accounts: &[bool]) -> Option<f64> {
        let theirs = |account: AccountId| f64::from(u8::from(accounts[account.0 as usize]));
        let posts = mean(self.could_be_shown(world, now).map(|(_, post)| theirs(post.author)))?;
        let all: u32 = self.by_account.iter().sum();
        let shown: f64 =
            self.by_account.iter().zip(accounts).filter(|(_, in_it)| **in_it).map(|(n, _)| f64::from(*n)).sum();
        (all > 0 && posts > 0.0).then(|| shown / f64::from(all) / posts)
    }

    /// The share of the posts that could be shown up to `now` that anybody was shown: aggregate diversity (Adomavicius and
    /// Kwon 2012, <https://doi.org/10.1109/TKDE.2011.15>). `None` where there was none.
    pub(super) fn coverage(&self, world: &World, now: Timestamp) -> Option<f64> {
        mean(self.could_be_shown(world, now).map(|(at, _)| f64::from(u8::from(self.shown[at]))))
    }

    /// Posts that were young enough at any moment of the day, by their place in the world.
    fn could_be_shown<'a>(&self, world: &'a World, now: Timestamp) -> impl Iterator<Item = (usize, &'a Post)> {
        let (since, oldest) = (self.since, self.oldest_days);
        world
            .posts
            .iter()
            .enumerate()
            .filter(move |(_, post)| post.created_at <= now && days_between(post.created_at, since) <= oldest)
    }
}

/// How many actions each account's posts had in the world's past, as [`Reward`] counts them.
pub(super) fn earned(world: &World) -> Vec<u32> {
    let mut earned = vec![0; world.accounts.len()];
    for impression in world.impressions.iter().filter(|impression| impression.at <= world.now) {
        earned[world.post(impression.post).author.0 as usize] += Reward::actions(impression);
    }
    earned
}

/// Which accounts are the [`POPULAR`] share of those with posts that earned most; of equals the first.
pub(super) fn popular(world: &World, earned: &[u32]) -> Vec<bool> {
    let has_posts = |at: &u32| !world.posts_of(AccountId(*at)).is_empty();
    let mut ranked: Vec<u32> = (0..earned.len() as u32).filter(has_posts).collect();
    ranked.sort_by_key(|&at| (std::cmp::Reverse(earned[at as usize]), at));
    ranked.truncate((POPULAR * ranked.len() as f64).ceil() as usize);
    let mut popular = vec![false; earned.len()];
    ranked.into_iter().for_each(|at| popular[at as usize] = true);
    popular
}
