//! What the window remembers, driven frame by frame as the desktop would: through quiet, and through a kill.
#![cfg(feature = "app")]

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command as Process, Stdio};

use egui::{Context, RawInput};
use glassfeed::app::command::Command;
use glassfeed::app::document::Control;
use glassfeed::app::pictures::Pictures;
use glassfeed::app::preferences::Preferences;
use glassfeed::app::session::{InspectorTab, NarrowSide};
use glassfeed::app::state::State;
use glassfeed::app::stories::TrayView;
use glassfeed::app::theme::TextSize;
use glassfeed::app::window::{Opening, Window};
use glassfeed::domain::{Action, PostId};
use glassfeed::files::{WorldSource, save_world};
use glassfeed::pipeline::stages::boost::HALF_LIFE;
use glassfeed::pipeline::stages::merge::COMMENT;
use glassfeed::pipeline::{Component, FeedKind};
use glassfeed::policy::{Policy, Value};
use jiff::SignedDuration;

/// Longer than anything waits to be written.
const A_WHILE: f64 = 1.1;

/// A window with its clock.
struct Desk {
    window: Window,
    ctx: Context,
    time: f64,
}

impl Desk {
    fn at(path: &Path) -> Desk {
        let state = State::built_in().expect("the built-in world");
        let window = Window::new(state, Pictures::immediate()).opened(Opening::default(), Some(path.to_owned()));
        let ctx = Context::default();
        glassfeed::app::theme::install(&ctx);
        let mut desk = Desk { window, ctx, time: 0.0 };
        while desk.window.state.jobs.loading.is_some() {
            desk.frame(0.01);
        }
        desk
    }

    fn frame(&mut self, seconds: f64) {
        self.time += seconds;
        let input = RawInput { time: Some(self.time), ..RawInput::default() };
        self.ctx.clone().run_ui(input, |ui| self.window.listen(ui.ctx())).textures_delta.clear();
    }

    fn do_all(&mut self, commands: impl IntoIterator<Item = Command>) {
        commands.into_iter().for_each(|command| self.window.state.apply(command));
        self.frame(0.01);
    }

    /// Ends as a kill does: what was handed to the disk gets there, nothing else is.
    fn kill(self) {
        drop(self);
    }
}

fn order(state: &State) -> Vec<PostId> {
    state.feed_posts().collect()
}

#[test]
fn all_that_was_done_comes_back_after_a_quiet_second_and_a_kill() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("session.json");
    let mut desk = Desk::at(&path);
    let top = order(&desk.window.state);
    let world = desk.window.state.document.world.clone();
    let muted = world.post(top[4]).author;
    let later = world.now.checked_add(SignedDuration::from_hours(5)).expect("a time");
    desk.do_all([
        Command::Turn(&COMMENT, Value::Number(9.5)),
        Command::Act(top[0], Action::Like),
        Command::Act(top[1], Action::Save),
        Command::Control(Control::Mute(muted, true)),
        Command::Control(Control::Follow(muted, false)),
        Command::Write(top[0], "How lovely".to_owned()),
        Command::Story(Some(1)),
        Command::Passed(3),
        Command::Refresh,
        Command::Clock(later),
        Command::Tab(InspectorTab::AllPosts),
        Command::Side(NarrowSide::Knobs),
        Command::Group(Component::AuthorDiversity),
        Command::Feed(FeedKind::Following),
        Command::TextSize(TextSize::from(150)),
        Command::ReduceMotion(true),
        Command::SelectNext(4),
    ]);
    desk.frame(A_WHILE);
    let left = order(&desk.window.state);
    let (document, session) = (desk.window.state.document.clone(), desk.window.state.session.clone());
    desk.kill();

    let again = Desk::at(&path).window.state;
    assert_eq!(again.document.policy, document.policy);
    assert_eq!(again.document.acts, document.acts);
    assert_eq!(again.document.viewers, document.viewers);
    assert_eq!(again.document.follows, document.follows);
    assert_eq!(again.session.written, session.written);
    assert_eq!(again.session.seen_stories, session.seen_stories);
    assert_eq!(again.document.now, later);
    assert_eq!(order(&again), left);
    assert_eq!(again.session.selected, session.selected);
    assert_eq!(again.session.open_groups, session.open_groups);
    assert_eq!((again.session.tab, again.session.narrow_side), (InspectorTab::AllPosts, NarrowSide::Knobs));
    assert_eq!((again.session.feed, again.session.text_size.percent()), (FeedKind::Following, 150));
    assert!(again.session.reduced_motion);
    assert_eq!(again.undo.last(), None, "what the window opens on is no step");
}

#[test]
fn the_surface_at_hand_comes_back() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("session.json");
    let surface = |state: &State| (state.session.feed, state.session.tray.open);
    for command in [Command::Feed(FeedKind::Explore), Command::Tray(TrayView { open: true, selected: None })] {
        let mut desk = Desk::at(&path);
        desk.do_all([command]);
        desk.frame(A_WHILE);
        let left = surface(&desk.window.state);
        desk.kill();
        assert_eq!(surface(&Desk::at(&path).window.state), left);
    }
}

#[test]
fn changes_that_never_rest_are_written_all_the_same() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("session.json");
    let mut desk = Desk::at(&path);
    for turn in 1..=15 {
        desk.do_all([Command::Turn(&COMMENT, Value::Number(f64::from(turn)))]);
        desk.frame(0.1);
    }
    desk.kill();
    let Value::Number(comment) = Desk::at(&path).window.state.value(&COMMENT) else { panic!("a weight is a number") };
    assert!((8.0..=15.0).contains(&comment), "{comment}");
}

#[test]
fn a_files_world_is_never_written_to_and_its_unsaved_work_comes_back() {
    let folder = tempfile::tempdir().expect("a folder");
    let (path, file) = (folder.path().join("session.json"), folder.path().join("mine.world.json"));
    let built_in = State::built_in().expect("the built-in world");
    save_world(&file, &built_in.document.world).expect("a file");
    let before = std::fs::read(&file).expect("a file");
    let mut desk = Desk::at(&path);
    desk.do_all([Command::Open(file.clone())]);
    while desk.window.state.jobs.loading.is_some() {
        desk.frame(0.01);
    }
    let top = order(&desk.window.state)[0];
    desk.do_all([Command::Act(top, Action::Share)]);
    desk.frame(A_WHILE);
    desk.kill();

    let again = Desk::at(&path).window.state;
    assert_eq!(again.document.source, WorldSource::File(file.clone()));
    assert!(again.document.did(top, Action::Share));
    assert_eq!(again.session.recent, std::slice::from_ref(&file));
    assert_eq!(std::fs::read(&file).expect("a file"), before);
}

#[test]
fn a_memory_that_is_broken_counts_as_none() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("session.json");
    std::fs::write(&path, "{\"theme\": \"Dar").expect("a file");
    let state = Desk::at(&path).window.state;
    assert_eq!(state.document.policy, Policy::defaults());
}

/// Where the child below finds its memory.
const CHILD: &str = "GLASSFEED_TEST_MEMORY";

/// Step `step` of the child: weight, clock and number of acts go up together, so that a state of two halves shows.
fn step(desk: &mut Desk, step: i64) {
    let state = &desk.window.state;
    let post = state.results.ledger.slate.posts[0];
    let now = state.document.world.now.checked_add(SignedDuration::from_mins(step)).expect("a time");
    desk.do_all([
        Command::Turn(&COMMENT, Value::Number(step as f64)),
        Command::Turn(&HALF_LIFE, Value::Number(step as f64)),
        Command::Act(post, Action::Like),
        Command::Passed(2),
        Command::Refresh,
        Command::Clock(now),
    ]);
}

/// The step a remembered state is of; all of it must say the same.
fn step_of(state: &State) -> i64 {
    let Value::Number(comment) = state.value(&COMMENT) else { panic!("a weight is a number") };
    let minutes = (state.document.now.duration_since(state.document.world.now)).as_mins();
    let is_first = minutes == 0;
    assert!(is_first || comment == minutes as f64, "weight {comment}, clock {minutes}");
    assert!(is_first || state.value(&HALF_LIFE) == Value::Number(comment));
    assert!(is_first || state.document.acts.iter().all(|act| act.behind));
    minutes
}

/// In a process of its own: works and works, until it is killed.
fn work_on(path: &Path) {
    let mut desk = Desk::at(path);
    for number in step_of(&desk.window.state) + 1.. {
        step(&mut desk, number);
        desk.frame(A_WHILE);
        println!("step {number}");
    }
}

#[test]
fn a_kill_at_any_moment_leaves_a_whole_state() {
    if let Some(path) = std::env::var_os(CHILD) {
        return work_on(Path::new(&path));
    }
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("session.json");
    let mut reached = 0;
    for round in 0..5_usize {
        let before = std::fs::read(&path).unwrap_or_default();
        let mut child = Process::new(std::env::current_exe().expect("this test"))
            .args(["--exact", "a_kill_at_any_moment_leaves_a_whole_state", "--nocapture"])
            .env(CHILD, &path)
            .stdout(Stdio::piped())
            .spawn()
            .expect("a process of its own");
        let mut lines = BufReader::new(child.stdout.take().expect("its words")).lines().map_while(Result::ok);
        let steps = lines.by_ref().filter(|line| line.starts_with("step ")).take(2 + 3 * round).count();
        assert!(steps > 0, "the child works");
        // The first of this round's steps is on the disk; writing goes on, and some spins later is in the middle of one.
        while std::fs::read(&path).unwrap_or_default() == before {
            std::thread::yield_now();
        }
        (0..round * 40_000).for_each(|spin| {
            std::hint::black_box(spin);
        });
        child.kill().expect("a kill");
        child.wait().expect("an end");
        let text = std::fs::read_to_string(&path).expect("a memory");
        serde_json::from_str::<Preferences>(&text).expect("a whole memory");
        let left = step_of(&Desk::at(&path).window.state);
        assert!(left > reached, "round {round}: at {left}, after {reached}");
        reached = left;
    }
}

#[test]
fn work_in_a_world_whose_file_is_gone_is_set_aside_and_comes_back_with_the_file() {
    let folder = tempfile::tempdir().expect("a folder");
    let (memory, file) = (folder.path().join("session.json"), folder.path().join("mine.world.json"));
    let built_in = State::built_in().expect("the built-in world");
    save_world(&file, &built_in.document.world).expect("saved");
    let mut desk = Desk::at(&memory);
    desk.window.state.apply(Command::Open(file.clone()));
    desk.frame(0.01);
    while desk.window.state.jobs.loading.is_some() {
        desk.frame(0.01);
    }
    let top = order(&desk.window.state)[0];
    desk.do_all([Command::Act(top, Action::Like)]);
    desk.frame(A_WHILE);
    desk.kill();

    let hidden = folder.path().join("elsewhere");
    std::fs::rename(&file, &hidden).expect("moved");
    let mut desk = Desk::at(&memory);
    assert!(desk.window.state.session.notice.as_ref().is_some_and(|notice| notice.text.contains("mine.world.json")));
    desk.do_all([Command::Turn(&COMMENT, Value::Number(2.0))]);
    desk.frame(A_WHILE);
    desk.kill();

    std::fs::rename(&hidden, &file).expect("moved back");
    let mut desk = Desk::at(&memory);
    desk.do_all([Command::GoBack]);
    while desk.window.state.jobs.loading.is_some() {
        desk.frame(0.01);
    }
    assert_eq!(desk.window.state.document.source, WorldSource::File(file));
    assert!(desk.window.state.document.did(top, Action::Like));
    let aside = desk.window.state.set_aside_work().expect("the work of the sample takes its place");
    assert_eq!(aside.world_name(), "harbor");
}

#[test]
fn opening_another_world_sets_the_work_aside() {
    let mut state = State::built_in().expect("the built-in world");
    assert!(state.set_aside_work().is_none());
    let top = order(&state)[0];
    state.apply(Command::Act(top, Action::Like));
    state.apply(Command::UseWorld(state.document.world.clone(), WorldSource::Sample("family")));
    assert_eq!(state.set_aside_work().map(Preferences::world_name).as_deref(), Some("harbor"));
}
