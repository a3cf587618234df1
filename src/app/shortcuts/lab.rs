//! The commands of the Lab.

use super::{Shortcut, keyless};
use crate::app::command::Command;
use crate::app::lab::train::{self, TrainAsked};
use crate::app::lab::{self, LabPanel};
use crate::app::theme::Icon;

/// What can be done by name in the Lab.
pub(super) static LAB: &[Shortcut] = &[
    keyless("Train the models", |state| lab::panel(state, LabPanel::Train)).icon(Icon::LAB),
    keyless("Start training", train::start).icon(Icon::PLAY),
    keyless("Stop training", |state| state.jobs.training.fraction().map(|_| Command::Train(TrainAsked::Cancel)))
        .icon(Icon::STOP),
];
