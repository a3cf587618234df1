//! The steps of the tray, in order, with the knobs they read.

use std::cmp::Ordering;

use crate::domain::hours_between;
use crate::pipeline::{Component, Context};
use crate::policy::{Basis, Knob, Unit};

use super::Tray;

/// Hours a story is shown.
pub static HOURS: Knob = Knob::number(
    "stories.hours",
    "Oldest story",
    "Hours after which a story leaves the tray.",
    Unit::Hours,
    (24.0, 1.0, 168.0),
    Basis::Assumed("the card names no number"),
)
.reaching(1.0, 72.0);

/// Show stories that were shared with close friends only?
pub static CLOSE_FRIENDS_ONLY: Knob = Knob::switch(
    "stories.close_friends_only",
    "For close friends",
    "Stories shared with close friends only are in the tray too; off leaves them out.",
    true,
    Basis::Assumed("a world does not say whose close friend the viewer is"),
);

/// Those first the viewer engages with?
pub static AFFINITY: Knob = Knob::switch(
    "stories.affinity",
    "By affinity",
    "Puts first whom the viewer engages with most; off leaves the newest story first.",
    true,
    Basis::Assumed("the card gives an order for close friends only"),
);

/// Close friends first?
pub static CLOSE_FRIENDS: Knob = Knob::switch(
    "stories.close_friends",
    "Close friends first",
    "Puts the viewer's close friends before all others in the tray.",
    true,
    Basis::Card("control 1"),
);

/// One step of the tray.
pub struct TrayStep {
    /// Names it in JSON: `affinity`.
    pub id: &'static str,
    /// Its name on screen.
    pub name: &'static str,
    /// The card's box that does the like for the feed.
    pub component: Component,
    /// What it does, in one sentence.
    pub doc: &'static str,
    /// The knobs it reads.
    pub knobs: &'static [&'static Knob],
    /// The function, in a variant that is its licence.
    pub run: TrayRun,
}

/// What a step may do.
#[derive(Clone, Copy)]
pub enum TrayRun {
    /// Which of an account's stories stay, newest first, or why none does.
    Keep(fn(&Context<'_>, &Tray) -> Result<Vec<usize>, &'static str>),
    /// Which of two stands first; those it holds equal stay as they stood.
    Order(fn(&Tray, &Tray) -> Ordering),
}

impl TrayStep {
    /// The switch of a step that orders, where it has one.
    #[must_use]
    pub fn switch(&self) -> Option<&'static Knob> {
        self.knobs.first().copied().filter(|_| matches!(self.run, TrayRun::Order(_)))
    }
}

/// The steps, in order: the last that tells two accounts apart decides.
pub static STEPS: [TrayStep; 5] = [
    TrayStep {
        id: "source",
        name: "Source",
        component: Component::SourcingCandidates,
        doc: "Finds the accounts the viewer follows that have a story now.",
        knobs: &[&HOURS],
        run: TrayRun::Keep(source),
    },
    TrayStep {
        id: "filter",
        name: "Filter",
        component: Component::Filtering,
        doc: "Drops accounts the viewer muted.",
        knobs: &[&CLOSE_FRIENDS_ONLY],
        run: TrayRun::Keep(filter),
    },
    TrayStep {
        id: "newest",
        name: "Newest first",
        component: Component::SortByScore,
        doc: "Puts the account with the newest story first.",
        knobs: &[],
        run: TrayRun::Order(|a, b| b.newest.cmp(&a.newest)),
    },
    TrayStep {
        id: "affinity",
        name: "Affinity",
        component: Component::SortByScore,
        doc: "Puts the account the viewer engages with most first.",
        knobs: &[&AFFINITY],
        run: TrayRun::Order(|a, b| b.affinity.total_cmp(&a.affinity)),
    },
    TrayStep {
        id: "close_friends",
        name: "Close friends",
        component: Component::BoostsLibrary,
        doc: "Puts close friends before all others.",
        knobs: &[&CLOSE_FRIENDS],
        run: TrayRun::Order(|a, b| b.close_friend.cmp(&a.close_friend)),
    },
];

/// Every knob of the tray, in the order of its steps.
pub fn knobs() -> impl Iterator<Item = &'static Knob> {
    STEPS.iter().flat_map(|step| step.knobs).copied()
}

/// The step that reads a knob; `None` where it is not one of the tray's.
#[must_use]
pub fn reading(knob: &Knob) -> Option<&'static TrayStep> {
    STEPS.iter().find(|step| step.knobs.iter().any(|read| read.key == knob.key))
}

fn source(context: &Context<'_>, tray: &Tray) -> Result<Vec<usize>, &'static str> {
    let world = context.world;
    if !world.follows(context.account(), tray.account) {
        return Err(if tray.account == context.account() { "own" } else { "not_followed" });
    }
    let lives = context.policy.number(&HOURS);
    let age = |at: usize| hours_between(world.stories[at].at, context.now);
    let live: Vec<usize> = tray.stories.iter().copied().filter(|&at| (0.0..lives).contains(&age(at))).collect();
    match live.is_empty() {
        false => Ok(live),
        true if tray.stories.iter().any(|&at| age(at) >= 0.0) => Err("too_old"),
        true => Err("future"),
    }
}

fn filter(context: &Context<'_>, tray: &Tray) -> Result<Vec<usize>, &'static str> {
    if context.viewer.muted.contains(&tray.account) {
        return Err("muted");
    }
    let shows_all = context.policy.is_on(&CLOSE_FRIENDS_ONLY);
    let is_open = |at: &usize| shows_all || !context.world.stories[*at].close_friends_only;
    let open: Vec<usize> = tray.stories.iter().copied().filter(is_open).collect();
    if open.is_empty() { Err("close_friends_only") } else { Ok(open) }
}

/// Why a step dropped an account, in words that go on from its handle.
#[must_use]
pub fn removal_words(reason: &'static str) -> &'static str {
    match reason {
        "own" => "it is the viewer’s own account",
        "not_followed" => "the viewer does not follow it",
        "too_old" => "its stories are older than stories.hours",
        "future" => "its stories are posted after the clock",
        "muted" => "the viewer muted it",
        "close_friends_only" => "its stories are for close friends, and those are left out",
        other => other,
    }
}
