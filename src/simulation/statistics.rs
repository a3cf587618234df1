//! Numbers about lists: how uneven, how mixed, how alike two orders are.

use std::collections::BTreeMap;

/// How unevenly the counts are spread, 0 (all equal) to 1 − 1/n; `None` without counts or where all are 0.
///
/// Σ over ranks i = 1… of the counts ascending (2i − n − 1)·x / (n·Σx), the Gini coefficient.
#[must_use]
pub fn gini(counts: &[usize]) -> Option<f64> {
    let mut ascending = counts.to_vec();
    ascending.sort_unstable();
    let (n, sum) = (counts.len() as f64, counts.iter().sum::<usize>() as f64);
    let weighted: f64 = ascending.iter().zip(1..).map(|(&x, i)| (2.0 * f64::from(i) - n - 1.0) * x as f64).sum();
    (sum > 0.0).then(|| weighted / (n * sum))
}

/// Shannon's entropy in bits of amounts that need not sum to 1; amounts of 0 count nothing. `None` where all are 0.
#[must_use]
pub fn entropy(amounts: impl IntoIterator<Item = f64>) -> Option<f64> {
    let amounts: Vec<f64> = amounts.into_iter().filter(|&amount| amount > 0.0).collect();
    let sum: f64 = amounts.iter().sum();
    // Adding 0 makes the −0 of a single amount a 0.
    (sum > 0.0).then(|| amounts.iter().map(|x| x / sum).map(|p| -p * p.log2()).sum::<f64>() + 0.0)
}

/// How far the amounts `shown` are from those `wanted`, in bits: the Kullback–Leibler divergence Σ p·log2(p / q) of their
/// shares, where q = (1 − smoothing)·shown + smoothing·wanted. 0 where the shares are the same; `None` where a side is
/// all 0. Both sides are as long.
///
/// Steck 2018, "Calibrated recommendations", equations 4 and 5.
#[must_use]
pub fn divergence(wanted: &[f64], shown: &[f64], smoothing: f64) -> Option<f64> {
    let (all_wanted, all_shown) = (wanted.iter().sum::<f64>(), shown.iter().sum::<f64>());
    let term = |(wanted, shown): (&f64, &f64)| {
        let (p, shown) = (wanted / all_wanted, shown / all_shown);
        let q = (1.0 - smoothing) * shown + smoothing * p;
        if p > 0.0 { p * (p / q).log2() } else { 0.0 }
    };
    // Rounding must not take it below 0.
    (all_wanted > 0.0 && all_shown > 0.0).then(|| wanted.iter().zip(shown).map(term).sum::<f64>().max(0.0))
}

/// The middle value, or the mean of the two in the middle; `None` without values.
#[must_use]
pub fn median(values: &[f64]) -> Option<f64> {
    let mut ascending = values.to_vec();
    ascending.sort_by(f64::total_cmp);
    let upper = *ascending.get(values.len() / 2)?;
    Some(if values.len() % 2 == 1 { upper } else { (ascending[values.len() / 2 - 1] + upper) / 2.0 })
}

/// The value below which that share of the ascending values lies, between two of them in proportion; `None` without
/// values.
///
/// Hyndman and Fan 1996, "Sample quantiles in statistical packages", their type 7.
#[must_use]
pub fn quantile(ascending: &[f64], share: f64) -> Option<f64> {
    let place = share.clamp(0.0, 1.0) * (ascending.len().checked_sub(1)?) as f64;
    let (below, part) = (place.floor() as usize, place.fract());
    let low = ascending[below];
    let high = ascending.get(below + 1).copied().unwrap_or(low);
    Some(if part == 0.0 { low } else { low + part * (high - low) })
}

/// The mean; `None` without values.
#[must_use]
pub fn mean(values: impl IntoIterator<Item = f64>) -> Option<f64> {
    let (sum, count) = values.into_iter().fold((0.0, 0usize), |(sum, count), value| (sum + value, count + 1));
    (count > 0).then(|| sum / count as f64)
}

/// The share of the first `depth` entries that both orders have; of the shorter one's length where one is shorter.
/// `None` where either is empty.
#[must_use]
pub fn overlap_at<T: Ord>(depth: usize, a: &[T], b: &[T]) -> Option<f64> {
    let depth = depth.min(a.len()).min(b.len());
    (depth > 0).then(|| places(&b[..depth], &a[..depth]).iter().flatten().count() as f64 / depth as f64)
}

/// Where each of the entries stands in an order without repeats, from 0; `None` where it is not in it.
fn places<T: Ord>(entries: &[T], order: &[T]) -> Vec<Option<usize>> {
    let mut sorted: Vec<(&T, usize)> = order.iter().zip(0..).collect();
    sorted.sort_unstable();
    let place = |entry: &T| sorted.binary_search_by(|(other, _)| (*other).cmp(entry)).ok().map(|at| sorted[at].1);
    entries.iter().map(place).collect()
}

/// Kendall's tau-b of paired values, −1 to 1, ties allowed; `None` where a side has fewer than two distinct values.
///
/// Knight's method, n log n: sorted by `x`, the discordant pairs are the swaps that sorting by `y` takes
/// (Knight 1966, JASA 61, 436–439).
#[must_use]
pub fn kendall_tau_b(pairs: &[(f64, f64)]) -> Option<f64> {
    let mut sorted = pairs.to_vec();
    sorted.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1)));
    let tied = |groups: &mut dyn Iterator<Item = usize>| groups.map(pairs_of).sum::<f64>();
    let tied_x = tied(&mut sorted.chunk_by(|a, b| a.0 == b.0).map(<[_]>::len));
    let tied_both = tied(&mut sorted.chunk_by(|a, b| a == b).map(<[_]>::len));
    let mut ys: Vec<f64> = sorted.iter().map(|pair| pair.1).collect();
    let swaps = sort_counting_swaps(&mut ys);
    let tied_y = tied(&mut ys.chunk_by(|a, b| a == b).map(<[_]>::len));
    let all = pairs_of(pairs.len());
    let concordant_minus_discordant = all - tied_x - tied_y + tied_both - 2.0 * swaps;
    let scale = ((all - tied_x) * (all - tied_y)).sqrt();
    (scale > 0.0).then(|| concordant_minus_discordant / scale)
}

fn pairs_of(n: usize) -> f64 {
    n as f64 * (n as f64 - 1.0) / 2.0
}

/// Sorts ascending by merging, and says how many pairs stood the wrong way round.
fn sort_counting_swaps(values: &mut [f64]) -> f64 {
    let middle = values.len() / 2;
    if middle == 0 {
        return 0.0;
    }
    let (left, right) = values.split_at_mut(middle);
    let mut swaps = sort_counting_swaps(left) + sort_counting_swaps(right);
    let (left, right) = (left.to_vec(), right.to_vec());
    let (mut l, mut r) = (0, 0);
    for value in values {
        if r == right.len() || l < left.len() && left[l] <= right[r] {
            *value = left[l];
            l += 1;
        } else {
            *value = right[r];
            swaps += (left.len() - l) as f64;
            r += 1;
        }
    }
    swaps
}

/// Kendall's tau-b of the places of the entries that both orders have; `None` where they share fewer than two.
#[must_use]
pub fn kendall_of_orders<T: Ord>(a: &[T], b: &[T]) -> Option<f64> {
    let common = places(a, b).into_iter().zip(0usize..).filter_map(|(y, x)| Some((x as f64, y? as f64)));
    kendall_tau_b(&common.collect::<Vec<_>>())
}

/// Rank-biased overlap of two orders without repeats, extrapolated (RBO_EXT), 0 to 1: `p` is the chance to look one
/// entry further, so that small `p` weighs the top. `None` where both are empty, 0 where one is.
///
/// Webber, Moffat and Zobel 2010, "A similarity measure for indefinite rankings", equation 32.
#[must_use]
pub fn rank_biased_overlap<T: Ord>(p: f64, a: &[T], b: &[T]) -> Option<f64> {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let (s, l) = (short.len() as f64, long.len() as f64);
    if short.is_empty() {
        return (!long.is_empty()).then_some(0.0);
    }
    // What both have counts from the deeper of its two places on.
    let mut met = vec![0.0; long.len()];
    for (in_long, in_short) in places(long, short).into_iter().enumerate() {
        if let Some(in_short) = in_short {
            met[in_long.max(in_short)] += 1.0;
        }
    }
    let (mut overlap, mut overlap_short) = (0.0, 0.0);
    let (mut sum, mut power) = (0.0, 1.0);
    for (at, met) in met.into_iter().enumerate() {
        let depth = (at + 1) as f64;
        power *= p;
        overlap += met;
        if at < short.len() {
            overlap_short = overlap;
        }
        sum += overlap / depth * power;
        sum += (overlap_short * (depth - s) / (s * depth)).max(0.0) * power;
    }
    Some((1.0 - p) / p * sum + ((overlap - overlap_short) / l + overlap_short / s) * power)
}

/// How likely so many ups, or more, are among ups and downs were both as likely: the one-sided sign test, for which ties are
/// left out. 1 without either.
///
/// Dixon and Mood 1946, "The statistical sign test".
#[must_use]
pub fn sign_test(ups: usize, downs: usize) -> f64 {
    let tries = ups + downs;
    let ways = |so_many: usize| (0..so_many).fold(1.0, |ways, at| ways * (tries - at) as f64 / (at + 1) as f64);
    (ups..=tries).map(ways).sum::<f64>() * 0.5_f64.powi(tries as i32)
}

/// How often each key occurs, by ascending key.
pub(super) fn counts<K: Ord>(keys: impl IntoIterator<Item = K>) -> BTreeMap<K, usize> {
    keys.into_iter().fold(BTreeMap::new(), |mut counts, key| {
        *counts.entry(key).or_insert(0) += 1;
        counts
    })
}
