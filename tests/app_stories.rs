//! The stories tray as a surface of the window: its steps and knobs, the story of each account, and who is left out.
#![cfg(feature = "app")]

mod window;

use egui::Key;
use egui::accesskit::Role;
use glassfeed::app::command::Command;
use glassfeed::app::document::Control;
use glassfeed::app::session::{InspectorTab, NarrowSide};
use glassfeed::app::stories::TrayView;
use glassfeed::domain::AccountId;
use glassfeed::pipeline::FeedKind;
use window::*;

fn tuning() -> Desk {
    let mut desk = window(built_in());
    press(&mut desk, Role::RadioButton, "Surface Stories");
    desk
}

fn circles(desk: &Desk) -> Vec<AccountId> {
    state(desk).results.stories.trays().map(|tray| tray.account).collect()
}

#[test]
fn the_surface_switch_leads_to_the_tray_and_back() {
    let mut desk = window(built_in());
    send(&mut desk, Command::Feed(FeedKind::Explore));
    press(&mut desk, Role::RadioButton, "Surface Stories");
    assert_eq!((state(&desk).session.feed, state(&desk).session.tray.open), (FeedKind::Home, true));
    for knob in ["For close friends", "By affinity", "Close friends first"] {
        assert!(is_there(&desk, Role::Switch, knob), "{knob}");
    }
    assert!(is_there(&desk, Role::Slider, "Oldest story"));
    assert!(!is_there(&desk, Role::DisclosureTriangle, "Merge Scores"));
    press(&mut desk, Role::RadioButton, "Surface Feed");
    assert!(!state(&desk).session.tray.open);
    assert!(is_there(&desk, Role::DisclosureTriangle, "Merge Scores"));
}

#[test]
fn a_click_on_a_ring_selects_and_one_on_the_selected_plays() {
    let mut desk = tuning();
    let second = circles(&desk)[1];
    let story = format!("Story of {}", handle(&desk, second));
    press(&mut desk, Role::Button, &story);
    assert_eq!((state(&desk).circle(), state(&desk).session.story), (Some(second), None));
    assert!(is_there(&desk, Role::Heading, "Why it stands here"));
    assert!(is_there(&desk, Role::Heading, "Affinity"));
    press(&mut desk, Role::Button, &story);
    assert!(state(&desk).session.story.is_some());
    key(&mut desk, Key::Escape);
    assert_eq!(state(&desk).session.story, None);
}

#[test]
fn keys_lead_along_the_tray() {
    let mut desk = tuning();
    let circles = circles(&desk);
    assert_eq!(state(&desk).circle(), Some(circles[0]));
    let post = state(&desk).session.selected;
    key(&mut desk, Key::J);
    assert_eq!(state(&desk).circle(), Some(circles[1]));
    key(&mut desk, Key::K);
    assert_eq!((state(&desk).circle(), state(&desk).session.selected), (Some(circles[0]), post));
}

#[test]
fn a_muted_account_is_told_among_those_left_out_and_why() {
    let mut desk = window_of(egui::vec2(1440.0, 2400.0), built_in());
    press(&mut desk, Role::RadioButton, "Surface Stories");
    let first = circles(&desk)[0];
    send(&mut desk, Command::Control(Control::Mute(first, true)));
    assert!(!circles(&desk).contains(&first));
    let row = format!("{} muted", handle(&desk, first));
    press(&mut desk, Role::Button, &row);
    assert_eq!(state(&desk).circle(), Some(first));
    assert!(is_there(&desk, Role::Heading, "Not in the tray: Filter"));
    send(&mut desk, Command::Undo);
    assert_eq!(circles(&desk)[0], first);
}

#[test]
fn switching_off_close_friends_first_changes_the_tray_and_no_post() {
    let mut desk = tuning();
    let (before, posts) = (circles(&desk), feed(&desk));
    press(&mut desk, Role::Switch, "Close friends first");
    press(&mut desk, Role::Switch, "By affinity");
    assert_ne!(circles(&desk), before);
    let newest: Vec<_> = state(&desk).results.stories.trays().map(|tray| tray.newest).collect();
    assert!(newest.is_sorted_by(|a, b| a >= b), "newest first");
    assert_eq!(feed(&desk), posts);
}

#[test]
fn another_tab_still_shows_all_posts() {
    let mut desk = tuning();
    send(&mut desk, Command::Tab(InspectorTab::AllPosts));
    assert!(state(&desk).session.tray.open);
    assert!(!is_there(&desk, Role::Heading, "Affinity"));
    send(&mut desk, Command::Tab(InspectorTab::Post));
    assert!(is_there(&desk, Role::Heading, "Affinity"));
}

#[test]
fn nothing_is_cut_in_a_small_window() {
    let mut desk = window_of(egui::vec2(1024.0, 700.0), built_in());
    send(&mut desk, Command::Tray(TrayView { open: true, selected: None }));
    for side in [NarrowSide::Knobs, NarrowSide::Inspector] {
        send(&mut desk, Command::Side(side));
        // Handles are as long as they are, in the phone too.
        let told: Vec<String> = cut(&desk).into_iter().filter(|text| text.contains(' ')).collect();
        assert_eq!(told, [""; 0], "{side:?}");
    }
}
