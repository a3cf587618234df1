//! A lesson under way: it has the window to itself, and what one was doing stands untouched beside it.

mod course;
mod how;
mod steps;
mod words;

use std::sync::{Arc, LazyLock};

use crate::domain::PostId;
use crate::files::{self, LoadedLesson};
use crate::learn::View;
use crate::learn::lesson::{Answer, Highlight, Lesson, LessonFile, LessonStep, Part};

use super::own::Own;

pub use words::{amount, task};

/// What one can ask of a lesson.
#[derive(Clone, Debug)]
pub enum LessonAsked {
    /// Begin the lesson of that id inside the program, or go on where it was left.
    Open(&'static str),
    /// Begin a lesson that was read.
    Begin(Box<LoadedLesson>),
    /// Go on to the next step; behind the last one the lesson is done.
    Next,
    /// Go back a step.
    Back,
    /// Do what the step asks.
    DoIt,
    /// Answer the step's question.
    Answer(Answer),
    /// Leave the lesson.
    Leave,
}

/// A lesson under way.
#[derive(Clone, Debug)]
pub struct Running {
    /// The lesson.
    pub lesson: Arc<Lesson>,
    /// The step, counted from 0.
    pub step: usize,
    /// Which steps were done.
    pub done: Vec<bool>,
    /// What the learner answered last, in this step.
    pub answer: Option<Answer>,
    /// The post the step's act is about.
    target: Option<PostId>,
    /// Where that post stood when the step began, 1 = top.
    stood: Option<u32>,
    /// What the learner left to follow it.
    own: Own,
}

impl Running {
    /// The step that is shown.
    #[must_use]
    pub fn at(&self) -> &LessonStep {
        &self.lesson.steps[self.step]
    }

    /// Was what the step asks done, or does it ask nothing?
    #[must_use]
    pub fn is_done(&self) -> bool {
        self.done[self.step] || self.at().condition.is_none()
    }

    /// Is it the last step?
    #[must_use]
    pub fn is_last(&self) -> bool {
        self.step + 1 == self.lesson.steps.len()
    }

    /// Does the lesson do without that part?
    #[must_use]
    pub fn hides(&self, part: Part) -> bool {
        self.lesson.hide.contains(&part)
    }

    /// The view the step is about.
    #[must_use]
    pub fn view(&self) -> View {
        self.at().view.unwrap_or(self.lesson.view)
    }

    /// Is what the step means on the phone?
    #[must_use]
    pub fn means_phone(&self) -> bool {
        matches!(self.at().highlight, Some(Highlight::Post(_) | Highlight::Part(Part::Phone)))
    }

    pub(super) fn own(&self) -> &Own {
        &self.own
    }
}

/// What the lessons inside the program say of themselves, easiest first.
#[must_use]
pub fn shipped() -> &'static [(&'static str, LessonFile)] {
    static SHIPPED: LazyLock<Vec<(&'static str, LessonFile)>> =
        LazyLock::new(|| files::lessons().filter_map(|id| Some((id, files::lesson_file(id).ok()?))).collect());
    &SHIPPED
}
