//! Finding knobs, listing what differs, naming a policy and typing what a knob cannot be, by accessible names.
#![cfg(feature = "app")]

mod window;

use egui::Key;
use egui::accesskit::Role;
use egui_kittest::kittest::{NodeT, Queryable};
use glassfeed::app::command::Command;
use glassfeed::app::state::State;
use glassfeed::pipeline::stages::{boost, demote, media, merge};
use glassfeed::pipeline::{FeedKind, Matters, knobs, matters, moved_rows};
use glassfeed::policy::{Rule, Value, When};
use window::*;

/// A comment that counts more, what is borderline less, and a rule of one's own.
fn changed() -> State {
    let mut state = built_in();
    state.apply(Command::Turn(&merge::COMMENT, Value::Number(9.0)));
    state.apply(Command::Turn(&demote::BORDERLINE, Value::Number(0.4)));
    let when = When { topic: Some("baking".to_owned()), ..When::default() };
    state.apply(Command::AddRule(Rule { id: "r".to_owned(), label: "Baking".to_owned(), on: true, factor: 1.2, when }));
    state
}

/// The names of the sliders there are.
fn sliders(harness: &Desk) -> Vec<String> {
    harness.query_all_by_role(Role::Slider).filter_map(|slider| slider.accesskit_node().label()).collect()
}

#[test]
fn the_filter_finds_knobs_in_folded_groups_and_escape_shows_all_again() {
    let mut harness = window(built_in());
    let before = sliders(&harness);
    harness.get_by_label("Filter the knobs").click();
    harness.run();
    harness.get_by_label("Find a knob").type_text("oldest");
    harness.run();
    assert_eq!(sliders(&harness), ["Oldest post"]);
    key(&mut harness, Key::Escape);
    assert!(harness.query_by_label("Find a knob").is_none());
    assert_eq!(sliders(&harness), before);
}

#[test]
fn only_what_is_changed_is_shown_where_that_is_asked() {
    let mut harness = window(changed());
    harness.get_by_label("Filter the knobs").click();
    harness.run();
    press(&mut harness, Role::Switch, "Only changed");
    assert_eq!(sliders(&harness), ["Comment", "Baking", "Borderline"]);
}

#[test]
fn where_nothing_passes_the_filter_it_says_what_was_asked() {
    let mut harness = window(changed());
    harness.get_by_label("Filter the knobs").click();
    harness.run();
    harness.get_by_label("Find a knob").type_text("oldest");
    harness.run();
    press(&mut harness, Role::Switch, "Only changed");
    assert!(is_there(&harness, Role::Label, "No changed knob has these words"));
    press(&mut harness, Role::Switch, "Only changed");
    assert_eq!(sliders(&harness), ["Oldest post"]);
}

#[test]
fn a_new_condition_on_the_author_starts_with_that_of_the_first_post() {
    let mut harness = window(built_in());
    press(&mut harness, Role::Button, "Add a rule of your own");
    press(&mut harness, Role::ComboBox, "Condition");
    press(&mut harness, Role::MenuItem, "Author");
    let top = feed(&harness)[0];
    let first = handle(&harness, author(&harness, top));
    let chosen = harness.get_by_role_and_label(Role::ComboBox, "Author").accesskit_node().value();
    assert_eq!(chosen, Some(first));
}

#[test]
fn a_step_says_what_happened_to_a_rule() {
    let mut state = changed();
    let rule = state.document.policy.rules[0].clone();
    let steps = [
        (Rule { on: false, ..rule.clone() }, "Baking off"),
        (Rule { on: false, factor: 1.5, ..rule.clone() }, "Baking ×1.20 → ×1.50"),
        (Rule { label: "Bread".to_owned(), ..rule.clone() }, "Edited rule Bread"),
    ];
    for (rule, said) in steps {
        state.apply(Command::SetRule(0, rule));
        state.apply(Command::EndGesture);
        assert_eq!(state.undo.last(), Some(said));
    }
}

#[test]
fn a_switch_that_cannot_matter_now_says_why() {
    let mut harness = window(built_in());
    let said = |harness: &Desk| harness.query_all_by_role_and_label(Role::Label, "by time").count();
    assert_eq!(said(&harness), 0);
    send(&mut harness, Command::Feed(FeedKind::Favorites));
    let strip = harness.get_by_role_and_label(Role::Switch, "Normalize by type").rect();
    let mut reasons = harness.query_all_by_role_and_label(Role::Label, "by time").map(|label| label.rect());
    assert!(reasons.any(|rect| rect.y_range().contains(strip.center().y)), "beside the switch it is said why");
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
    assert!(!is_there(&harness, Role::Slider, "Borderline"));
    press(&mut harness, Role::MenuItem, "Borderline ×0.50 → ×0.40");
    assert!(harness.get_by_role_and_label(Role::Slider, "Borderline").is_focused());
}

#[test]
fn what_is_typed_out_of_range_is_refused_with_the_range() {
    let mut harness = window(built_in());
    type_into(&mut harness, "Favorites", "11");
    key(&mut harness, Key::Enter);
    assert_eq!(state(&harness).value(&boost::FAVORITES), boost::FAVORITES.default());
    assert!(is_there(&harness, Role::Status, "Favorites takes a number from 0 to 10"));
    type_into(&mut harness, "Comment", "many");
    key(&mut harness, Key::Enter);
    assert!(is_there(&harness, Role::Status, "Comment takes a number from \u{2212}500 to 500"));
}

#[test]
fn a_policy_is_given_a_name_which_is_one_step_to_undo() {
    let mut harness = window(built_in());
    press(&mut harness, Role::ComboBox, "Policy");
    type_into(&mut harness, "Name of the policy", " of mine");
    let named = state(&harness).document.policy.name.clone();
    assert!(named.contains("of mine"), "{named}");
    harness.state_mut().state.apply(Command::Undo);
    assert_eq!(state(&harness).document.policy.name, "Default");
}

#[test]
fn a_preset_is_read_before_it_is_chosen() {
    let mut harness = window(built_in());
    press(&mut harness, Role::ComboBox, "Policy");
    let preset = harness.get_by_role_and_label(Role::MenuItem, "Friends first");
    assert_eq!(preset.accesskit_node().description().as_deref(), Some("Assumed throughout."));
    preset.hover();
    harness.run();
    assert!(harness.query_by_label_contains("People one knows before creators").is_some());
    press(&mut harness, Role::MenuItem, "Friends first");
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

#[test]
fn a_double_click_on_a_slider_is_one_step_and_none_where_it_changes_nothing() {
    for (from, steps) in [(9.0, 1), (6.0, 0)] {
        let mut state = built_in();
        let (mut policy, viewer) = (state.document.policy.clone(), state.document.viewer);
        policy.set(&merge::COMMENT, Value::Number(from)).expect("in range");
        state.show(policy, viewer);
        let mut harness = window(state);
        let slider = harness.get_by_role_and_label(Role::Slider, "Comment").rect();
        let pos = slider.left_center() + egui::vec2(slider.width() * 0.8, 0.0);
        harness.hover_at(pos);
        harness.run();
        let (button, modifiers) = (egui::PointerButton::Primary, egui::Modifiers::NONE);
        let press = |pressed| egui::Event::PointerButton { pos, button, pressed, modifiers };
        // A frame of the harness takes a quarter of a second.
        for frame in [&[true][..], &[false], &[true, false]] {
            harness.input_mut().events.extend(frame.iter().copied().map(press));
            harness.step();
        }
        harness.run();
        let state = window::state(&harness);
        assert_eq!(state.document.policy.number(&merge::COMMENT), 6.0);
        assert_eq!(state.undo.past().len(), steps, "from {from}");
    }
}
