//! A matrix that is mostly zeros, row after row.

use super::svd::Tall;

/// Only the cells that are not zero, by row, then column.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Sparse {
    columns: usize,
    /// Where each row begins, and the end.
    starts: Vec<usize>,
    /// Column and value.
    cells: Vec<(u32, f64)>,
}

impl Sparse {
    /// From cells (row, column, value), each at most once, by ascending row and column.
    pub(super) fn new(rows: usize, columns: usize, cells: impl IntoIterator<Item = (u32, u32, f64)>) -> Sparse {
        let mut starts = vec![0; rows + 1];
        let mut kept = Vec::new();
        for (row, column, value) in cells {
            starts[row as usize + 1] += 1;
            kept.push((column, value));
        }
        for row in 0..rows {
            starts[row + 1] += starts[row];
        }
        Sparse { columns, starts, cells: kept }
    }

    /// How many rows it has.
    pub(super) fn rows(&self) -> usize {
        self.starts.len() - 1
    }

    /// How many columns it has.
    pub(super) fn columns(&self) -> usize {
        self.columns
    }

    /// The cells of a row, by ascending column.
    pub(super) fn row(&self, row: usize) -> &[(u32, f64)] {
        &self.cells[self.starts[row]..self.starts[row + 1]]
    }

    /// All cells as row, column, value; by row, then column.
    pub(super) fn iter(&self) -> impl Iterator<Item = (u32, u32, f64)> {
        (0..self.rows()).flat_map(|row| self.row(row).iter().map(move |&(column, value)| (row as u32, column, value)))
    }

    /// Rows for columns.
    pub(super) fn transposed(&self) -> Sparse {
        let mut cells: Vec<(u32, u32, f64)> = self.iter().map(|(row, column, value)| (column, row, value)).collect();
        cells.sort_by_key(|&(row, _, _)| row);
        Sparse::new(self.columns, self.rows(), cells)
    }

    /// This times a dense matrix.
    pub(super) fn times(&self, dense: &Tall) -> Tall {
        let width = dense.width;
        let mut values = vec![0.0; self.rows() * width];
        for (row, sums) in values.chunks_mut(width.max(1)).enumerate() {
            for &(column, factor) in self.row(row) {
                let numbers = &dense.values[column as usize * width..][..width];
                sums.iter_mut().zip(numbers).for_each(|(sum, number)| *sum += factor * number);
            }
        }
        Tall { width, values }
    }
}
