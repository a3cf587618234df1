//! The activity log: what a viewer saw and did, newest first.

use serde::{Deserialize, Serialize};

use crate::app::document::Document;
use crate::app::signals::Entry;
use crate::domain::{Action, Impression};

/// Which entries of the log are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LogKind {
    /// All.
    #[default]
    All,
    /// With a like.
    Likes,
    /// With a comment.
    Comments,
    /// Sent to somebody.
    Shares,
    /// Saved.
    Saves,
    /// Whose author’s profile was opened.
    Taps,
    /// Hidden, reported or not wanted.
    Hides,
    /// Watched half or more.
    Watches,
    /// Stayed on for three seconds or more.
    Stays,
    /// Left within a second.
    Skips,
}

impl LogKind {
    /// All of them.
    pub const ALL: [LogKind; 10] = [
        LogKind::All,
        LogKind::Likes,
        LogKind::Comments,
        LogKind::Shares,
        LogKind::Saves,
        LogKind::Taps,
        LogKind::Hides,
        LogKind::Watches,
        LogKind::Stays,
        LogKind::Skips,
    ];

    /// What it is called.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            LogKind::All => "All",
            LogKind::Likes => "Likes",
            LogKind::Comments => "Comments",
            LogKind::Shares => "Shares",
            LogKind::Saves => "Saves",
            LogKind::Taps => "Profile taps",
            LogKind::Hides => "Hides",
            LogKind::Watches => "Watched half",
            LogKind::Stays => "Stayed 3 s",
            LogKind::Skips => "Skipped",
        }
    }

    /// Is the impression one of them?
    #[must_use]
    pub fn holds(self, impression: &Impression) -> bool {
        let did = |action| impression.did(action) == Some(true);
        match self {
            LogKind::All => true,
            LogKind::Likes => did(Action::Like),
            LogKind::Comments => did(Action::Comment),
            LogKind::Shares => did(Action::Share),
            LogKind::Saves => did(Action::Save),
            LogKind::Taps => did(Action::ProfileTap),
            LogKind::Hides => did(Action::Hide),
            LogKind::Watches => did(Action::Watch),
            LogKind::Stays => did(Action::Dwell),
            LogKind::Skips => impression.is_skipped(),
        }
    }
}

/// One entry of the log.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// Where it is kept.
    pub entry: Entry,
    /// What it says.
    pub impression: Impression,
}

/// The entries of the viewer at hand up to the clock, newest first: those of one moment by their place, what was done last
/// before what the world knew.
#[must_use]
pub fn lines(document: &Document, kind: LogKind) -> Vec<Line> {
    let is_told = |it: &Impression| it.viewer == document.viewer && it.at <= document.now && kind.holds(it);
    let of_world = (0..).map(Entry::World).zip(&document.world.impressions);
    let of_acts = (0..).map(Entry::Act).zip(document.acts.iter().map(|act| &act.impression));
    let told = of_world.chain(of_acts).filter(|(_, impression)| is_told(impression));
    let mut lines: Vec<Line> = told.map(|(entry, impression)| Line { entry, impression: impression.clone() }).collect();
    lines.sort_by(|a, b| b.impression.at.cmp(&a.impression.at).then(b.entry.cmp(&a.entry)));
    lines
}
