//! What the model learns from at night: a window of late showings, bounded.

use std::collections::VecDeque;
use std::sync::Arc;

use crate::model::{Lesson, Model, retrain};

/// Days whose showings are learned from.
const WINDOW_DAYS: usize = 7;
/// In so many days the window is filled.
const FILLED_IN: usize = 3;

/// The showings of the last days. A clone shares those of the days before today.
#[derive(Clone, Debug)]
pub(super) struct Lessons {
    by_day: VecDeque<Arc<Vec<Lesson>>>,
    at_most: usize,
}

impl Lessons {
    /// None yet, and never more than so many learned from at once.
    pub(super) fn new(at_most: usize) -> Lessons {
        Lessons { by_day: VecDeque::new(), at_most }
    }

    /// Which share of a day's showings is kept, where so many are expected.
    pub(super) fn share(&self, expected: usize) -> f64 {
        self.at_most as f64 / FILLED_IN as f64 / expected.max(1) as f64
    }

    /// A new day begins.
    pub(super) fn open(&mut self) {
        self.by_day.push_back(Arc::default());
        if self.by_day.len() > WINDOW_DAYS {
            self.by_day.pop_front();
        }
    }

    /// Adds some of today's showings.
    pub(super) fn add(&mut self, lessons: &mut Vec<Lesson>) {
        if let Some(today) = self.by_day.back_mut() {
            Arc::make_mut(today).append(lessons);
        }
    }

    /// The model fitted to the window, and how many showings that were.
    pub(super) fn learn(&self, before: &Model) -> (Model, usize) {
        let all: usize = self.by_day.iter().map(|day| day.len()).sum();
        let drawn: Vec<&Lesson> =
            self.by_day.iter().flat_map(|day| day.iter()).step_by(all.div_ceil(self.at_most.max(1)).max(1)).collect();
        (retrain(before, &drawn), drawn.len())
    }
}
