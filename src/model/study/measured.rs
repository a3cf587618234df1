//! How well an action is predicted.

use crate::domain::{Action, PerAction};
use crate::model::category::Categories;
use crate::model::evaluate::{CalibrationBin, auc, calibration_by_rank, expected_calibration_error, log_loss};
use crate::model::features::{FEATURE_COUNT, Row};
use crate::model::predict::Model;
use crate::model::table::Table;

/// So many points has a calibration curve.
const POINTS: usize = 8;

/// How well an action is predicted; `None` where there is nothing to measure on.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Measured {
    /// Log loss; smaller is better.
    pub log_loss: Option<f64>,
    /// The chance that a positive is predicted above a negative.
    pub auc: Option<f64>,
    /// Expected calibration error over ten bins.
    pub calibration_error: Option<f64>,
    /// What was predicted and what happened, from the lowest predictions to the highest, in bins of equal counts.
    pub curve: Vec<CalibrationBin>,
}

impl Measured {
    /// Of probabilities and what happened.
    #[must_use]
    pub fn of(predicted: &[f64], happened: &[bool]) -> Measured {
        Measured {
            log_loss: log_loss(predicted, happened),
            auc: auc(predicted, happened),
            calibration_error: expected_calibration_error(predicted, happened, 10),
            curve: calibration_by_rank(predicted, happened, POINTS),
        }
    }

    /// The means over the actions that were measured, without a curve.
    #[must_use]
    pub fn mean(measured: &PerAction<Measured>) -> Measured {
        let mean = |number: fn(&Measured) -> Option<f64>| {
            let numbers: Vec<f64> = measured.0.iter().filter_map(number).collect();
            (!numbers.is_empty()).then(|| numbers.iter().sum::<f64>() / numbers.len() as f64)
        };
        Measured {
            log_loss: mean(|measured| measured.log_loss),
            auc: mean(|measured| measured.auc),
            calibration_error: mean(|measured| measured.calibration_error),
            curve: Vec::new(),
        }
    }

    /// How well a model does on rows that stand on the scales of another.
    pub(super) fn per_action(model: &Model, scales: &Model, rows: &Table) -> PerAction<Measured> {
        let predicted = predictions(model, scales, rows);
        PerAction::from_fn(|action| {
            let happened: Vec<bool> = rows.outcomes().iter().filter_map(|outcome| outcome.did(action)).collect();
            Measured::of(&predicted[action], &happened)
        })
    }
}

/// What a model predicts for each row for which the action is defined, in row order.
pub(in crate::model) fn predictions(model: &Model, scales: &Model, rows: &Table) -> PerAction<Vec<f64>> {
    let predictor = model.predictor(Categories::ALL_ON);
    let mut predicted = PerAction::from_fn(|_| Vec::with_capacity(rows.len()));
    for (values, outcome) in rows.rows().zip(rows.outcomes()) {
        let mut row: Row = [0.0; FEATURE_COUNT];
        for ((value, z), scale) in row.iter_mut().zip(values).zip(&scales.features) {
            *value = scale.mean + z * scale.sd;
        }
        let here = predictor.predict(&row, outcome.plays);
        for action in Action::ALL {
            predicted[action].extend(here[action]);
        }
    }
    predicted
}
