//! A generated world is credible: every number the generator promises is measured and held in its band.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use glassfeed::domain::{Action, Kind, Media, Post, Truth, ViewerId, World, hours_between};
use glassfeed::policy::{Knob, Value};
use glassfeed::simulation::generate::{ACCOUNTS, IMPRESSIONS, OPTIONS, POSTS, VIEWERS};
use glassfeed::simulation::{Options, Words, generate};

mod simulation_measure;
use simulation_measure::{
    clustering, correlation, deviation, from_close_friend, in_degrees, likeness_of_followers, likes_within_authors,
    mean, media_mix, out_degrees, posts_a_week, quantile, rate, reciprocity, skewness, unseen_candidates,
};

const DAYS: f64 = 30.0;

/// 600 accounts, 60 viewers, 6,000 posts and up to 60,000 impressions in 30 days.
fn world() -> &'static World {
    static WORLD: OnceLock<World> = OnceLock::new();
    WORLD.get_or_init(|| generate(&sized(3, [600.0, 60.0, 6_000.0, 60_000.0]), Words::built_in()))
}

fn sized(seed: u64, [accounts, viewers, posts, impressions]: [f64; 4]) -> Options {
    Options::new(seed)
        .with(&ACCOUNTS, accounts)
        .and_then(|options| options.with(&VIEWERS, viewers))
        .and_then(|options| options.with(&POSTS, posts))
        .and_then(|options| options.with(&IMPRESSIONS, impressions))
        .expect("sizes in range")
}

fn small(seed: u64) -> Options {
    sized(seed, [90.0, 6.0, 700.0, 1_500.0])
}

fn truth() -> &'static Truth {
    world().truth.as_ref().expect("generated worlds have a truth")
}

#[track_caller]
fn within(measured: f64, band: std::ops::RangeInclusive<f64>) {
    assert!(band.contains(&measured), "{measured} is not in {band:?}");
}

fn share_of_posts(holds: impl Fn(&Post) -> bool) -> f64 {
    world().posts.iter().filter(|post| holds(post)).count() as f64 / world().posts.len() as f64
}

#[test]
fn same_seed_gives_the_same_world_on_any_number_of_threads() {
    let on = |threads| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("threads");
        pool.install(|| generate(&small(5), Words::built_in()).into_parts())
    };
    assert!(on(1) == on(4));
}

#[test]
fn another_seed_gives_another_world() {
    let captions =
        |seed| generate(&small(seed), Words::built_in()).posts.iter().map(|post| post.caption.clone()).collect();
    let (one, other): (Vec<String>, Vec<String>) = (captions(5), captions(6));
    assert_ne!(one, other);
}

#[test]
fn a_generated_world_is_a_valid_file_and_comes_back_equal() {
    let world = generate(&small(5), Words::built_in());
    let json = String::from_utf8(glassfeed::files::world_json(&world)).expect("text");
    let read =
        glassfeed::files::parse_world("generated", &json, &glassfeed::files::Progress::new()).expect("a valid world");
    assert_eq!(glassfeed::files::world_json(&read), json.as_bytes());
}

#[test]
fn the_options_decide_how_much_there_is() {
    let parts = world();
    assert_eq!((parts.accounts.len(), parts.viewers.len(), parts.posts.len()), (600, 60, 6_000));
    within(parts.impressions.len() as f64, 42_000.0..=60_000.0);
}

#[test]
fn worlds_too_small_for_anything_are_made_all_the_same() {
    let nobody = Words::default();
    assert!(generate(&small(1), &nobody).accounts.is_empty());
    for size in [[2.0, 2.0, 0.0, 100.0], [3.0, 0.0, 9.0, 0.0], [2.0, 1.0, 1.0, 5.0], [20.0, 20.0, 60.0, 1_000.0]] {
        let world = generate(&sized(1, size), Words::built_in());
        assert_eq!((world.accounts.len(), world.posts.len()), (size[0] as usize, size[2] as usize));
    }
}

#[test]
fn follows_are_log_normal() {
    let follows = out_degrees(world());
    let median = quantile(&follows, 0.5);
    within(median / (150.0 * (600.0_f64 / 4_000.0).sqrt()), 0.85..=1.15);
    // Measured below the median: above it the cap of small worlds cuts the tail.
    within((median / quantile(&follows, 0.159)).ln(), 1.25..=1.75);
}

#[test]
fn in_degrees_have_a_heavier_tail_than_out_degrees() {
    let tail = |degrees: &[f64]| quantile(degrees, 0.99) / quantile(degrees, 0.5);
    within(tail(&in_degrees(world())) / tail(&out_degrees(world())), 1.5..=20.0);
}

#[test]
fn a_quarter_or_so_of_follows_is_returned() {
    within(reciprocity(world()), 0.15..=0.35);
}

#[test]
fn friends_of_friends_are_friends() {
    within(clustering(world(), 7), 0.15..=0.45);
}

#[test]
fn followers_are_two_to_five_times_more_alike_than_strangers() {
    within(likeness_of_followers(world()), 2.0..=5.0);
}

#[test]
fn tastes_hold_a_few_topics_and_sum_to_one() {
    for taste in &truth().tastes {
        within(taste.topics.iter().map(|(_, share)| share).sum(), 0.99..=1.01);
    }
    let topics: Vec<f64> = truth()
        .tastes
        .iter()
        .map(|taste| taste.topics.iter().filter(|(_, share)| *share >= 0.1).count() as f64)
        .collect();
    within(mean(&topics), 2.0..=4.0);
}

#[test]
fn the_median_account_posts_once_a_week_and_a_few_post_daily() {
    let posts = posts_a_week(world(), DAYS);
    within(quantile(&posts, 0.5), 0.7..=1.5);
    let daily = posts.iter().filter(|posts| **posts >= 7.0).count() as f64 / posts.len() as f64;
    within(daily, 0.01..=0.1);
    let logarithms: Vec<f64> = posts.iter().filter(|posts| **posts > 0.3).map(|posts| posts.ln()).collect();
    within(skewness(&logarithms), -0.4..=0.4);
}

#[test]
fn the_media_mix_is_the_years() {
    let mix_of = |year| {
        let mut options = small(5).with(&POSTS, 4_000.0).expect("in range");
        let mix = Knob::find(OPTIONS, "media_mix").expect("an option");
        options.settings.set(mix, Value::Choice(year)).expect("a year");
        media_mix(&generate(&options, Words::built_in()))
    };
    for (mix, expected) in [(media_mix(world()), [0.56, 0.24, 0.20]), (mix_of("2026"), [0.27, 0.35, 0.38])] {
        for (measured, expected) in mix.into_iter().zip(expected) {
            within(measured - expected, -0.06..=0.06);
        }
    }
}

#[test]
fn likes_are_log_normal_within_an_author() {
    let likes = likes_within_authors(world());
    assert!(likes.len() > 300);
    within(skewness(&likes), -0.35..=0.35);
    within(deviation(&likes), 0.35..=0.9);
    let inside = likes.iter().filter(|like| like.abs() < deviation(&likes)).count() as f64 / likes.len() as f64;
    within(inside, 0.62..=0.74);
}

#[test]
fn of_all_counts_comments_are_coupled_loosest_to_views() {
    let coupled = |count: fn(&Post) -> u64| {
        correlation(&world().posts.iter().map(|post| (post.views as f64, count(post) as f64)).collect::<Vec<_>>())
    };
    let comments = coupled(|post| post.comments);
    within(comments, 0.05..=0.55);
    within(coupled(|post| post.likes), 0.75..=0.99);
    assert!(
        [coupled(|post| post.likes), coupled(|post| post.saves), coupled(|post| post.shares)]
            .iter()
            .all(|other| *other > comments + 0.1)
    );
}

#[test]
fn reactions_decay_as_weibull() {
    let views_at = |from: f64, to: f64| {
        let views: Vec<f64> = world()
            .posts
            .iter()
            .filter(|post| (from..to).contains(&hours_between(post.created_at, world().now)))
            .filter(|post| {
                world().account(post.author).kind == Kind::Creator && world().followers(post.author).len() > 20
            })
            .map(|post| (post.views as f64 / world().followers(post.author).len() as f64).max(0.01).ln())
            .collect();
        assert!(views.len() > 12, "{} posts", views.len());
        mean(&views).exp()
    };
    let finished = views_at(240.0, 720.0);
    let weibull = |age: f64| 1.0 - 0.5_f64.powf((age / 19.0).powf(0.7));
    for (from, to) in [(8.0, 16.0), (16.0, 26.0), (36.0, 60.0), (96.0, 144.0)] {
        within(views_at(from, to) / finished - weibull((from + to) / 2.0), -0.16..=0.16);
    }
}

#[test]
fn people_post_in_two_humps_of_their_own_day() {
    let mut hours = [0.0; 24];
    let offsets: BTreeMap<&str, f64> =
        Words::built_in().places.iter().map(|place| (place.name.as_str(), place.utc_offset_hours)).collect();
    for post in &world().posts {
        let place = world().account(post.author).place.expect("everybody lives somewhere");
        let ahead = offsets[world().names.places[place.0 as usize].as_str()];
        let local = post.created_at.as_second() as f64 / 3_600.0 + ahead;
        hours[local.rem_euclid(24.0) as usize] += 1.0;
    }
    let about = |hour: usize| hours[hour - 1] + hours[hour] + hours[hour + 1];
    assert!(about(8) > 2.0 * about(13), "{hours:?}");
    assert!(about(20) > 2.0 * about(14), "{hours:?}");
    assert!(about(3) < 0.3 * about(13), "{hours:?}");
}

#[test]
fn actions_are_as_frequent_as_published() {
    let every = |action| rate(world(), action, |_| true);
    within(every(Action::Like), 0.02..=0.04);
    within(every(Action::Save), 0.002..=0.01);
    within(every(Action::Comment), 0.0005..=0.002);
    within(every(Action::Share), 0.001..=0.003);
    within(every(Action::ProfileTap), 0.005..=0.015);
    within(every(Action::Hide), 0.0005..=0.001);
}

#[test]
fn close_friends_act_several_times_more() {
    for action in [Action::Like, Action::Comment] {
        let close = rate(world(), action, |impression| from_close_friend(world(), impression));
        let others = rate(world(), action, |impression| !from_close_friend(world(), impression));
        within(close / others, 2.5..=15.0);
    }
}

#[test]
fn attention_falls_with_position() {
    // Whoever looks stays a second or longer more often than not; a glance is always shorter.
    let looked = |from: u32, to: u32| {
        let stays: Vec<f64> = world()
            .impressions
            .iter()
            .filter(|impression| (from..=to).contains(&impression.position))
            .map(|impression| f64::from(u8::from(impression.dwell_secs >= 1.0)))
            .collect();
        mean(&stays)
    };
    // Ten times further down the chance is 10 to the power of minus 0.35: 0.45.
    within(looked(18, 22) / looked(2, 2), 0.3..=0.6);
    within(truth().position_decay, 0.35..=0.35);
}

#[test]
fn hidden_taste_moves_what_is_done() {
    let liked_by_match = |likes: bool| {
        let matches: Vec<f64> = world()
            .impressions
            .iter()
            .filter(|impression| impression.named.contains(Action::Like) == likes)
            .map(|impression| {
                truth().tastes[impression.viewer.0 as usize].topics.cosine(&world().post(impression.post).topics)
            })
            .collect();
        mean(&matches)
    };
    assert!(liked_by_match(true) > liked_by_match(false) + 0.15);
}

#[test]
fn every_viewer_has_a_feed_left_to_rank() {
    for viewer in 0..world().viewers.len() as u32 {
        assert!(unseen_candidates(world(), ViewerId(viewer)) >= 100);
    }
}

#[test]
fn a_small_world_still_shows_something_and_leaves_most() {
    let world = generate(&small(5), Words::built_in());
    for viewer in (0..world.viewers.len() as u32).map(ViewerId) {
        let recent =
            world.impressions_of(viewer).filter(|shown| hours_between(shown.at, world.now) < 7.0 * 24.0).count();
        assert!(recent > 0 && unseen_candidates(&world, viewer) > recent);
    }
}

#[test]
fn impressions_follow_their_posts_and_the_clock() {
    let mut last = (world().impressions[0].at, world().impressions[0].viewer);
    let mut seen = BTreeSet::new();
    for impression in &world().impressions {
        let post = world().post(impression.post);
        assert!(post.created_at <= impression.at && impression.at <= world().now);
        assert!(last <= (impression.at, impression.viewer));
        assert_eq!(impression.watched.is_some(), post.media.plays());
        assert!(seen.insert((impression.viewer, impression.post)), "shown twice");
        last = (impression.at, impression.viewer);
    }
    let last_day = world().impressions.iter().filter(|shown| hours_between(shown.at, world().now) < 24.0).count();
    within(last_day as f64 * DAYS / world().impressions.len() as f64, 0.3..=2.0);
}

#[test]
fn a_few_percent_are_borderline_and_fewer_break_a_guideline() {
    within(share_of_posts(|post| post.labels.borderline > 0.0), 0.02..=0.05);
    within(share_of_posts(|post| post.labels.violation.is_some()), 0.002..=0.015);
}

#[test]
fn a_few_repeat_sharers_share_most_misinformation() {
    let false_posts: Vec<&Post> = world().posts.iter().filter(|post| post.labels.misinformation).collect();
    let repeated = false_posts.iter().filter(|post| world().account(post.author).strikes >= 3).count();
    within(repeated as f64 / false_posts.len() as f64, 0.6..=0.99);
    within(world().accounts.iter().filter(|account| account.strikes >= 3).count() as f64 / 600.0, 0.001..=0.03);
    assert!(false_posts.iter().all(|post| world().account(post.author).strikes >= 1));
}

#[test]
fn every_case_the_rules_speak_of_is_there() {
    let viewers = &world().viewers;
    assert!(viewers.iter().any(|viewer| !viewer.muted.is_empty()));
    assert!(viewers.iter().any(|viewer| !viewer.hidden.is_empty()));
    assert!(viewers.iter().any(|viewer| !viewer.hidden_ads.is_empty()));
    assert!(viewers.iter().all(|viewer| !viewer.favorites.is_empty() && !viewer.hashtags.is_empty()));
    assert!(viewers.iter().filter(|viewer| !viewer.close_friends.is_empty()).count() > viewers.len() / 2);
    assert!(viewers.iter().all(|viewer| !viewer.searches.is_empty()));
    assert!(world().stories.iter().any(|story| story.close_friends_only));
    assert!(!world().ads.is_empty());
    let holiday = &world().holidays[0];
    assert!((holiday.from..=holiday.to).contains(&world().now));
    assert!(share_of_posts(|post| post.hashtags.iter().any(|tag| holiday.hashtags.contains(tag))) > 0.005);
    within(share_of_posts(|post| post.shopping.is_some()), 0.01..=0.08);
    for media in Media::ALL {
        assert!(share_of_posts(|post| post.media == media) > 0.02);
    }
}

#[test]
fn some_authors_make_six_posts_of_one_medium_within_two_days() {
    let mut bursts = 0;
    for account in simulation_measure::accounts(world()) {
        let posts: Vec<&Post> = world().posts_of(account).iter().map(|post| world().post(*post)).collect();
        bursts += usize::from(posts.windows(6).any(|run| {
            hours_between(run[0].created_at, run[5].created_at) <= 48.0
                && run.iter().all(|post| post.media == run[0].media)
        }));
    }
    assert!(bursts >= 10, "{bursts} bursts");
}

#[test]
fn no_caption_is_written_twice_and_each_fits_its_picture() {
    let captions: BTreeSet<&str> = world().posts.iter().map(|post| post.caption.as_str()).collect();
    assert_eq!(captions.len(), world().posts.len());
    let pictures: BTreeMap<&str, &glassfeed::simulation::scenes::Scene> =
        glassfeed::simulation::scenes::scenes().iter().map(|scene| (scene.name(), scene)).collect();
    let plain = |post: &&Post| post.labels == glassfeed::domain::Labels::default() && !post.caption.is_empty();
    for post in world().posts.iter().filter(plain) {
        let scene = pictures[post.art.scene.as_str()];
        let words = Words::built_in();
        let holiday = words.holiday.captions.get(&scene.topic).into_iter().flatten();
        let fitting = scene.shows.iter().map(String::as_str).chain(["any"]);
        let mut fitting =
            fitting.filter_map(|shown| words.topics[&scene.topic].captions.get(shown)).flatten().chain(holiday);
        assert!(fitting.any(|opener| post.caption.starts_with(opener.as_str())), "{}: {}", scene.file, post.caption);
        assert_eq!(post.topics.top().map(|topic| &world().names.topics[topic.0 as usize]), Some(&scene.topic));
    }
}

#[test]
fn handles_are_their_own_and_read_like_handles() {
    let handles: BTreeSet<&str> = world().accounts.iter().map(|account| account.id.as_str()).collect();
    assert_eq!(handles.len(), world().accounts.len());
    for handle in handles {
        let plain = |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '.';
        assert!((1..=30).contains(&handle.len()) && handle.chars().all(plain), "{handle}");
        assert!(!handle.starts_with('.') && !handle.ends_with('.') && !handle.contains(".."), "{handle}");
    }
}

#[test]
fn a_viewer_is_told_in_two_sentences() {
    for viewer in &world().viewers {
        assert_eq!(viewer.about.matches(". ").count(), 1, "{}", viewer.about);
        assert!(viewer.about.ends_with('.'), "{}", viewer.about);
    }
}
