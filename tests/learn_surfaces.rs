//! The boxes of Explore's diagram and of the stories tray's: stages, knobs, texts and counts.

mod worlds;

use glassfeed::domain::{AccountId, Story};
use glassfeed::learn::diagram::{PLACES, Surface, Work, tray_lanes, tray_nodes};
use glassfeed::learn::{Block, Learning, Link, learning_of, told};
use glassfeed::pipeline::stages::explore;
use glassfeed::pipeline::stories::{STEPS, steps};
use glassfeed::pipeline::{Component, STAGES, knobs, rank_stories};
use glassfeed::policy::{Policy, Value};
use jiff::SignedDuration;

use worlds::{Case, empty_case, model, photo};

/// What a diagram of it is read from.
const SURFACES: [Surface; 3] = [Surface::Feed, Surface::Explore, Surface::Stories];

#[test]
fn every_stage_of_every_surface_stands_in_one_box_and_every_knob_with_one() {
    let boxes = |surface: Surface| surface.parts().iter().copied();
    for (surface, stages) in [(Surface::Feed, &STAGES[..]), (Surface::Explore, &explore::STAGES[..])] {
        let drawn: Vec<&str> = boxes(surface).flat_map(|part| part.stages(surface)).map(|stage| stage.id).collect();
        let in_order = |stage: &&str| stages.iter().position(|own| *own.id == **stage);
        assert_eq!(drawn.len(), stages.len());
        assert!(stages.iter().all(|stage| drawn.contains(&stage.id)));
        assert!(surface == Surface::Feed || drawn.iter().is_sorted_by_key(in_order), "in the order of the stages");
    }
    assert_eq!(boxes(Surface::Stories).count(), STEPS.len());
    for knob in knobs() {
        let of = match knob.key.split('.').next() {
            Some("explore") => Surface::Explore,
            Some("stories") => Surface::Stories,
            _ => Surface::Feed,
        };
        let with = boxes(of).filter(|part| part.knobs(of).iter().any(|own| own.key == knob.key)).count();
        assert_eq!(with, 1, "{}", knob.key);
    }
}

#[test]
fn every_box_of_explore_and_the_tray_has_its_text_its_source_and_what_was_invented() {
    let mut known = std::collections::BTreeSet::new();
    for surface in SURFACES {
        for &part in surface.parts() {
            let section = told(surface, part).unwrap_or_else(|| panic!("{} of {surface:?} is not told", part.id()));
            assert!(known.insert(&*section.id), "{} is told twice", section.id);
            let of = |is: fn(&Block) -> bool| section.blocks.iter().filter(move |block| is(block));
            assert_eq!(of(|block| matches!(block, Block::Formula(_))).count(), 1, "{}", section.id);
            assert_eq!(of(|block| matches!(block, Block::Item(_))).count(), 1, "{} says what feeds it", section.id);
            let notes: Vec<String> = of(|block| matches!(block, Block::Note(_)))
                .map(|block| block.spans().iter().map(|span| &*span.text).collect())
                .collect();
            assert_eq!(notes.len(), 2, "{}", section.id);
            assert!(notes[1].starts_with("Invented here"), "{}", section.id);
            for link in section.links() {
                assert!(Link::parse(link).is_ok(), "{}: {link}", section.id);
            }
            for name in section.places() {
                assert!(PLACES.contains(&name.as_str()), "{}: {name}", section.id);
            }
        }
    }
    let near = learning_of(Surface::Explore, Component::SourcingCandidates.into());
    assert_eq!(near, Learning::Unsupervised, "near accounts are learned without labels");
}

#[test]
fn the_boxes_of_the_tray_tell_what_its_ledger_does() {
    let mut parts = (*empty_case().world).clone();
    parts.accounts[0].follows = vec![AccountId(1), AccountId(2)];
    let (now, art) = (parts.now, photo("a", 1, 0).art);
    let story = |account: u32, hours: i64| Story {
        id: format!("story-{account}"),
        account: AccountId(account),
        at: now.checked_sub(SignedDuration::from_hours(hours)).expect("a time"),
        close_friends_only: false,
        art: art.clone(),
    };
    let stories = vec![story(1, 5), story(2, 1), story(3, 1)];
    parts.stories = stories;
    let case = Case::new(parts, model(vec![(0.0, Vec::new()); 8]));
    let mut policy = Policy::defaults();
    policy.set(&steps::AFFINITY, Value::Switch(false)).expect("a switch");
    let tray = rank_stories(&case.context(&policy));
    let told: Vec<_> = tray_nodes(&tray).iter().map(|node| (node.posts_in, node.posts_out, node.work)).collect();
    let due = [
        (3, 2, Work::Removes(1)),
        (2, 2, Work::Removes(0)),
        (2, 2, Work::Moves(2)),
        (2, 2, Work::Off),
        (2, 2, Work::Moves(0)),
    ];
    assert_eq!(told, due);
    let lanes = tray_lanes(&tray);
    assert_eq!(lanes.lanes.iter().map(|lane| lane.ranks.clone()).collect::<Vec<_>>(), [[1, 1, 1], [2, 2, 2]]);
}
