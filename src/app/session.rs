//! What a person looks at: undo ignores it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use egui::{Pos2, Rect, vec2};

use crate::domain::{AccountId, AdId, PostId, ViewerId};
use crate::learn::View;
use crate::pipeline::{Component, FeedKind};
use crate::simulation::nudge::Lever;

use super::compare::CompareView;
use super::data::DataView;
use super::explore::ExploreView;
use super::fit::FitView;
use super::lab::LabView;
use super::learn::Learn;
use super::phone::Phone;
use super::preferences::Preferences;
use super::refused::Refused;
use super::stories::TrayView;
use super::table::TableView;
use super::theme::{TextSize, size};
use super::tuning::TuneView;
use super::weighing::WeighingView;

/// Which theme the window wears.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum ThemeChoice {
    /// Whatever the desktop says; light where it says nothing.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// The inspector's tabs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum InspectorTab {
    /// The selected post's story.
    #[default]
    Post,
    /// Every sourced post.
    AllPosts,
}

/// What the palette looks through.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Find {
    /// Everything that can be found or run.
    Anything,
    /// Posts alone.
    Posts,
}

/// The stage's one neighbour in a window too narrow for both.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum NarrowSide {
    /// The knobs.
    Knobs,
    /// The inspector.
    #[default]
    Inspector,
    /// None: the feed alone.
    Feed,
}

/// Where the window stands on the desktop, in the desktop's points.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Place {
    /// Width and height of what is inside, while it does not fill the screen.
    pub size: (f32, f32),
    /// Its outer left and upper edge, where the desktop tells.
    pub corner: Option<(f32, f32)>,
    /// It fills the screen.
    pub maximized: bool,
}

impl Place {
    /// Can a window there be taken hold of? Enough of its upper edge must lie on one of the monitors, which are given in
    /// pixels, `scale` of them to a point; where its corner is not known the desktop finds it a place.
    #[must_use]
    pub fn is_within_reach(&self, scale: f32, monitors: &[Rect]) -> bool {
        let Some(corner) = self.corner else { return true };
        let handle = Rect::from_min_size(Pos2::from(corner), vec2(self.size.0, size::BUTTON));
        let seen = |monitor: &Rect| (handle * scale).intersect(*monitor);
        monitors.is_empty()
            || monitors
                .iter()
                .map(seen)
                .any(|seen| seen.width() >= size::TOP_BAR * scale && seen.height() >= size::BUTTON * scale / 2.0)
    }
}

/// A short message, with a way back or on where there is one.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Notice {
    /// What happened.
    pub text: String,
    /// Offers to take the last step back.
    pub undo: bool,
    /// Offers to open this file in a browser.
    pub open: Option<PathBuf>,
}

/// Which knobs are shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KnobFilter {
    /// Words that name, key or sentence of the knob must all hold; empty for any knob.
    pub text: String,
    /// Only what differs from its default.
    pub only_changed: bool,
}

/// What of the feed at hand is shown; a recipe changes it together with the document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shown {
    /// Which feed the phone shows.
    pub feed: FeedKind,
    /// The feed reacts to acts at once.
    pub react_at_once: bool,
}

/// What a person looks at.
#[derive(Clone, Debug, Default)]
pub struct Session {
    /// The selected post.
    pub selected: Option<PostId>,
    /// Somebody chose it, it was not just the top one: it then stays where the eye is when the order changes.
    pub is_chosen: bool,
    /// A selected post, and the one that it is asked to pass.
    pub rival: Option<(PostId, PostId)>,
    /// While the post to pass is pointed at in the feed: the one the keys are on, at first the selected one.
    pub pointing: Option<PostId>,
    /// Which feed the phone shows.
    pub feed: FeedKind,
    /// The feed reacts to acts at once.
    pub react_at_once: bool,
    /// How the stories tray is looked at.
    pub tray: TrayView,
    /// What the window shows below its bars.
    pub view: View,
    /// How Compare is looked at.
    pub compare: CompareView,
    /// The knob that is swept in Compare.
    pub swept: Option<Lever>,
    /// The value that is tried on it, which the feed is shown with: see [`Session::tried`].
    pub tried: Option<f64>,
    /// How the tables of the world are looked at.
    pub data: DataView,
    /// What is asked for in Tune for me.
    pub tune: TuneView,
    /// How orders are fitted.
    pub fit: FitView,
    /// How each view of Learn is looked at.
    pub learn: Learn,
    /// How the Lab is looked at.
    pub lab: LabView,
    /// The id of the term that what is pointed at, or has the keyboard, is named after.
    pub at_hand: Option<&'static str>,
    /// The inspector's tab.
    pub tab: InspectorTab,
    /// Which panel stands beside the stage where there is room for one.
    pub narrow_side: NarrowSide,
    /// Only these knobs are shown; `None` for all.
    pub knob_filter: Option<KnobFilter>,
    /// Which posts and columns All posts shows, and in which order.
    pub table: TableView,
    /// How the weights are looked at.
    pub weighing: WeighingView,
    /// Knob groups that are open.
    pub open_groups: BTreeSet<Component>,
    /// The profile shown in the phone.
    pub profile: Option<AccountId>,
    /// The post whose comments are shown in the phone.
    pub comments: Option<PostId>,
    /// How the grid of Explore is looked at.
    pub explore: ExploreView,
    /// The post of Explore that fills the phone's screen.
    pub whole: Option<PostId>,
    /// The post that the phone says the reasons of.
    pub why: Option<PostId>,
    /// The ad that the phone says the reasons of.
    pub ad: Option<AdId>,
    /// The words of the comments viewers wrote; a world keeps only that they did.
    pub written: BTreeMap<(ViewerId, PostId), String>,
    /// The story shown in the phone, by its index in the world.
    pub story: Option<usize>,
    /// The stories each viewer has seen.
    pub seen_stories: BTreeSet<(ViewerId, usize)>,
    /// How many posts were scrolled past in the phone since the last refresh.
    pub passed: usize,
    /// The theme.
    pub theme: ThemeChoice,
    /// How the phone is shown.
    pub phone: Phone,
    /// The window is dark, whoever chose that.
    pub dark: bool,
    /// How large the window's text is.
    pub text_size: TextSize,
    /// Nothing glides, fades or slides.
    pub reduced_motion: bool,
    /// Where the window stands; `None` where there is no window.
    pub place: Option<Place>,
    /// The palette is open, and looks through this.
    pub palette: Option<Find>,
    /// The message shown.
    pub notice: Option<Notice>,
    /// The file that was not opened, or not saved.
    pub refused: Option<Refused>,
    /// Work in a world that is no longer open.
    pub aside: Option<Box<Preferences>>,
    /// Files opened lately, newest first.
    pub recent: Vec<PathBuf>,
}

impl Session {
    /// Does a sheet stand over the lower part of the phone?
    pub(super) fn has_sheet(&self) -> bool {
        let of_post = self.comments.is_some() || self.why.is_some();
        of_post || self.profile.is_some() || self.ad.is_some()
    }

    /// Forgets what was looked at in a world that is left.
    pub(super) fn leave_world(&mut self) {
        self.leave_viewer();
        self.written.clear();
        self.seen_stories.clear();
        self.data.forget_rows();
    }

    /// Forgets what was looked at in a feed that is left.
    pub(super) fn leave_viewer(&mut self) {
        self.selected = None;
        self.rival = None;
        self.pointing = None;
        self.tray.selected = None;
        self.uncover();
        self.whole = None;
        self.explore = ExploreView::default();
        self.passed = 0;
    }

    /// Shows a view; Learn opens again on the one of its views that was open last.
    pub fn show(&mut self, view: View) {
        self.view = view;
        self.tried = None;
        if view.is_learn() {
            self.learn.open = view;
        }
    }

    /// What of the feed is shown.
    #[must_use]
    pub fn shown(&self) -> Shown {
        Shown { feed: self.feed, react_at_once: self.react_at_once }
    }

    /// Shows that of the feed.
    pub(super) fn show_feed(&mut self, shown: Shown) {
        Shown { feed: self.feed, react_at_once: self.react_at_once } = shown;
        self.whole = self.whole.filter(|_| self.feed == FeedKind::Explore);
        self.explore.seeks &= self.feed == FeedKind::Explore;
    }

    /// Opens the glossary at that term, or where it was left.
    pub fn look_up(&mut self, term: Option<&str>) {
        if let Some(term) = term {
            self.learn.glossary = self.learn.glossary.opening(term);
        }
        self.show(View::Glossary);
    }

    /// Puts something over the feed in the phone, in place of what covered it.
    pub fn cover(&mut self, put: impl FnOnce(&mut Session)) {
        self.uncover();
        put(self);
    }

    /// Closes what covers the feed in the phone.
    pub fn uncover(&mut self) {
        self.profile = None;
        self.comments = None;
        self.why = None;
        self.ad = None;
        self.story = None;
        self.explore.seeks = false;
    }

    /// The post the keys are on: one that is pointed at, else the selected one.
    #[must_use]
    pub fn at(&self) -> Option<PostId> {
        self.pointing.or(self.selected)
    }

    /// Does the table of all posts show, in a window that wide?
    #[must_use]
    pub fn shows_table(&self, width: f32) -> bool {
        let has_side = width >= size::DRAWER_BELOW || self.narrow_side == NarrowSide::Inspector;
        self.view == View::Tune && self.tab == InspectorTab::AllPosts && has_side
    }

    /// Does anything cover the feed in the phone?
    #[must_use]
    pub fn is_covered(&self) -> bool {
        let sheets = [self.comments, self.why].iter().any(Option::is_some);
        let sheets = sheets || self.explore.seeks;
        sheets || self.profile.is_some() || self.ad.is_some() || self.story.is_some() || self.whole.is_some()
    }

    /// Opens a group of knobs, or closes it where it is open.
    pub fn turn_group(&mut self, component: Component) {
        if !self.open_groups.remove(&component) {
            self.open_groups.insert(component);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_window_beyond_every_monitor_is_out_of_reach() {
        let at = |corner| Place { size: (1200.0, 800.0), corner, maximized: false };
        let desk = [Rect::from_min_size(Pos2::ZERO, vec2(1920.0, 1080.0))];
        assert!(at(Some((300.0, 200.0))).is_within_reach(1.0, &desk));
        assert!(at(Some((-900.0, 40.0))).is_within_reach(1.0, &desk), "a part of its bar is seen");
        assert!(!at(Some((2500.0, 200.0))).is_within_reach(1.0, &desk));
        assert!(!at(Some((300.0, -200.0))).is_within_reach(1.0, &desk), "its bar is above the desktop");
        assert!(!at(Some((1000.0, 200.0))).is_within_reach(2.0, &desk), "points are not pixels");
        assert!(at(None).is_within_reach(1.0, &desk));
    }
}
