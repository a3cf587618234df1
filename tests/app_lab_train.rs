//! Train in the window: learned beside it, told, used, taken back, saved and opened again.
#![cfg(feature = "app")]

mod model_world;
mod window;

use std::sync::Arc;

use egui::accesskit::Role;
use egui::{Key, vec2};
use egui_kittest::kittest::{NodeT, Queryable};
use glassfeed::app::command::{Command, Saved};
use glassfeed::app::lab::train::{CROWDS, Source, TrainAsked, five, is_in_use, trained};
use glassfeed::app::numbers;
use glassfeed::app::preferences::Preferences;
use glassfeed::app::state::State;
use glassfeed::domain::Action;
use glassfeed::files::{WorldSource, load_model};
use glassfeed::learn::View;
use glassfeed::model::{Measured, Model};
use window::*;

/// A small world whose viewers have plain habits, in the Lab.
fn lab_state() -> State {
    let mut state = State::new(Arc::new(model_world::world()), WorldSource::Sample("harbor"));
    state.jobs.training.at_once();
    state.apply(Command::View(View::Lab));
    state.session.lab.train.source = Some(Source::World);
    state
}

fn lab() -> Desk {
    window(lab_state())
}

/// The same, trained by its button.
fn after_training() -> Desk {
    let mut desk = lab();
    press(&mut desk, Role::Button, "Train the models");
    desk
}

fn press_below(desk: &mut Desk, name: &str) {
    desk.get_by_role_and_label(Role::Button, name).scroll_to_me();
    desk.run();
    press(desk, Role::Button, name);
}

fn says(desk: &Desk, text: &str) -> bool {
    let has = |words: Option<String>| words.is_some_and(|words| words.contains(text));
    desk.query_all_by(|node| has(node.label()) || has(node.value())).next().is_some()
}

#[test]
fn the_lab_is_a_view_with_a_tab_and_a_key() {
    let mut desk = window(built_in());
    desk.key_press_modifiers(egui::Modifiers::COMMAND, Key::Num4);
    desk.run();
    assert_eq!(state(&desk).session.view, View::Lab);
    assert!(is_there(&desk, Role::Tab, "Lab"));
    assert!(is_there(&desk, Role::RadioButton, "Lab Train"));
    assert!(trained(state(&desk)).is_none(), "nothing is learned before it is asked for");
    press(&mut desk, Role::Tab, "Tune");
    press(&mut desk, Role::Tab, "Lab");
    assert_eq!(state(&desk).session.view, View::Lab);
}

#[test]
fn a_world_of_few_impressions_offers_a_crowd_with_a_seed() {
    let mut desk = window({
        let mut state = built_in();
        state.apply(Command::View(View::Lab));
        state
    });
    assert!(is_there(&desk, Role::RadioButton, "Learn from This world, 713"));
    let most = format!("Impressions of the crowd {}", numbers::count(CROWDS[2] as u64));
    press(&mut desk, Role::RadioButton, &most);
    assert_eq!(state(&desk).session.lab.train.impressions(), CROWDS[2]);
    type_into(&mut desk, "Seed of the crowd", "9");
    assert_eq!(state(&desk).session.lab.train.seed, 16_759);
    press(&mut desk, Role::RadioButton, "Learn from This world, 713");
    assert!(!is_there(&desk, Role::TextInput, "Seed of the crowd"));
}

#[test]
fn training_tells_losses_actions_and_coefficients_as_the_study_has_them() {
    let mut desk = after_training();
    let trained = trained(state(&desk)).expect("enough impressions");
    let [shipped, own] = [&trained.study.shipped, &trained.study.measured].map(Measured::mean);
    let told = |loss: Option<f64>| numbers::fixed(loss.expect("measured"), 4);
    let like = &trained.model.report.actions[Action::Like as usize];
    let row = format!("Like: Base rate {}, Loss, base {}", numbers::percent(like.base_rate), told(like.base_log_loss));
    let coefficient = trained.model.actions[Action::Like as usize].coefficients[0];
    let first = format!("Author likes: {}", numbers::signed(coefficient, 2));
    let too_rare = "Too few examples: ";
    for text in [
        format!("shipped model {}", told(shipped.log_loss)),
        format!("Log loss, mean of eight: {} → {}", told(shipped.log_loss), told(own.log_loss)),
        row,
        first,
        too_rare.to_owned(),
        "Activity: without it, loss ".to_owned(),
        "First ten that stay: ".to_owned(),
        "Kendall tau of the feeds: ".to_owned(),
    ] {
        assert!(says(&desk, &text), "{text}");
    }
    let hide = desk.get_by(|node| node.label().is_some_and(|label| label.starts_with("Hide: Base rate")));
    assert!(hide.accesskit_node().label().is_some_and(|label| label.contains("Too few examples (0 of")));
    hide.click();
    desk.run();
    assert_eq!(state(&desk).session.lab.train.action(), Action::Hide);
    assert!(says(&desk, "No coefficients: too few examples"));
}

#[test]
fn the_trained_model_is_used_as_one_step_and_undo_brings_the_shipped_one_back() {
    let mut desk = after_training();
    let before = (feed(&desk), state(&desk).results.ledger.clone());
    press_below(&mut desk, "Use this model");
    let own = trained(state(&desk)).expect("trained").model.clone();
    assert!(is_in_use(state(&desk), &own));
    assert!(std::ptr::eq(state(&desk).results.context().model, &raw const *own));
    assert_ne!(state(&desk).results.ledger.scores, before.1.scores);
    assert!(says(&desk, "The feed is predicted by this model, learned from small."));
    assert!(is_there(&desk, Role::Button, "Undo: Model of small"));
    send(&mut desk, Command::Undo);
    assert_eq!(state(&desk).document.model(), Model::shipped());
    assert_eq!((feed(&desk), &state(&desk).results.ledger.scores), (before.0, &before.1.scores));
    send(&mut desk, Command::Redo);
    press_below(&mut desk, "Use the shipped model");
    assert!(state(&desk).document.model.is_none());
}

#[test]
fn a_model_is_saved_opened_again_and_there_after_the_next_start() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("own.model.json");
    let mut desk = after_training();
    send(&mut desk, Command::Save(Saved::Model, path.clone()));
    let own = trained(state(&desk)).expect("trained").model.clone();
    assert_eq!(&load_model(&path).expect("its own file"), &*own);
    let mut other = lab_state();
    other.apply(Command::Open(path));
    while other.jobs.loading.is_some() {
        other.poll();
        std::thread::yield_now();
    }
    other.poll();
    assert_eq!(other.document.model(), &*own);
    let mut next = lab_state();
    let kept = serde_json::to_string(&Preferences::of(&other)).expect("as text");
    let kept: Preferences = serde_json::from_str(&kept).expect("its own text");
    let built = built_in();
    let mut there = State::new(built.document.world.clone(), WorldSource::Sample("harbor"));
    kept.restore(&mut there);
    assert_eq!(there.document.model(), &*own);
    next.apply(Command::UseModel(None));
    assert_eq!(next.document.model(), Model::shipped());
}

#[test]
fn trees_are_grown_on_request_and_held_against_the_regressions() {
    let mut desk = after_training();
    press_below(&mut desk, "Grow boosted trees");
    assert!(says(&desk, "Boosted trees"));
    assert!(says(&desk, "the 95 % interval of the difference"));
    assert!(says(&desk, "they are only measured here and rank nothing"));
}

#[test]
fn five_likes_are_one_step_and_raise_what_is_predicted_of_the_topic() {
    let mut state = built_in();
    state.jobs.training.at_once();
    state.apply(Command::View(View::Lab));
    let mut desk = window(state);
    let before = five(self::state(&desk)).expect("a topic with more than five posts");
    assert!(!before.done && before.posts.len() == 5);
    let foreseen = before.effect(self::state(&desk)).0.expect("worked out").clone();
    assert!(foreseen.p[1] > foreseen.p[0]);
    assert_eq!(foreseen.causes[0].feature.key, "topic_likes", "{:?}", foreseen.causes);
    let words = format!("Five likes would raise p(like) of {} other {} posts from", before.others.len(), before.topic);
    assert!(says(&desk, &words), "{words}");
    press_below(&mut desk, &format!("Like these five {} posts", before.topic));
    let world = self::state(&desk);
    assert!(before.posts.iter().all(|&(post, _)| world.document.did(post, Action::Like)));
    assert!(says(&desk, &format!("Five likes raised p(like) of {} other", before.others.len())));
    let done = five(world).expect("the same five").effect(world).0.expect("worked out").clone();
    assert_eq!(done.p, foreseen.p, "what was foreseen came true");
    send(&mut desk, Command::Undo);
    assert!(self::state(&desk).document.acts.is_empty());
    assert!(says(&desk, &words));
}

#[test]
fn training_runs_beside_the_window_and_can_be_cancelled() {
    let mut state = built_in();
    state.apply(Command::View(View::Lab));
    state.apply(Command::Train(TrainAsked::Start));
    assert!(state.jobs.training.study.fraction().is_some());
    let mut desk = window(state);
    press(&mut desk, Role::Button, "Cancel the training");
    assert!(self::state(&desk).jobs.training.study.is_cancelled());
    assert!(trained(self::state(&desk)).is_none());
    assert!(says(&desk, "Stopped."));
}

#[test]
fn no_word_is_cut_off_in_small_windows_or_large_text() {
    for size in [vec2(1024.0, 700.0), vec2(720.0, 450.0), vec2(512.0, 350.0)] {
        let mut state = lab_state();
        state.apply(Command::Train(TrainAsked::Start));
        state.apply(Command::Train(TrainAsked::Trees));
        let with = cut(&window_of(size, state));
        let before = cut(&window_of(size, lab_state()));
        let new: Vec<&String> = with.iter().filter(|text| !before.contains(text)).collect();
        assert!(new.is_empty(), "{size:?}: {new:?}");
    }
}

#[test]
fn a_path_can_be_written_by_pointer_in_the_menu_of_model_files() {
    let mut desk = lab();
    press_below(&mut desk, "Model files");
    press(&mut desk, Role::TextInput, "Path to save the model to");
    let field = desk.get_by_role_and_label(Role::TextInput, "Path to save the model to");
    assert!(field.is_focused(), "the menu stays open");
}
