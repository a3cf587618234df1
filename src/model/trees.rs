//! A second family of models on the same rows: gradient-boosted trees, grown by `forust-ml`.
//!
//! A tree asks one feature after the other, so it finds what only shows together. It has no coefficients, so a feed made
//! by it could not be explained step by step: the trees are measured here, and rank nothing.

use forust_ml::{GradientBooster, Matrix};

use super::evaluate::{Mean, loss};
use super::features::FEATURE_COUNT;
use super::predict::logistic;
use super::study::{Measured, Study, predictions};
use super::table::{FEWEST_EXAMPLES, Table, base_rate};
use crate::domain::{Action, PerAction};

/// How the trees are grown.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Growth {
    /// So many trees at most.
    pub trees: usize,
    /// So many questions deep.
    pub depth: usize,
    /// What a tree adds is made that much smaller.
    pub rate: f32,
    /// The penalty on the squared values of leaves.
    pub l2: f32,
    /// The least sum of p · (1 − p) in a leaf.
    pub least_leaf: f32,
    /// The last share of the rows learned from says when to stop; they are then learned from as well.
    pub stop_share: f64,
    /// No better for so many trees: enough.
    pub patience: usize,
}

/// The trees that are grown. Assumed; chosen for log loss on generated worlds.
pub const TREES: Growth =
    Growth { trees: 120, depth: 4, rate: 0.1, l2: 10.0, least_leaf: 5.0, stop_share: 0.2, patience: 8 };

/// How well trees do where regressions were measured.
#[derive(Clone, Debug, PartialEq)]
pub struct Grown {
    /// How many trees each action got; 0 where it is too rare, so that its base rate is predicted.
    pub trees: PerAction<usize>,
    /// How well they do on the held-out days.
    pub measured: PerAction<Measured>,
    /// The log loss of the trees minus that of the regression on the same held-out impressions, below 0 where the trees
    /// are better; `None` where too little was held out.
    pub difference: PerAction<Option<Mean>>,
    /// The same for the mean over the actions.
    pub overall: Option<Mean>,
}

/// Grows trees on the rows of a study, and measures them beside its model.
///
/// How many trees an action gets is told by the last of the rows learned from: the held-out days are only measured on.
/// The trees never see the position. `go_on` hears which action is next, and answers whether to go on; `None` once it
/// answers no. The same study gives the same trees, on any number of threads.
#[must_use]
pub fn grow(study: &Study, growth: &Growth, go_on: &dyn Fn(Action) -> bool) -> Option<Grown> {
    let by_regression = predictions(&study.model, &study.model, &study.held_out);
    let mut grown = Grown {
        trees: PerAction::from_fn(|_| 0),
        measured: PerAction::from_fn(|_| Measured::default()),
        difference: PerAction::from_fn(|_| None),
        overall: None,
    };
    let mut overall = vec![0.0; study.held_out.len()];
    for action in Action::ALL {
        if !go_on(action) {
            return None;
        }
        let (trees, predicted) = predicted(study, growth, action);
        grown.trees[action] = trees;
        let outcomes = study.held_out.outcomes();
        let defined: Vec<(usize, bool)> =
            outcomes.iter().enumerate().filter_map(|(at, outcome)| Some((at, outcome.did(action)?))).collect();
        let happened: Vec<bool> = defined.iter().map(|&(_, did)| did).collect();
        let pairs = predicted.iter().zip(&by_regression[action]).zip(&happened);
        let differences: Vec<f64> = pairs.map(|((tree, own), &did)| loss(*tree, did) - loss(*own, did)).collect();
        // What a mean over the actions of means over impressions is to each impression.
        let share = outcomes.len() as f64 / (differences.len().max(1) * Action::ALL.len()) as f64;
        defined.iter().zip(&differences).for_each(|(&(at, _), difference)| overall[at] += share * difference);
        grown.measured[action] = Measured::of(&predicted, &happened);
        grown.difference[action] = Mean::of(&differences);
    }
    grown.overall = Mean::of(&overall);
    Some(grown)
}

/// How many trees an action gets, and what they predict for each held-out row for which it is defined.
fn predicted(study: &Study, growth: &Growth, action: Action) -> (usize, Vec<f64>) {
    let learned = Columns::of(&study.learned, action);
    let held_out = Columns::of(&study.held_out, action);
    let positives = learned.labels.iter().filter(|&&label| label > 0.0).count();
    let rate = base_rate(learned.rows(), positives);
    let constant = (0, vec![rate; held_out.rows()]);
    if positives.min(learned.rows() - positives) < FEWEST_EXAMPLES {
        return constant;
    }
    let cut = learned.rows() - (learned.rows() as f64 * growth.stop_share) as usize;
    let (first, last) = learned.split(cut);
    let base = (rate / (1.0 - rate)).ln();
    let booster = || {
        GradientBooster::default()
            .set_learning_rate(growth.rate)
            .set_max_depth(growth.depth)
            .set_l2(growth.l2)
            .set_min_leaf_weight(growth.least_leaf)
            .set_base_score(base)
            .set_initialize_base_score(false)
            .set_nbins(64)
    };
    let mut trial = booster().set_iterations(growth.trees).set_early_stopping_rounds(Some(growth.patience));
    let weights = vec![1.0; last.rows()];
    let said =
        trial.fit_unweighted(&first.matrix(), &first.labels, Some(vec![(last.matrix(), &last.labels, &weights)]));
    // The best iteration is counted from 0.
    let trees = trial.best_iteration.map_or(trial.trees.len(), |best| best + 1);
    if said.is_err() || trees == 0 {
        return constant;
    }
    let mut whole = booster().set_iterations(trees);
    match whole.fit_unweighted(&learned.matrix(), &learned.labels, None) {
        Ok(()) => (trees, whole.predict(&held_out.matrix(), true).into_iter().map(logistic).collect()),
        Err(_) => constant,
    }
}

/// Rows as trees take them: one column after the other.
struct Columns {
    values: Vec<f64>,
    labels: Vec<f64>,
}

impl Columns {
    /// The rows for which the action is defined, without the position.
    fn of(table: &Table, action: Action) -> Columns {
        let labels: Vec<Option<bool>> = table.outcomes().iter().map(|outcome| outcome.did(action)).collect();
        let rows: Vec<&[f64]> =
            table.rows().zip(&labels).filter(|(_, label)| label.is_some()).map(|(row, _)| row).collect();
        let values = (0..FEATURE_COUNT).flat_map(|at| rows.iter().map(move |row| row[at])).collect();
        Columns { values, labels: labels.into_iter().flatten().map(f64::from).collect() }
    }

    fn rows(&self) -> usize {
        self.labels.len()
    }

    fn matrix(&self) -> Matrix<'_, f64> {
        Matrix::new(&self.values, self.rows(), FEATURE_COUNT)
    }

    /// The first so many rows, and the rest.
    fn split(&self, cut: usize) -> (Columns, Columns) {
        let part = |from: usize, to: usize| Columns {
            values: self
                .values
                .chunks_exact(self.rows().max(1))
                .flat_map(|column| &column[from..to])
                .copied()
                .collect(),
            labels: self.labels[from..to].to_vec(),
        };
        (part(0, cut), part(cut, self.rows()))
    }
}
