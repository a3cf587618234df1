//! L2-regularized logistic regression: the loss is here, the optimizer (L-BFGS) is `argmin`'s.

use std::cell::{Cell, RefCell};
use std::sync::{Arc, Mutex, PoisonError};

use argmin::core::observers::{Observe, ObserverMode};
use argmin::core::{CostFunction, Error, Executor, Gradient, IterState, KV, State};
use argmin::solver::linesearch::MoreThuenteLineSearch;
use argmin::solver::quasinewton::LBFGS;
use rayon::prelude::*;

use super::predict::logistic;

/// A fitted regression: log-odds = intercept + Σ coefficient × value.
#[derive(Clone, Debug, PartialEq)]
pub struct Fitted {
    /// Log-odds where every value is 0.
    pub intercept: f64,
    /// One per column.
    pub coefficients: Vec<f64>,
}

/// Why nothing was fitted.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FitError {
    /// `values` does not hold `width` values per label.
    #[error("{values} values cannot be {rows} rows of {width}")]
    Shape {
        /// Values given.
        values: usize,
        /// Labels given.
        rows: usize,
        /// Columns asked for.
        width: usize,
    },
    /// All labels are equal, or there are none.
    #[error("needs at least one positive and one negative row")]
    OneClass,
    /// The optimizer gave up, as it does on values that are not finite.
    #[error("the optimizer stopped: {0}")]
    Optimizer(String),
    /// The caller asked to stop.
    #[error("stopped")]
    Cancelled,
}

/// A fit with the way there.
#[derive(Clone, Debug, PartialEq)]
pub struct Path {
    /// Where it ended.
    pub fitted: Fitted,
    /// Where the optimizer stood before its first step and after each.
    pub passes: Vec<Fitted>,
}

/// Stops after this many steps; regularized problems of this size take far fewer.
const STEPS: u64 = 200;
/// Steps whose curvature is remembered; the usual choice.
const MEMORY: usize = 10;
/// Rows summed together. The sums are then added in order, so that the result is the same on any number of threads.
const CHUNK_ROWS: usize = 4_096;

/// Minimizes Σ log loss + l2/2 · ‖coefficients‖², the intercept unpenalized: scikit-learn's `C` is 1/l2.
///
/// Stops where the gradient is no longer than `precision` · max(l2, 1), so that with l2 from 1 on the coefficients are
/// within `precision` of the minimum.
///
/// `values` holds the rows one after the other, `width` values each, one row per label. Without a penalty on classes
/// that can be told apart there is no minimum: the steps are bounded, and so the result stays finite.
///
/// # Errors
/// See [`FitError`].
pub fn fit(values: &[f64], width: usize, labels: &[bool], l2: f64, precision: f64) -> Result<Fitted, FitError> {
    fit_from(None, values, width, labels, l2, precision)
}

/// [`fit`] from near the minimum, where something is known of it: fewer steps to the same end.
///
/// # Errors
/// See [`FitError`].
pub fn fit_from(
    near: Option<Fitted>,
    values: &[f64],
    width: usize,
    labels: &[bool],
    l2: f64,
    precision: f64,
) -> Result<Fitted, FitError> {
    fit_along(near, Examples { values, width, labels }, l2, precision, &|_| true).map(|path| path.fitted)
}

/// Rows to learn from: `width` values each, one after the other, and a label for each row.
#[derive(Clone, Copy, Debug)]
pub struct Examples<'a> {
    /// The values, row by row.
    pub values: &'a [f64],
    /// How many a row has.
    pub width: usize,
    /// What came of each row.
    pub labels: &'a [bool],
}

/// The same as [`fit_from`], with the way there.
///
/// `go_on` hears how often all rows were looked at, and answers whether to go on.
///
/// # Errors
/// See [`FitError`].
pub fn fit_along(
    near: Option<Fitted>,
    examples: Examples<'_>,
    l2: f64,
    precision: f64,
    go_on: &dyn Fn(usize) -> bool,
) -> Result<Path, FitError> {
    let Examples { values, width, labels } = examples;
    let rows = labels.len();
    let positives = labels.iter().filter(|&&label| label).count();
    if width == 0 || values.len() != rows * width {
        return Err(FitError::Shape { values: values.len(), rows, width });
    }
    if positives == 0 || positives == rows {
        return Err(FitError::OneClass);
    }
    let near = near.filter(|near| near.coefficients.len() == width);
    let start = near.map_or_else(
        || [vec![0.0; width], vec![(positives as f64 / (rows - positives) as f64).ln()]].concat(),
        |near| [near.coefficients, vec![near.intercept]].concat(),
    );
    let steering = Steering { go_on, looked: Cell::new(0), is_stopped: Cell::new(false) };
    let loss = Loss { values, width, labels, l2, last: RefCell::default(), steering: &steering };
    let steps = Steps::default();
    let best = minimize(loss, start.clone(), precision * l2.max(1.0), &steps);
    if steering.is_stopped.get() {
        return Err(FitError::Cancelled);
    }
    let best = best.map_err(|error| FitError::Optimizer(error.to_string()))?;
    let steps = steps.0.lock().unwrap_or_else(PoisonError::into_inner);
    let passes = [&start].into_iter().chain(steps.iter()).map(|point| Fitted::at(point)).collect();
    Ok(Path { fitted: Fitted::at(&best), passes })
}

fn minimize(loss: Loss<'_>, start: Vec<f64>, longest_gradient: f64, steps: &Steps) -> Result<Vec<f64>, Error> {
    let solver = LBFGS::new(MoreThuenteLineSearch::new(), MEMORY).with_tolerance_grad(longest_gradient)?;
    let executor = Executor::new(loss, solver).configure(|state| state.param(start.clone()).max_iters(STEPS));
    let run = executor.add_observer(steps.clone(), ObserverMode::Always).run()?;
    Ok(run.state.get_best_param().cloned().unwrap_or(start))
}

impl Fitted {
    /// Coefficients followed by the intercept, taken apart.
    fn at(point: &[f64]) -> Fitted {
        let (intercept, coefficients) = point.split_last().map_or((0.0, &[][..]), |(last, rest)| (*last, rest));
        Fitted { intercept, coefficients: coefficients.to_vec() }
    }
}

/// Where the optimizer stood after each of its steps.
#[derive(Clone, Default)]
struct Steps(Arc<Mutex<Vec<Vec<f64>>>>);

impl<H> Observe<IterState<Vec<f64>, Vec<f64>, (), H, (), f64>> for Steps {
    fn observe_iter(&mut self, state: &IterState<Vec<f64>, Vec<f64>, (), H, (), f64>, _kv: &KV) -> Result<(), Error> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).extend(state.param.clone());
        Ok(())
    }
}

/// How often all rows were looked at, and whether to go on.
struct Steering<'a> {
    go_on: &'a dyn Fn(usize) -> bool,
    looked: Cell<usize>,
    is_stopped: Cell<bool>,
}

/// The loss over coefficients followed by the intercept.
struct Loss<'a> {
    values: &'a [f64],
    width: usize,
    labels: &'a [bool],
    l2: f64,
    /// Where it was asked for last, with the answer: the optimizer asks for loss and gradient one after the other.
    last: RefCell<(Vec<f64>, Slope)>,
    steering: &'a Steering<'a>,
}

/// A loss and its gradient.
#[derive(Clone, Default)]
struct Slope {
    loss: f64,
    gradient: Vec<f64>,
}

impl Loss<'_> {
    /// # Errors
    /// Where a sum is not finite: on such a number the line search would never end.
    fn at(&self, point: &[f64]) -> Result<Slope, Error> {
        let mut last = self.last.borrow_mut();
        if last.0 != point {
            self.steering.looked.set(self.steering.looked.get() + 1);
            if !(self.steering.go_on)(self.steering.looked.get()) {
                self.steering.is_stopped.set(true);
                return Err(Error::msg("stopped"));
            }
            *last = (point.to_vec(), self.slope(point));
        }
        let finite = last.1.loss.is_finite() && last.1.gradient.iter().all(|number| number.is_finite());
        if finite { Ok(last.1.clone()) } else { Err(Error::msg("a value is not finite or too large")) }
    }

    fn slope(&self, point: &[f64]) -> Slope {
        let chunks: Vec<Slope> = self
            .values
            .par_chunks(CHUNK_ROWS * self.width)
            .zip(self.labels.par_chunks(CHUNK_ROWS))
            .map(|(values, labels)| chunk_slope(values, labels, point))
            .collect();
        let (coefficients, _) = point.split_at(self.width);
        let penalty = coefficients.iter().map(|coefficient| coefficient * coefficient).sum::<f64>();
        let mut gradient: Vec<f64> =
            coefficients.iter().map(|coefficient| self.l2 * coefficient).chain([0.0]).collect();
        let mut loss = 0.5 * self.l2 * penalty;
        for chunk in chunks {
            loss += chunk.loss;
            gradient.iter_mut().zip(chunk.gradient).for_each(|(sum, part)| *sum += part);
        }
        Slope { loss, gradient }
    }
}

/// So many rows are gone through at once: the sum of one waits for itself from value to value, those of several do not.
const ABREAST: usize = 4;

/// Unpenalized loss and gradient over some rows.
///
/// Each row's log-odds, and each sum over rows, adds up in the order of its terms, however many rows stand abreast.
fn chunk_slope(values: &[f64], labels: &[bool], point: &[f64]) -> Slope {
    let width = point.len() - 1;
    let mut slope = Slope { loss: 0.0, gradient: vec![0.0; width + 1] };
    for (rows, labels) in values.chunks(ABREAST * width).zip(labels.chunks(ABREAST)) {
        let log_odds = all_log_odds(rows, point);
        for ((row, &label), log_odds) in rows.chunks_exact(width).zip(labels).zip(log_odds) {
            slope.add(row, label, log_odds);
        }
    }
    slope
}

/// The log-odds of [`ABREAST`] rows, of fewer at the end.
fn all_log_odds(rows: &[f64], point: &[f64]) -> [f64; ABREAST] {
    let (coefficients, intercept) = point.split_at(point.len() - 1);
    let width = coefficients.len();
    let mut log_odds = [intercept[0]; ABREAST];
    if rows.len() == ABREAST * width {
        let row = |at: usize| &rows[at * width..(at + 1) * width];
        let abreast = row(0).iter().zip(row(1)).zip(row(2).iter().zip(row(3)));
        for (((a, b), (c, d)), coefficient) in abreast.zip(coefficients) {
            let [first, second, third, fourth] = &mut log_odds;
            *first += a * coefficient;
            *second += b * coefficient;
            *third += c * coefficient;
            *fourth += d * coefficient;
        }
    } else {
        for (sum, row) in log_odds.iter_mut().zip(rows.chunks_exact(width)) {
            row.iter().zip(coefficients).for_each(|(value, coefficient)| *sum += value * coefficient);
        }
    }
    log_odds
}

impl Slope {
    /// One more row.
    fn add(&mut self, row: &[f64], label: bool, log_odds: f64) {
        // −ln p of what happened, without overflow: ln(1 + e^x) = max(x, 0) + ln(1 + e^−|x|).
        let against = if label { -log_odds } else { log_odds };
        self.loss += against.max(0.0) + (-against.abs()).exp().ln_1p();
        let error = logistic(log_odds) - f64::from(label);
        self.gradient.iter_mut().zip(row).for_each(|(sum, value)| *sum += error * value);
        self.gradient[row.len()] += error;
    }
}

impl CostFunction for Loss<'_> {
    type Param = Vec<f64>;
    type Output = f64;

    fn cost(&self, point: &Vec<f64>) -> Result<f64, Error> {
        Ok(self.at(point)?.loss)
    }
}

impl Gradient for Loss<'_> {
    type Param = Vec<f64>;
    type Gradient = Vec<f64>;

    fn gradient(&self, point: &Vec<f64>) -> Result<Vec<f64>, Error> {
        Ok(self.at(point)?.gradient)
    }
}
