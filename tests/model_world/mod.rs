//! A small made-up world whose viewers have plain habits, so that a test can say what must be learned.

use glassfeed::domain::{
    Account, AccountId, Action, ActionSet, Art, Device, HashtagId, Impression, Kind, Labels, Media, Names, Post,
    PostId, Search, Timestamp, TopicId, TopicWeights, Viewer, ViewerId, World, WorldParts,
};

pub(crate) const ACCOUNTS: u32 = 12;
pub(crate) const VIEWERS: u32 = 6;
pub(crate) const POSTS: u32 = 240;
pub(crate) const DAYS: u32 = 20;
const START: i64 = 1_740_000_000;

/// Seconds after the world's first moment.
pub(crate) fn time(seconds: i64) -> Timestamp {
    Timestamp::from_second(START + seconds).expect("in range")
}

/// Every viewer likes the topic of its own number: account, post and topic go round by fours.
pub(crate) fn world() -> World {
    World::new(parts())
}

pub(crate) fn parts() -> WorldParts {
    let posts = (0..POSTS).map(post).collect::<Vec<_>>();
    WorldParts {
        name: "small".to_owned(),
        about: "For tests.".to_owned(),
        now: time(i64::from(DAYS) * 86_400),
        names: Names {
            topics: ["baking", "music", "trails", "sea"].map(str::to_owned).to_vec(),
            hashtags: ["bread", "song", "hike", "wave"].map(str::to_owned).to_vec(),
            places: Vec::new(),
        },
        accounts: (0..ACCOUNTS).map(account).collect(),
        viewers: (0..VIEWERS).map(viewer).collect(),
        impressions: impressions(&posts),
        posts,
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
        kind: Kind::ALL[at as usize % 3],
        topics: TopicWeights::new([(TopicId(at % 4), 1.0)]),
        place: None,
        strikes: 0,
        follows: (1..6).map(|step| AccountId((at + step) % ACCOUNTS)).collect(),
    }
}

fn viewer(at: u32) -> Viewer {
    Viewer {
        account: AccountId(at),
        about: String::new(),
        hashtags: vec![HashtagId(at % 4)],
        close_friends: Vec::new(),
        favorites: Vec::new(),
        muted: Vec::new(),
        hidden: Vec::new(),
        hidden_ads: Vec::new(),
        searches: vec![Search { at: time(86_400 * 5), hashtag: HashtagId((at + 1) % 4) }],
        device: Device::ALL[at as usize % 3],
        place: None,
    }
}

fn post(at: u32) -> Post {
    let media = Media::ALL[at as usize / 12 % 4];
    Post {
        id: format!("post{at}"),
        author: AccountId(at % ACCOUNTS),
        media,
        created_at: time(i64::from(at) * 3_600),
        caption: format!("Caption number {at}"),
        hashtags: vec![HashtagId(at % 4)],
        topics: TopicWeights::new([(TopicId(at % 4), 1.0)]),
        place: None,
        shopping: None,
        duration_secs: media.plays().then_some(20.0),
        slides: None,
        likes: 0,
        comments: 0,
        saves: 0,
        shares: 0,
        views: u64::from(at),
        labels: Labels::default(),
        art: Art { scene: "baking/00".to_owned(), seed: 0 },
    }
}

/// Every half hour each viewer sees one post, the first of two at the top: it likes 60 % of its own topic and 4 % of
/// the others, half as many lower down, and hides nothing.
fn impressions(posts: &[Post]) -> Vec<Impression> {
    let mut impressions = Vec::new();
    for step in 1..i64::from(DAYS) * 48 {
        for viewer in 0..VIEWERS {
            let newest = ((step * 1_800 / 3_600) as usize + 1).min(posts.len());
            let draw = |salt| uniform(step as u64 * 1_000 + u64::from(viewer) * 10 + salt);
            let post = PostId((draw(0) * newest as f64) as u32);
            let position = if draw(1) < 0.5 { 1 } else { 20 };
            let chance = if post.0 % 4 == viewer % 4 { 0.6 } else { 0.04 } / if position == 1 { 1.0 } else { 2.0 };
            let liked = draw(2) < chance;
            let dwell_secs = if liked { 6.0 } else { 4.0 * draw(3) };
            impressions.push(Impression {
                viewer: ViewerId(viewer),
                post,
                at: time(step * 1_800),
                position,
                dwell_secs,
                watched: posts[post.0 as usize].media.plays().then(|| (dwell_secs / 6.0).min(1.0)),
                named: liked.then_some(Action::Like).into_iter().collect::<ActionSet>(),
            });
        }
    }
    impressions
}

/// A number from 0 up to 1 that only `key` decides ([splitmix64](https://prng.di.unimi.it/splitmix64.c)).
pub(crate) fn uniform(key: u64) -> f64 {
    let mut z = key.wrapping_add(0x9E37_79B9_7F4A_7C15).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    ((z ^ (z >> 31)) >> 11) as f64 / (1_u64 << 53) as f64
}
