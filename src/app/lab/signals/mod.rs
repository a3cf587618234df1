//! Signals: the kinds of data the models use, what each is worth, and what is known of the viewer, which can be edited.

mod entries;
mod measured;

use serde::{Deserialize, Serialize};

use crate::app::command::Command;
use crate::app::signals::{Deed, Signal};
use crate::app::state::State;
use crate::model::Category;

pub use entries::{Line, LogKind, lines};
pub use measured::{Shifted, Signals, SignalsAsked, at_hand, effects, shifted, worth};

/// How Signals is looked at.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct SignalsView {
    /// The kind of data that more is told of, by its place in [`Category::ALL`].
    pub kind: usize,
    /// Which entries of the log are shown.
    pub log: LogKind,
    /// What is added to the log.
    pub deed: Deed,
    /// How many entries are shown beyond the first.
    #[serde(skip)]
    pub more: usize,
}

impl SignalsView {
    /// The kind of data that more is told of.
    #[must_use]
    pub fn kind(&self) -> Category {
        Category::ALL.get(self.kind).copied().unwrap_or(Category::Activity)
    }
}

/// Signals looked at in another way.
#[must_use]
pub fn turned(state: &State, change: impl FnOnce(&mut SignalsView)) -> Command {
    super::look(state, |view| change(&mut view.signals))
}

/// Adds what is chosen to the log, for the selected post; `None` while Signals is closed or no post is selected.
#[must_use]
pub fn add(state: &State) -> Option<Command> {
    let post = state.session.selected.filter(|_| super::is_open(state, super::LabPanel::Signals))?;
    Some(Command::Signal(Signal::Did(post, state.session.lab.signals.deed, state.rank_of(post))))
}
