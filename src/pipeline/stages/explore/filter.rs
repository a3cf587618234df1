//! Filtering for Explore: what the feed drops, and what nobody should be recommended (C2).

use crate::pipeline::stages::filter;
use crate::pipeline::{Component, Context, Run, Slate, Stage};
use crate::policy::{Basis, Knob, Unit};

/// Drop what fact-checkers identified?
pub static FACT_CHECKED: Knob = Knob::switch(
    "explore.drop_misinformation",
    "Drop misinformation",
    "Explore drops posts with misinformation identified by third-party fact-checkers.",
    true,
    Basis::Assumed("recommendations are held to more than what is followed"),
)
.idle("none here");

/// How borderline a post may be.
pub static BORDERLINE: Knob = Knob::number(
    "explore.borderline_most",
    "Borderline up to",
    "Explore drops posts whose label says they come closer to breaking a guideline than this.",
    Unit::Share,
    (0.5, 0.0, 1.0),
    Basis::Assumed("recommendations are held to more than what is followed"),
)
.idle("none here");

/// The stage.
pub const STAGE: Stage = Stage {
    id: filter::STAGE.id,
    component: Component::Filtering,
    doc: "Drops what the feed drops, and what is not recommended: fact-checked and borderline posts.",
    knobs: &[&FACT_CHECKED, &BORDERLINE],
    reads_rules: false,
    run: Run::Filter(drop),
};

fn drop(context: &Context<'_>, slate: &Slate) -> Vec<Option<&'static str>> {
    let policy = context.policy;
    let (drops_claims, most) = (policy.is_on(&FACT_CHECKED), policy.number(&BORDERLINE));
    let of_feed = filter::filter(context, slate).into_iter();
    let not_recommended = |(reason, row): (Option<&'static str>, usize)| match reason {
        Some(reason) => Some(reason),
        None if drops_claims && slate.misinformation[row] => Some("misinformation"),
        None if slate.borderline[row] > most => Some("borderline"),
        None => None,
    };
    of_feed.zip(0..).map(not_recommended).collect()
}
