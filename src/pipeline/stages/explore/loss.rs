//! What the light ranker loses against ranking everything.

use crate::domain::PostId;
use crate::pipeline::{Changed, Context, FeedKind, Ledger, Shortlist, rerank_while, score_order};
use crate::policy::{Policy, Value};

use super::{deliver, shortlist, value};

/// How many of the posts that the full model would value most the light ranker let pass.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Loss {
    /// So many of the best were looked at: as many as are in the grid, fewer where there are not so many.
    pub best: usize,
    /// So many of them the light ranker let pass.
    pub kept: usize,
}

impl Loss {
    /// The share of them it let pass, 0..1; 1 where there are none.
    #[must_use]
    pub fn share(self) -> f64 {
        if self.best == 0 { 1.0 } else { self.kept as f64 / self.best as f64 }
    }
}

/// What the light ranker of that ledger loses: every candidate is valued by the full model, which takes longer than
/// ranking did. Nothing is lost where nothing was ranked lightly.
#[must_use]
pub fn loss(context: &Context<'_>, ledger: &Ledger) -> Loss {
    loss_while(context, ledger, || true).unwrap_or(Loss { best: 0, kept: 0 })
}

/// The same, asking after each stage whether to go on; `None` once the answer is no.
pub fn loss_while(context: &Context<'_>, ledger: &Ledger, go_on: impl FnMut() -> bool) -> Option<Loss> {
    let mut policy: Policy = context.policy.clone();
    // The candidates are never more than the knob allows.
    let _accepted = policy.set(&shortlist::KEEP, shortlist_of_all(&ledger.shortlist));
    let mut whole = Ledger::default();
    let context_of_all = Context { policy: &policy, feed: FeedKind::Explore, ..*context };
    rerank_while(&context_of_all, &mut whole, Changed::Everything, go_on).then_some(())?;
    let order = score_order(&whole.scores_after(value::STAGE.id));
    let best = context.policy.whole(&deliver::LENGTH);
    let best: Vec<PostId> = order.iter().take(best).map(|&row| whole.slate.posts[row as usize]).collect();
    let kept = best.iter().filter(|&&post| ledger.slate.row_of(post).is_some()).count();
    Some(Loss { best: best.len(), kept })
}

/// As many as there are candidates, and 1 at least.
fn shortlist_of_all(shortlist: &Shortlist) -> Value {
    Value::Number(shortlist.posts.len().max(1) as f64)
}
