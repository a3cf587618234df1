//! How sure a mean is: the bootstrap, percentile method.
//!
//! Efron and Tibshirani 1993, "An introduction to the bootstrap", chapter 13: viewers are drawn with replacement, as
//! many as there are, again and again; the interval runs from the 2.5th to the 97.5th percentile of the means.

use rayon::prelude::*;

use super::random;

/// So many times all viewers are drawn anew. Efron and Tibshirani advise a thousand or more; with one less than two
/// thousand the 50th mean from either end is exactly the percentile.
pub const RESAMPLES: usize = 1_999;

/// The share of resampled means that lies within an interval.
pub const CONFIDENCE: f64 = 0.95;

/// Below so many viewers the intervals are too narrow. A rule of thumb, assumed.
pub const FEW: usize = 20;

/// Between these the mean lies, as far as these viewers can tell.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    /// The lower end.
    pub low: f64,
    /// The upper end.
    pub high: f64,
}

impl Interval {
    /// Lies 0 outside of it? Then the sign of the mean is told with [`CONFIDENCE`].
    #[must_use]
    pub fn is_clear(self) -> bool {
        self.low > 0.0 || self.high < 0.0
    }
}

/// One interval per column of the rows, one row per viewer; `None` where fewer than two rows have a value.
///
/// The same viewers are drawn for all columns. The same seed gives the same intervals, on any number of threads: every
/// resample has a stream of chance of its own.
#[must_use]
pub fn intervals(rows: &[Vec<Option<f64>>], seed: u64) -> Vec<Option<Interval>> {
    let columns = rows.first().map_or(0, Vec::len);
    let table = Table::new(rows, columns);
    let resamples: Vec<Vec<f64>> =
        (0..RESAMPLES).into_par_iter().map(|at| table.resampled(&mut random::stream(seed, "bootstrap", at))).collect();
    let interval = |column: usize| {
        let mut means: Vec<f64> = resamples.iter().map(|means| means[column]).filter(|mean| !mean.is_nan()).collect();
        means.sort_unstable_by(f64::total_cmp);
        let outside = ((means.len() + 1) as f64 * (1.0 - CONFIDENCE) / 2.0).round().max(1.0) as usize;
        let counted = rows.iter().filter(|row| row[column].is_some()).count();
        (counted > 1).then(|| Interval { low: means[outside - 1], high: means[means.len() - outside] })
    };
    (0..columns).map(interval).collect()
}

/// All values in one piece: a row holds first its values, 0 where there is none, then 1 for each that is there.
struct Table {
    width: usize,
    rows: usize,
    cells: Vec<f64>,
}

impl Table {
    fn new(rows: &[Vec<Option<f64>>], columns: usize) -> Table {
        let cells = rows.iter().flat_map(|row| {
            let values = row.iter().map(|value| value.unwrap_or(0.0));
            values.chain(row.iter().map(|value| f64::from(u8::from(value.is_some()))))
        });
        Table { width: 2 * columns, rows: rows.len(), cells: cells.collect() }
    }

    /// The mean of each column over as many rows, drawn with replacement; NaN where none of those drawn has a value.
    fn resampled(&self, rng: &mut random::Chance) -> Vec<f64> {
        let mut sums = vec![0.0; self.width];
        for _ in 0..self.rows {
            let row = random::index(rng, self.rows) * self.width;
            sums.iter_mut().zip(&self.cells[row..row + self.width]).for_each(|(sum, cell)| *sum += cell);
        }
        let (sums, counts) = sums.split_at(self.width / 2);
        sums.iter().zip(counts).map(|(sum, count)| if *count > 0.0 { sum / count } else { f64::NAN }).collect()
    }
}
