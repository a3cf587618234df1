//! What covers the feed in the phone, by its accessible names: stories, comments, profiles; and following, which is real.
#![cfg(feature = "app")]

mod window;

use egui::accesskit::Role;
use egui::{Key, PointerButton, pos2, vec2};
use egui_kittest::kittest::{NodeT, Queryable};
use glassfeed::app::command::Command;
use glassfeed::app::document::Control;
use glassfeed::app::session::Notice;
use glassfeed::domain::{AccountId, Action, Origin, PostId};
use glassfeed::pipeline::stages::source;
use glassfeed::policy::Value;
use window::*;

/// What the tray says of a story.
fn ring(harness: &Desk, account: AccountId) -> Option<String> {
    let circle = format!("Story of {}", handle(harness, account));
    harness.get_by_role_and_label(Role::Button, &circle).accesskit_node().description()
}

#[test]
fn a_story_that_was_shown_is_seen_and_the_order_of_the_tray_stays() {
    let mut harness = window(built_in());
    let circles = |harness: &Desk| state(harness).results.stories.trays().cloned().collect::<Vec<_>>();
    let before = circles(&harness);
    let tray = before[0].clone();
    assert_ne!(ring(&harness, tray.account).as_deref(), Some("seen"));
    let handle = handle(&harness, tray.account);
    press(&mut harness, Role::Button, &format!("Story of {handle}"));
    assert!(is_there(&harness, Role::Button, &format!("Pause story of {handle}")));
    for _ in 1..tray.stories.len() {
        press(&mut harness, Role::Button, "Next story");
    }
    press(&mut harness, Role::Button, "Close");
    assert_eq!(ring(&harness, tray.account).as_deref(), Some("seen"));
    assert_ne!(ring(&harness, before[1].account).as_deref(), Some("seen"));
    assert_eq!(circles(&harness), before);
    send(&mut harness, Command::Viewer(glassfeed::domain::ViewerId(1)));
    send(&mut harness, Command::Viewer(glassfeed::domain::ViewerId(0)));
    assert_eq!(ring(&harness, tray.account).as_deref(), Some("seen"));
}

#[test]
fn keys_lead_through_the_stories_from_account_to_account_and_escape_closes_them() {
    let mut harness = window(built_in());
    let in_turn: Vec<usize> =
        state(&harness).results.stories.trays().flat_map(|tray| tray.stories.iter().rev().copied()).collect();
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
    let mut harness = window(built_in());
    let tray = state(&harness).results.stories.trays().next().expect("a circle").clone();
    let first = tray.stories.last().copied();
    let played = |harness: &mut Desk| {
        (0..100).for_each(|_| harness.step());
        state(harness).session.story
    };
    send(&mut harness, Command::Story(first));
    assert_eq!(played(&mut harness), first);
    harness.state_mut().state.apply(Command::ReduceMotion(false));
    harness.key_press(Key::Space);
    assert_eq!(played(&mut harness), first);
    harness.key_press(Key::Space);
    assert_ne!(played(&mut harness), first);
}

#[test]
fn a_story_leads_to_the_profile_of_its_account() {
    let mut harness = window(built_in());
    let account = state(&harness).results.stories.trays().next().expect("a circle").account;
    let handle = handle(&harness, account);
    press(&mut harness, Role::Button, &format!("Story of {handle}"));
    press(&mut harness, Role::Button, &format!("Profile of {handle}"));
    assert_eq!((state(&harness).session.story, state(&harness).session.profile), (None, Some(account)));
    assert!(is_there(&harness, Role::MenuItem, &format!("Mute {handle}")));
    key(&mut harness, Key::Escape);
    assert_eq!(state(&harness).session.profile, None);
}

#[test]
fn a_comment_is_an_act_that_can_be_taken_back() {
    let mut harness = window(built_in());
    let post = feed(&harness)[0];
    let count = state(&harness).document.world.post(post).comments;
    let open = format!("Comment on {}", name(&harness, post));
    press(&mut harness, Role::Button, &open);
    assert!(!state(&harness).document.did(post, Action::Comment));
    type_into(&mut harness, "Write a comment", "What a crust");
    press(&mut harness, Role::Button, "Send");
    assert!(state(&harness).document.did(post, Action::Comment));
    let viewer = handle(&harness, state(&harness).document.viewer().account);
    assert!(is_there(&harness, Role::ListItem, &format!("{viewer}: What a crust")));
    assert_eq!(state(&harness).document.world.post(post).comments, count);
    press(&mut harness, Role::Button, "Take back");
    assert!(state(&harness).document.acts.is_empty());
    assert!(is_there(&harness, Role::TextInput, "Write a comment"));
}

#[test]
fn the_comments_show_who_the_world_says_wrote_one_and_nobody_else() {
    let mut harness = window(built_in());
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
fn with_suggested() -> (Desk, PostId) {
    let mut harness = window(built_in());
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
    press(&mut harness, Role::Button, &follow);
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
    let mut harness = window(built_in());
    let account = author(&harness, feed(&harness)[0]);
    let before = feed(&harness);
    send(&mut harness, Command::Profile(Some(account)));
    let told = state(&harness).results.preview(Control::Follow(account, false));
    let handle = handle(&harness, account);
    press(&mut harness, Role::Button, &format!("Unfollow {handle}"));
    assert!(!told.removed.is_empty());
    let gone: Vec<PostId> = before.iter().copied().filter(|post| !feed(&harness).contains(post)).collect();
    assert!(gone.iter().all(|post| told.removed.contains(post)));
    assert!(told.removed.iter().all(|post| !feed(&harness).contains(post)));
    press(&mut harness, Role::Button, &format!("Follow {handle}"));
    assert_eq!(feed(&harness), before);
}

#[test]
fn a_picture_of_a_profile_leads_to_its_card() {
    let mut harness = window(built_in());
    let post = feed(&harness)[5];
    let author = author(&harness, post);
    send(&mut harness, Command::Profile(Some(author)));
    let caption = state(&harness).document.world.post(post).caption.clone();
    press(&mut harness, Role::Button, &format!("Post 6 in this feed: {caption}"));
    assert_eq!((state(&harness).session.selected, state(&harness).session.profile), (Some(post), None));
}

#[test]
fn the_keyboard_stays_within_what_covers_the_feed_and_then_goes_back() {
    let mut harness = window(built_in());
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
fn why_an_ad_is_here_covers_the_feed_and_keys_do_not_reach_behind() {
    let mut harness = window(built_in());
    let slot = state(&harness).results.ledger.delivery.ads[0];
    let below = feed(&harness)[slot.after];
    send(&mut harness, Command::Select(Some(below)));
    wheel(&mut harness, 200.0);
    let advertiser = state(&harness).document.world.ads[slot.ad.0 as usize].advertiser.clone();
    press(&mut harness, Role::Button, &format!("Why this ad after post {} of {advertiser}", slot.after));
    assert!(is_there(&harness, Role::Dialog, &format!("Why this ad of {advertiser}")));
    let (before, selected) = (feed(&harness), state(&harness).session.selected);
    for plain in [Key::L, Key::J, Key::H] {
        key(&mut harness, plain);
    }
    assert_eq!((feed(&harness), state(&harness).session.selected), (before, selected));
    assert!(state(&harness).document.acts.is_empty());
    key(&mut harness, Key::Escape);
    assert!(!state(&harness).session.is_covered());
    key(&mut harness, Key::J);
    assert_ne!(state(&harness).session.selected, selected);
}

#[test]
fn a_finger_that_pulls_the_feed_down_from_its_top_refreshes_it() {
    let mut harness = window(built_in());
    let post = feed(&harness)[0];
    send(&mut harness, Command::Act(post, Action::Like));
    let card = harness.query_all_by_role(Role::Article).next().expect("a card is on screen").rect();
    let from = pos2(card.center().x, card.top() + 100.0);
    let touch = |harness: &mut Desk, length: f32| {
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

#[test]
fn a_message_leaves_the_field_for_a_comment_free() {
    let mut harness = window(built_in());
    let post = feed(&harness)[0];
    send(&mut harness, Command::Comments(Some(post)));
    let text = "Saved feed.png".to_owned();
    send(&mut harness, Command::Notice(Some(Notice { text: text.clone(), ..Notice::default() })));
    let field = harness.get_by_role_and_label(Role::TextInput, "Write a comment").rect();
    let message = harness.get_by_role_and_label(Role::Status, &text).rect();
    assert!(!message.intersects(field), "{message:?} {field:?}");
}
