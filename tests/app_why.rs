//! Why a post is seen, told in the phone from the … menu: the ledger's sentences, and the way on to what changes them.
#![cfg(feature = "app")]

mod window;

use egui::Key;
use egui::accesskit::Role;
use egui_kittest::kittest::{NodeT, Queryable};
use glassfeed::app::command::Command;
use glassfeed::app::document::Control;
use glassfeed::domain::{Origin, PostId};
use glassfeed::learn::View;
use glassfeed::pipeline::{Reason, why};
use window::*;

/// The first delivered post that came in like that.
fn first(desk: &Desk, origin: Origin) -> PostId {
    let ledger = &state(desk).results.ledger;
    let row = ledger.delivered().iter().find(|&&row| ledger.slate.origins[row as usize] == origin);
    ledger.slate.posts[*row.expect("a post that came in so") as usize]
}

fn reasons(desk: &Desk, post: PostId) -> Vec<Reason> {
    let results = &state(desk).results;
    why(&results.context(), &results.ledger, results.ledger.slate.row_of(post).expect("a candidate"))
}

/// What can be read in the sheet.
fn labels(desk: &Desk) -> Vec<String> {
    desk.query_all_by_role(Role::Label).filter_map(|label| label.accesskit_node().value()).collect()
}

fn handle_of(desk: &Desk, post: PostId) -> String {
    handle(desk, author(desk, post))
}

fn open(desk: &mut Desk, post: PostId) {
    send(desk, Command::Select(Some(post)));
    send(desk, Command::Why(Some(post)));
}

#[test]
fn the_menu_tells_why_a_followed_accounts_post_is_seen_and_the_numbers_when_asked() {
    let mut desk = window(built_in());
    let post = feed(&desk)[0];
    assert_eq!(first(&desk, Origin::Followed), post);
    let more = format!("More about {}", name(&desk, post));
    press(&mut desk, Role::Button, &more);
    press(&mut desk, Role::MenuItem, "Why you’re seeing this");
    let handle = handle_of(&desk, post);
    assert!(is_there(&desk, Role::Dialog, &format!("Why you’re seeing a post of {handle}")));
    let all = reasons(&desk, post);
    let told = labels(&desk);
    assert!(told.contains(&format!("You follow {handle}.")));
    assert!(all.iter().all(|reason| told.contains(&reason.sentence)), "{told:?}");
    let in_phone = |desk: &Desk| {
        let dialog = desk.get_by_role(Role::Dialog).rect();
        let numbered = desk.query_all_by_role(Role::Label).filter(|label| dialog.contains_rect(label.rect()));
        let told: Vec<String> = numbered.filter_map(|label| label.accesskit_node().value()).collect();
        all.iter().filter(|reason| told.contains(&reason.numbers)).count()
    };
    assert_eq!(in_phone(&desk), 0);
    press(&mut desk, Role::Button, "Show the numbers");
    assert!(in_phone(&desk) > 0);
    key(&mut desk, Key::Escape);
    assert!(!state(&desk).session.is_covered());
}

#[test]
fn a_post_that_came_through_a_hashtag_names_that_source_instead() {
    let mut desk = window(built_in());
    let post = first(&desk, Origin::Hashtag);
    open(&mut desk, post);
    let told = labels(&desk);
    let source = &reasons(&desk, post)[0].sentence;
    assert!(source.starts_with("You follow #") && told.contains(source), "{told:?}");
    assert!(!told.contains(&format!("You follow {}.", handle_of(&desk, post))));
}

#[test]
fn a_control_in_the_sheet_says_what_it_would_do_and_does_it() {
    let mut desk = window(built_in());
    let post = feed(&desk)[0];
    let account = author(&desk, post);
    send(&mut desk, Command::Control(Control::Favorite(account, false)));
    open(&mut desk, post);
    let row = desk.get_by_role_and_label(Role::MenuItem, "Add to favorites");
    assert!(row.accesskit_node().description().unwrap_or_default().starts_with("Lifts "));
    press(&mut desk, Role::MenuItem, "Add to favorites");
    assert!(state(&desk).document.viewer().favorites.contains(&account));
    assert!(labels(&desk).iter().any(|label| label.ends_with("is one of your favorites.")));
    assert_eq!(state(&desk).session.why, Some(post), "it stays open");
    desk.get_by_role_and_label(Role::MenuItem, "Hide this post").focus();
    desk.run();
    key(&mut desk, Key::Enter);
    assert!(!feed(&desk).contains(&post));
    assert!(!state(&desk).session.is_covered(), "a post that is gone has nothing to tell");
}

#[test]
fn the_sheet_leads_on_to_the_diagram_and_to_the_tour() {
    for (button, view) in [("See its path in the diagram", View::Diagram), ("Learn how ranking works", View::Tour)] {
        let mut desk = window(built_in());
        let post = feed(&desk)[1];
        open(&mut desk, post);
        desk.get_by_role_and_label(Role::Button, button).focus();
        desk.run();
        let sheet = desk.get_by_role(Role::Dialog).rect();
        let focused = desk.get_by_role_and_label(Role::Button, button);
        assert!(focused.accesskit_node().is_focused() && sheet.contains_rect(focused.rect()), "it came into view");
        key(&mut desk, Key::Enter);
        assert_eq!((state(&desk).session.view, state(&desk).session.selected), (view, Some(post)));
    }
}

#[test]
fn the_words_of_the_glossary_in_the_sheet_lead_to_the_glossary() {
    let mut desk = window(built_in());
    let post = feed(&desk)[0];
    open(&mut desk, post);
    let sheet = desk.get_by_role(Role::Dialog).rect();
    let links = desk.query_all_by_role(Role::Link).filter(|link| sheet.contains_rect(link.rect()));
    let words: Vec<String> = links.filter_map(|link| link.accesskit_node().label()).collect();
    assert!(words.iter().any(|word| word == "favorites"), "{words:?}");
    let link = desk.query_all_by_role_and_label(Role::Link, "favorites").find(|link| sheet.contains_rect(link.rect()));
    link.expect("it is in the sheet").click();
    desk.run();
    assert_eq!(state(&desk).session.view, View::Glossary);
    assert_eq!(state(&desk).session.learn.glossary.term.as_deref(), Some("favorites"));
}
