//! How far two groupings of the same things agree.

use std::collections::BTreeMap;

/// The adjusted Rand index ([Hubert and Arabie 1985](https://doi.org/10.1007/BF01908075)): 1 where both group alike, about 0
/// where they agree no more than by chance; below 0 where less. `None` where there is nothing to tell apart: fewer than two
/// things, or both groupings of a single group, or all alone.
#[must_use]
pub fn adjusted_rand(one: &[u32], other: &[u32]) -> Option<f64> {
    let mut both = BTreeMap::new();
    let (mut left, mut right) = (BTreeMap::new(), BTreeMap::new());
    for (&a, &b) in one.iter().zip(other) {
        *both.entry((a, b)).or_insert(0.0) += 1.0;
        *left.entry(a).or_insert(0.0) += 1.0;
        *right.entry(b).or_insert(0.0) += 1.0;
    }
    let pairs = |count: f64| count * (count - 1.0) / 2.0;
    let together: f64 = both.values().copied().map(pairs).sum();
    let (left, right): (f64, f64) = (left.values().copied().map(pairs).sum(), right.values().copied().map(pairs).sum());
    let all = pairs(one.len().min(other.len()) as f64);
    let expected = left * right / all;
    let most = f64::midpoint(left, right);
    let index = (together - expected) / (most - expected);
    index.is_finite().then_some(index)
}
