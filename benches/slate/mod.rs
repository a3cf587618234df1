//! Worlds with as many candidates as a bench asks for: plain, quick to make, the same every time.

#![allow(dead_code, reason = "each bench uses the part it needs")]

mod crowd;

use std::sync::LazyLock;

use glassfeed::domain::{
    Account, AccountId, Ad, AdId, Art, Device, HashtagId, Holiday, Kind, Labels, Media, Names, PlaceId, Post, PostId,
    Product, Timestamp, TopicId, TopicWeights, Viewer, ViewerId, World, WorldParts,
};
use glassfeed::model::History;
use glassfeed::pipeline::{Context, Ledger, rank};
use glassfeed::policy::Policy;

/// What is extreme about a slate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    /// Nothing: twenty posts an author on average, all media.
    Plain,
    /// One author owns every post.
    OneAuthor,
    /// Every post is a photo.
    OneMedium,
    /// Every post has the same predictions, labels and age.
    AllEqual,
    /// Every author is muted.
    AllFiltered,
}

/// A world whose first viewer has `posts` candidates, with what ranking needs beside it.
pub(crate) struct Bench {
    world: World,
    history: History,
    policy: Policy,
}

static CLOCK: LazyLock<Timestamp> = LazyLock::new(|| "2026-05-10T12:00:00Z".parse().expect("a time"));

impl Bench {
    pub(crate) fn new(posts: u32, shape: Shape) -> Bench {
        let world = World::new(parts(posts, shape));
        let history = History::at(&world, world.now);
        Bench { world, history, policy: Policy::defaults() }
    }

    /// A world of so many viewers with about `candidates` each.
    pub(crate) fn of_viewers(viewers: u32, candidates: u32) -> Bench {
        let world = World::new(crowd::parts(viewers, candidates));
        let history = History::at(&world, world.now);
        Bench { world, history, policy: Policy::defaults() }
    }

    pub(crate) fn context(&self) -> Context<'_> {
        self.context_with(&self.policy)
    }

    pub(crate) fn context_with<'a>(&'a self, policy: &'a Policy) -> Context<'a> {
        Context::new(&self.world, &self.history, policy, ViewerId(0))
    }

    /// A ledger with predictions that are spread like real ones: rare actions rare, no two posts alike.
    pub(crate) fn ledger(&self, shape: Shape) -> Ledger {
        let mut ledger = rank(&self.context());
        let mut draw = Draw(7);
        for (at, typical) in [0.03, 0.001, 0.004, 0.002, 0.01, 0.3, 0.35, 0.0007].into_iter().enumerate() {
            for p in &mut ledger.predicted.0[at] {
                let spread = if shape == Shape::AllEqual { 1.0 } else { draw.share() * 2.0 };
                *p = if p.is_nan() { *p } else { typical * spread };
            }
        }
        ledger
    }
}

/// SplitMix64 (Steele, Lea and Flood 2014).
struct Draw(u64);

impl Draw {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    fn below(&mut self, end: u32) -> u32 {
        (self.next() % u64::from(end)) as u32
    }

    fn share(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1u64 << 53) as f64
    }

    fn chance(&mut self, share: f64) -> bool {
        self.share() < share
    }
}

fn parts(posts: u32, shape: Shape) -> WorldParts {
    let authors = (posts / 20).max(2);
    let all: Vec<AccountId> = (1..=authors).map(AccountId).collect();
    let mut draw = Draw(1);
    let mut accounts = vec![account(0, 0)];
    accounts[0].follows = all.clone();
    accounts.extend((1..=authors).map(|at| account(at, if at % 50 == 0 { 3 } else { 0 })));
    let viewer = Viewer {
        account: AccountId(0),
        about: String::new(),
        hashtags: Vec::new(),
        close_friends: all.iter().copied().step_by(30).collect(),
        favorites: all.iter().copied().step_by(40).collect(),
        muted: if shape == Shape::AllFiltered { all.clone() } else { Vec::new() },
        hidden: vec![PostId(0)],
        hidden_ads: vec![AdId(0)],
        searches: Vec::new(),
        device: Device::Phone,
        place: Some(PlaceId(0)),
    };
    WorldParts {
        name: "Bench".to_owned(),
        about: String::new(),
        now: *CLOCK,
        names: Names {
            topics: (0..8).map(|at| format!("topic{at}")).collect(),
            hashtags: (0..20).map(|at| format!("tag{at}")).collect(),
            places: vec!["Here".to_owned(), "There".to_owned()],
        },
        accounts,
        viewers: vec![viewer],
        posts: (0..posts).map(|at| post(at, authors, shape, &mut draw)).collect(),
        impressions: Vec::new(),
        ads: (0..30).map(|at| ad(at, &mut draw)).collect(),
        stories: Vec::new(),
        holidays: vec![Holiday {
            name: "Holiday".to_owned(),
            from: *CLOCK,
            to: *CLOCK,
            hashtags: vec![HashtagId(0), HashtagId(1)],
        }],
        truth: None,
    }
}

fn account(at: u32, strikes: u32) -> Account {
    Account {
        id: format!("account{at}"),
        name: format!("Account {at}"),
        kind: Kind::Person,
        topics: TopicWeights::default(),
        place: None,
        strikes,
        follows: Vec::new(),
    }
}

fn post(at: u32, authors: u32, shape: Shape, draw: &mut Draw) -> Post {
    let equal = shape == Shape::AllEqual;
    let author = if shape == Shape::OneAuthor { 1 } else { 1 + draw.below(authors).min(draw.below(authors)) };
    let media = match draw.below(20) {
        _ if shape == Shape::OneMedium => Media::Photo,
        0..7 => Media::Photo,
        7..12 => Media::Carousel,
        12..14 => Media::Video,
        _ => Media::Reel,
    };
    let age_secs = if equal { 0 } else { i64::from(draw.below(13 * 86_400)) };
    let labels = Labels {
        violation: None,
        borderline: if !equal && draw.chance(0.05) { draw.share() } else { 0.0 },
        misinformation: !equal && draw.chance(0.02),
    };
    Post {
        id: format!("post{at}"),
        author: AccountId(author),
        media,
        created_at: Timestamp::from_second(CLOCK.as_second() - age_secs).expect("in range"),
        caption: "A caption of some length".to_owned(),
        hashtags: if equal { Vec::new() } else { vec![HashtagId(draw.below(20)), HashtagId(draw.below(20))] },
        topics: topics(draw),
        place: (!equal && draw.chance(0.1)).then_some(PlaceId(0)),
        shopping: draw.chance(0.05).then(|| Product {
            product: "Cup".to_owned(),
            price: 9.0,
            currency: "EUR".to_owned(),
        }),
        duration_secs: media.plays().then_some(20.0),
        slides: (media == Media::Carousel).then_some(4),
        likes: 0,
        comments: 0,
        saves: 0,
        shares: 0,
        views: 0,
        labels,
        art: Art { scene: "sea".to_owned(), seed: u64::from(at) },
    }
}

fn ad(at: u32, draw: &mut Draw) -> Ad {
    Ad {
        id: format!("ad{at}"),
        advertiser: "Mill".to_owned(),
        topics: topics(draw),
        caption: "An ad".to_owned(),
        art: Art { scene: "food".to_owned(), seed: u64::from(at) },
    }
}

fn topics(draw: &mut Draw) -> TopicWeights {
    TopicWeights::new([(TopicId(draw.below(8)), 0.7), (TopicId(draw.below(8)), 0.3)])
}
