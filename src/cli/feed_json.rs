//! The JSON of a feed, `glassfeed.feed/1` (section 8 of the contract): every number reads back to the same f64.

use serde::Serialize;

use crate::domain::{Action, PerAction};
use crate::pipeline::{Component, Context, Ledger, Op, RANKED_AFTER, Run, Stage, knobs, stages::of};

use super::explore_json::{Explored, Led, led};
use super::json::{Ordered, knob_value};

/// A feed with every post's ledger.
#[derive(Serialize)]
pub(super) struct Feed<'a> {
    format: &'static str,
    world: &'a str,
    viewer: &'a str,
    policy: &'a str,
    feed: &'static str,
    knobs: Ordered<serde_json::Value>,
    stages: Vec<StageCount>,
    #[serde(skip_serializing_if = "Option::is_none")]
    explore: Option<Explored>,
    posts: Vec<Ranked<'a>>,
    removed: Vec<Removed<'a>>,
    ads: Vec<Ad<'a>>,
    order_sha256: String,
}

/// How many posts went into a stage and came out.
#[derive(Serialize)]
struct StageCount {
    id: &'static str,
    component: &'static str,
    #[serde(rename = "in")]
    entered: usize,
    #[serde(rename = "out")]
    left: usize,
}

/// One delivered post. What is not made for feeds by time is null.
#[derive(Serialize)]
struct Ranked<'a> {
    rank: usize,
    post: &'a str,
    author: &'a str,
    media: &'static str,
    post_type: &'static str,
    origin: &'static str,
    predicted: Option<Ordered<Option<f64>>>,
    value: Option<f64>,
    normalized: Option<f64>,
    factors: Vec<Factor<'a>>,
    score: Option<f64>,
    ranks: Option<Ordered<u32>>,
    relaxed: Vec<&'static str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    leads: Vec<Led>,
    #[serde(skip_serializing_if = "Option::is_none")]
    light_rank: Option<u32>,
}

#[derive(Serialize)]
struct Factor<'a> {
    stage: &'static str,
    reason: &'a str,
    factor: f64,
}

#[derive(Serialize)]
struct Removed<'a> {
    post: &'a str,
    stage: &'static str,
    reason: &'static str,
}

#[derive(Serialize)]
struct Ad<'a> {
    after: usize,
    ad: &'a str,
}

impl<'a> Feed<'a> {
    /// The feed with the first `limit` of its posts.
    pub(super) fn of(context: &'a Context<'a>, ledger: &'a Ledger, limit: usize) -> Feed<'a> {
        let world = context.world;
        let ranks: Vec<(&str, Vec<u32>)> = match ledger.is_scored() {
            true => RANKED_AFTER.iter().map(|&stage| (stage, ledger.ranks_after(stage))).collect(),
            false => Vec::new(),
        };
        let delivered = ledger.delivered().iter().zip(1..).take(limit);
        let ad = |slot: &crate::pipeline::AdSlot| Ad { after: slot.after, ad: &world.ads[slot.ad.0 as usize].id };
        Feed {
            format: "glassfeed.feed/1",
            world: &world.name,
            viewer: &world.account(context.account()).id,
            policy: &context.policy.name,
            feed: context.feed.key(),
            knobs: Ordered(
                knobs().iter().map(|knob| (knob.key, knob_value(knob, context.policy.value(knob)))).collect(),
            ),
            stages: stages(context, ledger),
            explore: Explored::of(context, ledger),
            posts: delivered.map(|(&row, rank)| Ranked::of(context, ledger, &ranks, row, rank)).collect(),
            removed: removed(context, ledger),
            ads: ledger.delivery.ads.iter().map(ad).collect(),
            order_sha256: crate::files::order_sha256(context.world, ledger),
        }
    }
}

impl<'a> Ranked<'a> {
    fn of(
        context: &Context<'a>,
        ledger: &'a Ledger,
        ranks: &[(&'static str, Vec<u32>)],
        row: u32,
        rank: usize,
    ) -> Ranked<'a> {
        let (at, slate, is_scored) = (row as usize, &ledger.slate, ledger.is_scored());
        let post = context.world.post(slate.posts[at]);
        let after = |stage| is_scored.then(|| ledger.score_after(row, stage));
        Ranked {
            rank,
            post: &post.id,
            author: &context.world.account(post.author).id,
            media: post.media.key(),
            post_type: slate.types[at].key(),
            origin: slate.origins[at].key(),
            predicted: is_scored.then(|| predicted(ledger, row)),
            value: after("merge"),
            normalized: after("normalize"),
            factors: factors(ledger, row),
            score: is_scored.then(|| ledger.scores[at]),
            ranks: is_scored.then(|| Ordered(ranks.iter().map(|(stage, ranks)| (*stage, ranks[at])).collect())),
            relaxed: ledger.relaxed(row).collect(),
            leads: led(context, ledger, slate.posts[at]),
            light_rank: ledger.shortlist.place(slate.posts[at]).map(|(place, _)| place),
        }
    }
}

/// Each action's probability; null where the action is not defined.
pub(super) fn predicted(ledger: &Ledger, row: u32) -> Ordered<Option<f64>> {
    let probabilities = PerAction::from_fn(|action: Action| ledger.probability(row, action));
    Ordered(probabilities.iter().map(|(action, &probability)| (action.key(), probability)).collect())
}

fn factors(ledger: &Ledger, row: u32) -> Vec<Factor<'_>> {
    let multiplies = |step: &crate::pipeline::Step<'_>| step.column.op == Op::Times && step.value != 1.0;
    let steps = ledger.steps(row).filter(multiplies);
    steps.map(|step| Factor { stage: step.stage, reason: &step.column.reason, factor: step.value }).collect()
}

/// Sourcing's first, then filtering's; newest first in each.
fn removed<'a>(context: &Context<'a>, ledger: &Ledger) -> Vec<Removed<'a>> {
    let by = |stage: &'static Stage| {
        ledger.found.iter().filter_map(move |found| found.removed.map(|removal| (found.post, removal))).filter_map(
            move |(post, removal)| {
                let post = &context.world.post(post).id;
                (removal.stage == stage.id).then_some(Removed { post, stage: removal.stage, reason: removal.reason })
            },
        )
    };
    of(context.feed).iter().filter(|stage| stage.chooses()).flat_map(by).collect()
}

/// The stages that ran, with what went in and came out.
fn stages(context: &Context<'_>, ledger: &Ledger) -> Vec<StageCount> {
    let ran = |stage: &&Stage| {
        context.feed.is_ranked() || stage.chooses() || matches!(stage.run, Run::Sort(_) | Run::Deliver(_))
    };
    let mut before = ledger.found.len();
    let count = |stage: &Stage| {
        let entered = before;
        before = match stage.run {
            _ if stage.chooses() => ledger.left_after(stage.id),
            Run::Deliver(_) => ledger.delivery.length,
            _ => before,
        };
        StageCount { id: stage.id, component: Component::name(stage.component), entered, left: before }
    };
    of(context.feed).iter().filter(ran).map(count).collect()
}
