//! Explore in the window: the same ledger as a grid, its own knobs, a post that fills the screen, and controls that act.
#![cfg(feature = "app")]

mod window;

use egui::Key;
use egui::accesskit::Role;
use egui_kittest::kittest::{NodeT, Queryable};
use glassfeed::app::command::Command;
use glassfeed::app::document::Control;
use glassfeed::app::explore::{ExploreAsked, Narrowed};
use glassfeed::domain::{Action, HashtagId, PostId};
use glassfeed::pipeline::stages::explore::about::topics;
use glassfeed::pipeline::stages::explore::loss::loss;
use glassfeed::pipeline::stages::{author_decay, demote, explore, source};
use glassfeed::pipeline::{Cause, Component, FeedKind, Route, Verdict, rank};
use glassfeed::policy::{Knob, Value};
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
    assert!(
        desk.query_all_by_role(Role::Label)
            .any(|label| { label.accesskit_node().value().is_some_and(|name| name.starts_with(&told)) })
    );
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
fn a_chip_narrows_the_grid_to_its_topic_and_ranks_stay() {
    let mut desk = exploring();
    let (topic, posts) = topics(&state(&desk).document.world, &state(&desk).results.ledger)[1];
    let name = state(&desk).document.world.names.topics[topic.0 as usize].clone();
    let whole = feed(&desk);
    press(&mut desk, Role::Button, &format!("Only {name}"));
    let shown: Vec<(u32, PostId)> = state(&desk).shown_posts().collect();
    assert!(shown.len() == posts && posts < whole.len());
    assert!(shown.iter().all(|&(rank, post)| whole[rank as usize - 1] == post), "ranks are those of the grid");
    let of_topic = |post: PostId| state(&desk).document.world.post(post).topics.top() == Some(topic);
    assert!(
        whole.iter().filter(|&&post| of_topic(post)).count() == posts && shown.iter().all(|&(_, post)| of_topic(post))
    );
    assert_eq!(feed(&desk), whole, "the ledger is not touched");
    let other = whole.iter().position(|&post| !of_topic(post)).expect("another topic");
    assert!(!is_there(&desk, Role::Button, &cell(&desk, other)));
    let first = shown[0].0 as usize - 1;
    let first = cell(&desk, first);
    press(&mut desk, Role::Button, &first);
    press(&mut desk, Role::Button, "Post after");
    assert_eq!(state(&desk).session.whole, Some(shown[1].1), "the next of the topic");
    key(&mut desk, Key::Escape);
    press(&mut desk, Role::Button, "For you");
    assert_eq!(state(&desk).shown_posts().count(), whole.len());
}

#[test]
fn a_search_in_the_phone_is_one_of_the_viewer_and_moves_retrieval_at_once() {
    let mut desk = exploring();
    let world = state(&desk).document.world.clone();
    let led = |desk: &Desk, tag: HashtagId| {
        let ledger = &state(desk).results.ledger;
        let by = |post: PostId| ledger.leads_to(post).iter().any(|lead| lead.cause == Cause::Search(tag));
        ledger.found.iter().filter(|found| by(found.post)).count()
    };
    let searched: Vec<HashtagId> =
        state(&desk).document.viewer().searches.iter().map(|search| search.hashtag).collect();
    let tags = (0..world.names.hashtags.len() as u32).map(HashtagId).filter(|tag| !searched.contains(tag));
    let tag = tags.max_by_key(|&tag| world.posts_tagged(tag).len()).expect("a hashtag");
    assert_eq!(led(&desk, tag), 0);
    let before = state(&desk).results.ledger.scores.clone();
    press(&mut desk, Role::Button, "Search");
    assert!(is_there(&desk, Role::TextInput, "Hashtag to search for in Explore"));
    desk.event(egui::Event::Text(world.names.hashtags[tag.0 as usize].clone()));
    desk.run();
    key(&mut desk, Key::Enter);
    assert!(!state(&desk).session.explore.seeks, "the search closes");
    assert!(state(&desk).document.viewer().searches.iter().any(|search| search.hashtag == tag));
    assert!(led(&desk, tag) > 0 && state(&desk).results.ledger.scores != before);
    assert_eq!(state(&desk).narrowed(), Some(Narrowed::Hashtag(tag)));
    assert_eq!(state(&desk).undo.last(), Some(&*format!("Searched for #{}", world.names.hashtags[tag.0 as usize])));
    send(&mut desk, Command::Undo);
    assert_eq!(led(&desk, tag), 0);
    assert_eq!(state(&desk).results.ledger.scores, before);
}

#[test]
fn the_open_search_tells_the_latest_ones_which_can_be_forgotten_and_escape_closes_it() {
    let mut desk = exploring();
    press(&mut desk, Role::Button, "Search");
    let count = state(&desk).document.viewer().searches.len();
    let latest =
        state(&desk).document.viewer().searches.iter().max_by_key(|search| search.at).expect("a search").hashtag;
    let name = state(&desk).document.world.names.hashtags[latest.0 as usize].clone();
    press(&mut desk, Role::Button, &format!("Forget the search for #{name}"));
    assert_eq!(state(&desk).document.viewer().searches.len(), count - 1);
    key(&mut desk, Key::Escape);
    assert!(!state(&desk).session.explore.seeks && state(&desk).session.feed == FeedKind::Explore);
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

#[test]
fn near_accounts_are_learned_beside_the_window_where_that_takes_long() {
    let directly = exploring();
    let mut desk = window(built_in());
    desk.state_mut().state.results.placed_within = 0;
    desk.state_mut().state.apply(Command::Feed(FeedKind::Explore));
    let found = |desk: &Desk| {
        let routes = state(desk).results.ledger.routes();
        routes.iter().find(|route| route.route == Route::Near).map_or(0, |route| route.found)
    };
    assert_eq!(found(&desk), 0, "the grid is there before, without them");
    assert!(!feed(&desk).is_empty());
    learn(&mut desk);
    assert!(found(&desk) > 0);
    assert_eq!(feed(&desk), feed(&directly), "and as if it had been waited for, once they are");
    let post = feed(&desk)[0];
    desk.state_mut().state.apply(Command::Act(post, Action::Like));
    assert!(state(&desk).results.unplaced().is_some() && found(&desk) > 0, "after an act those from before stand in");
    learn(&mut desk);
    assert_eq!(feed(&desk), {
        let mut directly = directly;
        send(&mut directly, Command::Act(post, Action::Like));
        feed(&directly)
    });
}

#[test]
fn learning_them_is_stopped_and_taken_up_again() {
    let mut desk = window(built_in());
    desk.state_mut().state.results.placed_within = 0;
    desk.state_mut().state.apply(Command::Feed(FeedKind::Explore));
    desk.state_mut().state.apply(Command::Explore(ExploreAsked::CancelPlaces));
    desk.run();
    assert!(state(&desk).is_left_unplaced() && state(&desk).jobs.places.fraction().is_none());
    if !state(&desk).session.open_groups.contains(&Component::SourcingCandidates) {
        send(&mut desk, Command::Group(Component::SourcingCandidates));
    }
    desk.get_by_role_and_label(Role::Button, "Learn which accounts are near").click();
    desk.step();
    learn(&mut desk);
    assert!(!state(&desk).is_left_unplaced());
    assert!(state(&desk).results.ledger.routes().iter().any(|route| route.route == Route::Near && route.found > 0));
}

/// Waits for what is learned beside the window.
fn learn(desk: &mut Desk) {
    while state(desk).results.unplaced().is_some() {
        desk.state_mut().state.poll();
        std::thread::yield_now();
    }
    desk.run();
}

#[test]
fn the_light_ranker_says_among_its_knobs_what_it_loses() {
    let mut desk = exploring();
    if !state(&desk).session.open_groups.contains(&Component::ScoresModel) {
        send(&mut desk, Command::Group(Component::ScoresModel));
    }
    while state(&desk).jobs.losses.answer(&state(&desk).results.revision).is_none() {
        desk.step();
        std::thread::yield_now();
    }
    desk.run();
    let results = &state(&desk).results;
    let loss = loss(&results.context(), &results.ledger);
    let told = format!("Keeps of the full model’s best {}: {}", loss.best, loss.kept);
    let is_told = |name: String| name.starts_with(&told);
    let labels = desk.query_all_by_role(Role::Label);
    assert!(labels.filter_map(|label| label.accesskit_node().value()).any(is_told), "{told}");
    send(&mut desk, Command::Turn(&explore::shortlist::KEEP, Value::Number(20_000.0)));
    while state(&desk).jobs.losses.answer(&state(&desk).results.revision).is_none() {
        desk.step();
        std::thread::yield_now();
    }
    let (_, lost) = state(&desk).jobs.losses.last().expect("it was worked out");
    assert_eq!(lost.best, lost.kept, "who keeps all loses nothing");
}

#[test]
fn see_less_is_said_of_a_post_and_done_and_undone_beside_its_story() {
    let mut desk = exploring();
    let post = feed(&desk)[0];
    send(&mut desk, Command::Select(Some(post)));
    let of = format!("post of {}", handle(&desk, author(&desk, post)));
    for (name, done, action) in [("Like", "Liked", Action::Like), ("Save", "Saved", Action::Save)] {
        press(&mut desk, Role::Button, &format!("{name}, {of}"));
        assert!(state(&desk).document.did(post, action));
        send(&mut desk, Command::Select(Some(post)));
        press(&mut desk, Role::Button, &format!("{done}, {of}"));
        assert!(!state(&desk).document.did(post, action));
        send(&mut desk, Command::Select(Some(post)));
    }
    press(&mut desk, Role::Button, &format!("See less, {of}"));
    assert!(state(&desk).document.viewer().hidden.contains(&post) && !feed(&desk).contains(&post));
    send(&mut desk, Command::Undo);
    assert!(feed(&desk).contains(&post));
    send(&mut desk, Command::Select(Some(post)));
    press(&mut desk, Role::Button, &format!("Follow, {of}"));
    assert!(state(&desk).document.follows().contains(&author(&desk, post)));
    send(&mut desk, Command::Undo);
    let first = cell(&desk, 0);
    desk.get_by_role_and_label(Role::Button, &first).click_secondary();
    desk.run();
    assert!(is_there(&desk, Role::MenuItem, "See less"));
}

/// A world in which nothing is learned within a frame, Home before it, with suggested posts and a hidden one.
fn large() -> Desk {
    let mut desk = window(built_in());
    desk.state_mut().state.results.placed_within = 0;
    let post = feed(&desk)[3];
    send(&mut desk, Command::Control(Control::Hide(post, true)));
    send(&mut desk, Command::Turn(&source::SUGGESTED, Value::Switch(true)));
    desk
}

#[test]
fn in_a_large_world_the_feed_stays_as_it_was_until_what_a_knob_asks_for_is_learned() {
    let asking: [(&'static Knob, Value); 3] = [
        (&author_decay::CLUSTER_DECAY, Value::Number(0.5)),
        (&demote::SIMILAR_BY, Value::Choice("embedding")),
        (&source::SUGGESTED_BY, Value::Choice("embedding")),
    ];
    for (knob, value) in asking {
        let mut desk = large();
        let before = feed(&desk);
        desk.state_mut().state.apply(Command::Turn(knob, value));
        let results = &state(&desk).results;
        assert!(results.unplaced().is_some() && results.lacking().is_any(), "{}", knob.key);
        assert!(
            !results.context().history.has_embedding(results.world()),
            "it is not learned before the window goes on"
        );
        assert_eq!(feed(&desk), before, "{}", knob.key);
        learn(&mut desk);
        let (state, results) = (state(&desk), &state(&desk).results);
        assert_ne!(feed(&desk), before, "{}", knob.key);
        assert_eq!(results.policy(), &state.document.policy);
        let document = &state.document;
        let history = glassfeed::model::History::at(results.world(), document.now);
        let context = glassfeed::pipeline::Context { history: &history, ..results.context() };
        let headless = rank(&context);
        assert_eq!(headless.scores, results.ledger.scores, "{}: as the command line ranks it", knob.key);
        assert_eq!(headless.order(), results.ledger.order(), "{}", knob.key);
    }
}

#[test]
fn what_explore_makes_of_clusters_is_found_beside_the_window_too() {
    let asking: [(&'static Knob, Value); 2] = [
        (&explore::source::BY_CLUSTER, Value::Switch(true)),
        (&explore::diversity::NEXT_BY, Value::Choice("clusters")),
    ];
    for (knob, value) in asking {
        let mut desk = exploring();
        let before = feed(&desk);
        desk.state_mut().state.apply(Command::Turn(knob, value));
        let results = &state(&desk).results;
        assert!(results.lacking().clusters && !results.lacking().places, "{}", knob.key);
        assert!(!results.context().history.has_clusters(results.world()));
        assert_eq!(feed(&desk), before, "{}", knob.key);
        learn(&mut desk);
        assert_ne!(state(&desk).results.ledger.scores, Vec::<f64>::new());
        assert!(state(&desk).results.context().history.has_clusters(state(&desk).results.world()));
        assert_eq!(state(&desk).results.policy().value(knob), value);
        let post = feed(&desk)[0];
        desk.state_mut().state.apply(Command::Act(post, Action::Like));
        let results = &state(&desk).results;
        assert!(results.unplaced().is_some() && !results.lacking().is_any(), "those from before stand in");
        learn(&mut desk);
    }
}

#[test]
fn a_choice_that_waits_to_be_asked_for_can_be_made_among_the_knobs() {
    let mut desk = exploring();
    if !state(&desk).session.open_groups.contains(&Component::AuthorDiversity) {
        send(&mut desk, Command::Group(Component::AuthorDiversity));
    }
    desk.get_by_role_and_label(Role::RadioButton, "Topic’s next by clusters").scroll_to_me();
    desk.run();
    press(&mut desk, Role::RadioButton, "Topic’s next by clusters");
    learn(&mut desk);
    assert_eq!(state(&desk).document.policy.value(&explore::diversity::NEXT_BY), Value::Choice("clusters"));
    assert!(state(&desk).results.ledger.column("author_decay", "cluster_decay").is_some());
}
