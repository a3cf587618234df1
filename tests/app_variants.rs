//! The policies of a comparison, each in its phone: turned, named, pinned, scrolled and walked through where they stand.
#![cfg(feature = "app")]

mod window;

use std::path::PathBuf;

use egui::accesskit::Role;
use egui::{Key, Vec2, vec2};
use egui_kittest::kittest::{NodeT, Queryable};
use glassfeed::app::command::{Command, Saved};
use glassfeed::app::compare::{CompareView, Order, Place, sides};
use glassfeed::domain::Action;
use glassfeed::files::{self, PRESETS};
use glassfeed::learn::View;
use glassfeed::pipeline::stages::merge;
use glassfeed::pipeline::{Context, knobs, rank};
use glassfeed::policy::{Knob, Policy, Value};
use glassfeed::simulation::metrics::METRICS;
use window::*;

fn preset(name: &str) -> Policy {
    let presets = PRESETS.iter().filter_map(|preset| preset.policy(knobs()).ok());
    presets.into_iter().find(|preset| preset.name == name).expect("a preset of that name")
}

fn like() -> &'static Knob {
    merge::weight(Action::Like)
}

/// Four policies: Default pinned, Friends first at hand, and beside it Reels push and Engagement above all.
fn four(size: Vec2) -> Desk {
    let mut desk = window_of(size, built_in());
    send(&mut desk, Command::UsePolicy(Box::new(preset("Friends first")), None));
    send(&mut desk, Command::AddOther(Box::new(preset("Reels push"))));
    send(&mut desk, Command::AddOther(Box::new(preset("Engagement above all"))));
    send(&mut desk, Command::View(View::Compare));
    send(&mut desk, Command::Notice(None));
    desk
}

/// Wide enough for four phones and the numbers.
const WIDE: Vec2 = vec2(1920.0, 1000.0);

fn number(desk: &Desk, place: Place) -> f64 {
    state(desk).document.policy_at(place).expect("a policy").number(like())
}

fn look(desk: &mut Desk, change: impl FnOnce(&mut CompareView)) {
    let mut view = state(desk).session.compare;
    change(&mut view);
    send(desk, Command::Compare(view));
}

/// The posts of one feed that are drawn, with the upper edge of each.
fn rows(desk: &Desk, badge: &str) -> Vec<(String, f32)> {
    let rows = desk.query_all_by_role(Role::ListBoxOption);
    let rows = rows.map(|row| (row.accesskit_node().label().unwrap_or_default(), row.rect().top()));
    rows.filter(|(label, _)| label.starts_with(&format!("{badge} "))).collect()
}

fn choose(desk: &mut Desk, policy: &str, row: &str) {
    press(desk, Role::ComboBox, policy);
    press(desk, Role::MenuItem, row);
}

/// Where each feed's first post must stand by the engine.
fn assert_feeds_are_the_engines(desk: &Desk) {
    let state = state(desk);
    for side in sides(state) {
        let ledger = rank(&Context { policy: side.policy, ..state.results.context() });
        assert_eq!(side.ledger.order(), ledger.order(), "{}", side.badge());
        assert_eq!(side.ledger.scores, ledger.scores, "{}", side.badge());
    }
}

#[test]
fn the_knobs_of_any_policy_are_turned_where_it_stands() {
    let places = Place::ALL.into_iter().zip(["Default", "Friends first", "Reels push", "Engagement above all"]);
    for (place, policy) in places {
        let mut desk = four(WIDE);
        let before = Place::ALL.map(|place| number(&desk, place));
        choose(&mut desk, policy, "Turn its knobs");
        assert_eq!(state(&desk).session.view, View::Compare);
        type_into(&mut desk, "Like", "7");
        key(&mut desk, Key::Enter);
        for (other, before) in Place::ALL.into_iter().zip(before) {
            assert_eq!(number(&desk, other), if other == place { 7.0 } else { before }, "{policy}: {other:?}");
        }
        assert_feeds_are_the_engines(&desk);
        let step = state(&desk).undo.last().expect("a step").to_owned();
        assert!(step.starts_with("Like ") && step.contains("→ 7"), "{step}");
        assert_eq!(step.ends_with(&format!(" in {}", place.badge())), place != Place::AtHand, "{step}");
        send(&mut desk, Command::Undo);
        assert_eq!(Place::ALL.map(|place| number(&desk, place)), before);
        assert_feeds_are_the_engines(&desk);
        press(&mut desk, Role::Button, "Close the knobs");
        assert!(!is_there(&desk, Role::Slider, "Like"));
    }
}

#[test]
fn the_knobs_beside_the_feeds_say_what_they_do_in_that_feed() {
    let mut desk = four(WIDE);
    look(&mut desk, |view| view.turning = Some(Place::Other(0)));
    let turned = state(&desk).turned_to(Place::Other(0)).expect("B");
    assert_eq!(turned.document.policy.name, "Reels push");
    assert_eq!(turned.results.context().policy.name, "Reels push");
    assert_eq!(turned.results.ledger.order(), state(&desk).results.others[0].order());
    assert_ne!(turned.results.revision, state(&desk).results.revision, "nothing kept for A is taken for B's");
    let label = "Reset all of B";
    assert!(is_there(&desk, Role::Button, label));
    press(&mut desk, Role::Button, label);
    assert_eq!(state(&desk).document.others[0].turned().count(), 0);
    assert!(state(&desk).document.policy.turned().count() > 0, "A stays as it was");
}

#[test]
fn a_run_of_turns_of_one_policy_is_one_step() {
    let mut desk = four(WIDE);
    let steps = state(&desk).undo.past().len();
    for value in [2.0, 3.0, 4.0] {
        send(&mut desk, Command::Turn(like(), Value::Number(value)).at(Place::Other(1)));
    }
    assert_eq!(state(&desk).undo.past().len(), steps + 1);
    send(&mut desk, Command::Turn(like(), Value::Number(5.0)).at(Place::Other(0)));
    assert_eq!(state(&desk).undo.past().len(), steps + 2, "another policy's turn is another step");
    assert_feeds_are_the_engines(&desk);
}

#[test]
fn moves_are_counted_from_the_pinned_policy_as_it_is_turned() {
    let mut desk = four(WIDE);
    let before = state(&desk).results.baseline.clone();
    send(&mut desk, Command::Turn(like(), Value::Number(40.0)).at(Place::Pinned));
    let own = Order::of(&state(&desk).results.pinned_ledger);
    assert_ne!(state(&desk).results.baseline, before);
    assert_eq!(state(&desk).results.baseline, own.places);
    send(&mut desk, Command::Undo);
    assert_eq!(state(&desk).results.baseline, before);
}

#[test]
fn any_policy_can_be_the_pinned_one_and_undo_brings_back_the_one_before() {
    let mut desk = four(WIDE);
    choose(&mut desk, "Reels push", "Pin its order");
    assert_eq!(state(&desk).document.pinned.name, "Reels push");
    assert_eq!(state(&desk).results.pinned().name, "Reels push");
    assert_eq!(state(&desk).document.policy.name, "Friends first", "A is where it was");
    assert!(rows(&desk, "B").iter().all(|(name, _)| name.ends_with("same place")));
    assert_eq!(state(&desk).undo.last(), Some("Pinned Reels push"));
    send(&mut desk, Command::Undo);
    assert_eq!(state(&desk).results.pinned().name, "Default");
    send(&mut desk, Command::Pin.at(Place::Pinned));
    assert_eq!(state(&desk).document.policy.name, "Friends first", "pinning the pinned one changes nothing");
}

#[test]
fn a_policy_is_named_and_noted_where_it_stands_and_saved_so() {
    let mut desk = four(WIDE);
    choose(&mut desk, "Reels push", "Name and note");
    assert!(desk.get_by_role_and_label(Role::TextInput, "Name of B").is_focused());
    desk.get_by_role_and_label(Role::TextInput, "Name of B").type_text(" harder");
    desk.run();
    key(&mut desk, Key::Tab);
    assert!(desk.get_by_role_and_label(Role::TextInput, "Note on B").is_focused());
    desk.get_by_role_and_label(Role::TextInput, "Note on B").type_text(" Tried in March.");
    desk.run();
    key(&mut desk, Key::Enter);
    assert!(!is_there(&desk, Role::TextInput, "Name of B"));
    let named = state(&desk).document.others[0].clone();
    assert_eq!(named.name, "Reels push harder");
    assert!(named.about.ends_with("Tried in March."), "{}", named.about);
    assert!(desk.query_by_role_and_label(Role::Label, &named.about).is_some(), "the note is read above the phone");
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("variant.policy.json");
    send(&mut desk, Command::Save(Saved::PolicyAt(Place::Other(0)), path.clone()));
    assert_eq!(state(&desk).document.policy_path, None, "the file is B's, not A's");
    let saved = files::load_policy(&path, knobs()).expect("a policy");
    assert_eq!((saved.name, saved.about), (named.name, named.about));
    send(&mut desk, Command::Undo);
    assert_eq!(state(&desk).document.others[0].name, "Reels push");
}

#[test]
fn a_double_click_on_a_name_is_there_to_write_another() {
    let mut desk = four(WIDE);
    let pos = desk.get_by_role_and_label(Role::ComboBox, "Friends first").rect().center();
    desk.hover_at(pos);
    desk.run();
    let (button, modifiers) = (egui::PointerButton::Primary, egui::Modifiers::NONE);
    let press = |pressed| egui::Event::PointerButton { pos, button, pressed, modifiers };
    desk.input_mut().events.extend([true, false, true, false].map(press));
    desk.run();
    assert_eq!(state(&desk).session.compare.naming, Some(Place::AtHand));
    assert!(is_there(&desk, Role::TextInput, "Name of A"));
    key(&mut desk, Key::Escape);
    assert_eq!(state(&desk).session.compare.naming, None);
}

#[test]
fn a_policy_of_a_file_is_put_beside() {
    let mut desk = window(built_in());
    send(&mut desk, Command::View(View::Compare));
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("beside.policy.json");
    files::save_policy(&path, &preset("Reels push")).expect("saved");
    press(&mut desk, Role::Button, "Add policy");
    type_into(&mut desk, "Path of a policy to add", &path.to_string_lossy());
    key(&mut desk, Key::Enter);
    for _ in 0..500 {
        desk.state_mut().state.poll();
        if !state(&desk).document.others.is_empty() {
            break;
        }
        std::thread::yield_now();
        std::thread::park_timeout(std::time::Duration::from_millis(10));
    }
    assert_eq!(state(&desk).document.others[0].name, "Reels push");
    assert_eq!(state(&desk).document.policy.name, "Default");
}

/// Turns the wheel over the feed of that badge.
fn wheel_over(desk: &mut Desk, badge: &str, points: f32) {
    let (name, _) = rows(desk, badge).remove(2);
    let middle = desk.get_by_role_and_label(Role::ListBoxOption, &name).rect().center();
    desk.hover_at(middle);
    desk.event(egui::Event::MouseWheel {
        unit: egui::MouseWheelUnit::Point,
        delta: vec2(0.0, points),
        phase: egui::TouchPhase::Move,
        modifiers: egui::Modifiers::NONE,
        source: egui::MouseWheelSource::Wheel,
    });
    desk.run();
}

#[test]
fn feeds_are_scrolled_together_or_each_by_itself() {
    let mut desk = four(WIDE);
    let first = |desk: &Desk, badge| rows(desk, badge).remove(0).0;
    let (a, b) = (first(&desk, "A"), first(&desk, "B"));
    wheel_over(&mut desk, "A", -900.0);
    assert!(first(&desk, "A") != a && first(&desk, "B") != b, "both went on");
    wheel_over(&mut desk, "A", 900.0);
    assert_eq!((first(&desk, "A"), first(&desk, "B")), (a.clone(), b.clone()));
    press(&mut desk, Role::Switch, "Scrolled together");
    wheel_over(&mut desk, "A", -900.0);
    assert!(first(&desk, "A") != a);
    assert_eq!(first(&desk, "B"), b, "B stays where it was");
}

#[test]
fn a_post_chosen_out_of_sight_comes_into_sight() {
    let mut desk = four(WIDE);
    let posts = Order::of(&state(&desk).results.ledger).posts;
    let post = posts[60];
    let shows =
        |desk: &Desk, badge| rows(desk, badge).iter().any(|(name, _)| name.starts_with(&format!("{badge} 61: ")));
    assert!(!shows(&desk, "A"));
    send(&mut desk, Command::Select(Some(post)));
    assert!(shows(&desk, "A"), "the feed at hand leads");
    look(&mut desk, |view| view.apart = true);
    send(&mut desk, Command::Select(Some(posts[0])));
    send(&mut desk, Command::Select(Some(post)));
    let places = Order::of(&state(&desk).results.others[0]).places;
    let name = format!("B {}: ", places[&post]);
    assert!(rows(&desk, "B").iter().any(|(row, _)| row.starts_with(&name)), "each feed shows it: {name}");
}

#[test]
fn arrows_lead_from_post_to_post_and_to_the_same_one_in_the_next_phone() {
    for apart in [false, true] {
        let mut desk = four(WIDE);
        look(&mut desk, |view| view.apart = apart);
        let order = |desk: &Desk, at: usize| Order::of(sides(state(desk))[at].ledger);
        let (a, b) = (order(&desk, 1), order(&desk, 2));
        let focused = |desk: &Desk| {
            let rows = desk.query_all_by_role(Role::ListBoxOption);
            let mut focused = rows.filter(|row| row.is_focused()).filter_map(|row| row.accesskit_node().label());
            focused.next().expect("a post has the keyboard")
        };
        let name = rows(&desk, "A").remove(0).0;
        desk.get_by_role_and_label(Role::ListBoxOption, &name).focus();
        desk.run();
        key(&mut desk, Key::ArrowDown);
        assert!(focused(&desk).starts_with("A 2: "), "{}", focused(&desk));
        key(&mut desk, Key::End);
        assert!(focused(&desk).starts_with(&format!("A {}: ", a.posts.len())), "{}", focused(&desk));
        key(&mut desk, Key::Home);
        key(&mut desk, Key::ArrowRight);
        let there = b.places[&a.posts[0]];
        assert!(focused(&desk).starts_with(&format!("B {there}: ")), "{}", focused(&desk));
        key(&mut desk, Key::ArrowLeft);
        assert!(focused(&desk).starts_with("A 1: "), "{}", focused(&desk));
        key(&mut desk, Key::Enter);
        assert_eq!(state(&desk).session.selected, Some(a.posts[0]));
    }
}

#[test]
fn handles_and_names_are_read_in_full_in_a_small_window() {
    for full in [false, true] {
        let mut desk = four(vec2(1024.0, 700.0));
        look(&mut desk, |view| view.full = full);
        let cut = cut(&desk);
        let accounts = &state(&desk).document.world.accounts;
        let handles = cut.iter().filter(|text| accounts.iter().any(|account| account.id == **text));
        assert_eq!(handles.count(), 0, "{cut:?}");
        for name in ["Default", "Friends first", "Reels push", "Engagement above all"] {
            assert!(!cut.iter().any(|text| text == name), "{name}");
        }
    }
}

#[test]
fn names_of_metrics_are_read_in_full_beside_four_feeds_in_a_small_window() {
    for everybody in [false, true] {
        let mut desk = four(vec2(1024.0, 700.0));
        look(&mut desk, |view| view.everybody = everybody);
        while state(&desk).jobs.everybody.done().is_some() {
            std::thread::park_timeout(std::time::Duration::from_millis(10));
            desk.step();
        }
        desk.run();
        let mut cut = cut(&desk);
        cut.retain(|text| METRICS.iter().any(|metric| metric.name == text));
        assert!(cut.is_empty(), "{cut:?}");
    }
}

#[test]
fn whole_cards_are_as_high_as_in_a_phone_of_that_width() {
    let mut desk = four(WIDE);
    let height = |desk: &Desk| {
        let rows = rows(desk, "A");
        rows[1].1 - rows[0].1
    };
    let small = height(&desk);
    press(&mut desk, Role::RadioButton, "Cards full");
    assert!(height(&desk) > 3.0 * small);
    assert!(rows(&desk, "A")[0].0.starts_with("A 1: "));
    press(&mut desk, Role::RadioButton, "Cards compact");
    assert_eq!(height(&desk), small);
}

#[test]
fn the_feed_of_all_phones_is_chosen_in_any() {
    let mut desk = four(WIDE);
    press(&mut desk, Role::ComboBox, "Feed of B");
    press(&mut desk, Role::MenuItem, "Following");
    assert_eq!(state(&desk).session.feed, glassfeed::pipeline::FeedKind::Following);
    assert_feeds_are_the_engines(&desk);
}

#[test]
fn what_is_done_in_a_head_is_done_by_name_too() {
    let mut desk = four(WIDE);
    let run = |desk: &mut Desk, name: &str| {
        let command = glassfeed::app::shortcuts::all().find(|command| command.name == name).expect("a command");
        let command = command.command(state(desk)).unwrap_or_else(|| panic!("{name} can be done"));
        send(desk, command);
    };
    run(&mut desk, "Turn the knobs of C");
    assert!(is_there(&desk, Role::Slider, "Like"));
    run(&mut desk, "Close the knobs beside the feeds");
    run(&mut desk, "Pin the order of C");
    assert_eq!(state(&desk).document.pinned.name, "Engagement above all");
    run(&mut desk, "Take B away");
    assert_eq!(state(&desk).document.others.len(), 1);
    run(&mut desk, "Duplicate the pinned policy");
    assert_eq!(state(&desk).document.others[1].name, "Engagement above all copy");
    run(&mut desk, "Name A");
    assert!(is_there(&desk, Role::TextInput, "Name of A"));
    run(&mut desk, "Scroll each feed by itself");
    assert!(state(&desk).session.compare.apart);
    send(&mut desk, Command::View(View::Tune));
    let turn = glassfeed::app::shortcuts::all().find(|command| command.name == "Turn the knobs of B");
    assert!(turn.expect("a command").command(state(&desk)).is_none(), "only while policies are compared");
}

#[test]
fn in_a_narrow_window_the_knobs_stand_in_place_of_the_feeds() {
    let mut desk = four(vec2(800.0, 600.0));
    choose(&mut desk, "Friends first", "Turn its knobs");
    assert!(is_there(&desk, Role::Slider, "Like"));
    assert!(rows(&desk, "A").is_empty());
    press(&mut desk, Role::RadioButton, "Show Feeds");
    assert!(!rows(&desk, "A").is_empty());
    press(&mut desk, Role::RadioButton, "Show Knobs");
    press(&mut desk, Role::Button, "Close the knobs");
    assert!(!rows(&desk, "A").is_empty());
}
