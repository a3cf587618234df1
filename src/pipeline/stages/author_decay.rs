//! An author's second, third … post counts for less (C9), and so may a cluster's.

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

/// What each further post of a cluster keeps of what it can lose; 1 asks for no clusters.
pub static CLUSTER_DECAY: Knob = Knob::number(
    "cluster.decay",
    "Cluster decay",
    "What each further post of the same cluster keeps of what it can lose; clusters are found by who engages with whom. 1 is off.",
    Unit::Share,
    (1.0, 0.0, 1.0),
    Basis::Assumed("the formula of author.decay; X keeps neighbors of a cluster apart by a list rule"),
)
.idle("off");

/// What [`CLUSTER_DECAY`] is where somebody only switches it on; assumed.
pub const CLUSTER_AT_FIRST: f64 = 0.92;

/// What even the last post of a cluster keeps.
pub static CLUSTER_FLOOR: Knob = Knob::number(
    "cluster.floor",
    "Cluster floor",
    "However many posts of the same cluster stand before it, a post keeps this share of its score.",
    Unit::Share,
    (0.6, 0.0, 1.0),
    Basis::Assumed(""),
)
.idle("off");

/// What its first column is for.
pub const REASON: &str = "author_decay";
/// What its second column is for.
pub const CLUSTER_REASON: &str = "cluster_decay";

/// The stage.
pub const STAGE: Stage = Stage {
    id: "author_decay",
    component: Component::AuthorDiversity,
    doc: "Multiplies the score of an author's second, third … post by a factor that falls with each; a cluster's too, on request.",
    knobs: &[&ON, &DECAY, &FLOOR, &CLUSTER_DECAY, &CLUSTER_FLOOR],
    reads_rules: false,
    run: Run::Score(author_decay),
};

fn author_decay(context: &Context<'_>, slate: &Slate, scores: &[f64]) -> Vec<Column> {
    let policy = context.policy;
    let number = |knob: &'static Knob| policy.number(knob);
    if !policy.is_on(&ON) {
        return Vec::new();
    }
    let authors = Falling::new(number(&DECAY), number(&FLOOR)).map(|falling| {
        let place = |row: u32| Some(slate.author_places[row as usize] as usize);
        Column::times(REASON, Some(&DECAY), falling.factors(scores, slate.by_author().len(), place).into_iter())
    });
    let clusters = Falling::new(number(&CLUSTER_DECAY), number(&CLUSTER_FLOOR)).map(|falling| {
        let clusters = context.history.clusters(context.world);
        let place = |row: u32| clusters.of_post(slate.posts[row as usize]);
        let factors = falling.factors(scores, clusters.groups.len(), place);
        Column::times(CLUSTER_REASON, Some(&CLUSTER_DECAY), factors.into_iter())
    });
    authors.into_iter().chain(clusters).flatten().collect()
}

/// (1 − floor) · decay^k + floor, where k rows of the same group stand before a row in the score order; 0^0 = 1.
struct Falling {
    decay: f64,
    floor: f64,
}

impl Falling {
    /// `None` where nothing would fall.
    fn new(decay: f64, floor: f64) -> Option<Falling> {
        (decay != 1.0 && floor != 1.0).then_some(Falling { decay, floor })
    }

    /// Each row's factor; 1 for a row of no group.
    fn factors(&self, scores: &[f64], groups: usize, group_of: impl Fn(u32) -> Option<usize>) -> Vec<f64> {
        let Falling { decay, floor } = *self;
        let falling = (0..scores.len() as i32).map(|k| (1.0 - floor) * decay.powi(k) + floor);
        let falling: Vec<f64> = falling.take_while(|&factor| factor > floor).collect();
        let mut ahead = vec![0usize; groups];
        let mut values = vec![1.0; scores.len()];
        for row in score_order(scores) {
            if let Some(group) = group_of(row) {
                values[row as usize] = falling.get(ahead[group]).copied().unwrap_or(floor);
                ahead[group] += 1;
            }
        }
        values
    }
}
