//! Runs of days side by side: forks, seeds, what happened, what two of them bring.

use std::sync::Arc;

use glassfeed::domain::{ViewerId, World};
use glassfeed::files::{Progress, sample, samples};
use glassfeed::model::Model;
use glassfeed::policy::{Policy, Settings, Value};
use glassfeed::simulation::bandit::{Chooser, Record};
use glassfeed::simulation::days::{
    Course, Day, EXPLORE, FATIGUE, Lived, Measure, Plan, Run, Spread, Visit, What, by_day, differences,
    differences_over, half_goes_to, happened, lost,
};

fn family() -> Arc<World> {
    let name = samples().find(|name| name.contains("family")).expect("the sample");
    Arc::new(sample(name, &Progress::new()).expect("it opens"))
}

fn plan(chooser: Chooser) -> Plan {
    Plan::of(Policy::defaults(), chooser, Settings::default(), 5)
}

fn course(world: &World, chooser: Chooser, every: usize) -> Course {
    Course::start(world, Model::shipped(), plan(chooser), 8, every).expect("it starts")
}

fn pass(course: &mut Course, days: usize) -> Vec<Day> {
    (0..days).map(|_| course.step(&|| true).expect("a day")).collect()
}

#[test]
fn a_fork_has_the_days_before_it_and_goes_on_as_the_run_did_where_nothing_differs() {
    let world = family();
    let mut first = course(&world, Chooser::Thompson, 1);
    let days = pass(&mut first, 6);
    let mut same = first.fork(3, plan(Chooser::Thompson), &|| true, &|| {}).expect("a fork");
    assert_eq!(same.now().day(), 3);
    assert_eq!(pass(&mut same, 3), days[3..]);
    let mut other = first.fork(3, plan(Chooser::Random), &|| true, &|| {}).expect("a fork");
    assert_ne!(pass(&mut other, 3), days[3..], "another chooser, other days");
    assert!(first.fork(7, plan(Chooser::Random), &|| true, &|| {}).is_none(), "that day has not passed");
}

#[test]
fn a_fork_is_the_same_whether_its_morning_was_kept_or_its_days_pass_again() {
    let world = family();
    let (mut all, mut few) = (course(&world, Chooser::Ucb, 1), course(&world, Chooser::Ucb, 5));
    assert_eq!(pass(&mut all, 7), pass(&mut few, 7));
    for day in [2, 5, 6] {
        let fork =
            |course: &Course| pass(&mut course.fork(day, plan(Chooser::Random), &|| true, &|| {}).expect("a fork"), 1);
        assert_eq!(fork(&all), fork(&few), "from day {day}");
    }
}

#[test]
fn a_knob_turned_on_the_way_counts_from_the_next_day_on_and_a_fork_before_it_knows_nothing_of_it() {
    let name = samples().next().expect("a sample");
    let world = sample(name, &Progress::new()).expect("it opens");
    let mut turned = course(&world, Chooser::Fixed, 4);
    let before = pass(&mut turned, 1);
    let mut settings = Settings::default();
    settings.set(&FATIGUE, Value::Number(3.0)).expect("in range");
    turned.turn(Plan { settings, ..plan(Chooser::Fixed) });
    let after = pass(&mut turned, 2);
    let mut plain = course(&world, Chooser::Fixed, 4);
    let days = pass(&mut plain, 4);
    assert_eq!(before, days[..1]);
    assert_ne!(after, days[1..3]);
    let mut fork = turned.fork(0, plan(Chooser::Fixed), &|| true, &|| {}).expect("a fork");
    assert_eq!(pass(&mut fork, 4), days);
    // From behind the turn a fork goes by the days as they were.
    let mut later = turned.fork(2, turned.now().plan().clone(), &|| true, &|| {}).expect("a fork");
    assert_eq!(pass(&mut later, 1), after[1..]);
}

#[test]
fn a_day_that_is_stopped_leaves_the_run_where_it_stood() {
    let world = family();
    let mut course = course(&world, Chooser::Fixed, 1);
    assert!(course.step(&|| false).is_none());
    assert_eq!(course.now().day(), 0);
    let mut run = Run::start(&world, Model::shipped(), plan(Chooser::Fixed), 8).expect("it starts");
    assert_eq!(course.step(&|| true), run.step(&|| true));
}

#[test]
fn a_fixed_chooser_explores_as_much_as_the_knob_says_and_the_others_have_rates_of_their_own() {
    let mut settings = Settings::default();
    settings.set(&EXPLORE, Value::Number(0.25)).expect("in range");
    let arms = |chooser| Plan::of(Policy::defaults(), chooser, settings.clone(), 1).arms;
    assert_eq!(arms(Chooser::Fixed).iter().map(|arm| arm.explore).collect::<Vec<_>>(), [0.25]);
    assert_eq!(arms(Chooser::Thompson).len(), 4);
}

/// Days on which each viewer has that many sessions, with so much satisfaction and one reward a session.
fn days(satisfaction: &[&[f64]]) -> Vec<Day> {
    let day = |(at, viewers): (usize, &&[f64])| {
        let visit = |(viewer, &satisfaction): (usize, &f64)| Visit {
            viewer: viewer as u32,
            sessions: 1,
            shown: 10,
            satisfaction,
            ..Visit::default()
        };
        let reward = viewers.iter().sum::<f64>();
        Day {
            number: at + 1,
            people: viewers.len(),
            visits: viewers.iter().enumerate().filter(|(_, said)| **said > 0.0).map(visit).collect(),
            arms: vec![Record { pulls: viewers.len() as f64, reward }],
            ..Day::default()
        }
    };
    satisfaction.iter().enumerate().map(day).collect()
}

#[test]
fn a_band_reaches_from_the_lowest_to_the_highest_seed() {
    let (low, high) = (days(&[&[2.0, 2.0], &[3.0, 1.0]]), days(&[&[4.0, 4.0], &[5.0, 5.0], &[1.0, 1.0]]));
    let satisfaction = Measure::find("satisfaction").expect("a measure");
    let band = by_day(&[&low, &high], satisfaction);
    let spread = |low, mean, high| Some(Spread { mean, low, high });
    assert_eq!(band, [spread(2.0, 3.0, 4.0), spread(2.0, 3.5, 5.0)], "as many days as both have");
    assert_eq!(Spread::of(&[]), None);
}

#[test]
fn what_is_lost_is_told_against_the_best_of_the_same_seed() {
    let (good, bad) = (days(&[&[4.0], &[4.0]]), days(&[&[1.0], &[2.0], &[9.0]]));
    let lost = lost(&[vec![&good], vec![&bad], vec![]]);
    let means = |at: usize| lost[at].iter().map(|spread| spread.expect("a number").mean).collect::<Vec<_>>();
    assert_eq!(means(0), [0.0, 0.0]);
    assert_eq!(means(1), [3.0, 5.0], "only days that both have");
    assert!(lost[2].is_empty());
}

#[test]
fn over_several_seeds_a_viewer_counts_once_with_the_mean_of_its_differences() {
    let first = [days(&[&[2.0, 3.0]]), days(&[&[3.0, 3.0]])];
    let other = [days(&[&[2.0, 5.0]]), days(&[&[5.0, 3.0]])];
    let all = differences_over(&[[&first[0], &other[0]], [&first[1], &other[1]]]);
    let satisfaction = |of: &[glassfeed::simulation::days::Difference]| {
        *of.iter().find(|difference| difference.measure.key == "satisfaction").expect("it is told")
    };
    let told = satisfaction(&all);
    assert_eq!((told.sides, told.amount()), ([Some(2.75), Some(3.75)], Some(1.0)));
    let interval = told.interval.expect("two viewers");
    assert_eq!((interval.low, interval.high), (1.0, 1.0), "0 and 2 under the seeds, either viewer has one more");
    let one = satisfaction(&differences(&first[0], &other[0]));
    assert_eq!(one.sides, [Some(2.5), Some(3.5)]);
}

#[test]
fn more_seeds_of_the_same_days_make_nothing_surer() {
    let (first, other) = (days(&[&[2.0, 3.0, 4.0, 3.0]]), days(&[&[4.0, 3.0, 3.0, 5.0]]));
    let intervals = |pairs: &[[&[Day]; 2]]| -> Vec<Option<_>> {
        differences_over(pairs).iter().map(|difference| difference.interval).collect()
    };
    let once = intervals(&[[&first, &other]]);
    assert_eq!(intervals(&vec![[first.as_slice(), other.as_slice()]; 9]), once);
    assert!(once.iter().flatten().any(|interval| interval.low < interval.high), "it tells something");
}

#[test]
fn half_of_the_showings_go_to_as_few_authors_as_have_them() {
    assert_eq!(half_goes_to(&[0, 5, 1, 4]), 1);
    assert_eq!(half_goes_to(&[1, 1, 1, 1]), 2);
    assert_eq!(half_goes_to(&[0, 0]), 0);
}

#[test]
fn who_stays_away_to_the_end_is_told_with_the_last_day() {
    let days = days(&[&[3.0, 3.0], &[3.0, 3.0], &[0.0, 3.0], &[0.0, 3.0], &[0.0, 3.0]]);
    let plan = plan(Chooser::Fixed);
    let facts = happened(&[Lived { plan: &plan, days: &days }]);
    let left: Vec<_> = facts.iter().filter(|fact| matches!(fact.what, What::Leaves(_))).collect();
    assert_eq!(left.len(), 1);
    assert_eq!((left[0].day, &left[0].what), (2, &What::Leaves(ViewerId(0))));
    let facts = happened(&[Lived { plan: &plan, days: &days[..4] }]);
    assert!(!facts.iter().any(|fact| matches!(fact.what, What::Leaves(_))), "two days away may be chance");
}

#[test]
fn passing_is_told_once_for_good_and_only_by_who_was_behind() {
    let acted = |likes: &[u32]| -> Vec<Day> {
        let mut days = days(&likes.iter().map(|_| [3.0].as_slice()).collect::<Vec<_>>());
        for (day, &likes) in days.iter_mut().zip(likes) {
            day.visits[0].done[glassfeed::domain::Action::Like] = likes;
        }
        days
    };
    let (slow, fast) = (acted(&[1, 1, 5, 5]), acted(&[3, 2, 1, 1]));
    let plan = plan(Chooser::Fixed);
    let facts = happened(&[Lived { plan: &plan, days: &slow }, Lived { plan: &plan, days: &fast }]);
    let passes: Vec<_> = facts.iter().filter(|fact| matches!(fact.what, What::Passes(_))).collect();
    assert_eq!(passes.len(), 1);
    assert_eq!((passes[0].day, passes[0].run, &passes[0].what), (3, 0, &What::Passes(1)));
}

#[test]
fn a_chooser_settles_on_the_arm_that_has_most_sessions_to_the_end() {
    let pulled = |most: usize| {
        let mut day = days(&[&[3.0]]).remove(0);
        day.arms = (0..4).map(|arm| Record { pulls: if arm == most { 9.0 } else { 2.0 }, reward: 1.0 }).collect();
        day
    };
    let days: Vec<Day> =
        [0, 2, 2, 2].into_iter().enumerate().map(|(at, most)| Day { number: at + 1, ..pulled(most) }).collect();
    let settled = |chooser| {
        let facts = happened(&[Lived { plan: &plan(chooser), days: &days }]);
        facts.into_iter().find(|fact| matches!(fact.what, What::SettlesOn(_))).map(|fact| (fact.day, fact.what))
    };
    assert_eq!(settled(Chooser::Thompson), Some((2, What::SettlesOn(2))));
    assert_eq!(settled(Chooser::Random), None, "it learns nothing");
}
