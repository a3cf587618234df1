//! What a change of what is known does to what is predicted, feature by feature.

use super::category::Categories;
use super::features::{FEATURES, Feature, features};
use super::onlooker::Moment;
use super::predict::Model;
use crate::domain::{Action, PostId};

/// What was predicted of some posts before and after, and which features changed that.
#[derive(Clone, Debug)]
pub struct Shift {
    /// The mean probability before and after.
    pub p: [f64; 2],
    /// The features that moved the log-odds, the one that moved them most first.
    pub causes: Vec<Cause>,
}

/// What one feature did to a prediction; means over the posts.
#[derive(Clone, Copy, Debug)]
pub struct Cause {
    /// The feature.
    pub feature: &'static Feature,
    /// Its value before and after.
    pub value: [f64; 2],
    /// What its change adds to the log-odds.
    pub log_odds: f64,
    /// Log-odds per standard deviation: its coefficient.
    pub coefficient: f64,
}

/// Compares two moments of the same viewer on the posts for which the action is defined; `None` where there is none.
#[must_use]
pub fn shift(
    model: &Model,
    on: Categories,
    moments: [Moment<'_>; 2],
    action: Action,
    posts: &[PostId],
) -> Option<Shift> {
    let predictor = model.predictor(on);
    let mut count = 0.0;
    let mut p = [0.0; 2];
    let mut parts = FEATURES.each_ref().map(|feature| ([0.0; 2], [0.0; 2], feature));
    for &post in posts {
        let plays = moments[0].world.post(post).media.plays();
        let rows = moments.each_ref().map(|moment| features(moment, post));
        let [Some(before), Some(after)] = rows.each_ref().map(|row| predictor.predict(row, plays)[action]) else {
            continue;
        };
        count += 1.0;
        p = [p[0] + before, p[1] + after];
        for (at, row) in rows.iter().enumerate() {
            for part in model.contributions(action, row, on) {
                let Some(index) = Feature::index_of(part.feature.key) else { continue };
                parts[index].0[at] += part.value;
                parts[index].1[at] += part.log_odds;
            }
        }
    }
    let coefficients = model.actions.get(action as usize).map_or(&[][..], |own| &own.coefficients);
    let cause = |(index, (value, log_odds, feature)): (usize, ([f64; 2], [f64; 2], &'static Feature))| Cause {
        feature,
        value: value.map(|sum| sum / count),
        log_odds: (log_odds[1] - log_odds[0]) / count,
        coefficient: coefficients.get(index).copied().unwrap_or(0.0),
    };
    let mut causes: Vec<Cause> =
        parts.into_iter().enumerate().map(cause).filter(|cause| cause.log_odds != 0.0).collect();
    causes.sort_by(|a, b| b.log_odds.abs().total_cmp(&a.log_odds.abs()));
    (count > 0.0).then(|| Shift { p: p.map(|sum| sum / count), causes })
}
