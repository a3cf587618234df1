//! Tune for me: what is answered was seen in real runs, keeps the limits, and nothing that was tried betters it.

mod golden;
mod worlds;

use std::sync::atomic::{AtomicUsize, Ordering};

use glassfeed::domain::{Action, ViewerId};
use glassfeed::pipeline::stages::{author, author_decay, media, merge};
use glassfeed::pipeline::{Context, rank};
use glassfeed::policy::{Guardrail, Knob, Policy, Track, Value};
use glassfeed::simulation::experiment::{Outcome, alone, of_viewer, place_of};
use glassfeed::simulation::guardrails::check;
use glassfeed::simulation::metrics::{METRICS, Metric, Survey};
use glassfeed::simulation::nudge::Lever;
use glassfeed::simulation::tune::{Aim, Found, Group, Keep, Tried, Viewers, Wish, search};
use proptest::prelude::*;

use worlds::{Case, cases, policies};

const TRIES: usize = 90;

fn aim(key: &str, more: bool) -> Aim {
    Aim::of(key, more).expect("a metric")
}

fn wish(aims: Vec<Aim>) -> Wish {
    Wish { aims, keep: Vec::new(), groups: Group::ALL.to_vec(), viewers: Viewers::Some(9), tries: TRIES, seed: 7 }
}

fn found(context: &Context<'_>, wish: &Wish) -> Found {
    search(context, wish, &|_| true).expect("nobody stops it")
}

/// Both viewers' numbers under a policy, each feed made from nothing.
fn outcomes(case: &Case, policy: &Policy) -> Vec<Outcome> {
    let context = case.context(policy);
    let survey = Survey::of(&case.world);
    let viewers = (0..case.world.viewers.len() as u32).map(ViewerId);
    viewers.map(|viewer| alone(&of_viewer(&context, viewer), &[policy], &survey)).collect()
}

/// Is the first at least as good in every aim, and better in one?
fn betters(first: &Tried, second: &Tried) -> bool {
    let goods = |tried: &Tried| {
        let fewer = (tried.told().len() == 1).then_some(-(tried.turns.len() as i64));
        tried.told().iter().copied().chain(fewer).collect::<Vec<_>>()
    };
    let (first, second) = (goods(first), goods(second));
    first != second && first.iter().zip(&second).all(|(first, second)| first >= second)
}

/// The cove with no rule on media and no decay: of diversity, only how many posts of an author follow each other is left.
fn author_runs() -> (Case, Policy) {
    let mut policy = Policy::defaults();
    for switch in [media::STAGE.switch(), author_decay::STAGE.switch()] {
        policy.set(switch.expect("a switch"), Value::Switch(false)).expect("a switch turns");
    }
    (golden::cove(), policy)
}

#[test]
fn where_one_knob_decides_one_metric_its_best_setting_is_found_and_nothing_else_turned() {
    let (case, policy) = author_runs();
    let context = case.context(&policy);
    let wish = Wish { groups: vec![Group::Diversity], ..wish(vec![aim("longest_author_run", false)]) };
    let found = found(&context, &wish);
    let run = Metric::find("longest_author_run").expect("the metric");
    let at = |setting: u32| {
        let mut policy = policy.clone();
        policy.set(&author::MAX_RUN, Value::Number(setting.into())).expect("in range");
        let context = Context { policy: &policy, ..context };
        run.of(&context, &rank(&context)).expect("a feed")
    };
    let best = (0..=20).map(at).fold(f64::INFINITY, f64::min);
    assert!(best < at(3), "there is something to gain");
    assert_eq!(found.levers, [Lever::Knob(&author::MAX_RUN)]);
    let ends = [found.front.first(), found.front.last()].map(|point| &found.tried[point.expect("a front").tried]);
    assert_eq!(found.front.len(), 2, "today's policy, which turns nothing, and the best");
    assert_eq!((ends[0].turns.as_slice(), ends[0].values[0]), ([].as_slice(), Some(at(3))));
    assert_eq!(ends[1].values, [Some(best)]);
    let &[(Lever::Knob(knob), value)] = ends[1].turns.as_slice() else { panic!("one knob: {:?}", ends[1].turns) };
    assert_eq!((knob.key, at(value as u32)), (author::MAX_RUN.key, best));
    let policy = found.policy(&policy, found.front[1].tried, &wish.aims);
    assert_eq!(policy.whole(&author::MAX_RUN), value as usize);
}

#[test]
fn of_two_opposed_aims_the_front_has_both_ends() {
    let case = golden::cove();
    let policy = Policy::defaults();
    // What a metric declares to be better does not matter here: each is the other turned round.
    let likes = aim("expected_like", true);
    let found = found(&case.context(&policy), &wish(vec![likes, Aim { more: false, ..likes }]));
    let liked = |tried: &Tried| tried.values[0].expect("likes");
    let all: Vec<f64> = found.tried.iter().map(liked).collect();
    let (least, most) = (all.iter().copied().fold(f64::INFINITY, f64::min), all.iter().copied().fold(0.0, f64::max));
    let front: Vec<f64> = found.front.iter().map(|point| liked(&found.tried[point.tried])).collect();
    let grain = (all[0] / 100.0).max(0.01);
    assert!(front[0] - least <= grain && most - front[front.len() - 1] <= grain, "what is so close is one");
    assert!(least < all[0] && all[0] < most, "{least} {} {most}", all[0]);
    assert!(front.is_sorted_by(|a, b| a < b));
    let told: std::collections::BTreeSet<&[i64]> = found.tried.iter().map(Tried::told).collect();
    assert_eq!(front.len(), told.len(), "whatever is told apart is on the front");
}

#[test]
fn limits_are_kept_by_the_whole_front_even_where_today_crosses_them() {
    let case = golden::cove();
    let policy = Policy::defaults();
    let free = wish(vec![aim("expected_watch", true), aim("expected_comment", true)]);
    let watch = place_of("expected_watch").expect("a metric");
    let most = found(&case.context(&policy), &free);
    let [today, best] =
        [most.today[watch], most.front[most.front.len() - 1].metrics[watch]].map(|watch| watch.expect("it"));
    assert!(best > today, "there is something to gain");
    let crossed = Guardrail {
        metric: "expected_watch".to_owned(),
        at_least: Some(f64::midpoint(today, best)),
        at_most: None,
        for_share: None,
    };
    let likes = place_of("expected_like").expect("a metric");
    let keep = vec![Keep::Limit(crossed.clone()), Keep::Today(likes)];
    let found = found(&case.context(&policy), &Wish { keep, ..free.clone() });
    assert!(!found.tried[0].is_kept && !found.is_today_best() && found.tried[0].turns.is_empty());
    assert!(!found.front.is_empty());
    assert_eq!(found.limits.len(), 2);
    assert_eq!(found.limits[1].at_least, found.today[likes]);
    for point in &found.front {
        let policy = found.policy(&policy, point.tried, &free.aims);
        let limits: Vec<&Guardrail> = found.limits.iter().collect();
        let checked = check(&limits, &outcomes(&case, &policy), 0);
        assert!(checked.iter().all(|checked| checked.is_kept == Some(true)), "{:?}", found.tried[point.tried]);
    }
}

#[test]
fn a_policy_is_turned_in_the_sliders_own_steps_and_within_their_reach() {
    let case = golden::cove();
    let mut policy = Policy::defaults();
    // Beyond the slider's reach, and between two of its steps.
    policy.set(merge::weight(Action::Comment), Value::Number(100.0)).expect("in range");
    policy.set(merge::weight(Action::Like), Value::Number(1.234)).expect("in range");
    let found = found(&case.context(&policy), &wish(vec![aim("expected_like", true), aim("expected_hide", false)]));
    assert!(found.tried.iter().any(|tried| tried.turns.len() > 2));
    for (lever, value) in found.tried.iter().flat_map(|tried| &tried.turns) {
        let track = match lever {
            Lever::Knob(knob) => knob.track().expect("a number"),
            _ => Track::FACTOR,
        };
        assert_eq!(track.rounded(*value, false), *value, "{lever:?}");
        assert_ne!(lever.value(&policy), Value::Number(*value), "a turn is a turn");
    }
}

#[test]
fn only_the_groups_asked_for_are_turned() {
    let case = golden::cove();
    let policy = Policy::defaults();
    for group in Group::ALL {
        let wish = Wish { groups: vec![group], tries: 30, ..wish(vec![aim("expected_like", true)]) };
        let found = found(&case.context(&policy), &wish);
        assert!(!found.levers.is_empty(), "{}", group.key());
        assert!(found.levers.iter().all(|lever| Group::of(*lever) == Some(group)));
    }
    let nothing = found(&case.context(&policy), &Wish { groups: Vec::new(), ..wish(vec![aim("expected_like", true)]) });
    assert_eq!((nothing.tried.len(), nothing.front.len(), nothing.is_today_best()), (1, 1, true));
}

#[test]
fn the_same_seed_gives_the_same_front_on_any_number_of_threads_and_another_seed_another() {
    let case = golden::cove();
    let policy = Policy::defaults();
    let wish = wish(vec![aim("expected_like", true), aim("median_age_hours", false)]);
    let on = |threads: usize, wish: &Wish| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("a pool");
        pool.install(|| found(&case.context(&policy), wish))
    };
    let one = on(1, &wish);
    assert_eq!(one, on(4, &wish));
    assert_ne!(one.tried, on(4, &Wish { seed: 8, ..wish.clone() }).tried);
}

#[test]
fn it_hears_of_every_try_and_stops_when_told_to() {
    let case = golden::cove();
    let policy = Policy::defaults();
    let wish = wish(vec![aim("expected_like", true), aim("expected_hide", false)]);
    let heard = AtomicUsize::new(0);
    let all = search(&case.context(&policy), &wish, &|so_far| {
        assert_eq!(so_far.done, heard.fetch_add(1, Ordering::Relaxed) + 1);
        assert!(so_far.done <= so_far.of && so_far.of == TRIES);
        so_far.front.iter().all(|tried| tried.is_kept)
    });
    assert_eq!(all.expect("nobody stops it").tried.len(), heard.load(Ordering::Relaxed));
    for last in [1, 5] {
        let heard = AtomicUsize::new(0);
        let stopped = search(&case.context(&policy), &wish, &|_| heard.fetch_add(1, Ordering::Relaxed) + 1 < last);
        assert!(stopped.is_none());
        assert_eq!(heard.load(Ordering::Relaxed), last, "whoever said no hears nothing more");
    }
}

#[test]
fn viewers_are_drawn_by_the_seed_and_all_of_them_where_there_are_no_more() {
    let world = glassfeed::simulation::sample("harbor").expect("a sample");
    let case = Case::new(world.into_parts(), golden::plain_model());
    let policy = Policy::defaults();
    let context = case.context(&policy);
    let drawn = |count: usize, seed: u64| Viewers::Some(count).drawn(&context, seed);
    assert_eq!(drawn(2, 1), drawn(2, 1));
    assert_eq!(drawn(2, 1).len(), 2);
    assert!((0..20).any(|seed| drawn(1, seed) != drawn(1, 0)));
    assert_eq!(drawn(1000, 3).len(), case.world.viewers.len());
    assert_eq!(Viewers::AtHand.drawn(&context, 5), [context.viewer_id]);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_that_was_tried_betters_the_front_and_every_number_is_the_engines(
        case in cases(),
        policy in policies(),
        picks in proptest::collection::vec((0..METRICS.len(), any::<bool>()), 1..=3),
        limited in 0..METRICS.len(),
    ) {
        let aims: Vec<Aim> = picks.into_iter().map(|(metric, more)| Aim::new(metric, more)).collect();
        let wish = Wish { keep: vec![Keep::Today(limited)], tries: 45, ..wish(aims) };
        let found = found(&case.context(&policy), &wish);
        prop_assert!(found.tried.len() <= wish.tries);
        prop_assert!(found.tried[0].turns.is_empty());
        let kept: Vec<&Tried> = found.tried.iter().filter(|tried| tried.is_kept).collect();
        let front: Vec<&Tried> = found.front.iter().map(|point| &found.tried[point.tried]).collect();
        for tried in &front {
            prop_assert!(tried.is_kept && !kept.iter().any(|other| betters(other, tried)));
        }
        for tried in &kept {
            let is_met = front.iter().any(|other| other.told() == tried.told() || betters(other, tried));
            prop_assert!(is_met, "{:?} is on no front and bettered by none", tried);
        }
        for point in &found.front {
            let outcomes = outcomes(&case, &found.policy(&policy, point.tried, &wish.aims));
            for (metric, value) in point.metrics.iter().enumerate() {
                let values: Vec<f64> = outcomes.iter().filter_map(|outcome| outcome.metrics[0][metric]).collect();
                let mean = (!values.is_empty()).then(|| values.iter().sum::<f64>() / values.len() as f64);
                prop_assert_eq!(*value, mean, "{}", METRICS[metric].key);
            }
        }
    }
}

#[test]
fn knobs_and_rules_are_sorted_into_groups() {
    let group = |key: &str| Group::of(Lever::Knob(Knob::find(glassfeed::pipeline::knobs(), key).expect("a knob")));
    assert_eq!(group("weight.save"), Some(Group::Weights));
    assert_eq!(group("boost.close_friends"), Some(Group::Boosts));
    assert_eq!(group("demote.borderline"), Some(Group::Demotions));
    assert_eq!(group("author.decay"), Some(Group::Diversity));
    assert_eq!(group("media.max_run"), Some(Group::Diversity));
    assert_eq!(group("source.suggested_via"), None);
    assert_eq!(Group::of(Lever::Factor(0)), Some(Group::Boosts));
}
