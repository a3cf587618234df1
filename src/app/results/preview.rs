//! What a change would do, told before it is made.

use std::collections::HashMap;

use crate::domain::PostId;
use crate::pipeline::stages::demote;
use crate::pipeline::{self, Ledger};

/// What a change would do, told before it is made.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Preview {
    /// Posts that would leave the feed.
    pub removed: Vec<PostId>,
    /// Posts that would come in.
    pub added: Vec<PostId>,
    /// Posts whose score would change, with places won (positive) or lost; biggest move first.
    pub moved: Vec<(PostId, i64)>,
    /// Of the moved, those that would be lowered for being like a hidden post.
    pub similar: Vec<(PostId, i64)>,
}

impl Preview {
    /// Compares two runs for the same viewer.
    pub(super) fn between(before: &Ledger, after: &Ledger) -> Preview {
        let (old, new) = (places(before), places(after));
        let mut preview = Preview::default();
        for &post in &before.slate.posts {
            match (old.get(&post), new.get(&post)) {
                (Some(_), None) => preview.removed.push(post),
                (Some(old), Some(new)) if old.score != new.score => preview.moved.push((post, old.rank - new.rank)),
                _ => {}
            }
        }
        preview.added = after.slate.posts.iter().copied().filter(|post| !old.contains_key(post)).collect();
        preview.moved.sort_by_key(|&(post, places)| (-places.abs(), post));
        let is_lowered = |&(post, _): &(PostId, i64)| likeness_factor(after, post) < likeness_factor(before, post);
        preview.similar = preview.moved.iter().copied().filter(is_lowered).collect();
        preview
    }
}

/// What being like a hidden post leaves of a post's score.
fn likeness_factor(ledger: &Ledger, post: PostId) -> f64 {
    let column = ledger.column(demote::STAGE.id, "similar_to_hidden");
    let row = ledger.slate.row_of(post);
    column.zip(row).map_or(1.0, |(column, row)| column.values[row as usize])
}

/// Where a post stands.
pub(super) struct Place {
    pub(super) rank: i64,
    score: Option<f64>,
}

/// Every candidate with its place.
pub(super) fn places(ledger: &Ledger) -> HashMap<PostId, Place> {
    let ranks = pipeline::ranks(ledger.order());
    let place = |(row, &post): (usize, &PostId)| {
        (post, Place { rank: i64::from(ranks[row]), score: ledger.scores.get(row).copied() })
    };
    ledger.slate.posts.iter().enumerate().map(place).collect()
}
