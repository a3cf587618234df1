//! The strongest directions of a sparse matrix: a truncated singular value decomposition.
//!
//! Randomized subspace iteration ([Halko, Martinsson and Tropp 2011](https://doi.org/10.1137/090771806), algorithm 4.4):
//! a few random directions are sent through the matrix and back until they span the strongest ones; what is left is a
//! small symmetric problem, which a library solves. The random directions are seeded and every sum has one order, so the
//! same matrix gives the same bytes on any number of threads.

use rand::SeedableRng;
use rand_chacha::ChaCha8Rng;
use rand_distr::{Distribution, StandardNormal};
use smartcore::linalg::basic::arrays::Array;
use smartcore::linalg::basic::matrix::DenseMatrix;
use smartcore::linalg::traits::evd::EVDDecomposable;

use super::sparse::Sparse;

/// Directions tried beyond those asked for, so that the last asked for is right too; 5 to 10 in the paper.
const BEYOND: usize = 8;
/// How often they go through the matrix and back. Assumed; the planted groups of the tests come out from 2 on.
const ROUNDS: usize = 4;
/// The seed of the first directions; any would do.
const SEED: u64 = 0x91A5_5FEED;
/// A direction weaker than this share of the strongest is rounding, and left out.
const FAINT: f64 = 1e-10;

/// A decomposition M ≈ U · diag(σ) · Vᵀ, of which only σ and V are kept.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Truncated {
    /// σ, strongest first.
    pub(super) strengths: Vec<f64>,
    /// V, one row per column of the matrix, one column per σ; the largest number of each column is positive.
    pub(super) right: Tall,
}

/// A tall dense matrix, row after row.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Tall {
    /// Numbers per row.
    pub(super) width: usize,
    /// The numbers.
    pub(super) values: Vec<f64>,
}

/// The `rank` strongest directions of a matrix; fewer where it has fewer. It tells before each round how much is done,
/// 0..1, and stops with `None` once the answer is no.
pub(super) fn truncated(matrix: &Sparse, rank: usize, go_on: &mut dyn FnMut(f32) -> bool) -> Option<Truncated> {
    let width = (rank + BEYOND).min(matrix.rows()).min(matrix.columns());
    let across = matrix.transposed();
    let mut rng = ChaCha8Rng::seed_from_u64(SEED);
    let values = (0..matrix.columns() * width).map(|_| StandardNormal.sample(&mut rng)).collect();
    let mut left = matrix.times(&Tall { width, values }).orthonormal();
    for round in 0..ROUNDS {
        go_on((round + 1) as f32 / (ROUNDS + 2) as f32).then_some(())?;
        left = matrix.times(&across.times(&left).orthonormal()).orthonormal();
    }
    go_on((ROUNDS + 1) as f32 / (ROUNDS + 2) as f32).then_some(())?;
    // Once more, so that what rounding left of the first time is gone.
    let left = left.orthonormal();
    let seen = across.times(&left);
    let (strengths, mix) = eigen(&seen.gram(), seen.width);
    let kept = strengths.iter().take(rank).take_while(|&&square| square > FAINT * strengths[0]).count();
    let strengths: Vec<f64> = strengths[..kept].iter().map(|square| square.sqrt()).collect();
    let mut right = seen.mixed(&mix, kept);
    for row in right.values.chunks_mut(kept.max(1)) {
        row.iter_mut().zip(&strengths).for_each(|(value, strength)| *value /= strength);
    }
    right.point_upwards();
    Some(Truncated { strengths, right })
}

impl Tall {
    /// Its rows.
    pub(super) fn rows(&self) -> impl Iterator<Item = &[f64]> {
        self.values.chunks_exact(self.width.max(1))
    }

    /// The products of its columns with each other, row after row.
    fn gram(&self) -> Vec<f64> {
        let width = self.width;
        let mut gram = vec![0.0; width * width];
        for row in self.rows() {
            for (&factor, sums) in row.iter().zip(gram.chunks_mut(width)) {
                sums.iter_mut().zip(row).for_each(|(sum, value)| *sum += factor * value);
            }
        }
        gram
    }

    /// This times the first `kept` columns of a square matrix.
    fn mixed(&self, mix: &[Vec<f64>], kept: usize) -> Tall {
        let mut values = Vec::with_capacity(self.values.len());
        for row in self.rows() {
            values.extend(mix[..kept].iter().map(|column| row.iter().zip(column).map(|(a, b)| a * b).sum::<f64>()));
        }
        Tall { width: kept, values }
    }

    /// Columns of length 1 at right angles that span the same; as few as that takes.
    fn orthonormal(&self) -> Tall {
        let (squares, mut mix) = eigen(&self.gram(), self.width);
        let kept = squares.iter().take_while(|&&square| square > FAINT * squares[0]).count();
        for (column, square) in mix.iter_mut().zip(&squares[..kept]) {
            column.iter_mut().for_each(|value| *value /= square.sqrt());
        }
        self.mixed(&mix, kept)
    }

    /// Turns each column so that its largest number, the first of equals, is positive.
    fn point_upwards(&mut self) {
        let width = self.width;
        for column in 0..width {
            let numbers = self.values.iter().skip(column).step_by(width);
            let largest =
                numbers.fold(0.0, |largest: f64, &value| if value.abs() > largest.abs() { value } else { largest });
            if largest < 0.0 {
                self.values.iter_mut().skip(column).step_by(width).for_each(|value| *value = -*value);
            }
        }
    }
}

/// Eigenvalues of a symmetric matrix, largest first, and its eigenvectors. Nothing where it is empty.
fn eigen(symmetric: &[f64], width: usize) -> (Vec<f64>, Vec<Vec<f64>>) {
    if width == 0 {
        return (Vec::new(), Vec::new());
    }
    let Some(found) = DenseMatrix::new(width, width, symmetric.to_vec(), false).ok().and_then(|it| it.evd(true).ok())
    else {
        return (Vec::new(), Vec::new());
    };
    let mut order: Vec<usize> = (0..width).collect();
    order.sort_by(|&a, &b| found.d[b].total_cmp(&found.d[a]));
    let column = |&at: &usize| (0..width).map(|row| *found.V.get((row, at))).collect();
    (order.iter().map(|&at| found.d[at]).collect(), order.iter().map(column).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_small_matrix_is_decomposed_as_by_hand() {
        // 3·uvᵀ + 1·wzᵀ with u, w and v, z at right angles.
        let (u, w) = ([0.6, 0.8, 0.0], [0.0, 0.0, 1.0]);
        let (v, z) = ([1.0, 0.0, 0.0, 0.0], [0.0, 0.8, 0.6, 0.0]);
        let cell = |row: usize, column: usize| 3.0 * u[row] * v[column] + w[row] * z[column];
        let cells = (0..3).flat_map(|row| (0..4).map(move |column| (row as u32, column as u32)));
        let matrix = Sparse::new(3, 4, cells.map(|(row, column)| (row, column, cell(row as usize, column as usize))));
        let found = truncated(&matrix, 3, &mut |_| true).expect("it was not stopped");
        assert_eq!(found.strengths.len(), 2, "{found:?}");
        assert!((found.strengths[0] - 3.0).abs() < 1e-9 && (found.strengths[1] - 1.0).abs() < 1e-9, "{found:?}");
        for (row, expected) in found.right.rows().zip([[1.0, 0.0], [0.0, 0.8], [0.0, 0.6], [0.0, 0.0]]) {
            assert!(row.iter().zip(expected).all(|(a, b)| (a - b).abs() < 1e-9), "{found:?}");
        }
    }

    #[test]
    fn nothing_has_no_direction() {
        let strengths = |rows, columns| {
            let found = truncated(&Sparse::new(rows, columns, []), 4, &mut |_| true);
            found.expect("it was not stopped").strengths
        };
        assert_eq!(strengths(0, 0), Vec::<f64>::new());
        assert_eq!(strengths(3, 5), Vec::<f64>::new());
    }
}
