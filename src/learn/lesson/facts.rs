//! What the app knows, as far as lessons ask for it.

use std::collections::HashMap;

use crate::domain::{AccountId, Action, ActionSet, PostId, Viewer, ViewerId, World};
use crate::learn::View;
use crate::pipeline::Ledger;
use crate::policy::Policy;

use super::Answer;

/// What the app knows at a moment.
#[derive(Clone, Copy)]
pub struct Facts<'a> {
    /// The world, as opened.
    pub world: &'a World,
    /// What every stage did to every post.
    pub ledger: &'a Ledger,
    /// What is turned.
    pub policy: &'a Policy,
    /// Whose feed is shown.
    pub viewer: ViewerId,
    /// That viewer's lists, as they stand.
    pub controls: &'a Viewer,
    /// Whom that viewer follows, as it stands.
    pub follows: &'a [AccountId],
    /// What that viewer did in the phone since the last refresh.
    pub acts: &'a [(PostId, ActionSet)],
    /// Each post's rank in the order moves are counted from, 1 = top.
    pub pinned: &'a HashMap<PostId, u32>,
    /// The selected post, where somebody chose it.
    pub selected: Option<PostId>,
    /// The view that is open.
    pub view: View,
    /// The id of the component that is open in the diagram.
    pub component: Option<&'a str>,
    /// The id of the term that is open in the glossary.
    pub term: Option<&'a str>,
    /// The post the step's act is about, found when the step began.
    pub target: Option<PostId>,
    /// Where that post stood then, 1 = top.
    pub stood: Option<u32>,
    /// What the learner answered last.
    pub answer: Option<Answer>,
}

impl Facts<'_> {
    /// A post's place, 1 = top; `None` where it is no candidate.
    #[must_use]
    pub fn rank(&self, post: PostId) -> Option<u32> {
        let row = self.ledger.slate.row_of(post)?;
        self.ledger.order().iter().position(|&other| other == row).map(|at| at as u32 + 1)
    }

    /// The post at a place, 1 = top.
    #[must_use]
    pub fn at_rank(&self, rank: u32) -> Option<PostId> {
        let row = *self.ledger.order().get((rank as usize).checked_sub(1)?)?;
        Some(self.post_of(row))
    }

    /// The post of a row.
    #[must_use]
    pub fn post_of(&self, row: u32) -> PostId {
        self.ledger.slate.posts[row as usize]
    }

    /// Each ranked post with the places it won (positive) or lost against the pinned order, top to bottom; a post that
    /// is new there is left out.
    pub fn moves(&self) -> impl Iterator<Item = (PostId, i64)> + '_ {
        (1i64..).zip(self.ledger.order()).filter_map(|(rank, &row)| {
            let post = self.post_of(row);
            Some((post, i64::from(*self.pinned.get(&post)?) - rank))
        })
    }

    /// Did the viewer do that with the post since the last refresh? With any post, where none is given.
    #[must_use]
    pub fn did(&self, post: Option<PostId>, action: Action) -> bool {
        self.acts.iter().any(|(on, did)| post.is_none_or(|post| post == *on) && did.contains(action))
    }
}
