//! The left and right panels of Tune, in the window itself, by their accessible names.
#![cfg(feature = "app")]

use std::sync::Arc;

use egui::accesskit::Role;
use egui::{Key, Vec2, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use glassfeed::app::command::Command;
use glassfeed::app::document::Control;
use glassfeed::app::headless;
use glassfeed::app::pictures::Pictures;
use glassfeed::app::session::InspectorTab;
use glassfeed::app::state::State;
use glassfeed::app::theme::Theme;
use glassfeed::app::window::Window;
use glassfeed::domain::PostId;
use glassfeed::files::{Progress, WorldSource, sample};
use glassfeed::pipeline::stages::{boost, merge};
use glassfeed::pipeline::{Component, Verdict, rank};
use glassfeed::policy::{Knob, Value};

const SIZE: Vec2 = vec2(1440.0, 900.0);

fn harbor() -> State {
    let world = sample("harbor", &Progress::new()).expect("the built-in world");
    State::new(Arc::new(world), WorldSource::Sample("harbor"))
}

fn window(state: State) -> Harness<'static, Window> {
    let (builder, _) = headless::harness(SIZE, 1.0, &Theme::LIGHT);
    let mut harness =
        builder.build_ui_state(|ui, window: &mut Window| window.draw(ui), Window::new(state, Pictures::immediate()));
    harness.run();
    harness
}

fn state<'a>(harness: &'a Harness<'static, Window>) -> &'a State {
    &harness.state().state
}

fn number(harness: &Harness<'static, Window>, knob: &Knob) -> f64 {
    match state(harness).value(knob) {
        Value::Number(number) => number,
        other => panic!("{} is {other}", knob.key),
    }
}

/// The order on screen is that of a run from nothing.
fn assert_up_to_date(harness: &Harness<'static, Window>) {
    let results = &state(harness).results;
    assert_eq!(rank(&results.context()).order(), results.ledger.order());
}

fn order(harness: &Harness<'static, Window>) -> Vec<PostId> {
    state(harness).feed_posts().collect()
}

#[test]
fn arrow_keys_on_a_slider_turn_the_knob_and_rank_again() {
    let mut harness = window(harbor());
    let before = number(&harness, &boost::FAVORITES);
    harness.get_by_role_and_label(Role::Slider, "Favorites").focus();
    harness.run();
    harness.key_press(Key::ArrowRight);
    harness.run();
    assert!(number(&harness, &boost::FAVORITES) > before);
    assert_up_to_date(&harness);
}

#[test]
fn a_drag_is_one_step_to_undo() {
    let mut harness = window(harbor());
    let before = order(&harness);
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
    assert_eq!(order(&harness), before);
}

#[test]
fn the_dot_of_a_changed_knob_takes_it_back_to_its_default() {
    let mut harness = window(harbor());
    assert!(harness.query_by_label("Reset Comment").is_none());
    harness.state_mut().state.apply(Command::Turn(&merge::COMMENT, Value::Number(9.0)));
    harness.run();
    harness.get_by_label("Reset Comment").click();
    harness.run();
    assert_eq!(state(&harness).value(&merge::COMMENT), merge::COMMENT.default());
    assert!(harness.query_by_label("Reset Comment").is_none());
}

#[test]
fn a_typed_value_may_lie_beyond_the_sliders_reach() {
    let mut harness = window(harbor());
    harness.get_by_role_and_label(Role::TextInput, "Comment").focus();
    harness.run();
    harness.get_by_role_and_label(Role::TextInput, "Comment").type_text("150");
    harness.run();
    harness.key_press(Key::Enter);
    harness.run();
    assert_eq!(number(&harness, &merge::COMMENT), 150.0);
    assert_up_to_date(&harness);
}

#[test]
fn a_switch_in_a_header_switches_its_stage() {
    let mut harness = window(harbor());
    harness.get_by_role_and_label(Role::Switch, "Boosts Library").click();
    harness.run();
    assert!(!state(&harness).document.policy.is_on(&boost::ON));
    assert!(harness.get_by_role_and_label(Role::Slider, "Favorites").accesskit_node().is_disabled());
    assert_up_to_date(&harness);
}

#[test]
fn a_header_opens_its_group() {
    let mut harness = window(harbor());
    assert!(harness.query_by_role_and_label(Role::Slider, "Oldest post").is_none());
    harness.get_by_role_and_label(Role::DisclosureTriangle, "Sourcing Candidates").click();
    harness.run();
    assert!(harness.query_by_role_and_label(Role::Slider, "Oldest post").is_some());
    assert!(state(&harness).session.open_groups.contains(&Component::SourcingCandidates));
}

#[test]
fn a_choice_is_chosen_by_name() {
    let mut harness = window(harbor());
    harness.get_by_label("Normalize quantile").click();
    harness.run();
    let method = &glassfeed::pipeline::stages::normalize::METHOD;
    assert_eq!(state(&harness).value(method), Value::Choice("quantile"));
    assert_up_to_date(&harness);
}

#[test]
fn a_rule_of_ones_own_is_written_kept_and_removed() {
    let mut harness = window(harbor());
    harness.get_by_label("Add a rule of your own").click();
    harness.run();
    assert!(harness.get_by_role_and_label(Role::Button, "Add").accesskit_node().is_disabled());
    harness.get_by_role_and_label(Role::ComboBox, "Condition").click();
    harness.run();
    harness.get_by_role_and_label(Role::MenuItem, "Media").click();
    harness.run();
    harness.get_by_role_and_label(Role::TextInput, "Name of the rule").focus();
    harness.run();
    harness.get_by_role_and_label(Role::TextInput, "Name of the rule").type_text("More photos");
    harness.run();
    harness.get_by_role_and_label(Role::Button, "Add").click();
    harness.run();
    let rules = &state(&harness).document.policy.rules;
    assert_eq!(rules.len(), 1);
    assert_eq!((rules[0].label.as_str(), rules[0].when.media), ("More photos", Some(glassfeed::domain::Media::Photo)));
    assert_up_to_date(&harness);
    harness.get_by_label("Switch More photos off").click();
    harness.run();
    assert!(!state(&harness).document.policy.rules[0].on);
    harness.get_by_label("Edit More photos").click();
    harness.run();
    harness.get_by_role_and_label(Role::Button, "Remove").click();
    harness.run();
    assert!(state(&harness).document.policy.rules.is_empty());
}

#[test]
fn the_steps_shown_add_up_to_the_score_shown() {
    let harness = window(harbor());
    let state = state(&harness);
    let post = state.session.selected.expect("a selected post");
    let Verdict::Delivered { row, .. } = state.results.ledger.verdict(post) else { panic!("not delivered") };
    let score = format!("{:.1}", 100.0 * state.results.ledger.replay(row));
    assert!(harness.query_by_label(&format!("Score {score}")).is_some(), "the title says {score}");
    assert!(harness.query_by_label(&format!("Score  {score}")).is_some(), "the last row says {score}");
}

#[test]
fn a_muted_authors_post_says_so_and_offers_what_brings_it_back() {
    let mut harness = window(harbor());
    let post = state(&harness).session.selected.expect("a selected post");
    let author = state(&harness).document.world.post(post).author;
    let handle = state(&harness).document.world.account(author).id.clone();
    harness.state_mut().state.apply(Command::Control(Control::Mute(author, true)));
    harness.state_mut().state.apply(Command::Select(Some(post)));
    harness.run();
    assert!(harness.query_by_label("Removed by Filtering").is_some());
    harness.get_by_label(&format!("Unmute {handle}")).click();
    harness.run();
    assert!(matches!(state(&harness).results.ledger.verdict(post), Verdict::Delivered { .. }));
}

fn table() -> Harness<'static, Window> {
    let mut state = harbor();
    state.apply(Command::Tab(InspectorTab::AllPosts));
    window(state)
}

/// What the rows of the table say, top to bottom.
fn rows(harness: &Harness<'static, Window>) -> Vec<String> {
    let mut rows: Vec<_> = harness
        .query_all_by_role(Role::Row)
        .map(|row| (row.rect().top(), row.accesskit_node().label().unwrap_or_default().to_owned()))
        .collect();
    rows.sort_by(|a, b| a.0.total_cmp(&b.0));
    rows.into_iter().map(|(_, label)| label).collect()
}

fn label(harness: &Harness<'static, Window>, post: PostId) -> String {
    let world = &state(harness).document.world;
    format!("{} {}", world.account(world.post(post).author).id, world.post(post).caption)
}

#[test]
fn the_table_stands_in_the_engines_order() {
    let harness = table();
    let shown = rows(&harness);
    let wanted: Vec<String> = order(&harness).into_iter().take(shown.len()).map(|post| label(&harness, post)).collect();
    assert!(shown.len() > 20);
    assert_eq!(shown, wanted);
}

#[test]
fn a_row_clicked_is_selected_and_arrow_keys_walk_on() {
    let mut harness = table();
    let posts = order(&harness);
    harness.get_by_role_and_label(Role::Row, &label(&harness, posts[3])).click();
    harness.run();
    assert_eq!(state(&harness).session.selected, Some(posts[3]));
    harness.key_press(Key::ArrowDown);
    harness.run();
    assert_eq!(state(&harness).session.selected, Some(posts[4]));
}

#[test]
fn a_column_sorts_and_sorts_the_other_way() {
    let mut harness = table();
    let ages = |harness: &Harness<'static, Window>| -> Vec<f64> {
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
    let post = order(&harness)[0];
    let handle = state(&harness).document.world.account(state(&harness).document.world.post(post).author).id.clone();
    harness.get_by_label("Author, caption, #tag").focus();
    harness.run();
    harness.get_by_label("Author, caption, #tag").type_text(&handle);
    harness.run();
    let shown = rows(&harness);
    assert!(!shown.is_empty());
    assert!(shown.iter().all(|row| row.contains(&handle)), "{shown:?}");
}
