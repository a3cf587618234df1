//! Policies on every viewer: the same on any number of threads, and told as they are.

mod worlds;

use std::sync::atomic::{AtomicUsize, Ordering};

use glassfeed::domain::ViewerId;
use glassfeed::model::Model;
use glassfeed::policy::Policy;
use glassfeed::simulation::bootstrap::{CONFIDENCE, Interval, intervals};
use glassfeed::simulation::compare::{Likeness, compare};
use glassfeed::simulation::experiment::{
    Effect, Experiment, Histogram, Outcome, Spread, by_follows, by_interest, of_viewer, place_of, run, run_while,
};
use glassfeed::simulation::generate::{ACCOUNTS, IMPRESSIONS, POSTS, VIEWERS};
use glassfeed::simulation::metrics::METRICS;
use glassfeed::simulation::{Options, Words, generate, random};
use proptest::prelude::*;

use worlds::{Case, cases, policies};

const LIKENESS: Likeness = Likeness { overlap_at_10: None, kendall_tau_b: None, rank_biased_overlap: None };

/// Viewers for whom one metric differs by so much between two policies, all others being undefined.
fn experiment(metric: &str, differences: &[Option<f64>]) -> Experiment {
    let at = place_of(metric).expect("a metric");
    let side = |value: Option<f64>| {
        let mut side = vec![None; METRICS.len()];
        side[at] = value;
        side
    };
    let outcome = |(viewer, difference): (u32, &Option<f64>)| Outcome {
        viewer: ViewerId(viewer),
        metrics: vec![side(Some(2.0)), side(difference.map(|difference| 2.0 + difference))],
        likeness: vec![LIKENESS],
    };
    Experiment { outcomes: (0..).zip(differences).map(outcome).collect() }
}

fn effect(metric: &str, differences: &[Option<f64>]) -> Effect {
    experiment(metric, differences).effects(1).swap_remove(place_of(metric).expect("a metric"))
}

fn of_each(up: usize, down: usize, same: usize) -> Vec<Option<f64>> {
    let repeated = |value: f64, times: usize| std::iter::repeat_n(Some(value), times);
    repeated(0.5, up).chain(repeated(-0.25, down)).chain(repeated(0.0, same)).collect()
}

#[test]
fn the_verdict_is_told_in_the_direction_that_is_better() {
    let differences = of_each(61, 22, 17);
    assert_eq!(effect("expected_like", &differences).verdict(), "better for 61 % of viewers, worse for 22 %");
    assert_eq!(effect("expected_hide", &differences).verdict(), "better for 22 % of viewers, worse for 61 %");
    assert_eq!(effect("popularity", &differences).verdict(), "higher for 61 % of viewers, lower for 22 %");
    assert_eq!(
        effect("expected_like", &of_each(1, 2, 0)).verdict(),
        "better for 33 % of viewers, worse for 67 %; on average no clear difference"
    );
    assert_eq!(effect("expected_like", &of_each(0, 0, 4)).verdict(), "the same for every viewer");
    assert_eq!(effect("expected_like", &[None, None]).verdict(), "not defined for any viewer");
    assert!(
        effect("expected_like", &of_each(1, 999, 0))
            .verdict()
            .starts_with("better for under 1 % of viewers, worse for over 99 %")
    );
}

#[test]
fn an_effect_tells_the_spread_and_not_only_the_mean() {
    let effect = effect("expected_like", &[Some(1.0), Some(3.0), None, Some(-4.0), Some(0.0), Some(5.0)]);
    assert_eq!(effect.differences, [1.0, 3.0, -4.0, 0.0, 5.0]);
    let spread = effect.difference.expect("five differences");
    assert_eq!(spread.mean, 1.0);
    assert_eq!(spread.quantiles[1..4], [0.0, 1.0, 3.0]);
    // The first side is defined for all six.
    assert_eq!(effect.sides[0], Spread::of(&[2.0; 6]));
    let histogram = Histogram::of(&effect.differences, 3).expect("five values");
    assert_eq!((histogram.from, histogram.to, histogram.counts), (-4.0, 5.0, vec![1, 2, 2]));
    assert_eq!(Histogram::of(&[2.0, 2.0], 5).map(|histogram| histogram.counts), Some(vec![2]));
}

#[test]
fn viewers_with_the_largest_change_come_first() {
    let experiment = experiment("expected_like", &[Some(1.0), None, Some(-3.0), Some(0.0), Some(3.0)]);
    let at = place_of("expected_like").expect("a metric");
    assert_eq!(experiment.most_changed(at, 1, 2), [(ViewerId(2), -3.0), (ViewerId(4), 3.0)]);
    assert_eq!(experiment.most_changed(at, 1, 9).len(), 3);
}

#[test]
fn an_interval_is_as_wide_as_theory_says() {
    // The mean of n uniform numbers has a deviation of 1 / √(12 n), and 95 % of a normal one lie within 1.96 of it.
    let mut rng = random::stream(3, "uniform", 0);
    let rows: Vec<Vec<Option<f64>>> = (0..2_000).map(|_| vec![Some(random::share(&mut rng)), Some(4.0)]).collect();
    let found = intervals(&rows, 1);
    let Some(Interval { low, high }) = found[0] else { panic!("there are values") };
    let wanted = 2.0 * 1.96 / (12.0 * 2_000f64).sqrt();
    assert!(((high - low) / wanted - 1.0).abs() < 0.1, "{low} to {high}, not {wanted} wide");
    assert!(low < 0.5 && 0.5 < high);
    assert_eq!(found[1], Some(Interval { low: 4.0, high: 4.0 }));
    assert_eq!(intervals(&rows, 1), found);
    assert_ne!(intervals(&rows, 2)[0], found[0]);
}

#[test]
fn what_is_not_defined_counts_nothing_and_one_value_has_no_interval() {
    let rows = vec![vec![Some(1.0), None], vec![None, None], vec![Some(1.0), Some(7.0)]];
    assert_eq!(intervals(&rows, 1), [Some(Interval { low: 1.0, high: 1.0 }), None]);
    assert_eq!(intervals(&[], 1), []);
}

/// Forty viewers of a small world under the default policy.
fn forty() -> Experiment {
    let sizes = [(&ACCOUNTS, 300.0), (&VIEWERS, 40.0), (&POSTS, 1_500.0), (&IMPRESSIONS, 3_000.0)];
    let options = sizes.into_iter().try_fold(Options::new(11), |options, (knob, size)| options.with(knob, size));
    let world = generate(&options.expect("sizes in range"), Words::built_in());
    let case = Case::new(world.into_parts(), Model::shipped().clone());
    run(&case.context(&Policy::defaults()), &[&Policy::defaults()], &|_| true).expect("nobody stops it")
}

#[test]
fn intervals_of_a_policy_beside_itself_cover_zero_at_their_nominal_rate() {
    // Twice the same policy, each time on viewers drawn anew: whatever differs is chance, and 0 is the truth.
    const RUNS: usize = 60;
    const DRAWN: u32 = 40;
    let people = forty().outcomes;
    let values = |metric: usize| people.iter().filter_map(move |outcome| outcome.metrics[0][metric]);
    let is_varied = |metric: &usize| {
        let mut found: Vec<f64> = values(*metric).collect();
        found.sort_by(f64::total_cmp);
        found.dedup();
        values(*metric).count() == people.len() && found.len() > people.len() / 2
    };
    let varied: Vec<usize> = (0..METRICS.len()).filter(is_varied).collect();
    assert!(varied.len() >= 10, "few metrics tell viewers apart: {varied:?}");
    let (mut covered, mut all) = (0, 0);
    for at in 0..RUNS {
        let mut rng = random::stream(5, "drawn anew", at);
        let mut drawn = || people[random::index(&mut rng, people.len())].metrics[0].clone();
        let outcome =
            |viewer| Outcome { viewer: ViewerId(viewer), metrics: vec![drawn(), drawn()], likeness: vec![LIKENESS] };
        let effects = Experiment { outcomes: (0..DRAWN).map(outcome).collect() }.effects(1);
        for metric in &varied {
            let interval = effects[*metric].interval.expect("forty differences");
            covered += usize::from(!interval.is_clear());
            all += 1;
        }
    }
    let rate = f64::from(covered as u32) / f64::from(all as u32);
    assert!((rate - CONFIDENCE).abs() < 0.03, "{rate} of {all} intervals cover 0");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_viewer_is_compared_as_if_alone_on_any_number_of_threads(
        case in cases(),
        variants in proptest::collection::vec(policies(), 2..5),
    ) {
        let policies: Vec<_> = variants.iter().collect();
        let context = case.context(policies[0]);
        let on = |threads: usize| {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("threads");
            pool.install(|| run(&context, &policies, &|_| true).expect("nobody stops it"))
        };
        let alone = on(1);
        prop_assert_eq!(&alone, &on(3));
        prop_assert_eq!(alone.outcomes.len(), 2);
        for outcome in &alone.outcomes {
            for (at, policy) in policies.iter().enumerate().skip(1) {
                let compared = compare(&of_viewer(&context, outcome.viewer), [policies[0], policy]);
                prop_assert_eq!(outcome.likeness[at - 1], compared.likeness);
                let metrics: Vec<_> = (0..METRICS.len()).map(|metric| [0, at].map(|side| outcome.metrics[side][metric])).collect();
                prop_assert_eq!(metrics, compared.metrics);
            }
        }
        let means = alone.effects(1);
        let twice = alone.effects_among(1, &[ViewerId(0), ViewerId(1)]);
        prop_assert!(means.iter().zip(&twice).all(|(a, b)| a.differences == b.differences && a.interval == b.interval));
    }

    #[test]
    fn a_policy_beside_itself_shows_nothing(case in cases(), policy in policies(), other in policies()) {
        // The other one between them leaves nothing behind.
        let experiment = run(&case.context(&policy), &[&policy, &other, &policy], &|_| true).expect("nobody stops it");
        for effect in experiment.effects(2) {
            prop_assert!(effect.differences.iter().all(|difference| *difference == 0.0), "{}", effect.metric.key);
            prop_assert!(effect.interval.is_none_or(|interval| (interval.low, interval.high) == (0.0, 0.0)));
            let verdict = effect.verdict();
            prop_assert!(["the same for every viewer", "not defined for any viewer"].contains(&verdict.as_str()), "{verdict}");
        }
        let likeness = experiment.likeness(2);
        let alike = [likeness.overlap_at_10, likeness.kendall_tau_b, likeness.rank_biased_overlap];
        prop_assert!(alike.into_iter().flatten().all(|share| (share - 1.0).abs() < 1e-12), "{:?}", likeness);
    }

    #[test]
    fn one_effect_among_some_viewers_is_that_of_all_effects(case in cases(), policy in policies(), other in policies()) {
        let experiment = run(&case.context(&policy), &[&policy, &other], &|_| true).expect("nobody stops it");
        for viewers in [&[ViewerId(1)][..], &[ViewerId(0), ViewerId(1)]] {
            for (metric, effect) in experiment.effects_among(1, viewers).into_iter().enumerate() {
                let one = experiment.effect_among(1, metric, viewers);
                prop_assert_eq!(one.metric.key, effect.metric.key);
                prop_assert_eq!((one.sides, one.differences, one.interval), (effect.sides, effect.differences, effect.interval));
            }
        }
    }

    #[test]
    fn a_run_hears_of_every_viewer_once_and_stops_when_told(case in cases(), policy in policies()) {
        let context = case.context(&policy);
        let heard = AtomicUsize::new(0);
        let count = |_: &Outcome| {
            heard.fetch_add(1, Ordering::Relaxed);
            true
        };
        prop_assert!(run(&context, &[&policy, &policy], &count).is_some());
        prop_assert_eq!(heard.into_inner(), 2);
        prop_assert_eq!(run(&context, &[&policy, &policy], &|_| false), None);
    }

    #[test]
    fn a_run_stops_within_a_viewers_feed(case in cases(), policy in policies()) {
        let context = case.context(&policy);
        let (asked, heard) = (AtomicUsize::new(0), AtomicUsize::new(0));
        let go_on = || asked.fetch_add(1, Ordering::Relaxed) < 2;
        let count = |_: &Outcome| {
            heard.fetch_add(1, Ordering::Relaxed);
            true
        };
        prop_assert_eq!(run_while(&context, &[&policy, &policy], &go_on, &count), None);
        prop_assert_eq!(heard.into_inner(), 0);
    }

    #[test]
    fn slices_hold_every_viewer_once(case in cases(), policy in policies()) {
        let context = case.context(&policy);
        for slices in [by_follows(&context), by_interest(&context)] {
            let mut viewers: Vec<ViewerId> = slices.iter().flat_map(|slice| slice.viewers.clone()).collect();
            viewers.sort_unstable();
            prop_assert_eq!(viewers, [ViewerId(0), ViewerId(1)]);
            prop_assert!(slices.iter().all(|slice| !slice.name.is_empty() && !slice.viewers.is_empty()));
        }
    }
}
