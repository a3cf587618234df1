//! Limits that a policy must keep, on outcomes worked out by hand and on random worlds.

mod worlds;

use glassfeed::domain::ViewerId;
use glassfeed::pipeline::rank;
use glassfeed::policy::{Guardrail, Policy};
use glassfeed::simulation::experiment::{Outcome, alone, place_of};
use glassfeed::simulation::guardrails::{check, limits, posts_behind};
use glassfeed::simulation::metrics::{METRICS, Metric, Survey};
use proptest::prelude::*;

use worlds::{cases, policies};

fn at_most(metric: &str, most: f64) -> Guardrail {
    Guardrail { metric: metric.to_owned(), at_most: Some(most), at_least: None, for_share: None }
}

/// Viewers with these values of a metric under a second policy; under the first all have 1.
fn outcomes(metric: &str, values: &[Option<f64>]) -> Vec<Outcome> {
    let at = place_of(metric).expect("a metric");
    let side = |value| {
        let mut side = vec![None; METRICS.len()];
        side[at] = value;
        side
    };
    let outcome = |(viewer, value): (u32, &Option<f64>)| Outcome {
        viewer: ViewerId(viewer),
        metrics: vec![side(Some(1.0)), side(*value)],
        likeness: Vec::new(),
    };
    (0..).zip(values).map(outcome).collect()
}

#[test]
fn a_limit_holds_for_the_mean_or_for_a_share_of_viewers() {
    let outcomes = outcomes("median_age_hours", &[Some(1.0), Some(9.0), None, Some(2.0), Some(12.0)]);
    let mean = at_most("median_age_hours", 6.0);
    let share = |share| Guardrail { for_share: Some(share), ..mean.clone() };
    let (half, most) = (share(0.5), share(0.75));
    let checked = check(&[&mean, &half, &most], &outcomes, 1);
    assert_eq!(checked[0].values, [Some(1.0), Some(6.0)]);
    assert!(!checked[0].is_crossed() && checked[0].behind.is_empty(), "a limit reached is kept");
    assert_eq!(checked[1].values, [Some(1.0), Some(0.5)]);
    assert!(!checked[1].is_crossed());
    assert!(checked[2].is_crossed());
    assert_eq!(checked[2].behind, [(ViewerId(4), 12.0), (ViewerId(1), 9.0)]);
}

#[test]
fn too_little_is_a_crossing_too_and_nothing_measured_is_neither() {
    let least = Guardrail { at_least: Some(5.0), at_most: None, ..at_most("authors_at_10", 0.0) };
    let crossed = check(&[&least], &outcomes("authors_at_10", &[Some(7.0), Some(1.0)]), 1);
    assert_eq!((crossed[0].is_kept, crossed[0].behind.as_slice()), (Some(false), [(ViewerId(1), 1.0)].as_slice()));
    assert_eq!(check(&[&least], &outcomes("authors_at_10", &[None]), 1)[0].is_kept, None);
    assert!(check(&[&at_most("no_such", 1.0)], &outcomes("authors_at_10", &[None]), 1).is_empty());
}

#[test]
fn the_limits_of_both_policies_hold_each_once() {
    let [a, b, c] = [1.0, 2.0, 3.0].map(|most| at_most("popularity", most));
    let with = |guardrails: &[&Guardrail]| Policy {
        guardrails: guardrails.iter().map(|guardrail| (*guardrail).clone()).collect(),
        ..Policy::defaults()
    };
    assert_eq!(limits([&with(&[&a, &b]), &with(&[&b, &c])]), [&b, &c, &a]);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_crossing_names_posts_that_bring_it_about(case in cases(), policy in policies(), limit in 0.0..0.3f64) {
        let context = case.context(&policy);
        let survey = Survey::of(&case.world);
        for key in ["misinformation_exposure", "borderline_exposure", "expected_hide", "friends_share"] {
            let guardrail = at_most(key, limit);
            let outcomes = [alone(&context, &[&policy, &policy], &survey)];
            let crossed = check(&[&guardrail], &outcomes, 1)[0].is_crossed();
            let posts = posts_behind(&context, &guardrail);
            prop_assert_eq!(crossed, !posts.is_empty());
            prop_assert!(posts.is_sorted_by(|a, b| a.1 >= b.1));
            let all = Metric::find(key).expect("a metric").by_post(&context, &rank(&context), &survey);
            prop_assert!(posts.iter().all(|post| all.contains(post)));
        }
    }
}
