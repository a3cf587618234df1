//! Data: the world as tables, used by accessible names and by keys.
#![cfg(feature = "app")]

mod window;

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, Vec2, vec2};
use egui_kittest::kittest::{NodeT, Queryable};
use glassfeed::app::command::{Command, Saved};
use glassfeed::app::data::{DataPart, DataView, WorldEdit};
use glassfeed::app::document::Control;
use glassfeed::app::preferences::Preferences;
use glassfeed::app::state::State;
use glassfeed::domain::{AccountId, PostId, Table, ViewerId};
use glassfeed::files::{self, Progress};
use glassfeed::learn::View;
use window::*;

fn data() -> State {
    let mut state = built_in();
    state.apply(Command::View(View::Data));
    state
}

fn at(table: Table, row: u32) -> Command {
    Command::ShowTable(Box::new(DataView::default().at(table, row)))
}

fn write(state: &mut State, table: Table, row: u32, key: &'static str, text: &str) {
    state.apply(Command::EditWorld(WorldEdit::Write(table, row, key, text.to_owned())));
}

fn order(state: &State) -> Vec<String> {
    state.feed_posts().map(|post| state.document.world.post(post).id.clone()).collect()
}

/// What the cells of a column say, top to bottom.
fn cells(desk: &Desk, title: &str) -> Vec<String> {
    let of = format!("{title} of ");
    let mut cells: Vec<_> = desk
        .query_all_by_role(Role::Cell)
        .filter(|cell| cell.accesskit_node().label().is_some_and(|label| label.starts_with(&of)))
        .map(|cell| (cell.rect().top(), cell.accesskit_node().value().unwrap_or_default()))
        .collect();
    cells.sort_by(|a, b| a.0.total_cmp(&b.0));
    cells.into_iter().map(|(_, text)| text).collect()
}

fn write_into(desk: &mut Desk, text: &str) {
    desk.event(Event::Text(text.to_owned()));
    desk.run();
}

#[test]
fn every_table_shows_its_rows() {
    let mut desk = window(data());
    for table in Table::ALL {
        let name = glassfeed::app::words::sentence(table.key());
        press(&mut desk, Role::Tab, &name);
        assert_eq!(state(&desk).session.data.table, table);
        assert!(!rows(&desk).is_empty(), "{name}");
    }
}

#[test]
fn a_header_sorts_and_sorts_back() {
    let mut desk = window(data());
    press(&mut desk, Role::ColumnHeader, "Sort by Likes");
    let likes =
        |desk: &Desk| cells(desk, "Likes").iter().map(|text| text.parse::<u64>().expect("a count")).collect::<Vec<_>>();
    let down = likes(&desk);
    assert!(down.len() > 5 && down.is_sorted_by(|a, b| a >= b) && down[0] > 0, "{down:?}");
    press(&mut desk, Role::ColumnHeader, "Sort by Likes");
    assert!(likes(&desk).is_sorted());
    press(&mut desk, Role::ColumnHeader, "Sort by Likes");
    assert_eq!(rows(&desk)[0], format!("post {}", state(&desk).document.world.posts[0].id));
}

#[test]
fn search_and_filters_leave_the_rows_that_pass() {
    let mut desk = window(data());
    type_into(&mut desk, "Search the table", "baking");
    let baking = rows(&desk).len();
    assert!(baking > 0);
    desk.get_by_role_and_label(Role::ColumnHeader, "Sort by Media").click_secondary();
    desk.run();
    press(&mut desk, Role::MenuItem, "reel");
    key(&mut desk, Key::Escape);
    assert!(cells(&desk, "Media").iter().all(|media| media == "reel"));
    desk.get_by_role_and_label(Role::ColumnHeader, "Sort by Likes").click_secondary();
    desk.run();
    type_into(&mut desk, "Filter Likes", ">3");
    key(&mut desk, Key::Escape);
    assert!(cells(&desk, "Likes").iter().all(|likes| likes.parse::<u64>().expect("a count") > 2));
    press(&mut desk, Role::Button, "Remove filter Media reel");
    press(&mut desk, Role::Button, "Remove filter Likes >3");
    press(&mut desk, Role::Button, "Clear search");
    assert!(rows(&desk).len() >= baking);
}

#[test]
fn a_cell_is_written_by_keys_alone_and_undone() {
    let mut desk = window(data());
    let post = state(&desk).document.world.posts[0].id.clone();
    desk.get_by_role_and_label(Role::Cell, &format!("Likes of post {post}")).click();
    desk.run();
    write_into(&mut desk, "4");
    desk.get_by_role_and_label(Role::TextInput, &format!("Likes of post {post}")).type_text("2");
    desk.run();
    key(&mut desk, Key::Enter);
    assert_eq!(state(&desk).document.world.posts[0].likes, 42);
    assert!(!is_there(&desk, Role::TextInput, &format!("Likes of post {post}")));
    let step = state(&desk).undo.last().expect("a step").to_owned();
    assert!(step.starts_with(&format!("Likes of {post} ")) && step.ends_with("→ 42"), "{step}");
    send(&mut desk, Command::Undo);
    assert_ne!(state(&desk).document.world.posts[0].likes, 42);
    send(&mut desk, Command::Redo);
    assert_eq!(state(&desk).document.world.posts[0].likes, 42);
}

#[test]
fn what_cannot_be_is_told_as_one_types_and_is_not_kept() {
    let mut desk = window(data());
    let post = state(&desk).document.world.posts[0].id.clone();
    let name = format!("Author of post {post}");
    desk.get_by_role_and_label(Role::Cell, &name).click();
    desk.run();
    write_into(&mut desk, "nobody.h");
    assert!(desk.query_by_label_contains("No account").is_some());
    key(&mut desk, Key::Enter);
    assert!(is_there(&desk, Role::TextInput, &name), "it is still written");
    key(&mut desk, Key::Escape);
    assert!(!is_there(&desk, Role::TextInput, &name));
    assert_eq!(state(&desk).undo.last(), None);
}

#[test]
fn rows_are_added_copied_and_taken_out_by_keys() {
    let mut desk = window(data());
    let posts = state(&desk).document.world.posts.len();
    press(&mut desk, Role::Button, "Add a post");
    assert_eq!(state(&desk).document.world.posts.len(), posts + 1);
    assert_eq!(state(&desk).session.data.selected(), Some(posts as u32), "the new row is selected");
    let post = state(&desk).document.world.posts[posts].id.clone();
    desk.get_by_role_and_label(Role::Cell, &format!("Id of post {post}")).click();
    desk.run();
    assert!(is_there(&desk, Role::TextInput, &format!("Id of post {post}")), "a click on the cell at hand writes it");
    key(&mut desk, Key::Escape);
    desk.key_press_modifiers(Modifiers::COMMAND, Key::D);
    desk.run();
    assert_eq!(state(&desk).document.world.posts.len(), posts + 2);
    desk.get_by_role_and_label(Role::Cell, &format!("Id of post {post}")).click();
    desk.run();
    key(&mut desk, Key::Delete);
    assert!(desk.query_by_label_contains(&format!("Take out post {post}?")).is_some());
    press(&mut desk, Role::Button, "Take out");
    assert_eq!(state(&desk).document.world.posts.len(), posts + 1);
    for _ in 0..3 {
        send(&mut desk, Command::Undo);
    }
    assert_eq!(state(&desk).document.world.posts.len(), posts);
    assert_eq!(state(&desk).document.edits.count(), 0);
}

#[test]
fn what_hangs_on_an_account_is_told_before_it_goes() {
    let mut desk = window(data());
    let account = state(&desk).document.world.viewers[1].account;
    send(&mut desk, at(Table::Accounts, account.0));
    press(&mut desk, Role::Button, "Take out…");
    assert!(desk.query_by_label_contains("1 viewer").is_some());
    press(&mut desk, Role::Button, "Cancel");
    assert_eq!(state(&desk).document.edits.count(), 0);
}

#[test]
fn the_feed_follows_what_is_written_and_steps_back_with_it() {
    let mut state = data();
    let before = order(&state);
    let top = state.feed_posts().next().expect("a top post");
    write(&mut state, Table::Posts, top.0, "labels.violation", "spam");
    assert!(!order(&state).contains(&before[0]));
    state.apply(Command::Undo);
    assert_eq!(order(&state), before);
}

#[test]
fn a_world_edited_here_is_saved_reopened_and_ranked_the_same() {
    let mut state = data();
    let muted = state.document.world.post(state.feed_posts().next().expect("a post")).author;
    state.apply(Command::Control(Control::Mute(muted, true)));
    let top = state.feed_posts().next().expect("a top post");
    write(&mut state, Table::Posts, top.0, "labels.borderline", "1");
    write(&mut state, Table::Posts, top.0, "hashtags", "#never_seen_before");
    write(&mut state, Table::Viewers, 0, "searches", "never_seen_before 2025-03-15 10:00");
    state.apply(Command::EditWorld(WorldEdit::Remove(Table::Posts, vec![0, 1])));
    assert!(state.document.viewer().muted.contains(&muted), "what was muted is");
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("edited.world.json");
    state.apply(Command::Save(Saved::World, path.clone()));
    assert_eq!(state.session.refused, None);
    let world = files::load_world(&path, &Progress::new()).expect("it opens");
    let reopened = State::new(world.into(), files::WorldSource::File(path));
    assert_eq!(order(&reopened), order(&state));
}

#[test]
fn controls_of_the_phone_and_rows_written_by_hand_are_one() {
    let mut state = data();
    let author = AccountId(20);
    state.apply(Command::Control(Control::Favorite(author, true)));
    write(&mut state, Table::Viewers, 0, "device", "tablet");
    assert!(state.document.viewer().favorites.contains(&author));
    assert!(state.document.viewers.is_empty(), "there is one of each");
    state.apply(Command::Control(Control::Favorite(author, false)));
    assert!(!state.document.viewer().favorites.contains(&author));
    state.apply(Command::Undo);
    state.apply(Command::Undo);
    assert!(state.document.viewer().favorites.contains(&author));
}

#[test]
fn what_is_looked_at_follows_its_row() {
    let mut state = data();
    let chosen = PostId(300);
    let id = state.document.world.post(chosen).id.clone();
    let post = state.feed_posts().nth(3).expect("a post");
    let name = state.document.world.post(post).id.clone();
    state.apply(Command::Select(Some(post)));
    state.apply(Command::Write(chosen, "words".to_owned()));
    let rows: Vec<u32> = (0..post.0.min(chosen.0)).filter(|row| row % 9 == 0).collect();
    state.apply(Command::EditWorld(WorldEdit::Remove(Table::Posts, rows)));
    let named = |state: &State, post: PostId| state.document.world.post(post).id.clone();
    assert_eq!(state.session.selected.map(|post| named(&state, post)), Some(name.clone()));
    let (_, written) = state.session.written.keys().next().copied().expect("the words stay");
    assert_eq!(named(&state, written), id);
    state.apply(Command::Undo);
    assert_eq!(state.session.selected.map(|post| named(&state, post)), Some(name));
}

#[test]
fn taking_out_the_viewer_at_hand_shows_another_feed() {
    let mut state = data();
    state.apply(Command::Viewer(ViewerId(1)));
    state.apply(Command::EditWorld(WorldEdit::Remove(Table::Viewers, vec![1])));
    assert_eq!(state.document.viewer, ViewerId(0));
    assert!(!order(&state).is_empty());
    state.apply(Command::Undo);
    assert_eq!(state.document.viewer, ViewerId(1));
}

#[test]
fn what_was_done_in_the_phone_goes_along_or_is_refused() {
    let mut state = data();
    let post = state.feed_posts().next().expect("a post");
    state.apply(Command::Act(post, glassfeed::domain::Action::Like));
    write(&mut state, Table::Posts, post.0, "created_at", "2999-01-01 00:00");
    assert_eq!(state.document.edits.count(), 0);
    assert!(state.session.notice.as_ref().is_some_and(|notice| notice.text.contains("in the phone")));
    state.apply(Command::EditWorld(WorldEdit::Remove(Table::Posts, vec![post.0])));
    assert!(state.document.acts.is_empty());
}

#[test]
fn a_window_opened_again_has_what_was_written() {
    let mut state = data();
    write(&mut state, Table::Posts, 3, "caption", "Kept for tomorrow");
    state.apply(Command::EditWorld(WorldEdit::Duplicate(Table::Posts, vec![3])));
    state.apply(Command::EditWorld(WorldEdit::Remove(Table::Accounts, vec![40])));
    let (posts, kept) = (state.document.world.posts.clone(), Preferences::of(&state));
    let mut again = built_in();
    kept.restore(&mut again);
    assert_eq!(again.document.world.posts, posts);
    assert_eq!(order(&again), order(&state));
    assert_eq!(again.undo.last(), None);
}

#[test]
fn steps_hold_no_world_of_their_own() {
    let mut state = data();
    for likes in 0..40 {
        write(&mut state, Table::Posts, 0, "likes", &likes.to_string());
    }
    let held = std::sync::Arc::strong_count(&state.document.world);
    state.apply(Command::Jump(-40));
    assert_eq!(state.document.edits.count(), 0);
    state.apply(Command::Jump(39));
    assert_eq!(state.document.world.posts[0].likes, 38);
    assert!(held < 12, "{held} hold the world at hand");
}

#[test]
fn the_panel_tells_what_the_model_sees() {
    let mut desk = window(data());
    let post = state(&desk).feed_posts().next().expect("a post");
    send(&mut desk, at(Table::Posts, post.0));
    for name in ["What the model sees", "Activity", "Engagement", "Author likes"] {
        assert!(is_there(&desk, Role::Label, name), "{name}");
    }
}

#[test]
fn a_neighbor_opens_its_row() {
    let mut desk = window(data());
    let world = state(&desk).document.world.clone();
    let viewer = state(&desk).document.viewer().clone();
    let friend = viewer.close_friends[0];
    let name = world.account(friend).id.clone();
    let spoken = format!("{name}, close friend");
    desk.get_by_label_contains(&spoken).click();
    desk.run();
    let view = &state(&desk).session.data;
    assert_eq!((view.table, view.selected()), (Table::Accounts, Some(friend.0)));
    assert!(desk.query_by_label_contains(&format!("Around {name}")).is_some());
}

#[test]
fn nothing_is_cut_at_any_size() {
    let quiet = |text: &String| !text.contains(' ') && text.len() < 24;
    for size in [vec2(1024.0, 700.0), vec2(720.0, 450.0)] {
        for part in DataPart::ALL {
            let mut state = data();
            state.apply(Command::Data(Box::new(DataView::default().at(Table::Posts, 4).showing(part))));
            let desk = sized(size, state);
            let bars: Vec<String> = cut(&desk).into_iter().filter(quiet).collect();
            assert!(bars.is_empty(), "{size:?} {part:?}: {bars:?}");
        }
    }
}

fn sized(size: Vec2, state: State) -> Desk {
    window_of(size, state)
}

#[test]
fn problems_of_a_file_lead_to_their_rows() {
    let mut start = data();
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("broken.world.json");
    let text = String::from_utf8(files::world_json(&start.document.world)).expect("text");
    let author = format!("\"author\": \"{}\"", start.document.world.account(start.document.world.posts[17].author).id);
    let head = text.find(&format!("\"id\": \"{}\"", start.document.world.posts[17].id)).expect("the post");
    let at = head + text[head..].find(&author).expect("its author");
    let broken = format!("{}\"author\": \"nobody.here\"{}", &text[..at], &text[at + author.len()..]);
    std::fs::write(&path, broken).expect("it is written");
    let error = files::load_world(&path, &Progress::new()).expect_err("it is refused");
    start.session.refused = Some(glassfeed::app::refused::Refused::from_error(&path, &error));
    start.apply(Command::View(View::Tune));
    let mut desk = window(start);
    press(&mut desk, Role::Button, "Show the row of posts[17].author");
    let view = &state(&desk).session;
    assert_eq!((view.view, view.data.table, view.data.selected()), (View::Data, Table::Posts, Some(17)));
    assert!(is_there(&desk, Role::Label, "In the file"));
    press(&mut desk, Role::Button, "Close");
    assert_eq!(state(&desk).session.refused, None);
}
