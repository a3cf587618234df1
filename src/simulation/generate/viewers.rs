//! Whose feeds are made: their hidden tastes, and what they chose for themselves.

use rayon::prelude::*;

use crate::domain::{
    AccountId, Action, AdId, Device, HashtagId, Impression, Kind, Media, PerAction, PlaceId, PostId, Search, Taste,
    TopicId, TopicWeights, Truth, Viewer,
};
use crate::policy::{Basis, Knob, Unit};

use super::super::random::{self, Chance};
use super::names::{Tags, common};
use super::options::{DAYS, VIEWERS};
use super::roster::{Note, Profile};
use super::tastes::likeness;
use super::{Crowd, clock, describe, pool};

/// How unequal viewers use the app.
pub(super) static ACTIVITY: Knob = Knob::number(
    "viewers.activity_sigma",
    "Activity, spread",
    "Deviation of the logarithm of how much viewers look at.",
    Unit::None,
    (0.4, 0.0, 2.0),
    Basis::Assumed(""),
);

/// Closeness falls by the factor e with every so many accounts, closest first: five very close, fifteen close, fifty
/// known (Zhou, Sornette, Hill and Dunbar 2005, <https://doi.org/10.1098/rspb.2004.2970>); the curve is assumed.
const TIE_REACH: f64 = 15.0;
/// Weaker ties are not written down.
const WEAKEST_TIE: f64 = 0.03;
/// How much closer those are who follow back, live in the same place, are persons; assumed.
const MUTUAL: f64 = 3.0;
const NEIGHBOR: f64 = 2.0;
const PERSON: f64 = 1.5;
/// Deviations of tastes for media and of readiness for each action, in log-odds; assumed.
const MEDIA_SIGMA: f64 = 0.5;
const READINESS_SIGMA: PerAction<f64> = PerAction([0.5, 0.9, 0.7, 0.8, 0.5, 0.3, 0.4, 0.6]);
/// Phones, tablets, browsers; assumed.
const DEVICES: [f64; 3] = [0.82, 0.06, 0.12];

/// One viewer before its feed is shown.
pub(super) struct Member {
    pub(super) account: usize,
    pub(super) taste: Taste,
    pub(super) activity: f64,
    pub(super) device: Device,
    pub(super) hashtags: Vec<HashtagId>,
    close_friends: Vec<AccountId>,
    favorites: Vec<AccountId>,
    muted: Vec<AccountId>,
    about: String,
}

/// The viewers, by ascending account: the given ones, or else persons, preferably such as follow at least as many
/// accounts as the median person.
pub(super) fn cast(crowd: &Crowd<'_>) -> Vec<Member> {
    let tags = Tags::of(crowd.words);
    let given: Vec<usize> = crowd.roster.profiles().map(|(at, _)| at).collect();
    if !given.is_empty() {
        return given.into_par_iter().map(|at| member(crowd, &tags, at)).collect();
    }
    let mut persons: Vec<usize> = (0..crowd.people.len()).filter(|&at| crowd.people[at].kind == Kind::Person).collect();
    persons.sort_by_key(|&at| (std::cmp::Reverse(crowd.follows[at].len()), at));
    let half = persons.len().div_ceil(2);
    random::shuffle(&mut random::stream(crowd.options.seed, "viewers", 0), &mut persons[..half]);
    persons.truncate(crowd.options.whole(&VIEWERS));
    persons.sort_unstable();
    persons.into_par_iter().map(|at| member(crowd, &tags, at)).collect()
}

fn member(crowd: &Crowd<'_>, tags: &Tags, at: usize) -> Member {
    let mut rng = random::stream(crowd.options.seed, "viewer", at);
    let ties = ties(&mut rng, crowd, at);
    let taste = taste(&mut rng, crowd, at, &ties);
    let mutual = |&(to, _): &&(AccountId, f64)| {
        crowd.people[to.0 as usize].kind == Kind::Person
            && crowd.follows[to.0 as usize].binary_search(&(at as u32)).is_ok()
    };
    let close: Vec<AccountId> = ties.iter().take(12).filter(mutual).map(|tie| tie.0).collect();
    let close_friends = close[..close.len().min(2 + random::index(&mut rng, 5))].to_vec();
    let mut favorites: Vec<AccountId> = ties.iter().take(20).map(|tie| tie.0).collect();
    random::shuffle(&mut rng, &mut favorites);
    favorites.truncate(1 + random::index(&mut rng, 5));
    let mut strangers: Vec<u32> =
        crowd.follows[at].iter().copied().filter(|&other| ties.iter().all(|tie| tie.0.0 != other)).collect();
    strangers.sort_by(|&a, &b| {
        let alike = |other: u32| likeness(&crowd.people[at].taste, &crowd.people[other as usize].subjects);
        alike(a).total_cmp(&alike(b)).then(a.cmp(&b))
    });
    strangers.truncate(random::index(&mut rng, 4));
    let about = describe::viewer(crowd, &taste, &close_friends);
    let drawn = Member {
        account: at,
        activity: random::log_normal(&mut rng, 1.0, crowd.options.number(&ACTIVITY)),
        device: Device::ALL[random::weighted(&mut rng, &DEVICES).min(2)],
        hashtags: hashtags(&mut rng, tags, &crowd.people[at].taste),
        close_friends,
        favorites,
        muted: strangers.into_iter().map(AccountId).collect(),
        about,
        taste,
    };
    match crowd.roster.profile(at) {
        Some(profile) => given(crowd, tags, profile, drawn),
        None => drawn,
    }
}

/// The member as its profile has it; how close it is to whom stays as drawn.
fn given(crowd: &Crowd<'_>, tags: &Tags, profile: &Profile, drawn: Member) -> Member {
    let roster = crowd.roster;
    Member {
        activity: 1.0,
        device: profile.device,
        hashtags: profile.tags(tags),
        close_friends: roster.accounts(&profile.close_to),
        favorites: roster.accounts(&profile.favorites),
        muted: roster.accounts(&profile.muted),
        about: profile.about.clone(),
        taste: Taste { media: profile.media(), readiness: profile.readiness(), ..drawn.taste },
        ..drawn
    }
}

/// Everybody the account follows and is close to, closest first; given close friends come before all others.
fn ties(rng: &mut Chance, crowd: &Crowd<'_>, at: usize) -> Vec<(AccountId, f64)> {
    let me = &crowd.people[at];
    let social = random::log_normal(rng, 1.0, 0.7);
    let friends = crowd.roster.profile(at).map_or(Vec::new(), |profile| crowd.roster.accounts(&profile.close_to));
    let mut near: Vec<(f64, u32)> = crowd.follows[at]
        .iter()
        .map(|&other| {
            let them = &crowd.people[other as usize];
            let mut pull = random::log_normal(rng, 0.3 + likeness(&me.taste, &them.subjects), 0.8);
            if crowd.follows[other as usize].binary_search(&(at as u32)).is_ok() {
                pull *= MUTUAL;
            }
            if me.place == them.place {
                pull *= NEIGHBOR;
            }
            if them.kind == Kind::Person {
                pull *= PERSON * social;
            }
            if let Some(rank) = friends.iter().position(|friend| friend.0 == other) {
                pull = f64::MAX / (rank + 1) as f64;
            }
            (pull, other)
        })
        .collect();
    near.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    near.into_iter()
        .enumerate()
        .map(|(rank, (_, other))| (AccountId(other), three_decimals((-(rank as f64) / TIE_REACH).exp())))
        .filter(|(_, tie)| *tie >= WEAKEST_TIE)
        .collect()
}

fn taste(rng: &mut Chance, crowd: &Crowd<'_>, at: usize, ties: &[(AccountId, f64)]) -> Taste {
    let topics = (0..).map(TopicId).zip(crowd.people[at].taste.iter().map(|&share| three_decimals(share)));
    let mut by_account = ties.to_vec();
    by_account.sort_unstable_by_key(|tie| tie.0);
    Taste {
        topics: TopicWeights::new(topics.filter(|(_, share)| *share > 0.0)),
        media: Media::ALL.map(|_| three_decimals(MEDIA_SIGMA * random::normal(rng))),
        ties: by_account,
        readiness: READINESS_SIGMA.map(|_, sigma| three_decimals(sigma * random::normal(rng))),
    }
}

/// Two to five hashtags of the topics it likes.
fn hashtags(rng: &mut Chance, tags: &Tags, taste: &[f64]) -> Vec<HashtagId> {
    let mut chosen = Vec::new();
    let wanted = 2 + random::index(rng, 4);
    for _ in 0..4 * wanted {
        let tag = liked_tag(rng, tags, taste);
        if chosen.len() < wanted && tag.is_some_and(|tag| !chosen.contains(&tag)) {
            chosen.extend(tag);
        }
    }
    chosen
}

/// A hashtag of a topic, the more liked the likelier.
fn liked_tag(rng: &mut Chance, tags: &Tags, taste: &[f64]) -> Option<HashtagId> {
    let topic = random::weighted(rng, taste);
    common(rng, &tags.by_topic[topic])
}

/// The viewers as the world knows them, after they saw their feeds.
pub(super) fn finish(crowd: &Crowd<'_>, cast: &[Member], impressions: &[Impression], ads: usize) -> Vec<Viewer> {
    let tags = Tags::of(crowd.words);
    let by_author = pool::by_author(crowd);
    let mut hidden: Vec<Vec<PostId>> = vec![Vec::new(); cast.len()];
    let mut seen: Vec<Vec<PostId>> = vec![Vec::new(); cast.len()];
    for impression in impressions {
        let viewer = impression.viewer.0 as usize;
        seen[viewer].push(impression.post);
        if impression.named.contains(Action::Hide) {
            hidden[viewer].push(impression.post);
        }
    }
    cast.par_iter()
        .zip(hidden)
        .zip(seen)
        .map(|((member, mut hidden), mut seen)| {
            let mut rng = random::stream(crowd.options.seed, "viewer, later", member.account);
            seen.sort_unstable();
            hidden.extend(match crowd.roster.people.get(member.account) {
                Some(resident) => given_as_hidden(crowd, &resident.handle),
                None => pool::unseen_and_unliked(&mut rng, crowd, &by_author, member, &seen),
            });
            let hidden_ads = (0..random::index(&mut rng, 3)).map(|_| AdId(random::index(&mut rng, ads) as u32));
            let mut hidden_ads: Vec<AdId> = hidden_ads.filter(|_| ads > 0).collect();
            hidden_ads.sort_unstable();
            hidden_ads.dedup();
            Viewer {
                account: AccountId(member.account as u32),
                about: member.about.clone(),
                hashtags: member.hashtags.clone(),
                close_friends: member.close_friends.clone(),
                favorites: member.favorites.clone(),
                muted: member.muted.clone(),
                hidden,
                hidden_ads,
                searches: searches(&mut rng, crowd, &tags, member),
                device: member.device,
                place: Some(PlaceId(crowd.people[member.account].place as u32)),
            }
        })
        .collect()
}

/// The given posts that the viewer of that handle hid.
fn given_as_hidden(crowd: &Crowd<'_>, handle: &str) -> Vec<PostId> {
    let hid = |note: &Option<&Note>| note.is_some_and(|note| note.hidden_by.iter().any(|viewer| viewer == handle));
    (0..).map(PostId).zip(crowd.notes).filter(|(_, note)| hid(note)).map(|(post, _)| post).collect()
}

/// Three to twelve searches for what it likes, oldest first.
fn searches(rng: &mut Chance, crowd: &Crowd<'_>, tags: &Tags, member: &Member) -> Vec<Search> {
    let person = &crowd.people[member.account];
    let first = clock::later(crowd.options.now, -86_400.0 * crowd.options.number(&DAYS));
    let mut searches: Vec<Search> = (0..3 + random::index(rng, 10))
        .filter_map(|_| {
            let hashtag = liked_tag(rng, tags, &person.taste)?;
            let at = clock::moment(rng, &crowd.words.places[person.place], first, crowd.options.now);
            Some(Search { at, hashtag })
        })
        .collect();
    searches.sort_by_key(|search| (search.at, search.hashtag));
    searches
}

/// What made the impressions.
pub(super) fn truth(cast: Vec<Member>, quality: Vec<f64>, position_decay: f64) -> Truth {
    Truth { tastes: cast.into_iter().map(|member| member.taste).collect(), quality, position_decay }
}

pub(super) fn three_decimals(number: f64) -> f64 {
    (number * 1_000.0).round() / 1_000.0
}
