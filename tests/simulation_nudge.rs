//! What would change it: whatever is answered was seen in a real run, and is the smallest of what can be checked.

mod golden;
mod worlds;

use glassfeed::domain::PostId;
use glassfeed::pipeline::stages::normalize;
use glassfeed::pipeline::{Context, Ledger, Matters, matters, rank, waits_to_be_asked};
use glassfeed::policy::{Knob, Policy, Range, Value};
use glassfeed::simulation::nudge::{Goal, Lever, Nudge, nudges};
use proptest::prelude::*;

use worlds::{Case, all_knobs, cases, policies};

const KEPT: usize = 2;

fn found(context: &Context<'_>, post: PostId, goals: &[Goal]) -> Vec<Vec<Nudge>> {
    nudges(context, post, goals, KEPT, |_| true).expect("a search that nobody stops")
}

/// The feed with that lever turned, made from nothing.
fn applied(case: &Case, policy: &Policy, lever: Lever, to: Value) -> Ledger {
    let mut turned = policy.clone();
    lever.turn(&mut turned, to);
    rank(&case.context(&turned))
}

fn place(ledger: &Ledger, post: PostId) -> Option<usize> {
    let row = ledger.slate.row_of(post)?;
    ledger.order().iter().position(|&other| other == row).map(|at| at + 1)
}

/// Positions of every knob that any search must have looked at: both ends of its slider, and each flip. Knobs that would
/// have to learn where accounts lie wait until somebody turns them.
fn positions(policy: &Policy) -> Vec<(Lever, Value)> {
    let of_knob = |knob: &'static Knob| {
        let values = match (knob.range, knob.track()) {
            (Range::Choice { choices, .. }, _) => choices.iter().map(|choice| Value::Choice(choice)).collect(),
            (_, Some(track)) => vec![Value::Number(track.from), Value::Number(track.to)],
            (_, None) => vec![Value::Switch(false), Value::Switch(true)],
        };
        values.into_iter().map(move |value| (Lever::Knob(knob), value))
    };
    let all = all_knobs().into_iter().filter(|knob| !waits_to_be_asked(policy, knob)).flat_map(of_knob);
    all.filter(|(lever, value)| lever.value(policy) != *value).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_turn_answered_reaches_its_goal_and_no_smaller_one_does(
        case in cases(),
        policy in policies(),
        pick in any::<(prop::sample::Index, prop::sample::Index)>(),
    ) {
        let now = rank(&case.context(&policy));
        prop_assume!(now.slate.len() > 2);
        let at = 1 + pick.0.index(now.slate.len() - 1);
        let on = |at: usize| now.slate.posts[now.order()[at] as usize];
        let (post, other) = (on(at), on(pick.1.index(at)));
        let goals = [Goal::Reach(at), Goal::Reach(1), Goal::Pass(other), Goal::Deliver];
        let answers = found(&case.context(&policy), post, &goals);
        for (goal, answer) in goals.into_iter().zip(&answers) {
            prop_assert!(answer.is_sorted_by(|a, b| a.distance <= b.distance));
            for (nth, nudge) in answer.iter().enumerate() {
                let after = applied(&case, &policy, nudge.lever, nudge.to);
                prop_assert!(goal.is_met(&after, post), "{goal:?} {nudge:?}");
                prop_assert_eq!(place(&after, post), Some(nudge.rank));
                prop_assert_eq!(nudge.from, nudge.lever.value(&policy));
                prop_assert_eq!(nudge.distance, nudge.lever.distance(nudge.from, nudge.to));
                prop_assert!(answer[..nth].iter().all(|other| other.lever != nudge.lever));
            }
            let met_already = goal.is_met(&now, post);
            prop_assert!(!met_already || answer.is_empty());
            let smallest = answer.first().map_or(f64::INFINITY, |nudge| nudge.distance);
            for (lever, value) in positions(&policy) {
                let is_smaller = lever.distance(lever.value(&policy), value) < smallest;
                let reaches = || goal.is_met(&applied(&case, &policy, lever, value), post);
                prop_assert!(met_already || !is_smaller || !reaches(), "{goal:?} missed {lever:?} {value:?}");
            }
        }
    }

    #[test]
    fn the_top_post_is_told_what_costs_it_the_first_place(case in cases(), policy in policies()) {
        let now = rank(&case.context(&policy));
        prop_assume!(now.slate.len() > 2);
        let top = now.slate.posts[now.order()[0] as usize];
        for nudge in &found(&case.context(&policy), top, &[Goal::Leave(1)])[0] {
            prop_assert!(nudge.rank > 1);
            prop_assert_eq!(place(&applied(&case, &policy, nudge.lever, nudge.to), top), Some(nudge.rank));
        }
    }
}

/// Off, normalizing still puts all posts on one scale together, by its method.
#[test]
fn the_method_of_normalizing_matters_while_normalizing_by_type_is_off() {
    let case = golden::cove();
    let mut policy = Policy::defaults();
    policy.set(&normalize::ON, Value::Switch(false)).expect("a switch");
    let context = case.context(&policy);
    let ledger = rank(&context);
    assert_eq!(matters(&context, &ledger, &normalize::METHOD), Matters::Posts(ledger.slate.len()));
    assert_eq!(matters(&context, &ledger, &normalize::STRENGTH), Matters::Inert("off"));
}

/// A number that is not told in full would not be the one applied.
#[test]
fn values_stand_on_the_steps_they_are_shown_in() {
    let (case, policy) = (golden::cove(), Policy::defaults());
    let now = rank(&case.context(&policy));
    for &row in &now.order()[1..] {
        let post = now.slate.posts[row as usize];
        for nudge in found(&case.context(&policy), post, &[Goal::Reach(1)]).into_iter().flatten() {
            let Value::Number(number) = nudge.to else { continue };
            assert_eq!(format!("{number:.2}").parse(), Ok(number), "{nudge:?}");
        }
    }
}

#[test]
fn no_single_knob_parts_two_posts_that_differ_in_nothing_but_their_id() {
    let mut parts = golden::cove().world.into_parts();
    let mut twin = parts.posts.iter().find(|post| post.id == "ben-photo").expect("a post of the cove").clone();
    twin.id = "ben-photo-again".to_owned();
    parts.posts.push(twin);
    let case = Case::new(parts, golden::cove().model);
    let [first, twin] = ["ben-photo", "ben-photo-again"].map(|id| case.world.post_named(id).expect("a post"));
    let policy = Policy::defaults();
    assert!(place(&rank(&case.context(&policy)), first) < place(&rank(&case.context(&policy)), twin));
    assert!(found(&case.context(&policy), twin, &[Goal::Pass(first)])[0].is_empty());
    assert!(!found(&case.context(&policy), first, &[Goal::Leave(1)])[0].is_empty(), "other posts pass the first");
}

#[test]
fn a_search_told_to_stop_answers_nothing() {
    let (case, policy) = (golden::cove(), Policy::defaults());
    let now = rank(&case.context(&policy));
    let last = now.slate.posts[*now.order().last().expect("a post") as usize];
    let mut runs = 0;
    let stopped = nudges(&case.context(&policy), last, &[Goal::Reach(1)], KEPT, |_| {
        runs += 1;
        runs < 5
    });
    assert_eq!((stopped, runs), (None, 5));
}
