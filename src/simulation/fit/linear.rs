//! Linear programs, handed to a solver.

use good_lp::{Expression, ProblemVariables, Solution, SolverModel, Variable, microlp, variable};

/// How many weights there are.
pub(super) const WEIGHTS: usize = 8;

/// One pair: it stands as wanted where `gap` + Σ `slope` · x is above 0.
#[derive(Clone, Copy, Debug)]
pub(super) struct Row {
    pub(super) gap: f64,
    pub(super) slope: [f64; WEIGHTS],
}

/// The x within `bounds` that falls least short of a lead of `margin` on all rows together: min Σ s, where
/// gap + slope · x + s ≥ margin and s ≥ 0. `None` where the solver gives up.
pub(super) fn least_short(rows: &[Row], bounds: &[(f64, f64); WEIGHTS], margin: f64) -> Option<[f64; WEIGHTS]> {
    let mut problem = ProblemVariables::new();
    let x = bounds.map(|(low, high)| problem.add(variable().min(low).max(high)));
    let short: Vec<Variable> = rows.iter().map(|_| problem.add(variable().min(0.0))).collect();
    let mut model = problem.minimise(short.iter().sum::<Expression>()).using(microlp);
    for (row, &short) in rows.iter().zip(&short) {
        model.add_constraint((dot(&row.slope, &x) + short).geq(margin - row.gap));
    }
    let solution = model.solve().ok()?;
    Some(within(x.map(|x| solution.value(x)), bounds))
}

/// The greatest lead that all rows can have at once, at most 1; not above 0 where no x within `bounds` puts them all
/// as wanted. `None` where the solver gives up.
pub(super) fn greatest_lead(rows: &[Row], bounds: &[(f64, f64); WEIGHTS]) -> Option<f64> {
    let mut problem = ProblemVariables::new();
    let x = bounds.map(|(low, high)| problem.add(variable().min(low).max(high)));
    let lead = problem.add(variable().min(-DEEPEST).max(1.0));
    let mut model = problem.maximise(lead).using(microlp);
    for row in rows {
        model.add_constraint((dot(&row.slope, &x) - lead).geq(-row.gap));
    }
    Some(model.solve().ok()?.value(lead))
}

/// Further below 0 no lead of rows of unit size is.
const DEEPEST: f64 = 1e3;

fn dot(slope: &[f64; WEIGHTS], x: &[Variable; WEIGHTS]) -> Expression {
    slope.iter().zip(x).map(|(&slope, &x)| slope * x).sum()
}

/// A solver may overstep a bound by its last digits.
fn within(mut x: [f64; WEIGHTS], bounds: &[(f64, f64); WEIGHTS]) -> [f64; WEIGHTS] {
    x.iter_mut().zip(bounds).for_each(|(x, (low, high))| *x = x.clamp(*low, *high));
    x
}

#[cfg(test)]
mod tests {
    use super::*;

    const UNIT: [(f64, f64); WEIGHTS] = [(0.0, 1.0); WEIGHTS];

    fn row(gap: f64, slopes: &[f64]) -> Row {
        let mut slope = [0.0; WEIGHTS];
        slope[..slopes.len()].copy_from_slice(slopes);
        Row { gap, slope }
    }

    #[test]
    fn rows_that_can_all_lead_do() {
        // x0 ≥ 0.5 + 0.1 and x1 ≥ x0: met by x0 = 0.6, x1 = 0.7 and more.
        let rows = [row(-0.5, &[1.0]), row(0.0, &[-1.0, 1.0])];
        let x = least_short(&rows, &UNIT, 0.1).expect("a solution");
        assert!(x[0] >= 0.6 - 1e-9 && x[1] >= x[0] + 0.1 - 1e-9, "{x:?}");
        assert!(greatest_lead(&rows, &UNIT).expect("a lead") > 0.2);
    }

    #[test]
    fn rows_against_each_other_have_no_lead() {
        // x0 > 0.6 and x0 < 0.4 at once: at best each falls 0.1 short.
        let rows = [row(-0.6, &[1.0]), row(0.4, &[-1.0])];
        let lead = greatest_lead(&rows, &UNIT).expect("a lead");
        assert!((lead + 0.1).abs() < 1e-9, "{lead}");
    }

    #[test]
    fn bounds_hold() {
        let x = least_short(&[row(-5.0, &[1.0])], &UNIT, 0.0).expect("a solution");
        assert!((x[0] - 1.0).abs() < 1e-9);
    }
}
