//! What two orders have in common, and what a feed is like, against values worked out elsewhere or by hand.

use glassfeed::simulation::statistics::{
    divergence, entropy, gini, kendall_of_orders, kendall_tau_b, median, overlap_at, rank_biased_overlap,
};

#[track_caller]
fn near(found: Option<f64>, wanted: f64) {
    assert!(found.is_some_and(|found| (found - wanted).abs() < 1e-12), "{found:?} is not {wanted}");
}

#[test]
fn gini_agrees_with_the_reference() {
    near(gini(&[1, 1, 1, 1]), 0.0);
    near(gini(&[0, 0, 0, 1]), 0.75);
    near(gini(&[1, 2, 3, 4]), 0.25);
    near(gini(&[90, 0, 10, 0]), 0.7);
    assert_eq!([gini(&[]), gini(&[0, 0])], [None, None]);
}

#[test]
fn entropy_is_in_bits_and_needs_no_normalizing() {
    near(entropy([0.5, 0.25, 0.25]), 1.5);
    near(entropy([2.0, 1.0, 1.0, 0.0]), 1.5);
    near(entropy([3.0]), 0.0);
    assert_eq!(entropy([0.0]), None);
}

#[test]
fn entropy_and_divergence_agree_with_scipy() {
    // scipy.stats.entropy([9/10, 1/10], base=2), and of [1/2, 1/2] against that: 0.5108256237659907 nats.
    near(entropy([0.9, 0.1]), 0.468_995_593_589_281_17);
    near(divergence(&[0.5, 0.5], &[0.9, 0.1], 0.0), 0.510_825_623_765_990_7 / std::f64::consts::LN_2);
}

#[test]
fn the_median_of_an_even_count_is_between_the_two_in_the_middle() {
    near(median(&[3.0, 1.0, 2.0]), 2.0);
    near(median(&[4.0, 1.0, 2.0, 3.0]), 2.5);
    assert_eq!(median(&[]), None);
}

#[test]
fn kendall_counts_pairs() {
    let orders = |a: &[u8], b: &[u8]| kendall_of_orders(a, b);
    near(orders(&[1, 2, 3, 4], &[1, 2, 3, 4]), 1.0);
    near(orders(&[1, 2, 3, 4], &[4, 3, 2, 1]), -1.0);
    // Five pairs stand the same way round, one does not: (5 − 1) / 6.
    near(orders(&[1, 2, 3, 4], &[2, 1, 3, 4]), 4.0 / 6.0);
    near(orders(&[9, 1, 2, 8, 3], &[1, 2, 3, 7]), 1.0);
    assert_eq!([orders(&[1], &[1]), orders(&[1, 2], &[3, 4])], [None, None]);
}

#[test]
fn ties_shrink_what_kendall_divides_by() {
    // Of six pairs four are concordant, one tied in x, one in y: 4 / √((6 − 1)(6 − 1)).
    near(kendall_tau_b(&[(1.0, 1.0), (1.0, 2.0), (2.0, 3.0), (3.0, 3.0)]), 0.8);
    // scipy.stats.kendalltau([12, 2, 1, 12, 2], [1, 4, 7, 1, 0])
    near(kendall_tau_b(&[(12.0, 1.0), (2.0, 4.0), (1.0, 7.0), (12.0, 1.0), (2.0, 0.0)]), -0.471_404_520_791_031_7);
    assert_eq!(kendall_tau_b(&[(1.0, 1.0), (1.0, 2.0)]), None);
}

#[test]
fn kendall_agrees_with_counting_every_pair() {
    let value = |at: u64, seed: u64| ((at * 2_654_435_761 + seed * 40_503) % 1_009 % 13) as f64;
    let pairs: Vec<(f64, f64)> = (0..60).map(|at| (value(at, 1), value(at + 7, 2))).collect();
    let (mut sum, mut x, mut y) = (0.0, 0.0, 0.0);
    for (at, a) in pairs.iter().enumerate() {
        for b in &pairs[at + 1..] {
            let sign = |d: f64| if d == 0.0 { 0.0 } else { d.signum() };
            let (dx, dy) = (sign(a.0 - b.0), sign(a.1 - b.1));
            sum += dx * dy;
            x += dx * dx;
            y += dy * dy;
        }
    }
    near(kendall_tau_b(&pairs), sum / f64::sqrt(x * y));
}

#[test]
fn rank_biased_overlap_agrees_with_the_closed_forms() {
    near(rank_biased_overlap(0.9, &[1, 2, 3], &[1, 2, 3]), 1.0);
    near(rank_biased_overlap(0.9, &[1, 2, 3], &[4, 5, 6]), 0.0);
    // Agreement 0 at depth 1, 1 at depth 2: (0.1 / 0.9)(1 · 0.81) + 0.81.
    near(rank_biased_overlap(0.9, &[1, 2], &[2, 1]), 0.9);
    // The shorter is the longer's beginning, so they agree as far as both go and so for ever.
    near(rank_biased_overlap(0.9, &[1, 2], &[1, 2, 3, 4]), 1.0);
    // Agreements 1, 1/2 at p = 1/2: (1)(1/2 + 1/8) + 1/2 · 1/4.
    near(rank_biased_overlap(0.5, &[1, 2], &[1, 3]), 0.75);
    near(rank_biased_overlap(0.9, &[1], &[]), 0.0);
    assert_eq!(rank_biased_overlap::<u8>(0.9, &[], &[]), None);
}

#[test]
fn rank_biased_overlap_agrees_with_other_libraries() {
    let near_3 = |a: &str, b: &str, wanted: f64| {
        let found = rank_biased_overlap(0.9, a.as_bytes(), b.as_bytes()).expect("two lists");
        assert!((found - wanted).abs() < 5e-4, "{a} {b}: {found} is not {wanted}");
    };
    // The doctests of rbo_ext in dlukes/rbo, to three decimals.
    near_3("abcdefg", "abcdefg", 1.0);
    near_3("abcdefg", "bacdefg", 0.9);
    // The example of b4ny4n/rankmeasures.
    near_3("abcde", "bcdae", 0.828);
    // The lists of figure 5 of Webber, Moffat and Zobel share 0, 0, 2, 2, 2, 2 and 2 of the first 1 to 7.
    let agreements = [0.0, 0.0, 2.0 / 3.0, 0.5, 0.4, 1.0 / 3.0, 2.0 / 7.0];
    let sum: f64 = (1..).zip(agreements).map(|(depth, agreement)| 0.9_f64.powi(depth) * agreement).sum();
    near(rank_biased_overlap(0.9, b"abcdefg", b"zcavwxy"), 0.1 / 0.9 * sum + 0.9_f64.powi(7) * 2.0 / 7.0);
}

#[test]
fn overlap_counts_only_as_deep_as_both_go() {
    near(overlap_at(10, &[1, 2, 3, 4], &[4, 3, 9, 8]), 0.5);
    near(overlap_at(2, &[1, 2, 3], &[3, 1, 2]), 0.5);
    near(overlap_at(10, &[1, 2, 3], &[3]), 0.0);
    assert_eq!(overlap_at(10, &[1], &[]), None);
}
