//! Policies on disk: round trips, and every problem of a broken one at once.

use glassfeed::files::{FileError, load_policy, parse_policy, policy_schema, save_policy};
use glassfeed::policy::{Basis, Knob, Knobs, Policy, Range, Unit, Value};
use serde_json::json;

static HOLIDAY: Knob =
    Knob::number("boost.holiday", "Holiday", "Multiplies.", Unit::Factor, (1.2, 0.0, 10.0), Basis::Assumed(""));
static RUN: Knob = Knob::whole("media.max_run", "Run", "Limits.", Unit::Posts, (1, 0, 20), Basis::Assumed(""));
static ON: Knob = Knob::switch("boost.on", "Boost", "Switches.", true, Basis::Assumed(""));
static METHOD: Knob = Knob {
    key: "normalize.method",
    name: "Method",
    doc: "Chooses.",
    range: Range::Choice { default: "z_score", choices: &["min_max", "z_score"] },
    unit: Unit::None,
    basis: Basis::Assumed(""),
    idle: "no posts",
};
const KNOBS: &Knobs = &[&HOLIDAY, &RUN, &ON, &METHOD];

fn problems_of(text: &str) -> Vec<String> {
    match parse_policy("it", text, KNOBS) {
        Err(FileError::Problems { problems, .. }) => problems.list.iter().map(ToString::to_string).collect(),
        Err(other) => vec![other.to_string()],
        Ok(_) => Vec::new(),
    }
}

#[test]
fn a_saved_policy_comes_back_as_it_was() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("it.policy.json");
    let text = json!({
        "format": "glassfeed.policy/1", "name": "Mine", "about": "Bread first.", "source": "2026",
        "knobs": {"boost.holiday": 1.8, "media.max_run": 2, "boost.on": false, "normalize.method": "min_max"},
        "rules": [{"id": "bread", "label": "Bread", "factor": 1.4, "when": {"topic": "food", "hours": {"from": 6, "to": 11}}}],
        "guardrails": [
            {"metric": "misinformation_exposure", "at_most": 0.02},
            {"metric": "authors_at_10", "at_least": 6.0, "for_share": 0.9},
        ],
    });
    let policy = parse_policy("it", &text.to_string(), KNOBS).expect("sound");
    assert_eq!(policy.value(&METHOD), Value::Choice("min_max"));
    assert!(policy.rules[0].on);
    assert_eq!(policy.guardrails[1].for_share, Some(0.9));
    save_policy(&path, &policy).expect("saved");
    assert_eq!(load_policy(&path, KNOBS).expect("sound"), policy);
}

#[test]
fn the_shortest_policy_turns_nothing() {
    let policy = parse_policy("it", r#"{"format": "glassfeed.policy/1"}"#, KNOBS).expect("sound");
    assert_eq!(policy, Policy::default());
}

#[test]
fn every_problem_is_told_at_once_in_file_order() {
    let text = r#"{
        "format": "glassfeed.policy/1", "nmae": "x",
        "rules": [
            {"id": "a", "label": "A", "factor": 11, "when": {"media": "gif"}},
            {"id": "b", "label": "B", "factor": 1, "when": {}},
            {"id": "c", "label": "C", "factor": 1, "when": {"media": "reel"}},
            {"id": "c", "label": "C", "factor": 1, "when": {"media": "reel"}}
        ],
        "knobs": {"boost.hollyday": 1, "boost.holiday": 11, "media.max_run": 1.5, "boost.on": 1, "normalize.method": "max"}
    }"#;
    assert_eq!(
        problems_of(text),
        [
            "nmae: is an unknown key; did you mean \"name\"?",
            "rules[0].factor: cannot be 11; use a number from 0 to 10",
            "rules[0].when.media: cannot be \"gif\"; use one of photo, carousel, video, reel",
            "rules[1].when: is empty; give at least one key",
            "rules[3].id: \"c\" is used twice; give each rule its own id",
            "knobs[\"boost.hollyday\"]: unknown knob \"boost.hollyday\"; did you mean \"boost.holiday\"?",
            "knobs[\"boost.holiday\"]: \"boost.holiday\" cannot be 11; use a number from 0 to 10",
            "knobs[\"media.max_run\"]: \"media.max_run\" cannot be 1.5; use a whole number from 0 to 20",
            "knobs[\"boost.on\"]: \"boost.on\" cannot be 1; use true or false",
            "knobs[\"normalize.method\"]: \"normalize.method\" cannot be \"max\"; use one of min_max, z_score",
        ]
    );
}

#[test]
fn every_problem_of_a_guardrail_is_told_with_the_others() {
    let text = r#"{
        "format": "glassfeed.policy/1",
        "guardrails": [
            {"metric": "authors_at_10", "at_leest": 6},
            {"metric": "authers_at_10", "at_least": 6},
            {"metric": "authors_at_10"},
            {"metric": "authors_at_10", "at_least": 7, "at_most": 6, "for_share": 2},
            {"metric": "authors_at_10", "at_least": 7, "at_most": 6}
        ],
        "knobs": {"boost.on": 1}
    }"#;
    assert_eq!(
        problems_of(text),
        [
            "guardrails[0].at_leest: is an unknown key; did you mean \"at_least\"?",
            "guardrails[1].metric: unknown metric \"authers_at_10\"; did you mean \"authors_at_10\"?",
            "guardrails[2]: has no limit; give \"at_most\" or \"at_least\"",
            "guardrails[3].for_share: cannot be 2; use a number from 0 to 1",
            "guardrails[4].at_least: 7 is above \"at_most\", 6; give one of them, or swap them",
            "knobs[\"boost.on\"]: \"boost.on\" cannot be 1; use true or false",
        ]
    );
}

#[test]
fn a_policy_without_guardrails_is_saved_without_the_key() {
    let policy = Policy::defaults();
    assert!(!serde_json::to_string(&policy.to_file()).expect("JSON").contains("guardrails"));
}

#[test]
fn a_knob_given_twice_is_a_problem() {
    let text = r#"{"format": "glassfeed.policy/1", "knobs": {"boost.on": true, "boost.on": false}}"#;
    assert_eq!(problems_of(text), ["knobs[\"boost.on\"]: stands twice in the same object; keep one of them"]);
}

#[test]
fn a_policy_that_is_not_json_says_where() {
    assert_eq!(
        problems_of("{"),
        ["\"it\" is not JSON, line 1, column 1: the file ends too soon (EOF while parsing an object); is it cut off?"]
    );
}

#[test]
fn the_schema_lists_every_knob_with_type_range_default_and_sentence() {
    let schema = policy_schema(KNOBS);
    let knobs = &schema["properties"]["knobs"];
    assert_eq!(knobs["additionalProperties"], json!(false));
    assert_eq!(
        knobs["properties"]["media.max_run"],
        json!({"type": "integer", "minimum": 0, "maximum": 20, "default": 1, "title": "Run", "description": "Limits."})
    );
    assert_eq!(knobs["properties"]["normalize.method"]["enum"], json!(["min_max", "z_score"]));
    assert_eq!(knobs["properties"]["boost.on"]["type"], "boolean");
    let metrics = &schema["$defs"]["Guardrail"]["properties"]["metric"]["enum"];
    assert!(metrics.as_array().is_some_and(|keys| keys.contains(&json!("author_gini"))));
    let validator = jsonschema::validator_for(&schema).expect("a schema");
    assert!(validator.is_valid(&json!({"format": "glassfeed.policy/1", "knobs": {"boost.holiday": 10}})));
    assert!(!validator.is_valid(&json!({"format": "glassfeed.policy/1", "knobs": {"boost.holiday": 11}})));
}
