//! What lifts a post in Explore: being fresh, and being of an account the viewer never met (C5).

use crate::pipeline::stages::boost::{self, freshness_at};
use crate::pipeline::{Column, Component, Context, Run, Slate, Stage};
use crate::policy::{Basis, Knob, Unit};

/// Hours after which freshness has lost half of what it can lose.
pub static HALF_LIFE: Knob = Knob::number(
    "explore.freshness_half_life_hours",
    "Half-life",
    "Hours after which a post has lost half of what age can take from it in Explore.",
    Unit::Hours,
    (72.0, 1.0, 720.0),
    Basis::Assumed("what is recommended ages more slowly than what is followed"),
)
.reaching(1.0, 168.0);

/// What age leaves of the score at least.
pub static FLOOR: Knob = Knob::number(
    "explore.freshness_floor",
    "Freshness floor",
    "However old, a post keeps this share of its score in Explore.",
    Unit::Share,
    (0.6, 0.0, 1.0),
    Basis::Assumed(""),
);

/// What being of an account the viewer never met does.
pub static NEW: Knob = Knob::number(
    "explore.new_account",
    "New account",
    "Multiplies the score of posts of accounts the viewer was never shown.",
    Unit::Factor,
    (1.1, 0.0, 10.0),
    Basis::Assumed(""),
)
.reaching(0.0, 3.0)
.idle("none new");

/// What its columns are for.
pub const REASONS: [&str; 2] = ["freshness", "new_account"];

/// The stage.
pub const STAGE: Stage = Stage {
    id: boost::STAGE.id,
    component: Component::BoostsLibrary,
    doc: "Multiplies scores: fresh posts, and posts of accounts the viewer was never shown.",
    knobs: &[&HALF_LIFE, &FLOOR, &NEW],
    reads_rules: false,
    run: Run::Factor(factors),
};

fn factors(context: &Context<'_>, slate: &Slate) -> Vec<Column> {
    let number = |knob: &'static Knob| context.policy.number(knob);
    let (half_life, floor, new) = (number(&HALF_LIFE), number(&FLOOR), number(&NEW));
    let fresh = slate.age_hours.iter().map(|&age| freshness_at(age, half_life, floor));
    let unmet =
        slate.authors.iter().map(|&author| if context.history.has_met(context.viewer_id, author) { 1.0 } else { new });
    let [freshness, new_account] = REASONS;
    let columns = [Column::times(freshness, Some(&HALF_LIFE), fresh), Column::times(new_account, Some(&NEW), unmet)];
    columns.into_iter().flatten().collect()
}
