//! An author's second, third … post counts for less (C9), and so may a cluster's.

use crate::domain::AccountId;
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

/// Does an author who led lately begin with some of it spent?
pub static REMEMBER: Knob = Knob::switch(
    "author_decay.remember",
    "Remember who led",
    "Lets an author who stood first at one of the last three refreshes begin with some of the decay spent, so that another leads.",
    false,
    Basis::Assumed("that it is remembered, for how long, and how much it counts"),
)
.idle("nobody led");

/// An author who stood first last time begins as if so many posts of its own stood before it; likewise the time before
/// that, and the one before. Assumed.
const SPENT: [f64; 3] = [8.0, 4.0, 2.0];

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
/// What the column of those who led is for.
pub const LED: &str = "led_lately";

/// The stage.
pub const STAGE: Stage = Stage {
    id: "author_decay",
    component: Component::AuthorDiversity,
    doc: "Multiplies the score of an author's second, third … post by a factor that falls with each; a cluster's too, on request.",
    knobs: &[&ON, &DECAY, &FLOOR, &REMEMBER, &CLUSTER_DECAY, &CLUSTER_FLOOR],
    reads_rules: false,
    run: Run::Score(author_decay),
};

fn author_decay(context: &Context<'_>, slate: &Slate, scores: &[f64]) -> Vec<Column> {
    let policy = context.policy;
    let number = |knob: &'static Knob| policy.number(knob);
    if !policy.is_on(&ON) {
        return Vec::new();
    }
    let authors = Falling::new(number(&DECAY), number(&FLOOR));
    let authors = authors.map(|falling| of_authors(context, slate, scores, &falling)).unwrap_or_default();
    let clusters = Falling::new(number(&CLUSTER_DECAY), number(&CLUSTER_FLOOR)).map(|falling| {
        let clusters = context.history.clusters(context.world);
        let place = |row: u32| clusters.of_post(slate.posts[row as usize]);
        let factors = falling.factors(scores, clusters.groups.len(), place);
        Column::times(CLUSTER_REASON, Some(&CLUSTER_DECAY), factors.into_iter())
    });
    authors.into_iter().chain(clusters.flatten()).collect()
}

/// An author's second, third … post counts for less. Where it is remembered who led, those authors begin further down, and
/// what that alone takes is a column of its own.
fn of_authors(context: &Context<'_>, slate: &Slate, scores: &[f64], falling: &Falling) -> Vec<Column> {
    let place = |row: u32| slate.author_places[row as usize] as usize;
    let mut values = falling.factors(scores, slate.by_author().len(), |row| Some(place(row)));
    let led = led_lately(context, slate);
    let mut begun = vec![1.0; slate.len()];
    let mut ahead = vec![0.0; slate.by_author().len()];
    for row in if led.is_empty() { Vec::new() } else { score_order(scores) } {
        let (at, ahead) = (row as usize, &mut ahead[place(row)]);
        let spent = spent(&led, slate.authors[at]);
        if spent > 0.0 {
            begun[at] = falling.after(spent);
            values[at] = if begun[at] > 0.0 { falling.after(spent + *ahead) / begun[at] } else { 1.0 };
        }
        *ahead += 1.0;
    }
    let begun = Column::times(LED, Some(&REMEMBER), begun.into_iter());
    begun.into_iter().chain(Column::times(REASON, Some(&DECAY), values.into_iter())).collect()
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

    /// The factor behind so many rows, or part of one.
    fn after(&self, ahead: f64) -> f64 {
        (1.0 - self.floor) * self.decay.powf(ahead) + self.floor
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

/// The least the decay can leave of a row's score, whatever the order; 1 where it is off.
#[must_use]
pub fn least(context: &Context<'_>, slate: &Slate, row: u32) -> f64 {
    let (policy, author) = (context.policy, slate.authors[row as usize]);
    if !policy.is_on(&ON) {
        return 1.0;
    }
    let (decay, floor) = (policy.number(&DECAY), policy.number(&FLOOR));
    let ahead = slate.rows_of(author).len() as i32 - 1;
    match spent(&led_lately(context, slate), author) {
        0.0 => (1.0 - floor) * decay.powi(ahead) + floor,
        spent => (1.0 - floor) * decay.powf(spent + f64::from(ahead)) + floor,
    }
}

/// The authors who stood first at the last refreshes, the latest first; nobody where that is not remembered. A post that
/// is a candidate still leads a feed that is being looked at: it counts once it is behind.
fn led_lately(context: &Context<'_>, slate: &Slate) -> Vec<AccountId> {
    if !context.policy.is_on(&REMEMBER) {
        return Vec::new();
    }
    let led = context.history.led(context.viewer_id).iter().rev();
    let behind = led.filter(|&&post| slate.row_of(post).is_none()).take(SPENT.len());
    behind.map(|&post| context.world.post(post).author).collect()
}

/// As if so many posts of the author stood before its first.
fn spent(led: &[AccountId], author: AccountId) -> f64 {
    led.iter().zip(SPENT).filter(|(other, _)| **other == author).map(|(_, spent)| spent).sum()
}
