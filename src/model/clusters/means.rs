//! k-means: so many centers that the rows lie as near to them as they can.

use smartcore::cluster::kmeans::{KMeans, KMeansParameters};
use smartcore::linalg::basic::matrix::DenseMatrix;

/// The first centers are drawn so often, and the best end is taken; assumed.
const STARTS: u64 = 3;
/// Rounds of one start, at most; assumed.
const ROUNDS: usize = 60;

/// Rows, each with its center.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Grouping {
    /// The center of each row.
    pub labels: Vec<u32>,
    /// The centers: means of their rows.
    pub centers: Vec<Vec<f32>>,
    /// Σ of squared distances of the rows from their centers.
    pub inertia: f64,
}

/// Groups rows of one length around `count` centers, at least 2 and at most as many as rows differ; else nothing. Of
/// several seeded starts (k-means++) the one with the least inertia, the first of equals.
#[must_use]
pub fn k_means(rows: &[&[f32]], count: usize, seed: u64) -> Grouping {
    if count < 2 || count > distinct(rows) {
        return Grouping::default();
    }
    let width = rows[0].len();
    let values = rows.iter().flat_map(|row| row.iter().map(|&value| f64::from(value))).collect();
    let Ok(matrix) = DenseMatrix::new(rows.len(), width, values, false) else { return Grouping::default() };
    let grouping = |start: u64| {
        let seed = Some(seed.wrapping_mul(STARTS).wrapping_add(start));
        let found =
            KMeans::<f64, u32, _, Vec<u32>>::fit(&matrix, KMeansParameters { k: count, max_iter: ROUNDS, seed });
        Some(around(rows, found.ok()?.predict(&matrix).ok()?, count))
    };
    (0..STARTS).rev().filter_map(grouping).min_by(|a, b| a.inertia.total_cmp(&b.inertia)).unwrap_or_default()
}

/// How many of the rows differ.
pub(super) fn distinct(rows: &[&[f32]]) -> usize {
    let mut bits: Vec<Vec<u32>> = rows.iter().map(|row| row.iter().map(|value| value.to_bits()).collect()).collect();
    bits.sort_unstable();
    bits.dedup();
    bits.len()
}

fn around(rows: &[&[f32]], labels: Vec<u32>, count: usize) -> Grouping {
    let width = rows[0].len();
    let mut sums = vec![vec![0.0_f64; width]; count];
    let mut sizes = vec![0.0_f64; count];
    for (row, &label) in rows.iter().zip(&labels) {
        sizes[label as usize] += 1.0;
        sums[label as usize].iter_mut().zip(*row).for_each(|(sum, &value)| *sum += f64::from(value));
    }
    for (sum, &size) in sums.iter_mut().zip(&sizes) {
        sum.iter_mut().for_each(|value| *value /= size.max(1.0));
    }
    let apart = |(row, &label): (&&[f32], &u32)| -> f64 {
        row.iter().zip(&sums[label as usize]).map(|(&value, mean)| (f64::from(value) - mean).powi(2)).sum()
    };
    let inertia = rows.iter().zip(&labels).map(apart).sum();
    let centers = sums.iter().map(|sum| sum.iter().map(|&value| value as f32).collect()).collect();
    Grouping { labels, centers, inertia }
}
