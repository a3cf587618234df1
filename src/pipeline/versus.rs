//! Why one post stands above another: the gap of their scores, taken apart by the steps of the ledger.

use std::sync::Arc;

use crate::policy::Knob;

use super::{Column, Ledger, Op, RANKED_AFTER, STAGES};

/// What one step does to the gap of two scores.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// The stage it belongs to.
    pub stage: &'static str,
    /// What the step stands for.
    pub reason: Arc<str>,
    /// The knob that sizes it; `None` for a user's own rule.
    pub knob: Option<&'static Knob>,
    /// How it changes a score.
    pub op: Op,
    /// Its value on either side; `None` where that side's ledger has no such step.
    pub values: [Option<f64>; 2],
    /// What it adds to the gap, in points of score: positive where it speaks for the first.
    pub points: f64,
}

/// Two scores, and where they part.
#[derive(Clone, Debug, PartialEq)]
pub struct Versus {
    /// The first's score and the second's.
    pub scores: [f64; 2],
    /// Every step, in the order of the pipeline. Their points sum to the gap: see [`versus`].
    pub parts: Vec<Part>,
}

impl Versus {
    /// The first's score less the second's.
    #[must_use]
    pub fn gap(&self) -> f64 {
        self.scores[0] - self.scores[1]
    }

    /// What merging adds, action by action, in the unit of the value, before it is put on a scale; empty where nothing
    /// is merged.
    pub fn values(&self) -> impl Iterator<Item = &Part> {
        self.parts.iter().filter(|part| part.op == Op::Add)
    }

    /// The parts as steps of the score: what is merged, and set to a place on a scale, is one step. Their points sum to
    /// the gap as well.
    #[must_use]
    pub fn steps(&self) -> Vec<Part> {
        let Some(set) = self.parts.iter().rposition(|part| part.op == Op::Set) else { return self.parts.clone() };
        let points = self.parts[..=set].iter().map(|part| part.points).sum();
        let scaled = Part { points, ..self.parts[set].clone() };
        std::iter::once(scaled).chain(self.parts[set + 1..].iter().cloned()).collect()
    }
}

/// Takes the gap of two rows' scores apart: two posts of one feed, or one post in two feeds.
///
/// Points are counted in replay order: a step's points are the gap after it less the gap before it. So additive steps
/// count as they are, setting the score takes back what merging gave, and a factor counts by what it makes of the scores
/// it meets. What rounding loses in a step the next one gets, so that the sum is off by no more than one rounding of its
/// last step. Empty where a feed is not scored.
#[must_use]
pub fn versus(first: (&Ledger, u32), second: (&Ledger, u32)) -> Versus {
    let score = |(ledger, row): (&Ledger, u32)| ledger.scores.get(row as usize).copied().unwrap_or(0.0);
    let scores = [score(first), score(second)];
    let mut running = [0.0; 2];
    let mut sum = 0.0;
    let mut parts: Vec<Part> = Vec::new();
    for (stage, columns) in STAGES.iter().flat_map(|stage| {
        let aligned = aligned(columns_of(first.0, stage.id), columns_of(second.0, stage.id));
        aligned.into_iter().map(|columns| (stage.id, columns))
    }) {
        let ([Some(column), _] | [None, Some(column)]) = columns else { continue };
        let value = |side: Option<&Column>, row: u32| side.and_then(|side| side.values.get(row as usize).copied());
        let values = [value(columns[0], first.1), value(columns[1], second.1)];
        for (score, value) in running.iter_mut().zip(values) {
            *score = value.map_or(*score, |value| column.op.apply(*score, value));
        }
        let points = running[0] - running[1] - sum;
        sum += points;
        let Column { reason, knob, op, .. } = column;
        parts.push(Part { stage, reason: reason.clone(), knob: *knob, op: *op, values, points });
    }
    // Where rules stand in another order on either side, the last bits of a product may differ from the ledger's.
    if let Some(last) = parts.last_mut() {
        last.points += scores[0] - scores[1] - sum;
    }
    Versus { scores, parts }
}

/// The stage from which on a row stands above another to the end; `None` where it ends below.
///
/// A rule on lists may lift a post over one of a higher score: then it is that rule's stage.
#[must_use]
pub fn above_since(ledger: &Ledger, row: u32, other: u32) -> Option<&'static str> {
    let is_above = |stage: &&'static str| ledger.rank_after(row, stage) < ledger.rank_after(other, stage);
    RANKED_AFTER.into_iter().rev().take_while(is_above).last()
}

fn columns_of<'a>(ledger: &'a Ledger, stage: &str) -> &'a [Column] {
    ledger.columns.iter().find(|(id, _)| *id == stage).map_or(&[], |(_, columns)| columns)
}

/// The columns of both sides, those of one reason together, each side's in its order as far as the other allows.
fn aligned<'a>(first: &'a [Column], second: &'a [Column]) -> Vec<[Option<&'a Column>; 2]> {
    let mut aligned: Vec<[Option<&Column>; 2]> = first.iter().map(|column| [Some(column), None]).collect();
    let mut next = 0;
    for column in second {
        let same = |pair: &[Option<&Column>; 2]| {
            pair[1].is_none() && pair[0].is_some_and(|other| other.reason == column.reason)
        };
        match aligned.iter().position(same) {
            Some(at) => {
                aligned[at][1] = Some(column);
                next = at + 1;
            }
            None => {
                aligned.insert(next, [None, Some(column)]);
                next += 1;
            }
        }
    }
    aligned
}
