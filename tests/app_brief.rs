//! The brief in the window: written beside it on every viewer, offered to a browser, and cancelled without a trace.
#![cfg(feature = "app")]

mod window;

use std::path::{Path, PathBuf};
use std::time::Duration;

use egui::accesskit::Role;
use egui::{Key, OutputCommand};
use glassfeed::app::brief::address;
use glassfeed::app::command::Command;
use glassfeed::app::shortcuts::SHORTCUTS;
use glassfeed::app::state::State;
use glassfeed::files::PRESETS;
use glassfeed::learn::View;
use glassfeed::pipeline::knobs;
use glassfeed::pipeline::stages::merge::SAVE;
use glassfeed::policy::{Policy, Value};
use window::*;

fn preset(name: &str) -> Policy {
    let presets = PRESETS.iter().filter_map(|preset| preset.policy(knobs()).ok());
    presets.into_iter().find(|preset| preset.name == name).expect("a preset of that name")
}

fn place(name: &str) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    // It may be left from an earlier run.
    let _gone = std::fs::remove_file(&path);
    path
}

/// Takes in what the workers bring until none works on a file.
fn wait(state: &mut State) {
    while state.jobs.loading.is_some() {
        std::thread::sleep(Duration::from_millis(1));
        state.poll();
    }
}

/// Compare with the policy Friends first at hand.
fn comparing() -> Desk {
    let mut desk = window(built_in());
    send(&mut desk, Command::UsePolicy(Box::new(preset("Friends first")), None));
    send(&mut desk, Command::View(View::Compare));
    desk
}

#[test]
fn a_path_is_all_it_takes_and_the_message_opens_the_page() {
    let path = place("window brief.html");
    let mut desk = comparing();
    press(&mut desk, Role::Button, "Brief");
    assert!(is_there(&desk, Role::MenuItem, "Save the brief…"));
    type_into(&mut desk, "Path to save the brief to", &path.to_string_lossy());
    key(&mut desk, Key::Enter);
    wait(&mut desk.state_mut().state);
    desk.run();
    let page = std::fs::read_to_string(&path).expect("the brief is saved");
    assert!(page.contains("<h1>What changes if we ship Friends first</h1>"));
    assert!(page.contains("paired over 3\u{a0}viewers"), "it is measured on everybody");
    assert!(is_there(&desk, Role::Status, "Saved window brief.html"));
    desk.key_press_modifiers(egui::Modifiers::NONE, Key::Escape);
    desk.run();
    egui_kittest::kittest::Queryable::get_by_role_and_label(&desk, Role::Button, "Open").click();
    desk.step();
    let opened = desk.output().platform_output.commands.iter().find_map(|command| match command {
        OutputCommand::OpenUrl(opened) => Some(opened.url.clone()),
        _ => None,
    });
    assert_eq!(opened, Some(address(&path)));
    assert!(address(&path).ends_with("window%20brief.html"));
}

#[test]
fn the_brief_is_of_every_policy_in_compare_as_it_stands() {
    let path = place("three.md");
    let mut desk = comparing();
    send(&mut desk, Command::AddOther(Box::new(preset("Engagement above all"))));
    send(&mut desk, Command::Turn(&SAVE, Value::Number(12.0)));
    send(&mut desk, Command::View(View::Tune));
    let state = &mut desk.state_mut().state;
    state.apply(Command::SaveBrief(path.clone()));
    wait(state);
    let page = std::fs::read_to_string(&path).expect("the brief is saved");
    assert!(page.starts_with("# What changes if we ship Friends first or Engagement above all\n"), "{page}");
    assert!(page.contains("| Save | 4 | 12 | Merge Scores |"), "{page}");
    assert!(page.contains("## C against A: Engagement above all"));
}

#[test]
fn cancelled_it_leaves_nothing_behind() {
    let path = place("cancelled.html");
    let mut desk = comparing();
    let state = &mut desk.state_mut().state;
    state.apply(Command::SaveBrief(path.clone()));
    assert!(state.jobs.loading.as_ref().is_some_and(|loading| loading.title == "Writing cancelled.html"));
    let progress = state.jobs.loading.as_ref().map(|loading| loading.progress.clone()).expect("it runs");
    state.apply(Command::CancelLoading);
    assert!(progress.is_cancelled() && state.jobs.loading.is_none());
    std::thread::sleep(Duration::from_millis(1));
    state.poll();
    assert_eq!(state.session.notice.as_ref().and_then(|notice| notice.open.clone()), None);
}

#[test]
fn the_palette_knows_it() {
    let state = built_in();
    let shortcut = SHORTCUTS.iter().find(|shortcut| shortcut.name == "Save the brief").expect("a command");
    assert!(matches!(shortcut.command(&state), Some(Command::AskBrief)));
}
