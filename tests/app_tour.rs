//! The tour in the window: walked by keys and by hand, and what it notices.
#![cfg(feature = "app")]

mod window;
mod worlds;

use egui::Key;
use egui::accesskit::Role;
use egui_kittest::kittest::{NodeT, Queryable};
use glassfeed::app::command::Command;
use glassfeed::app::preferences::Preferences;
use glassfeed::app::state::State;
use glassfeed::files::WorldSource;
use glassfeed::learn::{View, tour};
use glassfeed::pipeline::stages::{merge, normalize};
use glassfeed::pipeline::{Component, FeedKind};
use glassfeed::policy::Value;

use window::{Desk, author, built_in, feed, handle, is_there, key, press, send, state, window, window_of};

fn touring(step: usize) -> Desk {
    let mut desk = window(built_in());
    send(&mut desk, Command::View(View::Tour));
    walk(&mut desk, step);
    desk
}

fn walk(desk: &mut Desk, step: usize) {
    let view = state(desk).session.learn.tour.at(step);
    send(desk, Command::Tour(Box::new(view)));
}

fn step(desk: &Desk) -> usize {
    state(desk).session.learn.tour.step
}

#[test]
fn arrow_keys_buttons_stops_and_dots_lead_through_the_seven_steps() {
    let mut desk = touring(0);
    key(&mut desk, Key::ArrowLeft);
    assert_eq!(step(&desk), 0, "there is nothing before the first step");
    (1..7).for_each(|_| key(&mut desk, Key::ArrowRight));
    assert_eq!(step(&desk), 6);
    key(&mut desk, Key::ArrowRight);
    assert_eq!(step(&desk), 6, "nothing comes after the last");
    press(&mut desk, Role::Button, "Previous");
    assert_eq!(step(&desk), 5);
    press(&mut desk, Role::Tab, "Step 3, Add up");
    assert_eq!(step(&desk), 2);
    press(&mut desk, Role::RadioButton, "Go to step 7");
    assert_eq!(step(&desk), 6);
    press(&mut desk, Role::Tab, "Step 1, Gather");
    press(&mut desk, Role::Button, "Next");
    assert_eq!(step(&desk), 1);
}

#[test]
fn arrow_keys_stay_with_a_slider_that_has_the_keyboard_and_with_other_views() {
    let mut desk = touring(6);
    desk.get_by_role_and_label(Role::Slider, "Ads every").focus();
    desk.run();
    let before = state(&desk).value(&glassfeed::pipeline::stages::deliver::ADS_EVERY);
    key(&mut desk, Key::ArrowLeft);
    assert_eq!(step(&desk), 6);
    assert_ne!(state(&desk).value(&glassfeed::pipeline::stages::deliver::ADS_EVERY), before);
    send(&mut desk, Command::View(View::Glossary));
    key(&mut desk, Key::ArrowLeft);
    assert_eq!(step(&desk), 6);
}

#[test]
fn a_stop_that_has_the_keyboard_steps_with_the_arrows_too() {
    let mut desk = touring(2);
    desk.get_by_role_and_label(Role::Button, "Next").focus();
    desk.run();
    key(&mut desk, Key::ArrowRight);
    assert_eq!(step(&desk), 3);
}

#[test]
fn the_tour_is_resumed_where_it_was_left() {
    let mut desk = touring(4);
    let left = Preferences::of(state(&desk));
    let mut fresh = built_in();
    left.restore(&mut fresh);
    assert_eq!(fresh.session.learn.tour, state(&desk).session.learn.tour);
    assert_eq!((fresh.session.view, fresh.session.learn.tour.step), (View::Tour, 4));
    send(&mut desk, Command::View(View::Tune));
    let open = state(&desk).session.learn.open;
    send(&mut desk, Command::View(open));
    assert_eq!(step(&desk), 4);
}

#[test]
fn the_tour_notices_what_was_tried_asks_and_ticks_the_right_answer() {
    let mut desk = touring(2);
    let knob = merge::weight(glassfeed::domain::Action::Comment);
    assert!(!is_there(&desk, Role::Label, "Which of the first twenty falls most?"));
    send(&mut desk, Command::Turn(knob, Value::Number(0.0)));
    assert!(state(&desk).session.learn.tour.tried.contains("add-up"));
    assert!(is_there(&desk, Role::Label, "Which of the first twenty falls most?"));
    let names: Vec<String> = desk
        .query_all_by_role(Role::Button)
        .filter_map(|node| node.accesskit_node().label())
        .filter(|label| label.starts_with("Answer "))
        .collect();
    assert!(names.len() > 1, "there is something to choose from");
    let mut verdicts = Vec::new();
    for name in &names {
        let was_answered = state(&desk).session.learn.tour.answered.contains("add-up");
        press(&mut desk, Role::Button, name);
        let said = desk.get_by_role(Role::Status).accesskit_node().label().expect("a verdict");
        let is_right = said.contains("Right");
        assert_eq!(state(&desk).session.learn.tour.answered.contains("add-up"), is_right || was_answered, "{said}");
        verdicts.push(is_right);
    }
    assert!(verdicts.contains(&true) && verdicts.contains(&false), "some answer is right and some is not");
}

#[test]
fn what_was_tried_is_put_back_and_stays_ticked() {
    let mut desk = touring(2);
    let knob = merge::weight(glassfeed::domain::Action::Comment);
    send(&mut desk, Command::Turn(knob, Value::Number(3.0)));
    walk(&mut desk, 3);
    walk(&mut desk, 2);
    send(&mut desk, Command::Turn(knob, Value::Number(0.0)));
    let turned = feed(&desk);
    walk(&mut desk, 5);
    assert_eq!(feed(&desk), turned, "leaving a step changes no knob");
    walk(&mut desk, 2);
    press(&mut desk, Role::Button, "Put it back to 3");
    assert_eq!(state(&desk).value(knob), Value::Number(3.0));
    assert!(state(&desk).session.learn.tour.tried.contains("add-up"), "it stays ticked");
    assert!(!is_there(&desk, Role::Button, "Put it back to 3"));
    send(&mut desk, Command::Undo);
    assert_eq!(state(&desk).value(knob), Value::Number(0.0), "putting it back is a step like any other");
}

#[test]
fn the_knob_of_a_step_is_the_knob_of_tune() {
    let mut desk = touring(3);
    press(&mut desk, Role::Switch, normalize::ON.name);
    assert_eq!(state(&desk).value(&normalize::ON), Value::Switch(false));
    assert_eq!(state(&desk).undo.last(), Some("Normalize by type on → off"));
}

#[test]
fn a_post_selected_in_a_step_is_selected_everywhere() {
    let mut desk = touring(6);
    let third = feed(&desk)[2];
    let name = format!("{}, rank 3", handle(&desk, author(&desk, third)));
    press(&mut desk, Role::Button, &name);
    assert_eq!(state(&desk).session.selected, Some(third));
}

#[test]
fn a_row_about_a_post_selects_it_too() {
    let mut desk = touring(2);
    let before = state(&desk).session.selected;
    let row = desk.query_all_by_role(Role::Row).next().expect("a row").rect();
    let middle = row.center();
    desk.hover_at(middle);
    desk.drag_at(middle);
    desk.drop_at(middle);
    desk.run();
    assert_ne!(state(&desk).session.selected, before, "the best by value is not the first of the feed");
}

#[test]
fn the_last_step_shows_the_phones_posts_and_leads_there() {
    let mut desk = touring(6);
    for (post, rank) in feed(&desk).into_iter().zip(1..).take(10) {
        assert!(is_there(&desk, Role::Button, &format!("{}, rank {rank}", handle(&desk, author(&desk, post)))));
    }
    press(&mut desk, Role::Button, "Open it in Tune");
    assert_eq!(state(&desk).session.view, View::Tune);
}

#[test]
fn a_component_at_work_opens_in_the_diagram() {
    let mut desk = touring(3);
    press(&mut desk, Role::Link, "Merge Scores in the diagram");
    assert_eq!(state(&desk).session.view, View::Diagram);
    assert_eq!(state(&desk).session.learn.diagram.component.as_deref(), Some(Component::MergeScores.id()));
}

#[test]
fn a_feed_by_time_says_that_it_has_no_scores_and_offers_home() {
    let mut desk = touring(2);
    send(&mut desk, Command::Feed(FeedKind::Following));
    press(&mut desk, Role::Button, "Show Home");
    assert_eq!(state(&desk).session.feed, FeedKind::Home);
    assert!(!is_there(&desk, Role::Button, "Show Home"));
}

#[test]
fn every_step_stands_in_every_window_with_and_without_posts() {
    let empty = || {
        let world = worlds::empty_case().world;
        State::new(std::sync::Arc::new(world), WorldSource::Sample("harbor"))
    };
    for size in [egui::vec2(1024.0, 700.0), egui::vec2(720.0, 450.0)] {
        for make in [built_in as fn() -> State, empty] {
            let mut desk = window_of(size, make());
            send(&mut desk, Command::View(View::Tour));
            for (at, step) in tour().iter().enumerate() {
                walk(&mut desk, at);
                assert!(is_there(&desk, Role::Label, &step.section.title), "{}", step.section.id);
                assert!(is_there(&desk, Role::Button, "Next") && is_there(&desk, Role::Button, "Previous"));
            }
        }
    }
}

#[test]
fn while_explore_is_chosen_the_tour_says_so_and_tells_none_of_its_counts_as_the_feeds() {
    let mut desk = touring(0);
    send(&mut desk, Command::Feed(FeedKind::Explore));
    assert!(!is_there(&desk, Role::Slider, "Oldest post"));
    press(&mut desk, Role::Button, "Show Home");
    assert_eq!(state(&desk).session.feed, FeedKind::Home);
    assert_eq!(state(&desk).session.view, View::Tour);
}
