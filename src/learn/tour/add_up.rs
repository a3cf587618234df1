//! Step 3: weight times probability, added up to one value.

use crate::domain::Action;
use crate::pipeline::stages::merge;
use crate::pipeline::{Context, Ledger};

use super::order_after;

/// One product of a sum.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Term {
    /// The action.
    pub action: Action,
    /// What it counts, the same for everyone.
    pub weight: f64,
    /// How likely it is, for this viewer; `None` where it is not defined.
    pub probability: Option<f64>,
    /// What the ledger says it adds.
    pub contribution: f64,
}

/// How one post's value came about.
#[derive(Clone, Debug, PartialEq)]
pub struct Sum {
    /// The post's row.
    pub row: u32,
    /// Its rank by value, 1 = top.
    pub rank: u32,
    /// One term to an action, in action order.
    pub terms: Vec<Term>,
    /// The value.
    pub value: f64,
}

/// The best posts by value.
#[derive(Clone, Debug, PartialEq)]
pub struct AddedUp {
    /// The best, first to last; then the selected one where it is not among them.
    pub sums: Vec<Sum>,
    /// The greatest sum of losses among them, at least 0.
    pub below: f64,
    /// The greatest sum of gains among them, at least 0.
    pub above: f64,
}

impl Sum {
    fn part(&self, is_wanted: fn(f64) -> bool) -> f64 {
        self.terms.iter().map(|term| term.contribution).filter(|&part| is_wanted(part)).sum::<f64>().abs()
    }
}

/// The sums of the `count` best by value, and of the selected row.
#[must_use]
pub fn added_up(context: &Context<'_>, ledger: &Ledger, selected: Option<u32>, count: usize) -> AddedUp {
    let stage = merge::STAGE.id;
    let order = order_after(ledger, stage);
    let values = ledger.scores_after(stage);
    let shown = order.iter().zip(1u32..).filter(|&(&row, rank)| rank as usize <= count || Some(row) == selected);
    let sum = |(&row, rank): (&u32, u32)| Sum {
        row,
        rank,
        terms: Action::ALL
            .map(|action| Term {
                action,
                weight: context.policy.number(merge::weight(action)),
                probability: ledger.probability(row, action),
                contribution: ledger.column(stage, action.key()).map_or(0.0, |column| column.values[row as usize]),
            })
            .into(),
        value: values[row as usize],
    };
    let sums: Vec<Sum> = shown.map(sum).collect();
    let most = |is_wanted: fn(f64) -> bool| sums.iter().map(|sum| sum.part(is_wanted)).fold(0.0, f64::max);
    AddedUp { below: most(|part| part < 0.0), above: most(|part| part > 0.0), sums }
}
