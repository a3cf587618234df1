//! Step 4: values before, scores after, each type on a line of its own.

use crate::domain::PostType;
use crate::pipeline::Ledger;
use crate::pipeline::ranks;
use crate::pipeline::stages::{merge, normalize};

use super::{Axis, axis, density, order_after};

/// So many posts from the top are counted by type.
pub const FIRST: usize = 20;

/// The types in the order shown: those of followed accounts first.
const SHOWN: [PostType; 6] =
    [PostType::Photo, PostType::Reel, PostType::Video, PostType::Shopping, PostType::Hashtag, PostType::Suggested];

/// One type's posts on one scale.
#[derive(Clone, Debug, PartialEq)]
pub struct Side {
    /// Their mean.
    pub mean: f64,
    /// How close they lie: [`density`](super::density()) over the scale.
    pub curve: Vec<f32>,
}

/// One type's posts, before and after.
#[derive(Clone, Debug, PartialEq)]
pub struct Ridge {
    /// The type.
    pub kind: PostType,
    /// Its rows, ascending.
    pub rows: Vec<u32>,
    /// By value.
    pub before: Side,
    /// By normalized score.
    pub after: Side,
}

/// The slate before and after normalizing.
#[derive(Clone, Debug, PartialEq)]
pub struct Normalized {
    /// One to a type that has posts.
    pub ridges: Vec<Ridge>,
    /// Each row's value.
    pub values: Vec<f64>,
    /// Each row's normalized score, 0..1.
    pub scores: Vec<f64>,
    /// The scale of the values.
    pub axis: Axis,
    /// Each row's rank by value, 1 = top.
    pub ranks_before: Vec<u32>,
    /// Each row's rank by normalized score, 1 = top.
    pub ranks_after: Vec<u32>,
    /// The first twenty by value.
    pub first_before: Vec<u32>,
    /// The first twenty by normalized score.
    pub first_after: Vec<u32>,
}

impl Normalized {
    /// How many of the first twenty each type has, before and after, in the order shown.
    pub fn tallies<'a>(&'a self, ledger: &'a Ledger) -> impl Iterator<Item = (PostType, usize, usize)> + 'a {
        let count = move |rows: &[u32], kind: PostType| {
            rows.iter().filter(|&&row| ledger.slate.types[row as usize] == kind).count()
        };
        self.ridges
            .iter()
            .map(move |ridge| (ridge.kind, count(&self.first_before, ridge.kind), count(&self.first_after, ridge.kind)))
    }
}

/// The slate before and after normalizing.
#[must_use]
pub fn normalized(ledger: &Ledger) -> Normalized {
    let (values, scores) = (ledger.scores_after(merge::STAGE.id), ledger.scores_after(normalize::STAGE.id));
    let (before, after) = (order_after(ledger, merge::STAGE.id), order_after(ledger, normalize::STAGE.id));
    let axis = axis(values.iter().copied());
    let first = |order: &[u32]| order.iter().copied().take(FIRST).collect::<Vec<u32>>();
    let side = |rows: &[u32], of: &[f64], (from, to): (f64, f64)| {
        let mut ascending: Vec<f64> = rows.iter().map(|&row| of[row as usize]).collect();
        ascending.sort_by(f64::total_cmp);
        let mean = ascending.iter().sum::<f64>() / ascending.len() as f64;
        Side { mean, curve: density(&ascending, from, to) }
    };
    let ridge = |kind: PostType| {
        let is_of = |row: &u32| ledger.slate.types[*row as usize] == kind;
        let rows: Vec<u32> = (0..ledger.slate.len() as u32).filter(is_of).collect();
        (!rows.is_empty()).then(|| Ridge {
            kind,
            before: side(&rows, &values, (axis.from, axis.to)),
            after: side(&rows, &scores, (0.0, 1.0)),
            rows,
        })
    };
    Normalized {
        ridges: SHOWN.into_iter().filter_map(ridge).collect(),
        ranks_before: ranks(&before),
        ranks_after: ranks(&after),
        first_before: first(&before),
        first_after: first(&after),
        values,
        scores,
        axis,
    }
}

/// The mean value of each type that has posts.
pub(super) fn means_by_type(ledger: &Ledger) -> Vec<(PostType, f64)> {
    let values = ledger.scores_after(merge::STAGE.id);
    let mean = |kind: PostType| {
        let of = ledger.slate.types.iter().zip(&values).filter(|(other, _)| **other == kind);
        let (count, sum) = of.fold((0, 0.0), |(count, sum), (_, value)| (count + 1, sum + value));
        (count > 0).then(|| (kind, sum / f64::from(count)))
    };
    SHOWN.into_iter().filter_map(mean).collect()
}
