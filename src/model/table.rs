//! The training rows as one table of standardized numbers, and the regressions fitted on it.

use super::features::{FEATURE_COUNT, FEATURES};
use super::optimizer::{Examples, FitError, Fitted, Path, fit_along};
use super::predict::{Regression, Scale, logistic};
use super::rows::{Outcome, TrainingRow};
use crate::domain::Action;

/// Positive, and negative, examples below which an action gets no regression but its base rate; assumed.
pub const FEWEST_EXAMPLES: usize = 100;

/// A coefficient beyond this many log-odds per standard deviation says that the classes can nearly be told apart; assumed.
const STEEP: f64 = 8.0;

/// How near coefficients come to the minimum, in log-odds per standard deviation; a tenth of this changes no digit of a
/// report.
pub(super) const PRECISION: f64 = 1e-3;

/// Columns: the features, then ln(position).
pub(super) const WIDTH: usize = FEATURE_COUNT + 1;

/// Standardized rows of features and ln(position).
#[derive(Clone, Debug)]
pub(super) struct Table {
    outcomes: Vec<Outcome>,
    values: Vec<f64>,
    scales: Vec<Scale>,
}

/// A regression, and what a reader should know of it; empty where there is nothing to know.
pub(super) struct Learned {
    pub(super) regression: Regression,
    pub(super) note: String,
    /// The way there; empty where nothing was fitted.
    pub(super) passes: Vec<Fitted>,
}

/// The rows for which an action is defined: their values, one after the other, and whether it happened.
pub(super) struct Labeled {
    pub(super) values: Vec<f64>,
    pub(super) labels: Vec<bool>,
}

impl Labeled {
    /// The same as the optimizer takes it.
    pub(super) fn examples(&self) -> Examples<'_> {
        Examples { values: &self.values, width: WIDTH, labels: &self.labels }
    }
}

impl Table {
    /// Standardizes the rows, of which there is at least one.
    pub(super) fn new(rows: &[&TrainingRow<'_>]) -> Table {
        let mut values = raw(rows);
        let keys = FEATURES.iter().map(|feature| feature.key).chain(["position"]);
        let scales: Vec<Scale> =
            keys.enumerate().map(|(at, key)| scale(key, values.iter().skip(at).step_by(WIDTH))).collect();
        standardize(&mut values, &scales);
        Table { outcomes: outcomes(rows), values, scales }
    }

    /// Other rows on the scales of this one.
    pub(super) fn on_same_scales(&self, rows: &[&TrainingRow<'_>]) -> Table {
        let mut values = raw(rows);
        standardize(&mut values, &self.scales);
        Table { outcomes: outcomes(rows), values, scales: self.scales.clone() }
    }

    /// How many rows it has.
    pub(super) fn len(&self) -> usize {
        self.outcomes.len()
    }

    /// What came of each row.
    pub(super) fn outcomes(&self) -> &[Outcome] {
        &self.outcomes
    }

    /// The values of each row.
    pub(super) fn rows(&self) -> impl Iterator<Item = &[f64]> {
        self.values.chunks_exact(WIDTH)
    }

    /// How the features are standardized, in order, and how ln(position) is.
    pub(super) fn scales(&self) -> (Vec<Scale>, Scale) {
        (self.scales[..FEATURE_COUNT].to_vec(), self.scales[FEATURE_COUNT].clone())
    }

    /// Rows for which the action is defined, and those in which it happened.
    pub(super) fn counts(&self, action: Action) -> (usize, usize) {
        let labels = self.outcomes.iter().filter_map(|outcome| outcome.did(action));
        labels.fold((0, 0), |(rows, positives), label| (rows + 1, positives + usize::from(label)))
    }

    /// Learns one action from the rows for which it is defined. `go_on` hears each pass over them; `None` once it
    /// answers no.
    pub(super) fn learn(&self, action: Action, l2: f64, go_on: &dyn Fn(usize) -> bool) -> Option<Learned> {
        let (rows, positives) = self.counts(action);
        let rate = base_rate(rows, positives);
        let constant = Regression {
            action: action.key().to_owned(),
            intercept: (rate / (1.0 - rate)).ln(),
            coefficients: Vec::new(),
            position: 0.0,
        };
        if positives.min(rows - positives) < FEWEST_EXAMPLES {
            let note = format!("too few examples ({positives} of {rows}); predicts the base rate for everybody");
            return Some(Learned { regression: constant, note, passes: Vec::new() });
        }
        let labeled = self.labeled(action);
        let Path { fitted, passes } = match fit_along(None, labeled.examples(), l2, PRECISION, go_on) {
            Ok(path) => path,
            Err(FitError::Cancelled) => return None,
            Err(_) => {
                let note = "the optimizer stopped; predicts the base rate".to_owned();
                return Some(Learned { regression: constant, note, passes: Vec::new() });
            }
        };
        let steepest =
            fitted.coefficients.iter().fold(0.0_f64, |steepest, coefficient| steepest.max(coefficient.abs()));
        let note = match steepest > STEEP {
            true => "positives and negatives can nearly be told apart; raise the penalty".to_owned(),
            false => String::new(),
        };
        let intercept = calibrated_intercept(&fitted, &labeled.values, positives as f64 / rows as f64);
        let (coefficients, position) =
            (fitted.coefficients[..FEATURE_COUNT].to_vec(), fitted.coefficients[FEATURE_COUNT]);
        Some(Learned { regression: Regression { intercept, coefficients, position, ..constant }, note, passes })
    }

    /// The rows for which the action is defined.
    pub(super) fn labeled(&self, action: Action) -> Labeled {
        let mut values = Vec::with_capacity(self.values.len());
        let mut labels = Vec::with_capacity(self.outcomes.len());
        for (outcome, of_row) in self.outcomes.iter().zip(self.rows()) {
            if let Some(label) = outcome.did(action) {
                values.extend_from_slice(of_row);
                labels.push(label);
            }
        }
        Labeled { values, labels }
    }
}

fn raw(rows: &[&TrainingRow<'_>]) -> Vec<f64> {
    rows.iter().flat_map(|row| row.row.into_iter().chain([log_position(row)])).collect()
}

fn outcomes(rows: &[&TrainingRow<'_>]) -> Vec<Outcome> {
    rows.iter().map(|row| Outcome::of(row.impression)).collect()
}

fn standardize(values: &mut [f64], scales: &[Scale]) {
    for row in values.chunks_exact_mut(WIDTH) {
        for (value, scale) in row.iter_mut().zip(scales) {
            *value = (*value - scale.mean) / scale.sd;
        }
    }
}

/// The share of positives, as if half a positive and half a negative more had been seen (Jeffreys' prior): never 0 or 1.
pub(super) fn base_rate(rows: usize, positives: usize) -> f64 {
    (positives as f64 + 0.5) / (rows as f64 + 1.0)
}

fn log_position(row: &TrainingRow<'_>) -> f64 {
    f64::from(row.impression.position.max(1)).ln()
}

/// Mean and population standard deviation; a column that never changes gets sd 1.
fn scale<'v>(key: &str, column: impl Iterator<Item = &'v f64> + Clone) -> Scale {
    let count = column.clone().count() as f64;
    let mean = column.clone().sum::<f64>() / count;
    let sd = (column.map(|value| (value - mean).powi(2)).sum::<f64>() / count).sqrt();
    Scale { key: key.to_owned(), mean, sd: if sd > 1e-9 { sd } else { 1.0 } }
}

/// The intercept with which predictions that leave the position out average to the training rate.
///
/// Holding ln(position) at its mean alone would not do: the mean of the logistic is not the logistic of the mean, and
/// rare actions come mostly from the top of the feed.
fn calibrated_intercept(fitted: &Fitted, values: &[f64], rate: f64) -> f64 {
    let without_position: Vec<f64> = values
        .chunks_exact(WIDTH)
        .map(|row| row.iter().zip(&fitted.coefficients[..FEATURE_COUNT]).map(|(z, coefficient)| z * coefficient).sum())
        .collect();
    let mean_at = |intercept: f64| {
        without_position.iter().map(|sum| logistic(intercept + sum)).sum::<f64>() / without_position.len() as f64
    };
    let (mut low, mut high) = (fitted.intercept - 8.0, fitted.intercept + 8.0);
    for _ in 0..40 {
        let middle = f64::midpoint(low, high);
        *(if mean_at(middle) < rate { &mut low } else { &mut high }) = middle;
    }
    f64::midpoint(low, high)
}
