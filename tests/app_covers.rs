//! What covers the feed in the phone, by its accessible names: stories, comments, profiles; and following, which is real.
#![cfg(feature = "app")]

use egui::accesskit::Role;
use egui::{Key, PointerButton, Vec2, pos2, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use glassfeed::app::command::Command;
use glassfeed::app::document::Control;
use glassfeed::app::pictures::Pictures;
use glassfeed::app::state::State;
use glassfeed::app::theme::{self, Theme};
use glassfeed::app::{Window, headless};
use glassfeed::domain::{AccountId, Action, Origin, PostId};
use glassfeed::pipeline::stages::source;
use glassfeed::policy::Value;

const SIZE: Vec2 = vec2(1440.0, 900.0);

/// A window on the built-in world.
fn window() -> Harness<'static, Window> {
    let (builder, _raster) = headless::harness::<Window>(SIZE, 1.0, &Theme::LIGHT);
    let state = State::built_in().expect("the built-in world opens");
    let window = Window::new(state, Pictures::immediate());
    let mut harness = builder.with_max_steps(100).build_ui_state(|ui, window: &mut Window| window.draw(ui), window);
    harness.run();
    harness
}

fn state<'a>(harness: &'a Harness<'static, Window>) -> &'a State {
    &harness.state().state
}

fn send(harness: &mut Harness<'static, Window>, command: Command) {
    harness.state_mut().state.apply(command);
    harness.run();
}

fn feed(harness: &Harness<'static, Window>) -> Vec<PostId> {
    state(harness).feed_posts().collect()
}

fn handle(harness: &Harness<'static, Window>, account: AccountId) -> String {
    state(harness).document.world.account(account).id.clone()
}

/// What tells a post's card from the others: `post 3 of lena.m`.
fn name(harness: &Harness<'static, Window>, post: PostId) -> String {
    let rank = feed(harness).iter().position(|&other| other == post).expect("it is delivered") + 1;
    format!("post {rank} of {}", handle(harness, author(harness, post)))
}

fn author(harness: &Harness<'static, Window>, post: PostId) -> AccountId {
    state(harness).document.world.post(post).author
}

fn press(harness: &mut Harness<'static, Window>, name: &str) {
    harness.get_by_role_and_label(Role::Button, name).click();
    harness.run();
}

fn key(harness: &mut Harness<'static, Window>, key: Key) {
    harness.key_press(key);
    harness.run();
}

fn is_there(harness: &Harness<'static, Window>, role: Role, name: &str) -> bool {
    harness.query_by_role_and_label(role, name).is_some()
}

/// What the tray says of a story.
fn ring(harness: &Harness<'static, Window>, account: AccountId) -> Option<String> {
    let circle = format!("Story of {}", handle(harness, account));
    harness.get_by_role_and_label(Role::Button, &circle).accesskit_node().description()
}

#[test]
fn a_story_that_was_shown_is_seen_and_the_order_of_the_tray_stays() {
    let mut harness = window();
    let before = state(&harness).results.stories.clone();
    let tray = before[0].clone();
    assert_ne!(ring(&harness, tray.account).as_deref(), Some("seen"));
    let handle = handle(&harness, tray.account);
    press(&mut harness, &format!("Story of {handle}"));
    assert!(is_there(&harness, Role::Button, &format!("Pause story of {handle}")));
    for _ in 1..tray.stories.len() {
        press(&mut harness, "Next story");
    }
    press(&mut harness, "Close");
    assert_eq!(ring(&harness, tray.account).as_deref(), Some("seen"));
    assert_ne!(ring(&harness, before[1].account).as_deref(), Some("seen"));
    assert_eq!(state(&harness).results.stories, before);
    send(&mut harness, Command::Viewer(glassfeed::domain::ViewerId(1)));
    send(&mut harness, Command::Viewer(glassfeed::domain::ViewerId(0)));
    assert_eq!(ring(&harness, tray.account).as_deref(), Some("seen"));
}

#[test]
fn keys_lead_through_the_stories_from_account_to_account_and_escape_closes_them() {
    let mut harness = window();
    let in_turn: Vec<usize> =
        state(&harness).results.stories.iter().flat_map(|tray| tray.stories.iter().rev().copied()).collect();
    send(&mut harness, Command::Story(Some(in_turn[0])));
    for &story in &in_turn[1..4] {
        key(&mut harness, Key::ArrowRight);
        assert_eq!(state(&harness).session.story, Some(story));
    }
    key(&mut harness, Key::ArrowLeft);
    assert_eq!(state(&harness).session.story, Some(in_turn[2]));
    key(&mut harness, Key::Escape);
    assert_eq!(state(&harness).session.story, None);
}

#[test]
fn a_story_goes_on_by_itself_unless_it_is_held_or_motion_is_reduced() {
    let mut harness = window();
    let tray = state(&harness).results.stories[0].clone();
    let first = tray.stories.last().copied();
    let played = |harness: &mut Harness<'static, Window>| {
        (0..100).for_each(|_| harness.step());
        state(harness).session.story
    };
    send(&mut harness, Command::Story(first));
    assert_eq!(played(&mut harness), first);
    theme::set_reduced_motion(&harness.ctx, false);
    harness.key_press(Key::Space);
    assert_eq!(played(&mut harness), first);
    harness.key_press(Key::Space);
    assert_ne!(played(&mut harness), first);
}

#[test]
fn a_story_leads_to_the_profile_of_its_account() {
    let mut harness = window();
    let account = state(&harness).results.stories[0].account;
    let handle = handle(&harness, account);
    press(&mut harness, &format!("Story of {handle}"));
    press(&mut harness, &format!("Profile of {handle}"));
    assert_eq!((state(&harness).session.story, state(&harness).session.profile), (None, Some(account)));
    assert!(is_there(&harness, Role::MenuItem, &format!("Mute {handle}")));
    key(&mut harness, Key::Escape);
    assert_eq!(state(&harness).session.profile, None);
}

#[test]
fn a_comment_is_an_act_that_can_be_taken_back() {
    let mut harness = window();
    let post = feed(&harness)[0];
    let count = state(&harness).document.world.post(post).comments;
    let open = format!("Comment on {}", name(&harness, post));
    press(&mut harness, &open);
    assert!(!state(&harness).document.did(post, Action::Comment));
    harness.get_by_role_and_label(Role::TextInput, "Write a comment").focus();
    harness.run();
    harness.get_by_role_and_label(Role::TextInput, "Write a comment").type_text("What a crust");
    harness.run();
    press(&mut harness, "Send");
    assert!(state(&harness).document.did(post, Action::Comment));
    let viewer = handle(&harness, state(&harness).document.viewer().account);
    assert!(is_there(&harness, Role::ListItem, &format!("{viewer}: What a crust")));
    assert_eq!(state(&harness).document.world.post(post).comments, count);
    press(&mut harness, "Take back");
    assert!(state(&harness).document.acts.is_empty());
    assert!(is_there(&harness, Role::TextInput, "Write a comment"));
}

#[test]
fn the_comments_show_who_the_world_says_wrote_one_and_nobody_else() {
    let mut harness = window();
    let world = state(&harness).document.world.clone();
    let wrote = |post: PostId| {
        let wrote =
            world.impressions.iter().filter(|shown| shown.post == post && shown.did(Action::Comment) == Some(true));
        wrote.map(|shown| world.account(world.viewer(shown.viewer).account).id.clone()).collect::<Vec<_>>()
    };
    let post = feed(&harness).into_iter().find(|&post| !wrote(post).is_empty()).expect("somebody commented");
    send(&mut harness, Command::Comments(Some(post)));
    let mut shown: Vec<String> = harness
        .query_all_by_role(Role::ListItem)
        .filter_map(|row| row.accesskit_node().label())
        .filter_map(|label| label.split_once(": commented").map(|(handle, _)| handle.to_owned()))
        .collect();
    let mut expected = wrote(post);
    shown.sort();
    expected.sort();
    assert_eq!(shown, expected);
}

/// A window that shows suggested posts, and the first of them.
fn with_suggested() -> (Harness<'static, Window>, PostId) {
    let mut harness = window();
    send(&mut harness, Command::Turn(&source::SUGGESTED, Value::Switch(true)));
    send(&mut harness, Command::EndGesture);
    let ledger = &state(&harness).results.ledger;
    let is_suggested = |&&row: &&u32| ledger.slate.origins[row as usize] == Origin::Suggested;
    let row = *ledger.delivered().iter().find(is_suggested).expect("a suggested post is delivered");
    let post = ledger.slate.posts[row as usize];
    send(&mut harness, Command::Select(Some(post)));
    (harness, post)
}

#[test]
fn following_from_a_suggested_post_changes_where_posts_come_from_and_undo_restores_the_exact_feed() {
    let (mut harness, post) = with_suggested();
    let before = feed(&harness);
    let follow = format!("Follow author of {}", name(&harness, post));
    press(&mut harness, &follow);
    let followed = author(&harness, post);
    let viewer = state(&harness).document.viewer().account;
    assert!(state(&harness).results.world().follows(viewer, followed));
    let found = state(&harness).results.ledger.found.iter().find(|found| found.post == post);
    assert_eq!(found.map(|found| found.origin), Some(Origin::Followed));
    assert!(!is_there(&harness, Role::Button, &follow));
    assert!(state(&harness).document.to_world().follows(viewer, followed));
    assert!(!state(&harness).document.world.follows(viewer, followed));
    send(&mut harness, Command::Undo);
    assert_eq!(feed(&harness), before);
    assert!(is_there(&harness, Role::Button, &follow));
}

#[test]
fn unfollowing_from_a_profile_takes_out_what_it_said() {
    let mut harness = window();
    let account = author(&harness, feed(&harness)[0]);
    let before = feed(&harness);
    send(&mut harness, Command::Profile(Some(account)));
    let told = state(&harness).results.preview(Control::Follow(account, false));
    let handle = handle(&harness, account);
    press(&mut harness, &format!("Unfollow {handle}"));
    assert!(!told.removed.is_empty());
    let gone: Vec<PostId> = before.iter().copied().filter(|post| !feed(&harness).contains(post)).collect();
    assert!(gone.iter().all(|post| told.removed.contains(post)));
    assert!(told.removed.iter().all(|post| !feed(&harness).contains(post)));
    press(&mut harness, &format!("Follow {handle}"));
    assert_eq!(feed(&harness), before);
}

#[test]
fn a_picture_of_a_profile_leads_to_its_card() {
    let mut harness = window();
    let post = feed(&harness)[5];
    let author = author(&harness, post);
    send(&mut harness, Command::Profile(Some(author)));
    let caption = state(&harness).document.world.post(post).caption.clone();
    press(&mut harness, &format!("Post 6 in this feed: {caption}"));
    assert_eq!((state(&harness).session.selected, state(&harness).session.profile), (Some(post), None));
}

#[test]
fn the_keyboard_stays_within_what_covers_the_feed_and_then_goes_back() {
    let mut harness = window();
    let button = format!("Comment on {}", name(&harness, feed(&harness)[0]));
    harness.get_by_role_and_label(Role::Button, &button).focus();
    harness.run();
    let before = harness.ctx.memory(egui::Memory::focused);
    key(&mut harness, Key::Enter);
    let behind = harness.get_by_role_and_label(Role::Button, &button);
    assert!(behind.accesskit_node().is_disabled());
    let list = harness.get_by_role(Role::Dialog).rect();
    for _ in 0..8 {
        key(&mut harness, Key::Tab);
        let focused = harness.ctx.memory(egui::Memory::focused).expect("something has the keyboard");
        let at = harness.ctx.read_response(focused).expect("it is drawn").rect.center();
        assert!(list.contains(at), "the keyboard is at {at:?}");
    }
    key(&mut harness, Key::Escape);
    assert_eq!(state(&harness).session.comments, None);
    assert_eq!(harness.ctx.memory(egui::Memory::focused), before);
}

#[test]
fn a_finger_that_pulls_the_feed_down_from_its_top_refreshes_it() {
    let mut harness = window();
    let post = feed(&harness)[0];
    send(&mut harness, Command::Act(post, Action::Like));
    let card = harness.query_all_by_role(Role::Article).next().expect("a card is on screen").rect();
    let from = pos2(card.center().x, card.top() + 100.0);
    let touch = |harness: &mut Harness<'static, Window>, length: f32| {
        harness.hover_at(from);
        harness.event(button(from, true));
        harness.run();
        harness.hover_at(from + vec2(0.0, length));
        harness.run();
        harness.event(button(from + vec2(0.0, length), false));
        harness.run();
    };
    touch(&mut harness, 40.0);
    assert!(feed(&harness).contains(&post));
    touch(&mut harness, 160.0);
    assert!(!feed(&harness).contains(&post));
}

fn button(pos: egui::Pos2, pressed: bool) -> egui::Event {
    egui::Event::PointerButton { pos, button: PointerButton::Primary, pressed, modifiers: egui::Modifiers::NONE }
}
