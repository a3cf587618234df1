//! Days pass: the loop as it is run, from a seed.

use std::sync::LazyLock;

use glassfeed::domain::{ViewerId, World};
use glassfeed::model::Model;
use glassfeed::policy::{Policy, Value};
use glassfeed::simulation::bandit::Chooser;
use glassfeed::simulation::days::{Day, MEASURES, Measure, Plan, RETRAIN, Run, StartError, differences, regret};
use glassfeed::simulation::{Options, Words, generate};

static WORLD: LazyLock<World> = LazyLock::new(|| {
    let options = [("accounts", 40.0), ("viewers", 12.0), ("posts", 900.0), ("impressions", 1_000.0)];
    let options = options.into_iter().fold(Options::new(3), |options, (key, number)| {
        let option = glassfeed::policy::Knob::find(glassfeed::simulation::OPTIONS, key).expect("an option");
        options.with(option, number).expect("in range")
    });
    generate(&options, Words::built_in())
});

fn days(run: &mut Run, count: usize) -> Vec<Day> {
    (0..count).map(|_| run.step(&|| true).expect("nobody stops it")).collect()
}

fn started(plan: Plan) -> Run {
    Run::start(&WORLD, Model::shipped(), plan, 8).expect("a world with a truth")
}

fn thompson() -> Plan {
    Plan::exploring(Policy::defaults(), Chooser::Thompson, 5)
}

#[test]
fn the_same_seed_gives_the_same_days_on_any_number_of_threads() {
    let on = |threads| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("a pool");
        pool.install(|| days(&mut started(thompson()), 4))
    };
    let (one, two) = (on(1), on(2));
    assert_eq!(one, two);
    let other = days(&mut started(Plan { seed: 6, ..thompson() }), 4);
    assert_ne!(one, other);
}

#[test]
fn a_fork_goes_on_from_the_same_morning_and_leaves_the_run_as_it_was() {
    let mut run = started(thompson());
    let first = days(&mut run, 2);
    let mut same = run.clone();
    let mut turned = Policy::defaults();
    turned.set(&glassfeed::pipeline::stages::boost::HALF_LIFE, Value::Number(2.0)).expect("in range");
    let mut forked = run.fork(Plan { policies: vec![turned], ..run.plan().clone() });
    let (other, own) = (days(&mut forked, 3), days(&mut run, 3));
    assert_eq!(own, days(&mut same, 3));
    assert_eq!((own[0].number, other[0].number), (3, 3));
    assert_ne!(own[0].exposure, other[0].exposure);
    assert_eq!([&first[..], &own[..]].concat(), days(&mut started(thompson()), 5));
}

#[test]
fn what_a_day_counts_hangs_together() {
    let mut run = started(thompson());
    for day in days(&mut run, 6) {
        let shown: u32 = day.visits.iter().map(|visit| visit.shown).sum();
        assert_eq!(shown, day.exposure.iter().sum::<u32>());
        assert_eq!(f64::from(day.sessions()), day.arms.iter().map(|arm| arm.pulls).sum::<f64>());
        let reward: f64 = day.visits.iter().map(|visit| visit.reward).sum();
        assert!((reward - day.reward()).abs() < 1e-9);
        assert!(day.visits.iter().all(|visit| (1.0..=5.0).contains(&visit.satisfaction) && visit.sessions <= 3));
        assert!(day.lessons > 0 && day.new_posts > 0);
        for measure in &MEASURES {
            assert!(day.value(measure).is_some_and(f64::is_finite), "{} of day {}", measure.key, day.number);
        }
    }
    assert_eq!(run.day(), 6);
}

#[test]
fn who_comes_the_next_day_is_who_said_so_or_was_away() {
    let days = days(&mut started(thompson()), 5);
    for pair in days.windows(2) {
        let stays = pair[0].visits.iter().filter(|visit| visit.returns).map(|visit| visit.viewer);
        let came: Vec<u32> = pair[1].visits.iter().map(|visit| visit.viewer).collect();
        let left = pair[0].visits.iter().filter(|visit| !visit.returns).map(|visit| visit.viewer);
        assert!(stays.clone().all(|viewer| came.contains(&viewer)));
        assert!(left.clone().all(|viewer| !came.contains(&viewer)));
    }
}

#[test]
fn nobody_is_shown_a_post_twice_or_before_its_time() {
    let mut run = started(thompson());
    days(&mut run, 4);
    let (world, now) = (run.world(), run.now());
    for viewer in (0..world.viewers.len() as u32).map(ViewerId) {
        let before = world.impressions_of(viewer).map(|impression| impression.post);
        let mut seen: Vec<_> = run.shown_to(viewer).into_iter().chain(before).collect();
        let all = seen.len();
        seen.sort_unstable();
        seen.dedup();
        assert_eq!(seen.len(), all);
        assert!(seen.iter().all(|&post| world.post(post).created_at < now));
    }
}

#[test]
fn a_model_that_does_not_learn_stays_as_it_is() {
    let mut plan = thompson();
    plan.settings.set(&RETRAIN, Value::Switch(false)).expect("a switch");
    let mut fixed = started(plan);
    assert!(days(&mut fixed, 3).iter().all(|day| day.lessons == 0));
    assert_eq!(fixed.model(), Model::shipped());
    let mut learning = started(thompson());
    days(&mut learning, 3);
    assert_ne!(learning.model(), Model::shipped());
}

#[test]
fn a_run_with_itself_has_no_difference_and_no_regret() {
    let mut run = started(thompson());
    let days = days(&mut run, 3);
    for difference in differences(&days, &days) {
        assert_eq!(difference.amount(), Some(0.0), "{}", difference.measure.key);
    }
    assert_eq!(regret(&[&days, &days]), vec![vec![0.0; 3]; 2]);
    let sessions = Measure::find("sessions").expect("a measure");
    let all: f64 = days.iter().filter_map(|day| day.value(sessions)).sum();
    let told = differences(&days, &days).into_iter().find(|one| one.measure.key == "sessions").expect("a measure");
    assert_eq!(told.sides, [Some(all); 2]);
}

#[test]
fn a_stopped_step_has_no_day_and_the_horizon_is_the_end() {
    assert!(started(thompson()).step(&|| false).is_none());
    let mut run = Run::start(&WORLD, Model::shipped(), thompson(), 1).expect("a run");
    assert!(run.step(&|| true).is_some() && run.step(&|| true).is_none());
}

#[test]
fn a_world_without_truth_cannot_be_run() {
    let mut parts = WORLD.clone().into_parts();
    parts.truth = None;
    let refused = Run::start(&World::new(parts), Model::shipped(), thompson(), 3).expect_err("no truth");
    assert_eq!(refused, StartError::NoTruth);
    let nothing = Plan { arms: Vec::new(), ..thompson() };
    assert_eq!(Run::start(&WORLD, Model::shipped(), nothing, 3).expect_err("no arm"), StartError::NoArms);
}
