//! `simulate`, as the real program answers.

use crate::place::{Place, status, stderr, stdout};

const SMALL: [&str; 12] = [
    "--seed",
    "3",
    "--accounts",
    "40",
    "--viewers",
    "8",
    "--posts",
    "600",
    "--impressions",
    "400",
    "-o",
    "town.world.json",
];

fn town() -> Place {
    let place = Place::new();
    place.run(&[["generate"].as_slice(), &SMALL].concat()).success();
    place
}

fn asked<'a>(arguments: &[&'a str]) -> Vec<&'a str> {
    [["simulate", "--world", "town.world.json", "--days", "3"].as_slice(), arguments].concat()
}

#[test]
fn days_are_told_and_the_same_bytes_again() {
    let place = town();
    let thompson = asked(&["--chooser", "thompson", "--explore", "0", "--explore", "0.2"]);
    let text = stdout(&place.run(&thompson).success());
    assert!(text.starts_with("seed 3, 8 viewers, seed 1: Thompson among 2 arms\n"), "{text}");
    assert!(text.contains("Simulated people, assumed behavior."), "{text}");
    assert!(text.lines().all(|line| line.chars().count() <= 100), "{text}");
    assert_eq!(text, stdout(&place.run(&thompson).success()));
    let json = stdout(&place.run(&[&thompson[..], &["--json"]].concat()).success());
    let told: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!((&told["format"], &told["chooser"]), (&"glassfeed.days/1".into(), &"thompson".into()));
    let days = told["days"].as_array().expect("days");
    assert_eq!(days.len(), 3);
    for day in days {
        let pulled: u64 = (0..2).map(|arm| day["arms"][arm]["sessions"].as_u64().expect("a count")).sum();
        assert_eq!(day["sessions"].as_u64(), Some(pulled));
        let satisfied = day["measures"]["satisfaction"].as_f64().expect("a number");
        assert!((1.0..=5.0).contains(&satisfied) && day.get("regret").is_none());
    }
    assert_eq!(
        told["measures"].as_array().expect("measures").len(),
        days[0]["measures"].as_object().map_or(0, |m| m.len())
    );
}

#[test]
fn a_table_holds_what_the_json_tells_and_regret_where_it_is_asked_for() {
    let place = town();
    let flags = ["--policy", "default", "--policy", "chronological-like", "--chooser", "epsilon", "--regret"];
    let told: serde_json::Value =
        serde_json::from_str(&stdout(&place.run(&asked(&[&flags[..], &["--json"]].concat())).success())).expect("JSON");
    place.run(&asked(&[&flags[..], &["--csv", "days.csv"]].concat())).success();
    let table = place.read("days.csv");
    let mut lines = table.lines();
    let header: Vec<&str> = lines.next().expect("a header").split(',').collect();
    let rows: Vec<Vec<&str>> = lines.map(|line| line.split(',').collect()).collect();
    assert_eq!((rows.len(), header.last()), (3, Some(&"regret")));
    for (at, row) in rows.iter().enumerate() {
        let cell = |key: &str| row[header.iter().position(|column| *column == key).expect(key)];
        let day = &told["days"][at];
        assert_eq!(cell("satisfaction").parse(), Ok(day["measures"]["satisfaction"].as_f64().expect("a number")));
        assert_eq!(cell("regret").parse(), Ok(day["regret"].as_f64().expect("a number")));
        assert_eq!(cell("arm_2_sessions").parse(), Ok(day["arms"][1]["sessions"].as_f64().expect("a number")));
    }
}

#[test]
fn knobs_of_the_days_and_of_the_policies_are_turned() {
    let place = town();
    let json = |flags: &[&str]| -> serde_json::Value {
        serde_json::from_str(&stdout(&place.run(&asked(&[flags, &["--json"]].concat())).success())).expect("JSON")
    };
    let still = json(&["--set", "days.retrain=off", "--sessions", "1", "--set", "weight.like=9", "--reward", "return"]);
    let knobs = &still["knobs"];
    assert_eq!((&knobs["days.retrain"], &knobs["days.sessions"]), (&false.into(), &1.into()));
    assert_eq!(knobs["days.reward"], "return");
    for day in still["days"].as_array().expect("days") {
        assert_eq!((&day["lessons"], &day["sessions"]), (&0.into(), &day["viewers"]));
    }
    assert_ne!(still["days"], json(&["--set", "days.retrain=off", "--sessions", "1", "--reward", "return"])["days"]);
}

#[test]
fn what_cannot_be_run_is_said() {
    let place = town();
    let truthless = place.run(&["simulate", "--world", "small.world.json"]);
    assert_eq!(status(&truthless), 1);
    assert!(stderr(&truthless).contains("hidden truth"), "{}", stderr(&truthless));
    let wrong = [
        ["--explore", "2"].as_slice(),
        &["--epsilon", "-1"],
        &["--chooser", "luck"],
        &["--days", "0"],
        &["--sessions", "99"],
    ];
    for flags in wrong {
        assert_eq!(status(&place.run(&[["simulate"].as_slice(), flags].concat())), 2, "{flags:?}");
    }
    let unknown = place.run(&asked(&["--set", "days.fatige=1"]));
    assert_eq!(status(&unknown), 1);
    assert!(stderr(&unknown).contains("days.fatigue"), "{}", stderr(&unknown));
}

#[test]
fn what_is_wrong_on_the_command_line_is_said_once_with_what_would_be_right() {
    let place = town();
    let wrong = [
        (vec!["--seed", "-1"], 2, "--seed <N>': use a whole number from 0 up"),
        (vec!["--seed", "one"], 2, "--seed <N>': use a whole number from 0 up"),
        (vec!["--days", "-1"], 2, "-1 is not in 1..=365"),
        (vec!["--epsilon", "-0.5"], 2, "--epsilon cannot be -0.5; use a number from 0 to 1"),
        (vec!["--explore", "half"], 2, "--explore <SHARE>': use a number such as 0.5"),
        (vec!["--set", "fatigue=1"], 1, "did you mean \"days.fatigue\"?"),
    ];
    for (arguments, code, message) in wrong {
        let run = place.run(&asked_once(&arguments)).failure();
        assert_eq!(status(&run), code, "{arguments:?}");
        let told = stderr(&run);
        assert!(told.contains(message), "{arguments:?}: {told}");
        assert!(!told.contains("Usage"), "{arguments:?}: {told}");
    }
}

fn asked_once<'a>(arguments: &[&'a str]) -> Vec<&'a str> {
    [["simulate", "--world", "town.world.json"].as_slice(), arguments].concat()
}
