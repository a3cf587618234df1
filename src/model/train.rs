//! From impressions to a model: standardize, fit one regression per action, measure on later days.

use super::category::Categories;
use super::evaluate::{auc, expected_calibration_error, log_loss};
use super::optimizer::Fitted;
use super::predict::Model;
use super::ranking::ranking;
use super::report::{ActionReport, Report, TrainedOn};
use super::rows::{TrainingRow, training_rows};
use super::table::{Table, base_rate};
use crate::domain::{Action, PerAction, Timestamp, World, hours_between};

/// How a model is trained.
#[derive(Clone, Debug, PartialEq)]
pub struct TrainOptions {
    /// Penalty on the squared coefficients, against the summed log loss; 0 is none.
    pub l2: f64,
    /// The last days of every world, kept for measuring.
    pub held_out_days: f64,
    /// What actions are worth when orders are compared.
    pub weights: PerAction<f64>,
}

impl Default for TrainOptions {
    /// Penalty 30, assumed (chosen for log loss on generated worlds); 7 days; the default policy's weights.
    fn default() -> TrainOptions {
        TrainOptions { l2: 30.0, held_out_days: 7.0, weights: PerAction([1.0, 6.0, 4.0, 8.0, 3.0, 0.5, 1.0, -40.0]) }
    }
}

/// Why there is no model.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum TrainError {
    /// No impression lies before the held-out days.
    #[error("nothing to learn from: no impression is older than the {0} held-out days; hold out fewer")]
    NoRows(f64),
    /// An option is out of range.
    #[error("\"{option}\" cannot be {given}; use a number from 0 up")]
    Option {
        /// Which.
        option: &'static str,
        /// What was given.
        given: f64,
    },
    /// The caller asked to stop.
    #[error("stopped")]
    Cancelled,
}

/// Trains on all days of the worlds but the last ones, and measures on those.
///
/// `progress` hears how much is done, 0..1, and answers whether to go on. The same worlds and options give the same
/// model to the bit on the same machine.
///
/// # Errors
/// See [`TrainError`]. Too few examples of an action are no error: its base rate is predicted, and the report says so.
pub fn train(worlds: &[&World], options: &TrainOptions, progress: &dyn Fn(f64) -> bool) -> Result<Model, TrainError> {
    Ok(course(worlds, options, &|done, _| progress(done))?.model)
}

/// What a training is at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Works out what each impression was known by.
    Reading,
    /// Learns an action; the optimizer has looked at all its rows so many times.
    Pass(Action, usize),
    /// Measures on the held-out days.
    Measuring,
}

/// A training with everything it was made of.
pub(super) struct Course<'w> {
    pub(super) model: Model,
    /// The rows it learned from.
    pub(super) table: Table,
    /// Where the optimizer stood after each of its steps, one list per action.
    pub(super) passes: Vec<Vec<Fitted>>,
    shares: Vec<Share<'w>>,
}

impl Course<'_> {
    /// The held-out rows, on the same scales.
    pub(super) fn held_out(&self) -> Table {
        let rows: Vec<&TrainingRow<'_>> = self.shares.iter().flat_map(|share| share.held_out()).collect();
        self.table.on_same_scales(&rows)
    }
}

/// As [`train`]; `watch` also hears what it is at.
pub(super) fn course<'w>(
    worlds: &[&'w World],
    options: &TrainOptions,
    watch: &dyn Fn(f64, Step) -> bool,
) -> Result<Course<'w>, TrainError> {
    check("l2", options.l2)?;
    check("held_out_days", options.held_out_days)?;
    let go_on = |done: f64, step: Step| if watch(done, step) { Ok(()) } else { Err(TrainError::Cancelled) };
    let mut shares = Vec::new();
    for (at, world) in worlds.iter().enumerate() {
        go_on(0.2 * at as f64 / worlds.len() as f64, Step::Reading)?;
        shares.push(Share::of(world, options.held_out_days));
    }
    let examples: Vec<&TrainingRow<'_>> = shares.iter().flat_map(|share| share.learned()).collect();
    if examples.is_empty() {
        return Err(TrainError::NoRows(options.held_out_days));
    }
    let table = Table::new(&examples);
    let (features, position) = table.scales();
    let mut model = Model {
        format: Model::FORMAT.to_owned(),
        trained_on: shares.iter().map(Share::describe).collect(),
        when: worlds.iter().map(|world| world.now).max().unwrap_or_default(),
        l2: options.l2,
        features,
        position,
        actions: Vec::new(),
        report: Report::default(),
    };
    let (mut notes, mut passes) = (Vec::new(), Vec::new());
    for action in Action::ALL {
        // How many passes there will be is not known: each takes a tenth of what is left.
        let done = |pass: usize| f64::from(action as u8) + 1.0 - 0.9_f64.powf(pass as f64);
        let heard = |pass: usize| watch(0.2 + 0.7 * done(pass) / Action::ALL.len() as f64, Step::Pass(action, pass));
        let learned = heard(0).then(|| table.learn(action, options.l2, &heard)).flatten();
        let learned = learned.ok_or(TrainError::Cancelled)?;
        model.actions.push(learned.regression);
        notes.push(learned.note);
        passes.push(learned.passes);
    }
    go_on(0.9, Step::Measuring)?;
    let actions =
        Action::ALL.into_iter().zip(notes).map(|(action, note)| report_of(action, note, &model, &table, &shares));
    model.report = Report { actions: actions.collect(), ranking: None };
    let held_out: Vec<_> = shares.iter().map(|share| (share.world, share.held_out())).collect();
    model.report.ranking = ranking(&model, &held_out, &options.weights);
    go_on(1.0, Step::Measuring)?;
    Ok(Course { model, table, passes, shares })
}

fn check(option: &'static str, given: f64) -> Result<(), TrainError> {
    if given.is_finite() && given >= 0.0 { Ok(()) } else { Err(TrainError::Option { option, given }) }
}

/// What a world gives: rows in time order, the first `cut` to learn from, the others held out.
struct Share<'a> {
    world: &'a World,
    rows: Vec<TrainingRow<'a>>,
    cut: usize,
}

impl<'a> Share<'a> {
    fn of(world: &'a World, held_out_days: f64) -> Share<'a> {
        let rows = training_rows(world);
        let last = rows.last().map_or(world.now, |row| row.impression.at);
        let cut = rows.partition_point(|row| hours_between(row.impression.at, last) >= held_out_days * 24.0);
        Share { world, cut: if held_out_days > 0.0 { cut } else { rows.len() }, rows }
    }

    fn learned(&self) -> &[TrainingRow<'a>] {
        &self.rows[..self.cut]
    }

    fn held_out(&self) -> &[TrainingRow<'a>] {
        &self.rows[self.cut..]
    }

    fn describe(&self) -> TrainedOn {
        let time_of = |row: Option<&TrainingRow<'_>>| row.map_or(self.world.now, |row| row.impression.at);
        let (from, to): (Timestamp, Timestamp) = (time_of(self.rows.first()), time_of(self.rows.last()));
        TrainedOn {
            world: self.world.name.clone(),
            about: self.world.about.clone(),
            rows: self.cut,
            held_out: self.rows.len() - self.cut,
            from,
            held_out_from: self.held_out().first().map(|row| row.impression.at),
            to,
        }
    }
}

fn report_of(action: Action, note: String, model: &Model, table: &Table, shares: &[Share<'_>]) -> ActionReport {
    let (rows, positives) = table.counts(action);
    let base_rate = base_rate(rows, positives);
    let (mut predicted, mut happened) = (Vec::new(), Vec::new());
    let predictor = model.predictor(Categories::ALL_ON);
    for row in shares.iter().flat_map(|share| share.held_out()) {
        let did = row.impression.did(action);
        let p = predictor.predict(&row.row, row.impression.watched.is_some())[action];
        if let (Some(did), Some(p)) = (did, p) {
            predicted.push(p);
            happened.push(did);
        }
    }
    ActionReport {
        action: action.key().to_owned(),
        rows,
        positives,
        base_rate,
        held_out: happened.len(),
        held_out_positives: happened.iter().filter(|&&did| did).count(),
        log_loss: log_loss(&predicted, &happened),
        base_log_loss: log_loss(&vec![base_rate; happened.len()], &happened),
        auc: auc(&predicted, &happened),
        calibration_error: expected_calibration_error(&predicted, &happened, 10),
        note,
    }
}
