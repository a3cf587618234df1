//! Which posts may reach a viewer: followed, of followed hashtags, and some suggested.
//!
//! A part of them is held back, so that a feed made now has something to rank.

use crate::domain::{PostId, hours_between};
use crate::policy::{Basis, Knob, Unit};

use super::super::random::{self, Chance};
use super::race::Race;
use super::viewers::Member;
use super::{Crowd, graph};

/// What never reaches the viewer.
pub(super) static HELD_BACK: Knob = Knob::number(
    "sessions.missed",
    "Missed",
    "Which share of the posts that could be shown never is.",
    Unit::Share,
    (0.25, 0.0, 1.0),
    Basis::Assumed(
        "Instagram said in 2016 that people miss 70 %; less, so that smaller worlds hold enough impressions",
    ),
);

/// How many candidates are left at the least.
pub(super) static RESERVE: Knob = Knob::whole(
    "sessions.reserve",
    "Left to rank",
    "How many posts of the last 14 days, from followed accounts and hashtags, a viewer has not yet seen at the least; fewer where there are few.",
    Unit::Posts,
    (150, 0, 100_000),
    Basis::Assumed("a feed worth ranking"),
);

/// Posts from elsewhere.
pub(super) static BESIDE: Knob = Knob::number(
    "sessions.suggested",
    "Suggested",
    "How many suggested posts there are for each post of followed accounts.",
    Unit::Share,
    (0.12, 0.0, 1.0),
    Basis::Assumed(""),
);

/// Posts older than this are not shown; the default of the knob `source.max_age_days`.
pub(super) const OLDEST_HOURS: f64 = 14.0 * 24.0;
/// Where there are too few recent posts to leave enough, one in so many may be shown all the same.
const SHOWN_ANYWAY: usize = 4;
/// Accounts that so many followed accounts follow are suggested; the default of the knob `source.suggested_via`.
const VIA: u32 = 2;

/// The posts of each account and of each hashtag, oldest first.
pub(super) struct Shelves {
    by_author: Vec<Vec<u32>>,
    by_tag: Vec<Vec<u32>>,
}

impl Shelves {
    pub(super) fn of(crowd: &Crowd<'_>) -> Shelves {
        let tags = crowd.posts.iter().flat_map(|post| &post.hashtags).map(|tag| tag.0 as usize + 1).max().unwrap_or(0);
        let mut shelves = Shelves { by_author: vec![Vec::new(); crowd.people.len()], by_tag: vec![Vec::new(); tags] };
        let may_be_shown = |at: usize| crowd.posts[at].labels.violation.is_none() && crowd.notes[at].is_none();
        for (at, post) in crowd.posts.iter().enumerate().filter(|(at, _)| may_be_shown(*at)) {
            shelves.by_author[post.author.0 as usize].push(at as u32);
            for tag in &post.hashtags {
                shelves.by_tag[tag.0 as usize].push(at as u32);
            }
        }
        shelves
    }
}

/// What may be shown to the viewer in all its sessions, by ascending post.
pub(super) fn pool(rng: &mut Chance, crowd: &Crowd<'_>, shelves: &Shelves, member: &Member) -> Vec<u32> {
    let mut own: Vec<u32> = crowd.follows[member.account]
        .iter()
        .flat_map(|&followed| &shelves.by_author[followed as usize])
        .chain(member.hashtags.iter().filter_map(|tag| shelves.by_tag.get(tag.0 as usize)).flatten())
        .copied()
        .filter(|&at| crowd.posts[at as usize].author.0 as usize != member.account)
        .collect();
    own.sort_unstable();
    own.dedup();
    let recent = |at: &u32| hours_between(crowd.posts[*at as usize].created_at, crowd.options.now) < OLDEST_HOURS;
    let (mut recent, mut older): (Vec<u32>, Vec<u32>) = own.into_iter().partition(recent);
    let missed = crowd.options.number(&HELD_BACK);
    random::shuffle(rng, &mut recent);
    random::shuffle(rng, &mut older);
    let keep = |list: &[u32]| ((1.0 - missed) * list.len() as f64) as usize;
    let spare = recent.len().saturating_sub(crowd.options.whole(&RESERVE)).max(recent.len() / SHOWN_ANYWAY);
    recent.truncate(keep(&recent).min(spare));
    older.truncate(keep(&older));
    let mut pool: Vec<u32> = recent.into_iter().chain(older).collect();
    let suggested = (crowd.options.number(&BESIDE) * pool.len() as f64) as usize;
    pool.extend(suggestions(rng, crowd, shelves, member, suggested));
    pool.sort_unstable();
    pool.dedup();
    pool
}

/// Posts of accounts that some of the accounts it follows follow, the more of them the likelier.
fn suggestions(rng: &mut Chance, crowd: &Crowd<'_>, shelves: &Shelves, member: &Member, wanted: usize) -> Vec<u32> {
    let mut via = graph::paths(crowd.follows, member.account);
    for &followed in &crowd.follows[member.account] {
        via[followed as usize] = 0;
    }
    let mut race = Race::new(wanted);
    for (other, &paths) in via.iter().enumerate().filter(|(_, paths)| **paths >= VIA) {
        let speed = f64::from(paths);
        shelves.by_author[other].iter().for_each(|&post| race.start(rng, post, speed, || speed));
    }
    race.winners()
}

/// Each account's posts, ascending.
pub(super) fn by_author(crowd: &Crowd<'_>) -> Vec<Vec<PostId>> {
    let mut by_author = vec![Vec::new(); crowd.people.len()];
    for (at, post) in crowd.posts.iter().enumerate() {
        by_author[post.author.0 as usize].push(PostId(at as u32));
    }
    by_author
}

/// One or two unseen posts of the last 14 days that it likes least among a few, hidden where it met them on a profile;
/// half the viewers hid none.
pub(super) fn unseen_and_unliked(
    rng: &mut Chance,
    crowd: &Crowd<'_>,
    by_author: &[Vec<PostId>],
    member: &Member,
    seen: &[PostId],
) -> Vec<PostId> {
    let wanted = random::index(rng, 4).saturating_sub(1);
    let of_followed = crowd.follows[member.account].iter().flat_map(|&followed| &by_author[followed as usize]);
    let is_recent =
        |id: &PostId| hours_between(crowd.posts[id.0 as usize].created_at, crowd.options.now) < OLDEST_HOURS;
    let mut recent: Vec<PostId> =
        of_followed.copied().filter(|id| is_recent(id) && seen.binary_search(id).is_err()).collect();
    recent.sort_unstable();
    let mut met: Vec<PostId> = (0..12).filter_map(|_| random::pick(rng, &recent).copied()).collect();
    met.sort_unstable();
    met.dedup();
    let liking = |id: &PostId| member.taste.topics.cosine(&crowd.posts[id.0 as usize].topics);
    met.sort_by(|a, b| liking(a).total_cmp(&liking(b)).then(a.cmp(b)));
    met.truncate(wanted);
    met
}
