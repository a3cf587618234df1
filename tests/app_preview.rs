//! How the phone is shown: devices, text, theme, what stands beside it; pictures of it; and what stays in place when
//! the order changes.
#![cfg(feature = "app")]

mod window;

use egui::accesskit::Role;
use egui::{Key, Rect};
use egui_kittest::kittest::{NodeT, Queryable};
use glassfeed::app::command::Command;
use glassfeed::app::phone::{Device, Phone, PictureShape, ScreenTheme};
use glassfeed::app::phone_picture::{PhonePart, PhonePicture, PictureAsked};
use glassfeed::app::preferences::Preferences;
use glassfeed::app::state::State;
use glassfeed::app::theme::Theme;
use glassfeed::files::{FileError, Progress};
use glassfeed::pipeline::stages::{boost, deliver, merge};
use glassfeed::policy::Value;
use image::RgbaImage;
use window::*;

/// The first card on screen.
fn card(harness: &Desk) -> Rect {
    let cards = harness.query_all_by_role(Role::Article).map(|card| card.rect());
    cards.min_by(|a, b| a.top().total_cmp(&b.top())).expect("a card is on screen")
}

/// The card of the post whose caption that is.
fn card_of(harness: &Desk, caption: &str) -> Option<Rect> {
    let mut cards = harness.query_all_by_role(Role::Article);
    cards.find(|card| card.accesskit_node().description().as_deref() == Some(caption)).map(|card| card.rect())
}

fn asked(part: PhonePart, scale: u8) -> PictureAsked {
    PictureAsked { part, scale, theme: &Theme::LIGHT }
}

fn picture(state: &State, asked: PictureAsked) -> RgbaImage {
    let mut png = Vec::new();
    PhonePicture::of(state, asked).write(&mut png, &Progress::new()).expect("a vector takes everything");
    image::load_from_memory(&png).expect("a whole PNG").into_rgba8()
}

#[test]
fn a_device_is_as_wide_as_it_says_and_gives_way_where_there_is_no_room() {
    let mut harness = window(built_in());
    press(&mut harness, Role::Button, "Preview");
    for device in Device::ALL {
        press(&mut harness, Role::RadioButton, &format!("Device {}", device.name()));
        assert_eq!(card(&harness).width(), device.screen().x, "{device:?}");
    }
    let tab = glassfeed::app::session::InspectorTab::AllPosts;
    send(&mut harness, Command::Tab(tab));
    assert_eq!(card(&harness).width(), Device::LargePhone.screen().x, "beside the table a tablet has no room");
}

#[test]
fn pictures_and_text_make_cards_higher_and_nothing_changes_the_order() {
    let mut harness = window(built_in());
    let before = (card(&harness).height(), state(&harness).feed_posts().collect::<Vec<_>>());
    press(&mut harness, Role::Button, "Preview");
    press(&mut harness, Role::RadioButton, "Pictures 4:5");
    let tall = card(&harness).height();
    let phone = state(&harness).session.phone;
    send(&mut harness, Command::Phone(Phone { text: 200, ..phone }));
    let large = card(&harness).height();
    assert!(before.0 < tall && tall < large, "{} < {tall} < {large}", before.0);
    assert_eq!(state(&harness).feed_posts().collect::<Vec<_>>(), before.1);
    assert_eq!(state(&harness).undo.last(), None, "looking is not a step");
}

#[test]
fn text_out_of_range_is_put_in_range() {
    let mut state = built_in();
    state.apply(Command::Phone(Phone { text: 9000, ..Phone::default() }));
    assert_eq!(state.session.phone.text, 200);
}

#[test]
fn ranks_and_scores_can_be_hidden() {
    let mut harness = window(built_in());
    press(&mut harness, Role::Button, "Preview");
    press(&mut harness, Role::Switch, "Ranks beside posts");
    press(&mut harness, Role::Switch, "Scores beside posts");
    let phone = state(&harness).session.phone;
    assert!(!phone.ranks && !phone.scores);
    assert!(!is_there(&harness, Role::ScrollBar, "Whole feed"), "the strip shows scores");
}

#[test]
fn how_the_phone_is_shown_is_remembered() {
    let phone = Phone {
        device: Device::LargePhone,
        theme: ScreenTheme::Dark,
        text: 130,
        pictures: PictureShape::Square,
        ranks: false,
        scores: true,
    };
    let mut state = built_in();
    state.apply(Command::Phone(phone));
    let text = serde_json::to_string(&Preferences::of(&state)).expect("preferences are plain");
    let mut again = built_in();
    serde_json::from_str::<Preferences>(&text).expect("read back").restore(&mut again);
    assert_eq!(again.session.phone, phone);
}

#[test]
fn a_picture_of_the_screen_is_the_device_at_its_scale() {
    let state = built_in();
    let at = |offset: f32, scale: u8| picture(&state, asked(PhonePart::Screen { offset }, scale));
    let (top, below) = (at(0.0, 1), at(500.0, 1));
    assert_eq!(top.dimensions(), (360, 780));
    assert_ne!(top, below, "it shows what is scrolled to");
    assert_eq!(at(0.0, 3).dimensions(), (1080, 2340));
}

#[test]
fn a_picture_of_the_whole_feed_is_one_piece() {
    let mut state = built_in();
    state.apply(Command::Turn(&deliver::LENGTH, Value::Number(12.0)));
    let whole = picture(&state, asked(PhonePart::WholeFeed, 1));
    assert_eq!(whole.width(), 360);
    assert!(whole.height() > 12 * 280, "{} pixels hold twelve posts", whole.height());
    let screen = picture(&state, asked(PhonePart::Screen { offset: 0.0 }, 1));
    let top = image::imageops::crop_imm(&whole, 0, 0, 360, 700).to_image();
    assert_eq!(top, image::imageops::crop_imm(&screen, 0, 0, 360, 700).to_image(), "it begins as the screen does");
}

#[test]
fn the_screen_wears_a_theme_of_its_own() {
    let mut state = built_in();
    state.apply(Command::Phone(Phone { theme: ScreenTheme::Dark, ..Phone::default() }));
    let dark = picture(&state, asked(PhonePart::Screen { offset: 0.0 }, 1));
    assert_eq!(dark.get_pixel(2, 2).0, Theme::DARK.phone.screen.to_array());
}

#[test]
fn a_cancelled_picture_leaves_the_old_file_alone() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("feed.png");
    std::fs::write(&path, "old").expect("written");
    let progress = Progress::new();
    progress.cancel();
    let saved = PhonePicture::of(&built_in(), asked(PhonePart::WholeFeed, 1)).save(&path, &progress);
    assert!(matches!(saved, Err(FileError::Cancelled { .. })));
    assert_eq!(std::fs::read_to_string(&path).expect("still there"), "old");
}

#[test]
fn a_chosen_post_stays_where_the_eye_is_when_the_order_changes() {
    let mut harness = window(built_in());
    let post = state(&harness).feed_posts().nth(1).expect("two posts");
    let caption = state(&harness).document.world.post(post).caption.clone();
    send(&mut harness, Command::Select(Some(post)));
    let before = card_of(&harness, &caption).expect("the second post is on screen");
    for (knob, value) in [(&boost::CLOSE_FRIENDS, 0.5), (merge::weight(glassfeed::domain::Action::Like), 30.0)] {
        send(&mut harness, Command::Turn(knob, Value::Number(value)));
    }
    let rank = state(&harness).rank_of(post).expect("still ranked");
    assert!(rank > 3, "it moved to {rank}");
    let after = card_of(&harness, &caption).expect("it is still on screen");
    assert!((after.top() - before.top()).abs() < 1.0, "{} and {}", before.top(), after.top());
    assert_eq!(state(&harness).session.passed, 0, "what passed by itself was not scrolled past");
}

#[test]
fn what_is_pressed_on_the_phone_grows_with_its_text() {
    let sizes = |text: u16| {
        let mut harness = window(built_in());
        send(&mut harness, Command::Phone(Phone { text, ..Phone::default() }));
        let post = feed(&harness)[0];
        let account = author(&harness, post);
        send(&mut harness, Command::Profile(Some(account)));
        let unfollow = format!("Unfollow {}", handle(&harness, account));
        let follow = harness.get_by_role_and_label(Role::Button, &unfollow).rect();
        let row = harness.get_by_role_and_label(Role::MenuItem, &format!("Mute {}", handle(&harness, account))).rect();
        send(&mut harness, Command::Comments(Some(post)));
        let field = harness.get_by_role_and_label(Role::TextInput, "Write a comment").rect();
        let button = harness.get_by_role_and_label(Role::Button, "Send").rect();
        assert!(!follow.intersects(row) && !field.intersects(button));
        [follow.height(), row.height(), field.height(), button.width()]
    };
    let (usual, large) = (sizes(100), sizes(200));
    for (usual, large) in usual.into_iter().zip(large) {
        assert!(large > usual + 10.0, "{usual} became {large}");
    }
}

#[test]
fn the_screen_is_saved_to_a_path_that_was_typed() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("screen.png");
    let mut harness = window(built_in());
    press(&mut harness, Role::Button, "Preview");
    press(&mut harness, Role::RadioButton, "Scale of pictures 1×");
    type_into(&mut harness, "Path to save the screen to", &path.to_string_lossy());
    key(&mut harness, Key::Enter);
    while state(&harness).jobs.loading.is_some() {
        std::thread::sleep(std::time::Duration::from_millis(1));
        harness.step();
    }
    let saved = image::open(&path).expect("a picture");
    let screen = Device::default().screen();
    assert_eq!((saved.width(), saved.height()), (screen.x as u32, screen.y as u32));
}

#[test]
fn a_second_picture_waits_for_the_first_and_says_so() {
    let folder = tempfile::tempdir().expect("a folder");
    let paths = ["one.png", "two.png"].map(|name| folder.path().join(name));
    let mut state = built_in();
    for path in &paths {
        state.apply(Command::SavePicture(asked(PhonePart::Screen { offset: 0.0 }, 1), path.clone()));
    }
    let said = state.session.notice.as_ref().map(|notice| notice.text.clone());
    assert_eq!(said.as_deref(), Some("two.png waits: Drawing one.png"));
    let end = std::time::Instant::now() + std::time::Duration::from_secs(300);
    while !paths.iter().all(|path| path.exists()) && std::time::Instant::now() < end {
        std::thread::sleep(std::time::Duration::from_millis(5));
        state.poll();
    }
    let [one, two] = paths.map(|path| image::open(path).expect("a picture"));
    assert_eq!(one, two);
}
