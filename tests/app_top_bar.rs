//! The bar at the top, in the window itself, by accessible names.
#![cfg(feature = "app")]

mod window;

use egui::accesskit::Role;
use egui::{Key, vec2};
use egui_kittest::kittest::{NodeT, Queryable};
use glassfeed::app::command::Command;
use glassfeed::domain::Timestamp;
use glassfeed::learn::View;
use window::{built_in, cut, is_there, key, press, send, state, type_into, window, window_of};

#[test]
fn the_clock_is_stepped_and_its_menu_stays_open_until_escape() {
    let mut desk = window(built_in());
    let start = state(&desk).document.now;
    press(&mut desk, Role::ComboBox, "Clock");
    press(&mut desk, Role::Button, "+1 h");
    press(&mut desk, Role::Button, "+1 h");
    assert_eq!(state(&desk).document.now.duration_since(start).as_hours(), 2);
    key(&mut desk, Key::Escape);
    assert!(!is_there(&desk, Role::Button, "+1 h"));
}

#[test]
fn a_time_is_typed_into_the_clock() {
    let mut desk = window(built_in());
    press(&mut desk, Role::ComboBox, "Clock");
    desk.get_by_role_and_label(Role::TextInput, "Time").click();
    desk.run();
    desk.key_press_modifiers(egui::Modifiers::COMMAND, Key::A);
    type_into(&mut desk, "Time", "2025-03-17T12:00:00Z");
    key(&mut desk, Key::Enter);
    let typed: Timestamp = "2025-03-17T12:00:00Z".parse().expect("a time");
    assert_eq!(state(&desk).document.now, typed);
    let field = desk.get_by_role_and_label(Role::TextInput, "Time");
    assert_eq!(field.accesskit_node().value().as_deref(), Some("2025-03-17T12:00:00Z"));
}

#[test]
fn what_is_no_time_is_kept_and_said_what_would_be_one() {
    let mut desk = window(built_in());
    let start = state(&desk).document.now;
    press(&mut desk, Role::ComboBox, "Clock");
    type_into(&mut desk, "Time", "noon");
    key(&mut desk, Key::Enter);
    assert_eq!(state(&desk).document.now, start);
    let field = desk.get_by_role_and_label(Role::TextInput, "Time");
    assert!(field.accesskit_node().value().is_some_and(|text| text.contains("noon")));
}

#[test]
fn a_click_into_a_path_leaves_the_menu_of_worlds_open() {
    let mut desk = window(built_in());
    press(&mut desk, Role::ComboBox, "World");
    press(&mut desk, Role::TextInput, "Path to open");
    assert!(is_there(&desk, Role::TextInput, "Path to open"));
    type_into(&mut desk, "Path to open", "/nowhere.json");
    let field = desk.get_by_role_and_label(Role::TextInput, "Path to open");
    assert_eq!(field.accesskit_node().value().as_deref(), Some("/nowhere.json"));
}

#[test]
fn a_path_that_leads_nowhere_is_no_recent_file() {
    let mut desk = window(built_in());
    send(&mut desk, Command::Open("/nowhere.json".into()));
    assert!(state(&desk).session.recent.is_empty());
}

#[test]
fn the_clock_is_told_in_full_however_little_room_there_is() {
    let mut state = built_in();
    state.apply(Command::TextSize(200.into()));
    // The harness keeps 8 points free on every side, 16 pixels here.
    let harness = window_of(egui::vec2(1024.0 + 32.0, 700.0 + 32.0), state);
    let clock = harness.get_by_role_and_label(Role::ComboBox, "Clock").rect();
    let undo = harness
        .query_all_by_role(Role::Button)
        .find(|button| button.accesskit_node().label().is_some_and(|label| label.starts_with("Undo")));
    assert!(clock.width() >= 95.0, "{clock:?}");
    let undo = undo.expect("undo").rect();
    assert!(clock.right() <= undo.left(), "{clock:?} {undo:?}");
}

#[test]
fn twice_the_text_in_a_small_window_cuts_no_world_and_no_name_and_no_sentence_of_learn() {
    for view in View::LEARN {
        let mut state = built_in();
        state.apply(Command::View(view));
        let mut cut = cut(&window_of(vec2(512.0, 350.0), state));
        cut.retain(|text| {
            ["Harbor", "Mira", "Every term", "Each shows", "Rank ten"].iter().any(|of| text.contains(of))
        });
        assert!(cut.is_empty(), "{view:?}: {cut:?}");
    }
}

#[test]
fn a_file_that_is_refused_is_no_recent_file() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("broken.world.json");
    std::fs::write(&path, r#"{"format": "glassfeed.world/1"}"#).expect("a file");
    let mut desk = window(built_in());
    send(&mut desk, Command::Open(path));
    while state(&desk).jobs.loading.is_some() {
        std::thread::sleep(std::time::Duration::from_millis(1));
        desk.step();
    }
    assert!(state(&desk).session.refused.is_some());
    assert!(state(&desk).session.recent.is_empty());
}
