//! What each kind of data is worth to predictions: how much worse they are without it, on impressions of later days.
//!
//! The model stays as it is: without a kind of data its features are held at their training mean, as when it is switched
//! off. A model trained without that kind from the start makes up for part of it; the Lab's Train tells by how much.

use super::category::{Categories, Category};
use super::evaluate::{auc, log_loss};
use super::predict::Model;
use super::rows::{TrainingRow, training_rows};
use crate::domain::{Action, PerAction, World, hours_between};

/// How well an action is predicted.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Quality {
    /// Log loss; smaller is better.
    pub log_loss: f64,
    /// The chance that a positive is predicted above a negative; `None` where only one of them happened.
    pub auc: Option<f64>,
}

/// How well actions are predicted from some of the data.
#[derive(Clone, Debug, PartialEq)]
pub struct Qualities {
    /// The kind of data left out; `None` where all is used.
    pub without: Option<Category>,
    /// Per action; `None` without an impression for which it is defined.
    pub actions: PerAction<Option<Quality>>,
    /// In all: the means over the actions, of the areas over those that have one. `None` without impressions.
    pub mean: Option<Quality>,
}

/// What each kind of data is worth.
#[derive(Clone, Debug, PartialEq)]
pub struct Worth {
    /// Impressions measured on.
    pub impressions: usize,
    /// From all data.
    pub with: Qualities,
    /// Without each kind, in the order of the kinds.
    pub without: Vec<Qualities>,
}

impl Worth {
    /// Without that kind.
    #[must_use]
    pub fn without(&self, category: Category) -> Option<&Qualities> {
        self.without.iter().find(|qualities| qualities.without == Some(category))
    }

    /// By which share the log loss, the mean over the actions, grows without that kind: 0.08 is 8 % more.
    #[must_use]
    pub fn growth(&self, category: Category) -> Option<f64> {
        growth(self.with.mean?, self.without(category)?.mean?)
    }

    /// The same of one action.
    #[must_use]
    pub fn growth_of(&self, category: Category, action: Action) -> Option<f64> {
        growth(self.with.actions[action]?, self.without(category)?.actions[action]?)
    }

    /// The action whose log loss grows most without that kind; `None` where none grows.
    #[must_use]
    pub fn missed_most(&self, category: Category) -> Option<(Action, f64)> {
        let of = |action| Some((action, self.growth_of(category, action)?));
        let grown = Action::ALL.into_iter().filter_map(of).filter(|(_, growth)| *growth > 0.0);
        grown.max_by(|a, b| a.1.total_cmp(&b.1))
    }
}

fn growth(with: Quality, without: Quality) -> Option<f64> {
    (with.log_loss > 0.0).then(|| without.log_loss / with.log_loss - 1.0)
}

/// Measures a model on the impressions of the world's last days, each with what was known before it.
///
/// `go_on` hears how much is done, 0..1, and answers whether to go on; `None` once it answers no.
#[must_use]
pub fn worth(model: &Model, world: &World, last_days: f64, go_on: &mut dyn FnMut(f32) -> bool) -> Option<Worth> {
    /// The share of the work that gathering the rows takes. Assumed, so that the bar runs evenly.
    const GATHERING: f32 = 0.6;
    if !go_on(0.0) {
        return None;
    }
    let rows = training_rows(world);
    let last = rows.last().map_or(world.now, |row| row.impression.at);
    let cut = rows.partition_point(|row| hours_between(row.impression.at, last) >= last_days * 24.0);
    let rows = &rows[cut..];
    let mut kinds = [None].into_iter().chain(Category::ALL.map(Some)).enumerate().map(|(at, without)| {
        let is_wanted = go_on(GATHERING + (1.0 - GATHERING) * at as f32 / (Category::ALL.len() + 1) as f32);
        is_wanted.then(|| measured(model, rows, without))
    });
    let with = kinds.next()??;
    let without = kinds.collect::<Option<Vec<_>>>()?;
    Some(Worth { impressions: rows.len(), with, without })
}

fn measured(model: &Model, rows: &[TrainingRow<'_>], without: Option<Category>) -> Qualities {
    let predictor = model.predictor(without.map_or(Categories::ALL_ON, |kind| Categories::ALL_ON.without(kind)));
    let mut told: PerAction<(Vec<f64>, Vec<bool>)> = PerAction::default();
    for row in rows {
        let predicted = predictor.predict(&row.row, row.impression.watched.is_some());
        for action in Action::ALL {
            if let (Some(did), Some(p)) = (row.impression.did(action), predicted[action]) {
                told[action].0.push(p);
                told[action].1.push(did);
            }
        }
    }
    let quality = |(predicted, happened): &(Vec<f64>, Vec<bool>)| {
        Some(Quality { log_loss: log_loss(predicted, happened)?, auc: auc(predicted, happened) })
    };
    let actions = told.map(|_, told| quality(told));
    let known: Vec<Quality> = actions.0.iter().copied().flatten().collect();
    let mean = |values: Vec<f64>| (!values.is_empty()).then(|| values.iter().sum::<f64>() / values.len() as f64);
    let areas = mean(known.iter().filter_map(|quality| quality.auc).collect());
    let losses = mean(known.iter().map(|quality| quality.log_loss).collect());
    Qualities { without, actions, mean: losses.map(|log_loss| Quality { log_loss, auc: areas }) }
}
