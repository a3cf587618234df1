//! Real runs: every viewer's feed under the weights tried last, and how its orders fare there.

use crate::domain::{Action, PerAction, PostId};
use crate::pipeline::stages::merge;
use crate::pipeline::{Changed, Context, Ledger, rank, ranks, rerank};
use crate::policy::Policy;

use super::{Pair, Pairs, Wanted, turned};

/// The least score that a logarithm is taken of.
const LEAST: f64 = 1e-9;

/// One viewer's feed with the order wanted of it.
pub(super) struct Feed<'a> {
    /// Its policy is the one the search begins at.
    pub(super) context: Context<'a>,
    /// The rows of the order, top to bottom.
    pub(super) rows: Vec<u32>,
    pub(super) ledger: Ledger,
}

impl<'a> Feed<'a> {
    pub(super) fn new(policy: &'a Policy, wanted: &Wanted<'a>) -> Feed<'a> {
        let context = Context { policy, ..wanted.context };
        let ledger = rank(&context);
        let mut rows: Vec<u32> = Vec::new();
        for row in wanted.order.iter().filter_map(|&post| ledger.slate.row_of(post)) {
            if !rows.contains(&row) {
                rows.push(row);
            }
        }
        Feed { context, rows, ledger }
    }

    /// The pairs of the order, each as its upper row and its lower.
    pub(super) fn row_pairs(&self) -> impl Iterator<Item = (u32, u32)> + '_ {
        let below = move |at: usize| self.rows[at + 1..].iter().map(move |&below| (self.rows[at], below));
        (0..self.rows.len()).flat_map(below)
    }

    /// How many of them stand as wanted.
    pub(super) fn pairs(&self) -> Pairs {
        let places = ranks(self.ledger.order());
        let kept = self.row_pairs().filter(|&(above, below)| places[above as usize] < places[below as usize]).count();
        Pairs { kept, all: self.row_pairs().count() }
    }

    /// Those that do not.
    pub(super) fn broken(&self) -> Vec<Pair> {
        let places = ranks(self.ledger.order());
        let broken = self.row_pairs().filter(|&(above, below)| places[above as usize] > places[below as usize]);
        broken.map(|pair| self.pair(pair)).collect()
    }

    pub(super) fn pair(&self, (above, below): (u32, u32)) -> Pair {
        Pair { viewer: self.context.viewer_id, above: self.post(above), below: self.post(below) }
    }

    fn post(&self, row: u32) -> PostId {
        self.ledger.slate.posts[row as usize]
    }

    /// Each row's score as its logarithm, so that a factor is a distance.
    pub(super) fn log_scores(&self) -> Vec<f64> {
        self.rows.iter().map(|&row| self.ledger.scores[row as usize].max(LEAST).ln()).collect()
    }
}

/// How well weights do.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Merit {
    /// Pairs that stand as wanted, of all orders.
    pub(super) kept: usize,
    /// By how much the others, and those that lead by less than the margin, fall short: in shares of a score.
    pub(super) loss: f64,
}

impl Merit {
    /// Does it keep more pairs, or as many and falls less short?
    pub(super) fn beats(self, other: Merit) -> bool {
        self.kept > other.kept || self.kept == other.kept && self.loss < other.loss - TOO_LITTLE
    }
}

/// A gain that is not worth another turn.
pub(super) const TOO_LITTLE: f64 = 1e-9;

/// All viewers' feeds, made anew for each weights tried.
pub(super) struct Bench<'a> {
    pub(super) feeds: Vec<Feed<'a>>,
    /// The share of a score by which the upper post of a pair is to lead, so that a pair that only just stands as wanted
    /// still pulls.
    pub(super) margin: f64,
    base: Policy,
    policy: Policy,
}

impl<'a> Bench<'a> {
    pub(super) fn new(policy: &Policy, feeds: Vec<Feed<'a>>) -> Bench<'a> {
        Bench { feeds, margin: 0.0, base: policy.clone(), policy: policy.clone() }
    }

    /// The weights the search begins at.
    pub(super) fn start(&self) -> PerAction<f64> {
        PerAction::from_fn(|action: Action| self.base.number(merge::weight(action)))
    }

    /// Makes all feeds under these weights.
    pub(super) fn run(&mut self, weights: &PerAction<f64>) -> Merit {
        let before = std::mem::replace(&mut self.policy, turned(&self.base, weights));
        for feed in &mut self.feeds {
            let context = Context { policy: &self.policy, ..feed.context };
            rerank(&context, &mut feed.ledger, Changed::Policy(&before));
        }
        self.merit()
    }

    fn merit(&self) -> Merit {
        let mut merit = Merit { kept: 0, loss: 0.0 };
        for feed in &self.feeds {
            merit.kept += feed.pairs().kept;
            let logs = feed.log_scores();
            for (at, above) in logs.iter().enumerate() {
                merit.loss += logs[at + 1..].iter().map(|below| (self.margin - (above - below)).max(0.0)).sum::<f64>();
            }
        }
        merit
    }
}
