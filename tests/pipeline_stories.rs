//! The stories tray: its order is the contract's, its ledger says what each step did, and its knobs turn only it.

mod golden;
mod worlds;

use std::cmp::Reverse;

use glassfeed::domain::{AccountId, hours_between};
use glassfeed::pipeline::stories::{STEPS, TrayRun, steps};
use glassfeed::pipeline::{Context, Tray, TrayLedger, knobs, rank, rank_stories, stories};
use glassfeed::policy::{Knob, Policy, Value};
use proptest::prelude::*;

use golden::cove;
use worlds::{cases, hours_ago};

fn set(policy: &mut Policy, key: &str, value: Value) {
    policy.set(Knob::find(knobs(), key).expect("a knob"), value).expect("in range");
}

fn policies() -> impl Strategy<Value = Policy> {
    (1.0..=40.0f64, any::<bool>(), any::<bool>(), any::<bool>()).prop_map(|(hours, for_friends, affinity, friends)| {
        let mut policy = with("stories.hours", Value::Number(hours));
        set(&mut policy, "stories.close_friends_only", Value::Switch(for_friends));
        set(&mut policy, "stories.affinity", Value::Switch(affinity));
        set(&mut policy, "stories.close_friends", Value::Switch(friends));
        policy
    })
}

fn with(key: &str, value: Value) -> Policy {
    let mut policy = Policy::defaults();
    set(&mut policy, key, value);
    policy
}

fn handles(context: &Context<'_>, ledger: &TrayLedger) -> Vec<String> {
    ledger.trays().map(|tray| context.world.account(tray.account).id.clone()).collect()
}

/// Accounts with a live story that the viewer follows and has not muted; close friends first, then by affinity, then
/// newest, then by handle.
fn plain(context: &Context<'_>) -> Vec<AccountId> {
    let (world, viewer) = (context.world, context.viewer);
    let newest = |account: AccountId| {
        let of_account = world.stories.iter().filter(|story| story.account == account);
        of_account.map(|story| story.at).filter(|&at| (0.0..24.0).contains(&hours_between(at, context.now))).max()
    };
    let mut all: Vec<AccountId> = (0..world.accounts.len() as u32).map(AccountId).collect();
    all.retain(|&account| {
        world.follows(viewer.account, account) && !viewer.muted.contains(&account) && newest(account).is_some()
    });
    all.sort_by(|&a, &b| {
        let affinity = |account| context.history.affinity(context.viewer_id, account);
        let close = |account| viewer.close_friends.contains(account);
        close(&b)
            .cmp(&close(&a))
            .then(affinity(b).total_cmp(&affinity(a)))
            .then(Reverse(newest(a)).cmp(&Reverse(newest(b))))
            .then(world.account(a).id.cmp(&world.account(b).id))
    });
    all
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn the_order_is_the_contracts(case in cases()) {
        let policy = Policy::defaults();
        let context = case.context(&policy);
        let told: Vec<AccountId> = stories(&context).iter().map(|tray| tray.account).collect();
        prop_assert_eq!(told, plain(&context));
    }

    #[test]
    fn every_account_with_a_story_is_shown_or_removed_by_a_step_that_may(case in cases(), policy in policies()) {
        let context = case.context(&policy);
        let ledger = rank_stories(&context);
        let mut with_a_story: Vec<AccountId> = case.world.stories.iter().map(|story| story.account).collect();
        with_a_story.sort();
        with_a_story.dedup();
        let mut considered: Vec<AccountId> = ledger.considered.iter().map(|considered| considered.account).collect();
        considered.sort();
        prop_assert_eq!(considered, with_a_story);
        for considered in &ledger.considered {
            prop_assert_eq!(considered.removed.is_none(), ledger.place(considered.account).is_some());
            if let Some(removal) = considered.removed {
                let step = STEPS.iter().find(|step| step.id == removal.stage).expect("a step");
                prop_assert!(matches!(step.run, TrayRun::Keep(_)));
                prop_assert!(steps::removal_words(removal.reason) != removal.reason, "{} has words", removal.reason);
            }
        }
        for tray in ledger.trays() {
            prop_assert!(!tray.stories.is_empty());
            prop_assert_eq!(tray.newest, case.world.stories[tray.stories[0]].at);
        }
    }

    #[test]
    fn a_neighbor_stands_ahead_by_the_last_step_that_tells_them_apart(case in cases(), policy in policies()) {
        let context = case.context(&policy);
        let ledger = rank_stories(&context);
        let trays: Vec<&Tray> = ledger.trays().collect();
        for pair in trays.windows(2) {
            let by = ledger.decided_by(pair[0].account, pair[1].account);
            prop_assert_eq!(ledger.decided_by(pair[1].account, pair[0].account), None);
            let places = (ledger.places(pair[0].account), ledger.places(pair[1].account));
            if let Some(by) = by {
                // From the step that decided on, nothing turned the two around again.
                let from = ledger.orders.iter().position(|after| after.step == by).expect("a step that orders");
                prop_assert!((from..places.0.len()).all(|at| places.0[at].1 < places.1[at].1));
            } else {
                let handle = |tray: &Tray| &case.world.account(tray.account).id;
                prop_assert!(handle(pair[0]) < handle(pair[1]));
            }
        }
    }

    #[test]
    fn an_affinity_is_its_parts(case in cases()) {
        let policy = Policy::defaults();
        let context = case.context(&policy);
        for account in (0..case.world.accounts.len() as u32).map(AccountId) {
            let parts = context.history.affinity_parts(context.viewer_id, account);
            let whole = context.history.affinity(context.viewer_id, account);
            prop_assert!((parts.affinity() - whole).abs() < 1e-12);
            prop_assert_eq!(parts.own.is_some(), context.history.has_met(context.viewer_id, account));
        }
    }
}

#[test]
fn the_ledger_says_what_each_step_made_of_a_place() {
    let (case, policy) = (cove(), Policy::defaults());
    let context = case.context(&policy);
    let ledger = rank_stories(&context);
    assert_eq!(handles(&context, &ledger), ["ben", "dora", "cleo"]);
    let account = |handle: &str| case.world.account_named(handle).expect("an account");
    assert_eq!(ledger.places(account("ben")).last(), Some(&("close_friends", 1)));
    assert_eq!(ledger.places(account("ben"))[0], ("newest", 3), "its newest is the oldest of the three");
    assert_eq!(ledger.decided_by(account("ben"), account("dora")), Some("close_friends"));
    let gull = ledger.verdict(account("gull")).and_then(|considered| considered.removed).expect("it is removed");
    assert!(["muted", "not_followed"].contains(&gull.reason), "{}", gull.reason);
    assert_eq!(ledger.places(account("gull")), []);
}

#[test]
fn without_close_friends_and_affinity_the_newest_story_is_first() {
    let case = cove();
    let mut policy = with("stories.close_friends", Value::Switch(false));
    set(&mut policy, "stories.affinity", Value::Switch(false));
    let context = case.context(&policy);
    let ledger = rank_stories(&context);
    assert_eq!(handles(&context, &ledger), ["dora", "cleo", "ben"]);
    assert!(ledger.orders.iter().all(|after| after.on == (after.step == "newest")));
    let first = ledger.trays().next().expect("a circle").account;
    let second = ledger.trays().nth(1).expect("a circle").account;
    assert_eq!(ledger.decided_by(first, second), Some("newest"));
}

#[test]
fn a_story_leaves_when_its_hours_are_over() {
    let case = cove();
    let policy = with("stories.hours", Value::Number(4.0));
    let context = case.context(&policy);
    let ledger = rank_stories(&context);
    assert_eq!(handles(&context, &ledger), ["dora", "cleo"], "ben's newest is four hours old");
    let ben = case.world.account_named("ben").expect("an account");
    let removal = ledger.verdict(ben).and_then(|considered| considered.removed).expect("it is removed");
    assert_eq!((removal.stage, removal.reason), ("source", "too_old"));
}

#[test]
fn stories_for_close_friends_can_be_left_out() {
    let case = cove();
    let mut parts = case.world.clone().into_parts();
    let cleo = case.world.account_named("cleo").expect("an account");
    let ben = case.world.account_named("ben").expect("an account");
    for story in &mut parts.stories {
        let is_bens_newest = story.account == ben && story.at == hours_ago(4);
        story.close_friends_only = story.account == cleo || is_bens_newest;
    }
    let case = worlds::Case::new(parts, golden::plain_model());
    let policy = with("stories.close_friends_only", Value::Switch(false));
    let context = case.context(&policy);
    let ledger = rank_stories(&context);
    let removal = ledger.verdict(cleo).and_then(|considered| considered.removed).expect("it is removed");
    assert_eq!((removal.stage, removal.reason), ("filter", "close_friends_only"));
    let of_ben = ledger.tray_of(ben).expect("the older one is for everybody");
    assert_eq!((of_ben.stories.len(), of_ben.newest), (1, hours_ago(9)));
}

#[test]
fn the_knobs_of_the_tray_change_no_feed() {
    let case = cove();
    let mut turned = with("stories.close_friends", Value::Switch(false));
    set(&mut turned, "stories.hours", Value::Number(1.0));
    let before = rank(&case.context(&Policy::defaults()));
    let after = rank(&case.context(&turned));
    assert_eq!((before.order(), &before.scores), (after.order(), &after.scores));
}
