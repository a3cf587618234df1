//! What Explore works out beside the window: where accounts lie, and what its light ranker loses.

use std::sync::Arc;

use super::inquiry::Inquiry;
use super::results::Unplaced;
use super::state::State;
use crate::model::Embedding;
use crate::pipeline::stages::explore::loss::{Loss, loss_while};

/// What is asked of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExploreAsked {
    /// Learn where accounts lie, where that was stopped.
    Places,
    /// Stop learning it: feeds stay as they are.
    CancelPlaces,
    /// Work out what the light ranker loses.
    Loss,
}

/// Where accounts lie.
pub type Places = Inquiry<Unplaced, Embedding>;

/// What the light ranker loses, by [`Results::revision`](super::results::Results::revision).
pub type Losses = Inquiry<u64, Loss>;

impl State {
    /// Does what is asked.
    pub(super) fn explore_asked(&mut self, asked: ExploreAsked) {
        match asked {
            ExploreAsked::Places => {
                self.jobs.places.forget();
                self.learn_places();
            }
            ExploreAsked::CancelPlaces => {
                self.jobs.places.cancel();
                self.notify("Near accounts stay as they were".to_owned());
            }
            ExploreAsked::Loss if self.jobs.losses.fraction().is_none() => {
                let (inputs, ledger) = (self.results.inputs(), self.results.ledger.clone());
                let work =
                    move |go_on: &mut dyn FnMut(f32) -> bool| loss_while(&inputs.context(), &ledger, || go_on(0.0));
                self.jobs.losses.ask(self.results.revision, work);
            }
            ExploreAsked::Loss => {}
        }
    }

    /// Has what the results wait for learned beside the window, once; gives up what they wait for no longer.
    pub(super) fn learn_places(&mut self) {
        let Some(asked) = self.results.unplaced().cloned() else {
            if self.jobs.places.fraction().is_some() {
                self.jobs.places.forget();
            }
            return;
        };
        self.jobs.places.ask(asked.clone(), move |go_on| asked.learn(go_on));
        self.take_places();
    }

    /// Puts what was learned in place.
    pub(super) fn take_places(&mut self) {
        let learned = self.results.unplaced().and_then(|asked| {
            let learned = self.jobs.places.answer(asked)?;
            Some((asked.clone(), Arc::clone(learned)))
        });
        if let Some((asked, learned)) = learned {
            self.results.place(&asked, learned);
            self.results.update(&self.document, &self.session);
            self.keep_selection();
        }
    }

    /// Was learning where accounts lie stopped, so that feeds are made with what was known before?
    #[must_use]
    pub fn is_left_unplaced(&self) -> bool {
        self.results.unplaced().is_some() && self.jobs.places.is_cancelled()
    }
}
