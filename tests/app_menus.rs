//! Lists that open: the arrow keys go through them, however they were opened.
#![cfg(feature = "app")]

mod window;

use egui::Key;
use egui::accesskit::Role;
use egui_kittest::kittest::{NodeT, Queryable};
use window::*;

/// High enough for a whole story.
const HIGH: egui::Vec2 = egui::vec2(1440.0, 1400.0);

/// The name of what has the keyboard.
fn focused(desk: &Desk) -> Option<String> {
    let mut all = desk.query_all(egui_kittest::kittest::by().predicate(|node| node.is_focused()));
    all.next().and_then(|node| node.accesskit_node().label())
}

fn clicked(desk: &mut Desk, role: Role, name: &str) {
    let at = desk.get_by_role_and_label(role, name).rect().center();
    desk.hover_at(at);
    desk.drag_at(at);
    desk.drop_at(at);
    desk.run();
}

#[test]
fn the_arrow_keys_go_through_a_menu_the_pointer_opened() {
    let mut desk = window(built_in());
    let name = format!("More about {}", name(&desk, feed(&desk)[0]));
    clicked(&mut desk, Role::Button, &name);
    key(&mut desk, Key::ArrowDown);
    assert_eq!(focused(&desk).as_deref(), Some("Why you’re seeing this"));
    key(&mut desk, Key::ArrowDown);
    assert_ne!(focused(&desk).as_deref(), Some("Why you’re seeing this"));
    key(&mut desk, Key::End);
    assert_eq!(focused(&desk).as_deref(), Some("Hide this post"));
    key(&mut desk, Key::Home);
    assert_eq!(focused(&desk).as_deref(), Some("Why you’re seeing this"));
    key(&mut desk, Key::Escape);
    assert!(!is_there(&desk, Role::MenuItem, "Hide this post"));
}

#[test]
fn the_arrow_keys_go_through_a_menu_though_something_else_has_the_keyboard() {
    let mut desk = window(built_in());
    desk.get_by_role_and_label(Role::Button, "Preview").focus();
    desk.run();
    let name = format!("More about {}", name(&desk, feed(&desk)[0]));
    clicked(&mut desk, Role::Button, &name);
    key(&mut desk, Key::ArrowDown);
    assert_eq!(focused(&desk).as_deref(), Some("Why you’re seeing this"));
}

#[test]
fn the_arrow_keys_choose_from_a_long_list() {
    let mut searching = built_in();
    searching.jobs.trials.at_once = true;
    let mut desk = window_of(HIGH, searching);
    let last = *feed(&desk).last().expect("a feed");
    send(&mut desk, glassfeed::app::command::Command::Select(Some(last)));
    clicked(&mut desk, Role::ComboBox, "Above a post");
    for pressed in [Key::ArrowDown, Key::ArrowDown, Key::ArrowUp, Key::ArrowDown] {
        key(&mut desk, pressed);
    }
    key(&mut desk, Key::Enter);
    assert_eq!(state(&desk).session.rival.map(|(_, rival)| rival), Some(feed(&desk)[1]));
    assert_eq!(focused(&desk).as_deref(), Some("Above a post"), "the keyboard is back at the button");
    clicked(&mut desk, Role::ComboBox, "Above a post");
    key(&mut desk, Key::End);
    key(&mut desk, Key::Enter);
    let above = feed(&desk)[feed(&desk).len() - 2];
    assert_eq!(state(&desk).session.rival.map(|(_, rival)| rival), Some(above));
}
