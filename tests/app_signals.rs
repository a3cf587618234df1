//! Signals: what is known of the viewer is switched off, read and edited, and the feed follows; and time goes on.
#![cfg(feature = "app")]

mod window;

use egui::accesskit::Role;
use egui::{Key, Vec2, vec2};
use egui_kittest::kittest::{NodeT, Queryable};
use glassfeed::app::command::Command;
use glassfeed::app::lab::LabPanel;
use glassfeed::app::lab::signals::{LogKind, lines, shifted};
use glassfeed::app::preferences::Preferences;
use glassfeed::app::signals::{Deed, Entry, Signal};
use glassfeed::app::state::State;
use glassfeed::app::theme::TextSize;
use glassfeed::domain::{Action, Device, PlaceId, PostId};
use glassfeed::files::{self, Recipe};
use glassfeed::model::{Category, Model};
use glassfeed::pipeline::stages::predict;
use glassfeed::pipeline::{self, data_effects};
use glassfeed::policy::Value;
use window::*;

/// High enough that every part of a column is drawn.
const TALL: Vec2 = vec2(1440.0, 2600.0);

fn signals() -> State {
    let mut state = built_in();
    state.jobs.signals.at_once();
    state.apply(Command::LabPanel(LabPanel::Signals));
    state
}

fn order(state: &State) -> Vec<PostId> {
    state.feed_posts().collect()
}

fn chance(state: &State, post: PostId, action: Action) -> f64 {
    let ledger = &state.results.ledger;
    ledger.probability(ledger.slate.row_of(post).expect("a candidate"), action).expect("defined")
}

fn entries(desk: &Desk) -> Vec<String> {
    rows(desk).into_iter().filter(|row| row.ends_with(" s")).collect()
}

fn pick(desk: &mut Desk, list: &str, choice: &str) {
    press(desk, Role::ComboBox, list);
    press(desk, Role::MenuItem, choice);
}

#[test]
fn each_kind_of_data_tells_what_it_moves_and_what_it_costs() {
    let desk = window_of(TALL, signals());
    let state = state(&desk);
    let effects = data_effects(&state.results.context(), &state.results.ledger);
    for effect in effects.iter().filter(|effect| effect.moved > 0) {
        let told = format!("Without it {} of {} posts stand elsewhere", effect.moved, effect.of);
        let found = desk.query_all_by_role(Role::Label).any(|label| {
            let node = label.accesskit_node();
            let text = node.label().or_else(|| node.value()).unwrap_or_default();
            text.contains(&told)
        });
        assert!(found, "{told}");
    }
    assert!(effects.iter().any(|effect| effect.moved > 0));
}

#[test]
fn a_kind_is_switched_off_here_as_in_tune_and_one_step_brings_it_back() {
    let mut desk = window_of(TALL, signals());
    let before = feed(&desk);
    press(&mut desk, Role::Switch, "Activity");
    assert_eq!(state(&desk).value(predict::switch(Category::Activity)), Value::Switch(false));
    assert_ne!(feed(&desk), before);
    assert!(shifted(state(&desk)).is_some_and(|shifted| shifted.shifts.predicted > 0));
    send(&mut desk, Command::Undo);
    assert_eq!(feed(&desk), before);
    assert!(shifted(state(&desk)).is_some_and(|shifted| shifted.step.starts_with("Undone: Activity")));
}

#[test]
fn the_log_is_what_the_viewer_did_newest_first() {
    let state = signals();
    let all = lines(&state.document, LogKind::All);
    let own = state.document.world.impressions_of(state.document.viewer).count();
    assert_eq!(all.len(), own);
    assert!(all.windows(2).all(|pair| pair[0].impression.at >= pair[1].impression.at));
    for kind in LogKind::ALL {
        let told = lines(&state.document, kind);
        assert!(told.iter().all(|line| kind.holds(&line.impression)), "{}", kind.name());
        assert_eq!(told.len(), all.iter().filter(|line| kind.holds(&line.impression)).count());
    }
    let mut desk = window_of(TALL, state);
    pick(&mut desk, "Entries shown", "Saves");
    assert!(!entries(&desk).is_empty());
    assert!(entries(&desk).iter().all(|entry| entry.contains("save")), "{:?}", entries(&desk));
}

#[test]
fn what_is_added_to_the_log_moves_predictions_at_once_and_one_step_takes_it_back() {
    let mut desk = window_of(TALL, signals());
    let post = feed(&desk)[2];
    send(&mut desk, Command::Select(Some(post)));
    let (before, was) = (entries(&desk), feed(&desk));
    pick(&mut desk, "What was done", "Saved");
    press(&mut desk, Role::Button, "Add to the activity log");
    let added = entries(&desk);
    assert!(added[0].contains("save") && added[0].contains(&handle(&desk, author(&desk, post))), "{}", added[0]);
    assert!(state(&desk).document.did(post, Action::Save), "the phone shows it");
    let told = shifted(state(&desk)).expect("it says what moved");
    assert!(told.shifts.predicted > 0 && !told.shifts.most.is_empty());
    press(&mut desk, Role::Button, "Add to the activity log");
    assert_eq!(entries(&desk), added, "once is enough");
    assert!(desk.query_all_by_label_contains("The log holds that already").next().is_some());
    let mut after = desk.state().state.still();
    after.apply(Command::Undo);
    send(&mut desk, Command::Undo);
    assert_eq!((entries(&desk), feed(&desk)), (before, was));
}

#[test]
fn a_rewatch_is_a_showing_of_its_own_and_only_of_what_plays() {
    let mut state = signals();
    let plays = |state: &State, post: &PostId| state.document.world.post(*post).media.plays();
    let video = order(&state).into_iter().find(|post| plays(&state, post)).expect("a video");
    let photo = order(&state).into_iter().find(|post| !plays(&state, post)).expect("a photo");
    state.apply(Command::Signal(Signal::Did(video, Deed::Liked, Some(1))));
    state.apply(Command::Signal(Signal::Did(video, Deed::Rewatched, Some(1))));
    assert_eq!(state.document.acts.len(), 2);
    assert_eq!(state.document.acts[1].impression.did(Action::Watch), Some(true));
    state.apply(Command::Signal(Signal::Did(photo, Deed::Rewatched, None)));
    assert_eq!(state.document.acts.len(), 2);
    assert!(state.session.notice.is_some_and(|notice| notice.text.contains("does not play")));
}

#[test]
fn seconds_are_written_anew_in_the_world_and_in_what_was_done_since() {
    let mut state = signals();
    let post = order(&state)[0];
    state.apply(Command::Signal(Signal::Did(post, Deed::Viewed, Some(1))));
    let old = lines(&state.document, LogKind::All).into_iter().find(|line| matches!(line.entry, Entry::World(_)));
    let old = old.expect("the world knows something").entry;
    for entry in [Entry::Act(0), old] {
        let before = chance(&state, order(&state)[1], Action::Dwell);
        state.apply(Command::Signal(Signal::Dwell(entry, 900.0)));
        let told = glassfeed::app::signals::impression(&state.document, entry).expect("it is there").dwell_secs;
        assert_eq!(told, 900.0);
        assert_ne!(chance(&state, order(&state)[1], Action::Dwell), before, "{entry:?}");
        state.apply(Command::Undo);
        let told = glassfeed::app::signals::impression(&state.document, entry).expect("it is there").dwell_secs;
        assert_ne!(told, 900.0);
    }
}

#[test]
fn what_is_taken_out_of_the_log_never_happened() {
    let mut desk = window_of(TALL, signals());
    let before = (entries(&desk), feed(&desk));
    let first = lines(&state(&desk).document, LogKind::All)[0].clone();
    assert!(matches!(first.entry, Entry::World(_)));
    let seen = first.impression.post;
    send(&mut desk, Command::Signal(Signal::Remove(first.entry)));
    assert_eq!(lines(&state(&desk).document, LogKind::All).len() + 1, lines_of_world(&desk) + 1);
    assert!(!state(&desk).document.world.impressions.contains(&first.impression));
    let removed =
        state(&desk).results.ledger.found.iter().find(|found| found.post == seen).and_then(|found| found.removed);
    assert!(removed.is_none_or(|removal| removal.reason != "seen"), "it can be shown again");
    send(&mut desk, Command::Undo);
    assert_eq!((entries(&desk), feed(&desk)), before);
}

fn lines_of_world(desk: &Desk) -> usize {
    let document = &state(desk).document;
    document.world.impressions_of(document.viewer).count()
}

#[test]
fn a_search_counts_until_it_is_forgotten() {
    let mut desk = window_of(TALL, signals());
    let world = state(&desk).document.world.clone();
    let searched: Vec<_> = state(&desk).document.viewer().searches.iter().map(|search| search.hashtag).collect();
    let post = feed(&desk).into_iter().find(|&post| {
        let tags = &world.post(post).hashtags;
        !tags.is_empty() && tags.iter().all(|tag| !searched.contains(tag))
    });
    let post = post.expect("a post with a hashtag");
    let (tag, was) = (world.post(post).hashtags[0], chance(state(&desk), post, Action::Like));
    send(&mut desk, Command::Signal(Signal::Search(tag)));
    let now = chance(state(&desk), post, Action::Like);
    assert_ne!(now, was);
    let name = format!("Forget the search for #{}", world.names.hashtags[tag.0 as usize]);
    press(&mut desk, Role::Button, &name);
    assert_eq!(chance(state(&desk), post, Action::Like), was);
    assert_eq!(state(&desk).document.viewer(), world.viewer(state(&desk).document.viewer));
}

#[test]
fn hour_device_and_place_are_set_and_predictions_follow() {
    let mut desk = window_of(TALL, signals());
    let top = feed(&desk)[0];
    let was = chance(state(&desk), top, Action::Like);
    let other = if state(&desk).document.viewer().device == Device::Tablet { "Device Phone" } else { "Device Tablet" };
    press(&mut desk, Role::RadioButton, other);
    assert_ne!(chance(state(&desk), top, Action::Like), was);
    send(&mut desk, Command::Undo);
    assert_eq!(chance(state(&desk), top, Action::Like), was);
    let before = state(&desk).document.now;
    type_into(&mut desk, "Hour of the session, UTC", "22");
    key(&mut desk, Key::Enter);
    assert_eq!(state(&desk).document.now.strftime("%H").to_string(), "22");
    assert_eq!(state(&desk).document.now.strftime("%F").to_string(), before.strftime("%F").to_string());
    let name = state(&desk).document.world.names.places[0].clone();
    let at = state(&desk).document.viewer().place;
    send(&mut desk, Command::Signal(Signal::IsIn((at != Some(PlaceId(0))).then_some(PlaceId(0)))));
    assert_ne!(state(&desk).document.viewer().place, at, "{name}");
}

#[test]
fn what_was_set_is_there_after_a_restart_and_in_the_recipe() {
    let mut state = signals();
    let world = state.document.world.clone();
    let tag = world.post(order(&state)[0]).hashtags.first().copied().unwrap_or(glassfeed::domain::HashtagId(0));
    let device = if state.document.viewer().device == Device::Web { Device::Tablet } else { Device::Web };
    state.apply(Command::Signal(Signal::Search(tag)));
    state.apply(Command::Signal(Signal::Holds(device)));
    state.apply(Command::Signal(Signal::IsIn(None)));
    state.apply(Command::Signal(Signal::Did(order(&state)[0], Deed::Saved, Some(1))));
    let mut again = built_in();
    Preferences::of(&state).unsaved.restore(&mut again.document, &mut again.session);
    assert_eq!(again.document.viewer(), state.document.viewer());
    assert_eq!(again.document.acts, state.document.acts);
    again.apply(Command::EndGesture);
    assert_eq!(order(&again), order(&state));

    let context = state.results.context();
    let situation = files::Situation {
        viewer_id: state.document.viewer,
        viewer: state.document.viewer().clone(),
        follows: state.document.follows.clone(),
        now: state.document.now,
        feed: context.feed,
        policy: state.document.policy.clone(),
        acts: state.document.acts.clone(),
    };
    let order_sha256 = files::order_sha256(&world, &state.results.ledger);
    let recipe = Recipe::of(&situation, &world, Model::shipped(), &order_sha256);
    let short = recipe.to_short();
    let read = files::load_recipe(&short, pipeline::knobs()).expect("a recipe");
    let read = read.situation(std::path::Path::new("it"), &world, Model::shipped()).expect("it fits");
    assert_eq!(read, situation);
}

#[test]
fn the_next_day_what_was_seen_stays_seen() {
    let mut desk = window(built_in());
    let (before, passed) = (state(&desk).document.now, feed(&desk)[..3].to_vec());
    send(&mut desk, Command::Passed(3));
    press(&mut desk, Role::ComboBox, "Clock");
    press(&mut desk, Role::MenuItem, "Next day");
    let now = state(&desk).document.now;
    assert_eq!(now.duration_since(before).as_hours(), 24);
    assert!(passed.iter().all(|post| !feed(&desk).contains(post)));
    assert!(state(&desk).undo.last().is_some_and(|step| step.starts_with("Next day")));
    send(&mut desk, Command::Undo);
    assert_eq!(state(&desk).document.now, before);
    assert_eq!(feed(&desk)[..3], passed);
}

#[test]
fn nothing_is_cut_off_in_a_small_window_or_at_large_text() {
    for (size, text) in [(vec2(1024.0, 700.0), 100), (SIZE, 100), (SIZE, 200)] {
        let mut state = signals();
        state.apply(Command::TextSize(TextSize::from(text)));
        let cut = cut(&window_of(size, state));
        assert!(cut.is_empty(), "{size} at {text} %: {cut:?}");
    }
}

#[test]
fn every_row_of_the_log_can_be_reached_by_name() {
    let desk = window_of(TALL, signals());
    let named = |start: &str| {
        let starts = |label: &str| label.starts_with(start);
        desk.query_all_by_role(Role::Button)
            .filter(|it| it.accesskit_node().label().is_some_and(|l| starts(&l)))
            .count()
    };
    assert_eq!(named("Take "), entries(&desk).len());
    assert!(!entries(&desk).is_empty());
}
