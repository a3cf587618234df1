//! What each kind of data is worth: the models learned again without it.

use super::Study;
use super::passes::measure;
use crate::domain::{Action, PerAction};
use crate::model::category::Category;
use crate::model::features::FEATURES;
use crate::model::optimizer::{Examples, FitError, Fitted, fit_along};
use crate::model::table::{Labeled, PRECISION, WIDTH};

/// By which share the log loss on the held-out days grows when the models learn without one kind of data: 0.08 is 8 %
/// more. `None` for an action without a regression.
#[derive(Clone, Debug, PartialEq)]
pub struct Without {
    /// The kind of data.
    pub category: Category,
    /// The growth, per action.
    pub growth: PerAction<Option<f64>>,
}

impl Study {
    /// Learns each action six times more, every time without one kind of data, and measures what that costs.
    ///
    /// `go_on` hears how much is done, 0..1, and answers whether to go on; `None` once it answers no. Each fit begins
    /// where the whole model ended, so that it takes few passes.
    #[must_use]
    pub fn without(&self, go_on: &dyn Fn(f64) -> bool) -> Option<Vec<Without>> {
        let mut without =
            Category::ALL.map(|category| Without { category, growth: PerAction::from_fn(|_| None) }).to_vec();
        let each = 1.0 / (Action::ALL.len() * Category::ALL.len()) as f64;
        for action in Action::ALL {
            let regression = self.model.actions.get(action as usize).filter(|own| !own.coefficients.is_empty());
            let Some(regression) = regression else { continue };
            let coefficients = regression.coefficients.iter().copied().chain([regression.position]).collect();
            let whole = Fitted { intercept: regression.intercept, coefficients };
            let [learned, held_out] = [&self.learned, &self.held_out].map(|table| table.labeled(action));
            let before = measure(&whole, &learned, &held_out).and_then(|pass| pass.held_out);
            for (at, without) in without.iter_mut().enumerate() {
                let done = (action as usize * Category::ALL.len() + at) as f64 * each;
                let heard = |pass: usize| go_on(done + each * (1.0 - 0.9_f64.powf(pass as f64)));
                if !heard(0) {
                    return None;
                }
                let [learned, held_out] = [&learned, &held_out].map(|rows| left_out(rows, without.category));
                let start = start_without(&whole, without.category);
                let examples = Examples { values: &learned.values, width: WIDTH, labels: &learned.labels };
                let after = match fit_along(Some(start), examples, self.model.l2, PRECISION, &heard) {
                    Ok(path) => measure(&path.fitted, &learned, &held_out).and_then(|pass| pass.held_out),
                    Err(FitError::Cancelled) => return None,
                    Err(_) => None,
                };
                without.growth[action] = before.zip(after).map(|(before, after)| after / before - 1.0);
            }
        }
        go_on(1.0).then_some(without)
    }
}

/// The rows with every value of that kind of data at its mean: a coefficient on it then has nothing to gain, and the
/// penalty keeps it at 0.
fn left_out(rows: &Labeled, category: Category) -> Labeled {
    let mut values = rows.values.clone();
    for row in values.chunks_exact_mut(WIDTH) {
        let of_kind = row.iter_mut().zip(&FEATURES).filter(|(_, feature)| feature.category == category);
        of_kind.for_each(|(value, _)| *value = 0.0);
    }
    Labeled { values, labels: rows.labels.clone() }
}

fn start_without(whole: &Fitted, category: Category) -> Fitted {
    let mut start = whole.clone();
    let of_kind = start.coefficients.iter_mut().zip(&FEATURES).filter(|(_, feature)| feature.category == category);
    of_kind.for_each(|(coefficient, _)| *coefficient = 0.0);
    start
}
