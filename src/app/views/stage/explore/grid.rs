//! Which cell of the grid each post has: squares in threes, and where a reel is near, two rows with the reel as high as both.

use crate::app::theme::explore::ACROSS;

/// Where a post stands in the grid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Cell {
    /// From the left, 0 first.
    pub(super) column: usize,
    /// From the top, 0 first.
    pub(super) row: usize,
    /// So many rows high.
    pub(super) height: usize,
    /// The first row of its block.
    pub(super) block: usize,
    /// Rows of its block.
    pub(super) block_rows: usize,
}

/// So many posts make two rows with a reel as high as both.
const WITH_REEL: usize = 2 * ACROSS - 1;

/// The cells in the order of the posts, of which `reels` says whether each is one. The tall cells stand at the right and at the
/// left in turn.
pub(super) fn cells(reels: &[bool]) -> Vec<Cell> {
    let mut cells = Vec::with_capacity(reels.len());
    let (mut row, mut is_right) = (0, true);
    while cells.len() < reels.len() {
        let rest = &reels[cells.len()..];
        let near = &rest[..rest.len().min(WITH_REEL)];
        match near.iter().position(|&is| is).filter(|_| near.len() == WITH_REEL) {
            Some(tall) => {
                let column = if is_right { ACROSS - 1 } else { 0 };
                let beside = (0..2 * ACROSS).map(|at| (at % ACROSS, row + at / ACROSS)).filter(|at| at.0 != column);
                let mut beside = beside;
                for at in 0..WITH_REEL {
                    let of = |(column, row_of), height| Cell { column, row: row_of, height, block: row, block_rows: 2 };
                    let square = if at == tall { None } else { beside.next() };
                    cells.push(square.map_or(of((column, row), 2), |at| of(at, 1)));
                }
                row += 2;
                is_right = !is_right;
            }
            None => {
                let square = |column| Cell { column, row, height: 1, block: row, block_rows: 1 };
                cells.extend((0..rest.len().min(ACROSS)).map(square));
                row += 1;
            }
        }
    }
    cells
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_posts_share_a_place_and_none_is_left_empty_but_at_the_end() {
        for pattern in 0u32..1 << 11 {
            let reels: Vec<bool> = (0..11).map(|at| pattern >> at & 1 == 1).collect();
            let cells = cells(&reels);
            let taken = cells.iter().flat_map(|cell| (0..cell.height).map(|down| (cell.row + down, cell.column)));
            let mut taken: Vec<(usize, usize)> = taken.collect();
            let places = taken.len();
            taken.sort_unstable();
            taken.dedup();
            assert_eq!(taken.len(), places);
            assert!(taken.iter().enumerate().all(|(at, &(row, column))| at == row * ACROSS + column));
            assert!(cells.iter().zip(&reels).all(|(cell, &is_reel)| is_reel || cell.height == 1));
        }
    }

    #[test]
    fn tall_reels_stand_at_the_right_and_at_the_left_in_turn() {
        let cells = cells(&[false, false, false, false, true, true, false, false, false, false]);
        let tall: Vec<(usize, usize)> =
            cells.iter().filter(|cell| cell.height == 2).map(|cell| (cell.column, cell.row)).collect();
        assert_eq!(tall, [(2, 0), (0, 2)]);
    }
}
