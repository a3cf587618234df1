//! Sensitivity in the window: what small turns move, a knob from end to end, and the live feed under the pointer.
#![cfg(feature = "app")]

mod window;

use egui::accesskit::Role;
use egui::{Key, Pos2, pos2};
use egui_kittest::kittest::{NodeT, Queryable};
use glassfeed::app::command::Command;
use glassfeed::app::compare::Panel;
use glassfeed::app::sensitivity::{SensitivityAsked, WATCHED};
use glassfeed::app::shortcuts::SHORTCUTS;
use glassfeed::domain::{Action, PostId};
use glassfeed::learn::View;
use glassfeed::pipeline::stages::{boost, merge};
use glassfeed::pipeline::{Context, rank};
use glassfeed::policy::{Policy, Value};
use glassfeed::simulation::nudge::Lever;
use glassfeed::simulation::sensitivity::{Sweep, tornado};
use window::*;

const COMMENT: &str = "Sweep of Comment";

fn comment() -> Lever {
    Lever::Knob(merge::weight(Action::Comment))
}

/// Compare with the panel, everything worked out before the window draws on.
fn sensing() -> Desk {
    let mut state = built_in();
    state.jobs.sensitivity.at_once();
    state.apply(Command::Panel(Panel::Sensitivity));
    let mut desk = window(state);
    desk.run();
    desk
}

/// The same with the weight of a comment swept.
fn sweeping() -> Desk {
    let mut desk = sensing();
    send(&mut desk, Command::Sensitivity(SensitivityAsked::Sweep(Some(comment()))));
    desk.run();
    desk
}

fn swept(desk: &Desk) -> Sweep {
    let state = state(desk);
    let question = (state.sensitivity_subject(), state.swept().expect("a knob is swept"));
    let answer = state.jobs.sensitivity.sweep.answer(&question).expect("it is worked out");
    answer.as_ref().clone().expect("it has a slider")
}

/// A place on the chart, so far from its left end.
fn on_chart(desk: &Desk, share: f32) -> Pos2 {
    let chart = desk.get_by_role_and_label(Role::Slider, COMMENT).rect();
    pos2(chart.left() + share * chart.width(), chart.center().y)
}

/// The feed the engine makes with the weight of a comment at that value.
fn engine(desk: &Desk, value: f64) -> Vec<PostId> {
    let state = state(desk);
    let mut policy = state.document.policy.clone();
    comment().turn(&mut policy, Value::Number(value));
    let ledger = rank(&Context { policy: &policy, ..state.results.context() });
    ledger.delivered().iter().map(|&row| ledger.slate.posts[row as usize]).collect()
}

fn weight(desk: &Desk) -> f64 {
    state(desk).document.policy.number(merge::weight(Action::Comment))
}

/// The cards of feed A, top to bottom.
fn cards(desk: &Desk) -> Vec<String> {
    let labels = desk.get_all_by_role(Role::ListBoxOption).filter_map(|node| node.accesskit_node().label());
    labels.filter(|label| label.starts_with("A ")).collect()
}

#[test]
fn every_bar_is_what_the_engine_moves_by_a_small_turn() {
    let desk = sensing();
    let swings = tornado(&state(&desk).results.context(), |_| true).expect("it runs to its end");
    let names: Vec<String> = desk
        .query_all_by_role(Role::Button)
        .filter_map(|node| node.accesskit_node().label())
        .filter(|label| label.contains(" moves "))
        .collect();
    assert_eq!(names.len(), swings.len());
    for (name, swing) in names.iter().zip(&swings) {
        let turns = [swing.down, swing.up].into_iter().flatten();
        for turn in turns {
            assert!(name.contains(&format!("moves {:.1} places", turn.places)), "{name}: {turn:?}");
        }
    }
    let all: std::collections::BTreeSet<&String> = names.iter().collect();
    assert_eq!(all.len(), names.len(), "no two knobs have one name");
}

#[test]
fn a_click_on_a_bar_sweeps_its_knob_and_another_closes_it() {
    let mut desk = sensing();
    let row = |desk: &Desk| {
        let rows = desk.query_all_by_role(Role::Button).filter_map(|node| node.accesskit_node().label());
        rows.into_iter().find(|label| label.starts_with("Comment: ")).expect("the row of the weight")
    };
    let name = row(&desk);
    press(&mut desk, Role::Button, &name);
    assert_eq!(state(&desk).swept(), Some(comment()));
    let found = swept(&desk);
    assert_eq!(found.posts, feed(&desk)[..WATCHED]);
    assert!(is_there(&desk, Role::Slider, COMMENT));
    press(&mut desk, Role::Button, "Close the sweep");
    assert!(!is_there(&desk, Role::Slider, COMMENT));
}

#[test]
fn the_feed_under_the_pointer_is_the_live_engines_and_ends_with_it() {
    let mut desk = sweeping();
    let before = feed(&desk);
    let steps = state(&desk).undo.last().map(str::to_owned);
    for share in [0.9, 0.1] {
        let at = on_chart(&desk, share);
        desk.hover_at(at);
        desk.run();
        let (lever, value) = state(&desk).session.tried().expect("a value is tried");
        assert_eq!(lever, comment());
        assert_eq!(feed(&desk), engine(&desk, value), "at {value}");
        assert_ne!(feed(&desk), before);
        let top = feed(&desk)[0];
        assert!(cards(&desk)[0].starts_with(&format!("A 1: {}", handle(&desk, author(&desk, top)))));
        let head = format!("Comment {value}, tried");
        let shown =
            desk.get_all_by_role(Role::Button).any(|node| node.accesskit_node().value().as_ref() == Some(&head));
        let named = desk.query_by_label_contains(&head).is_some();
        assert!(shown || named, "feed A says {head}");
    }
    assert_eq!(weight(&desk), 6.0, "nothing is turned");
    assert_eq!(state(&desk).undo.last().map(str::to_owned), steps);
    desk.hover_at(pos2(20.0, 20.0));
    desk.run();
    assert_eq!(state(&desk).session.tried(), None);
    assert_eq!(feed(&desk), before);
}

#[test]
fn a_click_on_the_chart_turns_the_knob_as_one_step() {
    let mut desk = sweeping();
    let before = feed(&desk);
    let at = on_chart(&desk, 0.85);
    desk.hover_at(at);
    desk.run();
    let value = state(&desk).session.tried().expect("a value is tried").1;
    let wanted = engine(&desk, value);
    desk.drag_at(at);
    desk.drop_at(at);
    desk.run();
    assert_eq!(weight(&desk), value);
    assert_eq!(feed(&desk), wanted);
    send(&mut desk, Command::Undo);
    assert_eq!(weight(&desk), 6.0);
    desk.hover_at(pos2(20.0, 20.0));
    desk.run();
    assert_eq!(feed(&desk), before);
}

#[test]
fn keys_move_along_the_chart_and_enter_turns_the_knob() {
    let mut desk = sweeping();
    desk.get_by_role_and_label(Role::Slider, COMMENT).focus();
    desk.run();
    key(&mut desk, Key::ArrowRight);
    key(&mut desk, Key::ArrowRight);
    let (_, value) = state(&desk).session.tried().expect("a value is tried");
    assert!(value > 6.0 && feed(&desk) == engine(&desk, value));
    key(&mut desk, Key::Home);
    assert_eq!(state(&desk).session.tried(), Some((comment(), 0.0)));
    let first = swept(&desk).crossings[0];
    key(&mut desk, Key::PageUp);
    assert_eq!(state(&desk).session.tried(), Some((comment(), first.between[1])), "past the first crossing");
    key(&mut desk, Key::Enter);
    assert_eq!(weight(&desk), first.between[1]);
    let place = |post: PostId| feed(&desk).iter().position(|&other| other == post);
    assert!(place(first.after) < place(first.before));
}

#[test]
fn a_crossing_says_what_is_true_past_it_and_a_click_goes_there() {
    let mut desk = sweeping();
    let found = swept(&desk);
    let crossing = *found.crossings.iter().find(|crossing| crossing.between[0] >= 6.0).expect("one above");
    let name = |post| {
        let place = found.posts.iter().position(|&other| other == post).expect("it is watched") + 1;
        format!("{} ({place})", handle(&desk, author(&desk, post)))
    };
    let value = crossing.between[0];
    let sentence = format!("Above {value} {} stands above {}", name(crossing.after), name(crossing.before));
    if !is_there(&desk, Role::Button, &sentence) {
        let more = format!("Show all {}", found.crossings.len());
        press(&mut desk, Role::Button, &more);
    }
    let place = |desk: &Desk, post: PostId| feed(desk).iter().position(|&other| other == post);
    assert!(place(&desk, crossing.before) < place(&desk, crossing.after));
    press(&mut desk, Role::Button, &sentence);
    assert_eq!(weight(&desk), crossing.between[1]);
    assert!(place(&desk, crossing.after) < place(&desk, crossing.before), "{sentence}");
}

#[test]
fn what_was_found_does_not_outlive_the_policy_it_was_found_for() {
    let mut desk = sweeping();
    let (before, found) = (state(&desk).sensitivity_subject(), swept(&desk));
    send(&mut desk, Command::Turn(&boost::HALF_LIFE, Value::Number(60.0)));
    desk.run();
    let known = &state(&desk).jobs.sensitivity;
    assert!(known.tornado.answer(&before).is_none() && known.sweep.answer(&(before.clone(), comment())).is_none());
    let subject = state(&desk).sensitivity_subject();
    assert_ne!(subject, before);
    assert_eq!(
        known.tornado.answer(&subject).map(|swings| swings.to_vec()),
        tornado(&state(&desk).results.context(), |_| true)
    );
    assert_ne!(swept(&desk).posts, found.posts);
    let policy = Policy { name: "Renamed".to_owned(), ..state(&desk).document.policy.clone() };
    send(&mut desk, Command::NamePolicy(policy.name, policy.about));
    assert_eq!(state(&desk).sensitivity_subject(), subject, "a name changes no feed");
}

#[test]
fn the_work_can_be_stopped_and_gone_on_with() {
    let mut state = built_in();
    state.apply(Command::Panel(Panel::Sensitivity));
    state.apply(Command::Sensitivity(SensitivityAsked::Now));
    assert!(state.jobs.sensitivity.tornado.fraction().is_some(), "it works beside the window");
    state.apply(Command::Sensitivity(SensitivityAsked::Cancel));
    let mut desk = window(state);
    assert!(is_there(&desk, Role::Label, "Turning every knob a little was stopped."));
    desk.state_mut().state.jobs.sensitivity.at_once();
    press(&mut desk, Role::Button, "Go on");
    desk.run();
    let known = &self::state(&desk).jobs.sensitivity;
    assert!(known.tornado.answer(&self::state(&desk).sensitivity_subject()).is_some());
}

#[test]
fn a_value_that_is_only_tried_is_in_no_recipe_and_ends_with_what_is_done() {
    let mut desk = sweeping();
    let before = feed(&desk);
    let at = on_chart(&desk, 0.9);
    desk.hover_at(at);
    desk.run();
    assert!(state(&desk).session.tried().is_some());
    let state = &mut desk.state_mut().state;
    state.apply(Command::Pin);
    assert_eq!(state.session.tried(), None);
    assert_eq!(state.feed_posts().collect::<Vec<_>>(), before);
    state.apply(Command::Sensitivity(SensitivityAsked::Try(Some(30.0))));
    assert_ne!(state.feed_posts().collect::<Vec<_>>(), before);
    state.apply(Command::View(View::Tune));
    assert_eq!(state.feed_posts().collect::<Vec<_>>(), before);
}

#[test]
fn a_line_is_chosen_at_its_end() {
    let mut desk = sweeping();
    let found = swept(&desk);
    let line = {
        let mut labels = desk.query_all_by_role(Role::Button).filter_map(|node| node.accesskit_node().label());
        labels.rfind(|label| label.starts_with("Line of ")).expect("a line")
    };
    press(&mut desk, Role::Button, &line);
    let place: usize =
        line.rsplit_once('(').and_then(|(_, at)| at.trim_end_matches(')').parse().ok()).expect("a place");
    assert_eq!(state(&desk).session.selected, Some(found.posts[place - 1]));
}

#[test]
fn the_panels_are_opened_by_name() {
    let mut desk = window(built_in());
    let named = |name: &str| SHORTCUTS.iter().find(|shortcut| shortcut.name == name).expect("a command of that name");
    for (name, panel) in
        [("How much hangs on each knob", Panel::Sensitivity), ("Why one post stands above another", Panel::Pair)]
    {
        let command = named(name).command(state(&desk)).expect("it can be done");
        send(&mut desk, command);
        assert_eq!((state(&desk).session.view, state(&desk).session.compare.panel), (View::Compare, panel));
        assert!(named(name).command(state(&desk)).is_none(), "it is open");
    }
}

#[test]
fn tabs_without_room_are_a_list() {
    let mut state = built_in();
    state.jobs.sensitivity.at_once();
    state.apply(Command::Panel(Panel::Sensitivity));
    let mut desk = window_of(egui::vec2(220.0, 500.0), state);
    assert!(desk.query_all_by_role(Role::Tab).all(|tab| tab.accesskit_node().label().as_deref() != Some("Two posts")));
    press(&mut desk, Role::ComboBox, "Show");
    press(&mut desk, Role::MenuItem, "Two posts");
    assert_eq!(self::state(&desk).session.compare.panel, Panel::Pair);
}

#[test]
fn nothing_is_cut_where_room_is_small() {
    // The second is the usual window with text at 200 %.
    for size in [egui::vec2(1024.0, 700.0), egui::vec2(720.0, 450.0)] {
        let mut state = built_in();
        state.jobs.sensitivity.at_once();
        state.apply(Command::Panel(Panel::Sensitivity));
        let mut desk = window_of(size, state);
        assert_eq!(cut(&desk), Vec::<String>::new(), "{size}");
        send(&mut desk, Command::Sensitivity(SensitivityAsked::Sweep(Some(comment()))));
        desk.run();
        assert_eq!(cut(&desk), Vec::<String>::new(), "{size}");
    }
}
