//! The house keeps its shape: rooms use rooms to their left, pure rooms stay pure, files stay short, and the stages,
//! the knobs and the README are those of the contract.

mod sources;

use std::fs;

use glassfeed::pipeline::{Component, STAGES, knobs};
use glassfeed::policy::{Knob, Range, Value};
use sources::{root, sources};

/// The rooms, left to right. The last two stand side by side: neither uses the other.
const ROOMS: [&str; 10] =
    ["domain", "policy", "model", "pipeline", "simulation", "learn", "brief", "files", "cli", "app"];
/// Rooms in which the same input always gives the same output.
const PURE: [&str; 7] = ["domain", "policy", "model", "pipeline", "simulation", "learn", "brief"];
/// The longest a file may be, in lines.
const LONGEST: usize = 400;

/// The lines of code, numbered from 1, without comments that fill a line.
fn code(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.lines().enumerate().map(|(at, line)| (at + 1, line)).filter(|(_, line)| !line.trim_start().starts_with("//"))
}

/// The rooms some code names: `model` in `crate::model::Row`, `model` and `policy` in `crate::{model::Row, policy}`.
fn rooms_named(code: &str) -> Vec<&str> {
    let name =
        |text: &'_ str| text.find(|letter: char| !letter.is_alphanumeric() && letter != '_').unwrap_or(text.len());
    let mut rooms = Vec::new();
    for rest in code.split("crate::").skip(1) {
        let Some(list) = rest.strip_prefix('{') else {
            rooms.push(&rest[..name(rest)]);
            continue;
        };
        let mut depth = 0;
        let mut starts = true;
        for (at, letter) in list.char_indices() {
            match letter {
                '{' => depth += 1,
                '}' if depth == 0 => break,
                '}' => depth -= 1,
                ',' => starts = depth == 0,
                _ if starts && !letter.is_whitespace() => {
                    rooms.push(&list[at..at + name(&list[at..])]);
                    starts = false;
                }
                _ => {}
            }
        }
    }
    rooms
}

fn may_use(room: usize, other: usize) -> bool {
    other <= room && !(ROOMS[room] == "app" && ROOMS[other] == "cli")
}

#[test]
fn a_room_uses_only_itself_and_rooms_to_its_left() {
    for (at, room) in ROOMS.iter().enumerate() {
        for (name, text) in sources(&format!("src/{room}")) {
            let code: String = code(&text).map(|(_, line)| format!("{line}\n")).collect();
            for used in rooms_named(&code) {
                let other = ROOMS.iter().position(|room| *room == used);
                assert!(other.is_some_and(|other| may_use(at, other)), "{name} uses {used}");
            }
        }
    }
}

#[test]
fn the_rooms_some_code_names_are_found() {
    assert_eq!(rooms_named("use crate::model::Row;\nfn f(a: &crate::policy::Knob)"), ["model", "policy"]);
    assert_eq!(
        rooms_named("use crate::{\n    domain::{Action, Post},\n    cli,\n};\ncrate::app"),
        ["domain", "cli", "app"]
    );
}

#[test]
fn every_folder_of_src_is_a_room() {
    for entry in fs::read_dir(root().join("src")).expect("src") {
        let path = entry.expect("an entry").path();
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        assert!(!path.is_dir() || ROOMS.contains(&&*name), "src/{name} is no room");
    }
}

#[test]
fn only_the_window_says_egui() {
    // main.rs hands the size of a picture to the window; it is no room.
    let outside = |name: &str| !name.starts_with("src/app/") && name != "src/main.rs";
    for (name, text) in sources("src").into_iter().filter(|(name, _)| outside(name)) {
        for (number, line) in code(&text) {
            assert!(!line.contains("egui") && !line.contains("eframe"), "{name}:{number} says {line}");
        }
    }
}

#[test]
fn pure_rooms_touch_no_disk_no_clock_and_no_chance() {
    const IMPURE: [&str; 12] = [
        "std::fs",
        "std::env",
        "std::net",
        "std::process",
        "SystemTime",
        "Instant",
        "Timestamp::now",
        "Zoned::now",
        "rand::rng",
        "thread_rng",
        "from_os_rng",
        "println!",
    ];
    for room in PURE {
        for (name, text) in sources(&format!("src/{room}")) {
            for (number, line) in code(&text) {
                let impure = IMPURE.iter().find(|impure| line.contains(*impure));
                assert!(impure.is_none(), "{name}:{number} says {}", impure.unwrap_or(&""));
            }
        }
    }
}

#[test]
fn no_file_is_longer_than_it_may_be() {
    for (name, text) in ["src", "tests", "benches"].into_iter().flat_map(sources) {
        let lines = text.lines().count();
        assert!(lines <= LONGEST, "{name} has {lines} lines: find its seam");
    }
}

#[test]
fn the_stages_are_the_twelve_of_the_contract_in_order() {
    use Component::{
        AuthorDiversity, BoostsLibrary, Delivery, Filtering, IntegrityDemotions, MediaTypeDiversity, MergeScores,
        ScoresModel, SortByScore, SourcingCandidates,
    };
    let stages: Vec<_> = STAGES.iter().map(|stage| (stage.id, stage.component)).collect();
    let contract = [
        ("source", SourcingCandidates),
        ("filter", Filtering),
        ("predict", ScoresModel),
        ("merge", MergeScores),
        ("normalize", MergeScores),
        ("boost", BoostsLibrary),
        ("demote", IntegrityDemotions),
        ("author_decay", AuthorDiversity),
        ("sort", SortByScore),
        ("media", MediaTypeDiversity),
        ("author", AuthorDiversity),
        ("deliver", Delivery),
    ];
    assert_eq!(stages, contract);
    let kinds: Vec<_> = STAGES.iter().filter_map(|stage| stage.component.kind()).map(|kind| kind.name()).collect();
    assert_eq!(
        kinds,
        ["System", "System", "Model", "Action", "Action", "Action", "Rules", "Rules", "Action", "Rules", "Rules"]
    );
}

/// The knobs of the contract's section 3, the switches of section 7, and those of Explore: key, default, range.
const KNOBS: [(&str, &str, &str); 84] = [
    ("source.max_age_days", "14", "1..365"),
    ("source.hashtags", "on", "switch"),
    ("source.suggested", "off", "switch"),
    ("source.suggested_via", "2", "whole 1..50"),
    ("source.suggested_by", "graph", "graph, embedding"),
    ("data.activity", "on", "switch"),
    ("data.engagement", "on", "switch"),
    ("data.follows", "on", "switch"),
    ("data.search", "on", "switch"),
    ("data.context", "on", "switch"),
    ("data.content", "on", "switch"),
    ("weight.like", "1", "-500..500"),
    ("weight.comment", "6", "-500..500"),
    ("weight.save", "4", "-500..500"),
    ("weight.share", "8", "-500..500"),
    ("weight.profile_tap", "3", "-500..500"),
    ("weight.dwell", "0.5", "-500..500"),
    ("weight.watch", "1", "-500..500"),
    ("weight.hide", "-40", "-500..500"),
    ("normalize.on", "on", "switch"),
    ("normalize.method", "z_score", "min_max, z_score, quantile"),
    ("normalize.strength", "1", "0..1"),
    ("boost.on", "on", "switch"),
    ("boost.freshness_half_life_hours", "19", "1..336"),
    ("boost.freshness_floor", "0.2", "0..1"),
    ("boost.close_friends", "1.5", "0..10"),
    ("boost.favorites", "1.8", "0..10"),
    ("boost.holiday", "1.2", "0..10"),
    ("boost.same_place", "1", "0..10"),
    ("demote.on", "on", "switch"),
    ("demote.misinformation", "0.2", "0..1"),
    ("demote.repeat_misinformation", "0.5", "0..1"),
    ("demote.strikes", "3", "whole 1..20"),
    ("demote.borderline", "0.5", "0..1"),
    ("demote.suggested", "0.75", "0..1"),
    ("demote.similar_to_hidden", "0.7", "0..1"),
    ("demote.similar_from", "0.6", "0..1"),
    ("demote.similar_by", "topics", "topics, embedding"),
    ("author_decay.on", "on", "switch"),
    ("author.decay", "0.9", "0..1"),
    ("author.floor", "0.4", "0..1"),
    ("author_decay.remember", "off", "switch"),
    ("cluster.decay", "1", "0..1"),
    ("cluster.floor", "0.6", "0..1"),
    ("media.on", "on", "switch"),
    ("media.max_run", "1", "whole 0..20"),
    ("media.reach", "20", "whole 1..500"),
    ("author.on", "on", "switch"),
    ("author.max_run", "3", "whole 0..20"),
    ("deliver.length", "200", "whole 1..10000"),
    ("deliver.ads_every", "8", "whole 0..50"),
    ("explore.near", "on", "switch"),
    ("explore.interests", "on", "switch"),
    ("explore.searches", "on", "switch"),
    ("explore.rising", "on", "switch"),
    ("explore.rising_hours", "72", "1..336"),
    ("explore.by_cluster", "off", "switch"),
    ("explore.at_most", "1500", "whole 10..20000"),
    ("explore.max_age_days", "14", "1..365"),
    ("explore.drop_misinformation", "on", "switch"),
    ("explore.borderline_most", "0.5", "0..1"),
    ("explore.keep", "100", "whole 1..20000"),
    ("explore.like", "1", "-500..500"),
    ("explore.comment", "4", "-500..500"),
    ("explore.save", "6", "-500..500"),
    ("explore.share", "8", "-500..500"),
    ("explore.profile_tap", "3", "-500..500"),
    ("explore.dwell", "0.5", "-500..500"),
    ("explore.watch", "1", "-500..500"),
    ("explore.see_less", "-60", "-500..500"),
    ("explore.freshness_half_life_hours", "72", "1..720"),
    ("explore.freshness_floor", "0.6", "0..1"),
    ("explore.new_account", "1.1", "0..10"),
    ("explore.borderline", "0.2", "0..1"),
    ("explore.repeat_misinformation", "0.2", "0..1"),
    ("explore.similar_to_hidden", "0.9", "0..1"),
    ("explore.author_next", "0.6", "0..1"),
    ("explore.topic_next", "0.97", "0..1"),
    ("explore.next_by", "topics", "topics, clusters"),
    ("explore.length", "60", "whole 1..1000"),
    ("stories.hours", "24", "1..168"),
    ("stories.close_friends_only", "on", "switch"),
    ("stories.affinity", "on", "switch"),
    ("stories.close_friends", "on", "switch"),
];

#[test]
fn the_knobs_are_those_of_the_contract() {
    let range = |knob: &Knob| match knob.range {
        Range::Number { min, max, .. } => format!("{min}..{max}"),
        Range::Whole { min, max, .. } => format!("whole {min}..{max}"),
        Range::Switch { .. } => "switch".to_owned(),
        Range::Choice { choices, .. } => choices.join(", "),
    };
    let told: Vec<_> = knobs().iter().map(|knob| (knob.key, knob.default().to_string(), range(knob))).collect();
    let due: Vec<_> =
        KNOBS.iter().map(|(key, default, range)| (*key, (*default).to_owned(), (*range).to_owned())).collect();
    assert_eq!(told, due);
}

#[test]
fn a_knobs_default_is_in_its_range_and_within_its_sliders_reach() {
    for knob in knobs() {
        assert_eq!(knob.check(knob.default()), Ok(knob.default()));
        let (ends, reach) = match knob.range {
            Range::Number { min, max, reach, .. } => ((min, max), reach),
            Range::Whole { min, max, reach, .. } => ((min.into(), max.into()), (reach.0.into(), reach.1.into())),
            Range::Switch { .. } | Range::Choice { .. } => continue,
        };
        let Value::Number(default) = knob.default() else { panic!("{} is a number", knob.key) };
        assert!(ends.0 <= reach.0 && reach.0 < reach.1 && reach.1 <= ends.1, "{}", knob.key);
        assert!((reach.0..=reach.1).contains(&default), "{}", knob.key);
    }
}

const KNOBS_BEGIN: &str = "<!-- knobs -->\n";
const KNOBS_END: &str = "<!-- /knobs -->";

/// The README's table of knobs, one row each, in pipeline order.
fn knob_table() -> String {
    let row = |knob: &&'static Knob| {
        let range = match knob.range {
            Range::Number { min, max, .. } => format!("{min} to {max}"),
            Range::Whole { min, max, .. } => format!("{min} to {max}, whole"),
            Range::Switch { .. } => "on, off".to_owned(),
            Range::Choice { choices, .. } => choices.join(", "),
        };
        format!("| `{}` | {} | {range} | {} | {} |\n", knob.key, knob.default(), knob.doc, knob.basis)
    };
    let rows: String = knobs().iter().map(row).collect();
    format!("| knob | default | range | what it does | where it comes from |\n|---|---|---|---|---|\n{rows}")
}

/// Run with `UPDATE_README=1` to write the table.
#[test]
fn the_readme_holds_the_generated_table_of_knobs() {
    let path = root().join("README.md");
    let readme = fs::read_to_string(&path).expect("a README");
    let begin = readme.find(KNOBS_BEGIN).expect("the table begins") + KNOBS_BEGIN.len();
    let end = readme.find(KNOBS_END).expect("the table ends");
    if std::env::var_os("UPDATE_README").is_some() {
        let updated = format!("{}{}{}", &readme[..begin], knob_table(), &readme[end..]);
        fs::write(&path, updated).expect("written");
        return;
    }
    assert_eq!(&readme[begin..end], knob_table(), "run this test with UPDATE_README=1");
}

#[test]
fn what_the_readme_links_to_is_there() {
    let readme = fs::read_to_string(root().join("README.md")).expect("a README");
    let links = readme.split("](").skip(1).filter_map(|rest| rest.split(')').next());
    for link in links.filter(|link| !link.contains("://") && !link.starts_with('#') && !link.ends_with(".png")) {
        assert!(root().join(link).exists(), "README.md links to {link}, which is not there");
    }
}

/// Without these features of the window's frame, copying stays inside the window and a link opens nothing.
#[test]
fn the_window_reaches_the_clipboard_and_the_browser() {
    let manifest = fs::read_to_string(root().join("Cargo.toml")).expect("the manifest");
    let frame = manifest.lines().find(|line| line.starts_with("eframe = ")).expect("the window's frame");
    for feature in ["\"clipboard\"", "\"links\""] {
        assert!(frame.contains(feature), "{frame}");
    }
}
