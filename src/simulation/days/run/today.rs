//! A viewer's day while it lasts.

use std::collections::BTreeSet;

use crate::domain::{Impression, TopicId, ViewerId, World};
use crate::model::Lesson;
use crate::simulation::days::day::Visit;
use crate::simulation::days::person::Person;

/// A viewer's day while it lasts.
#[derive(Default)]
pub(super) struct Today {
    pub(super) visit: Visit,
    pub(super) felt: Vec<f64>,
    /// Each session's arm, and how many actions it had.
    pub(super) pulls: Vec<(usize, u32)>,
    pub(super) leaves: bool,
    pub(super) shown: Vec<Impression>,
    pub(super) lessons: Vec<Lesson>,
}

impl Today {
    pub(super) fn of(viewer: u32) -> Today {
        Today { visit: Visit { viewer, ..Visit::default() }, ..Today::default() }
    }

    pub(super) fn add(&mut self, session: crate::simulation::days::session::Session) {
        let visit = &mut self.visit;
        visit.sessions += 1;
        visit.shown += session.shown.len() as u32;
        visit.looked += session.looked;
        visit.done = visit.done.map(|action, count| count + session.done[action]);
        visit.seconds += session.seconds;
        visit.ads += session.ads;
        visit.satisfaction += session.said;
        visit.topics += session.topics as f64;
        visit.relevance += session.relevance;
        visit.irrelevant += session.irrelevant;
        visit.new_authors += session.new_authors;
        visit.borderline += session.borderline;
        self.felt.push(session.felt);
        self.shown = session.shown;
        self.lessons = session.lessons;
    }

    /// What was summed over the sessions becomes their mean.
    pub(super) fn close(&mut self, person: &Person) {
        let sessions = f64::from(self.visit.sessions.max(1));
        self.visit.satisfaction /= sessions;
        self.visit.topics /= sessions;
        self.visit.relevance /= sessions;
        self.visit.returns = person.comes;
        self.visit.drifted = person.drifted();
        self.visit.breadth = person.breadth();
    }
}

/// Who was shown a post about which main topic before the first day.
pub(super) fn met(world: &World) -> BTreeSet<(ViewerId, TopicId)> {
    let topic = |shown: &Impression| Some((shown.viewer, world.post(shown.post).topics.top()?));
    world.impressions.iter().filter_map(topic).collect()
}
