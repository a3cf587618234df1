//! One post's way through the diagram: where it stood after each stage, and what each did to it.

use std::sync::Arc;

use crate::domain::PostId;
use crate::pipeline::{Component, Ledger, Op, Removal, Verdict, stages};
use crate::policy::Knob;

use super::{Standings, stops};

/// One post's way.
#[derive(Clone, Debug)]
pub struct Path {
    /// Which post.
    pub post: PostId,
    /// Where it ended.
    pub verdict: Verdict,
    /// After each stage of [`stops`]; none where it was removed, or never came in.
    pub stops: Vec<Stop>,
}

/// Where a post stood after a stage.
#[derive(Clone, Debug)]
pub struct Stop {
    /// The stage.
    pub stage: &'static str,
    /// Its component.
    pub component: Component,
    /// Rank after it, 1 = top.
    pub rank: u32,
    /// Places won by it (positive) or lost; 0 at the first stop, before which there is no rank.
    pub places: i64,
    /// Score after it; after `merge` the value, which is not on the scale of scores. `None` in a feed by time.
    pub score: Option<f64>,
    /// What it added to the score; 0 where it set the score or left it.
    pub points: f64,
    /// The factors it multiplied by, without those of 1.
    pub factors: Vec<Factor>,
    /// A list rule had to give way at its place.
    pub relaxed: bool,
}

/// A factor with what it stands for.
#[derive(Clone, Debug)]
pub struct Factor {
    /// What it stands for: `freshness`, the id of a user's rule.
    pub reason: Arc<str>,
    /// The knob that sizes it; `None` for a user's own rule.
    pub knob: Option<&'static Knob>,
    /// How much.
    pub value: f64,
}

impl Path {
    /// The component and reason that removed it.
    #[must_use]
    pub fn removal(&self) -> Option<(Component, Removal)> {
        let Verdict::Removed(removal) = self.verdict else { return None };
        Some((stages::stage(removal.stage)?.component, removal))
    }

    /// Its row in the slate, where it was not removed.
    #[must_use]
    pub fn row(&self) -> Option<u32> {
        match self.verdict {
            Verdict::Delivered { row, .. } | Verdict::PastTheEnd { row, .. } => Some(row),
            Verdict::NotFound | Verdict::Removed(_) => None,
        }
    }

    /// The last stop at that component.
    #[must_use]
    pub fn at(&self, component: Component) -> Option<&Stop> {
        self.stops.iter().rev().find(|stop| stop.component == component)
    }
}

/// The way of a post.
#[must_use]
pub fn path(ledger: &Ledger, standings: &Standings, post: PostId) -> Path {
    let verdict = ledger.verdict(post);
    let mut path = Path { post, verdict, stops: Vec::new() };
    if let Some(row) = path.row() {
        for (stage, rank) in stops(ledger).iter().zip(standings.of(row)) {
            let stop = stop(ledger, row, stage, rank, path.stops.last());
            path.stops.push(stop);
        }
    }
    path
}

fn stop(ledger: &Ledger, row: u32, stage: &'static str, rank: u32, before: Option<&Stop>) -> Stop {
    let steps = ledger.steps(row).filter(|step| step.stage == stage && step.column.op == Op::Times);
    let (mut points, mut factors) = (0.0, Vec::new());
    for step in steps.filter(|step| step.value != 1.0) {
        points += step.points();
        let (reason, knob) = (step.column.reason.clone(), step.column.knob);
        factors.push(Factor { reason, knob, value: step.value });
    }
    Stop {
        stage,
        component: stages::stage(stage).map_or(Component::SortByScore, |stage| stage.component),
        rank,
        places: before.map_or(0, |before| i64::from(before.rank) - i64::from(rank)),
        score: ledger.is_scored().then(|| ledger.score_after(row, stage)),
        points,
        factors,
        relaxed: ledger.relaxed(row).any(|relaxed| relaxed == stage),
    }
}
