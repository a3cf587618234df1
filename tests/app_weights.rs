//! What each weight adds, and sliders in units of that: the same weights, looked at another way.
#![cfg(feature = "app")]

mod window;

use egui::Key;
use egui::accesskit::Role;
use egui_kittest::kittest::{NodeT, Queryable};
use glassfeed::app::command::Command;
use glassfeed::app::preferences::Preferences;
use glassfeed::app::weighing::{POSTS, WeighingView, adds};
use glassfeed::app::{numbers, words};
use glassfeed::domain::{Action, PerAction};
use glassfeed::pipeline::stages::merge;
use glassfeed::pipeline::{Weighing, weighings};
use window::*;

const UNITS: &str = "In units of contribution";
const WHY: &str = "20 likes are not one comment";

fn weighed(desk: &Desk) -> PerAction<Weighing> {
    weighings(&state(desk).document.policy, &state(desk).results.ledger).expect("a ranked feed")
}

/// What a slider stands at, as assistive technology reads it.
fn slider(desk: &Desk, name: &str) -> f64 {
    desk.get_by_role_and_label(Role::Slider, name).accesskit_node().numeric_value().expect("a number")
}

fn switched() -> Desk {
    let mut desk = window(built_in());
    press(&mut desk, Role::Switch, UNITS);
    desk
}

fn press_on(desk: &mut Desk, slider: &str, keys: &[Key]) {
    desk.get_by_role_and_label(Role::Slider, slider).focus();
    desk.run();
    keys.iter().for_each(|&pressed| key(desk, pressed));
}

#[test]
fn the_switch_shows_weight_times_mean_and_turns_nothing() {
    let mut desk = window(built_in());
    let (policy, order) = (state(&desk).document.policy.clone(), feed(&desk));
    assert_eq!(slider(&desk, "Comment"), 6.0);
    press(&mut desk, Role::Switch, UNITS);
    let weighed = weighed(&desk);
    for action in [Action::Like, Action::Comment, Action::Share, Action::Hide] {
        let shown = slider(&desk, merge::weight(action).name);
        let expected = weighed[action].weight * weighed[action].mean * POSTS;
        assert!((shown - expected).abs() < 1e-9, "{action:?}: {shown} {expected}");
    }
    assert_eq!((state(&desk).document.policy.clone(), feed(&desk)), (policy, order));
    assert!(state(&desk).undo.last().is_none(), "looking another way is no step");
    press(&mut desk, Role::Switch, UNITS);
    assert_eq!(slider(&desk, "Comment"), 6.0);
}

#[test]
fn what_is_typed_is_in_those_units_and_the_policy_keeps_weights() {
    let mut desk = switched();
    let mean = weighed(&desk)[Action::Comment].mean;
    let wanted = (10.0 * mean * POSTS * 100.0).round() / 100.0;
    type_into(&mut desk, "Comment", &wanted.to_string());
    key(&mut desk, Key::Enter);
    let weight = state(&desk).document.policy.number(&merge::COMMENT);
    assert!((weight - wanted / (mean * POSTS)).abs() < 1e-6, "{weight}");
    assert!((weighed(&desk)[Action::Comment].contribution * POSTS - wanted).abs() < 1e-6);
    send(&mut desk, Command::Undo);
    assert_eq!(state(&desk).document.policy.number(&merge::COMMENT), 6.0);
}

#[test]
fn taking_up_a_value_and_leaving_it_turns_nothing() {
    let mut desk = switched();
    let before = state(&desk).document.policy.clone();
    for action in Action::ALL {
        if !is_there(&desk, Role::TextInput, merge::weight(action).name) {
            continue;
        }
        desk.get_by_role_and_label(Role::TextInput, merge::weight(action).name).focus();
        desk.run();
        key(&mut desk, Key::Enter);
    }
    assert_eq!(state(&desk).document.policy, before);
}

#[test]
fn the_ends_and_the_default_are_those_of_the_weight() {
    let mut desk = switched();
    press_on(&mut desk, "Comment", &[Key::End]);
    assert_eq!(state(&desk).document.policy.number(&merge::COMMENT), 20.0);
    press_on(&mut desk, "Comment", &[Key::Delete]);
    assert!(!state(&desk).document.policy.is_turned(&merge::COMMENT));
    press_on(&mut desk, "Comment", &[Key::ArrowRight]);
    assert!(state(&desk).document.policy.is_turned(&merge::COMMENT));
    press(&mut desk, Role::Button, "Reset Comment");
    assert!(!state(&desk).document.policy.is_turned(&merge::COMMENT));
}

#[test]
fn what_is_out_of_range_is_refused_in_the_same_units() {
    let mut desk = switched();
    let [low, high] = [-500.0, 500.0].map(|end| adds(end * weighed(&desk)[Action::Comment].mean * POSTS));
    type_into(&mut desk, "Comment", "999999");
    key(&mut desk, Key::Enter);
    let told = format!("Comment takes a number from {low} to {high} per {} posts", numbers::count(POSTS as u64));
    assert!(is_there(&desk, Role::Status, &told), "{told}");
}

#[test]
fn what_each_weight_adds_unfolds_and_its_numbers_are_those_of_the_feed() {
    let mut desk = window(built_in());
    press(&mut desk, Role::DisclosureTriangle, WHY);
    let weighed = weighed(&desk);
    for (action, weighing) in weighed.iter() {
        let share = numbers::fixed(100.0 * weighing.share.expect("values differ"), 0);
        let told = format!(
            "{}: {} likely on average, adds {} per {} posts, {share}\u{a0}% of the spread",
            words::action_name(action),
            numbers::percent(weighing.mean),
            adds(POSTS * weighing.contribution),
            numbers::count(POSTS as u64),
        );
        assert!(is_there(&desk, Role::Row, &told), "{told}");
    }
    let sum: f64 = weighed.iter().filter_map(|(_, weighing)| weighing.share).sum();
    assert!((sum - 1.0).abs() < 1e-9);
    let labels = desk.query_all_by_role(Role::Label).filter_map(|label| label.accesskit_node().value());
    let text = labels.into_iter().find(|text| text.contains("never a number of likes")).expect("the text");
    assert!(text.contains(&numbers::percent(weighed[Action::Comment].mean)), "{text}");
    assert!(text.contains("at a weight of 1, add"), "{text}");
    assert!(!text.contains('{'), "every number has its place: {text}");
}

#[test]
fn the_text_leads_to_the_lesson_and_to_the_glossary() {
    let mut desk = window(built_in());
    press(&mut desk, Role::DisclosureTriangle, WHY);
    press(&mut desk, Role::Link, "base rate");
    assert_eq!(state(&desk).session.view, glassfeed::learn::View::Glossary);
    let mut desk = window(built_in());
    press(&mut desk, Role::DisclosureTriangle, WHY);
    press(&mut desk, Role::Button, "Lesson: Why two weights that look equal are not");
    for _ in 0..200 {
        std::thread::sleep(std::time::Duration::from_millis(10));
        desk.run();
        if state(&desk).lesson.is_some() {
            break;
        }
    }
    assert!(state(&desk).lesson.is_some());
}

#[test]
fn how_weights_are_looked_at_is_remembered() {
    let mut desk = switched();
    press(&mut desk, Role::DisclosureTriangle, WHY);
    let kept = Preferences::of(state(&desk));
    let mut next = built_in();
    kept.restore(&mut next);
    assert_eq!(next.session.weighing, WeighingView { in_contributions: true, is_open: true });
}

#[test]
fn no_word_is_cut_off_in_small_windows_or_large_text() {
    for size in [egui::vec2(1024.0, 700.0), egui::vec2(720.0, 450.0)] {
        let mut desk = window_of(size, built_in());
        send(&mut desk, Command::Side(glassfeed::app::session::NarrowSide::Knobs));
        let before = cut(&desk);
        send(&mut desk, Command::Weighing(WeighingView { in_contributions: true, is_open: true }));
        let new: Vec<String> = cut(&desk).into_iter().filter(|text| !before.contains(text)).collect();
        assert_eq!(new, [""; 0], "{size:?}");
    }
}
