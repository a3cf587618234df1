//! Names of knobs, components, metrics and columns lead to the term that explains them: told, underlined, and led to by a
//! click or by F1.
#![cfg(feature = "app")]

mod window;

use egui::Key;
use egui::accesskit::Role;
use egui_kittest::kittest::{NodeT, Queryable};
use glassfeed::app::command::Command;
use glassfeed::app::session::InspectorTab;
use glassfeed::app::shortcuts::{LOOK_UP, SHORTCUTS};
use glassfeed::app::table::Column;
use glassfeed::learn::{View, term_named};
use glassfeed::pipeline::stages::read_for;
use glassfeed::pipeline::{Component, FeedKind, knobs};
use glassfeed::simulation::metrics::METRICS;
use window::{Desk, built_in, key, press, send, state, window, window_of};

/// Columns whose names are no terms, and why.
const PLAIN: [(&str, &str); 3] =
    [("post", "what the whole app is about"), ("id", "a name in a file"), ("posted", "an everyday word")];

/// A window tall enough that nothing of a panel is scrolled away.
const TALL: egui::Vec2 = egui::vec2(1440.0, 2600.0);

fn described(desk: &Desk, role: Role, name: &str) -> Option<String> {
    desk.get_all_by_role(role)
        .find(|node| node.accesskit_node().label().as_deref() == Some(name))
        .unwrap_or_else(|| panic!("{name} is not there"))
        .accesskit_node()
        .description()
}

fn open_term(desk: &Desk) -> Option<&str> {
    (state(desk).session.view == View::Glossary).then(|| state(desk).session.learn.glossary.term.as_deref())?
}

fn meaning(name: &str) -> String {
    term_named(name).unwrap_or_else(|| panic!("no term explains {name}")).term.meaning()
}

#[test]
fn every_knob_component_and_metric_is_explained_by_a_term() {
    let names = knobs().iter().map(|knob| knob.name).chain(Component::ALL.map(Component::name));
    let plain: Vec<&str> =
        names.chain(METRICS.iter().map(|metric| metric.name)).filter(|name| term_named(name).is_none()).collect();
    assert_eq!(plain, [""; 0]);
    let columns: Vec<&str> = Column::all().map(|column| column.column.spoken()).collect();
    let plain: Vec<&str> = columns.into_iter().filter(|name| term_named(name).is_none()).collect();
    assert_eq!(plain, PLAIN.map(|(name, _)| name));
}

#[test]
fn a_name_is_explained_by_what_it_says_not_by_its_first_word() {
    let by = |name: &str| term_named(name).map(|named| (named.term.id(), named.part));
    assert_eq!(by("Freshness floor"), Some(("floor", (10, 15))));
    assert_eq!(by("Longest author run"), Some(("run", (15, 18))));
    assert_eq!(by("Merge Scores"), Some(("merge", (0, 12))));
    assert_eq!(by("Author Gini"), Some(("gini", (7, 11))));
    assert_eq!(by("Id"), None);
}

#[test]
fn every_knob_and_group_in_tune_tells_its_term() {
    let mut state = built_in();
    state.session.open_groups = Component::ALL.into();
    let desk = window_of(TALL, state);
    for component in Component::ALL {
        let told = described(&desk, Role::DisclosureTriangle, component.name()).unwrap_or_default();
        assert!(told.contains(&meaning(component.name())), "{}: {told}", component.name());
    }
    // A switch that stands in its component's header is named by that.
    let in_header = ["boost.on", "demote.on", "media.on"];
    for knob in read_for(FeedKind::Home).filter(|knob| !in_header.contains(&knob.key)) {
        let told = described(&desk, Role::Link, knob.name).unwrap_or_default();
        assert!(told.contains(&meaning(knob.name)), "{}: {told}", knob.name);
    }
}

#[test]
fn every_header_of_all_posts_tells_its_term() {
    let mut state = built_in();
    state.session.tab = InspectorTab::AllPosts;
    for columns in Column::all().map(|declared| declared.column).collect::<Vec<_>>().chunks(8) {
        state.session.table.columns = columns.iter().copied().chain([Column::Post]).collect();
        let desk = window_of(egui::vec2(2560.0, 1440.0), built_in_like(&state));
        for column in columns {
            let name = column.spoken();
            let told = described(&desk, Role::ColumnHeader, &format!("Sort by {name}"));
            match PLAIN.iter().any(|(plain, _)| *plain == name) {
                true => assert_eq!(told, None, "{name}"),
                false => assert!(told.unwrap_or_default().contains(&meaning(name)), "{name}"),
            }
        }
    }
}

/// The built-in world again, looked at in the same way.
fn built_in_like(other: &glassfeed::app::state::State) -> glassfeed::app::state::State {
    let mut state = built_in();
    state.session = other.session.clone();
    state
}

#[test]
fn every_metric_in_compare_tells_its_term() {
    let mut state = built_in();
    state.session.view = View::Compare;
    let desk = window_of(TALL, state);
    for metric in &METRICS {
        let told = described(&desk, Role::Link, metric.name).unwrap_or_default();
        assert!(told.contains(&meaning(metric.name)), "{}: {told}", metric.name);
    }
}

#[test]
fn a_click_on_a_knobs_name_leads_to_its_term_and_turns_nothing() {
    let mut desk = window(built_in());
    press(&mut desk, Role::Link, "Freshness floor");
    assert_eq!(open_term(&desk), Some("floor"));
    assert_eq!(state(&desk).changes(), (0, 0));
}

#[test]
fn a_word_in_a_tooltip_leads_to_its_term() {
    let mut state = built_in();
    state.session.tab = InspectorTab::AllPosts;
    let mut desk = window(state);
    assert!(!window::is_there(&desk, Role::Link, "value"));
    desk.get_by_role_and_label(Role::ColumnHeader, "Sort by contributions").hover();
    // Past the delay before a tooltip shows.
    (0..60).for_each(|_| desk.step());
    let word = |desk: &Desk| {
        let mut words = desk.query_all_by_role_and_label(Role::Link, "value");
        words.next().expect("the tooltip is open").rect().center()
    };
    let at = word(&desk);
    desk.hover_at(at);
    (0..30).for_each(|_| desk.step());
    assert_eq!(word(&desk), at, "it stays while the pointer is in it");
    desk.get_all_by_role_and_label(Role::Link, "value").next().expect("it is there").click();
    desk.run();
    assert_eq!(open_term(&desk), Some("value"));
}

#[test]
fn f1_on_a_slider_leads_to_the_term_of_its_knob() {
    let mut desk = window(built_in());
    desk.get_by_role_and_label(Role::Slider, "Half-life").focus();
    desk.run();
    key(&mut desk, Key::F1);
    assert_eq!(open_term(&desk), Some("half-life"));
}

#[test]
fn f1_on_a_header_leads_to_its_term_and_a_click_still_folds_or_sorts() {
    let mut desk = window(built_in());
    let is_open = |desk: &Desk| state(desk).session.open_groups.contains(&Component::MergeScores);
    let before = is_open(&desk);
    press(&mut desk, Role::DisclosureTriangle, "Merge Scores");
    assert_eq!((is_open(&desk), open_term(&desk)), (!before, None));
    desk.hover_at(egui::pos2(1.0, 1.0));
    desk.get_by_role_and_label(Role::DisclosureTriangle, "Filtering").focus();
    desk.run();
    key(&mut desk, Key::F1);
    assert_eq!(open_term(&desk), Some("filtering"));
    send(&mut desk, Command::Tab(InspectorTab::AllPosts));
    desk.get_by_role_and_label(Role::ColumnHeader, "Sort by score").hover();
    desk.run();
    key(&mut desk, Key::F1);
    assert_eq!(open_term(&desk), Some("score"));
}

#[test]
fn with_nothing_at_hand_the_word_is_looked_up_where_the_glossary_was_left() {
    let mut desk = window(built_in());
    let look_up = SHORTCUTS.iter().find(|shortcut| shortcut.name == LOOK_UP).expect("it is a command");
    let command = look_up.command(state(&desk)).expect("it can always be run");
    send(&mut desk, command);
    assert_eq!((state(&desk).session.view, open_term(&desk)), (View::Glossary, None));
}

/// The link in a row, left of what stands at `right`.
fn link_in(desk: &Desk, row: egui::Rect) -> Option<String> {
    let mut links = desk.query_all_by_role(Role::Link);
    links.find(|link| row.contains(link.rect().center())).and_then(|link| link.accesskit_node().label())
}

#[test]
fn every_name_in_a_posts_story_leads_to_its_term() {
    let mut state = built_in();
    state.jobs.trials.at_once = true;
    let posts: Vec<_> = state.feed_posts().take(12).collect();
    let mut desk = window_of(TALL, state);
    let mut seen = std::collections::BTreeSet::new();
    for post in posts {
        send(&mut desk, Command::Select(Some(post)));
        for row in desk.query_all_by_role(Role::Row).map(|row| (row.rect(), row.accesskit_node().label())) {
            let says = row.1.unwrap_or_default();
            let link = link_in(&desk, row.0).unwrap_or_else(|| panic!("{says} leads nowhere"));
            assert!(says.starts_with(&link), "{says}: {link}");
            seen.insert(link);
        }
        let offers = desk
            .query_all_by_role(Role::Button)
            .filter(|button| button.accesskit_node().label().is_some_and(|label| label.starts_with("Apply ")));
        for offer in offers {
            let (says, at) = (offer.accesskit_node().label().unwrap_or_default(), offer.rect());
            let row = at.with_min_x(at.left() - 320.0);
            let link = link_in(&desk, row).unwrap_or_else(|| panic!("{says} leads nowhere"));
            assert!(says.starts_with(&format!("Apply {link}")), "{says}: {link}");
        }
    }
    for name in ["Like", "Profile tap", "Normalized", "Freshness", "Close friend", "Author’s 2nd post", "Score"] {
        assert!(seen.contains(name), "{name} is not among {seen:?}");
    }
}

#[test]
fn what_a_step_of_the_score_is_called_is_explained_by_what_it_does() {
    let by = |name: &str| term_named(name).map(|named| named.term.id());
    assert_eq!(by("Fact check"), Some("misinformation"));
    assert_eq!(by("Repeat sharer"), Some("strike"));
    assert_eq!(by("Like one you hid"), Some("similar"));
}

#[test]
fn f1_on_a_step_of_the_score_leads_to_its_term() {
    let mut desk = window(built_in());
    let score = desk.get_all_by_role_and_label(Role::Link, "Normalized").next().expect("the score is taken apart");
    score.focus();
    desk.run();
    key(&mut desk, Key::F1);
    assert_eq!(open_term(&desk), Some("normalize"));
}
