//! The log loss as the optimizer goes on, of predictions made as a model makes them: without the position.

use rayon::prelude::*;

use crate::domain::Action;
use crate::model::evaluate;
use crate::model::features::FEATURE_COUNT;
use crate::model::optimizer::Fitted;
use crate::model::predict::logistic;
use crate::model::table::{Labeled, Table, WIDTH, base_rate};

/// The log loss where the optimizer stood after a step.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pass {
    /// On the rows learned from.
    pub train: f64,
    /// On the held-out rows; `None` where there are none.
    pub held_out: Option<f64>,
}

/// Rows summed together; the sums are then added in order.
const CHUNK_ROWS: usize = 4_096;

/// The losses along the way; of an action without a regression the one of its base rate.
pub(super) fn along(passes: &[Fitted], action: Action, learned: &Table, held_out: &Table) -> Vec<Pass> {
    let [learned_rows, held_out] = [learned, held_out].map(|table| table.labeled(action));
    if passes.is_empty() {
        let (rows, positives) = learned.counts(action);
        let rate = base_rate(rows, positives);
        let constant = |labeled: &Labeled| evaluate::log_loss(&vec![rate; labeled.labels.len()], &labeled.labels);
        let pass = constant(&learned_rows).map(|train| Pass { train, held_out: constant(&held_out) });
        return pass.into_iter().collect();
    }
    passes.iter().filter_map(|fitted| measure(fitted, &learned_rows, &held_out)).collect()
}

/// The losses of one fit.
pub(super) fn measure(fitted: &Fitted, learned: &Labeled, held_out: &Labeled) -> Option<Pass> {
    let sums = sums(fitted, learned);
    let intercept = calibrated(&sums, &learned.labels, fitted.intercept);
    let loss = |sums: &[f64], labels: &[bool]| {
        let chunks = sums.par_chunks(CHUNK_ROWS).zip(labels.par_chunks(CHUNK_ROWS));
        let one = |(sum, &label): (&f64, &bool)| evaluate::loss(logistic(intercept + sum), label);
        let losses: Vec<f64> = chunks.map(|(sums, labels)| sums.iter().zip(labels).map(one).sum()).collect();
        (!labels.is_empty()).then(|| losses.iter().sum::<f64>() / labels.len() as f64)
    };
    Some(Pass { train: loss(&sums, &learned.labels)?, held_out: loss(&self::sums(fitted, held_out), &held_out.labels) })
}

/// The log-odds of each row but for the intercept and the position.
fn sums(fitted: &Fitted, rows: &Labeled) -> Vec<f64> {
    let sum = |row: &[f64]| row.iter().zip(&fitted.coefficients[..FEATURE_COUNT]).map(|(z, by)| z * by).sum();
    rows.values.par_chunks_exact(WIDTH).map(sum).collect()
}

/// The intercept with which the predictions average to the share of positives, by Newton's method.
fn calibrated(sums: &[f64], labels: &[bool], start: f64) -> f64 {
    let rate = labels.iter().filter(|&&label| label).count() as f64 / labels.len().max(1) as f64;
    let mut intercept = start;
    for _ in 0..20 {
        let chunk = |sums: &[f64]| {
            sums.iter().fold((0.0, 0.0), |(p_sum, slope), sum| {
                let p = logistic(intercept + sum);
                (p_sum + p, slope + p * (1.0 - p))
            })
        };
        let chunks: Vec<(f64, f64)> = sums.par_chunks(CHUNK_ROWS).map(chunk).collect();
        let (p_sum, slope) = chunks.into_iter().fold((0.0, 0.0), |(p, slope), chunk| (p + chunk.0, slope + chunk.1));
        let step = (p_sum - rate * sums.len() as f64) / slope.max(f64::MIN_POSITIVE);
        // Far from the mark the slope is no guide to its distance.
        intercept -= step.clamp(-2.0, 2.0);
        if step.abs() < 1e-9 {
            break;
        }
    }
    intercept
}
