//! How a world arrives: read and ranked beside the window, then put in place with what waits for it.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::domain::{ViewerId, World};
use crate::files::{FileError, Progress, WorldSource};
use crate::pipeline::FeedKind;
use crate::policy::Policy;

use super::command::Command;
use super::document::Document;
use super::jobs::Finished;
use super::preferences::Preferences;
use super::results::Results;
use super::session::Session;
use super::state::State;
use super::undo::Undo;
use super::unsaved::Unsaved;

/// What to put in place once a world has arrived.
#[derive(Clone, Debug, Default)]
pub struct Arrival {
    /// The policy.
    pub policy: Option<Policy>,
    /// The handle of the viewer.
    pub viewer: Option<String>,
    /// What is set aside where the world does not come.
    pub(super) work: Option<Box<Preferences>>,
    /// How the same world was left.
    pub left: Option<Left>,
}

/// How a world was left when the window was closed.
#[derive(Clone, Debug, Default)]
pub struct Left {
    pub(super) others: Vec<Policy>,
    pub(super) policy_path: Option<PathBuf>,
    pub(super) pinned: Option<Policy>,
    pub(super) feed: FeedKind,
    pub(super) selected: Option<String>,
    pub(super) unsaved: Unsaved,
}

impl Arrival {
    /// Puts everything in place in its world; says so where that has no such viewer, and takes the first one.
    fn place(self, document: &mut Document, session: &mut Session) -> Option<String> {
        let mut missing = None;
        if let Some(left) = &self.left {
            left.unsaved.edit_again(document);
        }
        if let Some(policy) = self.policy {
            document.policy = policy;
        }
        if let Some(handle) = self.viewer {
            let viewer = document.world.viewer_named(&handle);
            document.viewer = viewer.unwrap_or(ViewerId(0));
            missing = viewer.is_none().then(|| format!("No viewer {handle} in this world"));
        }
        if let Some(left) = self.left {
            document.others = left.others;
            document.policy_path = left.policy_path;
            if let Some(pinned) = left.pinned {
                document.pinned = pinned;
            }
            left.unsaved.restore(document, session);
            session.feed = left.feed;
            session.selected = left.selected.and_then(|name| document.world.post_named(&name));
        }
        missing
    }
}

/// What a world is ranked with before it arrives: the policies at hand, how one looks at them, and what waits for it.
pub(super) struct Ahead {
    document: Document,
    session: Session,
    arrival: Option<Arrival>,
}

impl Ahead {
    /// Ranks a world that was just read, and brings it; once cancelled, it stops before the next piece.
    ///
    /// # Errors
    /// Where it was cancelled; `path` names the world.
    pub(super) fn bring(
        self,
        world: Arc<World>,
        source: WorldSource,
        path: &Path,
        progress: &Progress,
    ) -> Result<Finished, FileError> {
        let Ahead { document, mut session, arrival } = self;
        let mut document = document.in_world(world.clone(), source.clone());
        if let Some(arrival) = arrival {
            // A viewer that is missing is told when the world arrives.
            let _missing = arrival.place(&mut document, &mut session);
        }
        let go_on = |done, total| {
            progress.ranked(done, total);
            !progress.is_cancelled()
        };
        let results = Results::new_while(&document, &session, &go_on);
        let results = results.ok_or_else(|| FileError::Cancelled { path: path.to_owned() })?;
        Ok(Finished::World(world, source, Box::new(results)))
    }

    /// Keeps room for the ranking in a bar that is at its start.
    pub(super) fn expect(progress: &Progress) {
        progress.keep_for_ranking();
    }
}

impl State {
    /// Opens a world, and puts policy and viewer in place when it is there.
    pub fn open_then(&mut self, source: WorldSource, arrival: Arrival) {
        self.stamp += 1;
        self.give_up_arrival();
        self.arrival = Some(arrival);
        match source {
            WorldSource::File(path) => self.jobs.open(&path, self.at_hand(), self.ahead()),
            WorldSource::Sample(name) => self.jobs.open_sample(name, self.ahead()),
        }
    }

    pub(super) fn open(&mut self, path: &Path) {
        self.give_up_arrival();
        self.jobs.open(path, self.at_hand(), self.ahead());
    }

    pub(super) fn open_sample(&mut self, name: &'static str) {
        self.give_up_arrival();
        self.jobs.open_sample(name, self.ahead());
    }

    fn ahead(&self) -> Ahead {
        Ahead { document: self.document.clone(), session: self.session.clone(), arrival: self.arrival.clone() }
    }

    /// Takes in a world that was read and ranked, with what waits for it.
    pub(super) fn take_in(&mut self, world: Arc<World>, source: WorldSource, results: Box<Results>) {
        self.jobs.ranked_ahead = Some(results);
        let command = Command::UseWorld(world, source);
        let (Command::UseWorld(world, source), Some(arrival)) = (command.clone(), self.arrival.take()) else {
            return self.apply(command);
        };
        self.end_trial(&command);
        self.leave_lesson();
        self.leave_sitting();
        self.set_aside();
        self.document = self.document.in_world(world, source);
        self.session.leave_world();
        self.session.notice = None;
        self.arrive(arrival);
        // What the window opens on is a start, not a step.
        self.undo = Undo::default();
    }

    /// Puts policy and viewer in place; a viewer the world does not have is told, and the first one shown.
    pub fn arrive(&mut self, arrival: Arrival) {
        self.stamp += 1;
        let missing = arrival.place(&mut self.document, &mut self.session);
        missing.into_iter().for_each(|missing| self.notify(missing));
        self.settle();
    }

    /// Puts the results in place that were made for the world at hand before it arrived.
    pub(super) fn take_ahead(&mut self) {
        let world = &self.document.world;
        if let Some(ahead) = self.jobs.ranked_ahead.take_if(|ahead| ahead.is_of(world)) {
            self.results.give_way(*ahead);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files;

    /// A state, and what a worker brings for it: the sample `family`.
    fn brought(arrival: Option<Arrival>, progress: &Progress) -> (State, Result<Finished, FileError>) {
        let mut state = State::built_in().expect("the built-in world");
        state.arrival = arrival;
        let world = Arc::new(files::sample("family", &Progress::new()).expect("a sample"));
        let finished = state.ahead().bring(world, WorldSource::Sample("family"), Path::new("family"), progress);
        (state, finished)
    }

    /// Takes it in, and sees that nothing is ranked for that.
    fn take_in(state: &mut State, finished: Result<Finished, FileError>) {
        let Ok(Finished::World(world, source, results)) = finished else { panic!("a world") };
        let (made, before) = (results.ledger.clone(), state.results.revision);
        state.take_in(world, source, results);
        assert!(Arc::ptr_eq(&made, &state.results.ledger), "the ledger is the one that was brought");
        assert!(state.results.revision > before, "what views keep of the old one is not taken for it");
        assert_eq!(state.document.source, WorldSource::Sample("family"));
    }

    #[test]
    fn a_world_is_ranked_before_it_arrives() {
        let progress = Progress::new();
        let (mut state, finished) = brought(None, &progress);
        assert_eq!((progress.fraction(), progress.phase()), (1.0, "Ranking"));
        take_in(&mut state, finished);
        assert!(state.undo.last().is_some_and(|step| step.starts_with("World")));
    }

    #[test]
    fn so_is_one_that_a_viewer_and_a_policy_wait_for() {
        let world = files::sample("family", &Progress::new()).expect("a sample");
        let handle = world.account(world.viewer(ViewerId(1)).account).id.clone();
        let left = Some(Left { feed: FeedKind::Following, ..Left::default() });
        let arrival = Arrival { viewer: Some(handle), left, ..Arrival::default() };
        let (mut state, finished) = brought(Some(arrival), &Progress::new());
        take_in(&mut state, finished);
        assert_eq!((state.document.viewer, state.session.feed), (ViewerId(1), FeedKind::Following));
        assert_eq!(state.undo.last(), None, "what the window opens on is no step");
    }

    #[test]
    fn what_was_turned_meanwhile_counts() {
        let (mut state, finished) = brought(None, &Progress::new());
        let knob = &crate::pipeline::stages::merge::SAVE;
        state.apply(Command::Turn(knob, crate::policy::Value::Number(12.0)));
        let Ok(Finished::World(world, source, results)) = finished else { panic!("a world") };
        state.take_in(world, source, results);
        let fresh = Results::new(&state.document, &state.session);
        assert_eq!(state.results.ledger.order(), fresh.ledger.order());
        assert_eq!(state.results.baseline, fresh.baseline);
    }

    #[test]
    fn ranking_stops_where_it_is_no_longer_wanted() {
        let progress = Progress::new();
        progress.cancel();
        assert!(matches!(brought(None, &progress).1, Err(FileError::Cancelled { .. })));
    }
}
