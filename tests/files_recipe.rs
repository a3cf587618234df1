//! Recipes on random worlds: what was written down comes back, and makes the same feed.

mod worlds;

use glassfeed::domain::{AccountId, ViewerId};
use glassfeed::files::{Act, FileError, Recipe, Situation, load_recipe};
use glassfeed::pipeline::{Context, FeedKind, Ledger, knobs, rank};
use glassfeed::policy::Policy;
use proptest::prelude::*;

use worlds::{Case, cases, feeds, policies};

/// Everything a person can have changed: controls, follows, and the last impressions as if just made.
fn situation(case: &Case, policy: &Policy, feed: FeedKind) -> Situation {
    let own = case.world.impressions.iter().rev().take(3);
    Situation {
        viewer_id: ViewerId(0),
        viewer: glassfeed::domain::Viewer { muted: vec![AccountId(2)], ..case.viewer.clone() },
        follows: [(AccountId(0), vec![AccountId(3), AccountId(1)]), (AccountId(1), Vec::new())].into(),
        now: case.world.now,
        feed,
        policy: policy.clone(),
        acts: own.enumerate().map(|(at, impression)| Act { impression: impression.clone(), behind: at != 1 }).collect(),
    }
}

fn order(context: &Context<'_>) -> Vec<u32> {
    let ledger: Ledger = rank(context);
    ledger.delivered().iter().map(|&row| ledger.slate.posts[row as usize].0).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_was_written_down_comes_back_and_makes_the_same_feed(
        case in cases(),
        policy in policies(),
        feed in feeds(),
    ) {
        let written = situation(&case, &policy, feed);
        let recipe = Recipe::of(&written, &case.world, &case.model, "of the order");
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("it.recipe.json");
        glassfeed::files::save_recipe(&path, &recipe).expect("saved");
        for text in [path.display().to_string(), recipe.to_short()] {
            let read = load_recipe(&text, knobs()).expect("a recipe");
            prop_assert_eq!(read.order_sha256(), "of the order");
            let back = read.situation(&path, &case.world, &case.model).expect("the same world");
            prop_assert_eq!(&back, &written);
            let (first, second) = (written.stage(&case.world), back.stage(&case.world));
            prop_assert_eq!(order(&first.context(&case.model)), order(&second.context(&case.model)));
        }
    }
}

fn problems(text: &str) -> Vec<String> {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("it.recipe.json");
    std::fs::write(&path, text).expect("written");
    match load_recipe(&path.display().to_string(), knobs()) {
        Err(FileError::Problems { problems, .. }) => problems.list.iter().map(ToString::to_string).collect(),
        other => vec![format!("{other:?}")],
    }
}

#[test]
fn every_problem_of_a_recipe_is_told_at_once_the_policys_too() {
    let text = r#"{
        "format": "glassfeed.recipe/1", "world_sha256": "", "model_sha256": "", "viewr": "ana", "viewer": "ana",
        "now": "2025-03-16T09:40:00Z", "feed": "home",
        "policy": {"format": "glassfeed.policy/1", "knobs": {"boost.holiday": 11}},
        "controls": {"muted": [3]},
        "order_sha256": ""
    }"#;
    assert_eq!(
        problems(text),
        [
            "viewr: is an unknown key; did you mean \"viewer\"?",
            "policy.knobs[\"boost.holiday\"]: \"boost.holiday\" cannot be 11; use a number from 0 to 10",
            "controls.muted[0]: cannot be 3; use a text",
        ]
    );
}
