//! L2-regularized logistic regression, fitted by `linfa-logistic`.

use linfa::DatasetBase;
use linfa::traits::Fit;
use linfa_logistic::LogisticRegression;
use ndarray::{Array1, ArrayView1, ArrayView2};

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
    /// The optimizer gave up, for instance on values that are not finite.
    #[error("the optimizer stopped: {0}")]
    Optimizer(String),
}

/// Stops after this many steps; regularized problems of this size take far fewer.
const STEPS: u64 = 200;
/// Stops where no component of the summed gradient is longer than this per row.
const GRADIENT_PER_ROW: f64 = 1e-8;

/// Minimizes Σ log loss + l2/2 · ‖coefficients‖², the intercept unpenalized: scikit-learn's `C` is 1/l2.
///
/// `values` holds the rows one after the other, `width` values each, one row per label. Without a penalty on classes
/// that can be told apart there is no minimum: the steps are bounded, and so the result stays finite.
///
/// # Errors
/// See [`FitError`].
pub fn fit(values: &[f64], width: usize, labels: &[bool], l2: f64) -> Result<Fitted, FitError> {
    let rows = labels.len();
    let positives = labels.iter().filter(|&&label| label).count();
    if positives == 0 || positives == rows {
        return Err(FitError::OneClass);
    }
    let Some(records) =
        ArrayView2::from_shape((rows, width), values).ok().filter(|records| records.len() == values.len())
    else {
        return Err(FitError::Shape { values: values.len(), rows, width });
    };
    let mut start = Array1::zeros(width + 1);
    // The crate models the more frequent class, whichever that is; its log-odds are a good first guess.
    start[width] = (positives as f64 / (rows - positives) as f64).ln().abs();
    let fitted = LogisticRegression::default()
        .alpha(l2)
        .max_iterations(STEPS)
        .gradient_tolerance(GRADIENT_PER_ROW * rows as f64)
        .initial_params(start)
        .fit(&DatasetBase::new(records, ArrayView1::from(labels)))
        .map_err(|error| FitError::Optimizer(error.to_string()))?;
    let sign = if fitted.labels().pos.class { 1.0 } else { -1.0 };
    Ok(Fitted {
        intercept: sign * fitted.intercept(),
        coefficients: fitted.params().iter().map(|coefficient| sign * coefficient).collect(),
    })
}
