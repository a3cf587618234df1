//! The model: one logistic regression per action, and each prediction taken apart.

use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use super::category::Categories;
use super::features::{FEATURES, Feature, Row};
use super::predictor::Predictor;
use super::report::{Report, TrainedOn};
use crate::domain::{Action, PerAction, Timestamp};

/// Predicts the probability of each action; also what a model file holds.
///
/// The log-odds of an action are its intercept plus, per feature, coefficient × (value − mean) / sd.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Model {
    /// `glassfeed.model/1`.
    pub format: String,
    /// The worlds it was trained on.
    pub trained_on: Vec<TrainedOn>,
    /// The latest clock among them.
    pub when: Timestamp,
    /// The penalty it was trained with.
    pub l2: f64,
    /// How each feature is standardized, in [`FEATURES`] order.
    pub features: Vec<Scale>,
    /// How ln(position) was standardized in training.
    pub position: Scale,
    /// One per action, in action order.
    pub actions: Vec<Regression>,
    /// How well it did on days it was not trained on.
    pub report: Report,
}

/// What turns a feature's value into a standardized one.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scale {
    /// The feature's key.
    pub key: String,
    /// Its mean over the training rows, and what it is held at where its category is off.
    pub mean: f64,
    /// Its standard deviation over them; 1 where it was constant.
    pub sd: f64,
}

/// How one action is predicted.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Regression {
    /// The action's key.
    pub action: String,
    /// Log-odds where every feature is at its mean.
    pub intercept: f64,
    /// Log-odds per standard deviation, one per feature; empty where there were too few examples, so that everything is
    /// predicted the smoothed base rate.
    pub coefficients: Vec<f64>,
    /// Log-odds per standard deviation of ln(position). Only training uses it: posts lower in a feed are looked at
    /// less, and without a column of its own that would pass for dislike. A prediction is made as if for every
    /// position at once, so it is not part of the sum.
    pub position: f64,
}

/// What one feature adds to one prediction.
#[derive(Clone, Copy, Debug)]
pub struct Contribution {
    /// The feature.
    pub feature: &'static Feature,
    /// What it was.
    pub value: f64,
    /// What that adds to the log-odds, against an average value.
    pub log_odds: f64,
}

static SHIPPED: LazyLock<Model> = LazyLock::new(|| {
    // The file is part of the program and a test reads it; an empty model, which predicts nothing, is never met.
    serde_json::from_str(include_str!("../../assets/shipped.model.json")).unwrap_or_default()
});

impl Model {
    /// The format this program reads and writes.
    pub const FORMAT: &'static str = "glassfeed.model/1";

    /// The model that comes with the program, trained on a generated world that is none of the samples.
    #[must_use]
    pub fn shipped() -> &'static Model {
        &SHIPPED
    }

    /// The probability of each action for a post with these features, 0..1, the other categories' features held at
    /// their training mean. `watch` is `None` where nothing `plays`.
    #[must_use]
    pub fn predict(&self, row: &Row, on: Categories, plays: bool) -> PerAction<Option<f64>> {
        self.predictor(on).predict(row, plays)
    }

    /// The model made ready to predict many posts from these categories.
    #[must_use]
    pub fn predictor(&self, on: Categories) -> Predictor {
        Predictor::new(self, on)
    }

    /// What each feature adds to the log-odds of an action, in [`FEATURES`] order, without the categories that are off;
    /// with [`Model::intercept`] they sum to the log-odds of [`Model::predict`]. All 0 where the action has no regression.
    #[must_use]
    pub fn contributions(&self, action: Action, row: &Row, on: Categories) -> Vec<Contribution> {
        let standardized = self.standardized(row, on);
        let coefficients = self.actions.get(action as usize).map_or(&[][..], |regression| &regression.coefficients);
        let of = |at: usize| Contribution {
            feature: &FEATURES[at],
            value: row[at],
            log_odds: standardized[at] * coefficients.get(at).copied().unwrap_or(0.0),
        };
        (0..FEATURES.len()).filter(|&at| on.contains(FEATURES[at].category)).map(of).collect()
    }

    /// The log-odds of an action where every feature is at its training mean.
    #[must_use]
    pub fn intercept(&self, action: Action) -> f64 {
        self.actions.get(action as usize).map_or(0.0, |regression| regression.intercept)
    }

    /// Standardized values, 0 for what is switched off or unknown.
    fn standardized(&self, row: &Row, on: Categories) -> Row {
        let mut values = *row;
        for (at, value) in values.iter_mut().enumerate() {
            let scale = self.features.get(at).filter(|_| on.contains(FEATURES[at].category));
            *value = scale.map_or(0.0, |scale| (*value - scale.mean) / scale.sd);
        }
        values
    }
}

/// The probability with these log-odds.
#[must_use]
pub fn logistic(log_odds: f64) -> f64 {
    1.0 / (1.0 + (-log_odds).exp())
}
