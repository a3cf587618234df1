//! The optimizer and the measures against numbers of scikit-learn 1.9.1 and scipy 1.17.1.

use glassfeed::model::evaluate::{auc, brier, calibration, expected_calibration_error, log_loss, ndcg_at};
use glassfeed::model::optimizer::{FitError, fit};

const ROWS: [f64; 16] = [0., 0., 1., 0., 0., 1., 1., 1., 2., 1., 1., 2., 2., 2., 3., 1.];
const LABELS: [bool; 8] = [false, false, false, true, false, true, true, true];

fn near(given: f64, wanted: f64) {
    assert!((given - wanted).abs() < 1e-5, "{given} is not {wanted}");
}

#[test]
fn regression_agrees_with_scikit_learn() {
    for (c, coefficients, intercept) in [
        (1.0, [0.5980751447588714, 0.9285576554667048], -1.694909194786759),
        (10.0, [0.8553927702583269, 2.4353796637043454], -3.6278128755268706),
    ] {
        let fitted = fit(&ROWS, 2, &LABELS, 1.0 / c, 1e-6).expect("two classes");
        near(fitted.intercept, intercept);
        near(fitted.coefficients[0], coefficients[0]);
        near(fitted.coefficients[1], coefficients[1]);
    }
}

#[test]
fn swapped_labels_swap_every_sign() {
    let swapped = LABELS.map(|label| !label);
    let fitted = fit(&ROWS, 2, &swapped, 1.0, 1e-6).expect("two classes");
    near(fitted.intercept, 1.694909194786759);
    near(fitted.coefficients[1], -0.9285576554667048);
}

#[test]
fn rare_positives_keep_their_sign() {
    let rows: Vec<f64> = (0..100).map(f64::from).map(|at| at / 100.0).collect();
    let labels: Vec<bool> = (0..100).map(|at| at >= 95).collect();
    assert!(fit(&rows, 1, &labels, 0.1, 1e-6).expect("two classes").coefficients[0] > 0.0);
    let labels: Vec<bool> = (0..100).map(|at| at >= 5).collect();
    assert!(fit(&rows, 1, &labels, 0.1, 1e-6).expect("two classes").coefficients[0] > 0.0);
}

#[test]
fn classes_that_can_be_told_apart_stay_finite_without_a_penalty() {
    let fitted = fit(&[0.0, 1.0, 2.0, 3.0], 1, &[false, false, true, true], 0.0, 1e-6).expect("two classes");
    assert!(fitted.intercept.is_finite() && fitted.coefficients[0].is_finite());
    assert!(fitted.coefficients[0] > 3.0);
}

#[test]
fn one_class_or_ragged_rows_are_refused() {
    assert_eq!(fit(&[1.0, 2.0], 1, &[true, true], 1.0, 1e-6), Err(FitError::OneClass));
    assert_eq!(fit(&[], 1, &[], 1.0, 1e-6), Err(FitError::OneClass));
    assert!(matches!(fit(&[1.0, 2.0, 3.0], 1, &[true, false], 1.0, 1e-6), Err(FitError::Shape { .. })));
}

#[test]
fn values_that_are_not_finite_end_the_search() {
    for bad in [f64::NAN, f64::INFINITY] {
        assert!(matches!(fit(&[1.0, bad], 1, &[true, false], 1.0, 1e-6), Err(FitError::Optimizer(_))), "{bad}");
    }
    let huge = fit(&[1.0, 1e300], 1, &[true, false], 1.0, 1e-6);
    assert!(huge.is_ok_and(|fitted| fitted.intercept.is_finite() && fitted.coefficients[0].is_finite()));
}

#[test]
fn auc_counts_ties_half_and_needs_both_classes() {
    let happened = [false, false, true, true];
    assert_eq!(auc(&[0.1, 0.4, 0.35, 0.8], &happened), Some(0.75));
    assert_eq!(auc(&[0.3; 4], &happened), Some(0.5));
    assert_eq!(auc(&[0.1, 0.2], &[true, true]), None);
    assert_eq!(auc(&[], &[]), None);
}

#[test]
fn losses_agree_with_scikit_learn() {
    let (predicted, happened) = ([0.1, 0.4, 0.35, 0.8], [false, false, true, true]);
    near(log_loss(&predicted, &happened).expect("outcomes"), 0.47228795380917615);
    near(brier(&predicted, &happened).expect("outcomes"), 0.158125);
    assert_eq!(log_loss(&[], &[]), None);
}

#[test]
fn log_loss_of_certainty_that_errs_is_finite() {
    assert!(log_loss(&[0.0, 1.0], &[true, false]).is_some_and(f64::is_finite));
}

#[test]
fn calibration_error_uses_bins_of_equal_width() {
    let predicted: Vec<f64> = (0..10).map(|at| 0.05 + 0.1 * f64::from(at)).collect();
    let happened = [0, 0, 1, 1, 0, 1, 1, 1, 0, 1].map(|yes| yes == 1);
    near(expected_calibration_error(&predicted, &happened, 10).expect("outcomes"), 0.4);
    near(expected_calibration_error(&predicted, &happened, 5).expect("outcomes"), 0.3);
    assert_eq!(calibration(&[1.0], &[true], 10)[9].count, 1);
    assert_eq!(expected_calibration_error(&[], &[], 10), None);
    assert_eq!(expected_calibration_error(&[0.5], &[true], 0), None);
}

#[test]
fn ndcg_is_one_in_the_best_order_and_sees_only_its_depth() {
    assert_eq!(ndcg_at(10, &[3.0, 2.0, 1.0]), Some(1.0));
    near(ndcg_at(10, &[0.0, 1.0]).expect("a gain"), 1.0 / 3_f64.log2());
    assert_eq!(ndcg_at(1, &[0.0, 1.0]), Some(0.0));
    assert_eq!(ndcg_at(10, &[0.0, 0.0]), None);
    assert_eq!(ndcg_at(10, &[]), None);
}

#[test]
fn ndcg_agrees_with_ranx() {
    // The example of ranx, which is tested against trec_eval: two queries, ndcg@5 is 0.7861 on average.
    let queries: [&[f64]; 2] = [&[5.0, 0.0, 3.0, 0.0, 0.0, 0.0], &[0.0, 6.0, 0.0, 0.0, 1.0, 0.0]];
    let mean = queries.iter().filter_map(|gains| ndcg_at(5, gains)).sum::<f64>() / 2.0;
    assert!((mean - 0.7861).abs() < 5e-5, "{mean}");
}
