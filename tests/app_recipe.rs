//! Recipes in the window: what is copied or saved makes the same feed elsewhere, and what is opened is one step.
#![cfg(feature = "app")]

mod window;

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use assert_cmd::Command as Program;
use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, OutputCommand};
use egui_kittest::kittest::{NodeT, Queryable};
use glassfeed::app::command::{Command, Saved};
use glassfeed::app::document::{Control, Document};
use glassfeed::app::pictures::Pictures;
use glassfeed::app::state::State;
use glassfeed::app::{Opening, Window};
use glassfeed::domain::{Action, ViewerId, World};
use glassfeed::files::{WorldSource, order_sha256, world_sha256};
use glassfeed::pipeline::FeedKind;
use glassfeed::pipeline::stages::merge::COMMENT;
use glassfeed::policy::Value;
use window::*;

/// Takes in what the workers bring until none works on a file.
fn wait(state: &mut State) {
    while state.jobs.loading.is_some() {
        std::thread::sleep(Duration::from_millis(1));
        state.poll();
    }
}

fn done(state: &mut State, command: Command) {
    state.apply(command);
    wait(state);
}

/// The built-in world with everything changed that a feed depends on: one act is behind, one is not.
fn worked_on(feed: FeedKind, react_at_once: bool) -> State {
    let mut state = built_in();
    let later = state.document.now + Duration::from_secs(3600);
    [Command::Viewer(ViewerId(1)), Command::Clock(later), Command::Turn(&COMMENT, Value::Number(9.0))]
        .into_iter()
        .for_each(|command| state.apply(command));
    let posts: Vec<_> = state.feed_posts().take(4).collect();
    let authors: Vec<_> = posts.iter().map(|&post| state.document.world.post(post).author).collect();
    let controls =
        [Control::Favorite(authors[0], true), Control::Follow(authors[1], false), Control::Hide(posts[2], true)];
    controls.into_iter().for_each(|control| state.apply(Command::Control(control)));
    state.apply(Command::Act(posts[0], Action::Save));
    state.apply(Command::Refresh);
    state.apply(Command::ReactAtOnce(react_at_once));
    let top = state.feed_posts().next().expect("a feed");
    state.apply(Command::Act(top, Action::Share));
    state.apply(Command::Feed(feed));
    state
}

fn copied(state: &mut State) -> String {
    done(state, Command::CopyRecipe);
    assert_eq!(
        state.session.notice.take().map(|notice| notice.text).as_deref(),
        Some("Copied the recipe of this feed")
    );
    state.jobs.copied.take().expect("a recipe is copied")
}

fn order(state: &State) -> String {
    order_sha256(&state.document.world, &state.results.ledger)
}

/// All of a document that a recipe puts in place.
fn places(document: &Document) -> String {
    let Document { policy, viewer, follows, now, acts, .. } = document;
    format!("{} {policy:?} {viewer:?} {:?} {follows:?} {now} {acts:?}", document.world.name, document.viewer())
}

/// The title of the card that says what was not opened, and all that it says.
fn refused(state: &State) -> (String, String) {
    let Some(refused) = &state.session.refused else { return Default::default() };
    let problems = refused.problems.iter().map(|problem| format!("\n{}: {}", problem.path, problem.message));
    (refused.title.clone(), [refused.summary.clone()].into_iter().chain(problems).collect())
}

/// The built-in world under another name, so that it is another world.
fn elsewhere() -> State {
    let mut parts = (**built_in().document.world).clone();
    parts.name = "Elsewhere".to_owned();
    State::new(Arc::new(World::new(parts)), WorldSource::File("elsewhere.world.json".into()))
}

#[test]
fn a_copied_recipe_gives_the_windows_order_on_the_command_line() {
    for (feed, react_at_once) in [(FeedKind::Home, true), (FeedKind::Home, false), (FeedKind::Following, true)] {
        let mut state = worked_on(feed, react_at_once);
        let recipe = copied(&mut state);
        assert!(recipe.starts_with("gf1-"), "{recipe}");
        let mut program = Program::new(env!("CARGO_BIN_EXE_glassfeed"));
        let ranked = program.args(["rank", "--recipe", &recipe, "--json", "--limit", "1"]).assert().success();
        let ranked: serde_json::Value = serde_json::from_slice(&ranked.get_output().stdout).expect("JSON");
        assert_eq!(ranked["order_sha256"], order(&state), "{feed:?}, reacts at once: {react_at_once}");
    }
}

#[test]
fn an_opened_recipe_puts_the_whole_feed_in_place_as_one_step() {
    let mut from = worked_on(FeedKind::Following, true);
    let recipe = copied(&mut from);
    let mut state = built_in();
    state.apply(Command::ReactAtOnce(false));
    let before = places(&state.document);
    done(&mut state, Command::OpenRecipe(recipe));
    assert_eq!(refused(&state).0, "");
    assert_eq!(places(&state.document), places(&from.document));
    assert_eq!((state.session.feed, order(&state)), (FeedKind::Following, order(&from)));
    assert_eq!(state.undo.past().len(), 1);
    let handle = &from.document.world.account(from.document.viewer().account).id;
    assert_eq!(state.undo.last(), Some(format!("Recipe of {handle}’s feed").as_str()));
    state.apply(Command::Undo);
    assert_eq!(places(&state.document), before);
    assert_eq!((state.session.feed, state.session.react_at_once), (FeedKind::Home, false), "as before the recipe");
    state.apply(Command::Redo);
    assert_eq!((state.session.feed, order(&state)), (FeedKind::Following, order(&from)));
    state.apply(Command::Feed(FeedKind::Favorites));
    state.apply(Command::Turn(&COMMENT, Value::Number(7.0)));
    state.apply(Command::Undo);
    assert_eq!(state.session.feed, FeedKind::Favorites, "a step that changed no feed leaves it");
    state.apply(Command::Jump(-1));
    assert_eq!(state.session.feed, FeedKind::Home);
}

#[test]
fn what_a_recipe_says_nothing_of_stays() {
    let recipe = copied(&mut built_in());
    let mut state = worked_on(FeedKind::Home, true);
    let controls = state.document.viewer().clone();
    done(&mut state, Command::OpenRecipe(recipe));
    assert_eq!(state.document.viewer, ViewerId(0));
    assert!(state.document.acts.is_empty() && state.document.follows.is_empty());
    state.apply(Command::Viewer(ViewerId(1)));
    assert_eq!(*state.document.viewer(), controls, "another viewer’s controls");
}

#[test]
fn a_recipe_of_a_sample_opens_that_sample_from_any_world() {
    let mut from = worked_on(FeedKind::Home, true);
    let recipe = copied(&mut from);
    let mut state = elsewhere();
    let before = places(&state.document);
    done(&mut state, Command::OpenRecipe(recipe));
    assert_eq!(refused(&state).0, "");
    assert_eq!((&state.document.source, order(&state)), (&from.document.source, order(&from)));
    assert_eq!(state.undo.past().len(), 1);
    state.apply(Command::Undo);
    assert_eq!(places(&state.document), before);
}

#[test]
fn a_recipe_of_another_world_is_refused_with_both_hashes_and_changes_nothing() {
    let mut from = elsewhere();
    let recipe = copied(&mut from);
    let mut state = worked_on(FeedKind::Home, true);
    let (before, steps) = (places(&state.document), state.undo.past().len());
    done(&mut state, Command::OpenRecipe(recipe));
    let (title, told) = refused(&state);
    assert_eq!(title, "The short recipe was not opened");
    for world in [&from.document.world, &state.document.world] {
        assert!(told.contains(&world_sha256(world)), "{told}");
    }
    assert_eq!((places(&state.document), state.undo.past().len()), (before, steps));
}

#[test]
fn a_recipe_that_is_cut_off_or_gives_another_order_is_refused() {
    let recipe = copied(&mut built_in());
    let mut state = built_in();
    done(&mut state, Command::OpenRecipe(recipe[..recipe.len() - 9].to_owned()));
    assert!(refused(&state).1.contains("cut off"), "{:?}", refused(&state));
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("it.recipe.json");
    done(&mut state, Command::Save(Saved::Recipe, path.clone()));
    let text = std::fs::read_to_string(&path).expect("a recipe");
    let wrong = "0".repeat(64);
    std::fs::write(&path, text.replace(&order(&state), &wrong)).expect("written");
    done(&mut state, Command::Open(path));
    let (title, told) = refused(&state);
    assert_eq!(title, "it.recipe.json was not opened");
    assert!(told.contains(&wrong) && told.contains(&order(&state)), "{told}");
    assert!(state.undo.past().is_empty());
}

fn saved(state: &mut State, path: &Path) {
    done(state, Command::Save(Saved::Recipe, path.to_owned()));
    assert_eq!(state.session.notice.as_ref().map(|notice| notice.text.as_str()), Some("Saved it.recipe.json"));
}

#[test]
fn a_saved_recipe_is_opened_as_a_file_and_from_the_command_line() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("it.recipe.json");
    let mut from = worked_on(FeedKind::Home, true);
    saved(&mut from, &path);
    let mut state = built_in();
    done(&mut state, Command::Open(path.clone()));
    assert_eq!((places(&state.document), order(&state)), (places(&from.document), order(&from)));
    let opening = Opening { file: Some(path), ..Opening::default() };
    let mut window = Window::new(built_in(), Pictures::immediate()).opened(opening, None);
    window.state.poll();
    wait(&mut window.state);
    assert_eq!(order(&window.state), order(&from));
}

fn palette(desk: &mut Desk, event: Event) {
    desk.key_press_modifiers(Modifiers::COMMAND, Key::K);
    desk.run();
    desk.event(event);
    desk.run();
}

/// Draws frames until a text is on the clipboard.
fn clipboard(desk: &mut Desk) -> String {
    loop {
        desk.step();
        let commands = &desk.output().platform_output.commands;
        let text = commands.iter().find_map(|command| match command {
            OutputCommand::CopyText(text) => Some(text.clone()),
            _ => None,
        });
        if let Some(text) = text {
            return text;
        }
        std::thread::sleep(Duration::from_millis(1));
    }
}

#[test]
fn the_palette_copies_the_recipe_and_opens_one_that_is_pasted() {
    let from = worked_on(FeedKind::Home, true);
    let wanted = order(&from);
    let mut desk = window(from);
    palette(&mut desk, Event::Text("copy the recipe".to_owned()));
    desk.key_press(Key::Enter);
    let recipe = clipboard(&mut desk);
    let mut desk = window(built_in());
    palette(&mut desk, Event::Paste(format!("{recipe}\n")));
    let listed = desk.get_all_by_role(Role::ListBoxOption).map(|node| node.accesskit_node().label());
    let label = listed.collect::<Vec<_>>();
    assert!(matches!(&label[..], [Some(label)] if label.starts_with("Open this recipe")), "{label:?}");
    key(&mut desk, Key::Enter);
    wait(&mut desk.state_mut().state);
    desk.run();
    assert_eq!(order(state(&desk)), wanted);
    assert_eq!(state(&desk).session.palette, None);
}
