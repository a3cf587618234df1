//! What would change it, in the window itself, by its accessible names.
#![cfg(feature = "app")]

mod window;

use egui::accesskit::Role;
use egui::{Key, Vec2, vec2};
use egui_kittest::kittest::{NodeT, Queryable};
use glassfeed::app::command::Command;
use glassfeed::pipeline::stages::source;
use glassfeed::policy::Value;
use window::*;

/// High enough for a whole story.
const HIGH: Vec2 = vec2(1440.0, 1400.0);

/// The window on the built-in world, with the post at a place selected; it searches before it draws on.
fn asked(rank: usize) -> Desk {
    let mut state = built_in();
    state.jobs.trials.at_once = true;
    let post = state.feed_posts().nth(rank - 1).expect("a post at that place");
    state.apply(Command::Select(Some(post)));
    window_of(HIGH, state)
}

/// The changes offered, as they are read aloud, and the place each promises.
fn offers(harness: &Desk) -> Vec<(String, usize)> {
    let labels = harness.query_all_by_role(Role::Button).filter_map(|button| button.accesskit_node().label());
    let offers = labels.filter(|label| label.starts_with("Apply ")).map(|label| {
        let (_, rank) = label.rsplit_once(", to ").expect("a place");
        (label.clone(), rank.parse().expect("a rank"))
    });
    offers.collect()
}

#[test]
fn an_offer_applied_puts_the_post_where_it_said_and_undo_takes_it_back() {
    let at_five = offers(&asked(5));
    assert!(at_five.iter().any(|(_, rank)| *rank == 1) && at_five.iter().any(|(_, rank)| (2..5).contains(rank)));
    for (offer, rank) in at_five {
        let mut harness = asked(5);
        let before = feed(&harness);
        press(&mut harness, Role::Button, &offer);
        assert_eq!(feed(&harness)[rank - 1], before[4], "{offer}");
        assert_eq!(state(&harness).session.selected, Some(before[4]));
        harness.state_mut().state.apply(Command::Undo);
        assert_eq!(feed(&harness), before);
    }
}

#[test]
fn the_top_post_is_offered_what_costs_it_its_place() {
    let mut harness = asked(1);
    let top = feed(&harness)[0];
    let (offer, rank) = offers(&harness).remove(0);
    assert!(rank > 1);
    press(&mut harness, Role::Button, &offer);
    assert_eq!(feed(&harness)[rank - 1], top);
}

#[test]
fn a_post_chosen_from_those_above_is_passed() {
    let mut harness = asked(9);
    let (before, known) = (feed(&harness), offers(&harness));
    press(&mut harness, Role::ComboBox, "Above a post");
    let third = harness
        .query_all_by_role(Role::MenuItem)
        .find(|item| item.accesskit_node().label().is_some_and(|label| label.starts_with("3  ")));
    third.expect("the third post").click();
    harness.run();
    let (offer, rank) = offers(&harness).into_iter().find(|offer| !known.contains(offer)).expect("an offer more");
    press(&mut harness, Role::Button, &offer);
    let place = |post| feed(&harness).iter().position(|&other| other == post);
    assert_eq!(place(before[8]), Some(rank - 1));
    assert!(place(before[8]) < place(before[2]));
}

#[test]
fn what_was_found_does_not_outlive_the_order_it_was_found_for() {
    let mut harness = asked(5);
    let before = offers(&harness);
    send(&mut harness, Command::Turn(&source::MAX_AGE_DAYS, Value::Number(3.0)));
    let state = &harness.state().state;
    let subject = (state.results.revision, state.session.selected.expect("a post"));
    assert_ne!(offers(&harness), before);
    assert!(!state.jobs.trials.is_missing(subject, &[]));
}

/// A click in the middle of a card's picture.
fn click_card(harness: &mut Desk, rank: usize) {
    let name = format!("Post {rank} of ");
    let cards = || harness.query_all_by_role(Role::Article);
    let card = cards().find(|card| card.accesskit_node().label().is_some_and(|label| label.starts_with(&name)));
    let place = card.expect("the card is seen").rect().center();
    harness.hover_at(place);
    harness.drag_at(place);
    harness.drop_at(place);
    harness.run();
}

#[test]
fn a_post_is_pointed_at_in_the_feed_and_passed() {
    let mut harness = asked(3);
    let before = feed(&harness);
    press(&mut harness, Role::Button, "Point at it in the feed");
    click_card(&mut harness, 1);
    assert_eq!(state(&harness).session.rival, Some((before[2], before[0])));
    assert_eq!(state(&harness).session.selected, Some(before[2]), "the post stays selected");
    click_card(&mut harness, 1);
    assert_eq!(state(&harness).session.selected, Some(before[0]), "after that a click selects again");
}

#[test]
fn the_answer_for_a_post_pointed_at_comes_into_sight() {
    let mut state = built_in();
    state.jobs.trials.at_once = true;
    let posts: Vec<_> = state.feed_posts().collect();
    state.apply(Command::Select(Some(posts[8])));
    let size = vec2(1440.0, 700.0);
    let mut harness = window_of(size, state);
    let known = offers(&harness);
    send(&mut harness, Command::Rival(Some(posts[2])));
    let (offer, _) = offers(&harness).into_iter().find(|offer| !known.contains(offer)).expect("an answer");
    let bottom = harness.get_by_role_and_label(Role::Button, &offer).rect().bottom();
    assert!(bottom < size.y, "{offer} ends at {bottom}");
}

#[test]
fn a_post_is_pointed_at_by_keys_and_escape_chooses_none() {
    let mut harness = asked(9);
    let before = feed(&harness);
    press(&mut harness, Role::Button, "Point at it in the feed");
    key(&mut harness, Key::K);
    key(&mut harness, Key::K);
    key(&mut harness, Key::Enter);
    assert_eq!(state(&harness).session.rival, Some((before[8], before[6])));
    press(&mut harness, Role::Button, "Point at it in the feed");
    assert!(harness.query_by_role(Role::Status).is_some(), "it is said what is waited for");
    key(&mut harness, Key::Escape);
    assert_eq!(state(&harness).session.pointing, None);
    assert_eq!(state(&harness).session.rival, Some((before[8], before[6])));
    assert_eq!(state(&harness).session.selected, Some(before[8]));
}

#[test]
fn what_is_said_of_the_last_post_and_beside_it_is_not_cut() {
    let last = built_in().feed_posts().count();
    let harness = asked(last);
    let world = &state(&harness).document.world;
    let mut cut = cut(&harness);
    // What people wrote and call themselves may be too long.
    let is_theirs = |text: &String| {
        world.posts.iter().any(|post| text.contains(&post.caption)) || world.accounts.iter().any(|one| *text == one.id)
    };
    cut.retain(|text| !is_theirs(text));
    assert!(cut.is_empty(), "{cut:?}");
}
