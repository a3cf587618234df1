//! The left and right panels of Tune, in the window itself, by their accessible names.
#![cfg(feature = "app")]

mod window;

use egui::accesskit::Role;
use egui::{Key, vec2};
use egui_kittest::kittest::{NodeT, Queryable};
use glassfeed::app::command::Command;
use glassfeed::app::document::Control;
use glassfeed::app::session::InspectorTab;
use glassfeed::domain::PostId;
use glassfeed::pipeline::stages::{boost, merge};
use glassfeed::pipeline::{Component, Verdict, rank};
use glassfeed::policy::{Knob, Value};
use window::*;

fn number(harness: &Desk, knob: &Knob) -> f64 {
    match state(harness).value(knob) {
        Value::Number(number) => number,
        other => panic!("{} is {other}", knob.key),
    }
}

/// The order on screen is that of a run from nothing.
fn assert_up_to_date(harness: &Desk) {
    let results = &state(harness).results;
    assert_eq!(rank(&results.context()).order(), results.ledger.order());
}

#[test]
fn arrow_keys_on_a_slider_turn_the_knob_and_rank_again() {
    let mut harness = window(built_in());
    let before = number(&harness, &boost::FAVORITES);
    harness.get_by_role_and_label(Role::Slider, "Favorites").focus();
    harness.run();
    key(&mut harness, Key::ArrowRight);
    assert!(number(&harness, &boost::FAVORITES) > before);
    assert_up_to_date(&harness);
}

#[test]
fn a_drag_is_one_step_to_undo() {
    let mut harness = window(built_in());
    let before = feed(&harness);
    let slider = harness.get_by_role_and_label(Role::Slider, "Half-life").rect();
    harness.drag_at(slider.center());
    harness.run();
    for x in [10.0, 20.0, 30.0, 38.0] {
        harness.hover_at(slider.center() + vec2(x, 0.0));
        harness.run();
    }
    harness.drop_at(slider.center() + vec2(38.0, 0.0));
    harness.run();
    assert_ne!(state(&harness).value(&boost::HALF_LIFE), boost::HALF_LIFE.default());
    assert_up_to_date(&harness);
    harness.state_mut().state.apply(Command::Undo);
    assert_eq!(state(&harness).value(&boost::HALF_LIFE), boost::HALF_LIFE.default());
    assert_eq!(feed(&harness), before);
}

#[test]
fn the_dot_of_a_changed_knob_takes_it_back_to_its_default() {
    let mut harness = window(built_in());
    assert!(harness.query_by_label("Reset Comment").is_none());
    send(&mut harness, Command::Turn(&merge::COMMENT, Value::Number(9.0)));
    harness.get_by_label("Reset Comment").click();
    harness.run();
    assert_eq!(state(&harness).value(&merge::COMMENT), merge::COMMENT.default());
    assert!(harness.query_by_label("Reset Comment").is_none());
}

#[test]
fn a_typed_value_may_lie_beyond_the_sliders_reach() {
    let mut harness = window(built_in());
    type_into(&mut harness, "Comment", "150");
    key(&mut harness, Key::Enter);
    assert_eq!(number(&harness, &merge::COMMENT), 150.0);
    assert_up_to_date(&harness);
}

#[test]
fn a_switch_in_a_header_switches_its_stage() {
    let mut harness = window(built_in());
    press(&mut harness, Role::Switch, "Boosts Library");
    assert!(!state(&harness).document.policy.is_on(&boost::ON));
    assert!(harness.get_by_role_and_label(Role::Slider, "Favorites").accesskit_node().is_disabled());
    assert_up_to_date(&harness);
}

#[test]
fn a_header_opens_its_group() {
    let mut harness = window(built_in());
    assert!(!is_there(&harness, Role::Slider, "Oldest post"));
    press(&mut harness, Role::DisclosureTriangle, "Sourcing Candidates");
    assert!(is_there(&harness, Role::Slider, "Oldest post"));
    assert!(state(&harness).session.open_groups.contains(&Component::SourcingCandidates));
}

#[test]
fn a_choice_is_chosen_by_name() {
    let mut harness = window(built_in());
    harness.get_by_label("Normalize quantile").click();
    harness.run();
    let method = &glassfeed::pipeline::stages::normalize::METHOD;
    assert_eq!(state(&harness).value(method), Value::Choice("quantile"));
    assert_up_to_date(&harness);
}

#[test]
fn a_rule_of_ones_own_is_written_kept_and_removed() {
    let mut harness = window(built_in());
    harness.get_by_label("Add a rule of your own").click();
    harness.run();
    assert!(harness.get_by_role_and_label(Role::Button, "Add").accesskit_node().is_disabled());
    press(&mut harness, Role::ComboBox, "Condition");
    press(&mut harness, Role::MenuItem, "Media");
    type_into(&mut harness, "Name of the rule", "More photos");
    press(&mut harness, Role::Button, "Add");
    let rules = &state(&harness).document.policy.rules;
    assert_eq!(rules.len(), 1);
    assert_eq!((rules[0].label.as_str(), rules[0].when.media), ("More photos", Some(glassfeed::domain::Media::Photo)));
    assert_up_to_date(&harness);
    harness.get_by_label("Switch More photos off").click();
    harness.run();
    assert!(!state(&harness).document.policy.rules[0].on);
    harness.get_by_label("Edit More photos").click();
    harness.run();
    press(&mut harness, Role::Button, "Remove");
    assert!(state(&harness).document.policy.rules.is_empty());
}

#[test]
fn the_steps_shown_add_up_to_the_score_shown() {
    let harness = window(built_in());
    let state = state(&harness);
    let post = state.session.selected.expect("a selected post");
    let Verdict::Delivered { row, .. } = state.results.ledger.verdict(post) else { panic!("not delivered") };
    let score = format!("{:.1}", 100.0 * state.results.ledger.replay(row));
    assert!(harness.query_by_label(&format!("Score {score}")).is_some(), "the title says {score}");
    assert!(harness.query_by_label(&format!("Score  {score}")).is_some(), "the last row says {score}");
}

#[test]
fn a_muted_authors_post_says_so_and_offers_what_brings_it_back() {
    let mut harness = window(built_in());
    let post = state(&harness).session.selected.expect("a selected post");
    let author = state(&harness).document.world.post(post).author;
    let handle = state(&harness).document.world.account(author).id.clone();
    harness.state_mut().state.apply(Command::Control(Control::Mute(author, true)));
    send(&mut harness, Command::Select(Some(post)));
    assert!(harness.query_by_label("Removed by Filtering").is_some());
    harness.get_by_label(&format!("Unmute {handle}")).click();
    harness.run();
    assert!(matches!(state(&harness).results.ledger.verdict(post), Verdict::Delivered { .. }));
}

fn table() -> Desk {
    let mut state = built_in();
    state.apply(Command::Tab(InspectorTab::AllPosts));
    window(state)
}

fn label(harness: &Desk, post: PostId) -> String {
    let world = &state(harness).document.world;
    format!("{} {}", world.account(world.post(post).author).id, world.post(post).caption)
}

#[test]
fn the_table_stands_in_the_engines_order() {
    let harness = table();
    let shown = rows(&harness);
    let wanted: Vec<String> = feed(&harness).into_iter().take(shown.len()).map(|post| label(&harness, post)).collect();
    assert!(shown.len() > 20);
    assert_eq!(shown, wanted);
}

#[test]
fn a_row_clicked_is_selected_and_arrow_keys_walk_on() {
    let mut harness = table();
    let posts = feed(&harness);
    let fourth = label(&harness, posts[3]);
    press(&mut harness, Role::Row, &fourth);
    assert_eq!(state(&harness).session.selected, Some(posts[3]));
    key(&mut harness, Key::ArrowDown);
    assert_eq!(state(&harness).session.selected, Some(posts[4]));
}

#[test]
fn a_column_sorts_and_sorts_the_other_way() {
    let mut harness = table();
    let ages = |harness: &Desk| -> Vec<f64> {
        let ledger = &state(harness).results.ledger;
        let by_label = |wanted: &str| {
            let row = (0..ledger.slate.len()).find(|&row| label(harness, ledger.slate.posts[row]) == wanted);
            ledger.slate.age_hours[row.expect("a row")]
        };
        rows(harness).iter().map(|wanted| by_label(wanted)).collect()
    };
    harness.get_by_label("Sort by age").click();
    harness.run();
    assert!(ages(&harness).is_sorted());
    harness.get_by_label("Sort by age").click();
    harness.run();
    assert!(ages(&harness).iter().rev().is_sorted());
}

#[test]
fn filters_count_every_post_once() {
    let mut harness = table();
    let ledger = &state(&harness).results.ledger;
    let (all, delivered) = (ledger.found.len(), ledger.delivery.length);
    let (past, removed) = (ledger.slate.len() - delivered, all - ledger.slate.len());
    for label in [format!("All {all}"), format!("Delivered {delivered}"), format!("Past the end {past}")] {
        assert!(harness.query_by_label(&label).is_some(), "{label}");
    }
    harness.get_by_label(&format!("Removed {removed}")).click();
    harness.run();
    assert!(harness.query_by_label("Removed posts").is_some());
    let ledger = &state(&harness).results.ledger;
    let gone = |post: &PostId| matches!(ledger.verdict(*post), Verdict::Removed(_));
    let labels: Vec<String> =
        ledger.found.iter().map(|found| found.post).filter(gone).map(|post| label(&harness, post)).collect();
    let shown = rows(&harness);
    assert!(!shown.is_empty() && shown.iter().all(|row| labels.contains(row)));
}

#[test]
fn a_search_narrows_the_table_to_an_author() {
    let mut harness = table();
    let post = feed(&harness)[0];
    let handle = state(&harness).document.world.account(state(&harness).document.world.post(post).author).id.clone();
    harness.get_by_label("Author, caption, #tag").focus();
    harness.run();
    harness.get_by_label("Author, caption, #tag").type_text(&handle);
    harness.run();
    let shown = rows(&harness);
    assert!(!shown.is_empty());
    assert!(shown.iter().all(|row| row.contains(&handle)), "{shown:?}");
}
