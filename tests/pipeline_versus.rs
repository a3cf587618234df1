//! Why A stands above B: the gap of two scores is the sum of its parts.

mod worlds;

use glassfeed::pipeline::{Column, Ledger, Op, RANKED_AFTER, Versus, above_since, rank, versus};
use glassfeed::simulation::nudge::swap;
use proptest::prelude::*;

use worlds::{cases, policies};

/// As far as the last step's rounding may be off.
fn sums_up(versus: &Versus) -> bool {
    let sum: f64 = versus.parts.iter().map(|part| part.points).sum();
    let largest = versus.parts.iter().map(|part| part.points.abs()).fold(1.0, f64::max);
    (sum - versus.gap()).abs() <= 1e-12 * largest
}

fn rows(ledger: &Ledger) -> impl Iterator<Item = (u32, u32)> {
    let order = ledger.order();
    order.iter().copied().zip(order.iter().copied().skip(1))
}

fn column(reason: &str, op: Op, values: [f64; 2]) -> Column {
    Column { reason: reason.into(), knob: None, op, values: values.to_vec() }
}

#[test]
fn the_parts_of_a_gap_are_as_worked_out_by_hand() {
    let ledger = Ledger {
        columns: vec![
            ("merge", vec![column("like", Op::Add, [2.0, 1.0]), column("save", Op::Add, [0.0, 0.5])]),
            ("normalize", vec![column("z_score", Op::Set, [0.75, 0.5])]),
            ("boost", vec![column("favorites", Op::Times, [1.0, 2.0])]),
        ],
        scores: vec![0.75, 1.0],
        ..Ledger::default()
    };
    let found = versus((&ledger, 0), (&ledger, 1));
    // Gaps after each step: 1, 0.5, 0.25, −0.25.
    let told: Vec<(&str, f64)> = found.parts.iter().map(|part| (&*part.reason, part.points)).collect();
    assert_eq!(told, [("like", 1.0), ("save", -0.5), ("z_score", -0.25), ("favorites", -0.5)]);
    assert_eq!(found.gap(), -0.25);
    // What is merged, and set to a place on a scale, is one step: 0.75 − 0.5.
    let steps: Vec<(String, f64)> = found.steps().iter().map(|part| (part.reason.to_string(), part.points)).collect();
    assert_eq!(steps, [("z_score".to_owned(), 0.25), ("favorites".to_owned(), -0.5)]);
    assert_eq!(found.values().map(|part| part.points).sum::<f64>(), 0.5);
    // The same post in a feed without that boost.
    let plain = Ledger { columns: ledger.columns[..2].to_vec(), scores: vec![0.75, 0.5], ..Ledger::default() };
    let found = versus((&ledger, 1), (&plain, 1));
    let boost = found.parts.last().expect("four parts");
    assert_eq!((boost.values, boost.points, found.gap()), ([Some(2.0), None], 0.5, 0.5));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_parts_of_two_posts_sum_to_the_gap_of_their_scores(case in cases(), policy in policies()) {
        let ledger = rank(&case.context(&policy));
        for (above, below) in rows(&ledger) {
            let found = versus((&ledger, above), (&ledger, below));
            prop_assert_eq!(found.scores, [above, below].map(|row| ledger.scores[row as usize]));
            prop_assert!(sums_up(&found), "{:?}", found);
            prop_assert!(sums_up(&Versus { parts: found.steps(), ..found.clone() }), "{:?}", found.steps());
            let steps = [above, below].map(|row| ledger.steps(row).collect::<Vec<_>>());
            prop_assert_eq!(found.parts.len(), steps[0].len());
            for (part, (a, b)) in found.parts.iter().zip(steps[0].iter().zip(&steps[1])) {
                prop_assert_eq!((part.stage, part.values), (a.stage, [Some(a.value), Some(b.value)]));
                let largest = [a.before, a.after, b.before, b.after].into_iter().map(f64::abs).fold(1.0, f64::max);
                prop_assert!((part.points - (a.points() - b.points())).abs() <= 1e-12 * largest);
                if part.op == Op::Add {
                    prop_assert!((part.points - (a.value - b.value)).abs() <= 1e-12 * largest);
                }
            }
            let mirrored = versus((&ledger, below), (&ledger, above));
            prop_assert_eq!(mirrored.gap(), -found.gap());
        }
    }

    #[test]
    fn the_parts_of_one_post_in_two_feeds_sum_to_the_gap_too(
        case in cases(),
        policies in (policies(), policies()),
    ) {
        let [first, second] = [&policies.0, &policies.1].map(|policy| rank(&case.context(policy)));
        for (row, &post) in (0u32..).zip(&first.slate.posts) {
            let Some(other) = second.slate.row_of(post) else { continue };
            let found = versus((&first, row), (&second, other));
            prop_assert!(sums_up(&found), "{:?}", found);
            let with_value = |side: usize| found.parts.iter().filter(|part| part.values[side].is_some()).count();
            prop_assert_eq!([with_value(0), with_value(1)], [first.steps(row).count(), second.steps(other).count()]);
        }
    }

    #[test]
    fn a_post_is_above_another_from_some_stage_on(case in cases(), policy in policies()) {
        let ledger = rank(&case.context(&policy));
        for (above, below) in rows(&ledger) {
            prop_assert_eq!(above_since(&ledger, below, above), None);
            let since = above_since(&ledger, above, below).expect("it ends above");
            let at = RANKED_AFTER.iter().position(|stage| *stage == since).expect("a stage");
            let is_above = |stage: &str| ledger.rank_after(above, stage) < ledger.rank_after(below, stage);
            prop_assert!(RANKED_AFTER[at..].iter().all(|stage| is_above(stage)));
            prop_assert!(at == 0 || !is_above(RANKED_AFTER[at - 1]));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 8, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_smallest_swap_swaps(case in cases(), policy in policies()) {
        let context = case.context(&policy);
        let ledger = rank(&context);
        let Some((above, below)) = rows(&ledger).next() else { return Ok(()) };
        let [above, below] = [above, below].map(|row| ledger.slate.posts[row as usize]);
        if let Some(nudge) = swap(&context, above, below, |_| true).expect("nobody stops it") {
            let mut turned = policy.clone();
            nudge.lever.turn(&mut turned, nudge.to);
            let after = rank(&case.context(&turned));
            let place = |post| after.order().iter().position(|&row| after.slate.posts[row as usize] == post);
            prop_assert!(place(below) < place(above));
        }
        prop_assert_eq!(swap(&context, below, above, |_| true), Some(None));
        prop_assert_eq!(swap(&context, above, below, |_| false), None);
    }
}
