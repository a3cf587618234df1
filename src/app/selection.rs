//! Which post is selected, and which one is pointed at to be passed.

use crate::domain::PostId;
use crate::learn::View;

use super::compare::{CompareView, Panel};
use super::session::NarrowSide;
use super::state::State;

impl State {
    /// Goes so many places down the feed, from the post the keys are on.
    pub(super) fn select_next(&mut self, places: i32) {
        let posts: Vec<PostId> = self.shown_posts().map(|(_, post)| post).collect();
        let at = self.session.at().and_then(|post| posts.iter().position(|&other| other == post));
        let next = at.map_or(0, |at| at.saturating_add_signed(places as isize).min(posts.len().saturating_sub(1)));
        let next = posts.get(next).copied();
        match self.session.pointing {
            Some(_) => self.session.pointing = next.or(self.session.pointing),
            None => self.select(next),
        }
    }

    /// Selects the post; while one is pointed at, it is the one that is to be passed.
    pub(super) fn choose(&mut self, post: Option<PostId>) {
        if self.session.pointing.is_none() {
            return self.select(post);
        }
        if post.is_some() && post != self.session.selected {
            self.session.rival = self.session.selected.zip(post);
            self.point(false);
        }
    }

    /// Lets the next post that is chosen be the one to pass, or no longer.
    pub(super) fn point(&mut self, on: bool) {
        if on {
            self.session.uncover();
        } else if self.session.pointing.is_some() {
            self.session.narrow_side = NarrowSide::Inspector;
        }
        if self.session.view == View::Compare {
            // In a window too narrow for both, the feeds are shown while one of their posts is pointed at.
            self.session.compare = CompareView { panel: Panel::Pair, numbers: !on, ..self.session.compare };
        }
        self.session.pointing = self.session.selected.filter(|_| on);
    }

    /// Shows Compare with that panel.
    pub(super) fn show_panel(&mut self, panel: Panel) {
        self.session.show(View::Compare);
        self.session.compare = CompareView { panel, numbers: true, ..self.session.compare };
    }

    fn select(&mut self, post: Option<PostId>) {
        self.session.selected = post;
        self.session.is_chosen = post.is_some();
    }

    pub(super) fn select_top(&mut self) {
        let top = self.feed_posts().next();
        self.session.selected = top;
        self.session.is_chosen = false;
    }

    /// A selected post that no longer has an origin gives way to the top one, and nothing is pointed at for it.
    /// While a value is only tried, everything stays as it is selected.
    pub(super) fn keep_selection(&mut self) {
        if self.session.tried().is_some() {
            return;
        }
        let found = |post: PostId| self.results.ledger.found.iter().any(|found| found.post == post);
        let (keeps_selected, keeps_pointing) =
            (self.session.selected.is_some_and(found), self.session.pointing.is_some_and(found));
        if !keeps_selected {
            self.select_top();
        }
        if !keeps_selected || !keeps_pointing {
            self.session.pointing = None;
        }
    }
}
