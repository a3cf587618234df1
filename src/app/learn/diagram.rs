//! How the diagram is looked at.

use serde::{Deserialize, Serialize};

use crate::app::session::Session;
use crate::app::theme::diagram;
use crate::learn::diagram::{Part, Surface};
use crate::pipeline::{Component, FeedKind};

/// What of the diagram is open, how near, and how far its play is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct DiagramView {
    /// The id of the box that is open.
    pub component: Option<String>,
    /// How near the drawing is; 1 fits it to the window.
    pub zoom: f32,
    /// Where the drawing's corner lies, in points from that of its room.
    pub pan: (f32, f32),
    /// How fast it plays.
    pub speed: Speed,
    /// The keys of the switches a bypass turned off: those turn on again.
    pub bypassed: Vec<String>,
    /// How far the play is, while there is one.
    #[serde(skip)]
    pub play: Option<Play>,
}

impl Default for DiagramView {
    fn default() -> Self {
        DiagramView {
            component: Some(Component::BoostsLibrary.id().to_owned()),
            zoom: 1.0,
            pan: (0.0, 0.0),
            speed: Speed::Normal,
            bypassed: Vec::new(),
            play: None,
        }
    }
}

/// The slate on its way through the diagram.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Play {
    /// The box it comes to, by its place among them.
    pub step: usize,
    /// It goes on by itself.
    pub running: bool,
}

/// How fast the diagram plays.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Speed {
    /// Half as fast.
    Half,
    /// As usual.
    #[default]
    Normal,
    /// Twice as fast.
    Double,
}

impl Speed {
    /// All of them, slowest first.
    pub const ALL: [Speed; 3] = [Speed::Half, Speed::Normal, Speed::Double];

    /// On its button.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Speed::Half => "½×",
            Speed::Normal => "1×",
            Speed::Double => "2×",
        }
    }

    /// How long a step takes, in seconds.
    #[must_use]
    pub fn step_seconds(self) -> f32 {
        match self {
            Speed::Half => 2.0 * diagram::STEP,
            Speed::Normal => diagram::STEP,
            Speed::Double => diagram::STEP / 2.0,
        }
    }
}

/// The last step of a play: a feed and Explore have as many boxes.
const LAST: usize = Component::ALL.len() - 1;

/// What the diagram is drawn of: the surface that is chosen in Tune.
#[must_use]
pub fn surface(session: &Session) -> Surface {
    match session.feed {
        _ if session.tray.open => Surface::Stories,
        FeedKind::Explore => Surface::Explore,
        FeedKind::Home | FeedKind::Favorites | FeedKind::Following => Surface::Feed,
    }
}

impl DiagramView {
    /// The box that is open, where what is drawn has it.
    #[must_use]
    pub fn open(&self, surface: Surface) -> Option<Part> {
        surface.part(self.component.as_deref()?)
    }

    /// With that box open, or none.
    #[must_use]
    pub fn opening(self, part: Option<Part>) -> DiagramView {
        DiagramView { component: part.map(|part| part.id().to_owned()), ..self }
    }

    /// With the box opened that stands so many places behind the open one, as far as there is one.
    #[must_use]
    pub fn opening_next(self, surface: Surface, places: isize) -> DiagramView {
        let parts = surface.parts();
        let at = self.open(surface).and_then(|open| surface.place(open));
        let next = at.map_or(0, |at| at.saturating_add_signed(places).min(parts.len() - 1));
        self.opening(parts.get(next).copied())
    }

    /// Playing, from the beginning where it had not begun or was through; or paused where it plays.
    #[must_use]
    pub fn toggled(self) -> DiagramView {
        let play = match self.play {
            Some(Play { step, running: true }) => Play { step, running: false },
            Some(Play { step, running: false }) if step < LAST => Play { step, running: true },
            _ => Play { step: 0, running: true },
        };
        DiagramView { play: Some(play), ..self }
    }

    /// A step on. A play that runs ends at the last component; one that is stepped by hand begins again behind it.
    #[must_use]
    pub fn stepped(self, running: bool) -> DiagramView {
        let step = match self.play {
            None => 0,
            Some(Play { step: LAST, .. }) if !running => 0,
            Some(Play { step, .. }) => (step + 1).min(LAST),
        };
        DiagramView { play: Some(Play { step, running: running && step < LAST }), ..self }
    }

    /// Without a play.
    #[must_use]
    pub fn stopped(self) -> DiagramView {
        DiagramView { play: None, ..self }
    }

    /// Zoomed by a factor about a point of the drawing's room, which stays where it is.
    #[must_use]
    pub fn zoomed(self, factor: f32, about: (f32, f32)) -> DiagramView {
        let zoom = (self.zoom * factor).clamp(diagram::ZOOM.0, diagram::ZOOM.1);
        let grown = zoom / self.zoom;
        let keep = |pan: f32, about: f32| about - (about - pan) * grown;
        DiagramView { zoom, pan: (keep(self.pan.0, about.0), keep(self.pan.1, about.1)), ..self }
    }

    /// The whole drawing in its room.
    #[must_use]
    pub fn fitted(self) -> DiagramView {
        DiagramView { zoom: 1.0, pan: (0.0, 0.0), ..self }
    }
}
