//! The window's state, driven by commands alone.
#![cfg(feature = "app")]

use glassfeed::app::command::{Command, Saved};
use glassfeed::app::document::Control;
use glassfeed::app::refused::Refused;
use glassfeed::app::state::State;
use glassfeed::domain::{Action, PostId};
use glassfeed::files::{FileError, Problems};
use glassfeed::pipeline::FeedKind;
use glassfeed::pipeline::stages::merge::{COMMENT, LIKE};
use glassfeed::policy::{Problem, Value};

fn state() -> State {
    State::built_in().expect("the built-in world")
}

fn order(state: &State) -> Vec<PostId> {
    state.feed_posts().collect()
}

#[test]
fn a_drag_is_one_step_named_from_where_it_began() {
    let mut state = state();
    let before = order(&state);
    for weight in [8.0, 12.0, 20.0] {
        state.apply(Command::Turn(&COMMENT, Value::Number(weight)));
    }
    state.apply(Command::EndGesture);
    state.apply(Command::Turn(&COMMENT, Value::Number(30.0)));
    assert_eq!(state.undo.last(), Some("Comment 20 → 30"));
    state.apply(Command::Undo);
    assert_eq!(state.undo.last(), Some("Comment 6 → 20"));
    state.apply(Command::Undo);
    assert_eq!(state.undo.last(), None);
    assert_eq!(order(&state), before);
    state.apply(Command::Redo);
    assert_eq!(state.value(&COMMENT), Value::Number(20.0));
}

#[test]
fn a_knob_out_of_range_changes_nothing_and_is_no_step() {
    let mut state = state();
    state.apply(Command::Turn(&LIKE, Value::Number(f64::NAN)));
    state.apply(Command::Turn(&LIKE, Value::Number(501.0)));
    state.apply(Command::Turn(&LIKE, Value::Switch(true)));
    assert_eq!(state.value(&LIKE), LIKE.default());
    assert_eq!(state.undo.last(), None);
}

#[test]
fn muting_then_undoing_brings_the_same_feed_back() {
    let mut state = state();
    let before = order(&state);
    let author = state.document.world.post(before[0]).author;
    state.apply(Command::Control(Control::Mute(author, true)));
    assert!(order(&state).iter().all(|&post| state.document.world.post(post).author != author));
    state.apply(Command::Undo);
    assert_eq!(order(&state), before);
}

#[test]
fn what_a_preview_says_of_muting_is_what_muting_does() {
    let mut state = state();
    let author = state.document.world.post(order(&state)[0]).author;
    let mut said = state.results.preview(Control::Mute(author, true)).removed;
    let before = state.results.ledger.slate.posts.clone();
    state.apply(Command::Control(Control::Mute(author, true)));
    let mut gone: Vec<PostId> = before;
    gone.retain(|post| !state.results.ledger.slate.posts.contains(post));
    said.sort_unstable();
    gone.sort_unstable();
    assert_eq!(said, gone);
}

#[test]
fn previews_are_made_beside_the_window_and_never_of_an_older_feed() {
    let mut state = state();
    let author = state.document.world.post(order(&state)[0]).author;
    let controls = [Control::Mute(author, true), Control::Follow(author, false)];
    let found = |state: &State, control| state.jobs.previews.found(state.results.revision, control);
    for control in controls {
        state.apply(Command::Foresee(control));
        assert!(!state.jobs.previews.is_missing(state.results.revision, control), "it is asked for once");
    }
    while !controls.iter().all(|&control| found(&state, control).is_some()) {
        std::thread::yield_now();
        state.poll();
    }
    for control in controls {
        assert_eq!(
            found(&state, control).map(|found| found.removed.clone()),
            Some(state.results.preview(control).removed)
        );
    }
    state.apply(Command::Turn(&COMMENT, Value::Number(9.0)));
    assert!(controls.iter().all(|&control| found(&state, control).is_none()));
}

#[test]
fn a_like_moves_the_prediction_and_taking_it_back_restores_it() {
    let mut state = state();
    let top = order(&state)[0];
    let author = state.document.world.post(top).author;
    let affinity = |state: &State| {
        let context = state.results.context();
        context.history.affinity(context.viewer_id, author)
    };
    let (before, feed) = (affinity(&state), order(&state));
    state.apply(Command::Act(top, Action::Like));
    assert!(affinity(&state) > before);
    assert!(order(&state).contains(&top), "a liked post stays until the next refresh");
    state.apply(Command::Act(top, Action::Like));
    assert_eq!(affinity(&state), before);
    assert_eq!(order(&state), feed);
}

#[test]
fn a_refresh_leaves_behind_what_was_scrolled_past() {
    let mut state = state();
    let before = order(&state);
    state.apply(Command::Passed(5));
    state.apply(Command::Refresh);
    assert!(before[..5].iter().all(|post| !order(&state).contains(post)));
    state.apply(Command::Undo);
    assert_eq!(order(&state), before);
}

#[test]
fn the_other_feeds_are_newest_first() {
    let mut state = state();
    for feed in [FeedKind::Following, FeedKind::Favorites] {
        state.apply(Command::Feed(feed));
        let world = &state.document.world;
        assert!(order(&state).windows(2).all(|pair| world.post(pair[0]).created_at >= world.post(pair[1]).created_at));
    }
}

#[test]
fn a_saved_world_holds_what_was_done_and_gives_the_same_feed() {
    let mut state = state();
    let before = order(&state);
    state.apply(Command::Act(before[2], Action::Save));
    state.apply(Command::Control(Control::Hide(before[1], true)));
    state.apply(Command::Passed(3));
    state.apply(Command::Refresh);
    let saved = state.document.to_world();
    let world = std::sync::Arc::new(saved);
    let reopened = State::new(world, state.document.source.clone());
    assert_eq!(order(&reopened), order(&state));
}

#[test]
fn a_jump_to_any_step_goes_both_ways_and_keeps_what_lies_beyond() {
    let mut state = state();
    let mut orders = vec![order(&state)];
    for weight in [8.0, 12.0, 20.0] {
        state.apply(Command::Turn(&COMMENT, Value::Number(weight)));
        state.apply(Command::EndGesture);
        orders.push(order(&state));
    }
    for (steps, stands_at) in [(-3, 0), (2, 2), (-1, 1), (2, 3), (9, 3), (-9, 0)] {
        let there = state.undo.there(steps).map(|document| state.results.moves_to(document, &state.session));
        let before = order(&state);
        state.apply(Command::Jump(steps));
        assert_eq!(order(&state), orders[stands_at]);
        let moved = before.iter().zip(&orders[stands_at]).filter(|(before, after)| before != after).count();
        assert!(there.is_none_or(|said| said == moved), "said {there:?}, moved {moved}");
        assert_eq!((state.undo.past().len(), state.undo.future().len()), (stands_at, 3 - stands_at));
    }
    assert_eq!(state.undo.next(), Some("Comment 6 → 8"));
}

#[test]
fn what_takes_much_away_offers_a_way_back() {
    let mut state = state();
    let offers = |state: &State| state.session.notice.as_ref().is_some_and(|notice| notice.undo);
    state.apply(Command::Turn(&COMMENT, Value::Number(9.0)));
    assert!(!offers(&state), "a turned knob is seen where it was turned");
    let preset = glassfeed::files::PRESETS[1].policy(glassfeed::pipeline::knobs()).expect("a preset");
    for command in [Command::ResetAll, Command::UsePolicy(Box::new(preset), None), Command::Refresh] {
        state.apply(Command::Notice(None));
        state.apply(command.clone());
        assert!(offers(&state), "{command:?}");
    }
    let (world, source) = (state.document.world.clone(), state.document.source.clone());
    state.apply(Command::Notice(None));
    state.apply(Command::UseWorld(world, source));
    assert!(offers(&state));
}

#[test]
fn a_policys_limits_outlast_turning_resetting_and_taking_back() {
    let mut state = state();
    let text = r#"{"format": "glassfeed.policy/1", "guardrails": [{"metric": "authors_at_10", "at_least": 6}]}"#;
    let knobs = glassfeed::pipeline::knobs();
    let policy = glassfeed::files::parse_policy("it", text, knobs).expect("a policy");
    let limits = policy.guardrails.clone();
    state.apply(Command::UsePolicy(Box::new(policy), None));
    for command in [Command::Turn(&COMMENT, Value::Number(9.0)), Command::ResetAll, Command::Undo] {
        state.apply(command.clone());
        assert_eq!(state.document.policy.guardrails, limits, "{command:?}");
    }
}

#[test]
fn a_save_that_failed_says_so_and_not_that_nothing_was_opened() {
    let mut state = State::built_in().expect("the built-in world");
    state.apply(Command::Save(Saved::Policy, "/nowhere/at/all/mine.policy.json".into()));
    let refused = state.session.refused.expect("it is told");
    assert_eq!(refused.title, "mine.policy.json was not saved");
    assert!(refused.problems.is_empty() && !refused.summary.is_empty());
}

#[test]
fn of_a_file_with_many_problems_it_is_told_how_many_are_listed() {
    let problem = |at: usize| Problem { path: format!("posts[{at}]"), message: "no author".to_owned() };
    let refused = |listed: usize, total: usize| {
        let problems = Problems { list: (0..listed).map(problem).collect(), total };
        Refused::from_error("it.json".as_ref(), &FileError::Problems { path: "it.json".into(), problems }).summary
    };
    assert_eq!(refused(100, 300), "300 problems, the first 100 below");
    assert_eq!(refused(1, 1), "1 problem");
}
