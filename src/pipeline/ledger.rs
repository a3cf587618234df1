//! The ledger: what every stage did to every post. The score is its ledger, replayed.

use std::sync::Arc;

use crate::domain::{Action, PerAction, PostId};
use crate::policy::Knob;

use super::{
    Arrangement, Delivery, Found, Lead, Route, RouteCount, Shortlist, Slate, order::rows_before, order::score_order,
    stages,
};

/// How a column changes a score.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Op {
    /// Adds its value.
    Add,
    /// Puts its value in place of the score.
    Set,
    /// Multiplies by its value.
    Times,
}

impl Op {
    /// The score after a step.
    #[must_use]
    pub fn apply(self, score: f64, value: f64) -> f64 {
        match self {
            Op::Add => score + value,
            Op::Set => value,
            Op::Times => score * value,
        }
    }
}

/// One step of every score: all rows share its reason and knob.
#[derive(Clone, Debug)]
pub struct Column {
    /// What it stands for: `freshness`, `like`, the id of a user's rule.
    pub reason: Arc<str>,
    /// The knob that sizes it; `None` for a user's own rule.
    pub knob: Option<&'static Knob>,
    /// How it changes a score.
    pub op: Op,
    /// One value per row.
    pub values: Vec<f64>,
}

impl Column {
    /// A column of factors, or none where every factor is 1.
    #[must_use]
    pub fn times(
        reason: &str,
        knob: Option<&'static Knob>,
        factors: impl Iterator<Item = f64> + Clone,
    ) -> Option<Column> {
        factors.clone().any(|factor| factor != 1.0).then(|| Column {
            reason: reason.into(),
            knob,
            op: Op::Times,
            values: factors.collect(),
        })
    }
}

/// One step of one post's score.
#[derive(Clone, Debug)]
pub struct Step<'a> {
    /// The stage it belongs to.
    pub stage: &'static str,
    /// The column it is a row of.
    pub column: &'a Column,
    /// The column's value for this post.
    pub value: f64,
    /// The score before it.
    pub before: f64,
    /// The score after it.
    pub after: f64,
}

impl Step<'_> {
    /// What the step added to the score; negative where it took.
    #[must_use]
    pub fn points(&self) -> f64 {
        self.after - self.before
    }
}

/// The stages after which a post has a rank, in order. `sort` is the rank after the authors' decay.
pub const RANKED_AFTER: [&str; 7] = ["merge", "normalize", "boost", "demote", "sort", "media", "author"];

/// What every stage did to every post of one run.
#[derive(Clone, Debug, Default)]
pub struct Ledger {
    /// Every post that had an origin, newest first, with its verdict.
    pub found: Vec<Found>,
    /// How many of them sourcing kept.
    pub sourced: usize,
    /// What led to each of the found, in Explore; empty elsewhere.
    pub leads: Vec<Vec<Lead>>,
    /// The light ranking, in Explore; empty elsewhere.
    pub shortlist: Shortlist,
    /// Those that stayed: the rows of all that follows.
    pub slate: Slate,
    /// The probability of each action per row; NaN where it is not defined.
    pub predicted: PerAction<Vec<f64>>,
    /// Columns by stage, in pipeline order; a stage that is off, or changes nothing, has none.
    pub columns: Vec<(&'static str, Vec<Column>)>,
    /// Each row's final score; empty for feeds that are not scored.
    pub scores: Vec<f64>,
    /// The order after `sort`, `media` and `author`, in pipeline order.
    pub arrangements: Vec<(&'static str, Arrangement)>,
    /// How much was delivered.
    pub delivery: Delivery,
}

impl Ledger {
    /// What led to a post; nothing where it came in as posts of the feed do.
    #[must_use]
    pub fn leads_to(&self, post: PostId) -> &[Lead] {
        let at = self.found.iter().position(|found| found.post == post);
        at.and_then(|at| self.leads.get(at)).map_or(&[], Vec::as_slice)
    }

    /// How many posts each route led to; empty where posts came in as those of the feed do.
    #[must_use]
    pub fn routes(&self) -> Vec<RouteCount> {
        let count = |route: Route| {
            let of_route = |(_, leads): &(&Found, &Vec<Lead>)| leads.iter().any(|lead| lead.route == route);
            let all = || self.found.iter().zip(&self.leads).filter(of_route);
            let kept = |(found, _): &(&Found, &Vec<Lead>)| {
                found.removed.is_none_or(|removal| removal.stage != stages::source::STAGE.id)
            };
            let alone = all().filter(|(_, leads)| leads.len() == 1).count();
            RouteCount { route, found: all().count(), kept: all().filter(kept).count(), alone }
        };
        let is_told = |count: &RouteCount| count.found > 0 || !count.route.is_on_request();
        if self.leads.is_empty() { Vec::new() } else { Route::ALL.map(count).into_iter().filter(is_told).collect() }
    }

    /// How many of the found are left after a stage that chooses candidates.
    #[must_use]
    pub fn left_after(&self, stage: &str) -> usize {
        let until = stages::position(stage);
        let left = |found: &&Found| found.removed.is_none_or(|removal| stages::position(removal.stage) > until);
        self.found.iter().filter(left).count()
    }

    /// The rows in final order, delivered or not.
    #[must_use]
    pub fn order(&self) -> &[u32] {
        self.arrangements.last().map_or(&[], |(_, arrangement)| &arrangement.order)
    }

    /// The rows delivered, first to last.
    #[must_use]
    pub fn delivered(&self) -> &[u32] {
        &self.order()[..self.delivery.length]
    }

    /// Were scores made? Only the home feed has them.
    #[must_use]
    pub fn is_scored(&self) -> bool {
        self.scores.len() == self.slate.len() && !self.columns.is_empty()
    }

    /// The probability of an action; `None` where it is not defined or was not predicted.
    #[must_use]
    pub fn probability(&self, row: u32, action: Action) -> Option<f64> {
        self.predicted[action].get(row as usize).copied().filter(|p| !p.is_nan())
    }

    /// The steps of one post's score, first to last: its row read across.
    pub fn steps(&self, row: u32) -> impl Iterator<Item = Step<'_>> {
        let mut score = 0.0;
        self.columns.iter().flat_map(|(stage, columns)| columns.iter().map(move |column| (*stage, column))).map(
            move |(stage, column)| {
                let value = column.values[row as usize];
                let before = score;
                score = column.op.apply(score, value);
                Step { stage, column, value, before, after: score }
            },
        )
    }

    /// The score the row's steps add up to, bit for bit [`Ledger::scores`].
    #[must_use]
    pub fn replay(&self, row: u32) -> f64 {
        self.steps(row).last().map_or(0.0, |step| step.after)
    }

    /// The score after a stage, for one row.
    #[must_use]
    pub fn score_after(&self, row: u32, stage: &str) -> f64 {
        let until = stages::position(stage);
        let steps = self.steps(row).take_while(|step| stages::position(step.stage) <= until);
        steps.last().map_or(0.0, |step| step.after)
    }

    /// Every row's score after a stage.
    #[must_use]
    pub fn scores_after(&self, stage: &str) -> Vec<f64> {
        let until = stages::position(stage);
        let mut scores = vec![0.0; self.slate.len()];
        for (_, columns) in self.columns.iter().take_while(|(id, _)| stages::position(id) <= until) {
            apply(&mut scores, columns);
        }
        scores
    }

    /// Each row's rank after a stage, 1 = top. Worked out when asked: what nobody looks at is not computed.
    #[must_use]
    pub fn ranks_after(&self, stage: &str) -> Vec<u32> {
        match self.arrangements.iter().find(|(id, _)| *id == stage) {
            Some((_, arrangement)) => ranks(&arrangement.order),
            None => ranks(&score_order(&self.scores_after(stage))),
        }
    }

    /// One row's rank after a stage, 1 = top: counted, not sorted.
    #[must_use]
    pub fn rank_after(&self, row: u32, stage: &str) -> u32 {
        let before = match self.arrangements.iter().find(|(id, _)| *id == stage) {
            Some((_, arrangement)) => arrangement.order.iter().take_while(|&&other| other != row).count(),
            None => rows_before(&self.scores_after(stage), row),
        };
        before as u32 + 1
    }

    /// The stages in which a rule had to give way at this row.
    pub fn relaxed(&self, row: u32) -> impl Iterator<Item = &'static str> + '_ {
        self.arrangements
            .iter()
            .filter(move |(_, arrangement)| arrangement.relaxed.contains(&row))
            .map(|(stage, _)| *stage)
    }

    /// The column of that stage and reason, where it changed anything.
    #[must_use]
    pub fn column(&self, stage: &str, reason: &str) -> Option<&Column> {
        let (_, columns) = self.columns.iter().find(|(id, _)| *id == stage)?;
        columns.iter().find(|column| &*column.reason == reason)
    }

    /// What became of a post.
    #[must_use]
    pub fn verdict(&self, post: PostId) -> Verdict {
        match self.found.iter().find(|found| found.post == post) {
            None => Verdict::NotFound,
            Some(Found { removed: Some(removal), .. }) => Verdict::Removed(*removal),
            Some(_) => self.slate.row_of(post).map_or(Verdict::NotFound, |row| {
                let place = self.order().iter().position(|&other| other == row).unwrap_or(usize::MAX);
                if place < self.delivery.length {
                    Verdict::Delivered { row, rank: place + 1 }
                } else {
                    Verdict::PastTheEnd { row, rank: place + 1 }
                }
            }),
        }
    }
}

/// What became of a post.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It has no origin: nothing leads from the viewer to it.
    NotFound,
    /// A stage dropped it.
    Removed(super::Removal),
    /// It is in the feed.
    Delivered {
        /// Its row in the slate.
        row: u32,
        /// Its place, 1 = top.
        rank: usize,
    },
    /// It was ranked behind the last that is delivered.
    PastTheEnd {
        /// Its row in the slate.
        row: u32,
        /// Its place, 1 = top.
        rank: usize,
    },
}

/// Each row's place in the order, 1 = top.
#[must_use]
pub fn ranks(order: &[u32]) -> Vec<u32> {
    let mut ranks = vec![0; order.len()];
    for (place, &row) in order.iter().enumerate() {
        ranks[row as usize] = place as u32 + 1;
    }
    ranks
}

/// Passes every score through the columns, in order.
///
/// Goes block by block, so that a block of scores stays in the nearest cache while all columns pass over it.
pub(super) fn apply(scores: &mut [f64], columns: &[Column]) {
    const BLOCK: usize = 2048;
    for (at, scores) in scores.chunks_mut(BLOCK).enumerate() {
        for column in columns {
            let values = &column.values[at * BLOCK..][..scores.len()];
            match column.op {
                Op::Set => scores.copy_from_slice(values),
                op => scores.iter_mut().zip(values).for_each(|(score, &value)| *score = op.apply(*score, value)),
            }
        }
    }
}
