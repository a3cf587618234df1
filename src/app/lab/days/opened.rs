//! A session of a run, opened in place of what one was doing: the feed that viewer got, with its ledger.

use std::sync::Arc;

use crate::app::document::Document;
use crate::app::known::Known;
use crate::app::own::Own;
use crate::app::session::{InspectorTab, Session};
use crate::app::state::State;
use crate::domain::{PostId, ViewerId};
use crate::learn::View;
use crate::pipeline::FeedKind;
use crate::simulation::days::{Sitting, Visit};

use super::super::LabPanel;
use super::{DaysView, day, pair};

/// Which session is asked for, under the first seed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SittingAsked {
    /// The run.
    pub line: u64,
    /// The day, 1 = the first.
    pub day: usize,
    /// Whose.
    pub viewer: ViewerId,
    /// Which of the day's, 0 = the first.
    pub session: usize,
}

/// A session that is open.
#[derive(Clone, Debug)]
pub struct Opened {
    /// Which.
    pub asked: SittingAsked,
    /// `Day 12 of Thompson, simulated`.
    pub title: String,
    /// How many sessions the viewer had that day.
    pub sessions: usize,
    /// The session.
    pub sitting: Sitting,
    own: Own,
}

impl Opened {
    /// What one was doing before.
    pub(in crate::app) fn own(&self) -> &Own {
        &self.own
    }

    /// The places, 1 = the top, at which something else was delivered than what was ranked there: chance filled them, or
    /// an author was not to lead again.
    #[must_use]
    pub fn elsewhere(&self) -> Vec<(usize, PostId)> {
        let Sitting { ranked, delivered, .. } = &self.sitting;
        let both = (1..).zip(delivered.iter().zip(ranked));
        both.filter(|(_, (delivered, ranked))| delivered != ranked).map(|(place, (&post, _))| (place, post)).collect()
    }
}

/// What a viewer had of a day of a run under the first seed; `None` where it stayed away.
#[must_use]
pub fn came(state: &State, line: usize, day: usize, viewer: ViewerId) -> Option<&Visit> {
    let day = state.jobs.days.lines.get(line)?.seeds.first()?.get(day.checked_sub(1)?)?;
    day.visits.iter().find(|visit| visit.viewer == viewer.0)
}

/// Whose feed of the day looked at can be opened: the one chosen, or the first who was there, or the first of all. `None`
/// before the first day.
#[must_use]
pub fn viewer(state: &State) -> Option<ViewerId> {
    let at = day(state).checked_sub(1)?;
    let (line, _) = pair(state).unwrap_or((0, 0));
    let day = state.jobs.days.lines.get(line)?.seeds.first()?.get(at)?;
    let chosen = state.session.lab.days.viewer.filter(|viewer| (viewer.0 as usize) < day.people);
    chosen.or_else(|| day.visits.first().map(Visit::viewer)).or(Some(ViewerId(0)))
}

/// The first session of that viewer on the day looked at, of the run looked at.
#[must_use]
pub fn sitting_at(state: &State, viewer: ViewerId) -> Option<SittingAsked> {
    let (line, _) = pair(state).unwrap_or((0, 0));
    let line = state.jobs.days.lines.get(line)?.id;
    Some(SittingAsked { line, day: day(state), viewer, session: 0 })
}

/// Can it be opened now?
pub(super) fn can_open(state: &State, asked: &SittingAsked) -> bool {
    let days = &state.jobs.days;
    let line = days.lines.iter().position(|line| line.id == asked.line);
    let visit = line.and_then(|line| came(state, line, asked.day, asked.viewer));
    let is_there = visit.is_some_and(|visit| asked.session < visit.sessions as usize);
    is_there && !days.is_running() && state.lesson.is_none()
}

impl State {
    /// Begins to open a session.
    pub(super) fn open_sitting(&mut self, asked: SittingAsked) {
        if can_open(self, &asked) {
            let settings = self.session.lab.days.settings.clone();
            self.jobs.days.sit(asked, &settings);
            self.show_sitting();
        }
    }

    /// Shows a session that was opened, in place of what one was doing.
    pub(in crate::app) fn show_sitting(&mut self) {
        let Some((asked, sitting)) = self.jobs.days.sat.take() else { return };
        let found = self.jobs.days.lines.iter().position(|line| line.id == asked.line);
        let (Some(sitting), Some(line)) = (sitting, found.filter(|_| self.lesson.is_none())) else { return };
        let Some(visit) = came(self, line, asked.day, asked.viewer) else { return };
        let sessions = visit.sessions as usize;
        self.leave_sitting();
        let mut document = Document::new(sitting.world.clone(), self.document.source.clone());
        document.policy = sitting.policy.clone();
        document.pinned = sitting.policy.clone();
        document.viewer = asked.viewer;
        document.model = Some(sitting.model.clone());
        let (world, now, history) = (sitting.world.clone(), sitting.now, sitting.history.clone());
        document.known = Some(Known { world, now, history });
        let session = Session { feed: FeedKind::Home, tab: InspectorTab::Post, ..self.session.elsewhere() };
        let title = format!("Day {} of {}, simulated", asked.day, self.jobs.days.lines[line].name);
        let own = self.put_away(document, session);
        self.opened = Some(Box::new(Opened { asked, title, sessions, sitting: *sitting, own }));
        self.session.uncover();
        self.session.show(View::Tune);
        self.settle();
    }

    /// Puts back what one was doing, where a session is open.
    pub(in crate::app) fn leave_sitting(&mut self) {
        if let Some(opened) = self.opened.take() {
            let Opened { asked, own, .. } = *opened;
            self.put_back(own);
            self.look_at(&asked);
        }
    }

    /// Puts back what one was doing before another world takes its place.
    pub(in crate::app) fn leave_for_another(&mut self) {
        self.leave_lesson();
        self.leave_sitting();
    }

    /// Goes back from it to the days.
    pub(super) fn back_to_days(&mut self) {
        if self.opened.is_some() {
            self.leave_sitting();
            self.session.show(View::Lab);
            self.session.lab.panel = LabPanel::Days;
        }
    }

    /// The day, the run and the viewer stay those of the session that was open.
    fn look_at(&mut self, asked: &SittingAsked) {
        let days = &self.jobs.days;
        let line = days.lines.iter().position(|line| line.id == asked.line);
        let is_last = asked.day >= days.last_day();
        let view: &mut DaysView = &mut self.session.lab.days;
        view.day = (!is_last).then_some(asked.day);
        view.viewer = Some(asked.viewer);
        if let Some(line) = line.filter(|&line| line != view.line) {
            (view.line, view.against) = (line, None);
        }
    }

    /// Days are looked at in one's own world: going to them leaves the session that is open.
    pub(in crate::app) fn keep_days_own(&mut self) {
        if self.session.view == View::Lab && self.session.lab.panel == LabPanel::Days {
            self.back_to_days();
        }
    }

    /// The world one's own work is about.
    pub(in crate::app) fn own_world(&self) -> Arc<crate::domain::World> {
        let own = self.opened.as_deref().map(|opened| &opened.own.document);
        own.unwrap_or(&self.document).world.clone()
    }
}
