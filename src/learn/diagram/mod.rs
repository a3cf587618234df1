//! The diagram: the card's nine components at work on the slate at hand, read from its ledger.

mod bypass;
mod curve;
mod formula;
mod lanes;
mod nodes;
mod path;
mod places;
mod sink;
mod standings;
mod touched;

pub use bypass::{BYPASSED, Bypassed, bypass, is_bypassed, restore, what_bypassing_moves};
pub use curve::{Curve, freshness_curve};
pub use formula::{Line, Piece, formula};
pub use lanes::{Lane, Lanes, lanes};
pub use nodes::{Node, Work, nodes};
pub use path::{Factor, Path, Stop, path};
pub use places::{PLACES, place};
pub use sink::{Sink, sink};
pub use standings::{Standings, standings, stops};
pub use touched::{Amount, Touched, touched};

use crate::pipeline::{Component, STAGES, Stage};

/// The stages of a component, in pipeline order.
pub fn stages_of(component: Component) -> impl Iterator<Item = &'static Stage> {
    STAGES.iter().filter(move |stage| stage.component == component)
}
