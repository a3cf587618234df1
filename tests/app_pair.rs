//! Two posts held against each other in the window: the gap by steps, what swaps them, and how they are chosen.
#![cfg(feature = "app")]

mod window;

use egui::accesskit::Role;
use egui::{Key, Vec2, vec2};
use egui_kittest::kittest::{NodeT, Queryable};
use glassfeed::app::command::Command;
use glassfeed::app::compare::{CompareView, PairView, Panel, Place, sides};
use glassfeed::app::numbers;
use glassfeed::app::state::State;
use glassfeed::files::PRESETS;
use glassfeed::learn::View;
use glassfeed::pipeline::{FeedKind, above_since, knobs, stages, versus};
use window::*;

/// High enough for the whole panel.
const HIGH: Vec2 = vec2(1440.0, 1400.0);

/// Compare with the two posts at these places, Friends first at hand against the defaults.
fn held(first: usize, second: usize) -> Desk {
    let mut state = built_in();
    state.jobs.trials.at_once = true;
    let friends = PRESETS.iter().filter_map(|preset| preset.policy(knobs()).ok());
    let friends = friends.into_iter().find(|preset| preset.name == "Friends first").expect("the preset");
    state.apply(Command::UsePolicy(Box::new(friends), None));
    let posts: Vec<_> = state.feed_posts().collect();
    state.apply(Command::Select(Some(posts[first - 1])));
    state.apply(Command::Rival(Some(posts[second - 1])));
    state.apply(Command::Panel(Panel::Pair));
    window_of(HIGH, state)
}

fn labels(desk: &Desk, role: Role) -> Vec<String> {
    desk.query_all_by_role(role).filter_map(|node| node.accesskit_node().label()).collect()
}

/// What the row of that name says its points are.
fn points(desk: &Desk, name: &str) -> String {
    let rows = labels(desk, Role::Row);
    let row =
        rows.iter().find(|row| row.starts_with(&format!("{name} "))).unwrap_or_else(|| panic!("{name}: {rows:?}"));
    row.rsplit_once(": ").expect("its points").1.to_owned()
}

/// The text on screen that begins so.
fn says(desk: &Desk, text: &str) -> bool {
    desk.query_all_by_role(Role::Label).chain(desk.query_all_by_role(Role::Paragraph)).any(|node| {
        let node = node.accesskit_node();
        [node.label(), node.value()].into_iter().flatten().any(|told| told.contains(text))
    })
}

fn place(state: &State, post: glassfeed::domain::PostId) -> usize {
    state.rank_of(post).expect("it is ranked") as usize
}

#[test]
fn the_steps_are_the_ledgers_and_sum_to_the_gap_of_the_scores() {
    let desk = held(6, 2);
    let ledger = &state(&desk).results.ledger;
    let rows = [1, 5].map(|at| ledger.order()[at]);
    let apart = versus((ledger, rows[0]), (ledger, rows[1]));
    assert_eq!(points(&desk, "Gap"), numbers::points(apart.gap()));
    let [a, b] = rows.map(|row| numbers::score(ledger.scores[row as usize]));
    assert!(is_there(&desk, Role::Row, &format!("Gap {a} against {b}: {}", numbers::points(apart.gap()))));
    let norm = &apart.steps()[0];
    assert_eq!(points(&desk, "Normalized"), numbers::points(norm.points));
    let told = apart.steps().into_iter().filter(|part| numbers::points(part.points) != "0.0").count();
    let all = apart.steps().iter().map(|part| part.points).sum::<f64>();
    assert!((all - apart.gap()).abs() < 1e-9);
    assert!(labels(&desk, Role::Row).len() > told, "{:?}", labels(&desk, Role::Row));
    let value: f64 = apart.values().map(|part| part.points).sum();
    assert_eq!(points(&desk, "Value"), numbers::signed(value, 2));
}

#[test]
fn the_offered_turn_swaps_the_two_once_it_is_applied() {
    let mut swapped = 0;
    for (upper, lower) in [(1, 2), (2, 6), (3, 9)] {
        let mut desk = held(lower, upper);
        let [above, below] = [feed(&desk)[upper - 1], feed(&desk)[lower - 1]];
        let offers: Vec<String> =
            labels(&desk, Role::Button).into_iter().filter(|name| name.starts_with("Apply ")).collect();
        let Some(offer) = offers.first() else {
            assert!(says(&desk, "No single knob puts"));
            continue;
        };
        assert_eq!(offers.len(), 1, "the smallest one alone");
        press(&mut desk, Role::Button, offer);
        assert!(place(state(&desk), below) < place(state(&desk), above), "{offer}");
        let (selected, rival) = state(&desk).session.rival.expect("the two stay in sight");
        assert!([selected, rival] == [above, below] || [selected, rival] == [below, above]);
        send(&mut desk, Command::Undo);
        assert!(place(state(&desk), above) < place(state(&desk), below), "one step");
        swapped += 1;
    }
    assert!(swapped > 0);
}

#[test]
fn what_no_single_knob_does_is_said_plainly() {
    let mut desk = held(2, 1);
    send(&mut desk, Command::Feed(FeedKind::Following));
    let posts = feed(&desk);
    send(&mut desk, Command::Select(Some(posts[1])));
    send(&mut desk, Command::Rival(Some(posts[0])));
    desk.run();
    assert!(says(&desk, "No score is made for this feed"));
    assert!(says(&desk, "No single knob puts"));
    assert!(labels(&desk, Role::Button).iter().all(|name| !name.starts_with("Apply ")));
}

#[test]
fn a_list_rule_that_had_the_last_word_is_told() {
    let state = built_in();
    let ledger = &state.results.ledger;
    let order = ledger.order();
    let ruled = order.windows(2).position(|pair| {
        let is_lower = ledger.scores[pair[0] as usize] < ledger.scores[pair[1] as usize];
        is_lower && above_since(ledger, pair[0], pair[1]).is_some_and(|since| ["media", "author"].contains(&since))
    });
    let at = ruled.expect("the feed is not in the order of the scores everywhere");
    let since = above_since(ledger, order[at], order[at + 1]).expect("it ends above");
    let rule = stages::stage(since).expect("a stage").component.name();
    let posts = [order[at], order[at + 1]].map(|row| ledger.slate.posts[row as usize]);
    let mut desk = window_of(HIGH, state);
    send(&mut desk, Command::Select(Some(posts[0])));
    send(&mut desk, Command::Rival(Some(posts[1])));
    send(&mut desk, Command::Panel(Panel::Pair));
    assert!(says(&desk, &format!("{rule} put it above")), "{rule}");
    assert!(points(&desk, "Gap").starts_with('−'));
}

#[test]
fn one_post_in_two_feeds_is_taken_apart_too_and_brought_where_it_stands_in_the_other() {
    let mut desk = held(3, 1);
    press(&mut desk, Role::RadioButton, "Hold One post in two feeds");
    let (post, gap, there) = {
        let state = state(&desk);
        let sides = sides(state);
        let post = state.session.selected.expect("a post");
        let row = |at: usize| (sides[at].ledger, sides[at].ledger.slate.row_of(post).expect("it is ranked"));
        let gap = versus(row(1), row(0)).gap();
        let (pinned, pinned_row) = row(0);
        let there = pinned.order().iter().position(|&other| other == pinned_row).expect("a place") + 1;
        (post, gap, there)
    };
    assert_eq!(points(&desk, "Gap"), numbers::points(gap));
    let here = place(state(&desk), post);
    assert_ne!(here, there, "Friends first moves it");
    let offer = labels(&desk, Role::Button).into_iter().find(|name| name.starts_with("Apply "));
    match offer {
        Some(offer) => {
            press(&mut desk, Role::Button, &offer);
            let now = place(state(&desk), post);
            assert!(if there < here { now <= there } else { now >= there }, "{offer}: {here} → {now}, not {there}");
        }
        None => assert!(says(&desk, "No single knob")),
    }
    press(&mut desk, Role::RadioButton, "Feed Pinned");
    let pair = state(&desk).session.compare.pair;
    assert_eq!((pair.feed, pair.other), (Place::Pinned, Place::AtHand), "the feeds change places");
}

#[test]
fn in_a_feed_that_is_not_at_hand_nothing_is_offered() {
    let mut desk = held(3, 1);
    press(&mut desk, Role::RadioButton, "Feed Pinned");
    assert!(says(&desk, "Only A is turned"));
    assert!(labels(&desk, Role::Button).iter().all(|name| !name.starts_with("Apply ")));
}

#[test]
fn the_other_post_is_pointed_at_in_a_feed_or_chosen_from_a_list() {
    let mut desk = held(3, 1);
    let posts = feed(&desk);
    press(&mut desk, Role::Button, "Point at it in the feed");
    let cards = labels(&desk, Role::ListBoxOption);
    let card = cards.iter().find(|card| card.starts_with("A 5: ")).expect("the card").clone();
    press(&mut desk, Role::ListBoxOption, &card);
    assert_eq!(state(&desk).session.rival, Some((posts[2], posts[4])));
    assert_eq!(state(&desk).session.selected, Some(posts[2]));
    press(&mut desk, Role::Button, "Point at it in the feed");
    key(&mut desk, Key::J);
    key(&mut desk, Key::Enter);
    assert_eq!(state(&desk).session.rival, Some((posts[2], posts[3])));
    press(&mut desk, Role::ComboBox, "The selected post");
    let first =
        labels(&desk, Role::MenuItem).into_iter().find(|entry| entry.starts_with("1  ")).expect("the first post");
    press(&mut desk, Role::MenuItem, &first);
    assert_eq!(state(&desk).session.selected, Some(posts[0]));
    assert_eq!(state(&desk).session.rival, Some((posts[0], posts[3])), "the other one stays");
}

#[test]
fn the_inspector_leads_here() {
    let mut state = built_in();
    state.jobs.trials.at_once = true;
    let posts: Vec<_> = state.feed_posts().collect();
    state.apply(Command::Select(Some(posts[4])));
    state.apply(Command::Rival(Some(posts[1])));
    let across = PairView { across: true, ..PairView::default() };
    state.apply(Command::Compare(CompareView { pair: across, ..CompareView::default() }));
    let mut desk = window_of(vec2(1440.0, 1700.0), state);
    let words = format!("Why is it below {}’s post?", handle(&desk, author(&desk, posts[1])));
    press(&mut desk, Role::Button, &words);
    assert_eq!(self::state(&desk).session.view, View::Compare);
    assert_eq!(self::state(&desk).session.compare.panel, Panel::Pair);
    assert!(!self::state(&desk).session.compare.pair.across);
    assert_eq!(self::state(&desk).session.rival, Some((posts[4], posts[1])));
    assert!(says(&desk, &format!("{}’s post stands at 2", handle(&desk, author(&desk, posts[1])))));
}

#[test]
fn a_post_that_is_not_ranked_there_is_said_to_be_and_another_can_be_chosen() {
    let mut desk = held(3, 1);
    let removed = {
        let ledger = &state(&desk).results.ledger;
        ledger.found.iter().find(|found| ledger.slate.row_of(found.post).is_none()).expect("one was removed").post
    };
    send(&mut desk, Command::Select(Some(removed)));
    assert!(says(&desk, "is not ranked in A"));
    press(&mut desk, Role::ComboBox, "The selected post");
    let first =
        labels(&desk, Role::MenuItem).into_iter().find(|entry| entry.starts_with("1  ")).expect("the first post");
    press(&mut desk, Role::MenuItem, &first);
    assert_eq!(state(&desk).session.selected, Some(feed(&desk)[0]));
}
