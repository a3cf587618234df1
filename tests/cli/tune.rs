//! `tune`, as the real program answers.

use glassfeed::pipeline::knobs;

use crate::place::{Place, status, stderr, stdout};

const ASKED: [&str; 6] = ["--raise", "expected_like", "--raise", "expected_watch", "--tries", "60"];

#[test]
fn a_front_is_told_and_the_same_bytes_again() {
    let place = Place::new();
    let text = stdout(&place.on_small("tune", &ASKED).success());
    assert!(
        text.starts_with("ana in Small: more Likes a session (actions); more Watches a session (actions)\n"),
        "{text}"
    );
    assert!(text.contains("\ntoday") && text.contains("others may exist."), "{text}");
    assert!(text.lines().all(|line| line.chars().count() <= 100), "{text}");
    assert_eq!(text, stdout(&place.on_small("tune", &ASKED).success()));
    let json = stdout(&place.on_small("tune", &[ASKED.as_slice(), &["--json"]].concat()).success());
    assert_eq!(json, stdout(&place.on_small("tune", &[ASKED.as_slice(), &["--json"]].concat()).success()));
    let told: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!((&told["format"], &told["viewers"]), (&"glassfeed.front/1".into(), &serde_json::json!(["ana"])));
    assert!(told["tried"].as_u64().expect("a count") <= 60);
    let front = told["front"].as_array().expect("a list");
    let watched: Vec<f64> = front.iter().map(|point| point["values"][1].as_f64().expect("a count")).collect();
    assert!(front.len() > 1 && watched.is_sorted_by(|a, b| a > b), "more of one is less of the other: {watched:?}");
}

#[test]
fn each_policy_of_the_front_is_a_file_that_makes_the_feed_it_was_told_to_make() {
    let place = Place::new();
    let json = place.json("tune", &[ASKED.as_slice(), &["-o", "tuned"]].concat());
    let front = json["front"].as_array().expect("a list");
    for (at, point) in front.iter().enumerate() {
        let file = format!("tuned/tuned-{}.policy.json", at + 1);
        let policy = glassfeed::files::load_policy(&place.path(&file), knobs()).expect("a policy");
        assert_eq!(policy.turned().count(), point["changes"].as_array().expect("a list").len());
        let told = place.json("compare", &["--policy", "default", "--policy", &file]);
        let metric = |key: &str| {
            let metrics = told["metrics"].as_array().expect("a list");
            metrics.iter().find(|metric| metric["key"] == key).expect("the metric")["b"].clone()
        };
        let values = [metric("expected_like"), metric("expected_watch")];
        assert_eq!(point["values"], serde_json::json!(values), "{file}");
    }
    place.on_small("tune", &[ASKED.as_slice(), &["-o", "front.json"]].concat()).success();
    assert_eq!(serde_json::from_str::<serde_json::Value>(&place.read("front.json")).expect("JSON"), json);
}

#[test]
fn limits_are_kept_and_what_may_be_turned_is_chosen() {
    let place = Place::new();
    let asked = ["--raise", "expected_like", "--tries", "60", "--keep", "median_age_hours≤24", "--keep", "diversity"];
    let told = place.json("tune", &[asked.as_slice(), &["--turn", "boosts", "--turn", "diversity"]].concat());
    assert_eq!(told["limits"].as_array().expect("a list").len(), 2);
    let levers = told["levers"].as_array().expect("a list");
    let is_asked = |key: &str| ["boost.", "author", "media."].iter().any(|group| key.starts_with(group));
    assert!(levers.iter().all(|lever| is_asked(lever.as_str().expect("a key"))), "{levers:?}");
    for point in told["front"].as_array().expect("a list") {
        assert!(point["metrics"]["median_age_hours"].as_f64().expect("an age") <= 24.0);
        assert!(point["metrics"]["diversity"].as_f64() >= told["today"]["metrics"]["diversity"].as_f64());
    }
    let over_both = place.json("tune", &["--raise", "expected_like", "--tries", "20", "--viewers", "5"]);
    assert_eq!(over_both["viewers"], serde_json::json!(["ana", "ben"]));
}

#[test]
fn what_cannot_be_asked_for_is_refused_with_what_can() {
    let place = Place::new();
    for (arguments, wanted, told) in [
        (vec!["--raise", "expected_likes"], 1, "did you mean \"expected_like\"?"),
        (vec!["--lower", "expected_like"], 1, "use --raise expected_like"),
        (vec!["--raise", "expected_like", "--keep", "popularity"], 1, "popularity<=0.5"),
        (vec!["--raise", "expected_like", "--keep", "popularity<=few"], 1, "\"few\" is no number"),
        (vec!["--tries", "10"], 2, "--raise"),
        (vec!["--raise", "expected_like", "--turn", "ads"], 2, "weights"),
        (vec!["--raise", "expected_like", "--viewers", "0"], 2, "0"),
    ] {
        let asked = place.on_small("tune", &arguments);
        assert_eq!(status(&asked), wanted, "{arguments:?}");
        assert!(stderr(&asked).contains(told), "{arguments:?}: {}", stderr(&asked));
    }
    let four = ["expected_like", "expected_save", "expected_share", "expected_hide"].map(|key| ["--raise", key]);
    assert_eq!(status(&place.on_small("tune", &four.concat())), 2);
}
