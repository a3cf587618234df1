//! What each kind of data does to the feed at hand, what it is worth to predictions, and what the last edit moved.

use std::sync::Arc;

use crate::app::command::Command;
use crate::app::inquiry::Inquiry;
use crate::app::lab::{LabPanel, is_open};
use crate::app::results::Results;
use crate::app::signals::Signal;
use crate::app::state::State;
use crate::app::words::sentence;
use crate::domain::{ViewerId, World};
use crate::model::{Model, TrainOptions, Worth};
use crate::pipeline::{self, DataEffect, FeedKind, Ledger, Shifts};

/// So many posts are told of whose predictions moved most.
const MOST_TOLD: usize = 6;

/// What is measured beside the window.
#[derive(Default)]
pub struct Signals {
    /// What each kind does to the feed, asked for with the revision of the results.
    effects: Inquiry<u64, Vec<DataEffect>>,
    /// What each kind is worth, asked for with the world and the model.
    worth: Inquiry<Measured, Worth>,
    shifted: Option<Shifted>,
}

/// What it is measured with: the world to the last edit, and the model; `None` for the one of the program.
#[derive(Clone)]
struct Measured(Arc<World>, Option<Arc<Model>>);

impl PartialEq for Measured {
    fn eq(&self, other: &Measured) -> bool {
        let is_same_model = match (&self.1, &other.1) {
            (Some(one), Some(other)) => Arc::ptr_eq(one, other),
            (None, None) => true,
            _ => false,
        };
        Arc::ptr_eq(&self.0, &other.0) && is_same_model
    }
}

impl Measured {
    fn of(state: &State) -> Measured {
        Measured(state.document.world.clone(), state.document.model.clone())
    }
}

/// What is asked of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SignalsAsked {
    /// Measure what is not measured yet.
    Measure,
    /// Stop measuring.
    Cancel,
}

/// What the last edit moved.
#[derive(Clone, Debug, PartialEq)]
pub struct Shifted {
    /// What the edit was.
    pub step: String,
    /// What moved.
    pub shifts: Shifts,
    revision: u64,
}

/// A feed as it stands before an edit.
pub(in crate::app) struct Before {
    ledger: Arc<Ledger>,
    revision: u64,
    of: (ViewerId, FeedKind),
    is_back: bool,
}

impl Signals {
    pub(in crate::app) fn wake_with(&mut self, wake: &Arc<dyn Fn() + Send + Sync>) {
        self.effects.wake_with(wake.clone());
        self.worth.wake_with(wake.clone());
    }

    /// Answers before the call returns.
    pub fn at_once(&mut self) {
        (self.effects.at_once, self.worth.at_once) = (true, true);
    }

    pub(in crate::app) fn poll(&mut self) {
        self.effects.poll();
        self.worth.poll();
    }

    /// How far the measuring of what each kind is worth is, 0..1; `None` where none is under way.
    #[must_use]
    pub fn fraction(&self) -> Option<f32> {
        self.worth.fraction()
    }

    /// Was that stopped before its end?
    #[must_use]
    pub fn is_cancelled(&self) -> bool {
        self.worth.is_cancelled()
    }
}

/// Is all that Signals shows measured, or asked for?
#[must_use]
pub fn at_hand(state: &State) -> bool {
    let signals = &state.jobs.signals;
    signals.effects.is_asked(&state.results.revision) && signals.worth.is_asked(&Measured::of(state))
}

/// What each kind of data does to the feed; the last answer while another is on its way.
#[must_use]
pub fn effects(state: &State) -> Option<&Vec<DataEffect>> {
    state.jobs.signals.effects.last().map(|(_, effects)| effects.as_ref())
}

/// What each kind of data is worth to predictions; `None` until it is measured.
#[must_use]
pub fn worth(state: &State) -> Option<&Worth> {
    state.jobs.signals.worth.answer(&Measured::of(state)).map(AsRef::as_ref)
}

/// What the last edit moved, where it was the last thing that changed the feed.
#[must_use]
pub fn shifted(state: &State) -> Option<&Shifted> {
    state.jobs.signals.shifted.as_ref().filter(|shifted| shifted.revision == state.results.revision)
}

impl State {
    /// Does what is asked of the measuring.
    pub(in crate::app) fn signals_asked(&mut self, asked: SignalsAsked) {
        if asked == SignalsAsked::Cancel {
            self.jobs.signals.worth.cancel();
            return;
        }
        let (results, with) = (&self.results, Measured::of(self));
        let signals = &mut self.jobs.signals;
        let revision = results.revision;
        if !signals.effects.is_asked(&revision) {
            let (inputs, ledger) = (results.inputs(), results.ledger.clone());
            signals.effects.ask(revision, move |_| Some(pipeline::data_effects(&inputs.context(), &ledger)));
        }
        let last_days = TrainOptions::default().held_out_days;
        signals.worth.ask(with.clone(), move |go_on| {
            let model = with.1.as_deref().unwrap_or_else(|| Model::shipped());
            crate::model::worth(model, &with.0, last_days, &mut |done| go_on(done))
        });
    }

    /// The feed as it stands, where Signals is open and tells what the command moves.
    pub(in crate::app) fn before_edit(&self, command: &Command) -> Option<Before> {
        let is_back = matches!(command, Command::Undo | Command::Jump(..0));
        let Results { ledger, revision, .. } = &self.results;
        is_open(self, LabPanel::Signals).then(|| Before {
            ledger: ledger.clone(),
            revision: *revision,
            of: (self.document.viewer, self.session.feed),
            is_back,
        })
    }

    /// Says what moved since; what was said before is over once another feed is at hand.
    pub(in crate::app) fn tell_shifts(&mut self, before: Option<Before>) {
        let Some(before) = before.filter(|before| before.revision != self.results.revision) else { return };
        let is_same = before.of == (self.document.viewer, self.session.feed);
        let step = match before.is_back {
            true => self.undo.next().map(|step| format!("Undone: {step}")),
            false => self.undo.last().map(str::to_owned),
        };
        let revision = self.results.revision;
        self.jobs.signals.shifted = step.filter(|_| is_same).map(|step| Shifted {
            step,
            shifts: pipeline::shifts(&before.ledger, &self.results.ledger, MOST_TOLD),
            revision,
        });
    }

    /// Says why something cannot be changed about what is known of the viewer.
    pub(in crate::app) fn refuse_signal(&mut self, signal: &Signal) {
        if let Err(reason) = self.document.clone().signal(signal) {
            self.notify(sentence(&reason));
        }
    }
}
