//! Each metric on three posts, worked out by hand; and what holds of all of them on any feed.

mod worlds;

use glassfeed::domain::{
    AccountId, Action, ActionSet, Ad, Art, Impression, Kind, PerAction, Post, PostId, Taste, TopicId, TopicWeights,
    Truth, ViewerId, WorldParts,
};
use glassfeed::pipeline::rank;
use glassfeed::policy::{Policy, Value};
use glassfeed::simulation::metrics::{AD_VALUE, METRICS, Metric, PLATFORM_VALUE, SESSION, Survey, USER_VALUE, measure};
use glassfeed::simulation::statistics::{divergence, quantile};
use proptest::prelude::*;

use worlds::{Case, cases, empty_case, hours_ago, model, photo, policies, set};

/// 1 / log2(place + 1) of the first three places.
const LOOKED_AT: [f64; 3] = [1.0, 0.630_929_753_571_457_4, 0.5];

fn post(id: &str, author: u32, hours: i64, topic: u32) -> Post {
    Post { topics: only(topic), ..photo(id, author, hours) }
}

fn only(topic: u32) -> TopicWeights {
    TopicWeights::new([(TopicId(topic), 1.0)])
}

/// The viewer follows a friend, a creator with one follower and a business with three; each has one fresh post, of
/// topics 0, 0 and 1. The viewer liked an older post of the friend about topic 0. Every action is as likely as not.
fn parts() -> WorldParts {
    let mut parts = empty_case().world.into_parts();
    parts.accounts[0].follows = vec![AccountId(1), AccountId(2), AccountId(3)];
    parts.accounts[1].follows = vec![AccountId(0)];
    parts.accounts[2].kind = Kind::Creator;
    parts.accounts[3].kind = Kind::Business;
    for fan in [4, 5] {
        parts.accounts[fan].follows = vec![AccountId(3)];
    }
    parts.posts = vec![post("a", 1, 1, 0), post("b", 2, 2, 0), post("c", 3, 3, 1), post("old", 1, 20, 0)];
    parts.posts[1].labels.misinformation = true;
    parts.posts[2].labels.borderline = 0.6;
    parts.impressions = vec![Impression {
        viewer: ViewerId(0),
        post: PostId(3),
        at: hours_ago(10),
        position: 1,
        dwell_secs: 4.0,
        watched: None,
        named: ActionSet::default().with(Action::Like),
    }];
    parts.ads = vec![Ad {
        id: "ad".to_owned(),
        advertiser: "Mill".to_owned(),
        topics: only(0),
        caption: String::new(),
        art: Art { scene: "sea".to_owned(), seed: 1 },
    }];
    parts
}

/// An ad after every second post, and no factor: newest first.
fn policy() -> Policy {
    let mut policy = Policy::defaults();
    set(&mut policy, "deliver.ads_every", Value::Number(2.0));
    set(&mut policy, "demote.on", Value::Switch(false));
    policy
}

fn value(parts: WorldParts, key: &str) -> Option<f64> {
    let case = Case::new(parts, model(vec![(0.0, Vec::new()); 8]));
    let policy = policy();
    let context = case.context(&policy);
    let ledger = rank(&context);
    let order: Vec<&str> =
        ledger.delivered().iter().map(|&row| &*case.world.post(ledger.slate.posts[row as usize]).id).collect();
    assert_eq!(order, ["a", "b", "c"], "the example rests on this order");
    Metric::find(key).expect("a metric").of(&context, &ledger)
}

#[track_caller]
fn is(key: &str, wanted: f64) {
    let found = value(parts(), key);
    assert!(found.is_some_and(|found| (found - wanted).abs() < 1e-12), "{key} is {found:?}, not {wanted}");
}

#[test]
fn metrics_of_three_posts_are_as_worked_out_by_hand() {
    let looks: f64 = LOOKED_AT.iter().sum();
    is("expected_like", 0.5 * looks);
    is("expected_hide", 0.5 * looks);
    // 1 + 2 + 3 + 3 − 10 points at one half each.
    is("user_value", -0.5 * looks);
    // 1 + 1 + 0.5 + 0.5 points at one half each, nothing plays, and an ad under the second post.
    is("platform_value", 1.5 * looks + LOOKED_AT[1]);
    is("ads_a_session", 1.0);
    is("friends_share", 1.0 / 3.0);
    is("suggested_share", 0.0);
    is("new_authors_share", 2.0 / 3.0);
    // Of the creators' one and three followers the median is two.
    is("small_creators_share", 1.0 / 3.0);
    // Followers 1, 1 and 3.
    is("popularity", (2.0 * 2f64.log10() + 4f64.log10()) / 3.0);
    is("author_gini", 0.0);
    is("longest_author_run", 1.0);
    is("authors_at_10", 3.0);
    is("media_entropy", 0.0);
    is("topic_entropy", -(2.0 / 3.0) * (2f64 / 3.0).log2() - (1.0 / 3.0) * (1f64 / 3.0).log2());
    // One pair alike in topics, 0.7, and two not at all.
    is("diversity", (0.3 + 1.0 + 1.0) / 3.0);
    // All interest is in topic 0, of which two thirds are shown: 0.99 · 2/3 + 0.01.
    is("miscalibration", -(0.67f64).log2());
    is("median_age_hours", 2.0);
    is("borderline_exposure", 0.2);
    is("misinformation_exposure", 1.0 / 3.0);
}

#[test]
fn hidden_taste_is_measured_where_the_world_knows_it_and_nowhere_else() {
    let taste = || Taste { topics: only(0), media: [0.0; 4], ties: Vec::new(), readiness: PerAction::from_fn(|_| 0.0) };
    let truth = Truth { tastes: vec![taste()], quality: vec![0.0; 4], position_decay: 0.5 };
    let known = || WorldParts { truth: Some(truth.clone()), ..parts() };
    assert_eq!(value(known(), "true_relevance_at_10"), Some(2.0 / 3.0));
    assert_eq!(value(known(), "irrelevant_share"), Some(1.0 / 3.0));
    for metric in METRICS.iter().filter(|metric| metric.only_in_simulation) {
        assert_eq!(value(parts(), metric.key), None, "{}", metric.key);
        assert!(metric.source.contains("known only in simulation"), "{}", metric.key);
    }
}

#[test]
fn a_value_says_every_point_it_sums() {
    let doc = |key: &str| Metric::find(key).expect("a metric").doc.replace('−', "-");
    let said = |doc: &str, points: &[(Action, f64)]| {
        for (action, points) in points {
            let name = action.key().replace('_', " ");
            let forms =
                [format!("{points} points a {name}"), format!("{points} point a {name}"), format!("{points} a {name}")];
            assert!(forms.iter().any(|form| doc.contains(form)), "{doc} does not say {forms:?}");
        }
    };
    said(&doc("user_value"), &USER_VALUE);
    said(&doc("platform_value"), &PLATFORM_VALUE);
    assert!(doc("platform_value").contains(&format!("{AD_VALUE} an ad")));
}

#[test]
fn divergence_agrees_with_the_definition() {
    let near = |found: Option<f64>, wanted: f64| found.is_some_and(|found| (found - wanted).abs() < 1e-12);
    // 1/2 log2((1/2) / (1/4)) + 1/2 log2((1/2) / (3/4)), amounts in any size.
    let wanted = 0.5 * 2f64.log2() + 0.5 * (2f64 / 3.0).log2();
    assert!(near(divergence(&[1.0, 1.0], &[2.0, 6.0], 0.0), wanted));
    assert!(near(divergence(&[3.0, 1.0], &[6.0, 2.0], 0.01), 0.0));
    // What is wanted and not shown costs log2(1 / smoothing).
    assert!(near(divergence(&[1.0, 0.0], &[0.0, 1.0], 0.01), 100f64.log2()));
    assert_eq!([divergence(&[0.0], &[1.0], 0.01), divergence(&[1.0], &[0.0], 0.01)], [None, None]);
}

#[test]
fn a_quantile_lies_between_two_values_in_proportion() {
    let values = [1.0, 2.0, 4.0, 8.0];
    let at = |share| quantile(&values, share);
    assert_eq!([at(0.0), at(0.5), at(1.0), at(5.0 / 6.0)], [Some(1.0), Some(3.0), Some(8.0), Some(6.0)]);
    assert_eq!(quantile(&[], 0.5), None);
}

#[test]
fn every_metric_has_a_key_of_its_own_a_sentence_and_a_source() {
    let keys: std::collections::BTreeSet<&str> = METRICS.iter().map(|metric| metric.key).collect();
    assert_eq!(keys.len(), METRICS.len());
    for metric in &METRICS {
        assert!(metric.doc.ends_with('.') && !metric.source.is_empty() && !metric.unit.is_empty(), "{}", metric.key);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn metrics_of_any_feed_are_in_range_and_made_of_their_posts(case in cases(), policy in policies()) {
        let context = case.context(&policy);
        let ledger = rank(&context);
        let survey = Survey::of(&case.world);
        let values = measure(&context, &ledger, &survey);
        let posts = ledger.delivered().len().min(SESSION);
        for (metric, value) in METRICS.iter().zip(values) {
            prop_assert_eq!(value, metric.of(&context, &ledger));
            prop_assert!(value.is_none_or(f64::is_finite), "{} is {:?}", metric.key, value);
            if let Some(value) = value.filter(|_| metric.unit == "share") {
                prop_assert!((0.0..=1.0).contains(&value), "{} is {}", metric.key, value);
            }
            let by_post = metric.by_post(&context, &ledger, &survey);
            if let Some(value) = value.filter(|_| !by_post.is_empty()) {
                let sum: f64 = by_post.iter().map(|(_, amount)| amount).sum();
                let is_mean = (sum / posts as f64 - value).abs() < 1e-9;
                prop_assert!(is_mean || (sum - value).abs() < 1e-9, "{}: {} of {}", metric.key, sum, value);
            }
        }
        if posts == 0 {
            prop_assert!(METRICS.iter().all(|metric| metric.of(&context, &ledger).is_none()));
        }
    }
}
