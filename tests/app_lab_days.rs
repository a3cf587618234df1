//! Lab → Days, used by accessible names.
#![cfg(feature = "app")]

mod window;

use egui::Key;
use egui::accesskit::Role;
use egui_kittest::kittest::{NodeT, Queryable};
use glassfeed::app::command::Command;
use glassfeed::app::lab::LabPanel;
use glassfeed::app::lab::days::{DaysAsked, Entry, Whose, Written};
use glassfeed::app::state::State;
use glassfeed::domain::ViewerId;
use glassfeed::files::WorldSource;
use glassfeed::learn::View;
use glassfeed::policy::Value;
use glassfeed::simulation::bandit::Chooser;
use glassfeed::simulation::days::{FATIGUE, KNOBS};
use window::{Desk, built_in, cut, is_there, key, press, send, state, window, window_of};

fn entry(chooser: Chooser) -> Entry {
    Entry::all().into_iter().find(|entry| entry.chooser() == chooser && !entry.pinned).expect("an entry")
}

/// The built-in world with Days open, one seed, two runs, and days that pass before a call returns.
fn lab() -> State {
    let mut state = built_in();
    state.session.lab.days.seeds = 0;
    state.session.lab.days.length = 0;
    state.session.lab.days.whose = Whose::World;
    state.session.lab.days.entries = vec![entry(Chooser::Thompson), entry(Chooser::Fixed)];
    state.jobs.days.at_once();
    state.apply(Command::LabPanel(LabPanel::Days));
    state
}

fn value(desk: &Desk, role: Role, name: &str) -> String {
    desk.get_by_role_and_label(role, name).accesskit_node().value().unwrap_or_default()
}

const ENGAGEMENT: &str = "Engagement, actions per session";

#[test]
fn nothing_is_worked_out_before_it_is_asked_for() {
    let desk = window(lab());
    assert!(!state(&desk).jobs.days.is_started());
    assert_eq!(value(&desk, Role::Slider, "Day"), "Day 0 of 7");
    assert_eq!(value(&desk, Role::GraphicsDocument, ENGAGEMENT), "no day yet");
}

#[test]
fn a_step_is_a_day_of_every_run_and_run_goes_to_the_last() {
    let mut desk = window(lab());
    press(&mut desk, Role::Button, "Step a day");
    assert_eq!(value(&desk, Role::Slider, "Day"), "Day 1 of 7");
    let told = value(&desk, Role::GraphicsDocument, ENGAGEMENT);
    assert!(told.starts_with("day 1: Thompson ") && told.contains("; Fixed "), "{told}");
    press(&mut desk, Role::Button, "Run the days");
    assert_eq!(value(&desk, Role::Slider, "Day"), "Day 7 of 7");
    assert!(state(&desk).jobs.days.lines.iter().all(|line| line.days() == 7));
    assert!(desk.get_by_role_and_label(Role::Button, "Run the days").accesskit_node().is_disabled());
}

#[test]
fn whose_days_they_are_is_known_while_they_pass() {
    let mut state = lab();
    state.jobs.days.at_once = false;
    state.session.lab.days.length = 2;
    state.apply(Command::Days(DaysAsked::Run));
    while state.jobs.days.lines.iter().all(|line| line.days() == 0) {
        std::thread::sleep(std::time::Duration::from_millis(1));
        state.poll();
    }
    assert!(state.jobs.days.world().is_some());
}

#[test]
fn the_keyboard_goes_back_to_any_day_and_every_chart_reads_it() {
    let mut state_before = lab();
    (0..3).for_each(|_| state_before.apply(Command::Days(DaysAsked::Step)));
    let mut desk = window(state_before);
    desk.get_by_role_and_label(Role::Slider, "Day").focus();
    desk.run();
    key(&mut desk, Key::ArrowLeft);
    assert_eq!(value(&desk, Role::Slider, "Day"), "Day 2 of 7");
    assert!(value(&desk, Role::GraphicsDocument, ENGAGEMENT).starts_with("day 2: "));
    desk.get_by_role_and_label(Role::GraphicsDocument, ENGAGEMENT).focus();
    desk.run();
    key(&mut desk, Key::ArrowLeft);
    assert_eq!(value(&desk, Role::Slider, "Day"), "Day 1 of 7");
}

#[test]
fn a_fork_keeps_the_days_before_it_and_comes_to_where_the_others_are() {
    let mut state_before = lab();
    state_before.session.lab.days.seeds = 1;
    let mut desk = window(state_before);
    (0..4).for_each(|_| send(&mut desk, Command::Days(DaysAsked::Step)));
    desk.get_by_role_and_label(Role::Slider, "Day").focus();
    desk.run();
    key(&mut desk, Key::ArrowLeft);
    key(&mut desk, Key::ArrowLeft);
    press(&mut desk, Role::RadioButton, "Run Fixed");
    press(&mut desk, Role::Button, "Fork here");
    press(&mut desk, Role::MenuItem, "Random");
    let lines = &state(&desk).jobs.days.lines;
    assert_eq!(
        lines.iter().map(|line| line.name.as_str()).collect::<Vec<_>>(),
        ["Thompson", "Fixed", "Random from day 2"]
    );
    assert_eq!((lines[2].forked, lines[2].days()), (Some(2), 4));
    for (fork, parent) in lines[2].seeds.iter().zip(&lines[1].seeds) {
        assert_eq!(fork[..2], parent[..2]);
    }
    assert_ne!(lines[2].seeds, lines[1].seeds);
    assert!(is_there(&desk, Role::Button, "Day 2: Forked: Random from day 2"));
}

#[test]
fn runs_are_added_and_taken_away_and_there_are_four_at_most() {
    let mut desk = window(lab());
    press(&mut desk, Role::Button, "Add a run");
    press(&mut desk, Role::MenuItem, "UCB1");
    press(&mut desk, Role::Button, "Step a day");
    press(&mut desk, Role::Button, "Add a run");
    press(&mut desk, Role::MenuItem, "Random");
    assert_eq!(state(&desk).jobs.days.lines.iter().map(|line| line.days()).collect::<Vec<_>>(), [1, 1, 1, 1]);
    assert!(!is_there(&desk, Role::Button, "Add a run"));
    press(&mut desk, Role::Button, "Remove Fixed");
    assert!(!is_there(&desk, Role::RadioButton, "Run Fixed"));
    assert_eq!(state(&desk).session.lab.days.entries.len(), 3);
}

#[test]
fn reset_forgets_the_days_and_the_forks_but_not_the_runs() {
    let mut desk = window(lab());
    (0..2).for_each(|_| send(&mut desk, Command::Days(DaysAsked::Step)));
    send(&mut desk, Command::Days(DaysAsked::Fork(entry(Chooser::Random))));
    press(&mut desk, Role::Button, "Reset the days");
    assert!(!state(&desk).jobs.days.is_started());
    assert!(is_there(&desk, Role::RadioButton, "Run Thompson") && is_there(&desk, Role::RadioButton, "Run Fixed"));
    assert!(!is_there(&desk, Role::RadioButton, "Run Random from day 2"));
}

#[test]
fn the_same_seed_gives_the_same_days_and_another_gives_others() {
    let days = |seed: u64| {
        let mut state = lab();
        state.session.lab.days.seed = seed;
        (0..2).for_each(|_| state.apply(Command::Days(DaysAsked::Step)));
        state.jobs.days.lines[0].seeds.clone()
    };
    assert_eq!(days(7), days(7));
    assert_ne!(days(7), days(8));
}

#[test]
fn a_knob_of_the_loop_counts_from_the_next_day_on() {
    let mut desk = window(lab());
    (0..2).for_each(|_| send(&mut desk, Command::Days(DaysAsked::Step)));
    desk.get_by_role_and_label(Role::Slider, "Fatigue").focus();
    desk.run();
    key(&mut desk, Key::End);
    assert_eq!(state(&desk).session.lab.days.settings.value(&FATIGUE), Value::Number(1.0));
    press(&mut desk, Role::Button, "Step a day");
    assert_eq!(state(&desk).jobs.days.lines[0].turned, [2]);
    for knob in KNOBS {
        let is_told = [Role::Slider, Role::Switch].iter().any(|&role| is_there(&desk, role, knob.name));
        assert!(is_told || is_there(&desk, Role::RadioButton, "Reward return"), "{}", knob.name);
    }
}

#[test]
fn both_ledgers_tell_what_two_runs_bring_with_a_sentence() {
    let mut desk = window(lab());
    press(&mut desk, Role::Button, "Step a day");
    desk.run();
    assert!(is_there(&desk, Role::Heading, "What people get"));
    assert!(is_there(&desk, Role::Heading, "What the platform gets"));
    let rows: Vec<String> =
        desk.query_all_by_role(Role::Label).filter_map(|node| node.accesskit_node().value()).collect();
    let satisfaction = rows.iter().find(|row| row.starts_with("Satisfaction: Fixed ")).expect("a row");
    assert!(satisfaction.contains(", Thompson ") && satisfaction.contains("95 % from "), "{satisfaction}");
}

#[test]
fn a_viewer_who_left_is_opened_by_a_click() {
    let mut desk = window(lab());
    send(&mut desk, Command::Days(DaysAsked::Run));
    let facts = desk.query_all_by_role(Role::Button).filter_map(|node| node.accesskit_node().label());
    let left = facts.into_iter().find(|fact| fact.ends_with(" is there for the last time"));
    let left = left.expect("somebody leaves within a week in this world");
    desk.get_by_role_and_label(Role::Button, &left).focus();
    desk.run();
    key(&mut desk, Key::Enter);
    let world = &state(&desk).document.world;
    let handle = &world.account(state(&desk).document.viewer().account).id;
    assert!(left.contains(handle.as_str()), "{left}: {handle}");
    assert_eq!(state(&desk).session.view, View::Tune);
}

#[test]
fn another_world_begins_anew() {
    let mut desk = window(lab());
    press(&mut desk, Role::Button, "Step a day");
    let name = glassfeed::files::samples().nth(1).expect("another sample");
    let other = glassfeed::files::sample(name, &glassfeed::files::Progress::new());
    let other = std::sync::Arc::new(other.expect("it opens"));
    send(&mut desk, Command::UseWorld(other, WorldSource::Sample("other")));
    desk.state_mut().state.poll();
    assert!(!state(&desk).jobs.days.is_started());
}

#[test]
fn days_pass_beside_the_window_and_can_be_paused() {
    let mut state = lab();
    state.jobs.days = glassfeed::app::lab::days::Days::default();
    state.apply(Command::Days(DaysAsked::Run));
    assert!(state.jobs.days.is_running());
    state.apply(Command::Days(DaysAsked::Pause));
    wait(&mut state);
    let paused = state.jobs.days.last_day();
    assert!(paused < 7, "it was paused before the end");
    state.apply(Command::Days(DaysAsked::Run));
    wait(&mut state);
    assert!(state.jobs.days.lines.iter().all(|line| line.days() == 7));
    // What was paused goes on as if it had not been.
    let mut whole = lab();
    whole.apply(Command::Days(DaysAsked::Run));
    for (line, other) in state.jobs.days.lines.iter().zip(&whole.jobs.days.lines) {
        assert_eq!(line.seeds, other.seeds);
    }
    assert_eq!(state.document.viewer, ViewerId(0));
}

fn wait(state: &mut State) {
    while state.jobs.days.is_running() {
        state.poll();
        std::thread::yield_now();
    }
}

#[test]
fn a_run_is_saved_as_the_command_line_writes_it() {
    let mut state = lab();
    state.apply(Command::Days(DaysAsked::Run));
    let folder = tempfile::tempdir().expect("a folder");
    let world = folder.path().join("w.world.json");
    glassfeed::files::save_world(&world, &state.document.world).expect("it is saved");
    for (line, chooser) in [(0, "thompson"), (1, "fixed")] {
        let (csv, json) = (folder.path().join("window.csv"), folder.path().join("window.json"));
        state.apply(Command::Days(DaysAsked::Save(line, Written::Csv, csv.clone())));
        state.apply(Command::Days(DaysAsked::Save(line, Written::Json, json.clone())));
        let told = |last: &[&str]| {
            let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_glassfeed"));
            command.args(["simulate", "--days", "7", "--seed", "1675", "--chooser", chooser]);
            let told = command.arg("--world").arg(&world).args(last).output().expect("it runs");
            assert!(told.status.success(), "{}", String::from_utf8_lossy(&told.stderr));
            told.stdout
        };
        assert_eq!(std::fs::read(&json).expect("it is there"), told(&["--json"]), "{chooser}");
        let other = folder.path().join("line.csv");
        told(&["--csv", &other.to_string_lossy()]);
        assert_eq!(std::fs::read(&csv).expect("it is there"), std::fs::read(&other).expect("it is there"));
    }
}

#[test]
fn a_fork_is_saved_with_what_was_forked_and_when() {
    let mut state = lab();
    (0..2).for_each(|_| state.apply(Command::Days(DaysAsked::Step)));
    state.apply(Command::Days(DaysAsked::Fork(entry(Chooser::Random))));
    state.apply(Command::Days(DaysAsked::Step));
    let folder = tempfile::tempdir().expect("a folder");
    let (csv, json) = (folder.path().join("fork.csv"), folder.path().join("fork.json"));
    state.apply(Command::Days(DaysAsked::Save(2, Written::Csv, csv.clone())));
    state.apply(Command::Days(DaysAsked::Save(2, Written::Json, json.clone())));
    let told: serde_json::Value =
        serde_json::from_slice(&std::fs::read(&json).expect("it is there")).expect("it is JSON");
    let stretches: Vec<_> = told["stretches"].as_array().expect("a list").iter().collect();
    let of = |key: &str| stretches.iter().map(|stretch| stretch[key].clone()).collect::<Vec<_>>();
    assert_eq!(of("after_day"), [0, 2]);
    assert_eq!(of("chooser"), ["thompson", "random"]);
    assert_eq!(told["days"].as_array().map(Vec::len), Some(3));
    let rows = std::fs::read_to_string(&csv).expect("it is there");
    let rows: Vec<&str> = rows.lines().collect();
    assert!(rows[0].ends_with(",chooser,policies,turned,explore"), "{}", rows[0]);
    assert!(rows[2].contains(",thompson,") && rows[3].contains(",random,"), "{}", rows[3]);
    let cells = |row: &str| row.split(',').count();
    assert!(rows.iter().all(|row| cells(row) == cells(rows[0])));
}

#[test]
fn a_feed_of_a_day_opens_in_the_phone_as_the_viewer_got_it_and_one_goes_back_to_the_days() {
    let mut state_before = lab();
    (0..3).for_each(|_| state_before.apply(Command::Days(DaysAsked::Step)));
    let (world, model) = (state_before.document.world.clone(), state_before.document.model.clone());
    let mut desk = window(state_before);
    press(&mut desk, Role::RadioButton, "Run Fixed");
    desk.get_by_role_and_label(Role::Slider, "Day").focus();
    desk.run();
    key(&mut desk, Key::ArrowLeft);
    press(&mut desk, Role::Button, "Open day 2’s feed");
    assert_eq!(state(&desk).session.view, View::Tune);
    assert!(is_there(&desk, Role::Heading, "Day 2 of Fixed, simulated"));
    let opened = state(&desk).opened.as_deref().expect("it is open");
    let sitting = &opened.sitting;
    let ledger = &state(&desk).results.ledger;
    let order: Vec<_> = ledger.order().iter().map(|&row| ledger.slate.posts[row as usize]).collect();
    assert_eq!(order[..sitting.delivered.len()], sitting.delivered);
    assert_eq!(state(&desk).document.now, sitting.now);
    let days = state(&desk).jobs.days.lines[1].seeds[0].clone();
    press(&mut desk, Role::Button, "Back to Days");
    assert_eq!(state(&desk).session.view, View::Lab);
    assert!(state(&desk).opened.is_none());
    assert!(std::sync::Arc::ptr_eq(&state(&desk).document.world, &world));
    assert_eq!(state(&desk).document.model.is_some(), model.is_some());
    assert_eq!(value(&desk, Role::Slider, "Day"), "Day 2 of 7");
    assert_eq!(state(&desk).jobs.days.lines[1].seeds[0], days);
}

#[test]
fn what_happened_leads_to_the_feed_in_which_it_happened() {
    let mut state_before = lab();
    let family = glassfeed::files::sample("family", &glassfeed::files::Progress::new()).expect("it opens");
    state_before.apply(Command::UseWorld(std::sync::Arc::new(family), WorldSource::Sample("family")));
    let mut desk = window(state_before);
    send(&mut desk, Command::Days(DaysAsked::Run));
    let facts = desk.query_all_by_role(Role::Button).filter_map(|node| node.accesskit_node().label());
    let first = facts.into_iter().find(|fact| fact.contains(" for the first time, for "));
    let first = first.expect("somebody sees something new within a week in this world");
    desk.get_by_role_and_label(Role::Button, &first).focus();
    desk.run();
    key(&mut desk, Key::Enter);
    let opened = state(&desk).opened.as_deref().expect("it is open");
    assert!(first.starts_with(&format!("Day {}: ", opened.asked.day)), "{first}");
    let world = &opened.sitting.world;
    assert!(first.contains(&world.account(world.viewer(opened.sitting.viewer).account).id), "{first}");
    // What was seen for the first time is among what went by.
    let topics = &world.names.topics;
    let went_by = &opened.sitting.delivered[..opened.sitting.went_by];
    let tops = went_by.iter().filter_map(|&post| world.post(post).topics.top());
    assert!(tops.into_iter().any(|topic| first.contains(&format!("sees {} for", topics[topic.0 as usize]))), "{first}");
}

#[test]
fn another_world_closes_the_feed_of_a_day_and_what_is_remembered_is_ones_own() {
    let mut state = lab();
    state.apply(Command::Days(DaysAsked::Step));
    let viewer = glassfeed::app::lab::days::viewer(&state).expect("somebody is there");
    let before = glassfeed::app::preferences::Preferences::of(&state);
    let asked = glassfeed::app::lab::days::sitting_at(&state, viewer).expect("a session");
    state.apply(Command::Days(DaysAsked::Open(asked)));
    assert!(state.opened.is_some());
    let now = glassfeed::app::preferences::Preferences::of(&state);
    assert_eq!((now.world, now.sample, now.viewer), (before.world, before.sample, before.viewer));
    state.poll();
    assert!(state.jobs.days.is_started(), "the runs are still there");
    let other =
        std::sync::Arc::new(glassfeed::files::sample("family", &glassfeed::files::Progress::new()).expect("it opens"));
    state.apply(Command::UseWorld(other, WorldSource::Sample("family")));
    assert!(state.opened.is_none());
}

#[test]
fn no_text_is_cut_in_a_small_window_nor_at_200_percent() {
    for size in [egui::vec2(1440.0, 900.0), egui::vec2(1024.0, 700.0), egui::vec2(720.0, 450.0)] {
        let mut state = lab();
        state.session.lab.days.seeds = 1;
        (0..2).for_each(|_| state.apply(Command::Days(DaysAsked::Step)));
        let desk = window_of(size, state);
        assert_eq!(cut(&desk), Vec::<String>::new(), "{size}");
    }
}
