//! Why the system put a post elsewhere: its ledger row beside that of a post it was confused with, step by step.

use super::clauses;
use crate::domain::PostId;
use crate::pipeline::{Context, Ledger, Op, Step};

/// A post that stands elsewhere in the system's order.
#[derive(Clone, Debug, PartialEq)]
pub struct Disagreement {
    /// Which post.
    pub post: PostId,
    /// Its place by hand, 1 = top.
    pub by_hand: usize,
    /// Its place by the system, 1 = top.
    pub by_system: usize,
    /// The post it is held against: of those that it stands the other way round to, the one that lies farthest from it
    /// in the two orders together; of equals the one the system has higher.
    pub rival: PostId,
    /// What each step makes of the two, in pipeline order.
    pub parts: Vec<Part>,
    /// The step that decided it, in words, and the strongest that went against it.
    pub sentence: String,
}

impl Disagreement {
    /// How many places higher the system has it; negative where lower.
    #[must_use]
    pub fn moved(&self) -> i64 {
        self.by_hand as i64 - self.by_system as i64
    }
}

/// One step of two scores side by side.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// The stage.
    pub stage: &'static str,
    /// The ledger column's reason: `normalized`, which holds all of the predictions, or a factor's.
    pub reason: String,
    /// What it is for the post, and for its rival.
    pub values: [f64; 2],
}

impl Part {
    /// How many times the post has what its rival has; those of all parts multiply to the ratio of the scores.
    /// 1 where both have nothing, infinite where only the rival has nothing.
    #[must_use]
    pub fn ratio(&self) -> f64 {
        match self.values {
            [own, rival] if own == rival => 1.0,
            [own, rival] => own / rival,
        }
    }

    /// Does it speak for the post, and how much? Above 0 for it, below 0 for its rival.
    pub(super) fn pull(&self) -> f64 {
        self.ratio().ln()
    }
}

/// Every post that stands elsewhere, biggest move first; of equals the one the system has higher. `by_hand` and `system`
/// hold the same posts, all of them candidates.
#[must_use]
pub fn disagreements(
    context: &Context<'_>,
    ledger: &Ledger,
    by_hand: &[PostId],
    system: &[PostId],
) -> Vec<Disagreement> {
    let place = |order: &[PostId], post: PostId| order.iter().position(|&other| other == post);
    let told = |(at, &post): (usize, &PostId)| {
        let hand = place(by_hand, post)?;
        let is_up = at < hand;
        let turned = system.iter().enumerate().filter_map(|(other_at, &other)| {
            let other_hand = place(by_hand, other)?;
            let is_turned = if is_up { other_at > at && other_hand < hand } else { other_at < at && other_hand > hand };
            is_turned.then_some((other_at.abs_diff(at) + other_hand.abs_diff(hand), other))
        });
        // Of equals `max_by_key` answers the last.
        let (_, rival) = turned.collect::<Vec<_>>().into_iter().rev().max_by_key(|(far, _)| *far)?;
        let (parts, rows) = (parts(ledger, post, rival)?, [ledger.slate.row_of(post)?, ledger.slate.row_of(rival)?]);
        let sentence = clauses::sentence(context, ledger, rows, &parts, is_up);
        (at != hand).then_some(Disagreement { post, by_hand: hand + 1, by_system: at + 1, rival, parts, sentence })
    };
    let mut all: Vec<Disagreement> = system.iter().enumerate().filter_map(told).collect();
    all.sort_by_key(|one| (std::cmp::Reverse(one.moved().abs()), one.by_system));
    all
}

/// The two scores side by side: what the predictions came to, then every factor.
fn parts(ledger: &Ledger, post: PostId, rival: PostId) -> Option<Vec<Part>> {
    let (own, rival) = (ledger.slate.row_of(post)?, ledger.slate.row_of(rival)?);
    let part = |(own, rival): (Step<'_>, Step<'_>)| Part {
        stage: own.stage,
        reason: own.column.reason.to_string(),
        values: [own.value, rival.value],
    };
    Some(ledger.steps(own).zip(ledger.steps(rival)).filter(|(own, _)| own.column.op != Op::Add).map(part).collect())
}
