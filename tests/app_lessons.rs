//! Lessons are followed to their end, by a scripted learner and in the window, and never touch one's own work.
#![cfg(feature = "app")]

mod window;

use std::path::Path;

use egui::accesskit::Role;
use egui_kittest::kittest::{NodeT, Queryable};
use glassfeed::app::command::Command;
use glassfeed::app::lesson::LessonAsked;
use glassfeed::app::pictures::Pictures;
use glassfeed::app::preferences::Preferences;
use glassfeed::app::session::Find;
use glassfeed::app::state::State;
use glassfeed::app::theme::{Theme, space};
use glassfeed::app::{Opening, Window};
use glassfeed::domain::Action;
use glassfeed::files;
use glassfeed::learn::View;
use glassfeed::learn::lesson::{Part, PostPlace, Question, Wanted};
use glassfeed::pipeline::stages::merge;
use glassfeed::policy::Value;
use window::{Desk, built_in, is_there, press, send, state, type_into, window, window_of};

fn ask(state: &mut State, asked: LessonAsked) {
    state.apply(Command::Lesson(asked));
}

/// Begins a lesson of the program, its world read here.
fn begin(state: &mut State, id: &str) {
    let loaded = files::lesson(id, None).expect("the lesson reads");
    ask(state, LessonAsked::Begin(Box::new(loaded)));
}

/// Some work of one's own.
fn worked() -> State {
    let mut state = built_in();
    state.apply(Command::Turn(merge::weight(Action::Save), Value::Number(11.0)));
    let post = state.feed_posts().nth(2).expect("three posts");
    state.apply(Command::Act(post, Action::Like));
    state.apply(Command::Select(Some(post)));
    state.apply(Command::View(View::Lessons));
    state
}

#[test]
fn a_scripted_learner_completes_every_lesson() {
    let mut state = built_in();
    for id in files::lessons() {
        begin(&mut state, id);
        let steps = state.lesson.as_ref().expect("it runs").lesson.steps.clone();
        for (at, step) in steps.iter().enumerate() {
            let running = state.lesson.as_ref().expect("it still runs");
            assert_eq!(running.step, at, "{id}");
            if step.condition.is_some() {
                assert!(!running.is_done(), "{id}, step {}: nothing is left to do", at + 1);
                let how = state.how();
                assert!(!how.is_empty(), "{id}, step {}: it cannot be done", at + 1);
                how.into_iter().for_each(|command| state.apply(command));
            }
            assert!(state.lesson.as_ref().is_some_and(|running| running.is_done()), "{id}, step {}", at + 1);
            ask(&mut state, LessonAsked::Next);
        }
        assert!(state.lesson.is_none(), "{id} ends");
        assert!(state.session.learn.lessons.done.contains(id));
    }
}

#[test]
fn every_number_of_every_text_is_there_when_it_is_read() {
    let mut state = built_in();
    for id in files::lessons() {
        begin(&mut state, id);
        let steps = state.lesson.as_ref().expect("it runs").lesson.steps.clone();
        for (at, step) in steps.iter().enumerate() {
            let check = |state: &State, text: &[glassfeed::learn::Block]| {
                let section = glassfeed::learn::Section { blocks: text.to_vec(), ..Default::default() };
                for name in section.places() {
                    let world = &state.document.world;
                    let quantity = glassfeed::learn::lesson::Quantity::parse(&name, Some(world)).expect("it is read");
                    let told = state.with_facts(|facts| quantity.amount(facts));
                    assert!(told.is_some(), "{id}, step {}: {{{name}}} is nothing", at + 1);
                }
            };
            check(&state, &step.text);
            ask(&mut state, LessonAsked::DoIt);
            check(&state, &step.then);
            ask(&mut state, LessonAsked::Next);
        }
    }
}

#[test]
fn a_lesson_leaves_ones_own_work_as_it_was() {
    let mut state = worked();
    let before = Preferences::of(&state);
    let steps = state.undo.last().map(str::to_owned);
    begin(&mut state, "a-like");
    assert_ne!(state.document.policy.value(merge::weight(Action::Save)), Value::Number(11.0));
    ask(&mut state, LessonAsked::Next);
    ask(&mut state, LessonAsked::DoIt);
    let remembered = Preferences::of(&state);
    let learned = remembered.learn.lessons.clone();
    assert_eq!(learned.reached.get("a-like"), Some(&1), "where one was is remembered at once");
    let as_before = |preferences: Preferences| {
        let mut preferences = preferences;
        preferences.learn.lessons = before.learn.lessons.clone();
        preferences
    };
    assert_eq!(as_before(remembered), before, "what is written meanwhile is one's own work");
    ask(&mut state, LessonAsked::Leave);
    assert_eq!(as_before(Preferences::of(&state)), before);
    assert_eq!(state.undo.last().map(str::to_owned), steps, "one's own steps can still be taken back");
    assert_eq!(state.session.view, View::Lessons);
}

#[test]
fn another_world_ends_the_lesson_and_sets_ones_own_work_aside() {
    let mut state = worked();
    begin(&mut state, "runs");
    let family = std::sync::Arc::new(files::sample("family", &files::Progress::new()).expect("the sample reads"));
    state.apply(Command::UseWorld(family, files::WorldSource::Sample("family")));
    assert!(state.lesson.is_none());
    let aside = state.set_aside_work().expect("the work is kept");
    assert_eq!(aside.world_name(), "harbor");
}

#[test]
fn a_lesson_goes_on_where_it_was_left() {
    let mut state = built_in();
    begin(&mut state, "a-like");
    for _ in 0..3 {
        ask(&mut state, LessonAsked::DoIt);
        ask(&mut state, LessonAsked::Next);
    }
    let value = state.document.policy.value(merge::weight(Action::Like));
    ask(&mut state, LessonAsked::Leave);
    assert_eq!(state.document.policy.value(merge::weight(Action::Like)), merge::weight(Action::Like).default());
    ask(&mut state, LessonAsked::Open("a-like"));
    let running = state.lesson.as_ref().expect("its world is open, so it begins at once");
    assert_eq!(running.step, 3);
    assert_eq!(state.document.policy.value(merge::weight(Action::Like)), value, "what was asked before is done");
}

#[test]
fn a_step_that_was_not_done_may_be_skipped_and_is_not_ticked() {
    let mut state = built_in();
    begin(&mut state, "a-like");
    ask(&mut state, LessonAsked::Next);
    ask(&mut state, LessonAsked::Next);
    let running = state.lesson.as_ref().expect("it runs");
    assert_eq!((running.step, running.done[1]), (2, false));
    ask(&mut state, LessonAsked::Back);
    assert_eq!(state.lesson.as_ref().map(|running| running.step), Some(1));
}

#[test]
fn what_a_lesson_does_not_need_is_folded_away_and_comes_back() {
    let mut desk = window(built_in());
    assert!(is_there(&desk, Role::Button, "Reset all"));
    send(&mut desk, Command::Lesson(LessonAsked::Open("a-like")));
    assert!(state(&desk).lesson.as_ref().is_some_and(|running| running.hides(Part::PolicyBar)));
    assert!(!is_there(&desk, Role::Button, "Reset all"));
    press(&mut desk, Role::Button, "Leave the lesson");
    assert!(is_there(&desk, Role::Button, "Reset all"));
}

#[test]
fn a_lesson_is_followed_in_the_window_by_names_alone() {
    let mut desk = window(built_in());
    press(&mut desk, Role::Tab, "Learn");
    press(&mut desk, Role::RadioButton, "Learn Lessons");
    press(&mut desk, Role::Button, "Start What a like is worth");
    assert!(is_there(&desk, Role::Label, "Step 1 of 5"));
    press(&mut desk, Role::Button, "Next");
    press(&mut desk, Role::Button, "A share");
    assert!(is_there(&desk, Role::Label, "Not that. Look again."));
    press(&mut desk, Role::Button, "Staying three seconds");
    assert!(is_there(&desk, Role::Status, "Done: What adds most on average?"));
    press(&mut desk, Role::Button, "Next");
    assert!(is_there(&desk, Role::Status, "To do: Turn Like to 4 or more"));
    assert!(is_there(&desk, Role::Button, "Skip"));
    send(&mut desk, Command::Turn(merge::weight(Action::Like), Value::Number(9.0)));
    assert!(is_there(&desk, Role::Status, "Done: Turn Like to 4 or more"));
    for _ in 0..2 {
        press(&mut desk, Role::Button, "Next");
        press(&mut desk, Role::Button, "Do it");
    }
    press(&mut desk, Role::Button, "Finish");
    assert!(is_there(&desk, Role::Button, "Again What a like is worth"));
    assert_eq!(state(&desk).session.view, View::Lessons);
}

#[test]
fn a_number_is_typed_and_checked() {
    let mut desk = window(built_in());
    send(&mut desk, Command::Lesson(LessonAsked::Open("reels-and-photos")));
    press(&mut desk, Role::Button, "Next");
    type_into(&mut desk, "Your number", "17");
    press(&mut desk, Role::Button, "Check");
    assert!(is_there(&desk, Role::Label, "Not that. Look again."));
    press(&mut desk, Role::Button, "Do it");
    assert!(is_there(&desk, Role::Status, "Done: Reels among the first twenty"));
}

#[test]
fn the_card_covers_nothing_and_all_its_buttons_fit() {
    for size in [egui::vec2(1440.0, 900.0), egui::vec2(1024.0, 700.0), egui::vec2(720.0, 450.0)] {
        let mut state = built_in();
        begin(&mut state, "a-like");
        let desk = window_of(size, state);
        for name in ["Back", "Next", "Leave the lesson"] {
            let rect = desk.get_by_role_and_label(Role::Button, name).rect();
            assert!(rect.left() >= 0.0 && rect.right() <= size.x && rect.bottom() <= size.y, "{name} at {size}");
        }
        let cards = desk.query_all_by_role(Role::Article);
        let leave = desk.get_by_role_and_label(Role::Button, "Leave the lesson");
        let below = leave.rect().bottom();
        assert!(cards.into_iter().all(|card| card.rect().bottom() > below), "{size}");
    }
}

#[test]
fn the_palette_finds_every_lesson_by_its_name() {
    let mut desk = window(built_in());
    send(&mut desk, Command::Palette(Some(Find::Anything)));
    type_into(&mut desk, "Find or run", "look equal");
    window::key(&mut desk, egui::Key::Enter);
    let running = state(&desk).lesson.as_ref().expect("it begins");
    assert_eq!(running.lesson.id, "equal-weights");
}

/// Frames until what is being opened is there.
fn wait(window: &mut Window) {
    let ctx = egui::Context::default();
    glassfeed::app::theme::install(&ctx);
    for frame in 0.. {
        let input = egui::RawInput { time: Some(f64::from(frame)), ..Default::default() };
        ctx.run_ui(input, |ui| window.listen(ui.ctx())).textures_delta.clear();
        if window.state.jobs.loading.is_none() && frame > 2 {
            break;
        }
    }
}

#[test]
fn a_lesson_from_a_file_begins_over_what_was_open_and_a_kill_in_it_loses_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let memory = folder.path().join("session.json");
    let own = Preferences::of(&worked());
    own.save(&memory).expect("saved");
    let lesson = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/lessons/runs.lesson.json");
    let opening = Opening { file: Some(lesson), ..Opening::default() };
    let mut window = Window::new(built_in(), Pictures::immediate()).opened(opening, Some(memory.clone()));
    wait(&mut window);
    assert_eq!(window.state.lesson.as_ref().expect("it begins").lesson.id, "runs");
    ask(&mut window.state, LessonAsked::Next);
    ask(&mut window.state, LessonAsked::DoIt);
    wait(&mut window);
    drop(window);
    let left = Preferences::load(&memory);
    assert_eq!(left.learn.lessons.reached.get("runs"), Some(&1), "how far one came is kept");
    assert_eq!((&left.policy, &left.unsaved, &left.sample), (&own.policy, &own.unsaved, &own.sample));
    assert_eq!((left.view, &left.selected), (own.view, &own.selected));
}

#[test]
fn a_dropped_lesson_begins_and_a_broken_one_is_told_whole() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("broken.lesson.json");
    let text = r#"{"format": "glassfeed.lesson/1", "id": "x", "title": "X", "world": "harbor",
        "steps": [{"text": "{nothing}"}, {"text": "A", "do": {"viewer": "nobody"}}]}"#;
    std::fs::write(&path, text).expect("written");
    let mut window = Window::new(built_in(), Pictures::immediate());
    window.state.apply(Command::Open(path));
    wait(&mut window);
    let refused = window.state.session.refused.as_ref().expect("it is not opened");
    assert_eq!(refused.problems.len(), 2, "{refused:?}");
    assert!(window.state.lesson.is_none());
}

#[test]
fn the_post_a_step_means_is_scrolled_into_sight() {
    for size in [egui::vec2(1440.0, 900.0), egui::vec2(1024.0, 700.0), egui::vec2(720.0, 450.0)] {
        let mut desk = window_of(size, built_in());
        send(&mut desk, Command::Lesson(LessonAsked::Open("a-friend")));
        press(&mut desk, Role::Button, "Next");
        desk.run();
        let card = desk.get_by_role_and_label(Role::Article, "Post 8 of elif.aziz").rect();
        assert!(card.top() < size.y && card.bottom() > size.y / 3.0, "{card} at {size}");
    }
}

#[test]
fn the_knob_a_step_means_is_scrolled_into_sight_and_has_the_keyboard() {
    let mut desk = window_of(egui::vec2(1024.0, 700.0), built_in());
    send(&mut desk, Command::Lesson(LessonAsked::Open("demoted-not-removed")));
    for _ in 0..2 {
        press(&mut desk, Role::Button, "Do it");
        press(&mut desk, Role::Button, "Next");
    }
    let slider = desk.get_by_role_and_label(Role::Slider, "Borderline");
    assert!(slider.is_focused() && slider.rect().bottom() < 700.0);
    desk.key_press(egui::Key::End);
    desk.run();
    let told: Vec<_> = desk.query_all_by_role(Role::Status).filter_map(|node| node.accesskit_node().label()).collect();
    assert_eq!(told, ["Done: Turn Borderline to ×1.00"]);
}

#[test]
fn the_box_of_the_diagram_a_step_means_has_a_ring() {
    let mut desk = window(built_in());
    send(&mut desk, Command::Lesson(LessonAsked::Open("demoted-not-removed")));
    assert_eq!(state(&desk).session.view, View::Diagram);
    let has_ring = |desk: &Desk, name: &str| {
        let names = |label: String| label.starts_with(name) && label.contains(" in, ");
        let boxes =
            desk.query_all_by_role(Role::Button).filter(|node| node.accesskit_node().label().is_some_and(names));
        let around: Vec<egui::Rect> = boxes.map(|node| node.rect().expand(space::XS)).collect();
        assert_eq!(around.len(), 1);
        let is_ring = |shape: &egui::Shape| match shape {
            egui::Shape::Rect(ring) => ring.rect == around[0] && ring.stroke.color == Theme::LIGHT.stroke.focus,
            _ => false,
        };
        desk.output().shapes.iter().any(|clipped| is_ring(&clipped.shape))
    };
    assert!(has_ring(&desk, "Integrity Demotions, "));
    assert!(!has_ring(&desk, "Boosts Library, "));
}

#[test]
fn the_posts_a_question_offers_stand_all_over_the_feed_and_stay_the_same() {
    let state = built_in();
    let delivered = state.feed_posts().count();
    for rank in [1, 2, 40, delivered as u32] {
        let question = Question { ask: format!("Which is {rank}?"), wanted: Wanted::Post(PostPlace::Rank(rank)) };
        let offered = state.with_facts(|facts| question.posts(facts));
        assert_eq!(offered, state.with_facts(|facts| question.posts(facts)));
        let ranks: Vec<u32> = offered.iter().filter_map(|&post| state.rank_of(post)).collect();
        assert!(ranks.contains(&rank), "{ranks:?}");
        let quarter = |rank: u32| (0..4).find(|part| (rank as usize - 1) < (part + 1) * delivered / 4);
        assert_eq!(ranks.iter().map(|&rank| quarter(rank)).collect::<Vec<_>>(), [0, 1, 2, 3].map(Some), "{ranks:?}");
        let authors: std::collections::BTreeSet<_> =
            offered.iter().map(|&post| state.document.world.post(post).author).collect();
        assert_eq!(authors.len(), offered.len(), "of {ranks:?} two are by one author");
    }
}
