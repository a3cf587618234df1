//! From an order to weights: what known weights made is found again, what cannot be is named, and bounds hold.

mod golden;
mod worlds;

use glassfeed::domain::{Action, PostId, ViewerId, World};
use glassfeed::files::{Progress, sample};
use glassfeed::model::History;
use glassfeed::pipeline::stages::{author, author_decay, boost, demote, media, merge, normalize};
use glassfeed::pipeline::{Context, Ledger, rank};
use glassfeed::policy::{Policy, Value};
use glassfeed::simulation::experiment::of_viewer;
use glassfeed::simulation::fit::{Bounds, Fit, Pair, Pairs, Wanted, Why, agreement, fit};
use proptest::prelude::*;

use golden::cove;
use worlds::{Case, cases, policies};

fn fitted(policy: &Policy, wanted: &[Wanted<'_>], bounds: Bounds) -> Fit {
    fit(policy, wanted, bounds, |_| true).expect("nobody stops it")
}

fn weighing(base: &Policy, weights: &[(Action, f64)]) -> Policy {
    let mut policy = base.clone();
    for &(action, weight) in weights {
        policy.set(merge::weight(action), Value::Number(weight)).expect("a weight");
    }
    policy
}

/// Nothing but the values: no scale per type, no factors, no rules on lists.
fn bare() -> Policy {
    let mut policy = Policy::defaults();
    for switch in [&normalize::ON, &boost::ON, &demote::ON, &author_decay::ON, &media::ON, &author::ON] {
        policy.set(switch, Value::Switch(false)).expect("a switch");
    }
    policy
}

fn first(ledger: &Ledger, count: usize) -> Vec<PostId> {
    ledger.order().iter().take(count).map(|&row| ledger.slate.posts[row as usize]).collect()
}

/// The built-in world as its window opens it.
struct Built {
    world: World,
    history: History,
    policy: Policy,
}

impl Built {
    fn new(policy: Policy) -> Built {
        let world = sample("harbor", &Progress::new()).expect("a sample");
        Built { history: History::at(&world, world.now), world, policy }
    }

    fn context(&self, viewer: u32) -> Context<'_> {
        Context::new(&self.world, &self.history, &self.policy, ViewerId(viewer))
    }

    /// The first posts of a viewer's feed as those weights would have them.
    fn wanted(&self, viewer: u32, weights: &[(Action, f64)]) -> Wanted<'_> {
        let policy = weighing(&self.policy, weights);
        let context = self.context(viewer);
        let order = first(&rank(&Context { policy: &policy, ..context }), 20);
        Wanted { context, order }
    }
}

/// Weights unlike the default ones.
const KNOWN: [(Action, f64); 4] =
    [(Action::Like, 0.3), (Action::Comment, 15.0), (Action::Share, 1.0), (Action::Dwell, 2.5)];

#[test]
fn an_order_that_known_weights_made_is_reached() {
    let built = Built::new(bare());
    let fit = fitted(&built.policy, &[built.wanted(0, &KNOWN)], Bounds::Sliders);
    assert!(fit.before().kept < 190);
    assert_eq!(fit.after(), Pairs { kept: 190, all: 190 });
    assert!(fit.viewers[0].against.is_empty() && fit.together.is_empty());
}

#[test]
fn with_scales_factors_and_list_rules_nearly_all_of_it_is_reached() {
    let built = Built::new(Policy::defaults());
    let fit = fitted(&built.policy, &[built.wanted(0, &KNOWN)], Bounds::Sliders);
    let (before, after) = (fit.before(), fit.after());
    assert!(after.kept >= 185 && after.kept > before.kept, "{before:?} {after:?}");
}

#[test]
fn several_viewers_orders_are_fitted_at_once() {
    let built = Built::new(Policy::defaults());
    let wanted = [built.wanted(0, &KNOWN), built.wanted(1, &KNOWN), built.wanted(2, &KNOWN)];
    let fit = fitted(&built.policy, &wanted, Bounds::Sliders);
    assert_eq!(fit.viewers.iter().map(|viewer| viewer.viewer.0).collect::<Vec<_>>(), [0, 1, 2]);
    assert!(fit.after().kept > fit.before().kept);
    assert!(fit.after().tau().expect("pairs") > 0.9, "{:?}", fit.after());
}

#[test]
fn what_is_told_is_what_the_engine_makes_of_the_fitted_policy() {
    let built = Built::new(Policy::defaults());
    let wanted = built.wanted(1, &KNOWN);
    let fit = fitted(&built.policy, std::slice::from_ref(&wanted), Bounds::Sliders);
    let context = of_viewer(&built.context(0), ViewerId(1));
    assert_eq!(agreement(&context, &wanted.order), fit.before());
    assert_eq!(agreement(&Context { policy: &fit.policy, ..context }, &wanted.order), fit.after());
    assert_eq!(fit, fitted(&built.policy, &[wanted], Bounds::Sliders), "the same input gives the same weights");
}

#[test]
fn an_order_that_stands_already_turns_nothing() {
    let built = Built::new(Policy::defaults());
    let fit = fitted(&built.policy, &[built.wanted(0, &[])], Bounds::Sliders);
    assert_eq!(fit.changed(&built.policy), []);
    assert_eq!(fit.before(), fit.after());
}

#[test]
fn a_weight_between_the_steps_of_its_slider_stays_where_no_pair_is_won() {
    let mut policy = Policy::defaults();
    policy.set(merge::weight(Action::Comment), Value::Number(1.764)).expect("a weight");
    let built = Built::new(policy);
    let order = first(&rank(&built.context(0)), 20);
    let fit = fitted(&built.policy, &[Wanted { context: built.context(0), order }], Bounds::Sliders);
    assert_eq!(fit.changed(&built.policy), []);
}

/// The cove's rows in an order, with what stands against it.
fn in_cove(case: &Case, policy: &Policy, order: Vec<PostId>) -> Fit {
    fitted(policy, &[Wanted { context: case.context(policy), order }], Bounds::Sliders)
}

#[test]
fn a_pair_that_no_weights_can_turn_is_named() {
    let (case, policy) = (cove(), bare());
    let ledger = rank(&case.context(&policy));
    let all = |row: u32| Action::ALL.map(|action| ledger.probability(row, action).unwrap_or(0.0));
    let rows = 0..ledger.slate.len() as u32;
    let is_dominated = |a: u32, b: u32| {
        let pleases = all(a).iter().zip(all(b)).take(7).all(|(a, b)| *a <= b) && all(a)[7] >= all(b)[7];
        pleases && all(a)[0] < all(b)[0]
    };
    // Older as well: a tie, as with all weights at 0, does not put it above.
    let pair = rows.flat_map(|older| (0..older).map(move |newer| (older, newer))).find(|&(a, b)| is_dominated(a, b));
    let (weak, strong) = pair.expect("a post that a newer one beats in everything");
    let [above, below] = [weak, strong].map(|row| ledger.slate.posts[row as usize]);
    let fit = in_cove(&case, &policy, vec![above, below]);
    assert_eq!(fit.viewers[0].against, [(Pair { viewer: ViewerId(0), above, below }, Why::Never)]);
    assert_eq!(fit.after(), Pairs { kept: 0, all: 1 });
}

#[test]
fn pairs_that_can_be_alone_but_not_together_are_named_and_none_is_spare() {
    let built = Built::new(bare());
    let context = built.context(0);
    let mut order = first(&rank(&context), 12);
    order.reverse();
    let fit = fitted(&built.policy, &[Wanted { context, order }], Bounds::Sliders);
    assert!(fit.after().kept < fit.after().all);
    assert!(fit.together.len() >= 2, "{:?}", fit.together);
    for left_out in 0..fit.together.len() {
        let mut rest = fit.together.clone();
        rest.remove(left_out);
        for pair in &rest {
            let two = Wanted { context, order: vec![pair.above, pair.below] };
            assert_eq!(fitted(&built.policy, &[two], Bounds::Sliders).after().kept, 1, "each can be alone");
        }
    }
}

#[test]
fn a_fit_that_is_stopped_answers_nothing() {
    let (case, policy) = (cove(), Policy::defaults());
    let mut order = first(&rank(&case.context(&policy)), 6);
    order.reverse();
    let wanted = [Wanted { context: case.context(&policy), order }];
    assert!(fit(&policy, &wanted, Bounds::Sliders, |_| false).is_none());
    assert!(fit(&policy, &wanted, Bounds::Sliders, |done| done < 0.5).is_none());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn bounds_hold_nothing_gets_worse_and_never_means_never(
        case in cases(),
        policy in policies(),
        shuffle in any::<u64>(),
        tried in prop::collection::vec(0.0..1.0f64, 8),
    ) {
        let context = case.context(&policy);
        let mut order = first(&rank(&context), 8);
        order.sort_by_key(|post| (u64::from(post.0) + 1).wrapping_mul(shuffle | 1));
        let wanted = [Wanted { context, order: order.clone() }];
        for bounds in [Bounds::Sliders, Bounds::Knobs] {
            let fit = fitted(&policy, &wanted, bounds);
            prop_assert!(fit.after().kept >= fit.before().kept);
            let is_better = fit.after().kept > fit.before().kept;
            prop_assert!(is_better || fit.changed(&policy).is_empty(), "{:?}", fit.changed(&policy));
            prop_assert_eq!(fit.before(), agreement(&context, &order));
            let after = Context { policy: &fit.policy, ..context };
            prop_assert_eq!(fit.after(), agreement(&after, &order));
            let within = bounds.of(&policy);
            for action in Action::ALL {
                let weight = fit.policy.number(merge::weight(action));
                let (low, high) = within[action];
                prop_assert!((low..=high).contains(&weight), "{:?} {}", action, weight);
            }
            // Weights at random within the bounds never score such a pair as wanted, nor all those of the set.
            let mut random = policy.clone();
            for (action, share) in Action::ALL.into_iter().zip(&tried) {
                let (low, high) = within[action];
                let set = random.set(merge::weight(action), Value::Number(low + share * (high - low)));
                prop_assert!(set.is_ok());
            }
            let ledger = rank(&Context { policy: &random, ..context });
            let score = |post: PostId| ledger.scores[ledger.slate.row_of(post).expect("a candidate") as usize];
            let leads = |pair: &Pair| score(pair.above) > score(pair.below);
            for (pair, _) in fit.viewers[0].against.iter().filter(|(_, why)| *why == Why::Never) {
                prop_assert!(!leads(pair), "{:?}", pair);
            }
            prop_assert!(fit.together.is_empty() || !fit.together.iter().all(leads));
        }
    }
}
