//! What no weights can do, shown and not only tried.
//!
//! Within one scale of normalizing the higher value never gets the lower score before factors, and boosts and demotions
//! do not read the score. So where the post wanted above has no larger factors, its value must be the higher one: a
//! linear inequality in the weights. One alone is settled in closed form, many at once by a linear program.

use crate::domain::{Action, PerAction};
use crate::pipeline::stages::{author_decay, boost, demote, normalize};

use super::Pair;
use super::bench::Feed;
use super::linear::{Row, WEIGHTS, greatest_lead};

/// A lead no larger than this share of what the weights can make of a pair counts as none: what is less is rounding.
const NONE: f64 = 1e-9;

impl Feed<'_> {
    /// Can no weights within the bounds give the upper post the higher score?
    pub(super) fn is_never(&self, pair: Pair, bounds: &PerAction<(f64, f64)>) -> bool {
        let rows = self.ledger.slate.row_of(pair.above).zip(self.ledger.slate.row_of(pair.below));
        rows.and_then(|rows| self.needed(rows, bounds)).is_some_and(|row| is_never(&row, bounds))
    }

    /// The inequality that must hold where the first row has the higher score, at unit size; `None` where its value need
    /// not be the higher one, or where both are equally likely in everything.
    fn needed(&self, (above, below): (u32, u32), bounds: &PerAction<(f64, f64)>) -> Option<Row> {
        if !self.is_on_one_scale(above, below) || self.factors(above) > self.least(below, above) {
            return None;
        }
        let probability = |row: u32, action: Action| self.ledger.probability(row, action).unwrap_or(0.0);
        let slope = Action::ALL.map(|action| probability(above, action) - probability(below, action));
        let size: f64 =
            slope.iter().zip(&bounds.0).map(|(slope, (low, high))| slope.abs() * low.abs().max(high.abs())).sum();
        (size > 0.0).then(|| Row { gap: 0.0, slope: slope.map(|slope| slope / size) })
    }

    /// Are both put on the same scale by normalizing?
    fn is_on_one_scale(&self, a: u32, b: u32) -> bool {
        let (policy, slate) = (self.context.policy, &self.ledger.slate);
        let is_apart = policy.is_on(&normalize::ON) && policy.number(&normalize::STRENGTH) > 0.0;
        !is_apart || slate.types[a as usize] == slate.types[b as usize]
    }

    /// What boosts and demotions multiply a row by.
    fn factors(&self, row: u32) -> f64 {
        let stages = [boost::STAGE.id, demote::STAGE.id];
        let columns = self.ledger.columns.iter().filter(|(id, _)| stages.contains(id)).flat_map(|(_, columns)| columns);
        columns.map(|column| column.values[row as usize]).product()
    }

    /// The least its factors can be beside a post whose author decays it not at all: an author's posts decay by their own
    /// order, which weights may turn. Of one author's two posts the one with the higher score decays less, so there the
    /// decay decides nothing.
    fn least(&self, row: u32, other: u32) -> f64 {
        let (policy, slate) = (self.context.policy, &self.ledger.slate);
        if !policy.is_on(&author_decay::ON) {
            return self.factors(row);
        }
        let is_clustered = policy.number(&author_decay::CLUSTER_DECAY) < 1.0;
        let of_cluster = if is_clustered { policy.number(&author_decay::CLUSTER_FLOOR) } else { 1.0 };
        if slate.authors[row as usize] == slate.authors[other as usize] {
            return self.factors(row) * of_cluster;
        }
        self.factors(row) * of_cluster * author_decay::least(&self.context, slate, row)
    }
}

/// Can no weights lead in this row alone? The greatest lead is that of each weight at its better bound; where no weight
/// has a better one than none, the other post is at least as likely in everything that counts.
fn is_never(row: &Row, bounds: &PerAction<(f64, f64)>) -> bool {
    let best = |(slope, (low, high)): (&f64, &(f64, f64))| (slope * low).max(slope * high);
    let leads = || row.slope.iter().zip(&bounds.0).map(best);
    leads().all(|lead| lead <= 0.0) || leads().sum::<f64>() < -NONE
}

/// Pairs that cannot all have the higher score above at once, though each of them can alone; none of them can be left out.
/// Empty where there are none. `None` once it was told to stop.
pub(super) fn together(
    feeds: &[Feed<'_>],
    bounds: &PerAction<(f64, f64)>,
    go_on: &mut dyn FnMut(f32) -> bool,
) -> Option<Vec<Pair>> {
    let of_feed = |feed| needs(feed, bounds);
    let mut left: Vec<(Pair, Row)> = feeds.iter().flat_map(of_feed).collect();
    let is_shown = |pairs: &[(Pair, Row)]| {
        let rows: Vec<Row> = pairs.iter().map(|(_, row)| *row).collect();
        greatest_lead(&rows, &bounds.0).is_some_and(|lead| lead <= NONE)
    };
    if !is_shown(&left) {
        return Some(Vec::new());
    }
    // Leaves out as much as still cannot be, first by halves, at last pair by pair.
    let mut size = left.len() / 2;
    while size > 0 {
        let mut at = 0;
        while at < left.len() {
            if !go_on(1.0 / size as f32) {
                return None;
            }
            let end = (at + size).min(left.len());
            let rest: Vec<(Pair, Row)> = left[..at].iter().chain(&left[end..]).copied().collect();
            if is_shown(&rest) {
                left = rest;
            } else {
                at = end;
            }
        }
        size /= 2;
    }
    Some(left.into_iter().map(|(pair, _)| pair).collect())
}

/// What the pairs of an order need, without those that never can be.
fn needs(feed: &Feed<'_>, bounds: &PerAction<(f64, f64)>) -> Vec<(Pair, Row)> {
    let need = |rows: (u32, u32)| Some((feed.pair(rows), feed.needed(rows, bounds)?));
    feed.row_pairs().filter_map(need).filter(|(_, row)| !is_never(row, bounds)).collect()
}

const _: () = assert!(WEIGHTS == Action::ALL.len());
