//! Random small worlds and models, and policies beside them: dense in the cases the rules speak of, and in ties.

#![allow(dead_code, unused_imports, reason = "each file of tests uses the part it needs")]

use glassfeed::domain::{
    Account, AccountId, Action, ActionSet, Ad, AdId, Art, Device, HashtagId, Holiday, Impression, Kind, Labels, Media,
    Names, PlaceId, Post, PostId, Product, Story, Timestamp, TopicId, TopicWeights, Viewer, ViewerId, World,
    WorldParts,
};
use glassfeed::model::{FEATURE_COUNT, FEATURES, History, Model, Regression, Scale};
use glassfeed::pipeline::{Context, FeedKind};
use glassfeed::policy::Policy;
use proptest::collection::vec;
use proptest::prelude::*;

pub(crate) use policies::{Setting, all_knobs, policies, set, settings};

mod policies;

/// A world with what ranking needs beside it.
#[derive(Clone, Debug)]
pub(crate) struct Case {
    pub world: World,
    pub history: History,
    pub model: Model,
    pub viewer: Viewer,
    pub seen_since: Vec<PostId>,
}

impl Case {
    pub(crate) fn new(parts: WorldParts, model: Model) -> Case {
        let world = World::new(parts);
        let history = History::at(&world, world.now);
        let viewer = world.viewer(ViewerId(0)).clone();
        Case { world, history, model, viewer, seen_since: Vec::new() }
    }

    pub(crate) fn context<'a>(&'a self, policy: &'a Policy) -> Context<'a> {
        self.context_of(policy, FeedKind::Home)
    }

    pub(crate) fn context_of<'a>(&'a self, policy: &'a Policy, feed: FeedKind) -> Context<'a> {
        Context {
            viewer: &self.viewer,
            feed,
            seen_since: &self.seen_since,
            model: &self.model,
            ..Context::new(&self.world, &self.history, policy, ViewerId(0))
        }
    }
}

/// A viewer with nothing to see.
pub(crate) fn empty_case() -> Case {
    Case::new(empty(), model(Vec::new()))
}

const ACCOUNTS: usize = 6;
const TOPICS: usize = 4;
const HASHTAGS: usize = 3;
const PLACES: usize = 2;
/// Noon of a Sunday.
pub(crate) const CLOCK_SECS: i64 = 1_778_414_400;

/// Random worlds of six accounts; the first is the viewer.
pub(crate) fn cases() -> impl Strategy<Value = Case> {
    (worlds(), models(), vec(any::<prop::sample::Index>(), 0..2)).prop_map(|(parts, model, seen)| {
        let mut case = Case::new(parts, model);
        if !case.world.posts.is_empty() {
            case.seen_since = seen.iter().map(|at| PostId(at.index(case.world.posts.len()) as u32)).collect();
        }
        case
    })
}

fn worlds() -> impl Strategy<Value = WorldParts> {
    let lists = (vec(accounts(), ACCOUNTS), vec(posts(), 0..40), vec(ads(), 0..5), vec(holidays(), 0..3));
    lists.prop_flat_map(|(accounts, posts, ads, holidays)| {
        let (post_count, ad_count) = (posts.len(), ads.len());
        let viewers = vec(viewers(post_count, ad_count), 2);
        let impressions = vec(impressions(post_count), if post_count == 0 { 0..1 } else { 0..30 });
        (Just((accounts, posts, ads, holidays)), viewers, impressions, vec(stories(), 0..4)).prop_map(
            |((accounts, posts, ads, holidays), viewers, impressions, stories)| {
                assemble(accounts, posts, ads, holidays, viewers, impressions, stories)
            },
        )
    })
}

/// Gives everything its id and its place in the world.
fn assemble(
    mut accounts: Vec<Account>,
    mut posts: Vec<Post>,
    mut ads: Vec<Ad>,
    holidays: Vec<Holiday>,
    mut viewers: Vec<Viewer>,
    impressions: Vec<Impression>,
    mut stories: Vec<Story>,
) -> WorldParts {
    for (at, account) in accounts.iter_mut().enumerate() {
        account.id = format!("account{at}");
    }
    for (at, post) in posts.iter_mut().enumerate() {
        // File order is not id order.
        post.id = format!("p{:02}", at * 37 % 41);
        post.art.seed = at as u64;
    }
    for (at, viewer) in viewers.iter_mut().enumerate() {
        viewer.account = AccountId(at as u32);
    }
    for (at, ad) in ads.iter_mut().enumerate() {
        ad.id = format!("ad{at}");
    }
    for (at, story) in stories.iter_mut().enumerate() {
        story.id = format!("s{at}");
    }
    let impressions = if posts.is_empty() { Vec::new() } else { impressions };
    WorldParts {
        name: "Random".to_owned(),
        about: String::new(),
        now: clock(),
        names: Names {
            topics: (0..TOPICS).map(|at| format!("topic{at}")).collect(),
            hashtags: (0..HASHTAGS).map(|at| format!("tag{at}")).collect(),
            places: (0..PLACES).map(|at| format!("place{at}")).collect(),
        },
        accounts,
        viewers,
        posts,
        impressions,
        ads,
        stories,
        holidays,
        truth: None,
    }
}

/// The viewer and its accounts, and nothing to see.
fn empty() -> WorldParts {
    let viewer = Viewer {
        account: AccountId(0),
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
    };
    let account = Account {
        id: String::new(),
        name: "Ada Anchor".to_owned(),
        kind: Kind::Person,
        topics: TopicWeights::default(),
        place: None,
        strikes: 0,
        follows: Vec::new(),
    };
    assemble(vec![account; ACCOUNTS], Vec::new(), Vec::new(), Vec::new(), vec![viewer], Vec::new(), Vec::new())
}

pub(crate) fn clock() -> Timestamp {
    hours_ago(0)
}

pub(crate) fn hours_ago(hours: i64) -> Timestamp {
    Timestamp::from_second(CLOCK_SECS - 3600 * hours).expect("a moment of our time")
}

/// A photo that an account posted so many hours ago, with nothing else to say of it.
pub(crate) fn photo(id: &str, author: u32, hours: i64) -> Post {
    Post {
        id: id.to_owned(),
        author: AccountId(author),
        media: Media::Photo,
        created_at: hours_ago(hours),
        caption: String::new(),
        hashtags: Vec::new(),
        topics: TopicWeights::default(),
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
        art: Art { scene: "sea".to_owned(), seed: 1 },
    }
}

fn accounts() -> impl Strategy<Value = Account> {
    (prop::sample::select(Kind::ALL.to_vec()), subset(ACCOUNTS), prop_oneof![3 => Just(0), 1 => 0..6u32]).prop_map(
        |(kind, follows, strikes)| Account {
            id: String::new(),
            name: "Ada Anchor".to_owned(),
            kind,
            topics: TopicWeights::default(),
            place: None,
            strikes,
            follows: follows.into_iter().map(AccountId).collect(),
        },
    )
}

fn posts() -> impl Strategy<Value = Post> {
    let labels = (
        prop::bool::weighted(0.1),
        prop_oneof![4 => Just(0.0), 1 => Just(1.0), 1 => Just(0.5), 1 => 0.0..1.0f64],
        prop::bool::weighted(0.15),
    );
    let about = (subset(HASHTAGS), topics(), prop::option::of(0..PLACES as u32), prop::bool::weighted(0.2));
    (0..ACCOUNTS as u32, prop::sample::select(Media::ALL.to_vec()), ages(), about, labels).prop_map(
        |(author, media, age, (hashtags, topics, place, sells), (violates, borderline, misinformation))| Post {
            id: String::new(),
            author: AccountId(author),
            media,
            created_at: hours_ago(age),
            caption: "Low water".to_owned(),
            hashtags: hashtags.into_iter().map(HashtagId).collect(),
            topics,
            place: place.map(PlaceId),
            shopping: sells.then(|| Product { product: "Cup".to_owned(), price: 9.0, currency: "EUR".to_owned() }),
            duration_secs: media.plays().then_some(12.0),
            slides: (media == Media::Carousel).then_some(3),
            likes: 0,
            comments: 0,
            saves: 0,
            shares: 0,
            views: 0,
            labels: Labels { violation: violates.then(|| "spam".to_owned()), borderline, misinformation },
            art: art(),
        },
    )
}

/// Hours, many of them shared, some in the future, some too old.
fn ages() -> impl Strategy<Value = i64> {
    prop_oneof![4 => 0..6i64, 4 => 0..200i64, 1 => -5..0i64, 1 => Just(336), 1 => 330..500i64]
}

fn viewers(posts: usize, ads: usize) -> impl Strategy<Value = Viewer> {
    let lists = (
        subset(HASHTAGS),
        subset(ACCOUNTS),
        subset(ACCOUNTS),
        rare_subset(ACCOUNTS),
        rare_subset(posts),
        rare_subset(ads),
    );
    let searches = vec((0..HASHTAGS as u32, 0..400i64), 0..3);
    (lists, searches, prop::sample::select(Device::ALL.to_vec()), prop::option::of(0..PLACES as u32)).prop_map(
        |((hashtags, close_friends, favorites, muted, hidden, hidden_ads), searches, device, place)| Viewer {
            account: AccountId(0),
            about: String::new(),
            hashtags: hashtags.into_iter().map(HashtagId).collect(),
            close_friends: close_friends.into_iter().map(AccountId).collect(),
            favorites: favorites.into_iter().map(AccountId).collect(),
            muted: muted.into_iter().map(AccountId).collect(),
            hidden: hidden.into_iter().map(PostId).collect(),
            hidden_ads: hidden_ads.into_iter().map(AdId).collect(),
            searches: searches
                .into_iter()
                .map(|(tag, age)| glassfeed::domain::Search { at: hours_ago(age), hashtag: HashtagId(tag) })
                .collect(),
            device,
            place: place.map(PlaceId),
        },
    )
}

fn impressions(posts: usize) -> impl Strategy<Value = Impression> {
    let named = vec(prop::sample::select(Action::NAMED.to_vec()), 0..3);
    let seen = (0..2u32, 0..posts.max(1) as u32, 0..300i64, 1..30u32);
    (seen, 0.0..20.0f64, prop::option::of(0.0..=1.0f64), named).prop_map(
        |((viewer, post, age, position), dwell_secs, watched, named)| Impression {
            viewer: ViewerId(viewer),
            post: PostId(post),
            at: hours_ago(age),
            position,
            dwell_secs,
            watched,
            named: named.into_iter().collect::<ActionSet>(),
        },
    )
}

fn ads() -> impl Strategy<Value = Ad> {
    topics().prop_map(|topics| Ad {
        id: String::new(),
        advertiser: "Mill".to_owned(),
        topics,
        caption: "Flour".to_owned(),
        art: art(),
    })
}

fn stories() -> impl Strategy<Value = Story> {
    (0..ACCOUNTS as u32, -3..30i64, any::<bool>()).prop_map(|(account, age, close_friends_only)| Story {
        id: String::new(),
        account: AccountId(account),
        at: hours_ago(age),
        close_friends_only,
        art: art(),
    })
}

/// Some begin or end with the clock.
fn holidays() -> impl Strategy<Value = Holiday> {
    (prop_oneof![Just(0), -10..10i64], 0..20i64, subset(HASHTAGS)).prop_map(|(from, length, hashtags)| Holiday {
        name: "Tide Day".to_owned(),
        from: hours_ago(from),
        to: hours_ago(from - length),
        hashtags: hashtags.into_iter().map(HashtagId).collect(),
    })
}

fn topics() -> impl Strategy<Value = TopicWeights> {
    let weight = prop_oneof![Just(0.0), Just(0.5), Just(1.0), 0.0..1.0f64];
    vec((0..TOPICS as u32, weight), 0..3)
        .prop_map(|pairs| TopicWeights::new(pairs.into_iter().map(|(topic, weight)| (TopicId(topic), weight))))
}

fn art() -> Art {
    Art { scene: "sea".to_owned(), seed: 1 }
}

/// Any of `count` indices, ascending.
fn subset(count: usize) -> impl Strategy<Value = Vec<u32>> {
    prop::sample::subsequence((0..count as u32).collect::<Vec<_>>(), 0..=count)
}

/// At most two of `count` indices, ascending.
fn rare_subset(count: usize) -> impl Strategy<Value = Vec<u32>> {
    prop::sample::subsequence((0..count as u32).collect::<Vec<_>>(), 0..=count.min(2))
}

/// Models of every strength: some predict the same for every post, so that all scores tie.
pub(crate) fn models() -> impl Strategy<Value = Model> {
    let regression = (-6.0..1.0f64, prop_oneof![1 => Just(Vec::new()), 3 => vec(-0.8..0.8f64, FEATURE_COUNT)]);
    vec(regression, Action::ALL.len()).prop_map(model)
}

/// A model from each action's intercept and coefficients, on features taken as they are.
pub(crate) fn model(regressions: Vec<(f64, Vec<f64>)>) -> Model {
    let scale = |key: &str| Scale { key: key.to_owned(), mean: 0.0, sd: 1.0 };
    Model {
        format: Model::FORMAT.to_owned(),
        features: FEATURES.iter().map(|feature| scale(feature.key)).collect(),
        position: scale("position"),
        actions: Action::ALL
            .iter()
            .zip(regressions)
            .map(|(action, (intercept, coefficients))| Regression {
                action: action.key().to_owned(),
                intercept,
                coefficients,
                position: 0.0,
            })
            .collect(),
        ..Model::default()
    }
}

/// All three feeds, mostly the ranked one.
pub(crate) fn feeds() -> impl Strategy<Value = FeedKind> {
    prop_oneof![4 => Just(FeedKind::Home), 1 => Just(FeedKind::Favorites), 1 => Just(FeedKind::Following)]
}

/// The places at which a run of one key is longer than `most`.
pub(crate) fn too_long_runs(order: &[u32], key: impl Fn(u32) -> u32, most: usize) -> Vec<usize> {
    let mut run = 0;
    (0..order.len())
        .filter(|&at| {
            run = if at > 0 && key(order[at]) == key(order[at - 1]) { run + 1 } else { 1 };
            run > most
        })
        .collect()
}
