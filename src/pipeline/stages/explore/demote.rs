//! What lowers a post in Explore: coming close to breaking a guideline, and being like what the viewer wants less of (C6).

use crate::pipeline::stages::demote::{self, excess};
use crate::pipeline::{Column, Component, Context, Run, Slate, Stage};
use crate::policy::{Basis, Knob, Unit};

/// What is left of a wholly borderline post.
pub static BORDERLINE: Knob = Knob::number(
    "explore.borderline",
    "Borderline",
    "What is left of the score of a post labeled wholly borderline in Explore; less borderline posts lose less.",
    Unit::Factor,
    (0.2, 0.0, 1.0),
    Basis::Assumed("recommendations are held to more than what is followed"),
)
.idle("none here");

/// What is left of a repeat sharer's post.
pub static REPEAT: Knob = Knob::number(
    "explore.repeat_misinformation",
    "Repeat sharers",
    "Multiplies the score of posts of accounts that repeatedly shared misinformation, in Explore.",
    Unit::Factor,
    (0.2, 0.0, 1.0),
    Basis::Assumed("recommendations are held to more than what is followed"),
)
.idle("no sharers");

/// How much a post just like a hidden one loses.
pub static SIMILAR: Knob = Knob::number(
    "explore.similar_to_hidden",
    "Like hidden",
    "How much of its score a post loses in Explore that is just like one the viewer hid or wants to see less of.",
    Unit::Share,
    (0.9, 0.0, 1.0),
    Basis::Assumed(""),
)
.idle("none alike");

/// The stage. It reads two knobs of the feed's demotions: what a strike and what alike means is the same everywhere.
pub const STAGE: Stage = Stage {
    id: demote::STAGE.id,
    component: Component::IntegrityDemotions,
    doc: "Multiplies scores down: borderline posts, repeat sharers, and what is like a post the viewer wants less of.",
    knobs: &[&BORDERLINE, &REPEAT, &SIMILAR, &demote::STRIKES, &demote::SIMILAR_FROM],
    reads_rules: false,
    run: Run::Factor(factors),
};

fn factors(context: &Context<'_>, slate: &Slate) -> Vec<Column> {
    let policy = context.policy;
    let number = |knob: &'static Knob| policy.number(knob);
    let (borderline, repeat, strikes) = (number(&BORDERLINE), number(&REPEAT), policy.whole(&demote::STRIKES));
    let (loss, from) = (number(&SIMILAR), number(&demote::SIMILAR_FROM));
    let repeated = slate.strikes.iter().map(|&count| if count as usize >= strikes { repeat } else { 1.0 });
    let near = slate.borderline.iter().map(|&label| 1.0 - label * (1.0 - borderline));
    let alike = slate.similar_to_hidden.iter().map(|&likeness| 1.0 - loss * excess(likeness, from));
    let [_, sharers, close_to, _, like_hidden] = demote::REASONS;
    let columns = [
        Column::times(sharers, Some(&REPEAT), repeated),
        Column::times(close_to, Some(&BORDERLINE), near),
        Column::times(like_hidden, Some(&SIMILAR), alike),
    ];
    columns.into_iter().flatten().collect()
}
