//! The palette, in the window itself, by its accessible names and the keyboard alone.
#![cfg(feature = "app")]

mod window;

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, vec2};
use egui_kittest::kittest::{NodeT, Queryable};
use glassfeed::app::command::Command;
use glassfeed::app::session::{Find, NarrowSide};
use glassfeed::app::shortcuts::all;
use glassfeed::pipeline::Component;
use glassfeed::pipeline::stages::{author, boost};
use glassfeed::policy::Value;
use window::*;

fn open(desk: &mut Desk, typed: &str) {
    desk.key_press_modifiers(Modifiers::COMMAND, Key::K);
    desk.run();
    write(desk, typed);
}

fn write(desk: &mut Desk, typed: &str) {
    desk.event(Event::Text(typed.to_owned()));
    desk.run();
}

/// The names of what is listed.
fn listed(desk: &Desk) -> Vec<String> {
    desk.get_all_by_role(Role::ListBoxOption).filter_map(|node| node.accesskit_node().label()).collect()
}

#[test]
fn typing_a_part_of_a_commands_name_and_enter_runs_it() {
    let mut desk = window(built_in());
    desk.state_mut().state.apply(Command::Turn(&boost::FAVORITES, Value::Number(2.0)));
    open(&mut desk, "reset a");
    key(&mut desk, Key::Enter);
    assert_eq!(state(&desk).value(&boost::FAVORITES), boost::FAVORITES.default());
    assert_eq!(state(&desk).session.palette, None);
    assert!(desk.query_by_label("Find or run").is_some_and(|node| node.accesskit_node().role() == Role::Button));
}

#[test]
fn every_command_is_found_by_its_name() {
    let mut desk = window(built_in());
    open(&mut desk, ">");
    let listed = listed(&desk);
    for shortcut in all() {
        let opens_it = matches!(shortcut.command(state(&desk)), Some(Command::Palette(_)));
        assert_eq!(listed.iter().any(|name| name == shortcut.name), !opens_it, "{}", shortcut.name);
    }
}

#[test]
fn a_command_that_can_do_nothing_now_does_nothing() {
    let mut desk = window(built_in());
    open(&mut desk, ">redo");
    key(&mut desk, Key::Enter);
    assert_eq!(state(&desk).session.palette, Some(Find::Anything));
}

#[test]
fn going_to_a_knob_opens_its_group_and_gives_its_slider_the_keyboard() {
    for size in [vec2(1440.0, 900.0), vec2(1024.0, 700.0)] {
        let mut desk = window_of(size, built_in());
        assert!(!state(&desk).session.open_groups.contains(&Component::AuthorDiversity));
        open(&mut desk, &format!("{} author", author::MAX_RUN.name));
        key(&mut desk, Key::Enter);
        assert!(state(&desk).session.open_groups.contains(&Component::AuthorDiversity));
        assert!(desk.get_by_role_and_label(Role::Slider, author::MAX_RUN.name).accesskit_node().is_focused());
    }
}

#[test]
fn arrow_keys_turn_the_chosen_knob_and_leave_the_palette_open() {
    let mut desk = window(built_in());
    open(&mut desk, "favorites");
    let at = listed(&desk).iter().position(|name| name == "Favorites").expect("the knob is listed");
    (0..at).for_each(|_| key(&mut desk, Key::ArrowDown));
    let is_chosen =
        |desk: &Desk| desk.get_by_role_and_label(Role::ListBoxOption, "Favorites").accesskit_node().is_selected();
    assert_eq!(is_chosen(&desk), Some(true));
    key(&mut desk, Key::ArrowRight);
    key(&mut desk, Key::ArrowRight);
    assert_eq!(state(&desk).value(&boost::FAVORITES), Value::Number(1.9));
    assert_eq!(state(&desk).undo.past().len(), 1);
    assert_eq!(state(&desk).session.palette, Some(Find::Anything));
}

#[test]
fn escape_closes_it_and_the_keyboard_goes_back_to_where_it_was() {
    let mut desk = window(built_in());
    desk.get_by_role_and_label(Role::Slider, "Favorites").focus();
    desk.run();
    open(&mut desk, "anything at all");
    key(&mut desk, Key::Escape);
    desk.run();
    assert_eq!(state(&desk).session.palette, None);
    assert!(desk.get_by_role_and_label(Role::Slider, "Favorites").accesskit_node().is_focused());
}

#[test]
fn posts_are_found_by_author_and_by_tag_and_a_choice_selects() {
    let mut desk = window(built_in());
    open(&mut desk, "#cats");
    key(&mut desk, Key::ArrowDown);
    key(&mut desk, Key::Enter);
    let world = state(&desk).document.world.clone();
    let selected = world.post(state(&desk).session.selected.expect("a post"));
    assert!(selected.hashtags.iter().any(|tag| world.names.hashtags[tag.0 as usize].contains("cats")));
    desk.key_press_modifiers(Modifiers::COMMAND, Key::F);
    desk.run();
    write(&mut desk, "@nora.bakes");
    key(&mut desk, Key::ArrowDown);
    key(&mut desk, Key::Enter);
    let selected = world.post(state(&desk).session.selected.expect("a post"));
    assert_eq!(world.account(selected.author).id, "nora.bakes");
}

#[test]
fn a_viewer_and_a_policy_are_a_few_letters_away() {
    let mut desk = window(built_in());
    open(&mut desk, "amina");
    key(&mut desk, Key::Enter);
    let document = &state(&desk).document;
    assert_eq!(document.world.account(document.viewer().account).id, "amina.diallo");
    open(&mut desk, "reels push");
    key(&mut desk, Key::Enter);
    assert_eq!(state(&desk).document.policy.name, "Reels push");
}

#[test]
fn what_fits_by_its_name_stands_before_what_fits_by_what_is_said_of_it() {
    let mut desk = window(built_in());
    open(&mut desk, "friends");
    let listed = listed(&desk);
    let policy = listed.iter().position(|name| name == "Friends first").expect("the policy is listed");
    let is_author = |name: &String| state(&desk).document.world.accounts.iter().any(|account| account.id == *name);
    let post = listed.iter().position(is_author).expect("close friends’ posts are listed too");
    assert!(policy < post, "{listed:?}");
}

#[test]
fn text_grows_and_shrinks_by_keys_and_nothing_of_the_window_is_lost() {
    let mut desk = window(built_in());
    for _ in 0..9 {
        desk.key_press_modifiers(Modifiers::COMMAND, Key::Plus);
        desk.run();
    }
    assert_eq!(state(&desk).session.text_size.percent(), 200);
    assert_eq!(desk.ctx.zoom_factor(), 2.0);
    desk.key_press_modifiers(Modifiers::COMMAND, Key::Num0);
    desk.run();
    assert_eq!(desk.ctx.zoom_factor(), 1.0);
}

#[test]
fn in_a_narrow_window_the_panels_fold_and_each_is_a_click_away() {
    for size in [vec2(1024.0, 700.0), vec2(960.0, 600.0), vec2(720.0, 450.0)] {
        let mut desk = window_of(size, built_in());
        assert!(desk.query_by_role_and_label(Role::Slider, "Like").is_none(), "the knobs are folded at {size}");
        desk.get_by_label("Knobs").click();
        desk.run();
        assert!(desk.query_by_role_and_label(Role::Slider, "Like").is_some());
        desk.get_by_label_contains("All 3").click();
        desk.run();
        assert!(desk.query_by_role_and_label(Role::Table, "All posts").is_some());
        desk.get_by_label("Feed").click();
        desk.run();
        assert_eq!(state(&desk).session.narrow_side, NarrowSide::Feed);
        assert!(desk.query_by_role_and_label(Role::Table, "All posts").is_none());
    }
}

#[test]
fn a_settled_window_asks_for_no_frame() {
    for size in [vec2(1440.0, 900.0), vec2(1024.0, 700.0)] {
        let mut desk = window_of(size, built_in());
        desk.run_steps(20);
        assert!(!desk.ctx.has_requested_repaint(), "{:?}", desk.ctx.repaint_causes());
    }
}
