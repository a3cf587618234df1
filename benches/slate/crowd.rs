//! A world of many viewers, who follow others of the same authors and have seen a little.

use glassfeed::domain::{
    AccountId, Action, ActionSet, Device, Impression, PostId, Timestamp, Viewer, ViewerId, WorldParts,
};

use super::{CLOCK, Draw, Shape, account, parts as parts_of_one};

/// Posts that each author has, on average.
const POSTS_EACH: u32 = 20;
/// Authors there are for each that a viewer follows.
const SPREAD: u32 = 40;
/// Posts each viewer has seen.
const SEEN: u32 = 20;

pub(super) fn parts(viewers: u32, candidates: u32) -> WorldParts {
    let follows = (candidates / POSTS_EACH).max(1);
    let authors = follows * SPREAD;
    let mut draw = Draw(11);
    let mut parts = parts_of_one(authors * POSTS_EACH, Shape::Plain);
    parts.accounts[0].follows.clear();
    parts.viewers.clear();
    let posts = parts.posts.len() as u32;
    for at in 0..viewers {
        let mut own = account(authors + 1 + at, 0);
        own.follows = (0..follows).map(|step| AccountId(1 + (draw.below(SPREAD) + step * SPREAD) % authors)).collect();
        parts.viewers.push(viewer(AccountId(parts.accounts.len() as u32), &own.follows));
        parts.accounts.push(own);
        parts.impressions.extend((0..SEEN).map(|position| Impression {
            viewer: ViewerId(at),
            post: PostId(draw.below(posts)),
            at: Timestamp::from_second(CLOCK.as_second() - i64::from(draw.below(1_000))).expect("in range"),
            position: position + 1,
            dwell_secs: draw.share() * 8.0,
            watched: None,
            named: if draw.chance(0.1) { ActionSet::default().with(Action::Like) } else { ActionSet::default() },
        }));
    }
    parts
}

fn viewer(account: AccountId, follows: &[AccountId]) -> Viewer {
    Viewer {
        account,
        about: String::new(),
        hashtags: Vec::new(),
        close_friends: follows.iter().copied().step_by(10).collect(),
        favorites: Vec::new(),
        muted: Vec::new(),
        hidden: Vec::new(),
        hidden_ads: Vec::new(),
        searches: Vec::new(),
        device: Device::Phone,
        place: None,
    }
}
