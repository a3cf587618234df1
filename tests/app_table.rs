//! All posts, in the window itself, by accessible names.
#![cfg(feature = "app")]

mod window;

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, OutputCommand};
use egui_kittest::kittest::{NodeT, Queryable};
use glassfeed::app::command::{Command, Saved};
use glassfeed::app::preferences::Preferences;
use glassfeed::app::session::InspectorTab;
use glassfeed::app::state::State;
use glassfeed::app::table::{Column, Entries, Row, Slopes, TableView, Which};
use glassfeed::domain::Media;
use glassfeed::pipeline::knobs;
use glassfeed::policy::Value;
use window::*;

fn all_posts() -> State {
    let mut state = built_in();
    state.apply(Command::Tab(InspectorTab::AllPosts));
    state
}

fn viewed(edit: impl FnOnce(&mut TableView)) -> Desk {
    let mut state = all_posts();
    let mut view = TableView::default();
    edit(&mut view);
    state.apply(Command::Table(Box::new(view)));
    window(state)
}

/// A pinned order that differs from the one at hand.
fn turned() -> State {
    let mut state = all_posts();
    let comment = knobs().iter().find(|knob| knob.key == "weight.comment").expect("a knob");
    state.apply(Command::Turn(comment, Value::Number(60.0)));
    state
}

/// The numbers a column holds for the posts of those labels.
fn numbers(state: &State, column: Column, labels: &[String]) -> Vec<f64> {
    let entries = Entries::new(&state.results);
    let row = |entry| Row { results: &state.results, entries: &entries, entry };
    let of = |label: &String| {
        let entry = entries.all.iter().find(|entry| row(entry).text(Column::Post).as_ref() == Some(label));
        row(entry.expect("a post of that label")).plain(column).parse().expect("a number")
    };
    labels.iter().map(of).collect()
}

#[test]
fn a_header_sorts_by_its_column() {
    let mut harness = viewed(|view| view.which = Which::Delivered);
    press(&mut harness, Role::ColumnHeader, "Sort by score");
    let scores = numbers(state(&harness), Column::Score, &rows(&harness));
    assert!(scores.len() > 20 && scores.is_sorted_by(|a, b| a >= b), "{scores:?}");
    press(&mut harness, Role::ColumnHeader, "Sort by score");
    assert!(numbers(state(&harness), Column::Score, &rows(&harness)).is_sorted());
}

#[test]
fn a_filter_narrows_the_rows_until_its_chip_is_removed() {
    let mut harness = viewed(|_| {});
    let all = rows(&harness);
    press(&mut harness, Role::ComboBox, "Filter by type");
    press(&mut harness, Role::MenuItem, "Reel");
    let world = state(&harness).document.world.clone();
    let is_reel = |label: &String| {
        let post = world.posts.iter().find(|post| label.ends_with(&post.caption)).expect("a post of that caption");
        post.media == Media::Reel
    };
    let shown = rows(&harness);
    assert!(!shown.is_empty() && shown != all && shown.iter().all(is_reel), "{shown:?}");
    press(&mut harness, Role::Button, "Remove filter Type: Reel");
    assert_eq!(rows(&harness), all);
}

#[test]
fn a_headers_menu_filters_by_numbers_as_they_are_typed() {
    let mut harness = viewed(|_| {});
    harness.get_by_role_and_label(Role::ColumnHeader, "Sort by score").click_secondary();
    harness.run();
    let field = "score at least";
    assert!(harness.get_by_label(field).accesskit_node().is_focused());
    harness.get_by_label(field).type_text("60");
    harness.run();
    let scores = numbers(state(&harness), Column::Score, &rows(&harness));
    assert!(!scores.is_empty() && scores.iter().all(|score| *score >= 60.0), "{scores:?}");
    assert!(harness.query_by_label("Remove filter Score ≥ 60").is_some());
}

#[test]
fn where_nothing_passes_the_table_says_what_to_loosen() {
    let mut harness = viewed(|_| {});
    let all = rows(&harness);
    press(&mut harness, Role::ComboBox, "Filter by moved");
    press(&mut harness, Role::MenuItem, "10 or more");
    assert!(harness.query_by_label("No post moved 10 or more").is_some());
    assert!(rows(&harness).is_empty());
    press(&mut harness, Role::Button, "Show all posts");
    assert_eq!(rows(&harness), all);
}

#[test]
fn a_saved_table_holds_what_is_shown() {
    let mut state = turned();
    let mut view = TableView { which: Which::Delivered, ..TableView::default() };
    view.columns = [Column::Rank, Column::Move, Column::Post, Column::Score].into();
    view.sort_by(Column::Score);
    state.apply(Command::Table(Box::new(view)));
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("posts.csv");
    state.apply(Command::Save(Saved::Table, path.clone()));
    let text = std::fs::read_to_string(&path).expect("written");
    assert_eq!(text.lines().next(), Some("rank,move,post,score,outcome"));
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let saved: Vec<csv::StringRecord> = reader.records().collect::<Result<_, _>>().expect("rows");
    assert_eq!(saved.len(), state.results.ledger.delivery.length);
    assert!(saved.iter().all(|row| &row[4] == "delivered"));
    let harness = window(state);
    let shown = rows(&harness);
    let posts: Vec<&str> = saved.iter().map(|row| &row[2]).take(shown.len()).collect();
    assert_eq!(posts, shown);
    for (column, at) in [(Column::Rank, 0), (Column::Move, 1), (Column::Score, 3)] {
        let written: Vec<f64> = saved.iter().take(shown.len()).map(|row| row[at].parse().expect("plain")).collect();
        assert_eq!(written, numbers(window::state(&harness), column, &shown));
    }
}

#[test]
fn columns_chosen_are_there_after_a_restart() {
    let mut harness = viewed(|_| {});
    press(&mut harness, Role::Button, "Columns");
    press(&mut harness, Role::CheckBox, "Author");
    press(&mut harness, Role::CheckBox, "Type");
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("session.json");
    Preferences::of(state(&harness)).save(&path).expect("saved");
    let mut fresh = all_posts();
    Preferences::load(&path).restore(&mut fresh);
    let again = window(fresh);
    assert!(again.query_by_label("Sort by author").is_some());
    assert!(again.query_by_label("Sort by type").is_none());
}

#[test]
fn without_room_the_columns_missed_least_go() {
    let harness = viewed(|view| view.columns = Column::all().map(|declared| declared.column).collect());
    for kept in ["rank", "move", "post", "score"] {
        assert!(harness.query_by_label(&format!("Sort by {kept}")).is_some(), "{kept}");
    }
    assert!(harness.query_by_label("Sort by rule").is_none());
    assert!(harness.query_by_label("Sort by outcome").is_none());
}

#[test]
fn a_header_is_resized_by_keys() {
    let mut harness = viewed(|_| {});
    harness.get_by_label("Sort by score").focus();
    harness.run();
    let width = harness.get_by_label("Sort by score").rect().width();
    harness.key_press_modifiers(Modifiers::SHIFT, Key::ArrowRight);
    harness.run();
    assert!(harness.get_by_label("Sort by score").rect().width() > width);
}

#[test]
fn slope_lines_stand_left_of_the_rows() {
    let mut harness = window(turned());
    let row = |harness: &Desk| harness.get_by_label("Sort by rank").rect();
    let before = row(&harness);
    let label = "Slope lines from the pinned order";
    press(&mut harness, Role::Button, label);
    assert!(state(&harness).session.table.slopes);
    assert!(harness.query_by_label(label).is_none());
    let lane =
        |harness: &Desk| row(harness).left() - harness.get_by_role_and_label(Role::Table, "All posts").rect().left();
    let with = lane(&harness);
    press(&mut harness, Role::Button, "Hide slope lines");
    assert!(with > lane(&harness));
    assert_eq!(row(&harness), before);
}

#[test]
fn slope_lines_join_the_pinned_order_with_the_order_shown() {
    let state = turned();
    let entries = Entries::new(&state.results);
    let shown: Vec<u32> = (0..entries.ranked as u32).collect();
    let slopes = Slopes::new(&state.results, &entries, &shown);
    assert!(slopes.pinned.iter().map(|(_, was)| was).is_sorted());
    for (place, &(index, _)) in slopes.pinned.iter().enumerate() {
        let line = slopes.lines[place] as usize;
        assert_eq!(shown[line], index);
        assert_eq!(slopes.places[line], Some(place as u32));
    }
}

#[test]
fn the_keyboard_walks_opens_copies_and_searches() {
    let mut harness = viewed(|view| view.columns = [Column::Rank, Column::Post].into());
    let shown = rows(&harness);
    press(&mut harness, Role::Row, &shown[2]);
    harness.event(Event::Copy);
    harness.step();
    let copied = harness.output().platform_output.commands.iter().find_map(|command| match command {
        OutputCommand::CopyText(text) => Some(text.clone()),
        _ => None,
    });
    assert_eq!(copied, Some(format!("3\t{}\n", shown[2])));
    harness.run();
    assert!(is_there(&harness, Role::Status, "Copied 1 row"));
    harness.key_press_modifiers(Modifiers::COMMAND, Key::F);
    harness.run();
    assert!(harness.get_by_label("Author, caption, #tag").accesskit_node().is_focused());
    key(&mut harness, Key::Enter);
    assert_eq!(state(&harness).session.tab, InspectorTab::AllPosts);
    key(&mut harness, Key::ArrowDown);
    let ledger = &state(&harness).results.ledger;
    assert_eq!(state(&harness).session.selected, Some(ledger.slate.posts[ledger.order()[3] as usize]));
    key(&mut harness, Key::Enter);
    assert_eq!(state(&harness).session.tab, InspectorTab::Post);
}

#[test]
fn the_title_of_the_removed_posts_counts_those_shown() {
    let all = state(&viewed(|_| {})).results.ledger.found.iter().filter(|found| found.removed.is_some()).count();
    let harness = viewed(|view| {
        view.which = Which::Removed;
        view.search = "#cats".to_owned();
    });
    let title = harness.get_by_role_and_label(Role::Button, "Removed posts");
    let told = title.accesskit_node().data().description().unwrap_or_default().to_owned();
    let shown: usize = told.split(' ').next().and_then(|count| count.parse().ok()).expect("a count");
    assert_eq!(shown, rows(&harness).len());
    assert!(shown > 0 && shown < all, "{told}");
}

#[test]
fn no_rank_and_no_title_is_cut_whatever_sorts() {
    let usual = [Column::Rank, Column::Post, Column::Type, Column::Age, Column::Factor, Column::Score, Column::Rule];
    for column in usual {
        let mut harness = viewed(|view| {
            view.which = Which::Delivered;
            view.sort = column;
        });
        let shown = rows(&harness);
        press(&mut harness, Role::Row, &shown[0]);
        key(&mut harness, Key::End);
        let mut cut = cut(&harness);
        cut.retain(|text| text.parse::<f64>().is_ok() || usual.iter().any(|of| of.declared().title == text));
        assert!(cut.is_empty(), "sorted by {column:?}: {cut:?}");
    }
}
