//! What each weight comes to: means, contributions and shares of the variance, against sums done by hand.

mod golden;
mod worlds;

use glassfeed::domain::Action;
use glassfeed::pipeline::stages::merge;
use glassfeed::pipeline::{FeedKind, rank, weighings};
use glassfeed::policy::{Policy, Value};
use proptest::prelude::*;

use golden::cove;
use worlds::{cases, empty_case, policies};

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn shares_sum_to_one_and_contributions_are_weight_times_mean(case in cases(), policy in policies()) {
        let ledger = rank(&case.context(&policy));
        let Some(weighings) = weighings(&policy, &ledger) else {
            prop_assert!(ledger.slate.is_empty());
            return Ok(());
        };
        for (action, weighing) in weighings.iter() {
            prop_assert_eq!(weighing.weight, policy.number(merge::weight(action)));
            let expected = weighing.weight * weighing.mean;
            prop_assert!((weighing.contribution - expected).abs() <= 1e-9 * (1.0 + expected.abs()), "{:?}", weighing);
        }
        let shares: Option<Vec<f64>> = weighings.iter().map(|(_, weighing)| weighing.share).collect();
        if let Some(shares) = shares {
            let sum: f64 = shares.iter().sum();
            prop_assert!((sum - 1.0).abs() < 1e-6, "{:?}", shares);
        }
    }
}

/// A policy with these weights alone.
fn weighing_only(weights: &[(Action, f64)]) -> Policy {
    let mut policy = Policy::defaults();
    for action in Action::ALL {
        let weight = weights.iter().find(|(of, _)| *of == action).map_or(0.0, |(_, weight)| *weight);
        policy.set(merge::weight(action), Value::Number(weight)).expect("a weight");
    }
    policy
}

#[test]
fn one_weight_alone_has_all_of_the_variance() {
    let (case, policy) = (cove(), weighing_only(&[(Action::Like, 2.0)]));
    let weighings = weighings(&policy, &rank(&case.context(&policy))).expect("values");
    assert!((weighings[Action::Like].share.expect("a share") - 1.0).abs() < 1e-12);
    assert_eq!(weighings[Action::Save].share, Some(0.0));
    assert_eq!(weighings[Action::Save].contribution, 0.0);
    assert!(weighings[Action::Save].mean > 0.0, "how likely it is does not hang on its weight");
}

#[test]
fn a_weight_twice_as_large_adds_twice_as_much_and_its_mean_stays() {
    let case = cove();
    let of = |weight: f64| {
        let policy = weighing_only(&[(Action::Like, weight), (Action::Comment, 5.0)]);
        weighings(&policy, &rank(&case.context(&policy))).expect("values")[Action::Like]
    };
    let (one, two) = (of(1.5), of(3.0));
    assert_eq!(one.mean, two.mean);
    assert!((two.contribution - 2.0 * one.contribution).abs() < 1e-12);
    assert!(two.share > one.share);
}

#[test]
fn an_action_that_is_not_defined_counts_as_not_likely() {
    let (case, policy) = (cove(), Policy::defaults());
    let ledger = rank(&case.context(&policy));
    let defined: Vec<f64> = ledger.predicted[Action::Watch].iter().copied().filter(|p| !p.is_nan()).collect();
    assert!(!defined.is_empty() && defined.len() < ledger.slate.len());
    let mean = defined.iter().sum::<f64>() / ledger.slate.len() as f64;
    assert_eq!(weighings(&policy, &ledger).expect("values")[Action::Watch].mean, mean);
}

#[test]
fn where_there_are_no_values_there_is_nothing_to_weigh() {
    let policy = Policy::defaults();
    let empty = empty_case();
    assert!(weighings(&policy, &rank(&empty.context(&policy))).is_none());
    let case = cove();
    let by_time = rank(&case.context_of(&policy, FeedKind::Following));
    assert!(weighings(&policy, &by_time).is_none());
}

#[test]
fn values_that_are_all_equal_have_no_variance_to_share() {
    let (case, policy) = (cove(), weighing_only(&[]));
    let weighings = weighings(&policy, &rank(&case.context(&policy))).expect("values");
    assert!(weighings.iter().all(|(_, weighing)| weighing.share.is_none()));
}
