//! Pictures and faces, as the window asks for them.
#![cfg(feature = "app")]

use std::{collections::BTreeSet, sync::mpsc::channel, time::Duration};

use egui::{Context, vec2};
use glassfeed::{
    app::pictures::{Drawing, Face, Pictures, Portraits, Scene},
    domain::{AccountId, Art, Kind},
    files::{Progress, sample},
};

fn cat() -> Drawing {
    Drawing::Scene(Scene::of(&Art { scene: "pets".to_owned(), seed: 1 }, 0))
}

#[test]
fn an_immediate_picture_is_there_at_once_and_drawn_once() {
    let (pictures, ctx) = (Pictures::immediate(), Context::default());
    let first = pictures.get(&ctx, cat(), vec2(40.0, 30.0));
    assert!(first.is_some());
    assert_eq!(pictures.get(&ctx, cat(), vec2(40.0, 30.0)), first);
    assert_ne!(pictures.get(&ctx, cat(), vec2(80.0, 60.0)), first, "each size is drawn for itself");
}

#[test]
fn a_picture_of_no_size_is_none() {
    assert_eq!(Pictures::immediate().get(&Context::default(), cat(), vec2(0.0, 30.0)), None);
}

#[test]
fn a_threads_picture_comes_later_with_a_repaint_and_an_older_size_stands_in() {
    let (pictures, ctx) = (Pictures::new(), Context::default());
    let (tell, told) = channel();
    ctx.set_request_repaint_callback(move |_| tell.send(()).unwrap_or_default());
    assert_eq!(pictures.get(&ctx, cat(), vec2(40.0, 30.0)), None);
    told.recv_timeout(Duration::from_secs(60)).expect("a repaint is asked for");
    let small = pictures.get(&ctx, cat(), vec2(40.0, 30.0));
    assert!(small.is_some());
    assert_eq!(pictures.get(&ctx, cat(), vec2(80.0, 60.0)), small);
}

#[test]
fn no_two_people_of_a_world_share_a_face() {
    let world = sample("harbor", &Progress::new()).expect("the built-in world opens");
    let portraits = Portraits::of(&world);
    let people = (0..world.accounts.len() as u32).map(AccountId).filter(|&id| world.account(id).kind == Kind::Person);
    let faces: Vec<Face> = people.map(|id| portraits.get(id).face).collect();
    assert!(faces.len() <= 96);
    assert_eq!(faces.iter().collect::<BTreeSet<_>>().len(), faces.len());
}

#[test]
fn every_account_of_the_built_in_world_has_a_face_that_can_be_drawn() {
    let world = sample("harbor", &Progress::new()).expect("the built-in world opens");
    let (portraits, pictures, ctx) = (Portraits::of(&world), Pictures::immediate(), Context::default());
    for id in (0..world.accounts.len() as u32).map(AccountId) {
        let portrait = portraits.get(id);
        assert!(pictures.get(&ctx, Drawing::Face(portrait.face), vec2(8.0, 8.0)).is_some(), "{portrait:?}");
        assert_eq!(portrait.initials.is_some(), world.account(id).kind == Kind::Business);
    }
}
