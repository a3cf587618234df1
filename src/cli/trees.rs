//! How trees do beside the regressions, as a table and as JSON.

use serde::Serialize;

use crate::domain::Action;
use crate::model::evaluate::Mean;
use crate::model::{Grown, Report};

use super::numbers;
use super::table::{Column, Table};

/// The report of a training; with trees, one more key.
#[derive(Serialize)]
pub(super) struct Told<'a> {
    #[serde(flatten)]
    report: &'a Report,
    #[serde(skip_serializing_if = "Option::is_none")]
    trees: Option<Trees>,
}

#[derive(Serialize)]
struct Trees {
    actions: Vec<ActionTold>,
    /// Their log loss minus that of the regressions, the mean over the actions: below 0 trees are better.
    difference: Option<MeanTold>,
}

/// How trees foretell one action; null where too little was held out.
#[derive(Serialize)]
struct ActionTold {
    action: &'static str,
    /// 0: too rare, so that both predict its base rate, and there is no difference to tell.
    trees: usize,
    log_loss: Option<f64>,
    auc: Option<f64>,
    calibration_error: Option<f64>,
    difference: Option<MeanTold>,
}

/// A mean with its 95 % interval.
#[derive(Serialize)]
struct MeanTold {
    mean: f64,
    low: f64,
    high: f64,
}

impl<'a> Told<'a> {
    pub(super) fn of(report: &'a Report, grown: Option<&Grown>) -> Told<'a> {
        Told { report, trees: grown.map(Trees::of) }
    }
}

impl Trees {
    fn of(grown: &Grown) -> Trees {
        let actions = Action::ALL.map(|action| {
            let measured = &grown.measured[action];
            ActionTold {
                action: action.key(),
                trees: grown.trees[action],
                log_loss: measured.log_loss,
                auc: measured.auc,
                calibration_error: measured.calibration_error,
                difference: difference(action, grown).map(MeanTold::of),
            }
        });
        Trees { actions: actions.into(), difference: grown.overall.map(MeanTold::of) }
    }
}

impl MeanTold {
    fn of(mean: Mean) -> MeanTold {
        MeanTold { mean: mean.mean, low: mean.low, high: mean.high }
    }
}

const COLUMNS: [Column; 7] = [
    Column::text("Trees", 12),
    Column::number("Grown"),
    Column::number("Log loss"),
    Column::number("AUC"),
    Column::number("ECE"),
    Column::number("Against regression"),
    Column::number("95 % interval"),
];

/// The same as text.
pub(super) fn told(grown: &Grown) -> String {
    let rows = Action::ALL.map(|action| row(action, grown)).into();
    let table = Table { columns: &COLUMNS, rows, wraps: false, indent: 0 }.render();
    format!("\n{table}\n{}\n", verdict(grown))
}

fn row(action: Action, grown: &Grown) -> Vec<String> {
    let measured = &grown.measured[action];
    let number = |number: Option<f64>, places| number.map_or(NONE.to_owned(), |it| numbers::decimals(it, places));
    let difference = difference(action, grown);
    vec![
        action.key().to_owned(),
        grown.trees[action].to_string(),
        number(measured.log_loss, 4),
        number(measured.auc, 3),
        number(measured.calibration_error, 4),
        difference.map_or(NONE.to_owned(), |mean| numbers::signed(mean.mean, 4)),
        difference.map_or(NONE.to_owned(), interval),
    ]
}

/// What trees do to the log loss of an action that has trees.
fn difference(action: Action, grown: &Grown) -> Option<Mean> {
    grown.difference[action].filter(|_| grown.trees[action] > 0)
}

const NONE: &str = "–";

fn interval(mean: Mean) -> String {
    format!("{} to {}", numbers::signed(mean.low, 4), numbers::signed(mean.high, 4))
}

/// Which family is better, as far as the held-out impressions tell.
fn verdict(grown: &Grown) -> String {
    let Some(mean) = grown.overall else { return "Too little was held out to say which is better.".to_owned() };
    let said = match (mean.is_clear(), mean.mean < 0.0) {
        (true, true) => "trees are better",
        (true, false) => "trees are worse",
        (false, _) => "neither is clearly better",
    };
    let clear: Vec<Mean> =
        Action::ALL.iter().filter_map(|&action| difference(action, grown)).filter(|mean| mean.is_clear()).collect();
    let better = clear.iter().filter(|mean| mean.mean < 0.0).count();
    format!(
        "Log loss of trees against regressions, mean over the actions: {} ({}).\n\
         So {said}; by action trees are clearly better for {better}, clearly worse for {}.\n\
         They are only measured: a feed ranked by them could not be taken apart.",
        numbers::signed(mean.mean, 4),
        interval(mean),
        clear.len() - better,
    )
}
