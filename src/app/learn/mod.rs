//! How each view of Learn is looked at: part of the session, so undo ignores it.

mod diagram;
mod glossary;
mod lessons;
mod live;
mod tour;
pub mod try_it;

use serde::{Deserialize, Serialize};

use crate::learn::View;

pub use diagram::{DiagramView, Play, Speed, surface};
pub use glossary::GlossaryView;
pub use lessons::LessonsView;
pub use live::{live, number};
pub use tour::TourView;
pub use try_it::{Board, Played, TryItView, Verdict};

/// How each view of Learn is looked at.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Learn {
    /// The view Learn opens on.
    pub open: View,
    /// The tour.
    pub tour: TourView,
    /// The diagram.
    pub diagram: DiagramView,
    /// Ranking by hand.
    pub try_it: TryItView,
    /// The glossary.
    pub glossary: GlossaryView,
    /// How far one came in the lessons.
    pub lessons: LessonsView,
}

impl Default for Learn {
    fn default() -> Self {
        Learn {
            open: View::Tour,
            tour: TourView::default(),
            diagram: DiagramView::default(),
            try_it: TryItView::default(),
            glossary: GlossaryView::default(),
            lessons: LessonsView::default(),
        }
    }
}
