//! Golden feeds of a tiny world in which every case the rules speak of happens, as text a person can check.

mod golden;
mod worlds;

use glassfeed::pipeline::{FeedKind, Verdict, rank, stories};
use glassfeed::policy::{Policy, Rule, Value, When};

use golden::{cove, feed_table};
use worlds::set;

fn on(key: &str) -> Policy {
    let mut policy = Policy::defaults();
    set(&mut policy, key, Value::Switch(true));
    policy
}

#[test]
fn home_by_default() {
    let (case, policy) = (cove(), Policy::defaults());
    insta::assert_snapshot!(feed_table(&case.world, &rank(&case.context(&policy))));
}

#[test]
fn home_with_suggestions_short_and_full_of_ads() {
    let (case, mut policy) = (cove(), on("source.suggested"));
    set(&mut policy, "deliver.length", Value::Number(9.0));
    set(&mut policy, "deliver.ads_every", Value::Number(3.0));
    insta::assert_snapshot!(feed_table(&case.world, &rank(&case.context(&policy))));
}

#[test]
fn home_without_list_rules() {
    let (case, mut policy) = (cove(), Policy::defaults());
    set(&mut policy, "media.on", Value::Switch(false));
    set(&mut policy, "author.on", Value::Switch(false));
    set(&mut policy, "author_decay.on", Value::Switch(false));
    insta::assert_snapshot!(feed_table(&case.world, &rank(&case.context(&policy))));
}

#[test]
fn home_by_quantile_at_half_strength_with_a_rule_of_ones_own() {
    let (case, mut policy) = (cove(), Policy::defaults());
    set(&mut policy, "normalize.method", Value::Choice("quantile"));
    set(&mut policy, "normalize.strength", Value::Number(0.5));
    let when = When { author: Some("kiosk".to_owned()), max_age_hours: Some(14.0), ..When::default() };
    policy.rules =
        vec![Rule { id: "shop".to_owned(), label: "More of the kiosk".to_owned(), on: true, factor: 3.0, when }];
    insta::assert_snapshot!(feed_table(&case.world, &rank(&case.context(&policy))));
}

#[test]
fn favorites_and_following_are_strictly_newest_first() {
    let (case, policy) = (cove(), Policy::defaults());
    let table = |feed| feed_table(&case.world, &rank(&case.context_of(&policy, feed)));
    insta::assert_snapshot!(format!("{}\n{}", table(FeedKind::Favorites), table(FeedKind::Following)));
}

#[test]
fn the_tray_shows_close_friends_first_and_no_muted_account() {
    let (case, policy) = (cove(), Policy::defaults());
    let trays = stories(&case.context(&policy));
    let told: Vec<String> = trays
        .iter()
        .map(|tray| {
            let stories: Vec<&str> = tray.stories.iter().map(|&at| case.world.stories[at].id.as_str()).collect();
            format!("{} {}", case.world.account(tray.account).id, stories.join(" "))
        })
        .collect();
    assert_eq!(told, ["ben s5 s2", "dora s1", "cleo s4"]);
}

#[test]
fn every_case_the_rules_speak_of_is_there() {
    let (case, mut policy) = (cove(), on("source.suggested"));
    set(&mut policy, "boost.same_place", Value::Number(1.1));
    let ledger = rank(&case.context(&policy));
    let reasons: Vec<&str> =
        ledger.found.iter().filter_map(|found| found.removed.map(|removal| removal.reason)).collect();
    for reason in ["own", "future", "too_old", "seen", "violation", "muted", "hidden"] {
        assert!(reasons.contains(&reason), "{reason}");
    }
    let factors: Vec<&str> =
        ledger.columns.iter().flat_map(|(_, columns)| columns).map(|column| &*column.reason).collect();
    for reason in [
        "freshness",
        "close_friends",
        "favorites",
        "holiday",
        "same_place",
        "misinformation",
        "repeat_misinformation",
        "borderline",
        "suggested",
        "similar_to_hidden",
        "author_decay",
    ] {
        assert!(factors.contains(&reason), "{reason}");
    }
    assert!(ledger.slate.types.iter().map(|kind| kind.key()).collect::<std::collections::BTreeSet<_>>().len() == 6);
    let unreachable = case.world.post_named("unreachable").expect("a post");
    assert_eq!(ledger.verdict(unreachable), Verdict::NotFound);
}
