//! Explore (R02): the same runner and the same ledger, with a list of stages of its own. Ways of finding posts lead to at
//! most so many candidates, a light model keeps the best of them for the full one, and integrity and diversity follow.
//!
//! A stage that does what one of the feed does has its id, so that whoever reads a ledger reads both.

pub mod about;
pub mod boost;
pub mod deliver;
pub mod demote;
pub mod diversity;
pub mod filter;
pub mod first;
pub mod loss;
mod routes;
pub mod shortlist;
pub mod source;
pub mod value;

use super::{normalize, predict, sort};
use crate::pipeline::Stage;

/// The stages of Explore, in order.
pub static STAGES: [Stage; 11] = [
    source::STAGE,
    filter::STAGE,
    shortlist::STAGE,
    Stage {
        doc: "Predicts the probability of each action for the posts that are left, as for the feed.",
        ..predict::STAGE
    },
    value::STAGE,
    normalize::STAGE,
    boost::STAGE,
    demote::STAGE,
    diversity::STAGE,
    sort::STAGE,
    deliver::STAGE,
];
