//! Explore in the window: the same ledger as a grid, its own knobs, a post that fills the screen, and controls that act.
#![cfg(feature = "app")]

mod window;

use egui::Key;
use egui::accesskit::Role;
use egui_kittest::kittest::Queryable;
use glassfeed::app::command::Command;
use glassfeed::app::document::Control;
use glassfeed::domain::{Action, PostId};
use glassfeed::pipeline::stages::explore;
use glassfeed::pipeline::{FeedKind, Verdict};
use glassfeed::policy::Value;
use window::*;

fn exploring() -> Desk {
    let mut desk = window(built_in());
    press(&mut desk, Role::RadioButton, "Surface Explore");
    desk
}

fn cell(desk: &Desk, at: usize) -> String {
    let post = feed(desk)[at];
    format!("Post {} of {}", at + 1, handle(desk, author(desk, post)))
}

#[test]
fn the_surface_switch_leads_to_explore_and_back_and_its_knobs_with_it() {
    let mut desk = exploring();
    assert_eq!(state(&desk).session.feed, FeedKind::Explore);
    assert!(is_there(&desk, Role::Button, &cell(&desk, 0)));
    assert!(is_there(&desk, Role::Slider, "See less"));
    assert!(!is_there(&desk, Role::DisclosureTriangle, "Media Type Diversity"), "the grid has no such rule");
    let told = format!("Funnel: {} candidates", state(&desk).results.ledger.sourced);
    assert!(desk.query_all_by_role(Role::Label).any(|label| {
        egui_kittest::kittest::NodeT::accesskit_node(&label).value().is_some_and(|name| name.starts_with(&told))
    }));
    press(&mut desk, Role::RadioButton, "Surface Feed");
    assert_eq!(state(&desk).session.feed, FeedKind::Home);
    assert!(!is_there(&desk, Role::Slider, "See less"));
}

#[test]
fn a_click_lets_a_post_fill_the_screen_and_escape_goes_back_to_the_grid() {
    let mut desk = exploring();
    let second = cell(&desk, 1);
    press(&mut desk, Role::Button, &second);
    let post = feed(&desk)[1];
    assert_eq!((state(&desk).session.whole, state(&desk).session.selected), (Some(post), Some(post)));
    press(&mut desk, Role::Button, "Post after");
    assert_eq!(state(&desk).session.whole, Some(feed(&desk)[2]));
    key(&mut desk, Key::Escape);
    assert_eq!(state(&desk).session.whole, None);
}

#[test]
fn what_is_done_in_explore_changes_it_and_the_feed() {
    let mut desk = exploring();
    let post = feed(&desk)[0];
    send(&mut desk, Command::Whole(Some(post)));
    let save = format!("Save post 1 of {}", handle(&desk, author(&desk, post)));
    press(&mut desk, Role::Button, &save);
    assert!(state(&desk).document.did(post, Action::Save));
    let before = state(&desk).results.ledger.scores.clone();
    send(&mut desk, Command::Control(Control::Hide(post, true)));
    assert!(
        matches!(state(&desk).results.ledger.verdict(post), Verdict::Removed(removal) if removal.reason == "hidden")
    );
    assert_ne!(state(&desk).results.ledger.scores, before);
    let followed: PostId = feed(&desk)[0];
    let account = author(&desk, followed);
    send(&mut desk, Command::Control(Control::Follow(account, true)));
    assert_eq!(state(&desk).results.ledger.verdict(followed), Verdict::NotFound, "it is followed now");
    send(&mut desk, Command::Feed(FeedKind::Home));
    assert!(state(&desk).results.ledger.slate.authors.contains(&account));
    send(&mut desk, Command::Undo);
    assert!(!state(&desk).results.ledger.slate.authors.contains(&account));
}

#[test]
fn what_the_light_ranker_dropped_says_so_and_one_click_lets_it_pass() {
    let mut desk = exploring();
    send(&mut desk, Command::Turn(&explore::shortlist::KEEP, Value::Number(10.0)));
    let ledger = &state(&desk).results.ledger;
    let dropped = ledger.found.iter().find(|found| found.removed.is_some_and(|removal| removal.stage == "shortlist"));
    let post = dropped.expect("more than ten are found").post;
    send(&mut desk, Command::Select(Some(post)));
    let (place, _) = state(&desk).results.ledger.shortlist.place(post).expect("it was ranked lightly");
    press(&mut desk, Role::Button, &format!("Keep {place}"));
    assert!(state(&desk).results.ledger.slate.row_of(post).is_some());
}
