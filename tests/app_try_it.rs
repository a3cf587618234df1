//! Ranking by hand in the window: dragged, moved by keys, revealed, and played again.
#![cfg(feature = "app")]

mod window;

use std::sync::Arc;

use egui::accesskit::Role;
use egui::{Key, Modifiers, vec2};
use egui_kittest::kittest::{NodeT, Queryable};
use glassfeed::app::command::Command;
use glassfeed::app::learn::Board;
use glassfeed::app::preferences::Preferences;
use glassfeed::app::state::State;
use glassfeed::domain::{AccountId, PostId, Viewer, ViewerId, World, WorldParts};
use glassfeed::files::WorldSource;
use glassfeed::learn::View;
use glassfeed::learn::try_it::Agreement;
use glassfeed::pipeline::stages::{boost, deliver};
use glassfeed::pipeline::{FeedKind, rank};
use glassfeed::policy::Value;
use window::*;

fn at_try_it() -> State {
    let mut state = built_in();
    state.apply(Command::View(View::TryIt));
    state
}

fn board(desk: &Desk) -> Board {
    Board::of(state(desk))
}

fn revealed(state: &mut State) {
    let reveal = Board::of(state).reveal(state).expect("a round to reveal");
    state.apply(reveal);
}

/// The rows whose name begins like that, top to bottom.
fn rows_named(desk: &Desk, begins: &str) -> Vec<String> {
    let items = desk.query_all_by_role(Role::ListItem);
    let named = items.map(|row| (row.rect().top(), row.accesskit_node().label().unwrap_or_default()));
    let mut rows: Vec<_> = named.filter(|(_, name)| name.starts_with(begins)).collect();
    rows.sort_by(|a, b| a.0.total_cmp(&b.0));
    rows.into_iter().map(|(_, name)| name).collect()
}

/// What is said of the order by hand, without the places.
fn captions(desk: &Desk) -> Vec<String> {
    let bare = |row: String| row.split_once(": ").map(|(_, rest)| rest.to_owned()).unwrap_or_default();
    rows_named(desk, "Place ").into_iter().map(bare).collect()
}

/// What a row of that post says after its place.
fn caption(desk: &Desk, post: PostId) -> String {
    let world = &state(desk).document.world;
    let post = world.post(post);
    format!("{}, {}", world.account(post.author).id, post.caption)
}

/// Everything that can be read.
fn labels(desk: &Desk) -> Vec<String> {
    desk.query_all_by_role(Role::Label).filter_map(|label| label.accesskit_node().value()).collect()
}

fn alt(desk: &mut Desk, key: Key) {
    desk.key_press_modifiers(Modifiers::ALT, key);
    desk.run();
}

#[test]
fn rows_are_named_by_their_place_and_nothing_gives_the_answer_away() {
    let desk = window(at_try_it());
    let rows = rows_named(&desk, "Place ");
    assert_eq!(rows.len(), 10);
    assert!(rows[2].starts_with("Place 3: "), "{rows:?}");
    assert_eq!(rows_named(&desk, "System’s place "), [""; 0]);
    for row in desk.query_all_by_role(Role::ListItem) {
        let value = row.accesskit_node().value().unwrap_or_default();
        assert!(!value.contains("score") && value.contains("likes"), "{value}");
    }
    let labels = labels(&desk);
    let tells =
        |label: &&String| label.starts_with("up ") || label.starts_with("down ") || label.contains("pairs in the");
    assert_eq!(labels.iter().find(tells), None);
    let hand = board(&desk).hand;
    let contrast =
        labels.iter().find(|label| label.starts_with("Other predictions")).unwrap_or_else(|| panic!("{labels:#?}"));
    let world = &state(&desk).document.world;
    assert!(hand.iter().all(|&post| !contrast.contains(&format!("“{}”", world.post(post).caption))), "{contrast}");
}

#[test]
fn a_row_is_dragged_to_another_place_and_the_others_make_room() {
    let mut desk = window(at_try_it());
    let before = captions(&desk);
    let row = |desk: &Desk, place: usize| {
        let name = rows_named(desk, &format!("Place {place}: ")).remove(0);
        desk.get_by_role_and_label(Role::ListItem, &name).rect()
    };
    let (from, to) = (row(&desk, 2), row(&desk, 5));
    desk.drag_at(from.center());
    desk.run();
    for share in [0.3, 0.6, 1.0] {
        desk.hover_at(from.center() + (to.center() - from.center()) * share + vec2(2.0, 0.0));
        desk.run();
    }
    let mut expected = before.clone();
    let moved = expected.remove(1);
    expected.insert(4, moved);
    assert_eq!(captions(&desk), expected, "while it is held");
    assert_eq!(board(&desk).view.hand.len(), 0, "nothing is kept before it is let go");
    desk.drop_at(to.center());
    desk.run();
    assert_eq!(captions(&desk), expected);
    assert_eq!(board(&desk).view.hand.len(), 10);
    // Keys go on from where the hand let go.
    alt(&mut desk, Key::ArrowUp);
    expected.swap(3, 4);
    assert_eq!(captions(&desk), expected);
}

#[test]
fn the_keyboard_moves_the_row_that_has_it_and_the_focus_goes_along() {
    let mut desk = window(at_try_it());
    let before = captions(&desk);
    let third = rows_named(&desk, "Place 3: ").remove(0);
    desk.get_by_role_and_label(Role::ListItem, &third).focus();
    desk.run();
    alt(&mut desk, Key::ArrowUp);
    assert_eq!(captions(&desk)[..3], [before[0].clone(), before[2].clone(), before[1].clone()]);
    alt(&mut desk, Key::ArrowDown);
    assert_eq!(captions(&desk), before);
    key(&mut desk, Key::Home);
    assert_eq!(captions(&desk)[0], before[2]);
    key(&mut desk, Key::End);
    assert_eq!(captions(&desk)[9], before[2]);
    // An arrow alone moves the focus, not the row.
    key(&mut desk, Key::ArrowUp);
    key(&mut desk, Key::Home);
    assert_eq!(captions(&desk)[0], before[9]);
}

#[test]
fn reveal_shows_the_ledgers_order_how_far_one_agrees_and_why_not() {
    let mut desk = window_of(vec2(1440.0, 1400.0), at_try_it());
    press(&mut desk, Role::Button, "Reveal");
    let board = board(&desk);
    let round = board.round.clone().expect("a round");
    let expected: Vec<String> = round.system.iter().map(|&post| caption(&desk, post)).collect();
    let shown: Vec<String> = rows_named(&desk, "System’s place ");
    assert!(shown.iter().zip(&expected).all(|(shown, expected)| shown.ends_with(expected)), "{shown:?}");
    let ranks: Vec<u32> = round.system.iter().filter_map(|&post| state(&desk).rank_of(post)).collect();
    assert!(ranks.is_sorted() && ranks.len() == 10);
    let agreement = Agreement::of(&board.hand, &round.system);
    let pairs = format!("{} of 45 pairs in the same order", agreement.in_order);
    assert!(is_there(&desk, Role::Label, &pairs));
    let first = &board.verdict.as_ref().expect("a verdict").disagreements[0];
    let handle = handle(&desk, author(&desk, first.post));
    let name = format!("{handle}, you {}, system {}", first.by_hand, first.by_system);
    let reason = desk.get_by_role_and_label(Role::Button, &name);
    assert!(reason.accesskit_node().description().unwrap_or_default().starts_with(&first.sentence));
    press(&mut desk, Role::Button, &name);
    assert_eq!(state(&desk).session.selected, Some(first.post));
    press(&mut desk, Role::Link, "Kendall tau");
    assert_eq!(state(&desk).session.view, View::Glossary);
    send(&mut desk, Command::View(View::TryIt));
    press(&mut desk, Role::Button, "See its path in the diagram");
    assert_eq!((state(&desk).session.view, state(&desk).session.selected), (View::Diagram, Some(first.post)));
}

#[test]
fn what_is_revealed_cannot_be_moved_until_it_is_dealt_again() {
    let mut desk = window(at_try_it());
    let dealt = captions(&desk);
    let second = rows_named(&desk, "Place 2: ").remove(0);
    desk.get_by_role_and_label(Role::ListItem, &second).focus();
    desk.run();
    alt(&mut desk, Key::ArrowUp);
    let moved = captions(&desk);
    press(&mut desk, Role::Button, "Reveal");
    let top = rows_named(&desk, "Place 1: ").remove(0);
    desk.get_by_role_and_label(Role::ListItem, &top).focus();
    desk.run();
    key(&mut desk, Key::End);
    assert_eq!(captions(&desk), moved);
    press(&mut desk, Role::Button, "Start over");
    assert_eq!(captions(&desk), dealt, "the same ten, as they were dealt");
    assert_eq!(rows_named(&desk, "System’s place "), [""; 0]);
    press(&mut desk, Role::Button, "Reveal");
    let number = board(&desk).number();
    press(&mut desk, Role::Button, "Try another");
    assert_ne!(captions(&desk), dealt);
    let played = board(&desk).view.played;
    let told: Vec<(usize, bool)> = played.iter().map(|played| (played.round, played.again)).collect();
    assert_eq!(told, [(1, false), (1, true)]);
    assert_eq!((number, board(&desk).number()), (1, 2));
    assert!(is_there(&desk, Role::Label, "Rounds so far"));
}

#[test]
fn another_profile_has_a_round_of_its_own_and_the_same_weights() {
    let mut desk = window(at_try_it());
    let weights = |desk: &Desk| {
        labels(desk).into_iter().find(|label| label.starts_with("The same weights for everyone")).expect("the weights")
    };
    let (before, first) = (weights(&desk), board(&desk).hand);
    let name = |desk: &Desk, at: u32| {
        let world = &state(desk).document.world;
        world.account(world.viewer(ViewerId(at)).account).name.clone()
    };
    let second = name(&desk, 1);
    press(&mut desk, Role::RadioButton, &second);
    assert_eq!(state(&desk).document.viewer, ViewerId(1));
    assert_eq!(weights(&desk), before);
    assert_ne!(board(&desk).hand, first);
    assert!(!board(&desk).view.revealed);
    press(&mut desk, Role::Button, "Reveal");
    let back = name(&desk, 0);
    press(&mut desk, Role::RadioButton, &back);
    assert!(!board(&desk).view.revealed, "somebody else's answer says nothing");
}

#[test]
fn a_drag_that_is_given_up_moves_nothing() {
    let mut desk = window(at_try_it());
    let before = captions(&desk);
    let second = rows_named(&desk, "Place 2: ").remove(0);
    let from = desk.get_by_role_and_label(Role::ListItem, &second).rect().center();
    let to = from + vec2(0.0, 300.0);
    desk.drag_at(from);
    desk.run();
    desk.hover_at(to);
    desk.run();
    assert_ne!(captions(&desk), before);
    key(&mut desk, Key::Escape);
    assert_eq!(captions(&desk), before);
    desk.drop_at(to);
    desk.run();
    assert_eq!(captions(&desk), before);
}

#[test]
fn everybody_can_be_chosen_where_there_are_more_than_three() {
    let parts = built_in().document.world.as_ref().clone().into_parts();
    let more = Viewer { account: AccountId(40), ..parts.viewers[0].clone() };
    let viewers = parts.viewers.iter().cloned().chain([more]).collect();
    let mut crowd = State::new(Arc::new(World::new(WorldParts { viewers, ..parts })), WorldSource::Sample("harbor"));
    crowd.apply(Command::View(View::TryIt));
    let name = crowd.document.world.account(AccountId(40)).name.clone();
    let mut desk = window(crowd);
    assert!(!is_there(&desk, Role::RadioButton, &name));
    press(&mut desk, Role::ComboBox, "Person");
    press(&mut desk, Role::MenuItem, &name);
    assert_eq!(state(&desk).document.viewer, ViewerId(3));
    assert!(is_there(&desk, Role::RadioButton, &name), "its card takes the last one's place");
}

#[test]
fn the_round_stands_on_the_ranked_feed_whichever_the_phone_shows() {
    let mut state = at_try_it();
    let home = Board::of(&state);
    state.apply(Command::Feed(FeedKind::Following));
    revealed(&mut state);
    let board = Board::of(&state);
    assert_eq!(board.round.map(|round| round.system), home.round.map(|round| round.system));
    assert_eq!(board.verdict.expect("a verdict").scores.len(), 10);
}

#[test]
fn a_revealed_round_follows_the_policy_with_the_same_posts() {
    let mut state = at_try_it();
    revealed(&mut state);
    let before = Board::of(&state);
    state.apply(Command::Turn(&boost::CLOSE_FRIENDS, Value::Number(0.1)));
    let after = Board::of(&state);
    assert_eq!(after.hand, before.hand);
    let (before, after) = (before.round.expect("a round"), after.round.expect("a round"));
    assert_ne!(after.system, before.system);
    let ledger = rank(&state.results.context());
    let place = |post: &PostId| ledger.order().iter().position(|&row| ledger.slate.posts[row as usize] == *post);
    assert!(after.system.is_sorted_by_key(place));
}

#[test]
fn a_round_is_remembered_and_its_history_is_not() {
    let mut before = at_try_it();
    revealed(&mut before);
    let text = serde_json::to_string(&Preferences::of(&before)).expect("it can be written");
    let mut after = built_in();
    serde_json::from_str::<Preferences>(&text).expect("it can be read").restore(&mut after);
    let (before, after) = (Board::of(&before), Board::of(&after));
    assert_eq!((after.hand, after.view.revealed, after.view.played.len()), (before.hand, true, 0));
}

#[test]
fn too_few_posts_are_said_to_be_too_few() {
    let mut state = at_try_it();
    state.apply(Command::Turn(&deliver::LENGTH, Value::Number(2.0)));
    let desk = window(state);
    assert!(is_there(&desk, Role::Label, "Too few posts"));
    assert!(desk.query_by_role_and_label(Role::Button, "Reveal").is_none());
}

#[test]
fn the_palette_knows_the_round_while_it_is_in_view() {
    use glassfeed::app::shortcuts::SHORTCUTS;
    let run = |state: &State, name: &str| {
        SHORTCUTS.iter().find(|shortcut| shortcut.name == name).expect("a command").command(state)
    };
    let mut state = built_in();
    assert!(run(&state, "Reveal the system’s order").is_none(), "not in Tune");
    state.apply(Command::View(View::TryIt));
    assert!(run(&state, "Start over with the same posts").is_none(), "nothing was moved");
    let reveal = run(&state, "Reveal the system’s order").expect("a round to reveal");
    state.apply(reveal);
    assert!(run(&state, "Reveal the system’s order").is_none());
    let before = Board::of(&state).hand;
    let another = run(&state, "Try another ten posts").expect("another round");
    state.apply(another);
    assert_ne!(Board::of(&state).hand, before);
}
