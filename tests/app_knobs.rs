//! Finding knobs, listing what differs, naming a policy and typing what a knob cannot be, by accessible names.
#![cfg(feature = "app")]

use std::sync::Arc;

use egui::accesskit::Role;
use egui::{Key, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use glassfeed::app::command::Command;
use glassfeed::app::headless;
use glassfeed::app::pictures::Pictures;
use glassfeed::app::state::State;
use glassfeed::app::theme::Theme;
use glassfeed::app::window::Window;
use glassfeed::files::{Progress, WorldSource, sample};
use glassfeed::pipeline::stages::{boost, demote, media, merge};
use glassfeed::pipeline::{Matters, knobs, matters, moved_rows};
use glassfeed::policy::{Rule, Value, When};

fn harbor() -> State {
    let world = sample("harbor", &Progress::new()).expect("the built-in world");
    State::new(Arc::new(world), WorldSource::Sample("harbor"))
}

fn window(state: State) -> Harness<'static, Window> {
    let (builder, _) = headless::harness(vec2(1440.0, 900.0), 1.0, &Theme::LIGHT);
    let mut harness = builder
        .with_max_steps(12)
        .build_ui_state(|ui, window: &mut Window| window.draw(ui), Window::new(state, Pictures::immediate()));
    harness.run();
    harness
}

/// A comment that counts more, what is borderline less, and a rule of one's own.
fn changed() -> State {
    let mut state = harbor();
    state.apply(Command::Turn(&merge::COMMENT, Value::Number(9.0)));
    state.apply(Command::Turn(&demote::BORDERLINE, Value::Number(0.4)));
    let when = When { topic: Some("baking".to_owned()), ..When::default() };
    state.apply(Command::AddRule(Rule { id: "r".to_owned(), label: "Baking".to_owned(), on: true, factor: 1.2, when }));
    state
}

fn state<'a>(harness: &'a Harness<'static, Window>) -> &'a State {
    &harness.state().state
}

/// The names of the sliders there are.
fn sliders(harness: &Harness<'static, Window>) -> Vec<String> {
    harness.query_all_by_role(Role::Slider).filter_map(|slider| slider.accesskit_node().label()).collect()
}

fn type_into(harness: &mut Harness<'static, Window>, field: &str, text: &str) {
    harness.get_by_role_and_label(Role::TextInput, field).focus();
    harness.run();
    harness.get_by_role_and_label(Role::TextInput, field).type_text(text);
    harness.run();
}

#[test]
fn the_filter_finds_knobs_in_folded_groups_and_escape_shows_all_again() {
    let mut harness = window(harbor());
    let before = sliders(&harness);
    harness.get_by_label("Filter the knobs").click();
    harness.run();
    harness.get_by_label("Find a knob").type_text("oldest");
    harness.run();
    assert_eq!(sliders(&harness), ["Oldest post"]);
    harness.key_press(Key::Escape);
    harness.run();
    assert!(harness.query_by_label("Find a knob").is_none());
    assert_eq!(sliders(&harness), before);
}

#[test]
fn only_what_is_changed_is_shown_where_that_is_asked() {
    let mut harness = window(changed());
    harness.get_by_label("Filter the knobs").click();
    harness.run();
    harness.get_by_role_and_label(Role::Switch, "Only changed").click();
    harness.run();
    assert_eq!(sliders(&harness), ["Comment", "Baking", "Borderline"]);
}

#[test]
fn the_list_of_changes_takes_each_back_and_goes_to_it() {
    let mut harness = window(changed());
    harness.get_by_label("2 knobs and 1 rule changed").click();
    harness.run();
    harness.get_by_label("Reset Comment to 6").click();
    harness.run();
    assert_eq!(state(&harness).value(&merge::COMMENT), merge::COMMENT.default());
    harness.get_by_label("Remove Baking").click();
    harness.run();
    assert!(state(&harness).document.policy.rules.is_empty());
    assert!(harness.query_by_role_and_label(Role::Slider, "Borderline").is_none());
    harness.get_by_role_and_label(Role::MenuItem, "Borderline ×0.50 → ×0.40").click();
    harness.run();
    assert!(harness.get_by_role_and_label(Role::Slider, "Borderline").is_focused());
}

#[test]
fn what_is_typed_out_of_range_is_refused_with_the_range() {
    let mut harness = window(harbor());
    type_into(&mut harness, "Favorites", "11");
    harness.key_press(Key::Enter);
    harness.run();
    assert_eq!(state(&harness).value(&boost::FAVORITES), boost::FAVORITES.default());
    assert!(harness.query_by_role_and_label(Role::Status, "Favorites takes a number from 0 to 10").is_some());
    type_into(&mut harness, "Comment", "many");
    harness.key_press(Key::Enter);
    harness.run();
    assert!(harness.query_by_role_and_label(Role::Status, "Comment takes a number from \u{2212}500 to 500").is_some());
}

#[test]
fn a_policy_is_given_a_name_which_is_one_step_to_undo() {
    let mut harness = window(harbor());
    harness.get_by_role_and_label(Role::ComboBox, "Policy").click();
    harness.run();
    type_into(&mut harness, "Name of the policy", " of mine");
    let named = state(&harness).document.policy.name.clone();
    assert!(named.contains("of mine"), "{named}");
    harness.state_mut().state.apply(Command::Undo);
    assert_eq!(state(&harness).document.policy.name, "Default");
}

#[test]
fn a_preset_is_read_before_it_is_chosen() {
    let mut harness = window(harbor());
    harness.get_by_role_and_label(Role::ComboBox, "Policy").click();
    harness.run();
    let preset = harness.get_by_role_and_label(Role::MenuItem, "Friends first");
    assert_eq!(preset.accesskit_node().description().as_deref(), Some("Assumed throughout."));
    preset.hover();
    harness.run();
    assert!(harness.query_by_label_contains("People one knows before creators").is_some());
    harness.get_by_role_and_label(Role::MenuItem, "Friends first").click();
    harness.run();
    assert_eq!(state(&harness).document.policy.name, "Friends first");
}

#[test]
fn the_posts_marked_are_those_a_knob_is_said_to_touch() {
    let state = changed();
    let (context, ledger) = (state.results.context(), &state.results.ledger);
    let marked = |knob| moved_rows(&context, ledger, knob).iter().filter(|&&is| is).count();
    for knob in knobs().iter().filter(|knob| knob.key.starts_with("boost.") || knob.key.starts_with("demote.")) {
        let touched = match matters(&context, ledger, knob) {
            Matters::Posts(count) => count,
            Matters::Contribution(_) | Matters::Inert(_) => 0,
        };
        assert_eq!(marked(knob), touched, "{}", knob.key);
    }
    let comments = marked(&merge::COMMENT);
    assert!(0 < comments && comments < ledger.slate.len() / 2 + ledger.slate.len() / 4);
    assert!(marked(&media::MAX_RUN) > 0);
}
