//! The special cases: what moderators marked, what is for sale, what belongs to the holiday.

use crate::domain::{Kind, Labels, Post};
use crate::policy::{Basis, Knob, Unit};

use super::super::random::{self, Chance};
use super::super::words::Words;
use super::Options;
use super::people::Inhabitant;

/// The share of borderline posts.
pub(super) static BORDERLINE: Knob = Knob::number(
    "labels.borderline",
    "Borderline posts",
    "Which share of posts comes close to breaking a guideline.",
    Unit::Share,
    (0.03, 0.0, 1.0),
    Basis::Assumed("a few percent"),
);

/// The share of posts that break a guideline.
pub(super) static VIOLATIONS: Knob = Knob::number(
    "labels.violations",
    "Violations",
    "Which share of posts breaks a guideline.",
    Unit::Share,
    (0.006, 0.0, 1.0),
    Basis::Assumed("fewer than borderline"),
);

/// The share of accounts that share misinformation again and again.
pub(super) static REPEAT_SHARERS: Knob = Knob::number(
    "labels.repeat_sharers",
    "Repeat sharers",
    "Which share of accounts shares misinformation again and again; at least one account, unless 0.",
    Unit::Share,
    (0.01, 0.0, 1.0),
    Basis::Assumed("a few accounts share most of it"),
);

/// How much of a repeat sharer's posts is misinformation.
pub(super) static SHARED: Knob = Knob::number(
    "labels.shared",
    "Shared by repeat sharers",
    "Which share of a repeat sharer's posts fact-checkers marked.",
    Unit::Share,
    (0.3, 0.0, 1.0),
    Basis::Assumed(""),
);

/// Misinformation from everybody else.
pub(super) static STRAY: Knob = Knob::number(
    "labels.stray",
    "Stray misinformation",
    "Which share of everybody else's posts fact-checkers marked.",
    Unit::Share,
    (0.001, 0.0, 1.0),
    Basis::Assumed(""),
);

/// Posts that sell.
pub(super) static PRODUCTS: Knob = Knob::number(
    "labels.products",
    "Products",
    "Which share of a business's posts has a product; creators do a sixth as often, persons never.",
    Unit::Share,
    (0.3, 0.0, 1.0),
    Basis::Assumed(""),
);

/// Posts for the holiday.
pub(super) static HOLIDAY: Knob = Knob::number(
    "labels.holiday",
    "Holiday posts",
    "Which share of the posts made during the holiday is about it.",
    Unit::Share,
    (0.25, 0.0, 1.0),
    Basis::Assumed(""),
);

/// From this many strikes an account is a repeat sharer; equal to the default of the knob `demote.strikes`.
const REPEATED: u32 = 3;

/// What sort of caption a post has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tone {
    Plain,
    Borderline,
    Misinformation,
    Holiday,
}

/// Who shares misinformation again and again, in account order.
pub(super) fn repeat_sharers(options: &Options, accounts: usize) -> Vec<bool> {
    some(&mut random::stream(options.seed, "repeat sharers", 0), options.number(&REPEAT_SHARERS), accounts)
}

/// That share of `count` things, chosen at random; at least one unless the share is 0.
pub(super) fn some(rng: &mut Chance, share: f64, count: usize) -> Vec<bool> {
    let chosen = (share * count as f64).round().max(if share > 0.0 { 1.0 } else { 0.0 }) as usize;
    let mut marks: Vec<bool> = (0..count).map(|at| at < chosen).collect();
    random::shuffle(rng, &mut marks);
    marks
}

/// What moderators say of one post.
pub(super) fn label(rng: &mut Chance, options: &Options, words: &Words, author: &Inhabitant) -> Labels {
    let misinformation = options.number(if author.repeat_sharer { &SHARED } else { &STRAY });
    let draws = [random::share(rng), random::share(rng), random::share(rng)];
    let severity = random::between(rng, 0.3, 0.95);
    Labels {
        misinformation: draws[0] < misinformation,
        borderline: if draws[1] < options.number(&BORDERLINE) { (severity * 100.0).round() / 100.0 } else { 0.0 },
        violation: random::pick(rng, &words.violations).filter(|_| draws[2] < options.number(&VIOLATIONS)).cloned(),
    }
}

/// Has a post of that author a product?
pub(super) fn sells(rng: &mut Chance, options: &Options, author: Kind) -> bool {
    let share = match author {
        Kind::Business => options.number(&PRODUCTS),
        Kind::Creator => options.number(&PRODUCTS) / 6.0,
        Kind::Person => 0.0,
    };
    random::happens(rng, share)
}

/// How often each account shared misinformation: in these posts, and repeat sharers before them too.
pub(super) fn strikes(options: &Options, people: &[Inhabitant], posts: &[Post]) -> Vec<u32> {
    let mut strikes = vec![0; people.len()];
    for post in posts.iter().filter(|post| post.labels.misinformation) {
        strikes[post.author.0 as usize] += 1;
    }
    for (at, _) in people.iter().enumerate().filter(|(_, person)| person.repeat_sharer) {
        let earlier = random::index(&mut random::stream(options.seed, "strikes", at), 4) as u32;
        strikes[at] = (strikes[at] + earlier).max(REPEATED);
    }
    strikes
}
