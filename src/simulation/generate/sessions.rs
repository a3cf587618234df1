//! What the viewers were shown, and what they did.
//!
//! A session shows what is new from followed accounts, some of followed hashtags and some suggested, roughly by recency
//! and closeness. A part of the posts never reaches a viewer, so that a feed made now has something to rank.

use rayon::prelude::*;

use crate::domain::{Impression, Post, PostId, Timestamp, ViewerId, hours_between};
use crate::policy::{Basis, Knob, Unit};

use super::super::behavior::{Encounter, tie};
use super::super::random::{self, Chance};
use super::options::{DAYS, IMPRESSIONS};
use super::viewers::Member;
use super::{Crowd, clock, graph};

/// How long sessions are.
pub(super) static LENGTH: Knob = Knob::number(
    "sessions.length",
    "Session length",
    "How many posts the median session shows.",
    Unit::Posts,
    (26.0, 1.0, 500.0),
    Basis::Assumed("a session of 1.6 minutes (Instagram, US, June 2015) at 1.7 to 5 s a post"),
);

/// How fast attention falls with position.
pub(super) static POSITION_DECAY: Knob = Knob::number(
    "sessions.position_decay",
    "Attention by position",
    "Position k of a session is looked at with chance k to the power of minus this.",
    Unit::None,
    (0.35, 0.0, 3.0),
    Basis::Assumed("the shape is the examination hypothesis, https://doi.org/10.1145/1341531.1341545"),
);

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
    "How many posts of the last 14 days, from followed accounts and hashtags, a viewer has not yet seen at the least.",
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
const OLDEST_HOURS: f64 = 14.0 * 24.0;
/// Deviation of the logarithm of a session's length, and the least and most it shows.
const LENGTH_SIGMA: f64 = 0.5;
const LEAST: f64 = 4.0;
const MOST: f64 = 120.0;
/// What a session's order is made of: per day of age, per unit of tie, chance. Assumed.
const PER_DAY: f64 = -0.8;
const PER_TIE: f64 = 1.5;
const NOISE: f64 = 0.9;
/// Accounts that so many followed accounts follow are suggested; the default of the knob `source.suggested_via`.
const VIA: u32 = 2;
/// Seconds between two sessions of a viewer at the least.
const PAUSE: f64 = 60.0;

/// One opening of the app.
pub(super) struct Session {
    pub(super) start: Timestamp,
    /// Indices of posts, top first.
    pub(super) posts: Vec<u32>,
}

/// The posts of each account and of each hashtag, oldest first.
struct Shelves {
    by_author: Vec<Vec<u32>>,
    by_tag: Vec<Vec<u32>>,
}

impl Shelves {
    fn of(crowd: &Crowd<'_>) -> Shelves {
        let tags = crowd.posts.iter().flat_map(|post| &post.hashtags).map(|tag| tag.0 as usize + 1).max().unwrap_or(0);
        let mut shelves = Shelves { by_author: vec![Vec::new(); crowd.people.len()], by_tag: vec![Vec::new(); tags] };
        for (at, post) in crowd.posts.iter().enumerate().filter(|(_, post)| post.labels.violation.is_none()) {
            shelves.by_author[post.author.0 as usize].push(at as u32);
            for tag in &post.hashtags {
                shelves.by_tag[tag.0 as usize].push(at as u32);
            }
        }
        shelves
    }
}

/// For each viewer its sessions, in order of time. Nobody is shown a post twice.
pub(super) fn sessions(crowd: &Crowd<'_>, cast: &[Member]) -> Vec<Vec<Session>> {
    let shelves = Shelves::of(crowd);
    let active: f64 = cast.iter().map(|member| member.activity).sum();
    cast.par_iter()
        .map(|member| {
            let wanted = crowd.options.number(&IMPRESSIONS) * member.activity / active;
            sessions_of(crowd, &shelves, member, wanted.round() as usize)
        })
        .collect()
}

fn sessions_of(crowd: &Crowd<'_>, shelves: &Shelves, member: &Member, wanted: usize) -> Vec<Session> {
    let mut rng = random::stream(crowd.options.seed, "sessions", member.account);
    let mut offers: Vec<Offer<'_>> = pool(&mut rng, crowd, shelves, member)
        .into_iter()
        .map(|at| {
            let post = &crowd.posts[at as usize];
            let charm = PER_TIE * tie(&member.taste, post.author) + NOISE * random::normal(&mut rng);
            Offer { at, post, charm }
        })
        .collect();
    let mut sessions = Vec::new();
    for (start, length) in openings(&mut rng, crowd, member, wanted) {
        let posts = show(&offers, start, length);
        let mut shown = posts.clone();
        shown.sort_unstable();
        offers.retain(|offer| shown.binary_search(&offer.at).is_err());
        if !posts.is_empty() {
            sessions.push(Session { start, posts });
        }
    }
    sessions
}

/// A post that may be shown to a viewer.
struct Offer<'a> {
    /// Its index.
    at: u32,
    post: &'a Post,
    /// What speaks for it at any age.
    charm: f64,
}

/// The posts a session shows, top first; of equals the newer first.
fn show(offers: &[Offer<'_>], start: Timestamp, length: usize) -> Vec<u32> {
    let mut ranked: Vec<(f64, u32)> = offers
        .iter()
        .map(|offer| (hours_between(offer.post.created_at, start), offer))
        .filter(|(age, _)| (0.0..OLDEST_HOURS).contains(age))
        .map(|(age, offer)| (PER_DAY * age / 24.0 + offer.charm, offer.at))
        .collect();
    ranked.sort_by(|a, b| b.0.total_cmp(&a.0).then(b.1.cmp(&a.1)));
    ranked.into_iter().take(length).map(|(_, at)| at).collect()
}

/// When the sessions begin, in order, and how many posts each shows where there are as many: together `wanted`.
fn openings(rng: &mut Chance, crowd: &Crowd<'_>, member: &Member, wanted: usize) -> Vec<(Timestamp, usize)> {
    let mut lengths = Vec::new();
    let mut left = wanted;
    while left > 0 {
        let length = random::log_normal(rng, crowd.options.number(&LENGTH), LENGTH_SIGMA);
        lengths.push((length.clamp(LEAST, MOST) as usize).min(left));
        left -= lengths[lengths.len() - 1];
    }
    let place = &crowd.words.places[crowd.people[member.account].place];
    let days = crowd.options.number(&DAYS);
    let first = clock::later(crowd.options.now, -86_400.0 * (days - (days / 2.0).min(1.0)));
    let last = clock::later(crowd.options.now, -1_800.0);
    let mut starts: Vec<Timestamp> = lengths.iter().map(|_| clock::moment(rng, place, first, last)).collect();
    starts.sort_unstable();
    starts.into_iter().zip(lengths).collect()
}

/// What may be shown to the viewer in all its sessions, by ascending post.
fn pool(rng: &mut Chance, crowd: &Crowd<'_>, shelves: &Shelves, member: &Member) -> Vec<u32> {
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
    recent.truncate(keep(&recent).min(recent.len().saturating_sub(crowd.options.whole(&RESERVE))));
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
    let mut found: Vec<(f64, u32)> = via
        .iter()
        .enumerate()
        .filter(|(_, paths)| **paths >= VIA)
        .flat_map(|(other, paths)| shelves.by_author[other].iter().map(|post| (f64::from(*paths), *post)))
        .collect();
    for (paths, _) in &mut found {
        *paths = random::finish(rng, *paths);
    }
    found.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    found.into_iter().take(wanted).map(|(_, post)| post).collect()
}

/// What came of it: every impression, by time, then viewer, then position.
pub(super) fn respond(crowd: &Crowd<'_>, quality: &[f64], cast: &[Member], shown: &[Vec<Session>]) -> Vec<Impression> {
    let decay = crowd.options.number(&POSITION_DECAY);
    let mut impressions: Vec<Impression> = (0..cast.len())
        .into_par_iter()
        .flat_map_iter(|at| {
            let mut rng = random::stream(crowd.options.seed, "responses", cast[at].account);
            let mut impressions = Vec::new();
            let mut free = Timestamp::UNIX_EPOCH;
            for session in &shown[at] {
                let start = session.start.max(free);
                let mut secs = 0.0;
                for position in 0..session.posts.len() {
                    let now = clock::later(start, secs).min(crowd.options.now);
                    let encounter = Encounter { at: now, ..encounter(crowd, quality, &cast[at], session, position) };
                    let response = encounter.respond(decay, &mut rng);
                    secs += response.dwell_secs;
                    impressions.push(Impression {
                        viewer: ViewerId(at as u32),
                        post: PostId(session.posts[position]),
                        at: now,
                        position: encounter.position,
                        dwell_secs: response.dwell_secs,
                        watched: response.watched,
                        named: response.named,
                    });
                }
                free = clock::later(start, secs + PAUSE);
            }
            impressions
        })
        .collect();
    impressions.sort_by_key(|impression| (impression.at, impression.viewer));
    impressions
}

/// The post in that place of the session (from 0), as it begins.
pub(super) fn encounter<'a>(
    crowd: &Crowd<'a>,
    quality: &[f64],
    member: &'a Member,
    session: &Session,
    place: usize,
) -> Encounter<'a> {
    let at = session.posts[place] as usize;
    let post = &crowd.posts[at];
    Encounter {
        taste: &member.taste,
        tie: tie(&member.taste, post.author),
        post,
        quality: quality[at],
        position: place as u32 + 1,
        at: session.start,
        device: member.device,
    }
}

/// One or two unseen posts of the last 14 days that it likes least among a few, hidden where it met them on a profile;
/// half the viewers hid none.
pub(super) fn unseen_and_unliked(rng: &mut Chance, crowd: &Crowd<'_>, member: &Member, seen: &[PostId]) -> Vec<PostId> {
    let wanted = random::index(rng, 4).saturating_sub(1);
    let recent: Vec<PostId> = (0..crowd.posts.len() as u32)
        .map(PostId)
        .filter(|id| {
            let post = &crowd.posts[id.0 as usize];
            seen.binary_search(id).is_err()
                && hours_between(post.created_at, crowd.options.now) < OLDEST_HOURS
                && crowd.follows[member.account].binary_search(&post.author.0).is_ok()
        })
        .collect();
    let mut met: Vec<PostId> = (0..12).filter_map(|_| random::pick(rng, &recent).copied()).collect();
    met.sort_unstable();
    met.dedup();
    let liking = |id: &PostId| member.taste.topics.cosine(&crowd.posts[id.0 as usize].topics);
    met.sort_by(|a, b| liking(a).total_cmp(&liking(b)).then(a.cmp(b)));
    met.truncate(wanted);
    met
}
