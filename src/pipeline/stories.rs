//! The stories tray: whose circles stand at the top, and in what order (F34, F40).

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::domain::{AccountId, Timestamp, hours_between};

use super::Context;

/// Hours a story is shown. Assumed: the card names no number.
const STORY_HOURS: f64 = 24.0;

/// One circle of the tray.
#[derive(Clone, Debug, PartialEq)]
pub struct Tray {
    /// Whose stories.
    pub account: AccountId,
    /// Its stories, newest first, as indices into the world's.
    pub stories: Vec<usize>,
    /// When the newest was posted.
    pub newest: Timestamp,
    /// Is the account a close friend?
    pub close_friend: bool,
    /// How much the viewer has to do with the account, 0..1.
    pub affinity: f64,
}

/// Accounts with a story that the viewer follows and has not muted: close friends first, then by affinity, then the one
/// with the newest story, then by handle. Stories from after the clock do not exist yet, and those older than
/// 24 hours no longer.
#[must_use]
pub fn stories(context: &Context<'_>) -> Vec<Tray> {
    let Context { world, viewer, .. } = *context;
    let mut by_account: BTreeMap<AccountId, Vec<usize>> = BTreeMap::new();
    let lives = |at: Timestamp| (0.0..STORY_HOURS).contains(&hours_between(at, context.now));
    for (at, story) in world.stories.iter().enumerate().filter(|(_, story)| lives(story.at)) {
        if world.follows(viewer.account, story.account) && !viewer.muted.contains(&story.account) {
            by_account.entry(story.account).or_default().push(at);
        }
    }
    let mut trays: Vec<Tray> = by_account
        .into_iter()
        .map(|(account, mut stories)| {
            stories.sort_by_key(|&at| (Reverse(world.stories[at].at), at));
            let newest = world.stories[stories[0]].at;
            let affinity = context.history.affinity(context.viewer_id, account);
            Tray { account, stories, newest, close_friend: viewer.close_friends.contains(&account), affinity }
        })
        .collect();
    trays.sort_by(|a, b| {
        b.close_friend
            .cmp(&a.close_friend)
            .then(b.affinity.total_cmp(&a.affinity))
            .then(b.newest.cmp(&a.newest))
            .then_with(|| world.account(a.account).id.cmp(&world.account(b.account).id))
    });
    trays
}
