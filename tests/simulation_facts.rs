//! What is known to be true of feeds that learn from themselves comes out of the days, or is said not to.
//!
//! Small closed worlds: every viewer follows everybody, so that all could be shown the same; a quarter of the posts come
//! close to breaking a guideline, and hiding is common enough to be counted. Each claim is a sign test over the seeds.
//!
//! Two facts do not come out, and no test claims them. New posts do not slow a loop (Jiang et al. 2019): nobody is shown
//! a post twice, so that with fewer new ones a viewer soon sees everything there is. And fitting the model anew each
//! night makes feeds no more alike (Chaney et al. 2018) than a model that is left alone, since both read the same counts.

use std::sync::LazyLock;

use glassfeed::domain::{AccountId, World};
use glassfeed::files::PRESETS;
use glassfeed::model::Model;
use glassfeed::pipeline::knobs;
use glassfeed::pipeline::stages::{demote, source};
use glassfeed::policy::{Knob, Policy, Value};
use glassfeed::simulation::days::{Arm, DRIFT, Day, LESSONS, Measure, Plan, RETRAIN, Run, SESSIONS, mean_from};
use glassfeed::simulation::statistics::sign_test;
use glassfeed::simulation::{OPTIONS, Options, Words, generate};
use rayon::prelude::*;

/// How unlikely chance alone must make what is claimed.
const ENOUGH: f64 = 0.05;
const SEEDS: u64 = 16;
const DAYS: usize = 7;

static WORLDS: LazyLock<Vec<World>> = LazyLock::new(|| (0..SEEDS).into_par_iter().map(world).collect());
static RANKED: LazyLock<Vec<Vec<Day>>> = LazyLock::new(|| runs(plan));
static RANDOM: LazyLock<Vec<Vec<Day>>> = LazyLock::new(|| runs(|| exploring(1.0)));

fn world(seed: u64) -> World {
    let turned = [
        ("accounts", 40.0),
        ("viewers", 16.0),
        ("posts", 1_200.0),
        ("impressions", 300.0),
        ("rates.hide", 0.04),
        ("labels.borderline", 0.25),
    ];
    let options = turned.into_iter().fold(Options::new(seed), |options, (key, number)| {
        options.with(Knob::find(OPTIONS, key).expect("an option"), number).expect("in range")
    });
    let mut parts = generate(&options, Words::built_in()).into_parts();
    let all: Vec<AccountId> = (0..parts.accounts.len() as u32).map(AccountId).collect();
    for viewer in &mut parts.viewers {
        viewer.muted.clear();
        let others = all.iter().copied().filter(|&other| other != viewer.account).collect();
        parts.accounts[viewer.account.0 as usize].follows = others;
    }
    World::new(parts)
}

/// The default policy on the posts of four days, one session a day.
fn plan() -> Plan {
    let mut plan = Plan::fixed(on_four_days(Policy::defaults()), 1);
    plan.settings.set(&SESSIONS, Value::Number(1.0)).expect("in range");
    plan.settings.set(&LESSONS, Value::Number(1_000.0)).expect("in range");
    plan
}

fn on_four_days(mut policy: Policy) -> Policy {
    policy.set(&source::MAX_AGE_DAYS, Value::Number(4.0)).expect("in range");
    policy
}

fn exploring(rate: f64) -> Plan {
    Plan { arms: Arm::all(1, &[rate]), ..plan() }
}

fn runs(plan: impl Fn() -> Plan + Sync) -> Vec<Vec<Day>> {
    let run = |world: &World| {
        let mut run = Run::start(world, Model::shipped(), plan(), DAYS).expect("a world with a truth");
        (0..DAYS).map(|_| run.step(&|| true).expect("nobody stops it")).collect()
    };
    WORLDS.par_iter().map(run).collect()
}

/// A measure's mean over the days from one on, seed by seed.
fn means(runs: &[Vec<Day>], key: &str, from: usize) -> Vec<f64> {
    let measure = Measure::find(key).expect("a measure");
    runs.iter().map(|days| mean_from(days, from, measure).expect("a mean")).collect()
}

/// How unlikely it is that chance makes the one the greater so often.
fn greater(one: &[f64], other: &[f64]) -> f64 {
    let ups = one.iter().zip(other).filter(|(one, other)| one > other).count();
    sign_test(ups, one.len() - ups)
}

#[test]
fn a_ranked_feed_has_more_likes_and_fewer_hides_than_a_random_one() {
    let both = |key| [means(&RANKED, key, 0), means(&RANDOM, key, 0)];
    let [ranked, random] = both("positive_rate");
    assert!(greater(&ranked, &random) < ENOUGH, "{ranked:?} and {random:?}");
    let [ranked, random] = both("see_less_per_100");
    assert!(greater(&random, &ranked) < ENOUGH, "{ranked:?} and {random:?}");
    let [ranked, random] = both("satisfaction");
    assert!(greater(&ranked, &random) < ENOUGH, "{ranked:?} and {random:?}");
}

/// Milli et al. 2025, <https://doi.org/10.1093/pnasnexus/pgaf062>: a feed ranked by engagement shows more of what
/// provokes, and people say they like it less. The model sees no label, so that demotions have to go with the weights.
#[test]
fn ranking_by_engagement_alone_raises_provocative_content_and_lowers_stated_satisfaction() {
    let preset = PRESETS.iter().find(|preset| preset.name == "engagement-above-all").expect("a preset");
    let engaged = runs(|| {
        let mut policy = on_four_days(preset.policy(knobs()).expect("a policy"));
        policy.set(&demote::ON, Value::Switch(false)).expect("a switch");
        Plan { policies: vec![policy], ..plan() }
    });
    let both = |key| [means(&engaged, key, 0), means(&RANKED, key, 0)];
    let [alone, usual] = both("positive_rate");
    assert!(greater(&alone, &usual) < ENOUGH, "engagement {alone:?} and {usual:?}");
    let [alone, usual] = both("borderline");
    assert!(greater(&alone, &usual) < ENOUGH, "provocative {alone:?} and {usual:?}");
    let [alone, usual] = both("satisfaction");
    assert!(greater(&usual, &alone) < ENOUGH, "satisfaction {alone:?} and {usual:?}");
}

/// Jiang et al. 2019, <https://doi.org/10.1145/3306618.3314288>: random exploration slows a loop's narrowing.
#[test]
fn exploration_keeps_a_loop_with_drifting_tastes_from_narrowing() {
    let drifting = |mut plan: Plan| {
        plan.settings.set(&DRIFT, Value::Number(0.1)).expect("in range");
        plan
    };
    let (none, some) = (runs(|| drifting(plan())), runs(|| drifting(exploring(0.3))));
    let [narrow, broad] = [&none, &some].map(|runs| means(runs, "topics_at_20", 0));
    assert!(greater(&broad, &narrow) < ENOUGH, "topics {broad:?} and {narrow:?}");
    let [narrow, broad] = [&none, &some].map(|runs| means(runs, "author_gini", 0));
    assert!(greater(&narrow, &broad) < ENOUGH, "concentration {broad:?} and {narrow:?}");
}

/// Mansoury et al. 2020, <https://doi.org/10.1145/3340531.3412152>: in the loop, exposure stays as concentrated as it was.
#[test]
fn the_concentration_of_exposure_does_not_fall_in_the_loop() {
    let falls = RANKED.iter().filter(|days| {
        let half = |days: &[Day]| days.iter().filter_map(|day| day.author_gini).sum::<f64>();
        half(&days[DAYS - 3..]) < half(&days[..3])
    });
    let falls = falls.count();
    assert!(sign_test(falls, RANKED.len() - falls) > ENOUGH, "{falls} of {} fall", RANKED.len());
}

/// Chaney, Stewart and Engelhardt 2018, <https://doi.org/10.1145/3240323.3240370>: what a common model recommends is more
/// alike for like people than what they would meet by chance, and learning from one's own exposure brings no gain.
#[test]
fn a_common_model_makes_feeds_alike_and_learning_from_its_own_exposure_brings_no_gain() {
    let [ranked, random] = [&*RANKED, &*RANDOM].map(|runs| means(runs, "homogeneity", 0));
    assert!(greater(&ranked, &random) < ENOUGH, "{ranked:?} and {random:?}");
    let left_alone = runs(|| {
        let mut plan = plan();
        plan.settings.set(&RETRAIN, Value::Switch(false)).expect("a switch");
        plan
    });
    let [learning, alone] = [&*RANKED, &left_alone].map(|runs| means(runs, "relevance_at_10", DAYS / 2));
    assert!(greater(&learning, &alone) > ENOUGH, "{learning:?} and {alone:?}");
}
