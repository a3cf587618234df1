//! How the stories tray is looked at: as a surface of its own, with one account of it selected.

use crate::domain::AccountId;
use crate::learn::View;
use crate::pipeline::FeedKind;

use super::command::Command;
use super::session::{InspectorTab, Session, Shown};
use super::state::State;

/// How the tray is looked at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TrayView {
    /// Its knobs stand at the left, and its accounts' stories at the right.
    pub open: bool,
    /// The account that was selected; `None` for the first.
    pub selected: Option<AccountId>,
}

impl TrayView {
    /// The same, as the surface at hand.
    #[must_use]
    pub fn opened(self) -> TrayView {
        TrayView { open: true, ..self }
    }
}

impl Session {
    /// Is the tray the surface at hand?
    #[must_use]
    pub fn tunes_stories(&self) -> bool {
        self.tray.open && self.view == View::Tune
    }
}

impl State {
    /// The account of the tray at hand: the selected one while it has a story, else the first.
    #[must_use]
    pub fn circle(&self) -> Option<AccountId> {
        let stories = &self.results.stories;
        let selected = self.session.tray.selected.filter(|&account| stories.verdict(account).is_some());
        selected.or_else(|| stories.trays().next().map(|tray| tray.account))
    }

    /// What makes the tray the surface at hand, where it is not.
    pub(super) fn to_stories(&self) -> Option<Command> {
        (!self.session.tunes_stories()).then(|| Command::Tray(self.session.tray.opened()))
    }

    /// Explore has no tray: it gives way to the feed.
    pub(super) fn look_at_tray(&mut self, view: TrayView) {
        // Wherever the tray is looked at, another circle of it is only selected.
        let selects = self.session.tray.open && view.selected != self.session.tray.selected;
        if view.open && !self.session.tunes_stories() && !selects {
            self.session.uncover();
            self.session.show(View::Tune);
            self.session.tab = InspectorTab::Post;
            if self.session.feed == FeedKind::Explore {
                self.session.show_feed(Shown { feed: FeedKind::Home, ..self.session.shown() });
            }
        }
        self.session.tray = view;
    }

    /// Goes so many places along the tray; from one that is not in it, to the first.
    pub(super) fn next_circle(&mut self, places: i32) {
        let circles: Vec<AccountId> = self.results.stories.trays().map(|tray| tray.account).collect();
        let at = self.circle().and_then(|at| circles.iter().position(|&account| account == at));
        let next = at.map_or(0, |at| at.saturating_add_signed(places as isize).min(circles.len().saturating_sub(1)));
        self.session.tray.selected = circles.get(next).copied();
    }
}
