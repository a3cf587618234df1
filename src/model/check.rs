//! Everything that can be wrong with a model file.

use super::features::FEATURES;
use super::predict::{Model, Regression, Scale};
use crate::domain::Action;
use crate::policy::Problem;

impl Model {
    /// All problems of a model as read from a file, by path; empty where it can be used.
    ///
    /// A model must name this program's features in their order, hold one regression per action in action order, and
    /// only finite numbers.
    #[must_use]
    pub fn validate(&self) -> Vec<Problem> {
        let mut problems = Vec::new();
        let mut wrong = |path: String, message: String| problems.push(Problem { path, message });
        if self.format != Model::FORMAT {
            wrong("format".to_owned(), format!("is \"{}\"; this program reads \"{}\"", self.format, Model::FORMAT));
        }
        if !(self.l2.is_finite() && self.l2 >= 0.0) {
            wrong("l2".to_owned(), format!("{} is out of range; use a number from 0 up", self.l2));
        }
        check_names(
            "features",
            "feature",
            self.features.iter().map(|scale| &*scale.key),
            FEATURES.iter().map(|f| f.key),
            &mut wrong,
        );
        for (at, scale) in self.features.iter().enumerate() {
            check_scale(&format!("features[{at}]"), scale, &mut wrong);
        }
        check_scale("position", &self.position, &mut wrong);
        let actions = self.actions.iter().map(|regression| &*regression.action);
        check_names("actions", "action", actions, Action::ALL.iter().map(|action| action.key()), &mut wrong);
        for (at, regression) in self.actions.iter().enumerate() {
            check_regression(&format!("actions[{at}]"), regression, &mut wrong);
        }
        problems
    }
}

fn check_names<'a>(
    path: &str,
    what: &str,
    given: impl ExactSizeIterator<Item = &'a str>,
    wanted: impl ExactSizeIterator<Item = &'a str>,
    wrong: &mut impl FnMut(String, String),
) {
    let counts = (given.len(), wanted.len());
    for (at, (given, wanted)) in given.zip(wanted).enumerate().filter(|(_, (given, wanted))| given != wanted) {
        wrong(format!("{path}[{at}]"), format!("is the {what} \"{given}\"; this program has \"{wanted}\" here"));
    }
    if counts.0 != counts.1 {
        wrong(
            path.to_owned(),
            format!("holds {} {what}s; this program has {}, so train the model again", counts.0, counts.1),
        );
    }
}

fn check_scale(path: &str, scale: &Scale, wrong: &mut impl FnMut(String, String)) {
    if !scale.mean.is_finite() {
        wrong(format!("{path}.mean"), "is not finite; train the model again".to_owned());
    }
    if !(scale.sd.is_finite() && scale.sd > 0.0) {
        wrong(format!("{path}.sd"), format!("{} is out of range; use a number above 0", scale.sd));
    }
}

fn check_regression(path: &str, regression: &Regression, wrong: &mut impl FnMut(String, String)) {
    let mut finite = |place: String, number: f64| {
        if !number.is_finite() {
            wrong(place, "is not finite; train the model again".to_owned());
        }
    };
    finite(format!("{path}.intercept"), regression.intercept);
    finite(format!("{path}.position"), regression.position);
    for (at, coefficient) in regression.coefficients.iter().enumerate() {
        finite(format!("{path}.coefficients[{at}]"), *coefficient);
    }
    let count = regression.coefficients.len();
    if count != 0 && count != FEATURES.len() {
        wrong(
            format!("{path}.coefficients"),
            format!("holds {count} numbers; use one for each of the {} features, or none", FEATURES.len()),
        );
    }
}
