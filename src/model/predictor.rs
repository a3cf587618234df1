//! A model made ready to predict many posts: its numbers in the order in which they are read.

use super::category::Categories;
use super::features::{FEATURE_COUNT, FEATURES, Row};
use super::predict::{Model, logistic};
use crate::domain::{Action, PerAction};

/// One model, with the data it may use. What it answers is [`Model::predict`].
pub struct Predictor {
    means: Row,
    sds: Row,
    /// Per feature one for each action; 0 where it is switched off or unknown.
    coefficients: [[f64; Action::ALL.len()]; FEATURE_COUNT],
    /// `None` for an action the model does not know.
    intercepts: PerAction<Option<f64>>,
}

impl Predictor {
    pub(super) fn new(model: &Model, on: Categories) -> Predictor {
        let mut predictor = Predictor {
            means: [0.0; FEATURE_COUNT],
            sds: [1.0; FEATURE_COUNT],
            coefficients: [[0.0; Action::ALL.len()]; FEATURE_COUNT],
            intercepts: PerAction::from_fn(|action| Some(model.actions.get(action as usize)?.intercept)),
        };
        let known = model.features.iter().zip(&FEATURES).enumerate();
        for (at, (scale, _)) in known.filter(|(_, (_, feature))| on.contains(feature.category)) {
            (predictor.means[at], predictor.sds[at]) = (scale.mean, scale.sd);
            for (coefficient, regression) in predictor.coefficients[at].iter_mut().zip(&model.actions) {
                *coefficient = regression.coefficients.get(at).copied().unwrap_or(0.0);
            }
        }
        predictor
    }

    /// The probability of each action for a post with these features, 0..1; `watch` is `None` where nothing `plays`.
    ///
    /// The log-odds are added up feature by feature for all actions at once, each in the order of
    /// [`FEATURES`], so that the sums are the same to the last bit whichever way they are asked for.
    #[must_use]
    pub fn predict(&self, row: &Row, plays: bool) -> PerAction<Option<f64>> {
        let mut standardized = *row;
        for (value, (mean, sd)) in standardized.iter_mut().zip(self.means.iter().zip(&self.sds)) {
            *value = (*value - mean) / sd;
        }
        let mut log_odds = self.intercepts.0.map(|intercept| intercept.unwrap_or(0.0));
        for (z, coefficients) in standardized.iter().zip(&self.coefficients) {
            for (sum, coefficient) in log_odds.iter_mut().zip(coefficients) {
                *sum += z * coefficient;
            }
        }
        self.intercepts.map(|action, known| {
            known.filter(|_| plays || action != Action::Watch).map(|_| logistic(log_odds[action as usize]))
        })
    }
}
