//! Data in a large world: what takes longer than a frame is done beside the window.
#![cfg(feature = "app")]

mod window;

use std::sync::Arc;

use egui::accesskit::Role;
use egui_kittest::kittest::{NodeT, Queryable};
use glassfeed::app::command::Command;
use glassfeed::app::data::{DataView, RowsAsked, TableLook, WorldEdit, shown};
use glassfeed::app::state::State;
use glassfeed::domain::{Action, Table, ViewerId};
use glassfeed::learn::View;
use glassfeed::pipeline::stages::merge;
use glassfeed::policy::Value;
use window::*;

/// Any world counts as large.
fn large() -> State {
    let mut state = built_in();
    state.jobs.editing.from = 0;
    state.apply(Command::View(View::Data));
    state
}

fn likes(text: &str) -> Command {
    Command::EditWorld(WorldEdit::Write(Table::Posts, 0, "likes", text.to_owned()))
}

/// Waits until nothing is on its way.
fn finish(state: &mut State) {
    while state.jobs.editing.count() > 0 {
        std::thread::yield_now();
        state.poll();
    }
}

#[test]
fn an_edit_beside_the_window_comes_to_the_same_as_one_at_once() {
    let edits = [
        likes("42"),
        Command::EditWorld(WorldEdit::Remove(Table::Posts, vec![3, 4])),
        Command::EditWorld(WorldEdit::Add(Table::Posts)),
        Command::EditWorld(WorldEdit::Duplicate(Table::Accounts, vec![1])),
    ];
    let (mut beside, mut at_once) = (large(), built_in());
    at_once.apply(Command::View(View::Data));
    for edit in edits {
        at_once.apply(edit.clone());
        beside.apply(edit);
        finish(&mut beside);
        assert_eq!(**beside.document.world, **at_once.document.world);
        assert_eq!(beside.results.ledger.order(), at_once.results.ledger.order());
        assert_eq!(beside.results.baseline, at_once.results.baseline);
        assert_eq!((beside.undo.last(), beside.session.selected), (at_once.undo.last(), at_once.session.selected));
        assert_eq!(beside.session.data, at_once.session.data);
    }
    beside.apply(Command::Undo);
    at_once.apply(Command::Undo);
    assert_eq!(**beside.document.world, **at_once.document.world);
}

#[test]
fn an_edit_shows_at_once_and_can_be_given_up() {
    let mut state = large();
    let (before, fed) = (state.document.world.posts[0].likes, state.results.fed);
    state.apply(likes("42"));
    assert_eq!(state.jobs.editing.written(Table::Posts, 0, "likes"), Some("42"));
    assert_eq!((state.document.world.posts[0].likes, state.results.fed), (before, fed), "nothing is waited for");
    state.apply(Command::StopEditing);
    state.poll();
    assert_eq!((state.jobs.editing.count(), state.document.world.posts[0].likes), (0, before));
    assert_eq!(state.undo.last(), None);
}

#[test]
fn what_is_done_meanwhile_counts_and_edits_follow_each_other() {
    let mut state = large();
    state.apply(likes("42"));
    state.apply(Command::EditWorld(WorldEdit::Write(Table::Posts, 1, "likes", "43".to_owned())));
    state.apply(Command::Turn(&merge::SAVE, Value::Number(12.0)));
    state.apply(Command::Viewer(ViewerId(1)));
    let post = state.feed_posts().next().expect("a post");
    state.apply(Command::Act(post, Action::Like));
    finish(&mut state);
    let posts = &state.document.world.posts;
    assert_eq!((posts[0].likes, posts[1].likes), (42, 43));
    assert_eq!((state.document.viewer, state.document.acts.len()), (ViewerId(1), 1));
    assert_eq!(state.document.policy.number(&merge::SAVE), 12.0);
    let fresh = glassfeed::app::results::Results::new(&state.document, &state.session);
    assert_eq!(state.results.ledger.order(), fresh.ledger.order());
}

#[test]
fn what_cannot_be_done_is_told() {
    let mut state = large();
    state.apply(likes("many"));
    finish(&mut state);
    assert!(state.session.notice.is_some());
    assert_eq!(state.undo.last(), None);
}

#[test]
fn the_foot_tells_of_the_change_on_its_way_and_the_cell_holds_it() {
    let mut opened = large();
    opened.apply(Command::ShowTable(Box::new(DataView::default().at(Table::Posts, 0))));
    opened.apply(likes("42"));
    let mut desk = window_of(SIZE, opened);
    // It may have arrived by now; the cell says the same either way.
    let name = format!("Likes of post {}", state(&desk).document.world.posts[0].id);
    assert_eq!(desk.get_by_role_and_label(Role::Cell, &name).accesskit_node().value().as_deref(), Some("42"));
    while state(&desk).jobs.editing.count() > 0 {
        std::thread::yield_now();
        desk.step();
    }
    assert_eq!(state(&desk).document.world.posts[0].likes, 42);
}

#[test]
fn rows_that_are_looked_for_beside_the_window_are_the_same() {
    let mut state = built_in();
    let world = state.document.world.clone();
    let look =
        TableLook { sort: Some(("likes".to_owned(), true)), search: "baking".to_owned(), ..TableLook::default() };
    let asked = RowsAsked { world: Arc::clone(&world), table: Table::Posts, look: look.clone() };
    assert!(asked.is_quick(), "a small table is sorted within a frame");
    state.jobs.finding.at_once = true;
    state.apply(Command::FindRows(Box::new(asked.clone())));
    let found = state.jobs.finding.answer(&asked).expect("it is found at once");
    assert_eq!(**found, shown(&world, Table::Posts, &look));
    assert!(!found.is_empty());
}
