//! How a lesson begins and ends. What the learner was doing is put away whole, and put back whole: no command of a lesson
//! reaches it, and what the window remembers meanwhile is still the learner's.

use std::sync::Arc;

use crate::app::document::Document;
use crate::app::refused::Refused;
use crate::app::session::{InspectorTab, Session};
use crate::app::state::State;
use crate::app::undo::Undo;
use crate::files::{self, LoadedLesson, WorldSource};
use crate::learn::View;

use super::{LessonAsked, Running, shipped};

impl State {
    /// Does what is asked of a lesson.
    pub(in crate::app) fn lesson_asked(&mut self, asked: LessonAsked) {
        match asked {
            LessonAsked::Open(id) => self.open_lesson(id),
            LessonAsked::Begin(loaded) => self.begin_lesson(*loaded),
            LessonAsked::Leave => self.leave_lesson(),
            LessonAsked::Next => self.next_step(),
            LessonAsked::Back => {
                if let Some(before) = self.lesson.as_ref().and_then(|running| running.step.checked_sub(1)) {
                    self.enter_step(before);
                }
            }
            LessonAsked::DoIt => self.do_step(),
            LessonAsked::Answer(answer) => {
                if let Some(running) = &mut self.lesson {
                    running.answer = Some(answer);
                }
            }
        }
    }

    /// Opens a lesson of the program: at once where its world is open, else beside the window.
    fn open_lesson(&mut self, id: &'static str) {
        let source = &self.document.source;
        let world = shipped().iter().find(|(known, _)| *known == id).map(|(_, file)| file.world.as_str());
        let is_open = matches!(source, WorldSource::Sample(name) if Some(*name) == world);
        if !is_open || self.arrival.is_some() {
            self.give_up_arrival();
            self.jobs.open_lesson(id);
            return;
        }
        match files::lesson(id, Some((&self.document.world, source))) {
            Ok(loaded) => self.begin_lesson(loaded),
            Err(error) => self.session.refused = Some(Refused::from_error(std::path::Path::new(id), &error)),
        }
    }

    /// Begins a lesson, or goes on where it was left: then what its first steps ask is done again.
    fn begin_lesson(&mut self, loaded: LoadedLesson) {
        self.leave_lesson();
        self.leave_sitting();
        let LoadedLesson { lesson, world, source } = loaded;
        let mut document = Document::new(world, source);
        document.policy = lesson.policy.clone();
        document.pinned = lesson.policy.clone();
        document.viewer = lesson.viewer;
        let session = Session { feed: lesson.feed, tab: InspectorTab::Post, ..self.session.elsewhere() };
        let own = self.put_away(document, session);
        self.session.uncover();
        self.session.show(lesson.view);
        self.settle();
        let last = lesson.steps.len() - 1;
        let reached = self.session.learn.lessons.reached.get(&lesson.id).copied().unwrap_or(0).min(last);
        let done = vec![false; lesson.steps.len()];
        let lesson = Arc::new(lesson);
        self.lesson = Some(Box::new(Running { lesson, step: 0, done, answer: None, target: None, stood: None, own }));
        for step in 0..reached {
            self.enter_step(step);
            self.do_step();
            self.watch_lesson();
        }
        self.enter_step(reached);
        self.undo = Undo::default();
        self.session.notice = None;
    }

    /// Goes on; behind the last step the lesson is done, and begins from its first step the next time.
    fn next_step(&mut self) {
        let Some(running) = &self.lesson else { return };
        if !running.is_last() {
            return self.enter_step(running.step + 1);
        }
        let (id, title) = (running.lesson.id.clone(), running.lesson.title.clone());
        let lessons = &mut self.session.learn.lessons;
        lessons.reached.remove(&id);
        lessons.done.insert(id);
        self.leave_lesson();
        self.session.show(View::Lessons);
        self.notify(format!("Done: {title}"));
    }

    /// Puts back what the learner was doing; what was learned, and how the window looks, stays.
    pub(in crate::app) fn leave_lesson(&mut self) {
        if let Some(running) = self.lesson.take() {
            self.put_back(running.own);
        }
    }
}
