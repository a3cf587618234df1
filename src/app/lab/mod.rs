//! The Lab: how each of its panels is looked at, which is part of the session, so undo ignores it; and what they ask.

pub mod brush;
pub mod coloring;
pub mod days;
pub mod map;
pub mod selection;
pub mod signals;
pub mod train;

use serde::{Deserialize, Serialize};

use super::command::Command;
use super::state::State;
use crate::learn::View;

use days::DaysView;
use map::MapView;
use signals::SignalsView;
use train::TrainView;

/// What the Lab shows below its bar.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LabPanel {
    /// The models learn from impressions.
    #[default]
    Train,
    /// Posts and viewers by group.
    Map,
    /// The kinds of data, and what is known of the viewer.
    Signals,
    /// Days of feedback.
    Days,
}

impl LabPanel {
    /// All of them, left to right.
    pub const ALL: [LabPanel; 4] = [LabPanel::Train, LabPanel::Signals, LabPanel::Map, LabPanel::Days];

    /// What its tab says.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            LabPanel::Train => "Train",
            LabPanel::Map => "Map",
            LabPanel::Signals => "Signals",
            LabPanel::Days => "Days",
        }
    }

    /// What can be done there, in a sentence.
    #[must_use]
    pub const fn about(self) -> &'static str {
        match self {
            LabPanel::Train => {
                "Eight small models learn from what people did. The last days are held out: nothing of them is learned."
            }
            LabPanel::Map => "Posts and viewers that the same people engage with lie near each other.",
            LabPanel::Signals => {
                "What is known of you, kind by kind: what it moves, and what predictions lose without it."
            }
            LabPanel::Days => {
                "Days pass: people see feeds, act, come back or not; the model learns from it each night."
            }
        }
    }
}

/// How the Lab is looked at.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct LabView {
    /// What it shows.
    pub panel: LabPanel,
    /// How Train is looked at.
    pub train: TrainView,
    /// How Map is looked at.
    pub map: MapView,
    /// How Signals is looked at.
    pub signals: SignalsView,
    /// How Days is looked at.
    pub days: DaysView,
}

/// The Lab looked at in another way.
#[must_use]
pub fn look(state: &State, change: impl FnOnce(&mut LabView)) -> Command {
    let mut view = state.session.lab.clone();
    change(&mut view);
    Command::Lab(Box::new(view))
}

/// The Lab with that panel, where it is not shown.
#[must_use]
pub fn panel(state: &State, panel: LabPanel) -> Option<Command> {
    let is_shown = state.session.view == View::Lab && state.session.lab.panel == panel;
    (!is_shown).then_some(Command::LabPanel(panel))
}

/// Is that panel in view?
#[must_use]
pub fn is_open(state: &State, panel: LabPanel) -> bool {
    state.session.view == View::Lab && state.session.lab.panel == panel
}
