//! The pipeline, top to bottom: one file per stage, each with the knobs it reads.

pub mod author;
pub mod author_decay;
pub mod boost;
pub mod deliver;
pub mod demote;
mod fill;
pub mod filter;
pub mod media;
pub mod merge;
pub mod normalize;
pub mod predict;
pub mod sort;
pub mod source;

use crate::policy::Knob;

use super::{Component, Stage};

/// All stages, in the order of the card's diagram.
pub static STAGES: [Stage; 12] = [
    source::STAGE,
    filter::STAGE,
    predict::STAGE,
    merge::STAGE,
    normalize::STAGE,
    boost::STAGE,
    demote::STAGE,
    author_decay::STAGE,
    sort::STAGE,
    media::STAGE,
    author::STAGE,
    deliver::STAGE,
];

/// Every knob, in pipeline order.
#[must_use]
pub fn knobs() -> &'static [&'static Knob] {
    static KNOBS: std::sync::LazyLock<Vec<&'static Knob>> =
        std::sync::LazyLock::new(|| STAGES.iter().flat_map(|stage| stage.knobs).copied().collect());
    &KNOBS
}

/// The component whose stage declares the knob.
#[must_use]
pub fn component_of(knob: &Knob) -> Component {
    let declares = |stage: &&Stage| stage.knobs.iter().any(|declared| declared.key == knob.key);
    STAGES.iter().find(declares).map_or(Component::Delivery, |stage| stage.component)
}

/// The stage of that id.
#[must_use]
pub fn stage(id: &str) -> Option<&'static Stage> {
    STAGES.iter().find(|stage| stage.id == id)
}

/// Where in the pipeline a stage stands; past the end where there is no such stage.
#[must_use]
pub(super) fn position(id: &str) -> usize {
    STAGES.iter().position(|stage| stage.id == id).unwrap_or(STAGES.len())
}
