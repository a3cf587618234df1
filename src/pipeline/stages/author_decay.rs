//! An author's second, third … post counts for less (C9).

use crate::pipeline::{Column, Component, Context, Run, Slate, Stage, score_order};
use crate::policy::{Basis, Knob, Unit};

/// Decay at all?
pub static ON: Knob = Knob::switch(
    "author_decay.on",
    "Author decay",
    "Lets each further post of an author count for less.",
    true,
    Basis::Published("author diversity scorer, twitter/the-algorithm, 2023"),
);

/// What each further post keeps of what it can lose.
pub static DECAY: Knob = Knob::number(
    "author.decay",
    "Decay",
    "What each further post of the same author keeps of what it can lose.",
    Unit::Share,
    (0.9, 0.0, 1.0),
    Basis::Assumed("formula of twitter/the-algorithm, 2023; there 0.5"),
);

/// What even the last post of an author keeps.
pub static FLOOR: Knob = Knob::number(
    "author.floor",
    "Decay floor",
    "However many posts of the same author stand before it, a post keeps this share of its score.",
    Unit::Share,
    (0.4, 0.0, 1.0),
    Basis::Assumed("formula of twitter/the-algorithm, 2023; there 0.25"),
);

/// What its column is for.
pub const REASON: &str = "author_decay";

/// The stage.
pub const STAGE: Stage = Stage {
    id: "author_decay",
    component: Component::AuthorDiversity,
    doc: "Multiplies the score of an author's second, third … post by a factor that falls with each.",
    knobs: &[&ON, &DECAY, &FLOOR],
    reads_rules: false,
    run: Run::Score(author_decay),
};

/// (1 − floor) · decay^k + floor, where k posts of the author stand before it in the score order; 0^0 = 1.
fn author_decay(context: &Context<'_>, slate: &Slate, scores: &[f64]) -> Vec<Column> {
    let policy = context.policy;
    let (decay, floor) = (policy.number(&DECAY), policy.number(&FLOOR));
    if !policy.is_on(&ON) || decay == 1.0 || floor == 1.0 {
        return Vec::new();
    }
    let longest = slate.by_author().iter().map(Vec::len).max().unwrap_or(0) as i32;
    let falling = (0..longest).map(|k| (1.0 - floor) * decay.powi(k) + floor);
    let factors: Vec<f64> = falling.take_while(|&factor| factor > floor).collect();
    let mut ahead = vec![0usize; slate.by_author().len()];
    let mut values = vec![1.0; slate.len()];
    for row in score_order(scores) {
        let ahead = &mut ahead[slate.author_places[row as usize] as usize];
        values[row as usize] = factors.get(*ahead).copied().unwrap_or(floor);
        *ahead += 1;
    }
    Column::times(REASON, Some(&DECAY), values.iter().copied()).into_iter().collect()
}
