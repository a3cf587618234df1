//! Step 2: how likely each action is, against the mean of the slate.

use crate::domain::{Action, PerAction};
use crate::pipeline::stages::merge;
use crate::pipeline::{Context, FeatureEffect, Ledger, feature_effects};

use super::order_after;

/// Some posts' probabilities beside those of all.
#[derive(Clone, Debug, PartialEq)]
pub struct Predicted {
    /// The rows shown: the selected one, then the best by value.
    pub rows: Vec<u32>,
    /// The mean over the posts for which the action is defined; `None` where it is for none.
    pub means: PerAction<Option<f64>>,
    /// The greatest probability shown, or the mean where that is greater: the length of a full bar.
    pub most: PerAction<f64>,
}

/// What is predicted for the selected row and the `count` best by value.
#[must_use]
pub fn predicted(ledger: &Ledger, selected: Option<u32>, count: usize) -> Predicted {
    let best = order_after(ledger, merge::STAGE.id).into_iter().filter(|row| Some(*row) != selected).take(count);
    let rows: Vec<u32> = selected.into_iter().chain(best).collect();
    let means = means(ledger);
    let most = PerAction::from_fn(|action| {
        let shown = rows.iter().filter_map(|&row| ledger.probability(row, action));
        shown.chain(means[action]).fold(0.0, f64::max)
    });
    Predicted { rows, means, most }
}

/// The mean probability of each action; `None` where it is defined for no post.
pub(super) fn means(ledger: &Ledger) -> PerAction<Option<f64>> {
    PerAction::from_fn(|action: Action| {
        let defined: Vec<f64> = ledger.predicted[action].iter().copied().filter(|p| !p.is_nan()).collect();
        (!defined.is_empty()).then(|| defined.iter().sum::<f64>() / defined.len() as f64)
    })
}

/// The features that push a post's value most, up or down, the strongest first; none that does nothing.
#[must_use]
pub fn pushed(context: &Context<'_>, ledger: &Ledger, row: u32, count: usize) -> Vec<FeatureEffect> {
    let mut effects = feature_effects(context, ledger, row);
    effects.retain(|effect| effect.effect != 0.0);
    effects.sort_by(|a, b| b.effect.abs().total_cmp(&a.effect.abs()));
    effects.truncate(count);
    effects
}
