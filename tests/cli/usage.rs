//! Help, exit statuses, pipes, and the commands that need no world, as the real program answers.

use std::io::Read;
use std::process::{Command, Stdio};

use crate::place::{Place, status, stderr, stdout};
use glassfeed::files::PRESETS;
use glassfeed::pipeline::knobs;
use serde_json::Value;

const COMMANDS: [&str; 16] = [
    "rank",
    "explain",
    "compare",
    "brief",
    "tune",
    "recipe",
    "simulate",
    "generate",
    "train",
    "features",
    "check",
    "knobs",
    "schema",
    "snapshot",
    "bench",
    "completions",
];

#[test]
fn every_command_has_help_with_an_example() {
    let place = Place::new();
    let whole = stdout(&place.run(&["--help"]).success());
    assert!(whole.contains("Exit status: 0 done, 1 the input is wrong, 2 the command line is wrong."));
    for command in COMMANDS {
        assert!(whole.contains(&format!("  {command} ")), "{command}");
        let help = stdout(&place.run(&[command, "--help"]).success());
        assert!(help.contains("Example") && help.contains(&format!("  glassfeed {command}")), "{command}");
        for policy in help.split("--policy ").skip(1).filter_map(|rest| rest.split_whitespace().next()) {
            let is_known = policy.ends_with(".json") || PRESETS.iter().any(|preset| preset.name == policy);
            assert!(policy.starts_with('<') || is_known, "{command}: {policy}");
        }
    }
}

#[test]
fn a_wrong_command_line_is_status_2() {
    let place = Place::new();
    for arguments in [
        vec!["rank", "--nonsense"],
        vec!["rank", "--set", "weight.save"],
        vec!["rank", "--now", "tomorrow"],
        vec!["rank", "--feed", "elsewhere"],
        vec!["rank", "--limit", "-3"],
        vec!["explain"],
        vec!["check"],
        vec!["snapshot"],
        vec!["snapshot", "-o", "x.png", "--size", "big"],
        vec!["snapshot", "-o", "x.png", "--scale", "NaN"],
        vec!["completions", "dos"],
        vec!["bench", "--posts", "0"],
        vec!["rnak"],
    ] {
        let asked = place.run(&arguments);
        assert_eq!(status(&asked), 2, "{arguments:?}");
        assert_eq!(stdout(&asked), "", "{arguments:?}");
        assert_ne!(stderr(&asked), "", "{arguments:?}");
    }
    assert!(stderr(&place.run(&["rnak"])).contains("did you mean \"rank\"?"));
}

#[test]
fn wrong_input_is_status_1_and_says_what_would_be_right() {
    let place = Place::new();
    for (arguments, told) in [
        (["--set", "weight.svae=3"], "did you mean \"weight.save\"?"),
        (["--set", "weight.save=501"], "a number from -500 to 500"),
        (["--set", "weight.save=NaN"], "a number from -500 to 500"),
        (["--set", "author.max_run=2.5"], "a whole number from 0 to 20"),
        (["--set", "media.on=perhaps"], "true or false"),
        (["--set", "normalize.method=rank"], "one of min_max, z_score, quantile"),
        (["--viewer", "anna"], "did you mean \"ana\"?"),
    ] {
        let asked = place.on_small("rank", &arguments);
        assert_eq!(status(&asked), 1, "{arguments:?}");
        assert!(stderr(&asked).contains(told), "{arguments:?}: {}", stderr(&asked));
        assert_eq!(stdout(&asked), "", "{arguments:?}");
    }
}

#[test]
fn without_a_display_the_feed_is_printed_and_the_way_on_is_named() {
    let place = Place::new();
    let opened = place.run(&["small.world.json", "--viewer", "ben"]).success();
    let ranked = place.run(&["rank", "--world", "small.world.json", "--viewer", "ben"]).success();
    assert_eq!(stdout(&opened), stdout(&ranked));
    assert!(["glassfeed snapshot", "rank", "explain", "compare"].iter().all(|name| stderr(&opened).contains(name)));
    let built_in = stdout(&place.run(&[]).success());
    assert_eq!(built_in, stdout(&place.run(&["rank"]).success()));
    assert_eq!(status(&place.run(&["missing.world.json"])), 1);
}

#[test]
fn no_line_of_a_table_is_longer_than_100_characters() {
    let place = Place::new();
    for arguments in [
        vec!["rank", "--limit", "1000"],
        vec!["rank", "--feed", "following"],
        vec!["knobs"],
        vec!["compare", "--policy", "default", "--policy", "x-2026-08"],
    ] {
        let text = stdout(&place.run(&arguments).success());
        let long = text.lines().find(|line| line.chars().count() > 100);
        assert_eq!(long, None, "{arguments:?}");
    }
}

#[test]
fn a_reader_that_has_seen_enough_is_no_error() {
    let place = Place::new();
    let mut program = Command::new(env!("CARGO_BIN_EXE_glassfeed"));
    program.current_dir(place.path("")).args(["schema", "world"]).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = program.spawn().expect("the program starts");
    drop(child.stdout.take());
    let mut told = String::new();
    child.stderr.take().expect("a pipe").read_to_string(&mut told).expect("text");
    assert_eq!((child.wait().expect("it ends").code(), told.as_str()), (Some(0), ""));
}

#[test]
fn the_knobs_are_all_there_with_their_sources() {
    let place = Place::new();
    let told: Value = serde_json::from_str(&stdout(&place.run(&["knobs", "--json"]).success())).expect("JSON");
    let told = told.as_array().expect("a list");
    assert_eq!(told.len(), knobs().len());
    for (entry, knob) in told.iter().zip(knobs()) {
        assert_eq!(entry["key"], knob.key);
        assert_eq!(entry.as_object().map(serde_json::Map::len), Some(9), "{}", knob.key);
        assert!(entry["basis"].as_str().is_some_and(|basis| !basis.is_empty()), "{}", knob.key);
        assert_eq!(entry["min"].is_null(), entry["max"].is_null());
    }
    let save = told.iter().find(|entry| entry["key"] == "weight.save").expect("it is there");
    assert_eq!(
        [&save["default"], &save["min"], &save["max"]].map(Value::as_f64),
        [Some(4.0), Some(-500.0), Some(500.0)]
    );
    assert_eq!([&save["component"], &save["unit"]], ["Merge Scores", "weight"]);
    let method = told.iter().find(|entry| entry["key"] == "normalize.method").expect("it is there");
    assert_eq!(method["choices"], serde_json::json!(["min_max", "z_score", "quantile"]));
    let table = stdout(&place.run(&["knobs"]).success());
    assert!(knobs().iter().all(|knob| table.contains(knob.key)));
}

#[test]
fn every_preset_is_a_policy_that_says_where_its_numbers_come_from() {
    for preset in PRESETS {
        let policy = preset.policy(knobs()).unwrap_or_else(|error| panic!("{error}"));
        assert!(![&policy.name, &policy.about, &policy.source].iter().any(|text| text.is_empty()), "{}", preset.name);
        let file = format!("{}/assets/presets/{}.policy.json", env!("CARGO_MANIFEST_DIR"), preset.name);
        let file: Value = serde_json::from_str(&std::fs::read_to_string(file).expect("its file")).expect("JSON");
        let told = file["knobs"].as_object().map(serde_json::Map::len);
        assert_eq!(told, Some(policy.turned().count()), "{} holds only what differs", preset.name);
    }
}

#[test]
fn a_bench_times_every_stage() {
    let place = Place::new();
    let times: Value =
        serde_json::from_str(&stdout(&place.run(&["bench", "--posts", "300", "--json"]).success())).expect("JSON");
    assert_eq!(times["posts"], 300);
    let stages: Vec<&str> = glassfeed::pipeline::STAGES.iter().map(|stage| stage.id).collect();
    assert!(stages.iter().all(|stage| times["stages_us"][stage].as_f64().is_some_and(|time| time >= 0.0)));
    assert!(
        ["rerank_us", "drag_us", "explore_us"].iter().all(|key| times[key].as_f64().is_some_and(|time| time > 0.0))
    );
}

#[test]
fn shells_can_complete() {
    let place = Place::new();
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let script = stdout(&place.run(&["completions", shell]).success());
        assert!(script.contains("explain"), "{shell}");
    }
}
