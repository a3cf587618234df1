//! Does the model order posts better than popularity and recency do?

use super::category::Categories;
use super::evaluate::ndcg_at;
use super::predict::Model;
use super::predictor::Predictor;
use super::report::RankingReport;
use super::rows::TrainingRow;
use crate::domain::{Action, Impression, PerAction, World};

/// Compares three orders of the posts each viewer was shown: by predicted value, by views, and newest first.
///
/// Each is measured by NDCG@10 against what the viewer then did: a post's gain is the sum of the `weights` of its
/// actions, at least 0, and its predicted value the sum of weight × probability. The value uses each row's own
/// features, which know nothing of that impression; the view counts are the world's final ones, which favors
/// popularity. Equals stay in the order shown. Viewers who did nothing are left out; `None` if all did nothing.
#[must_use]
pub fn ranking(
    model: &Model,
    shown: &[(&World, &[TrainingRow<'_>])],
    weights: &PerAction<f64>,
) -> Option<RankingReport> {
    let predictor = model.predictor(Categories::ALL_ON);
    let mut sums = [0.0; 3];
    let mut viewers = 0;
    for (world, rows) in shown {
        for rows in by_viewer(world, rows) {
            let value = |row: &TrainingRow<'_>| predicted_value(&predictor, row, weights);
            let views = |row: &TrainingRow<'_>| world.post(row.impression.post).views as f64;
            let newest = |row: &TrainingRow<'_>| world.post(row.impression.post).created_at.as_second() as f64;
            let gain = |row: &TrainingRow<'_>| gain(row.impression, weights);
            let scores = [ndcg(&rows, value, gain), ndcg(&rows, views, gain), ndcg(&rows, newest, gain)];
            if let [Some(model), Some(popularity), Some(recency)] = scores {
                viewers += 1;
                sums = [sums[0] + model, sums[1] + popularity, sums[2] + recency];
            }
        }
    }
    let [model, popularity, recency] = sums.map(|sum| sum / viewers as f64);
    (viewers > 0).then_some(RankingReport { viewers, model, popularity, recency })
}

fn by_viewer<'a, 'w>(world: &World, rows: &'a [TrainingRow<'w>]) -> Vec<Vec<&'a TrainingRow<'w>>> {
    let mut groups = vec![Vec::new(); world.viewers.len()];
    for row in rows {
        groups[row.impression.viewer.0 as usize].push(row);
    }
    groups
}

fn ndcg<'a, 'w: 'a>(
    rows: &[&'a TrainingRow<'w>],
    score: impl Fn(&TrainingRow<'w>) -> f64,
    gain: impl Fn(&TrainingRow<'w>) -> f64,
) -> Option<f64> {
    let mut order: Vec<(f64, f64)> = rows.iter().map(|row| (score(row), gain(row))).collect();
    order.sort_by(|a, b| b.0.total_cmp(&a.0));
    let gains: Vec<f64> = order.into_iter().map(|pair| pair.1).collect();
    ndcg_at(10, &gains)
}

fn predicted_value(predictor: &Predictor, row: &TrainingRow<'_>, weights: &PerAction<f64>) -> f64 {
    let predicted = predictor.predict(&row.row, row.impression.watched.is_some());
    Action::ALL.iter().map(|&action| weights[action] * predicted[action].unwrap_or(0.0)).sum()
}

fn gain(impression: &Impression, weights: &PerAction<f64>) -> f64 {
    let did = Action::ALL.into_iter().filter(|&action| impression.did(action) == Some(true));
    did.map(|action| weights[action]).sum::<f64>().max(0.0)
}
