//! The grid: so many posts of Explore, and no ads.

use crate::pipeline::stages::deliver;
use crate::pipeline::{Component, Delivery, Run, Stage};
use crate::policy::{Basis, Knob, Unit};

/// So many posts are in the grid.
pub static LENGTH: Knob = Knob::whole(
    "explore.length",
    "Length",
    "So many posts are in the grid of Explore.",
    Unit::Posts,
    (60, 1, 1_000),
    Basis::Assumed(""),
)
.reaching(1.0, 200.0);

/// The stage.
pub const STAGE: Stage = Stage {
    id: deliver::STAGE.id,
    component: Component::Delivery,
    doc: "Cuts the grid to length.",
    knobs: &[&LENGTH],
    reads_rules: false,
    run: Run::Deliver(|context, ranked| Delivery {
        length: context.policy.whole(&LENGTH).min(ranked),
        ads: Vec::new(),
    }),
};
