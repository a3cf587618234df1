//! A session of a run, opened again: what is ranked from that day's state is what the viewer was shown.

use std::sync::LazyLock;

use glassfeed::domain::{PostId, TopicId, ViewerId, World};
use glassfeed::files::{Progress, sample};
use glassfeed::model::{History, Model};
use glassfeed::pipeline::{Context, FeedKind, rank};
use glassfeed::policy::{Policy, Settings, Value};
use glassfeed::simulation::bandit::Chooser;
use glassfeed::simulation::days::{BY_DAY, Course, Day, Plan, REMEMBER, Sitting};

static WORLD: LazyLock<World> = LazyLock::new(|| sample("family", &Progress::new()).expect("it opens"));

/// So many days have passed; of so many mornings one was kept.
fn course(plan: Plan, days: usize, every: usize) -> (Course, Vec<Day>) {
    let mut course = Course::start(&WORLD, Model::shipped(), plan, 8, every).expect("it starts");
    let days = (0..days).map(|_| course.step(&|| true).expect("a day")).collect();
    (course, days)
}

fn thompson() -> Plan {
    Plan::exploring(Policy::defaults(), Chooser::Thompson, 5)
}

/// Every session of a day, with whose it is and its number.
fn sessions(day: &Day) -> impl Iterator<Item = (ViewerId, usize)> + '_ {
    day.visits.iter().flat_map(|visit| (0..visit.sessions as usize).map(|session| (visit.viewer(), session)))
}

fn open(course: &Course, viewer: ViewerId, day: usize, session: usize) -> Sitting {
    course.sitting((viewer, day, session), &|| true, &|| {}).expect("the viewer was there")
}

#[test]
fn every_session_of_every_day_is_ranked_again_as_it_was() {
    let mut settings = Settings::default();
    settings.set(&REMEMBER, Value::Switch(true)).expect("a switch");
    settings.set(&BY_DAY, Value::Switch(true)).expect("a switch");
    for (plan, every) in [(thompson(), 1), (thompson(), 3), (Plan { settings, ..thompson() }, 1)] {
        let (course, days) = course(plan, 5, every);
        let mut seen: Vec<Vec<PostId>> = vec![Vec::new(); WORLD.viewers.len()];
        for day in &days {
            for (viewer, session) in sessions(day) {
                let sitting = open(&course, viewer, day.number, session);
                seen[viewer.0 as usize].extend(&sitting.delivered[..sitting.went_by]);
            }
        }
        for (viewer, seen) in seen.into_iter().enumerate() {
            assert_eq!(seen, course.now().shown_to(ViewerId(viewer as u32)), "viewer {viewer}, every {every}");
        }
    }
}

#[test]
fn the_pipeline_orders_it_the_same_in_the_world_of_that_moment() {
    let (course, days) = course(thompson(), 5, 1);
    let day = &days[4];
    for (viewer, session) in sessions(day) {
        let sitting = open(&course, viewer, 5, session);
        let world = &sitting.world;
        let context = Context {
            world,
            policy: &sitting.policy,
            viewer_id: viewer,
            viewer: world.viewer(viewer),
            now: sitting.now,
            feed: FeedKind::Home,
            history: &sitting.history,
            seen_since: &[],
            model: &sitting.model,
            facts: None,
        };
        let ledger = rank(&context);
        let order: Vec<PostId> = ledger.order().iter().map(|&row| ledger.slate.posts[row as usize]).collect();
        assert_eq!(order[..sitting.ranked.len()], sitting.ranked);
        assert_eq!(world.now, sitting.now);
        // What was counted on the way is what the world of that moment tells.
        let told = History::at(world, world.now);
        for account in (0..world.accounts.len() as u32).map(glassfeed::domain::AccountId) {
            let (on_the_way, told) = (sitting.history.affinity(viewer, account), told.affinity(viewer, account));
            assert!((on_the_way - told).abs() < 1e-9);
        }
    }
}

#[test]
fn without_chance_what_is_delivered_is_what_was_ranked() {
    let (fixed, days) = course(Plan::fixed(Policy::defaults(), 5), 2, 1);
    for (viewer, session) in sessions(&days[1]) {
        let sitting = open(&fixed, viewer, 2, session);
        assert_eq!((sitting.ranked, sitting.arm_name.as_str()), (sitting.delivered, "0 %"));
    }
    let mut plan = thompson();
    plan.arms.retain(|arm| arm.explore == 0.2);
    let (explores, days) = course(plan, 2, 1);
    let differs = |(viewer, session)| {
        let sitting = open(&explores, viewer, 2, session);
        sitting.ranked != sitting.delivered
    };
    assert!(sessions(&days[1]).any(differs));
}

#[test]
fn a_session_that_never_was_is_not_opened() {
    let (course, days) = course(thompson(), 3, 1);
    let last = days[2].visits.first().expect("somebody is there");
    let open = |at| course.sitting(at, &|| true, &|| {});
    assert!(open((last.viewer(), 3, last.sessions as usize)).is_none());
    assert!(open((last.viewer(), 4, 0)).is_none());
    assert!(open((last.viewer(), 0, 0)).is_none());
    let away =
        (0..WORLD.viewers.len() as u32).find(|viewer| days[2].visits.iter().all(|visit| visit.viewer != *viewer));
    assert!(away.is_none_or(|viewer| open((ViewerId(viewer), 3, 0)).is_none()));
}

#[test]
fn runs_of_one_seed_have_one_world_and_the_same_days_as_if_they_had_begun_alone() {
    let (first, _) = course(thompson(), 2, 1);
    let plan = Plan::of(Policy::defaults(), Chooser::Random, Settings::default(), 5);
    let mut beside = first.beside(&plan).expect("the same people");
    let days: Vec<Day> = (0..3).map(|_| beside.step(&|| true).expect("a day")).collect();
    assert_eq!(days, course(plan.clone(), 3, 1).1);
    assert!(first.beside(&Plan { seed: 6, ..plan }).is_none(), "another seed, other posts");
}

#[test]
fn a_first_sight_of_a_topic_is_the_first() {
    let (course, days) = course(thompson(), 6, 1);
    let mut met: Vec<(ViewerId, TopicId)> = WORLD
        .impressions
        .iter()
        .filter_map(|shown| Some((shown.viewer, WORLD.post(shown.post).topics.top()?)))
        .collect();
    for day in &days {
        let mut found = Vec::new();
        for (viewer, session) in sessions(day) {
            let sitting = open(&course, viewer, day.number, session);
            for &post in &sitting.delivered[..sitting.went_by] {
                if let Some(topic) = course.now().world().post(post).topics.top()
                    && !met.contains(&(viewer, topic))
                {
                    met.push((viewer, topic));
                    found.push((session, viewer, topic));
                }
            }
        }
        found.sort_unstable();
        let told: Vec<_> = day.firsts.iter().map(|first| (first.session, first.viewer, first.topic)).collect();
        let mut sorted = told.clone();
        sorted.sort_unstable();
        assert_eq!(sorted, found, "day {}", day.number);
    }
    assert!(days.iter().any(|day| !day.firsts.is_empty()), "this world has new topics for somebody");
}
