//! Data: which columns are shown, what is asked before rows go, and what was done in the phone among the impressions.
#![cfg(feature = "app")]

mod window;

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers};
use egui_kittest::kittest::{NodeT, Queryable};
use glassfeed::app::command::Command;
use glassfeed::app::data::DataView;
use glassfeed::app::preferences::Preferences;
use glassfeed::app::shortcuts;
use glassfeed::app::state::State;
use glassfeed::domain::{Action, Table};
use glassfeed::files;
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

fn write_into(desk: &mut Desk, text: &str) {
    desk.event(Event::Text(text.to_owned()));
    desk.run();
}

#[test]
fn columns_are_hidden_shown_and_resized_and_stay_so() {
    let mut desk = window(data());
    press(&mut desk, Role::Button, "Columns");
    press(&mut desk, Role::CheckBox, "Topics");
    key(&mut desk, Key::Escape);
    assert!(!is_there(&desk, Role::ColumnHeader, "Sort by Topics"));
    let width = |desk: &Desk| desk.get_by_role_and_label(Role::ColumnHeader, "Sort by Author").rect().width();
    let before = width(&desk);
    desk.get_by_role_and_label(Role::ColumnHeader, "Sort by Author").focus();
    desk.run();
    desk.key_press_modifiers(Modifiers::SHIFT, Key::ArrowRight);
    desk.run();
    assert!(width(&desk) > before);
    let kept = serde_json::to_string(&Preferences::of(state(&desk))).expect("JSON");
    let kept: Preferences = serde_json::from_str(&kept).expect("preferences");
    assert_eq!((&kept.data.look().hidden, kept.data.look().widths.len()), (&["topics".to_owned()].into(), 1));
    press(&mut desk, Role::Button, "Columns");
    press(&mut desk, Role::MenuItem, "Usual columns and widths");
    key(&mut desk, Key::Escape);
    assert!(is_there(&desk, Role::ColumnHeader, "Sort by Topics") && width(&desk) == before);
}

#[test]
fn the_keys_walk_over_a_hidden_column() {
    let mut look = DataView::default().at(Table::Posts, 0).look();
    let columns = files::table::columns(Table::Posts);
    look.turn_column(Table::Posts, &columns[1]);
    look.turn_column(Table::Posts, &columns[0]);
    assert_eq!((look.hidden.len(), look.beside(Table::Posts, 1)), (1, 2), "the first column stays");
    look.cursor.1 = 2;
    assert_eq!((look.beside(Table::Posts, -1), look.beside(Table::Posts, 99)), (0, columns.len() - 1));
}

#[test]
fn taking_rows_out_by_name_asks_first() {
    let mut state = data();
    state.apply(at(Table::Posts, 3));
    let posts = state.document.world.posts.len();
    let named = shortcuts::all().find(|it| it.name == "Take out the selected rows").expect("it is named");
    let command = named.command(&state).expect("there are rows");
    let mut desk = window(state);
    send(&mut desk, command);
    desk.run();
    assert_eq!(posts_of(&desk), posts);
    press(&mut desk, Role::Button, "Take out");
    assert_eq!(posts_of(&desk), posts - 1);
}

fn posts_of(desk: &Desk) -> usize {
    state(desk).document.world.posts.len()
}

#[test]
fn what_was_done_in_the_phone_is_marked_among_the_impressions() {
    let mut opened = data();
    let post = opened.feed_posts().next().expect("a post");
    opened.apply(Command::Act(post, Action::Like));
    let own = opened.document.world.impressions.len();
    opened.apply(at(Table::Impressions, own as u32));
    let mut desk = window(opened);
    desk.run();
    let marked = format!("impression {}, of this session", own + 1);
    assert!(rows(&desk).contains(&marked), "{marked}: {:?}", rows(&desk));
    press(&mut desk, Role::Button, "1 of this session");
    assert_eq!(rows(&desk), [marked]);
    // It is the world's own only once that is saved: no cell of it is written.
    desk.get_by_role_and_label(Role::Cell, &format!("Post of impression {}, of this session", own + 1)).click();
    desk.run();
    write_into(&mut desk, "4");
    assert!(
        desk.query_all_by_role(Role::TextInput)
            .all(|field| { field.accesskit_node().label().is_none_or(|label| !label.starts_with("Post of")) })
    );
    press(&mut desk, Role::Button, "Show in Signals");
    assert_eq!(state(&desk).session.view, View::Lab);
    assert_eq!(state(&desk).document.world.impressions.len(), own);
}
