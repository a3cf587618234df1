//! A training looked at closely: how it went pass by pass, how well it does on days it never saw, what each kind of data
//! is worth to it.

mod measured;
mod passes;
mod without;

pub use measured::Measured;
pub(super) use measured::predictions;
pub use passes::Pass;
pub use without::Without;

use super::predict::Model;
use super::table::Table;
use super::train::{Step, TrainError, TrainOptions, course};
use crate::domain::{Action, PerAction, World};

/// A model, and everything worth knowing of how it was learned.
#[derive(Clone, Debug)]
pub struct Study {
    /// What [`train`](super::train()) gives for the same worlds and options.
    pub model: Model,
    /// The log loss as the optimizer went on, per action, its start first. An action that is too rare has one point: its
    /// base rate.
    pub passes: PerAction<Vec<Pass>>,
    /// How well the model does on the held-out days.
    pub measured: PerAction<Measured>,
    /// How well the model that comes with the program does on the same impressions.
    pub shipped: PerAction<Measured>,
    /// The rows it learned from, and the held-out ones.
    pub(super) learned: Table,
    pub(super) held_out: Table,
}

/// Trains as [`train`](super::train()) does, and looks closely.
///
/// `watch` hears how much is done, 0..1, and what is worked at; it answers whether to go on. Nothing of the held-out days
/// reaches the model: they are only measured on.
///
/// # Errors
/// As [`train`](super::train()).
pub fn study(
    worlds: &[&World],
    options: &TrainOptions,
    watch: &dyn Fn(f64, Step) -> bool,
) -> Result<Study, TrainError> {
    /// The share of the work that training takes. Assumed, so that the bar runs evenly.
    const TRAINING: f64 = 0.7;
    let go_on = |done: f64| if watch(done, Step::Measuring) { Ok(()) } else { Err(TrainError::Cancelled) };
    let course = course(worlds, options, &|done, step| watch(done * TRAINING, step))?;
    let held_out = course.held_out();
    let model = &course.model;
    let measured = Measured::per_action(model, model, &held_out);
    let shipped = Measured::per_action(Model::shipped(), model, &held_out);
    let mut passes = PerAction::from_fn(|_| Vec::new());
    for action in Action::ALL {
        go_on(TRAINING + (1.0 - TRAINING) * f64::from(action as u8) / Action::ALL.len() as f64)?;
        passes[action] = passes::along(&course.passes[action as usize], action, &course.table, &held_out);
    }
    go_on(1.0)?;
    Ok(Study { passes, measured, shipped, held_out, learned: course.table, model: course.model })
}

impl Study {
    /// Impressions learned from, and held out.
    #[must_use]
    pub fn rows(&self) -> (usize, usize) {
        (self.learned.len(), self.held_out.len())
    }

    /// The log loss pass by pass, the mean over the actions: an action that was done sooner stands where it ended.
    #[must_use]
    pub fn mean_passes(&self) -> Vec<Pass> {
        let longest = self.passes.0.iter().map(Vec::len).max().unwrap_or(0);
        let at = |pass: usize| {
            let here = || self.passes.0.iter().filter_map(move |passes| passes.get(pass).or(passes.last()));
            let count = here().count().max(1) as f64;
            let held_out: Vec<f64> = here().filter_map(|pass| pass.held_out).collect();
            Pass {
                train: here().map(|pass| pass.train).sum::<f64>() / count,
                held_out: (!held_out.is_empty()).then(|| held_out.iter().sum::<f64>() / held_out.len() as f64),
            }
        };
        (0..longest).map(at).collect()
    }
}
