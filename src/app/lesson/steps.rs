//! The steps of a lesson: entering one, noticing that what it asks was done, doing it.

use crate::app::session::NarrowSide;
use crate::app::state::State;
use crate::domain::{ActionSet, PostId};
use crate::learn::lesson::{Facts, Highlight, Part};
use crate::pipeline::stages::component_of;

impl State {
    /// What lessons may ask of the state as it stands.
    pub fn with_facts<T>(&self, ask: impl FnOnce(&Facts<'_>) -> T) -> T {
        let document = &self.document;
        let own = |act: &&crate::files::Act| !act.behind && act.impression.viewer == document.viewer;
        let acts: Vec<(PostId, ActionSet)> =
            document.acts.iter().filter(own).map(|act| (act.impression.post, act.impression.named)).collect();
        let running = self.lesson.as_deref();
        ask(&Facts {
            world: &document.world,
            ledger: &self.results.ledger,
            policy: &document.policy,
            viewer: document.viewer,
            controls: document.viewer(),
            follows: document.follows(),
            acts: &acts,
            pinned: &self.results.baseline,
            selected: self.session.selected.filter(|_| self.session.is_chosen),
            view: self.session.view,
            component: self.session.learn.diagram.component.as_deref(),
            term: self.session.learn.glossary.term.as_deref(),
            target: running.and_then(|running| running.target),
            stood: running.and_then(|running| running.stood),
            answer: running.and_then(|running| running.answer),
        })
    }

    /// Goes to a step: to its view, to the post it selects, and to where what it marks can be seen.
    pub(super) fn enter_step(&mut self, step: usize) {
        let Some(running) = &mut self.lesson else { return };
        running.step = step;
        running.answer = None;
        running.target = None;
        let lesson = running.lesson.clone();
        if step > 0 {
            self.session.learn.lessons.reached.insert(lesson.id.clone(), step);
        }
        let at = &lesson.steps[step];
        self.session.show(at.view.unwrap_or(lesson.view));
        self.settle();
        let (selected, target) =
            self.with_facts(|facts| (at.select.as_ref().and_then(|place| place.post(facts)), at.target(facts)));
        if selected.is_some() {
            self.session.selected = selected;
            self.session.is_chosen = true;
        }
        let stood = target.and_then(|post| self.rank_of(post));
        if let Some(running) = &mut self.lesson {
            running.target = target;
            running.stood = stood;
        }
        self.session.uncover();
        let component = match &at.highlight {
            Some(Highlight::Knob(knob)) => Some(component_of(knob)),
            Some(Highlight::Component(component)) => Some(*component),
            _ => None,
        };
        self.session.open_groups.extend(component);
        match &at.highlight {
            Some(Highlight::Knob(_) | Highlight::Component(_) | Highlight::Part(Part::Knobs)) => {
                self.session.narrow_side = NarrowSide::Knobs;
            }
            Some(Highlight::Post(_) | Highlight::Part(Part::Inspector)) => {
                self.session.narrow_side = NarrowSide::Inspector;
            }
            Some(Highlight::Part(Part::Phone)) => self.session.narrow_side = NarrowSide::Feed,
            _ => {}
        }
    }

    /// Notices that what the step asks was done.
    pub(in crate::app) fn watch_lesson(&mut self) {
        let Some(running) = self.lesson.as_deref().filter(|running| !running.done[running.step]) else { return };
        let Some(condition) = &running.at().condition else { return };
        let holds = self.with_facts(|facts| condition.holds(facts));
        if let Some(running) = self.lesson.as_mut().filter(|_| holds) {
            let step = running.step;
            running.done[step] = true;
        }
    }

    /// Does what the step asks.
    pub(super) fn do_step(&mut self) {
        for command in self.how() {
            self.apply(command);
        }
    }

    /// The post the step marks now.
    #[must_use]
    pub fn meant_post(&self) -> Option<PostId> {
        let Some(Highlight::Post(place)) = &self.lesson.as_deref()?.at().highlight else { return None };
        let target = self.lesson.as_deref().and_then(|running| running.target);
        target.or_else(|| self.with_facts(|facts| place.post(facts)))
    }
}
