//! `generate`, `train`, `features`, `check` and `schema`, as the real program answers.

use crate::place::{Place, status, stderr, stdout};
use serde_json::Value;

const TOWN: [&str; 8] = ["--accounts", "60", "--viewers", "6", "--posts", "400", "--impressions", "3000"];

fn generate(place: &Place, seed: &str, file: &str) {
    place.run(&[&["generate", "--seed", seed, "-o", file], &TOWN[..]].concat()).success();
}

#[test]
fn the_same_seed_gives_the_same_bytes_and_another_gives_others() {
    let place = Place::new();
    generate(&place, "7", "a.world.json");
    generate(&place, "7", "b.world.json");
    generate(&place, "8", "c.world.json");
    assert_eq!(place.read("a.world.json"), place.read("b.world.json"));
    assert_ne!(place.read("a.world.json"), place.read("c.world.json"));
    let checked = stdout(&place.run(&["check", "a.world.json"]).success());
    assert!(
        checked.starts_with("\"a.world.json\" is right, a world of 60 accounts, 6 viewers, 400 posts"),
        "{checked}"
    );
}

#[test]
fn every_option_of_the_generator_is_a_flag() {
    let place = Place::new();
    let help = stdout(&place.run(&["generate", "--help"]).success());
    for option in glassfeed::simulation::OPTIONS {
        assert!(help.contains(&format!("--{} ", option.key.replace(['.', '_'], "-"))), "{}", option.key);
    }
    assert_eq!(status(&place.run(&["generate", "--seed", "1", "-o", "x", "--posts", "many"])), 2);
    assert_eq!(status(&place.run(&["generate", "--seed", "1", "-o", "x", "--accounts", "1"])), 2);
}

#[test]
fn a_trained_model_is_saved_checked_and_ranks() {
    let place = Place::new();
    generate(&place, "7", "town.world.json");
    let trained = place.run(&["train", "--world", "town.world.json", "-o", "town.model.json", "--json"]).success();
    let report: Value = serde_json::from_str(&stdout(&trained)).expect("JSON");
    assert_eq!(report["actions"].as_array().map(Vec::len), Some(8));
    let table = stdout(&place.run(&["train", "--world", "town.world.json", "-o", "again.model.json"]).success());
    assert!(table.lines().all(|line| line.chars().count() <= 100), "{table}");
    assert_eq!(place.read("town.model.json"), place.read("again.model.json"));
    assert!(stdout(&place.run(&["check", "town.model.json"]).success()).contains("is right, a model"));
    place.run(&["rank", "--world", "town.world.json", "--model", "town.model.json"]).success();
}

#[test]
fn trees_are_measured_beside_the_model_that_is_the_same_with_and_without_them() {
    let place = Place::new();
    let town = ["generate", "--seed", "7", "--impressions", "12000", "-o", "town.world.json"];
    place.run(&town).success();
    let train = |rest: &[&str]| {
        let asked = [&["train", "--world", "town.world.json", "-o", "town.model.json"], rest].concat();
        let told = stdout(&place.run(&asked).success());
        (told, place.read("town.model.json"))
    };
    let ((plain, alone), (json, beside), (table, _)) =
        (train(&["--json"]), train(&["--json", "--trees"]), train(&["--trees"]));
    assert_eq!(alone, beside);
    let mut told: Value = serde_json::from_str(&json).expect("JSON");
    let trees = told.as_object_mut().expect("an object").remove("trees").expect("trees");
    assert_eq!(told, serde_json::from_str::<Value>(&plain).expect("JSON"));
    let dwell =
        trees["actions"].as_array().expect("a list").iter().find(|one| one["action"] == "dwell").expect("dwell");
    assert!(dwell["trees"].as_u64() > Some(0) && dwell["auc"].as_f64() > Some(0.6), "{dwell}");
    let [low, mean, high] = ["low", "mean", "high"].map(|key| trees["difference"][key].as_f64().expect("a number"));
    assert!(low < mean && mean < high);
    let said = if high < 0.0 {
        "trees are better"
    } else if low > 0.0 {
        "trees are worse"
    } else {
        "neither is clearly better"
    };
    assert!(table.contains(said) && table.lines().all(|line| line.chars().count() <= 100), "{table}");
}

#[test]
fn nothing_to_learn_from_is_wrong_input() {
    let place = Place::new();
    let trained = place.run(&["train", "--world", "small.world.json", "-o", "x.model.json"]);
    assert_eq!(status(&trained), 1);
    assert!(stderr(&trained).contains("hold out fewer"));
    assert!(!place.path("x.model.json").exists());
    assert_eq!(status(&place.run(&["train", "--world", "small.world.json", "-o", "x", "--l2", "NaN"])), 2);
}

#[test]
fn training_rows_hold_features_and_a_label_per_action() {
    let place = Place::new();
    place.run(&["features", "--world", "small.world.json", "-o", "rows.csv"]).success();
    let text = place.read("rows.csv");
    let rows: Vec<Vec<&str>> = text.lines().map(|line| line.split(',').collect()).collect();
    let features = glassfeed::model::FEATURES.len();
    assert_eq!(rows.len(), 3);
    assert!(rows.iter().all(|row| row.len() == features + 8));
    assert_eq!(
        rows[0][features..],
        ["did_like", "did_comment", "did_save", "did_share", "did_profile_tap", "did_dwell", "did_watch", "did_hide"]
    );
    assert_eq!(rows[1][features..], ["1", "0", "0", "0", "0", "1", "", "0"]);
    assert_eq!(rows[2][features..], ["0", "0", "0", "0", "0", "0", "0", "0"]);
}

#[test]
fn check_tells_every_problem_of_every_file() {
    let place = Place::new();
    place.write(
        "bad.policy.json",
        r#"{"format": "glassfeed.policy/1", "knobs": {"weight.lik": 1, "weight.save": 900}}"#,
    );
    place.write("empty.json", "");
    let checked = place.run(&["check", "small.world.json", "bad.policy.json", "empty.json", "none.json"]);
    assert_eq!(status(&checked), 1);
    let text = stdout(&checked);
    assert!(
        text.contains("\"small.world.json\" is right, a world of 5 accounts, 2 viewers, 13 posts, 2 impressions"),
        "{text}"
    );
    assert!(text.contains("did you mean \"weight.like\"?"), "{text}");
    assert!(text.contains("weight.save") && text.contains("from -500 to 500"), "{text}");
    assert!(text.contains("is empty") && text.contains("there is no file"), "{text}");
    let json = stdout(&place.run(&["check", "small.world.json", "bad.policy.json", "--json"]));
    let findings: Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!([&findings[0]["ok"], &findings[1]["ok"]], [true, false]);
    assert_eq!(findings[0]["kind"], "glassfeed.world/1");
    assert_eq!(findings[1]["total"], 2);
    assert_eq!(findings[1]["problems"].as_array().map(Vec::len), Some(2));
}

#[test]
fn schemas_name_what_a_file_may_hold() {
    let place = Place::new();
    let policy: Value = serde_json::from_str(&stdout(&place.run(&["schema", "policy"]).success())).expect("JSON");
    assert_eq!(policy["properties"]["knobs"]["properties"]["weight.save"]["maximum"], 500.0);
    let world: Value = serde_json::from_str(&stdout(&place.run(&["schema", "world"]).success())).expect("JSON");
    assert!(world["properties"]["impressions"].is_object());
    assert_eq!(status(&place.run(&["schema", "feed"])), 2);
}

#[test]
fn a_file_that_is_wrong_or_of_another_kind_is_refused_with_status_1() {
    let place = Place::new();
    place.write("text.json", "hello");
    place.write("p.policy.json", r#"{"format": "glassfeed.policy/1", "name": "P", "knobs": {}}"#);
    for (arguments, told) in [
        (["--world", "text.json"], "is not JSON"),
        (["--world", "p.policy.json"], "is a policy"),
        (["--policy", "small.world.json"], "is a world"),
        (["--model", "p.policy.json"], "is a policy"),
        (["--world", "."], "is a folder"),
        (["--world", "smal.world.json"], "did you mean \"small.world.json\"?"),
        (["--policy", "x-2024"], "built in are default"),
    ] {
        let asked = place.run(&[&["rank"], &arguments[..]].concat());
        assert_eq!(status(&asked), 1, "{arguments:?}");
        assert!(stderr(&asked).contains(told), "{arguments:?}: {}", stderr(&asked));
        assert_eq!(stdout(&asked), "", "{arguments:?}");
    }
}

#[test]
fn what_cannot_be_saved_is_told_and_leaves_no_file() {
    let place = Place::new();
    let asked = place.run(&["features", "--world", "small.world.json", "-o", "no/such/folder/rows.csv"]);
    assert_eq!(status(&asked), 1);
    assert!(stderr(&asked).contains("its folder does not exist"));
}

const LESSON: &str = r#"{"format": "glassfeed.lesson/1", "id": "mine", "title": "Mine", "world": "small.world.json",
    "steps": [{"text": "Turn it.", "do": {"turn": {"knob": "weight.like"}}}]}"#;

#[test]
fn check_reads_a_lesson_with_the_world_beside_it() {
    let place = Place::new();
    place.write("mine.lesson.json", LESSON);
    let checked = stdout(&place.run(&["check", "mine.lesson.json"]).success());
    assert!(checked.contains("is right, a lesson of 1 step"), "{checked}");
    place.write("bad.lesson.json", &LESSON.replace("weight.like", "weight.lik").replace("steps", "stpes"));
    let checked = place.run(&["check", "bad.lesson.json"]);
    assert_eq!(status(&checked), 1);
    assert!(stdout(&checked).contains("did you mean \"steps\"?"), "{}", stdout(&checked));
    place.write("worse.lesson.json", &LESSON.replace("weight.like", "weight.lik"));
    let checked = stdout(&place.run(&["check", "worse.lesson.json"]));
    assert!(checked.contains("steps[0].do.turn.knob: unknown knob") && checked.contains("weight.like"), "{checked}");
}

#[test]
fn a_lesson_is_no_world_and_has_a_schema() {
    let place = Place::new();
    place.write("mine.lesson.json", LESSON);
    let asked = place.run(&["rank", "--world", "mine.lesson.json"]);
    assert_eq!(status(&asked), 1);
    assert!(stderr(&asked).contains("is a lesson"), "{}", stderr(&asked));
    let schema: Value = serde_json::from_str(&stdout(&place.run(&["schema", "lesson"]).success())).expect("JSON");
    assert_eq!(schema["properties"]["format"]["const"], "glassfeed.lesson/1");
}

#[test]
fn the_lessons_of_the_program_pass_its_own_check() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/lessons");
    let files: Vec<String> = std::fs::read_dir(folder)
        .expect("the folder")
        .map(|entry| entry.expect("an entry").path().display().to_string())
        .collect();
    assert_eq!(files.len(), glassfeed::files::lessons().count(), "each file is one of the program's");
    let arguments: Vec<&str> = ["check"].into_iter().chain(files.iter().map(String::as_str)).collect();
    Place::new().run(&arguments).success();
}
