//! Author diversity: no more than three posts in a row from the same account (F24, F50, C9).

use super::fill::{RunRule, fill};
use super::media;
use crate::pipeline::{Arrangement, Component, Context, Run, Slate, Stage};
use crate::policy::{Basis, Knob, Unit};

/// Arrange by author at all?
pub static ON: Knob =
    Knob::switch("author.on", "Author diversity", "Keeps one author's posts apart.", true, Basis::Card("step 6, C9"));

/// So many of the same author in a row.
pub static MAX_RUN: Knob = Knob::whole(
    "author.max_run",
    "In a row",
    "So many posts of the same author may follow each other; 0 is off.",
    Unit::Posts,
    (3, 0, 20),
    Basis::Card("step 6"),
)
.reaching(0.0, 10.0);

/// The stage.
pub const STAGE: Stage = Stage {
    id: "author",
    component: Component::AuthorDiversity,
    doc: "Reorders so that one author does not monopolize the feed, and keeps media apart where it can.",
    knobs: &[&ON, &MAX_RUN],
    reads_rules: false,
    run: Run::Arrange(author),
};

fn author(context: &Context<'_>, slate: &Slate, order: &[u32]) -> Arrangement {
    let policy = context.policy;
    if !policy.is_on(&ON) {
        return Arrangement { order: order.to_vec(), relaxed: Vec::new() };
    }
    let media = media::keys(slate);
    let max_run = policy.whole(&MAX_RUN);
    let hard = (max_run > 0).then_some(RunRule { keys: &slate.author_places, max_run });
    fill(order, hard, media::rule(policy, &media), policy.whole(&media::REACH))
}
