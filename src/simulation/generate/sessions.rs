//! What the viewers were shown, and what they did.
//!
//! A session shows what is new from followed accounts, some of followed hashtags and some suggested, roughly by recency
//! and closeness; [`pool`](super::pool) says which posts there are to show.

use rayon::prelude::*;

use crate::domain::{Impression, Post, PostId, Timestamp, ViewerId, hours_between};
use crate::policy::{Basis, Knob, Unit};

use super::super::behavior::{Encounter, tie};
use super::super::random::{self, Chance};
use super::options::{DAYS, IMPRESSIONS};
use super::pool::{OLDEST_HOURS, Shelves, pool};
use super::viewers::Member;
use super::{Crowd, clock};

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

/// Deviation of the logarithm of a session's length, and the least and most it shows.
const LENGTH_SIGMA: f64 = 0.5;
const LEAST: f64 = 4.0;
const MOST: f64 = 120.0;
/// What a session's order is made of: per day of age, per unit of tie, chance. Assumed.
const PER_DAY: f64 = -0.8;
const PER_TIE: f64 = 1.5;
const NOISE: f64 = 0.9;
/// Seconds between two sessions of a viewer at the least.
const PAUSE: f64 = 60.0;

/// One opening of the app.
pub(super) struct Session {
    pub(super) start: Timestamp,
    /// Indices of posts, top first.
    pub(super) posts: Vec<u32>,
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
