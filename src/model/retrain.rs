//! A model fitted anew, night after night, from where it stood the day before.

use rayon::prelude::*;

use super::features::{FEATURE_COUNT, Row};
use super::optimizer::{Fitted, fit_from};
use super::predict::{Model, Regression, logistic};
use super::table::FEWEST_EXAMPLES;
use crate::domain::{Action, Impression};

/// One showing: the features as known just before it, and what came of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Lesson {
    /// The features.
    pub row: Row,
    /// What came of it.
    pub impression: Impression,
}

/// How near coefficients come to the minimum, in log-odds per standard deviation; what they were a day before is as good
/// a start as any, and tomorrow they move again. Assumed.
const PRECISION: f64 = 1e-2;
/// Columns: the features, then ln(position).
const WIDTH: usize = FEATURE_COUNT + 1;
/// Rows over which the intercept is brought to the rate; more would change no prediction by a hundredth of itself.
const CALIBRATED_ON: usize = 8_192;

/// The model fitted to these showings alone, with the penalty and the scales it has: coefficients start where they are, so
/// that few steps are needed. An action with too few examples among them ([`FEWEST_EXAMPLES`]) is predicted as before.
///
/// The same showings in the same order give the same model to the bit. The report stays that of the first training.
#[must_use]
pub fn retrain(before: &Model, lessons: &[&Lesson]) -> Model {
    let values = standardized(before, lessons);
    let learned = |(&action, before_it): (&Action, &Regression)| {
        learn(action, before_it, before.l2, &values, lessons).unwrap_or_else(|| before_it.clone())
    };
    let actions = Action::ALL.par_iter().zip(&before.actions).map(learned).collect();
    Model { actions, ..before.clone() }
}

fn standardized(model: &Model, lessons: &[&Lesson]) -> Vec<f64> {
    let mut values = Vec::with_capacity(lessons.len() * WIDTH);
    for lesson in lessons {
        values.extend(lesson.row.iter().zip(&model.features).map(|(value, scale)| (value - scale.mean) / scale.sd));
        let place = f64::from(lesson.impression.position.max(1)).ln();
        values.push((place - model.position.mean) / model.position.sd);
    }
    values
}

fn learn(action: Action, before: &Regression, l2: f64, values: &[f64], lessons: &[&Lesson]) -> Option<Regression> {
    let defined = |(lesson, row): (&&Lesson, &[f64])| Some((lesson.impression.did(action)?, row.to_vec()));
    let rows = || lessons.iter().zip(values.chunks_exact(WIDTH));
    let labels: Vec<bool> = lessons.iter().filter_map(|lesson| lesson.impression.did(action)).collect();
    let positives = labels.iter().filter(|&&label| label).count();
    if positives.min(labels.len() - positives) < FEWEST_EXAMPLES {
        return None;
    }
    let some: Vec<f64>;
    let values = if labels.len() == lessons.len() {
        values
    } else {
        some = rows().filter_map(defined).flat_map(|(_, row)| row).collect();
        &some
    };
    let coefficients = || before.coefficients.iter().copied().chain([before.position]).collect();
    let near = (before.coefficients.len() == FEATURE_COUNT)
        .then(|| Fitted { intercept: before.intercept, coefficients: coefficients() });
    let fitted = fit_from(near, values, WIDTH, &labels, l2, PRECISION).ok()?;
    let rate = positives as f64 / labels.len() as f64;
    Some(Regression {
        action: before.action.clone(),
        intercept: calibrated_intercept(&fitted, values, rate),
        coefficients: fitted.coefficients[..FEATURE_COUNT].to_vec(),
        position: fitted.coefficients[FEATURE_COUNT],
    })
}

/// The intercept with which predictions that leave the position out average to the rate, as in a first training.
fn calibrated_intercept(fitted: &Fitted, values: &[f64], rate: f64) -> f64 {
    let all = values.len() / WIDTH;
    let sums: Vec<f64> = values
        .chunks_exact(WIDTH)
        .step_by(all.div_ceil(CALIBRATED_ON).max(1))
        .map(|row| row.iter().zip(&fitted.coefficients[..FEATURE_COUNT]).map(|(z, coefficient)| z * coefficient).sum())
        .collect();
    let mean_at =
        |intercept: f64| sums.iter().map(|sum| logistic(intercept + sum)).sum::<f64>() / sums.len().max(1) as f64;
    let (mut low, mut high) = (fitted.intercept - 8.0, fitted.intercept + 8.0);
    for _ in 0..30 {
        let middle = f64::midpoint(low, high);
        *(if mean_at(middle) < rate { &mut low } else { &mut high }) = middle;
    }
    f64::midpoint(low, high)
}
