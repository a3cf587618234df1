//! Tune for me in the window: asked for, searched, pointed at, used and put beside, and never shown as what it is not.
#![cfg(feature = "app")]

mod window;

use egui::Key;
use egui::accesskit::Role;
use egui_kittest::kittest::{NodeT, Queryable};
use glassfeed::app::command::Command;
use glassfeed::app::compare::Panel;
use glassfeed::app::preferences::Preferences;
use glassfeed::app::shortcuts::SHORTCUTS;
use glassfeed::app::tuning::{self, TuneView};
use glassfeed::learn::View;
use glassfeed::pipeline::{Context, rank};
use glassfeed::policy::{Guardrail, Knob, Policy, Value};
use glassfeed::simulation::metrics::{METRICS, Metric};
use glassfeed::simulation::tune::{Found, Group, Viewers, search};
use window::*;

const TRIES: usize = 200;

/// The panel, with few tries.
fn tuning() -> Desk {
    let mut desk = window(built_in());
    desk.state_mut().state.jobs.tuning.at_once = true;
    send(&mut desk, Command::Panel(Panel::TuneForMe));
    press(&mut desk, Role::RadioButton, "Tries 200");
    desk
}

/// The same, once it was started and done.
fn tuned() -> Desk {
    let mut desk = tuning();
    press(&mut desk, Role::Button, "Start");
    desk
}

fn found(desk: &Desk) -> std::sync::Arc<Found> {
    state(desk).jobs.tuning.tuned().expect("a search was made").found.clone()
}

/// What the policies of the front say, left to right.
fn points(desk: &Desk) -> Vec<String> {
    let all = desk.get_all_by_role(Role::ListBoxOption).filter_map(|node| node.accesskit_node().label());
    let mut all: Vec<String> = all.filter(|label| label.starts_with("Policy ")).collect();
    all.sort_by_key(|label| label.split(' ').nth(1).and_then(|number| number.parse::<usize>().ok()));
    all
}

fn run(desk: &mut Desk, name: &str) {
    let shortcut = SHORTCUTS.iter().find(|shortcut| shortcut.name == name).expect("a command of that name");
    let command = shortcut.command(state(desk)).unwrap_or_else(|| panic!("{name} can be done"));
    send(desk, command);
}

#[test]
fn the_front_is_what_the_search_finds_and_each_point_a_policy_that_does_so() {
    let desk = tuned();
    let state = state(&desk);
    let found = found(&desk);
    let wish = state.session.tune.wish(&state.document.policy);
    assert_eq!(wish.tries, TRIES);
    assert_eq!(*found, search(&state.results.context(), &wish, &|_| true).expect("nobody stops it"));
    let points = points(&desk);
    assert_eq!(points.len(), found.front.len());
    assert!(points.len() > 2, "there is something to choose from");
    let tuned = state.jobs.tuning.tuned().expect("tuned");
    let metric = Metric::find("user_value").expect("the metric");
    for (at, point) in found.front.iter().enumerate() {
        let policy = tuned.policy(at).expect("a policy");
        let context = Context { policy: &policy, ..state.results.context() };
        let value = metric.of(&context, &rank(&context));
        assert_eq!(found.tried[point.tried].values[0], value, "a real run says the same");
        let told = format!("Policy {} of {}: {} {:.2}", at + 1, points.len(), metric.name, value.expect("a value"));
        assert!(points[at].starts_with(&told), "{} is not {told}", points[at]);
    }
    let said = format!(
        "The Pareto front found in {} tries of {} knobs, over 1 viewer; others may exist.",
        found.tried.len(),
        found.levers.len()
    );
    assert!(desk.query_all_by_label(&said).next().is_some(), "{said}");
    assert_eq!(state.document.policy, Policy::defaults(), "nothing moves unless asked");
}

#[test]
fn arrows_lead_along_the_front_and_say_what_each_policy_turns() {
    let mut desk = tuned();
    let found = found(&desk);
    let all = points(&desk);
    desk.get_by_role_and_label(Role::ListBoxOption, &all[0]).focus();
    desk.run();
    assert_eq!(state(&desk).session.tune.point, Some(0));
    key(&mut desk, Key::ArrowRight);
    assert_eq!(state(&desk).session.tune.point, Some(1));
    assert!(is_there(&desk, Role::Label, &format!("Policy 2 of {}", all.len())));
    key(&mut desk, Key::ArrowLeft);
    key(&mut desk, Key::ArrowLeft);
    assert_eq!(state(&desk).session.tune.point, Some(0), "the first is the first");
    run(&mut desk, "Next tuned policy");
    let turns = &found.tried[found.front[1].tried].turns;
    let tuned = state(&desk).jobs.tuning.tuned().expect("tuned").policy(1).expect("a policy");
    assert_eq!(tuned.differences(&Policy::defaults()).len(), turns.len());
    for key in tuned.differences(&Policy::defaults()) {
        let knob = Knob::find(glassfeed::pipeline::knobs(), key).expect("a knob");
        let told = |policy: &Policy| glassfeed::app::words::value(knob, policy.value(knob));
        let said = format!("{} {} → {}", knob.name, told(&Policy::defaults()), told(&tuned));
        assert!(is_there(&desk, Role::Label, &said), "{said}");
    }
}

#[test]
fn a_policy_is_used_in_one_step_or_put_beside() {
    let mut desk = tuned();
    desk.get_by_role_and_label(Role::ListBoxOption, &points(&desk)[1]).click();
    desk.run();
    let wanted = state(&desk).jobs.tuning.tuned().expect("tuned").policy(1).expect("a policy");
    press(&mut desk, Role::Button, "Put it beside");
    assert_eq!(state(&desk).document.others, std::slice::from_ref(&wanted));
    assert_eq!(state(&desk).document.policy, Policy::defaults());
    press(&mut desk, Role::Button, "Use it");
    assert_eq!(state(&desk).document.policy, wanted);
    assert!(wanted.about.contains("others may exist"), "{}", wanted.about);
    send(&mut desk, Command::Undo);
    assert_eq!(state(&desk).document.policy, Policy::defaults());
    assert_eq!(state(&desk).document.others.len(), 1);
    desk.get_by_role_and_label(Role::ListBoxOption, &points(&desk)[1]).focus();
    desk.run();
    key(&mut desk, Key::Enter);
    assert_eq!(state(&desk).document.policy, wanted, "Enter takes the one that is shown");
    send(&mut desk, Command::Undo);
    run(&mut desk, "Use the tuned policy");
    run(&mut desk, "Put the tuned policy beside");
    assert_eq!((&state(&desk).document.policy, state(&desk).document.others.len()), (&wanted, 2));
}

#[test]
fn what_was_found_for_another_policy_or_viewer_says_so() {
    let is_told = |desk: &Desk| desk.query_all_by_label_contains("Made for Default and").next().is_some();
    let mut desk = tuned();
    assert!(!is_told(&desk));
    let save = glassfeed::pipeline::stages::merge::weight(glassfeed::domain::Action::Save);
    send(&mut desk, Command::Turn(save, Value::Number(20.0)));
    assert!(is_told(&desk));
    send(&mut desk, Command::Undo);
    assert!(!is_told(&desk), "it is again what it was made for");
    let other = state(&desk).document.world.viewers.len() as u32 - 1;
    send(&mut desk, Command::Viewer(glassfeed::domain::ViewerId(other)));
    assert!(is_told(&desk));
    press(&mut desk, Role::Button, "Run again");
    assert!(!is_told(&desk));
    press(&mut desk, Role::ComboBox, "Turn");
    press(&mut desk, Role::CheckBox, "Weights");
    assert!(!state(&desk).session.tune.groups.contains(&Group::Weights));
    assert!(is_told(&desk), "another wish is another search");
}

#[test]
fn aims_limits_and_viewers_are_chosen() {
    let mut desk = tuning();
    let limit = Guardrail { metric: "authors_at_10".to_owned(), at_least: Some(2.0), at_most: None, for_share: None };
    send(&mut desk, Command::Guardrails(vec![limit.clone()]));
    let wish = |desk: &Desk| state(desk).session.tune.wish(&state(desk).document.policy);
    assert_eq!(wish(&desk).keep.len(), 1);
    press(&mut desk, Role::ComboBox, "Raise");
    press(&mut desk, Role::MenuItem, "Likes a session");
    press(&mut desk, Role::ComboBox, "and");
    press(&mut desk, Role::MenuItem, "Nothing more");
    assert_eq!(wish(&desk).aims.iter().map(|aim| METRICS[aim.metric].key).collect::<Vec<_>>(), ["expected_like"]);
    press(&mut desk, Role::ComboBox, "Keep");
    press(&mut desk, Role::CheckBox, "Authors in the top 10 ≥ 2.00");
    assert_eq!(wish(&desk).keep.len(), 0, "a limit need not be kept");
    press(&mut desk, Role::CheckBox, "Authors in the top 10 ≥ 2.00");
    press(&mut desk, Role::CheckBox, "Saves a session");
    key(&mut desk, Key::Escape);
    assert_eq!(wish(&desk).keep.len(), 2);
    press(&mut desk, Role::RadioButton, "For All 3 viewers");
    press(&mut desk, Role::Button, "Start");
    let found = found(&desk);
    assert_eq!((found.viewers.len(), found.limits.len()), (3, 2));
    assert_eq!(found.limits[0], limit);
    let save = METRICS.iter().position(|metric| metric.key == "expected_save").expect("a metric");
    assert!(found.front.iter().all(|point| point.metrics[save] >= found.today[save]));
    assert!(desk.query_all_by_label_contains("over 3 viewers, within 2 limits").next().is_some());
}

#[test]
fn a_search_beside_the_window_is_followed_stopped_and_run_to_its_end() {
    let mut desk = tuning();
    desk.state_mut().state.jobs.tuning.at_once = false;
    // Long enough to be stopped.
    let view = TuneView { viewers: Viewers::Some(3), tries: 2000, ..state(&desk).session.tune.clone() };
    send(&mut desk, Command::Tune(Box::new(view)));
    desk.state_mut().state.apply(Command::StartTuning);
    desk.step();
    assert!(is_there(&desk, Role::Button, "Cancel"));
    desk.state_mut().state.apply(Command::CancelTuning);
    desk.run();
    assert!(state(&desk).jobs.tuning.running().is_none() && state(&desk).jobs.tuning.tuned().is_none());
    assert!(desk.query_all_by_label_contains("Stopped after").next().is_some());
    let view = TuneView { viewers: Viewers::AtHand, tries: TRIES, ..state(&desk).session.tune.clone() };
    send(&mut desk, Command::Tune(Box::new(view)));
    desk.state_mut().state.apply(Command::StartTuning);
    while state(&desk).jobs.tuning.running().is_some() {
        desk.state_mut().state.poll();
        std::thread::yield_now();
    }
    desk.run();
    assert!(state(&desk).jobs.tuning.is_current(&tuning::asked(state(&desk))));
    assert_eq!(points(&desk).len(), found(&desk).front.len());
}

#[test]
fn what_was_asked_for_is_there_after_the_next_start() {
    let mut desk = tuning();
    press(&mut desk, Role::ComboBox, "Raise");
    press(&mut desk, Role::MenuItem, "Saves a session");
    let kept = serde_json::to_string(&Preferences::of(state(&desk))).expect("JSON");
    let kept: Preferences = serde_json::from_str(&kept).expect("preferences");
    let mut next = built_in();
    kept.restore(&mut next);
    assert_eq!(next.session.tune, state(&desk).session.tune);
    assert_eq!((next.session.view, next.session.compare.panel), (View::Compare, Panel::TuneForMe));
}

/// What is cut in a window of that size with that panel.
fn cut_with(size: egui::Vec2, panel: Panel) -> Vec<String> {
    let mut state = built_in();
    state.jobs.tuning.at_once = true;
    state.apply(Command::Tune(Box::new(TuneView { tries: TRIES, ..TuneView::default() })));
    state.apply(Command::Panel(panel));
    state.apply(Command::StartTuning);
    cut(&window_of(size, state))
}

#[test]
fn no_text_is_cut_in_a_small_window() {
    for size in [egui::vec2(1024.0, 700.0), egui::vec2(720.0, 450.0)] {
        let others = cut_with(size, Panel::Difference);
        let own: Vec<String> =
            cut_with(size, Panel::TuneForMe).into_iter().filter(|text| !others.contains(text)).collect();
        assert_eq!(own, Vec::<String>::new(), "{size:?}");
    }
}
