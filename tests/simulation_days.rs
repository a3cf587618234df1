//! Days pass: the loop as it is run, from a seed.

use std::sync::LazyLock;

use glassfeed::domain::{AccountId, PostId, ViewerId, World};
use glassfeed::model::Model;
use glassfeed::policy::{Knob, Policy, Value};
use glassfeed::simulation::bandit::Chooser;
use glassfeed::simulation::days::{
    AGAIN, DRIFT, Day, FEEDBACK, MEASURES, Measure, POSTS, Plan, REMEMBER, RETRAIN, Run, SESSIONS, StartError,
    differences, regret,
};
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
        assert!((0.1..=1.0).contains(&of(&day, "posts_covered")) && (0.0..=1.0).contains(&of(&day, "homogeneity_any")));
        assert!((0.2..5.0).contains(&of(&day, "popularity_lift")), "a fifth of the accounts cannot have more");
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

/// One policy, and these knobs of the days.
fn turned(settings: &[(&'static Knob, Value)]) -> Plan {
    let mut plan = Plan::fixed(Policy::defaults(), 5);
    for &(knob, value) in settings {
        plan.settings.set(knob, value).expect("in range");
    }
    plan
}

fn of(day: &Day, key: &str) -> f64 {
    day.value(Measure::find(key).expect("a measure")).expect("a number")
}

/// For each viewer the author who led its feed on each day it came, with one session a day.
fn leaders(remembers: bool) -> Vec<Vec<AccountId>> {
    let mut run = started(turned(&[(&SESSIONS, Value::Number(1.0)), (&REMEMBER, Value::Switch(remembers))]));
    let mut leaders = vec![Vec::new(); WORLD.viewers.len()];
    let mut before = vec![0; leaders.len()];
    // In a week nothing is forgotten, so that a day's posts begin where those of the days before end.
    for _ in 0..6 {
        days(&mut run, 1);
        for (viewer, (led, before)) in leaders.iter_mut().zip(&mut before).enumerate() {
            let shown = run.shown_to(ViewerId(viewer as u32));
            led.extend(shown.get(*before).map(|&post| run.world().post(post).author));
            *before = shown.len();
        }
    }
    leaders
}

#[test]
fn an_author_who_is_remembered_does_not_lead_twice_in_a_row() {
    let in_a_row = |remembers| {
        let leaders = leaders(remembers);
        let pairs = leaders.iter().flat_map(|led| led.windows(2));
        (pairs.clone().filter(|pair| pair[0] == pair[1]).count(), pairs.count())
    };
    let ((twice, all), (never, of)) = (in_a_row(false), in_a_row(true));
    assert!(twice > 0 && all > 20, "{twice} of {all}");
    assert!(never == 0 && of > 20, "{never} of {of}");
}

#[test]
fn posts_come_again_only_where_they_may() {
    let shown = |again| {
        let mut run = started(turned(&[(&AGAIN, Value::Switch(again)), (&POSTS, Value::Number(0.0))]));
        days(&mut run, 3);
        let of = |viewer| {
            let mut own: Vec<PostId> = run.shown_to(ViewerId(viewer));
            let all = own.len();
            own.sort_unstable();
            own.dedup();
            [all, own.len()]
        };
        (0..WORLD.viewers.len() as u32).map(of).fold([0, 0], |sum, one| [sum[0] + one[0], sum[1] + one[1]])
    };
    let [all, different] = shown(false);
    assert_eq!(all, different);
    let [all, different] = shown(true);
    assert!(all > different + different / 10, "{all} showings of {different}");
}

#[test]
fn without_feedback_the_features_stay_as_on_the_first_morning() {
    let still = [(&RETRAIN, Value::Switch(false)), (&FEEDBACK, Value::Switch(false))];
    let exposure = |plan: Plan| days(&mut started(plan), 2).swap_remove(1).exposure;
    assert_ne!(exposure(turned(&still)), exposure(turned(&still[..1])), "what was done would have counted");
    let days = days(&mut started(turned(&still)), 3);
    assert!(
        of(&days[2], "new_authors_share") < of(&days[0], "new_authors_share"),
        "who was met is counted all the same"
    );
}

#[test]
fn tastes_stay_where_nothing_moves_them() {
    let moved = |drift: f64| days(&mut started(turned(&[(&DRIFT, Value::Number(drift))])), 3);
    let still = moved(0.0);
    assert!(still.iter().all(|day| of(day, "taste_drift") == 0.0));
    let far = moved(1.0);
    assert!(far.iter().all(|day| (0.1..=std::f64::consts::SQRT_2).contains(&of(day, "taste_drift"))));
    assert!(still.iter().chain(&far).all(|day| of(day, "taste_breadth") >= 1.0));
}

#[test]
fn the_ideal_feed_is_liked_better_than_what_any_rate_of_chance_makes_of_the_ranked_one() {
    // Where nothing comes twice, who is pleased early has seen the best.
    let again = turned(&[(&AGAIN, Value::Switch(true))]);
    let satisfaction = |chooser| {
        let plan = Plan::of(Policy::defaults(), chooser, again.settings.clone(), 5);
        days(&mut started(plan), 4).iter().map(|day| of(day, "satisfaction")).sum::<f64>() / 4.0
    };
    let others = Chooser::ALL.into_iter().filter(|&chooser| chooser != Chooser::Ideal).map(satisfaction);
    let ideal = satisfaction(Chooser::Ideal);
    assert!(others.fold(0.0, f64::max) + 0.1 < ideal, "{ideal}");
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
