//! Step 5, with the boosts before it: factors, and how far they move posts.

use crate::pipeline::stages::{boost, demote, normalize};
use crate::pipeline::{Column, Ledger};
use crate::policy::Knob;

/// The boost every post has, so that it singles out none.
const FRESHNESS: &str = "freshness";

/// One reason a score is multiplied.
#[derive(Clone, Debug, PartialEq)]
pub struct Factor {
    /// The column's reason: `misinformation`, or the id of a rule of one's own.
    pub reason: String,
    /// The knob that sizes it; `None` for a rule of one's own.
    pub knob: Option<&'static Knob>,
    /// What the score is multiplied by.
    pub factor: f64,
}

/// One post, moved by factors.
#[derive(Clone, Debug, PartialEq)]
pub struct Shift {
    /// Its row.
    pub row: u32,
    /// Every factor of the stage that is not 1.
    pub factors: Vec<Factor>,
    /// All of them multiplied.
    pub factor: f64,
    /// Its rank before the stage, 1 = top.
    pub from: u32,
    /// Its rank after the stage.
    pub to: u32,
}

/// What boosts and demotions did.
#[derive(Clone, Debug, PartialEq)]
pub struct Shifted {
    /// Posts with a boost besides freshness, in rank order after the boosts.
    pub boosted: Vec<Shift>,
    /// Posts with a demotion, in rank order before the demotions.
    pub demoted: Vec<Shift>,
    /// The least and the greatest freshness of the slate; `None` where it changes nothing.
    pub freshness: Option<(f64, f64)>,
}

impl Factor {
    /// Does every post have one of its kind, so that it singles out none?
    #[must_use]
    pub fn is_for_all(&self) -> bool {
        self.reason == FRESHNESS
    }
}

impl Shift {
    /// Places won; negative for places lost.
    #[must_use]
    pub fn places(&self) -> i64 {
        i64::from(self.from) - i64::from(self.to)
    }
}

/// What boosts and demotions did.
#[must_use]
pub fn shifted(ledger: &Ledger) -> Shifted {
    let mut boosted = shifts(ledger, boost::STAGE.id, normalize::STAGE.id, is_own);
    let mut demoted = shifts(ledger, demote::STAGE.id, boost::STAGE.id, |_| true);
    boosted.sort_by_key(|shift| shift.to);
    demoted.sort_by_key(|shift| shift.from);
    let freshness = ledger.column(boost::STAGE.id, FRESHNESS).map(|column| {
        let factors = column.values.iter().copied();
        factors.fold((f64::INFINITY, f64::NEG_INFINITY), |(least, most), factor| (least.min(factor), most.max(factor)))
    });
    Shifted { boosted, demoted, freshness }
}

/// How many posts the boosts, freshness apart, single out.
pub(super) fn boosted(ledger: &Ledger) -> usize {
    singled_out(ledger, boost::STAGE.id, is_own).count()
}

/// How many posts are demoted.
pub(super) fn demoted(ledger: &Ledger) -> usize {
    singled_out(ledger, demote::STAGE.id, |_| true).count()
}

/// Does a boost single posts out?
fn is_own(column: &Column) -> bool {
    &*column.reason != FRESHNESS
}

fn columns<'a>(ledger: &'a Ledger, stage: &str) -> &'a [Column] {
    ledger.columns.iter().find(|(id, _)| *id == stage).map_or(&[], |(_, columns)| columns)
}

/// The rows that a column of the stage which `singles_out` multiplies by something else than 1.
fn singled_out<'a>(
    ledger: &'a Ledger,
    stage: &str,
    singles_out: fn(&Column) -> bool,
) -> impl Iterator<Item = usize> + use<'a> {
    let columns: Vec<&Column> = columns(ledger, stage).iter().filter(|column| singles_out(column)).collect();
    (0..ledger.slate.len()).filter(move |&row| columns.iter().any(|column| column.values[row] != 1.0))
}

/// Those rows, with all factors of the stage and their ranks before and after it.
fn shifts(ledger: &Ledger, stage: &str, before: &str, singles_out: fn(&Column) -> bool) -> Vec<Shift> {
    let (from, to) = (ledger.ranks_after(before), ledger.ranks_after(stage));
    let shift = |row: usize| {
        let acting = columns(ledger, stage).iter().filter(|column| column.values[row] != 1.0);
        let factors: Vec<Factor> = acting
            .map(|column| Factor { reason: column.reason.to_string(), knob: column.knob, factor: column.values[row] })
            .collect();
        let factor = factors.iter().map(|factor| factor.factor).product();
        Shift { row: row as u32, factors, factor, from: from[row], to: to[row] }
    };
    singled_out(ledger, stage, singles_out).map(shift).collect()
}
