//! The diagram: the card's nine components, or the stages of Explore or the stories tray, at work on what is at hand, read
//! from its ledger.

mod bypass;
mod curve;
mod formula;
mod lanes;
mod nodes;
mod parts;
mod path;
mod places;
mod sink;
mod standings;
mod touched;
mod tray;

pub use bypass::{BYPASSED, Bypassed, bypass, is_bypassed, restore, what_bypassing_moves};
pub use curve::{Curve, freshness_curve};
pub use formula::{Line, Piece, formula};
pub use lanes::{Lane, Lanes, lanes};
pub use nodes::{Node, Work, nodes};
pub use parts::{Part, Surface};
pub use path::{Factor, Path, Stop, path};
pub use places::{PLACES, place};
pub use sink::{Sink, column, sink};
pub use standings::{Standings, standings, stops};
pub use touched::{Amount, Touched, touched};
pub use tray::{TRAY_STOPS, tray_lanes, tray_nodes};
