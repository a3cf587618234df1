//! What Train works at beside the window, and what is asked of it.

use std::sync::{Arc, Mutex, PoisonError};

use crate::app::command::Command;
use crate::app::inquiry::Inquiry;
use crate::app::lab::{LabPanel, is_open};
use crate::app::results::Effect;
use crate::app::state::State;
use crate::domain::Action;
use crate::model::{Grown, Model, Step, Study, TREES, TrainError, TrainOptions, Without, grow, study};
use crate::pipeline::{self, Context, FeedKind};
use crate::simulation::compare::Likeness;
use crate::simulation::{Options, Words, generate};

use super::{Data, data};

/// What came of a training.
pub struct Trained {
    /// The model, to be used.
    pub model: Arc<Model>,
    /// All that is worth knowing of it.
    pub study: Study,
}

/// What Train works at, and what it found.
#[derive(Default)]
pub struct Training {
    /// The last training: `Err` says why there is no model.
    pub study: Inquiry<Data, Result<Trained, String>>,
    /// What each kind of data is worth to its model.
    pub without: Inquiry<Data, Vec<Without>>,
    /// Trees on the same rows.
    pub trees: Inquiry<Data, Grown>,
    /// How alike the viewer's feed is to that of the shipped model: by the feed, and the model's place in memory.
    pub likeness: Inquiry<(u64, usize), Likeness>,
    /// What five likes do to the predictions: by the feed and the topic, and whether they are done.
    pub five: Inquiry<(u64, String, bool), Option<Effect>>,
    step: Arc<Mutex<Option<Step>>>,
}

/// What is asked of Train.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TrainAsked {
    /// Learn, from the start.
    Start,
    /// Stop learning.
    Cancel,
    /// What each kind of data is worth.
    Without,
    /// Stop working that out.
    CancelWithout,
    /// Grow trees on the same rows.
    Trees,
    /// Stop growing them.
    CancelTrees,
    /// How alike the feed is to that of the shipped model.
    Likeness,
    /// What five likes do.
    Five,
}

impl Training {
    /// Answers before a call returns instead of beside the window.
    pub fn at_once(&mut self) {
        (self.study.at_once, self.without.at_once, self.trees.at_once) = (true, true, true);
        (self.likeness.at_once, self.five.at_once) = (true, true);
    }

    pub(in crate::app) fn wake_with(&mut self, wake: &Arc<dyn Fn() + Send + Sync>) {
        self.study.wake_with(wake.clone());
        self.without.wake_with(wake.clone());
        self.trees.wake_with(wake.clone());
        self.likeness.wake_with(wake.clone());
        self.five.wake_with(wake.clone());
    }

    pub(in crate::app) fn poll(&mut self) {
        self.study.poll();
        self.without.poll();
        self.trees.poll();
        self.likeness.poll();
        self.five.poll();
    }

    /// What the training is at.
    #[must_use]
    pub fn step(&self) -> Option<Step> {
        *self.step.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What came of the training on what would be learned from now.
#[must_use]
pub fn trained(state: &State) -> Option<&Trained> {
    state.jobs.training.study.answer(&data(state)).and_then(|answer| answer.as_ref().as_ref().ok())
}

/// The model that was trained last, or the one in use where none was.
#[must_use]
pub fn at_hand(state: &State) -> &Model {
    trained(state).map_or_else(|| state.document.model(), |trained| &trained.model)
}

/// Does this model predict the feed?
#[must_use]
pub fn is_in_use(state: &State, model: &Arc<Model>) -> bool {
    state.document.model.as_ref().is_some_and(|used| Arc::ptr_eq(used, model))
}

/// Starts the training, where none is under way.
#[must_use]
pub fn start(state: &State) -> Option<Command> {
    let can = is_open(state, LabPanel::Train) && state.jobs.training.study.fraction().is_none();
    can.then_some(Command::Train(TrainAsked::Start))
}

/// Uses the model that was trained, where it is not in use.
#[must_use]
pub fn use_it(state: &State) -> Option<Command> {
    let model = &trained(state)?.model;
    (!is_in_use(state, model)).then(|| Command::UseModel(Some(model.clone())))
}

/// Uses the model that comes with the program, where another is in use.
#[must_use]
pub fn use_shipped(state: &State) -> Option<Command> {
    state.document.model.as_ref().map(|_| Command::UseModel(None))
}

impl State {
    /// Does what is asked of Train.
    pub(in crate::app) fn train_asked(&mut self, asked: TrainAsked) {
        let data = data(self);
        match asked {
            TrainAsked::Start => {
                let training = &mut self.jobs.training;
                training.study.forget();
                training.without.forget();
                training.trees.forget();
                let step = training.step.clone();
                training.study.ask(data.clone(), move |go_on| learned(&data, &step, go_on));
            }
            TrainAsked::Cancel => self.jobs.training.study.cancel(),
            TrainAsked::Without => self.ask_without(data),
            TrainAsked::CancelWithout => self.jobs.training.without.cancel(),
            TrainAsked::Trees => self.ask_trees(data),
            TrainAsked::CancelTrees => self.jobs.training.trees.cancel(),
            TrainAsked::Likeness => self.ask_likeness(),
            TrainAsked::Five => self.ask_five(),
        }
    }

    fn ask_without(&mut self, data: Data) {
        let Some(answer) = self.jobs.training.study.answer(&data).cloned() else { return };
        self.jobs.training.without.forget();
        self.jobs.training.without.ask(data, move |go_on| {
            let go_on = std::cell::RefCell::new(go_on);
            let trained = answer.as_ref().as_ref().ok()?;
            trained.study.without(&|done| (*go_on.borrow_mut())(done as f32))
        });
    }

    fn ask_trees(&mut self, data: Data) {
        let Some(answer) = self.jobs.training.study.answer(&data).cloned() else { return };
        self.jobs.training.trees.forget();
        self.jobs.training.trees.ask(data, move |go_on| {
            let go_on = std::cell::RefCell::new(go_on);
            let trained = answer.as_ref().as_ref().ok()?;
            let share = |action: Action| f32::from(action as u8) / Action::ALL.len() as f32;
            grow(&trained.study, &TREES, &|action| (*go_on.borrow_mut())(share(action)))
        });
    }

    fn ask_likeness(&mut self) {
        let Some(model) = trained(self).map(|trained| trained.model.clone()) else { return };
        let (inputs, key) = (self.results.inputs(), likeness_key(self, &model));
        self.jobs.training.likeness.ask(key, move |_| {
            let context = Context { feed: FeedKind::Home, ..inputs.context() };
            let [shipped, own] = [Model::shipped(), &model].map(|model| pipeline::rank(&Context { model, ..context }));
            Some(Likeness::between(&shipped, &own))
        });
    }
}

/// All that the likeness to the shipped model's feed depends on.
fn likeness_key(state: &State, model: &Arc<Model>) -> (u64, usize) {
    (state.results.revision, Arc::as_ptr(model) as usize)
}

impl Trained {
    /// How alike the viewer's feed is to that of the shipped model, as far as it is known: of the feed before while this one
    /// is worked out; and what has to be asked for it.
    #[must_use]
    pub fn likeness<'s>(&self, state: &'s State) -> (Option<&'s Arc<Likeness>>, Option<TrainAsked>) {
        let (asked, key) = (&state.jobs.training.likeness, likeness_key(state, &self.model));
        let known = asked.last().filter(|(last, _)| last.1 == key.1).map(|(_, likeness)| likeness);
        (known, (!asked.is_asked(&key)).then_some(TrainAsked::Likeness))
    }
}

/// Learns from the data; `None` where that was stopped.
fn learned(
    data: &Data,
    at: &Mutex<Option<Step>>,
    go_on: &mut dyn FnMut(f32) -> bool,
) -> Option<Result<Trained, String>> {
    let say = |step| *at.lock().unwrap_or_else(PoisonError::into_inner) = step;
    say(None);
    if !go_on(0.0) {
        return None;
    }
    let world = match data {
        Data::World(world) => world.clone(),
        Data::Crowd { seed, impressions } => {
            Arc::new(generate(&Options::crowd(*seed, *impressions), Words::built_in()))
        }
    };
    let go_on = std::cell::RefCell::new(go_on);
    let watch = |done: f64, step| {
        say(Some(step));
        (*go_on.borrow_mut())(done as f32)
    };
    match study(&[&world], &TrainOptions::default(), &watch) {
        Ok(study) => Some(Ok(Trained { model: Arc::new(study.model.clone()), study })),
        Err(TrainError::Cancelled) => None,
        Err(error) => Some(Err(error.to_string())),
    }
}
