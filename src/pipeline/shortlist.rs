//! A light ranking: which candidates are worth the time of the full model.

use crate::domain::PostId;

use super::{Slate, ranks, score_order};

/// Every candidate's light score, and how many of them go on.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Shortlist {
    /// The candidates it was made of, in the order of the slate then.
    pub posts: Vec<PostId>,
    /// The light score of each.
    pub scores: Vec<f64>,
    /// So many of the best go on.
    pub keep: usize,
}

impl Shortlist {
    /// The light scores of a slate.
    #[must_use]
    pub fn new(slate: &Slate, scores: Vec<f64>, keep: usize) -> Shortlist {
        Shortlist { posts: slate.posts.clone(), scores, keep }
    }

    /// Each candidate's place by light score, 1 = first.
    #[must_use]
    pub fn places(&self) -> Vec<u32> {
        ranks(&score_order(&self.scores))
    }

    /// A post's place by light score, and among how many; `None` where it was no candidate then.
    #[must_use]
    pub fn place(&self, post: PostId) -> Option<(u32, usize)> {
        let row = self.posts.iter().position(|&other| other == post)?;
        Some((super::order::rows_before(&self.scores, row as u32) as u32 + 1, self.posts.len()))
    }
}
