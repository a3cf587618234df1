//! What small turns move, and where posts pass each other: seen again in runs from nothing.

mod worlds;

use glassfeed::domain::{Action, PostId};
use glassfeed::pipeline::stages::merge;
use glassfeed::pipeline::{Ledger, rank};
use glassfeed::policy::{Policy, Value};
use glassfeed::simulation::nudge::Lever;
use glassfeed::simulation::sensitivity::{sweep, tornado};
use proptest::prelude::*;

use worlds::{Case, cases, policies};

fn turned(case: &Case, policy: &Policy, lever: Lever, to: f64) -> Ledger {
    let mut policy = policy.clone();
    lever.turn(&mut policy, Value::Number(to));
    rank(&case.context(&policy))
}

fn place(ledger: &Ledger, post: PostId) -> Option<usize> {
    let row = ledger.slate.row_of(post)?;
    ledger.order().iter().position(|&other| other == row).map(|at| at + 1)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_tornado_tells_what_small_turns_move(case in cases(), policy in policies()) {
        let context = case.context(&policy);
        let now = rank(&context);
        let swings = tornado(&context, |_| true).expect("nobody stops it");
        prop_assert!(swings.is_sorted_by(|a, b| a.places() >= b.places()));
        for swing in swings {
            prop_assert!(swing.down.is_none_or(|turn| turn.to < swing.from));
            prop_assert!(swing.up.is_none_or(|turn| turn.to > swing.from));
            for turn in [swing.down, swing.up].into_iter().flatten() {
                let after = turned(&case, &policy, swing.lever, turn.to);
                let behind = after.slate.len() + 1;
                let moves = now.delivered().iter().zip(1usize..).map(|(&row, rank)| {
                    place(&after, now.slate.posts[row as usize]).unwrap_or(behind).abs_diff(rank)
                });
                let wanted = moves.sum::<usize>() as f64 / now.delivered().len().max(1) as f64;
                prop_assert!((turn.places - wanted).abs() < 1e-9, "{:?}", turn);
            }
        }
        prop_assert!(tornado(&context, |_| false).is_none_or(|swings| swings.is_empty()));
    }

    #[test]
    fn a_sweep_tells_ranks_and_crossings_as_they_are(case in cases(), policy in policies()) {
        let context = case.context(&policy);
        let lever = Lever::Knob(merge::weight(Action::Like));
        let swept = sweep(&context, lever, 5, 7, |_| true).expect("a number, and nobody stops it");
        prop_assert!(swept.settings.is_sorted_by(|a, b| a < b));
        prop_assert!(swept.settings.first() == Some(&0.0) && swept.settings.last() == Some(&5.0));
        for (&setting, at) in swept.settings.iter().zip(0..) {
            let ledger = turned(&case, &policy, lever, setting);
            for (&post, ranks) in swept.posts.iter().zip(&swept.ranks) {
                prop_assert_eq!(ranks[at], place(&ledger, post));
            }
        }
        prop_assert!(swept.crossings.is_sorted_by(|a, b| a.between[0] <= b.between[0]));
        for crossing in &swept.crossings {
            let [low, high] = crossing.between.map(|value| turned(&case, &policy, lever, value));
            let above = |ledger| place(ledger, crossing.before) < place(ledger, crossing.after);
            prop_assert!(above(&low) && !above(&high), "{:?}", crossing);
            prop_assert!((crossing.between[1] - crossing.between[0] - 0.01).abs() < 1e-9, "{:?}", crossing);
        }
        let flips = |a: usize, b: usize, at: usize| {
            let ranks = |post: usize, at: usize| swept.ranks[post][at];
            (ranks(a, at) < ranks(b, at)) != (ranks(a, at + 1) < ranks(b, at + 1))
        };
        let differ = (0..swept.posts.len()).any(|a| {
            (0..a).any(|b| (1..swept.settings.len()).any(|at| flips(a, b, at - 1)))
        });
        prop_assert_eq!(differ, !swept.crossings.is_empty());
        prop_assert_eq!(sweep(&context, lever, 5, 7, |_| false), None);
    }
}

#[test]
fn a_switch_has_no_sweep() {
    let case = worlds::empty_case();
    let policy = Policy::defaults();
    let lever = Lever::Knob(&glassfeed::pipeline::stages::boost::ON);
    assert_eq!(sweep(&case.context(&policy), lever, 5, 7, |_| true), None);
}
