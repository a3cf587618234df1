//! A world of planted groups: who is in one engages with its authors, and seldom with others.

#![allow(dead_code, reason = "each file of tests uses the part it needs")]

use glassfeed::domain::{
    Account, AccountId, Action, Art, Device, Impression, Kind, Labels, Media, Names, Post, PostId, Timestamp, TopicId,
    TopicWeights, Viewer, ViewerId, World, WorldParts,
};

pub(crate) const GROUPS: u32 = 4;
const AUTHORS: u32 = 12;
const VIEWERS: u32 = 15;
/// An author's posts; the last of them nobody saw.
pub(crate) const POSTS: u32 = 4;
const START: i64 = 1_740_000_000;

pub(crate) fn time(seconds: i64) -> Timestamp {
    Timestamp::from_second(START + seconds).expect("in range")
}

/// Whose group an author is in, by account; authors come first, and go round by groups.
pub(crate) fn group_of(account: AccountId) -> u32 {
    account.0 % GROUPS
}

pub(crate) fn authors() -> impl Iterator<Item = AccountId> {
    (0..GROUPS * AUTHORS).map(AccountId)
}

pub(crate) fn world() -> World {
    World::new(parts())
}

pub(crate) fn parts() -> WorldParts {
    let (authors, viewers) = (GROUPS * AUTHORS, GROUPS * VIEWERS);
    WorldParts {
        name: "planted".to_owned(),
        about: "For tests.".to_owned(),
        now: time(100_000),
        names: Names {
            topics: ["baking", "music", "trails", "sea"].map(str::to_owned).to_vec(),
            hashtags: Vec::new(),
            places: Vec::new(),
        },
        accounts: (0..authors + viewers).map(account).collect(),
        viewers: (0..viewers).map(|at| viewer(authors + at)).collect(),
        posts: (0..authors * POSTS).map(|at| post(at % authors, at / authors)).collect(),
        impressions: (0..viewers).flat_map(|at| impressions(at, authors)).collect(),
        ads: Vec::new(),
        stories: Vec::new(),
        holidays: Vec::new(),
        truth: None,
    }
}

fn account(at: u32) -> Account {
    Account {
        id: format!("account{at}"),
        name: format!("Account {at}"),
        kind: Kind::Person,
        topics: TopicWeights::new([(TopicId(at % GROUPS), 1.0)]),
        place: None,
        strikes: 0,
        follows: Vec::new(),
    }
}

fn viewer(account: u32) -> Viewer {
    Viewer {
        account: AccountId(account),
        about: String::new(),
        hashtags: Vec::new(),
        close_friends: Vec::new(),
        favorites: Vec::new(),
        muted: Vec::new(),
        hidden: Vec::new(),
        hidden_ads: Vec::new(),
        searches: Vec::new(),
        device: Device::Phone,
        place: None,
    }
}

fn post(author: u32, nth: u32) -> Post {
    Post {
        id: format!("post{author}.{nth}"),
        author: AccountId(author),
        media: Media::Photo,
        created_at: time(i64::from(author + nth)),
        caption: String::new(),
        hashtags: Vec::new(),
        topics: TopicWeights::new([(TopicId(author % GROUPS), 1.0)]),
        place: None,
        shopping: None,
        duration_secs: None,
        slides: None,
        likes: 0,
        comments: 0,
        saves: 0,
        shares: 0,
        views: 0,
        labels: Labels::default(),
        art: Art { scene: "baking/00".to_owned(), seed: 0 },
    }
}

/// Each viewer likes a post of seven in ten authors of its group, and of one of another group; it sees one of everybody.
fn impressions(viewer: u32, authors: u32) -> impl Iterator<Item = Impression> {
    let stray = (viewer * 7 + viewer / GROUPS) % authors;
    (0..authors).map(move |author| {
        let is_own = author % GROUPS == viewer % GROUPS && draw(viewer * authors + author) < 0.7;
        let is_liked = is_own || author == stray;
        Impression {
            viewer: ViewerId(viewer),
            post: PostId((viewer + author) % (POSTS - 1) * authors + author),
            at: time(i64::from(1_000 + viewer * 100 + author)),
            position: 1,
            dwell_secs: if is_liked { 2.0 } else { 0.5 },
            watched: None,
            named: is_liked.then_some(Action::Like).into_iter().collect(),
        }
    })
}

/// A number from 0 up to 1 that only `key` decides ([splitmix64](https://prng.di.unimi.it/splitmix64.c)).
fn draw(key: u32) -> f64 {
    let mut z = (u64::from(key) + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    ((z ^ (z >> 31)) >> 11) as f64 / (1_u64 << 53) as f64
}
