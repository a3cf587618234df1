//! A world in which one viewer has as many candidates as a measurement asks for.

use crate::domain::{AccountId, Labels, World};
use crate::policy::{KnobError, Value};

use super::generate::{ACCOUNTS, DAYS, IMPRESSIONS, POSTS, VIEWERS};
use super::{Options, Words, generate};

/// Candidates an author has, on average. Assumed.
const POSTS_PER_AUTHOR: u32 = 20;
/// Of how many accounts the candidates come at most: a generator's work grows with their square. Assumed.
const MOST_AUTHORS: u32 = 2_000;
/// All candidates are younger than this; below the least the default policy lets pass.
const AGE_DAYS: u32 = 13;

/// A generated world whose first viewer follows everybody, has seen nothing, and has exactly `posts` candidates under
/// the default policy. The same seed gives the same world.
///
/// # Errors
/// [`KnobError::Refused`] where `posts` is more than the generator makes.
pub fn world_of_candidates(posts: u32, seed: u64, words: &Words) -> Result<World, KnobError> {
    let mut options = Options::new(seed);
    let accounts = (posts / POSTS_PER_AUTHOR).clamp(10, MOST_AUTHORS);
    for (option, number) in
        [(&POSTS, posts), (&ACCOUNTS, accounts), (&DAYS, AGE_DAYS), (&VIEWERS, 1), (&IMPRESSIONS, 0)]
    {
        options.settings.set(option, Value::Number(number.into()))?;
    }
    let mut parts = generate(&options, words).into_parts();
    let Some(viewer) = parts.viewers.first_mut() else { return Ok(World::new(parts)) };
    let own = viewer.account;
    viewer.muted.clear();
    viewer.hidden.clear();
    let others: Vec<AccountId> = (0..parts.accounts.len() as u32).map(AccountId).filter(|&id| id != own).collect();
    for (at, post) in parts.posts.iter_mut().enumerate() {
        if post.author == own {
            post.author = others[at % others.len()];
        }
        post.labels = Labels { violation: None, ..post.labels.clone() };
    }
    parts.accounts[own.0 as usize].follows = others;
    Ok(World::new(parts))
}
