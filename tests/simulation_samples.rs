//! The sample worlds: the shipped files are what the generator makes, nobody's words are anybody else's, and every case
//! the rules speak of is there for each of the three profiles.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::OnceLock;

use glassfeed::domain::{AccountId, Media, Origin, Post, PostId, PostType, ViewerId, World, hours_between};
use glassfeed::files::{self, Progress, world_json};
use glassfeed::model::History;
use glassfeed::pipeline::{Context, Ledger, rank, stages, stories};
use glassfeed::policy::{Policy, Value};
use glassfeed::simulation::{SAMPLES, sample};

/// What is seen without much scrolling.
const TOP: usize = 20;

/// A sample as it is shipped, and what was known at its clock.
struct Sample {
    world: World,
    history: History,
}

impl Sample {
    fn context<'a>(&'a self, viewer: u32, policy: &'a Policy) -> Context<'a> {
        Context::new(&self.world, &self.history, policy, ViewerId(viewer))
    }

    fn feed(&self, viewer: u32) -> Vec<PostId> {
        let ledger = rank(&self.context(viewer, &Policy::default()));
        ledger.delivered().iter().map(|&row| ledger.slate.posts[row as usize]).collect()
    }
}

fn shipped(name: &str) -> &'static Sample {
    static SHIPPED: OnceLock<BTreeMap<&str, Sample>> = OnceLock::new();
    let all = SHIPPED.get_or_init(|| {
        let read = |name| {
            let world = files::sample(name, &Progress::default()).expect("a sample in the program");
            let history = History::at(&world, world.now);
            Sample { world, history }
        };
        SAMPLES.into_iter().map(|name| (name, read(name))).collect()
    });
    &all[name]
}

fn file(name: &str) -> Vec<u8> {
    let path = [env!("CARGO_MANIFEST_DIR"), "sample_data", &format!("{name}.world.json")].iter().collect::<PathBuf>();
    std::fs::read(path).expect("a shipped file")
}

#[test]
fn the_shipped_files_are_what_the_generator_makes() {
    for name in SAMPLES {
        let made = world_json(&sample(name).expect("a sample"));
        let same = made == file(name);
        assert!(same, "make it anew: glassfeed generate --sample {name} -o sample_data/{name}.world.json");
    }
    assert!(files::samples().eq(SAMPLES));
}

/// A profile's grid shows two rows of three.
const GRID: usize = 6;

#[test]
fn no_profile_and_no_top_of_a_feed_shows_a_picture_twice() {
    for sample in SAMPLES.map(shipped) {
        let pictures = |posts: &mut dyn Iterator<Item = PostId>| -> Vec<&str> {
            posts.map(|post| sample.world.post(post).art.scene.as_str()).collect()
        };
        for account in (0..sample.world.accounts.len() as u32).map(AccountId) {
            let mut posts = sample.world.posts_of(account).to_vec();
            posts.sort_by_key(|&post| sample.world.recency(post));
            let grid = pictures(&mut posts.into_iter().take(GRID));
            assert_eq!(grid.iter().collect::<BTreeSet<_>>().len(), grid.len(), "{account:?}: {grid:?}");
        }
        for viewer in 0..sample.world.viewers.len().min(3) as u32 {
            let top = pictures(&mut sample.feed(viewer).into_iter().take(TOP));
            assert_eq!(top.iter().collect::<BTreeSet<_>>().len(), top.len(), "viewer {viewer}: {top:?}");
        }
    }
}

#[test]
fn a_story_is_shown_for_a_day() {
    let sample = shipped("harbor");
    let policy = Policy::default();
    let shown = |hours: i64| {
        let now = sample.world.now + jiff::SignedDuration::from_hours(hours);
        stories(&Context { now, ..sample.context(0, &policy) }).iter().map(|tray| tray.stories.len()).sum::<usize>()
    };
    assert!(shown(0) > 0);
    assert!((1..shown(0)).contains(&shown(12)), "some are older than a day by then");
    assert_eq!([24, 24 * 365].map(shown), [0, 0]);
}

#[test]
fn every_name_a_recipe_gives_is_in_its_world() {
    let recipes: serde_json::Value = serde_json::from_str(include_str!("../assets/samples.json")).expect("JSON");
    for name in SAMPLES {
        let world = &shipped(name).world;
        let roster = &recipes[name]["roster"];
        let list = |value: &serde_json::Value| value.as_array().expect("a list").clone();
        for resident in list(&roster["people"]) {
            let handle = resident["handle"].as_str().expect("a handle");
            let account = world.account(world.account_named(handle).expect("an account"));
            assert_eq!(world.names.places[account.place.expect("a place").0 as usize], resident["place"], "{handle}");
            assert!(resident["topics"].as_object().expect("topics").keys().all(|key| world.names.topics.contains(key)));
            let Some(viewer) = world.viewer_named(handle) else { continue };
            let (viewer, profile) = (world.viewer(viewer), &resident["profile"]);
            assert_eq!(viewer.close_friends.len(), list(&profile["close_to"]).len(), "{handle}");
            assert_eq!(viewer.favorites.len(), list(&profile["favorites"]).len(), "{handle}");
            assert_eq!(viewer.muted.len(), list(&profile["muted"]).len(), "{handle}");
            assert_eq!(viewer.hashtags.len(), list(&profile["hashtags"]).len(), "{handle}");
        }
        for note in list(&roster["posts"]) {
            let at = note["at"].as_str().expect("a time");
            let made =
                |post: &&Post| post.created_at.to_string() == at && world.account(post.author).id == note["author"];
            let post = world.posts.iter().find(made).expect("a given post");
            for tag in note["hashtags"].as_array().into_iter().flatten() {
                assert!(post.hashtags.iter().any(|had| world.names.hashtags[had.0 as usize] == *tag), "{at}: {tag}");
            }
            let seen = world.impressions.iter().any(|shown| world.post(shown.post).id == post.id);
            assert!(!seen, "{at}");
        }
    }
}

#[test]
fn there_is_no_other_sample() {
    assert!(sample("harbour").is_none());
}

#[test]
fn samples_have_the_sizes_they_are_described_with() {
    let sizes = |name: &str| {
        let world = &shipped(name).world;
        let days = world.impressions.iter().map(|shown| hours_between(shown.at, world.now) / 24.0).fold(0.0, f64::max);
        (world.accounts.len(), world.posts.len(), world.impressions.len(), days)
    };
    let (accounts, posts, impressions, days) = sizes("harbor");
    assert_eq!((accounts, posts), (80, 600));
    assert!(impressions >= 600 && (25.0..=31.0).contains(&days), "{impressions} in {days} days");
    assert!(file("harbor").len() < 3_000_000);
    let (accounts, posts, impressions, _) = sizes("family");
    assert!(accounts == 20 && posts <= 100 && impressions >= 100, "{accounts}, {posts}, {impressions}");
    let creators = &shipped("creators").world;
    let reels = creators.posts.iter().filter(|post| post.media == Media::Reel).count();
    assert!(3 * reels >= creators.posts.len(), "{reels} reels");
}

#[test]
fn no_caption_is_written_twice_and_pictures_show_what_posts_are_about() {
    for name in SAMPLES {
        let world = &shipped(name).world;
        let captions: BTreeSet<&str> = world.posts.iter().map(|post| post.caption.as_str()).collect();
        assert_eq!(captions.len(), world.posts.len(), "{name}");
        for post in &world.posts {
            let topic = &world.names.topics[post.topics.top().expect("a topic").0 as usize];
            assert!(post.art.scene.starts_with(&format!("{topic}/")), "{name}: {} shows {}", post.id, post.art.scene);
            assert!(!post.caption.trim().is_empty(), "{name}: {}", post.id);
        }
    }
}

#[test]
fn three_profiles_are_told_in_two_sentences_each() {
    for name in SAMPLES {
        let world = &shipped(name).world;
        assert_eq!(world.viewers.len(), 3, "{name}");
        for viewer in &world.viewers {
            assert_eq!(viewer.about.matches(". ").count() + 1, 2, "{}", viewer.about);
        }
        assert!(world.about.contains("profiles"), "{name} says that they are invented");
    }
}

#[test]
fn each_profile_of_harbor_has_a_hundred_candidates() {
    let harbor = shipped("harbor");
    for viewer in 0..3 {
        let candidates = harbor.feed(viewer).len();
        assert!(candidates >= 100, "{viewer}: {candidates}");
    }
}

/// A ledger in which every boost shows.
fn ledger(sample: &Sample, viewer: u32) -> Ledger {
    let mut policy = Policy::default();
    policy.settings.set(&stages::boost::SAME_PLACE, Value::Number(1.2)).expect("in range");
    rank(&sample.context(viewer, &policy))
}

#[test]
fn every_rule_has_a_case_in_every_feed_of_harbor_and_creators() {
    for name in ["harbor", "creators"] {
        for viewer in 0..3 {
            let ledger = ledger(shipped(name), viewer);
            let who = format!("{name}, viewer {viewer}");
            for reason in ["violation", "muted", "hidden", "seen"] {
                let removed =
                    |found: &glassfeed::pipeline::Found| found.removed.is_some_and(|why| why.reason == reason);
                assert!(ledger.found.iter().any(removed), "{who}: nothing {reason}");
            }
            for reason in ["freshness", "close_friends", "favorites", "holiday", "same_place"] {
                assert!(ledger.column("boost", reason).is_some(), "{who}: no {reason}");
            }
            for reason in ["misinformation", "repeat_misinformation", "borderline", "similar_to_hidden"] {
                assert!(ledger.column("demote", reason).is_some(), "{who}: no {reason}");
            }
            for wanted in [PostType::Hashtag, PostType::Shopping, PostType::Photo, PostType::Video, PostType::Reel] {
                assert!(ledger.slate.types.contains(&wanted), "{who}: no {wanted:?}");
            }
            assert!(ledger.slate.origins.contains(&Origin::Hashtag), "{who}");
        }
    }
}

#[test]
fn every_feed_of_harbor_has_an_author_with_six_posts_in_two_days() {
    for viewer in 0..3 {
        let ledger = ledger(shipped("harbor"), viewer);
        let slate = &ledger.slate;
        let bursts = slate.by_author().iter().filter(|rows| {
            let mut ages: Vec<f64> = rows.iter().map(|&row| slate.age_hours[row as usize]).collect();
            ages.sort_by(f64::total_cmp);
            ages.windows(6).any(|six| six[5] - six[0] <= 48.0)
        });
        assert!(bursts.count() >= 1, "viewer {viewer}");
    }
}

#[test]
fn every_feed_of_harbor_would_run_into_one_medium_without_the_rule() {
    for viewer in 0..3 {
        let ledger = ledger(shipped("harbor"), viewer);
        let mut policy = Policy::default();
        policy.settings.set(&stages::media::ON, Value::Switch(false)).expect("a switch");
        let unruled = rank(&shipped("harbor").context(viewer, &policy));
        let run = |ledger: &Ledger| {
            longest_run(ledger.delivered().iter().take(TOP).map(|&row| ledger.slate.media[row as usize]))
        };
        assert!(run(&unruled) >= 3, "viewer {viewer}");
        assert!(run(&ledger) < run(&unruled), "viewer {viewer}");
    }
}

fn longest_run(media: impl Iterator<Item = Media>) -> usize {
    let (mut last, mut length, mut longest) = (None, 0, 0);
    for medium in media {
        length = if last == Some(medium) { length + 1 } else { 1 };
        last = Some(medium);
        longest = longest.max(length);
    }
    longest
}

#[test]
fn stories_and_ads_stand_beside_every_feed_of_harbor() {
    let harbor = shipped("harbor");
    assert!(harbor.world.ads.len() >= 20);
    for viewer in 0..3 {
        let policy = Policy::default();
        let context = harbor.context(viewer, &policy);
        let trays = stories(&context);
        let shown = || trays.iter().flat_map(|tray| &tray.stories).map(|&at| &harbor.world.stories[at]);
        assert!(trays.len() >= 5, "viewer {viewer}: {}", trays.len());
        assert!(trays.iter().any(|tray| tray.close_friend), "viewer {viewer}");
        assert!(shown().any(|story| story.close_friends_only), "viewer {viewer}");
    }
}

#[test]
fn family_has_each_special_case_once_at_least() {
    let world = &shipped("family").world;
    let has = |case: &dyn Fn(&Post) -> bool| world.posts.iter().any(case);
    assert!(has(&|post| post.labels.violation.is_some()));
    assert!(has(&|post| post.labels.borderline > 0.0));
    assert!(has(&|post| post.labels.misinformation));
    assert!(has(&|post| post.shopping.is_some()));
    assert!(has(&|post| post.hashtags.iter().any(|tag| world.holidays[0].hashtags.contains(tag))));
    assert!(world.accounts.iter().any(|account| account.strikes >= 3));
    assert!(world.viewers.iter().all(|viewer| !viewer.muted.is_empty() && !viewer.hidden.is_empty()));
    assert!(world.viewers.iter().all(|viewer| !viewer.close_friends.is_empty() && !viewer.favorites.is_empty()));
}

#[test]
fn it_is_a_holiday_in_every_sample() {
    for name in SAMPLES {
        let world = &shipped(name).world;
        assert!(world.holidays.iter().any(|holiday| (holiday.from..=holiday.to).contains(&world.now)), "{name}");
    }
}

#[test]
fn the_same_weights_give_three_different_feeds() {
    // Twenty accounts leave the family's viewers nearly the same candidates: there the order differs more than the set.
    for (name, most) in SAMPLES.into_iter().zip([5, 5, 7]) {
        let tops: Vec<BTreeSet<PostId>> =
            (0..3).map(|viewer| shipped(name).feed(viewer).into_iter().take(10).collect()).collect();
        for (a, b) in [(0, 1), (0, 2), (1, 2)] {
            let shared = tops[a].intersection(&tops[b]).count();
            assert!(shared <= most, "{name}: viewers {a} and {b} share {shared} of their top ten");
        }
    }
}

/// Which share of those posts is mainly about one of the topics.
fn share_about(world: &World, posts: &[PostId], topics: &[&str]) -> f64 {
    let about = |post: &&PostId| {
        let top = world.post(**post).topics.top().map(|topic| world.names.topics[topic.0 as usize].as_str());
        top.is_some_and(|top| topics.contains(&top))
    };
    posts.iter().filter(about).count() as f64 / posts.len() as f64
}

fn share_by(world: &World, posts: &[PostId], authors: &[AccountId]) -> f64 {
    posts.iter().filter(|&&post| authors.contains(&world.post(post).author)).count() as f64 / posts.len() as f64
}

#[test]
fn what_stands_at_the_top_is_what_the_profile_is_said_to_like() {
    let likes = [
        ("harbor", [["family", "baking", "pets"], ["ceramics", "garden", "baking"], ["sea", "music", "dance"]]),
        ("creators", [["dance", "cars", "music"], ["space", "books", "travel"], ["pets", "baking", "coffee"]]),
    ];
    for (name, profiles) in likes {
        let sample = shipped(name);
        for (viewer, topics) in (0..).zip(profiles) {
            let feed = sample.feed(viewer);
            let (top, rest) =
                (share_about(&sample.world, &feed[..TOP], &topics), share_about(&sample.world, &feed, &topics));
            assert!(top >= 0.35 && top > rest, "{name}, viewer {viewer}: {top:.2} of the top, {rest:.2} of all");
        }
    }
}

#[test]
fn who_comes_for_friends_finds_them_at_the_top() {
    for name in ["harbor", "creators"] {
        let sample = shipped(name);
        for viewer in 0..3 {
            let friends = &sample.world.viewer(ViewerId(viewer)).close_friends;
            let feed = sample.feed(viewer);
            let top = &feed[..feed.len().min(10)];
            let (top, all) = (share_by(&sample.world, top, friends), share_by(&sample.world, &feed, friends));
            assert!(top > all, "{name}, viewer {viewer}: {top:.2} of the top, {all:.2} of all");
        }
    }
}
