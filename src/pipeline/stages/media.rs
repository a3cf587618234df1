//! Media type diversity: the same media are not shown consecutively (F23, F49, C8).

use super::fill::{RunRule, fill};
use crate::pipeline::{Arrangement, Component, Context, Run, Slate, Stage};
use crate::policy::{Basis, Knob, Policy, Unit};

/// Arrange by media at all?
pub static ON: Knob =
    Knob::switch("media.on", "Media diversity", "Keeps the same media apart.", true, Basis::Card("C8"));

/// So many of the same media in a row.
pub static MAX_RUN: Knob = Knob::whole(
    "media.max_run",
    "In a row",
    "So many posts of the same media may follow each other; 0 is off.",
    Unit::Posts,
    (1, 0, 20),
    Basis::Card("C8"),
)
.reaching(0.0, 10.0);

/// How far down the next post may be taken from.
pub static REACH: Knob = Knob::whole(
    "media.reach",
    "Reach",
    "How many of the next posts are looked at for one that breaks no rule.",
    Unit::Posts,
    (20, 1, 500),
    Basis::Assumed(""),
)
.reaching(1.0, 100.0);

/// The stage.
pub const STAGE: Stage = Stage {
    id: "media",
    component: Component::MediaTypeDiversity,
    doc: "Reorders so that the same media do not follow each other, as far as the next posts allow.",
    knobs: &[&ON, &MAX_RUN, &REACH],
    reads_rules: false,
    run: Run::Arrange(media),
};

fn media(context: &Context<'_>, slate: &Slate, order: &[u32]) -> Arrangement {
    let keys = keys(slate);
    fill(order, None, rule(context.policy, &keys), context.policy.whole(&REACH))
}

/// Each row's medium as a number.
pub(super) fn keys(slate: &Slate) -> Vec<u32> {
    slate.media.iter().map(|&media| media as u32).collect()
}

/// The media rule, where it is active.
pub(super) fn rule<'a>(policy: &Policy, keys: &'a [u32]) -> Option<RunRule<'a>> {
    let max_run = policy.whole(&MAX_RUN);
    (policy.is_on(&ON) && max_run > 0).then_some(RunRule { keys, max_run })
}
