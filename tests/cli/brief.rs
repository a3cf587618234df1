//! `brief`, and `compare` with more than two policies, as the real program answers.

use crate::place::{Place, program, status, stderr, stdout};
use serde_json::Value;

const POLICIES: [&str; 4] = ["--policy", "default", "--policy", "friends-first"];

/// Two limits: what Ana's feed shows of misinformation is above the first.
const GUARDED: &str = r#"{"format": "glassfeed.policy/1", "name": "Guarded", "guardrails": [
    {"metric": "misinformation_exposure", "at_most": 0.1}, {"metric": "authors_at_10", "at_least": 1}
]}"#;

/// A number as a brief tells it, and how far it may be from what it stands for.
fn number(told: &str) -> Option<(f64, f64)> {
    let digits: String = told.replace('−', "-").chars().filter(|letter| "-0123456789.".contains(*letter)).collect();
    let decimals = digits.split_once('.').map_or(0, |(_, decimals)| decimals.len());
    Some((digits.parse().ok()?, 0.500_001 * 10f64.powi(-(decimals as i32))))
}

/// The cells of a table of some HTML, row by row, without their tags.
fn cells(html: &str, table: &str) -> Vec<Vec<String>> {
    let body = html.split(&format!("<table class=\"{table}\">")).nth(1).expect("the table");
    let body = body.split("</table>").next().and_then(|table| table.split("<tbody>").nth(1)).expect("its rows");
    let text = |cell: &str| {
        let letters = cell.split('<').map(|part| part.split_once('>').map_or(part, |(_, text)| text));
        letters.collect::<String>()
    };
    let cells = |row: &str| row.split("<td").skip(1).map(|cell| text(&format!("<td{cell}"))).collect();
    body.split("<tr>").skip(1).map(cells).collect()
}

#[test]
fn a_brief_is_markdown() {
    let place = Place::new();
    place.write("guarded.policy.json", GUARDED);
    let policies = ["--policy", "default", "--policy", "guarded.policy.json", "--policy", "chronological-like"];
    let asked = place.on_small("brief", &[&policies[..], &["--all"]].concat());
    assert_eq!(status(&asked), 0, "over both viewers no limit is crossed");
    let version = format!("Glassfeed {}", env!("CARGO_PKG_VERSION"));
    insta::assert_snapshot!(stdout(&asked).replace(&version, "Glassfeed VERSION"));
}

#[test]
fn its_numbers_are_those_of_the_comparison() {
    let place = Place::new();
    let policies = [&POLICIES[..], &["--all"]].concat();
    let told = place.json("compare", &policies);
    place.on_small("brief", &[&policies[..], &["-o", "brief.html"]].concat()).success();
    let rows = cells(&place.read("brief.html"), "numbers");
    let metrics = told["metrics"].as_array().expect("metrics");
    assert_eq!(rows.len(), metrics.len());
    let mut compared = 0;
    for (row, metric) in rows.iter().zip(metrics) {
        let scale = if metric["unit"] == "share" { 100.0 } else { 1.0 };
        for (cell, key) in row.iter().zip(["a", "b", "difference"]) {
            match (number(cell), metric[key].as_f64()) {
                (Some((number, off)), Some(due)) => {
                    assert!((number - scale * due).abs() <= off, "{} {key}: {cell} for {due}", metric["key"]);
                    compared += 1;
                }
                (told, due) => assert_eq!((told, due), (None, None), "{} {key}: {cell}", metric["key"]),
            }
        }
    }
    assert!(compared > 50);
}

#[test]
fn a_crossed_guardrail_is_told_and_ends_in_status_3_and_the_brief_is_written() {
    let place = Place::new();
    place.write("guarded.policy.json", GUARDED);
    let policies = ["--policy", "default", "--policy", "guarded.policy.json", "-o", "brief.md"];
    let asked = place.on_small("brief", &policies);
    assert_eq!(status(&asked), 3);
    assert_eq!(stdout(&asked), "");
    assert!(
        stderr(&asked).contains("B, Guarded, crosses a guardrail: Misinformation is 14.3\u{a0}%, at most 10\u{a0}%")
    );
    let brief = place.read("brief.md");
    assert!(brief.contains("**1\u{a0}guardrail is crossed**"));
    assert!(brief.contains("ana 14.3\u{a0}% (rumor)"));
    assert_eq!(status(&place.on_small("brief", &[&policies[..], &["--all"]].concat())), 0);
}

#[test]
fn a_brief_needs_two_to_four_policies_and_a_name_that_says_what_it_is() {
    let place = Place::new();
    for (arguments, told) in [
        (vec!["--policy", "default"], "give --policy twice"),
        (["--policy", "default"].repeat(5), "up to four times; it was given 5 times"),
        ([&POLICIES[..], &["-o", "brief.pdf"]].concat(), "end it in .html or .md"),
        ([&POLICIES[..], &["--all", "--viewers", "1"]].concat(), "cannot be used with"),
        ([&POLICIES[..], &["--viewers", "0"]].concat(), "--viewers"),
    ] {
        let asked = place.on_small("brief", &arguments);
        assert_eq!(status(&asked), 2, "{arguments:?}");
        assert!(stderr(&asked).contains(told), "{arguments:?}: {}", stderr(&asked));
    }
    let asked = place.on_small("brief", &["--policy", "default", "--policy", "nobody"]);
    assert_eq!(status(&asked), 1);
    let asked = place.on_small("brief", &[&POLICIES[..], &["-o", "no/such/folder/brief.md"]].concat());
    assert_eq!(status(&asked), 1);
}

#[test]
fn a_brief_is_the_same_on_any_number_of_threads_and_its_recipes_are_taken() {
    let place = Place::new();
    let on = |threads: &str, file: &str| {
        let scene =
            ["brief", "--world", "small.world.json", "--model", "plain.model.json", "--viewers", "2", "-o", file];
        let mut program = program(&place.path(""));
        program.env("RAYON_NUM_THREADS", threads).args(scene).args(POLICIES).assert().success();
        place.read(file)
    };
    assert_eq!(on("1", "one.html"), on("4", "four.html"));
    let brief = on("2", "brief.md");
    let recipes: Vec<&str> = brief.lines().filter_map(|line| line.strip_prefix("glassfeed rank --recipe ")).collect();
    assert_eq!(recipes.len(), 2);
    for (recipe, policy) in recipes.into_iter().zip(["default", "friends-first"]) {
        let again = stdout(&place.on_small("rank", &["--recipe", recipe]).success());
        let ranked = stdout(&place.on_small("rank", &["--policy", policy]).success());
        assert_eq!(again, ranked);
    }
}

#[test]
fn a_third_policy_is_compared_as_it_is_alone() {
    let place = Place::new();
    let pair = |second: &str, all: &[&str]| {
        place.json("compare", &[&["--policy", "default", "--policy", second][..], all].concat())
    };
    for all in [&[][..], &["--all"]] {
        let policies = [&POLICIES[..], &["--policy", "chronological-like"], all].concat();
        let mut told = place.json("compare", &policies);
        let more = told.as_object_mut().and_then(|told| told.remove("more")).expect("a third policy");
        let (second, third) = (pair("friends-first", all), pair("chronological-like", all));
        assert!(second["more"].is_null(), "two are told as ever");
        assert_eq!(told["policies"].as_array().map(Vec::len), Some(3));
        told["policies"] = second["policies"].clone();
        assert_eq!(told, second);
        let more = more[0].as_object().expect("an object");
        assert_eq!(more["policy"], third["policies"][1]);
        assert!(more.iter().filter(|(key, _)| *key != "policy").all(|(key, value)| third[key] == *value));
        assert_eq!(more.len(), 9);
    }
}

#[test]
fn a_third_policy_has_tables_of_its_own_and_its_limits_count() {
    let place = Place::new();
    place.write("guarded.policy.json", GUARDED);
    let policies = [&POLICIES[..], &["--policy", "guarded.policy.json"]].concat();
    let asked = place.on_small("compare", &policies);
    assert_eq!(status(&asked), 3);
    let text = stdout(&asked);
    assert!(text.starts_with("ana in Small: A is Default, B is Friends first, C is Guarded\n\nB against A\n"));
    assert!(text.contains("\nC against A\n") && text.contains("C − A") && text.contains("C keeps it"));
    let told: Value = serde_json::from_str(&stdout(&place.on_small("compare", &[&policies[..], &["--json"]].concat())))
        .expect("JSON");
    assert_eq!(told["guardrails"], serde_json::json!([]));
    assert_eq!(told["more"][0]["guardrails"][0]["kept"], false);
}
