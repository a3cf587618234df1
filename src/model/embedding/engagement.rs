//! Who engaged with whom, as a matrix: one row per viewer, one column per account.

use super::sparse::Sparse;
use crate::domain::{PostId, ViewerId, World};
use crate::model::History;

/// Once a viewer engaged with a post.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Engaged {
    /// Who.
    pub viewer: ViewerId,
    /// With which post.
    pub post: PostId,
    /// How much, above 0 to 1: [`engagement`](crate::model::engagement).
    pub worth: f32,
}

/// How much each account engaged with each other: the sums of [`Engaged::worth`] over everything the history saw, where it
/// is a viewer, and [`FOLLOWED`] for each account it follows. One row per account that engages, one column per account
/// that posts.
pub(super) fn sums(world: &World, history: &History) -> Sparse {
    let of_viewer = |engaged: &Engaged| {
        let by = world.viewer(engaged.viewer).account;
        (by.0, world.post(engaged.post).author.0, f64::from(engaged.worth))
    };
    let follows = world
        .accounts
        .iter()
        .zip(0..)
        .flat_map(|(account, by)| account.follows.iter().map(move |followed| (by, followed.0, FOLLOWED)));
    let mut cells: Vec<(u32, u32, f64)> = history.engaged().iter().map(of_viewer).chain(follows).collect();
    // Stable, so that equal pairs are summed in the order in which things happened.
    cells.sort_by_key(|&(by, author, _)| (by, author));
    let pairs = cells.chunk_by(|a, b| (a.0, a.1) == (b.0, b.1));
    let summed = pairs.map(|pair| (pair[0].0, pair[0].1, pair.iter().map(|cell| cell.2).sum()));
    Sparse::new(world.accounts.len(), world.accounts.len(), summed)
}

/// How much more each pair engaged than its two sides' totals would have it, in natural logarithms, 0 where it is not more:
/// positive pointwise mutual information, with which popular accounts and busy viewers count no more than others.
///
/// What rests on little is damped as by [Pantel and Lin 2002](https://doi.org/10.1145/775047.775138): by e/(e + 1) of the
/// pair's sum e, and as much of the smaller total.
pub(super) fn surprise(sums: &Sparse) -> Sparse {
    let mut by_row = vec![0.0; sums.rows()];
    let mut by_column = vec![0.0; sums.columns()];
    for (row, column, sum) in sums.iter() {
        by_row[row as usize] += sum;
        by_column[column as usize] += sum;
    }
    let all: f64 = by_column.iter().sum();
    let damped = |amount: f64| amount / (amount + 1.0);
    let kept = sums.iter().filter_map(|(row, column, sum)| {
        let (of_row, of_column) = (by_row[row as usize], by_column[column as usize]);
        let surprise = (sum * all / (of_row * of_column)).ln();
        (surprise > 0.0).then(|| (row, column, surprise * damped(sum) * damped(of_row.min(of_column))))
    });
    Sparse::new(sums.rows(), sums.columns(), kept)
}

/// What following counts, in engagements; assumed. On generated worlds it matters little whether it is a third or three
/// times that, and much that it is there: without it, accounts that lie near each other share their main topic a third as
/// often where viewers are few. Follows carry no time, so an earlier clock knows them too.
const FOLLOWED: f64 = 1.0;
