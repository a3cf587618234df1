//! What features may know, and what they must not.

use std::collections::BTreeSet;

use glassfeed::domain::{Action, ActionSet, PostId, TopicId, ViewerId, World};
use glassfeed::model::{Category, FEATURES, Facts, Feature, History, Moment, Onlooker, Row, features, training_rows};

mod model_world;
use model_world::{parts, time, world};

fn look(world: &World, history: &History, viewer: u32, post: u32, seconds: i64) -> Row {
    let viewer_id = ViewerId(viewer);
    features(&Moment { world, history, viewer_id, viewer: world.viewer(viewer_id), now: time(seconds) }, PostId(post))
}

fn value(row: &Row, key: &str) -> f64 {
    row[Feature::index_of(key).expect("a feature")]
}

#[test]
fn what_happened_later_changes_no_earlier_row() {
    let before = world();
    let noon = time(10 * 86_400);
    let mut changed = parts();
    for impression in changed.impressions.iter_mut().filter(|impression| impression.at > noon) {
        impression.named = Action::NAMED.into_iter().collect();
        impression.dwell_secs = 60.0;
        impression.position = 7;
    }
    let mut later = 0;
    changed.impressions.retain(|impression| {
        later += usize::from(impression.at > noon);
        impression.at <= noon || later % 3 > 0
    });
    changed.impressions.reverse();
    for post in &mut changed.posts {
        (post.likes, post.comments, post.saves, post.shares, post.views) = (9, 9, 9, 9, 9);
    }
    let after = World::new(changed);
    let rows = |world: &World| -> Vec<Row> {
        training_rows(world).into_iter().filter(|row| row.impression.at <= noon).map(|row| row.row).collect()
    };
    let (before, after) = (rows(&before), rows(&after));
    assert!(before.len() > 1_000);
    assert_eq!(before, after);
}

#[test]
fn later_searches_change_no_earlier_row() {
    let before = world();
    let mut changed = parts();
    for viewer in &mut changed.viewers {
        viewer.searches.clear();
    }
    let after = World::new(changed);
    let search = time(5 * 86_400);
    let pairs: Vec<_> = training_rows(&before).into_iter().zip(training_rows(&after)).collect();
    assert!(pairs.iter().filter(|(a, _)| a.impression.at <= search).all(|(a, b)| a.row == b.row));
    assert!(pairs.iter().any(|(a, b)| a.row != b.row));
}

#[test]
fn impressions_of_one_instant_do_not_know_of_each_other() {
    let mut parts = parts();
    parts.impressions.truncate(2);
    let (mut first, mut second) = (parts.impressions[0].clone(), parts.impressions[1].clone());
    first.named = [Action::Like].into_iter().collect();
    second.viewer = first.viewer;
    second.post = first.post;
    second.named = ActionSet::default();
    parts.impressions = vec![first, second];
    let world = World::new(parts);
    let rows = training_rows(&world);
    assert_eq!(rows[0].row, rows[1].row);
    assert_eq!(value(&rows[1].row, "author_shown"), 0.0);
}

#[test]
fn a_row_is_what_a_feed_made_just_before_would_have_seen() {
    let world = world();
    let rows = training_rows(&world);
    let last = rows.last().expect("impressions");
    let just_before = time(last.impression.at.as_second() - time(0).as_second() - 1);
    let history = History::at(&world, just_before);
    let viewer_id = last.impression.viewer;
    let viewer = world.viewer(viewer_id);
    let moment = Moment { world: &world, history: &history, viewer_id, viewer, now: last.impression.at };
    assert_eq!(features(&moment, last.impression.post), last.row);
}

#[test]
fn a_post_looks_the_same_whatever_else_was_looked_at_before() {
    let world = world();
    let history = History::at(&world, world.now);
    for viewer_id in (0..world.viewers.len() as u32).map(ViewerId) {
        let viewer = world.viewer(viewer_id);
        let moment = Moment { world: &world, history: &history, viewer_id, viewer, now: world.now };
        let onlooker = Onlooker::new(&moment);
        for post in (0..world.posts.len() as u32).rev().map(PostId) {
            let after_others = onlooker.bond(world.post(post).author).features(post);
            assert_eq!(after_others, features(&moment, post));
        }
    }
}

#[test]
fn what_is_gathered_beforehand_changes_no_feature() {
    let world = world();
    let now = time(9 * 86_400);
    let history = History::at(&world, now);
    let facts = Facts::at(&world, &history, now);
    for viewer_id in (0..world.viewers.len() as u32).map(ViewerId) {
        let viewer = world.viewer(viewer_id);
        let moment = Moment { world: &world, history: &history, viewer_id, viewer, now };
        let (reads, knows) = (Onlooker::new(&moment), Onlooker::new(&moment).knowing(Some(&facts)));
        for post in (0..world.posts.len() as u32).map(PostId) {
            let author = world.post(post).author;
            assert_eq!(knows.bond(author).features(post), reads.bond(author).features(post));
        }
    }
}

#[test]
fn history_at_a_moment_equals_observing_up_to_it() {
    let world = world();
    let noon = time(3 * 86_400);
    let mut history = History::empty(&world);
    for impression in world.impressions.iter().filter(|impression| impression.at <= noon) {
        history.observe(&world, impression);
    }
    let at = History::at(&world, noon);
    for post in 0..40 {
        let (a, b) = (look(&world, &at, 0, post, 3 * 86_400), look(&world, &history, 0, post, 3 * 86_400));
        assert!(a.iter().zip(&b).all(|(a, b)| (a - b).abs() < 1e-9));
    }
}

#[test]
fn every_feature_is_finite_with_and_without_a_past() {
    let world = world();
    for history in [History::empty(&world), History::at(&world, world.now)] {
        for post in 0..model_world::POSTS {
            assert!(look(&world, &history, 1, post, 20 * 86_400).iter().all(|value| value.is_finite()));
        }
    }
}

#[test]
fn liking_five_posts_of_a_topic_raises_it_above_every_other() {
    let world = world();
    let mut history = History::empty(&world);
    let viewer = ViewerId(0);
    assert!(history.interests(viewer).is_empty());
    for (at, post) in [2, 6, 10, 14, 18, 3, 7, 11].into_iter().enumerate() {
        let mut impression = world.impressions[0].clone();
        impression.post = PostId(post);
        impression.dwell_secs = 1.0;
        impression.watched = None;
        impression.named = (at < 5).then_some(Action::Like).into_iter().collect();
        history.observe(&world, &impression);
    }
    let interests = history.interests(viewer);
    assert_eq!(interests.top(), Some(TopicId(2)));
    assert!(interests.iter().all(|(_, weight)| (0.0..=1.0).contains(&weight)));
    assert!(value(&look(&world, &history, 0, 22, 0), "topic_likes") > 0.0);
    assert!(value(&look(&world, &history, 0, 23, 0), "topic_likes") < 0.0);
    assert_eq!(value(&look(&world, &history, 0, 21, 0), "topic_likes"), 0.0);
}

#[test]
fn affinity_follows_engagement_and_unknown_accounts_stand_in_the_middle() {
    let world = world();
    let mut history = History::empty(&world);
    for (post, liked) in [(2, true), (14, true), (3, false), (15, false)] {
        let mut impression = world.impressions[0].clone();
        impression.post = PostId(post);
        impression.dwell_secs = 0.5;
        impression.watched = None;
        impression.named = liked.then_some(Action::Like).into_iter().collect();
        history.observe(&world, &impression);
    }
    let affinity = |post: u32| history.affinity(ViewerId(0), world.post(PostId(post)).author);
    assert!(affinity(2) > affinity(4));
    assert!(affinity(4) > affinity(3));
    assert!((0.0..=1.0).contains(&affinity(2)));
}

#[test]
fn searches_count_for_two_weeks() {
    let world = world();
    let history = History::at(&world, time(4 * 86_400));
    let seen = |day: i64, key| value(&look(&world, &history, 0, 1, day * 86_400), key);
    assert_eq!(
        [seen(5, "searched_hashtag"), seen(6, "searched_hashtag"), seen(20, "searched_hashtag")],
        [0.0, 1.0, 0.0]
    );
    assert_eq!(seen(5, "searched_topic"), 0.0);
    assert!(seen(6, "searched_topic") > 0.99);
}

#[test]
fn hours_and_weekends_are_those_of_the_utc_day() {
    let world = world();
    let history = History::empty(&world);
    let viewer_id = ViewerId(0);
    let row = |now: &str| {
        let now = now.parse().expect("a time");
        features(
            &Moment { world: &world, history: &history, viewer_id, viewer: world.viewer(viewer_id), now },
            PostId(0),
        )
    };
    let saturday = row("2025-03-15T06:00:00Z");
    assert_eq!(value(&saturday, "weekend"), 1.0);
    assert!((value(&saturday, "hour_sin") - 1.0).abs() < 1e-9);
    assert_eq!(value(&row("2025-03-14T23:59:59Z"), "weekend"), 0.0);
    assert_eq!(value(&row("2025-03-16T23:59:59Z"), "weekend"), 1.0);
    assert_eq!(value(&row("2025-03-17T00:00:00Z"), "weekend"), 0.0);
}

#[test]
fn feature_keys_are_unique_and_every_category_has_some() {
    let keys: BTreeSet<_> = FEATURES.iter().map(|feature| feature.key).collect();
    assert_eq!(keys.len(), FEATURES.len());
    assert!(FEATURES.iter().all(|feature| feature.doc.ends_with('.')));
    for category in Category::ALL {
        assert!(FEATURES.iter().any(|feature| feature.category == category));
    }
}
