//! The lessons inside the program are sound, and what is wrong with another is told all at once.

use std::path::Path;

use glassfeed::domain::World;
use glassfeed::files::{self, FileError, FileKind, Progress};
use glassfeed::learn::lesson::{Condition, LessonFile, Turned};
use glassfeed::learn::{Link, View, sections};
use serde_json::{Value, json};

fn told(id: &str) -> LessonFile {
    files::lesson_file(id).expect("it is one of the program's")
}

#[test]
fn every_lesson_of_the_program_reads() {
    for id in files::lessons() {
        let loaded = files::lesson(id, None).unwrap_or_else(|error| panic!("{id}: {error}"));
        assert_eq!(loaded.lesson.id, id);
        assert!((4..=8).contains(&loaded.lesson.steps.len()), "{id}");
    }
    assert!(files::lessons().count() >= 6);
}

#[test]
fn every_link_in_the_texts_of_lessons_leads_somewhere() {
    for id in files::lessons() {
        for step in told(id).steps {
            for text in [Some(step.text), step.then].into_iter().flatten() {
                let section = sections(&format!("## text\n\n{text}")).remove(0);
                for link in section.links() {
                    assert!(Link::parse(link).is_ok(), "{id}: {link}");
                }
            }
        }
    }
}

#[test]
fn a_lesson_waits_for_something_in_most_of_its_steps() {
    for id in files::lessons() {
        let steps = told(id).steps;
        let waiting = steps.iter().filter(|step| step.condition.is_some()).count();
        assert!(2 * waiting >= steps.len(), "{id}");
    }
}

#[test]
fn every_turn_a_lesson_asks_for_is_within_reach_of_the_slider() {
    for id in files::lessons() {
        let lesson = files::lesson(id, None).unwrap_or_else(|error| panic!("{id}: {error}")).lesson;
        for step in lesson.steps {
            let Some(Condition::Turn(knob, turned)) = step.condition else { continue };
            let Some(track) = knob.track() else { continue };
            let (low, high) = (track.from.min(track.to), track.from.max(track.to));
            match turned {
                Turned::To(glassfeed::policy::Value::Number(to)) => assert!((low..=high).contains(&to), "{id}: {to}"),
                Turned::AtLeast(least) => assert!(least <= high, "{id}: {} to {least} of {high}", knob.name),
                Turned::AtMost(most) => assert!(most >= low, "{id}: {} to {most} of {low}", knob.name),
                Turned::To(_) | Turned::Away | Turned::Back => {}
            }
        }
    }
}

/// A lesson with one step, changed by `change`.
fn lesson(change: impl FnOnce(&mut Value)) -> Value {
    let mut lesson = json!({
        "format": "glassfeed.lesson/1",
        "id": "mine",
        "title": "Mine",
        "world": "harbor",
        "steps": [{"text": "Read this."}],
    });
    change(&mut lesson);
    lesson
}

/// What is wrong with it: places and messages.
fn problems(lesson: &Value) -> Vec<(String, String)> {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("mine.lesson.json");
    std::fs::write(&path, lesson.to_string()).expect("written");
    match files::load_lesson(&path, &Progress::new()) {
        Ok(_) => Vec::new(),
        Err(FileError::Problems { problems, .. }) => {
            problems.list.into_iter().map(|problem| (problem.path, problem.message)).collect()
        }
        Err(other) => panic!("{other}"),
    }
}

/// The one problem of a lesson whose step does this.
fn refused(step: Value) -> (String, String) {
    let mut found = problems(&lesson(|lesson| lesson["steps"][0] = step.clone()));
    assert_eq!(found.len(), 1, "{step}: {found:?}");
    found.remove(0)
}

fn check(step: Value, path: &str, message: &str) {
    let (at, told) = refused(step);
    assert!(at == path && told.contains(message), "{at}: {told}");
}

#[test]
fn a_small_lesson_is_right() {
    assert_eq!(problems(&lesson(|_| {})), []);
}

#[test]
fn names_that_are_not_there_are_told_with_the_nearest() {
    check(json!({"text": "See [it](term:scor)."}), "steps[0].text", "there is no term scor");
    check(json!({"text": "{delivred} posts."}), "steps[0].text", "did you mean \"delivered\"?");
    check(json!({"text": "A", "highlight": {"knob": "weight.lik"}}), "steps[0].highlight", "\"weight.like\"");
    check(json!({"text": "A", "highlight": {"component": "merge-score"}}), "steps[0].highlight", "\"merge-scores\"");
    check(
        json!({"text": "A", "highlight": {"post": "p9999"}}),
        "steps[0].highlight.post",
        "there is no post \"p9999\"",
    );
    check(json!({"text": "A", "do": {"viewer": "mira.solber"}}), "steps[0].do.viewer", "\"mira.solberg\"");
    check(json!({"text": "A", "do": {"open": "view:tun"}}), "steps[0].do.open", "there is no view tun");
    check(json!({"text": "A", "veiw": "tune"}), "steps[0].veiw", "did you mean \"view\"?");
    check(json!({"text": "A", "view": "tunes"}), "steps[0].view", "use one of tune");
    check(json!({"text": "A", "highlight": {"part": "knob"}}), "steps[0].highlight.part", "use one of knobs");
    check(json!({"text": "A", "do": {"act": {"what": "likes"}}}), "steps[0].do.act.what", "use one of like");
}

#[test]
fn conditions_that_can_never_hold_are_told() {
    let turn = |turn: Value| json!({"text": "A", "do": {"turn": turn}});
    check(turn(json!({"knob": "weight.like", "at_least": 900})), "steps[0].do.turn.at_least", "can never hold");
    check(turn(json!({"knob": "boost.favorites", "at_most": -1})), "steps[0].do.turn.at_most", "can never hold");
    check(turn(json!({"knob": "normalize.on", "at_least": 1})), "steps[0].do.turn.at_least", "true or false");
    check(turn(json!({"knob": "media.max_run", "to": 0.5})), "steps[0].do.turn.to", "whole number");
    check(json!({"text": "A", "do": {"viewer": "mira.solberg"}}), "steps[0].do.viewer", "is shown already");
    check(json!({"text": "A", "do": {"select": "fell_most"}}), "steps[0].do.select", "nothing has moved yet");
    check(json!({"text": "From {stood}."}), "steps[0].text", "asks for no act");
    check(json!({"text": "A", "do": {}}), "steps[0].do", "give one of turn, select");
    let asked = json!({"ask": "Which?", "right": "most", "choices": [{"text": "A", "value": "mean.like"}]});
    check(json!({"text": "A", "do": {"answer": asked}}), "steps[0].do.answer.choices", "two or more");
    let asked = json!({"ask": "Who?", "number": "viewer"});
    check(json!({"text": "A", "do": {"answer": asked}}), "steps[0].do.answer.number", "is no number");
}

#[test]
fn a_step_cannot_ask_for_what_the_lesson_hides() {
    let hidden = lesson(|lesson| {
        lesson["hide"] = json!(["knobs"]);
        lesson["steps"][0]["do"] = json!({"turn": {"knob": "weight.like"}});
    });
    let found = problems(&hidden);
    assert!(found.len() == 1 && found[0].1.contains("leave \"knobs\" out of it"), "{found:?}");
    let phone = lesson(|lesson| lesson["hide"] = json!(["phone"]));
    assert!(problems(&phone)[0].1.contains("cannot be hidden"));
}

#[test]
fn a_post_that_nothing_leads_to_can_never_be_met() {
    let world: World = files::sample("harbor", &Progress::new()).expect("the sample reads");
    let own = world.viewers[0].account;
    let stranger = world.posts.iter().find(|post| {
        let tags = &world.viewers[0].hashtags;
        post.author != own && !world.follows(own, post.author) && !post.hashtags.iter().any(|tag| tags.contains(tag))
    });
    let id = &stranger.expect("somebody she does not follow").id;
    check(json!({"text": "A", "do": {"select": id}}), "steps[0].do.select", "can never be met");
}

#[test]
fn all_problems_are_told_at_once_in_the_order_of_the_file() {
    let broken = lesson(|lesson| {
        lesson["id"] = json!("My lesson");
        lesson["world"] = json!("harbour");
        lesson["policy"] = json!("x-2024");
        lesson["steps"] = json!([
            {"txt": "A"},
            {"text": "See [it](term:nothing).", "highlight": {"knob": "weight.lik"}},
            {"text": "B", "do": {"turn": {"knob": "weight.like", "at_most": -900}}},
        ]);
    });
    let found: Vec<String> = problems(&broken).into_iter().map(|(path, _)| path).collect();
    let due = ["id", "policy", "steps[0].text", "steps[0].txt", "steps[1].highlight", "steps[1].text"];
    for path in due {
        assert!(found.iter().any(|at| at == path), "{path} is not among {found:?}");
    }
    assert!(found.contains(&"world".to_owned()) && found.contains(&"steps[2].do.turn.at_most".to_owned()), "{found:?}");
}

#[test]
fn a_lesson_finds_its_world_beside_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let family = files::sample("family", &Progress::new()).expect("the sample reads");
    files::save_world(&folder.path().join("own.world.json"), &family).expect("saved");
    let path = folder.path().join("mine.lesson.json");
    let text = lesson(|lesson| lesson["world"] = json!("own.world.json")).to_string();
    std::fs::write(&path, text).expect("written");
    assert_eq!(files::kind_of(&path).expect("a kind"), FileKind::Lesson);
    let loaded = files::load_lesson(&path, &Progress::new()).expect("it reads");
    assert_eq!(loaded.world.name, family.name);
    assert_eq!(loaded.lesson.view, View::Tune);
}

#[test]
fn the_schema_accepts_every_lesson_of_the_program() {
    let schema = jsonschema::validator_for(&files::lesson_schema()).expect("a schema");
    for id in files::lessons() {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("assets/lessons/{id}.lesson.json"));
        let text = std::fs::read_to_string(path).expect("its file");
        let value: Value = serde_json::from_str(&text).expect("JSON");
        assert!(schema.is_valid(&value), "{id}");
    }
}

#[test]
fn the_lesson_in_the_readme_is_right() {
    let readme = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).expect("a README");
    let (_, rest) = readme.split_once("```json\n").expect("a lesson");
    let (text, _) = rest.split_once("```").expect("its end");
    assert_eq!(problems(&serde_json::from_str(text).expect("JSON")), []);
}
