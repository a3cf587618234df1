//! The JSON of one post's story, `glassfeed.explanation/1`.

use serde::Serialize;

use crate::domain::{Action, PostId};
use crate::pipeline::stages::weight;
use crate::pipeline::{Context, Ledger, Op, RANKED_AFTER, Verdict, why};

use super::explain::removal_words;
use super::explore_json::{Led, led};
use super::json::Ordered;

/// One post's story. What was not made for the post is null or empty.
#[derive(Serialize)]
pub(super) struct Explanation<'a> {
    format: &'static str,
    world: &'a str,
    viewer: &'a str,
    policy: &'a str,
    feed: &'static str,
    post: &'a str,
    author: &'a str,
    media: &'static str,
    origin: Option<&'static str>,
    post_type: Option<&'static str>,
    /// `delivered`, `past_the_end`, `removed` or `not_found`.
    verdict: &'static str,
    rank: Option<usize>,
    removed: Option<Removed>,
    score: Option<f64>,
    predictions: Vec<Prediction>,
    steps: Vec<Step<'a>>,
    ranks: Option<Ordered<u32>>,
    relaxed: Vec<&'static str>,
    why: Vec<Sentence>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    leads: Vec<Led>,
    #[serde(skip_serializing_if = "Option::is_none")]
    light_rank: Option<u32>,
}

#[derive(Serialize)]
struct Removed {
    stage: &'static str,
    reason: &'static str,
    words: &'static str,
}

#[derive(Serialize)]
struct Prediction {
    action: &'static str,
    probability: Option<f64>,
    weight: f64,
    contribution: Option<f64>,
}

#[derive(Serialize)]
struct Step<'a> {
    stage: &'static str,
    reason: &'a str,
    /// `add`, `set` or `times`.
    op: &'static str,
    value: f64,
    before: f64,
    after: f64,
    points: f64,
}

#[derive(Serialize)]
struct Sentence {
    sentence: String,
    numbers: String,
}

impl<'a> Explanation<'a> {
    /// What the ledger says of the post.
    pub(super) fn of(context: &'a Context<'a>, ledger: &'a Ledger, id: PostId) -> Explanation<'a> {
        let post = context.world.post(id);
        let verdict = ledger.verdict(id);
        let (name, row, rank, removal) = match verdict {
            Verdict::NotFound => ("not_found", None, None, None),
            Verdict::Removed(removal) => ("removed", None, None, Some(removal)),
            Verdict::Delivered { row, rank } => ("delivered", Some(row), Some(rank), None),
            Verdict::PastTheEnd { row, rank } => ("past_the_end", Some(row), Some(rank), None),
        };
        let scored = row.filter(|_| ledger.is_scored());
        Explanation {
            format: "glassfeed.explanation/1",
            world: &context.world.name,
            viewer: &context.world.account(context.account()).id,
            policy: &context.policy.name,
            feed: context.feed.key(),
            post: &post.id,
            author: &context.world.account(post.author).id,
            media: post.media.key(),
            origin: ledger.found.iter().find(|found| found.post == id).map(|found| found.origin.key()),
            post_type: row.map(|row| ledger.slate.types[row as usize].key()),
            verdict: name,
            rank,
            removed: removal.map(|removal| Removed {
                stage: removal.stage,
                reason: removal.reason,
                words: removal_words(removal),
            }),
            score: scored.map(|row| ledger.scores[row as usize]),
            predictions: scored.map_or(Vec::new(), |row| predictions(context, ledger, row)),
            steps: scored.map_or(Vec::new(), |row| ledger.steps(row).map(Step::of).collect()),
            ranks: scored.map(|row| ranks(ledger, row)),
            relaxed: row.map_or(Vec::new(), |row| ledger.relaxed(row).collect()),
            why: row.map_or(Vec::new(), |row| sentences(context, ledger, row)),
            leads: led(context, ledger, id),
            light_rank: ledger.shortlist.place(id).map(|(place, _)| place),
        }
    }
}

impl<'a> Step<'a> {
    fn of(step: crate::pipeline::Step<'a>) -> Step<'a> {
        Step {
            stage: step.stage,
            reason: &step.column.reason,
            op: match step.column.op {
                Op::Add => "add",
                Op::Set => "set",
                Op::Times => "times",
            },
            value: step.value,
            before: step.before,
            after: step.after,
            points: step.points(),
        }
    }
}

fn predictions(context: &Context<'_>, ledger: &Ledger, row: u32) -> Vec<Prediction> {
    let of = |action: Action| {
        let weight = context.policy.number(weight(context.feed, action));
        let probability = ledger.probability(row, action);
        Prediction { action: action.key(), probability, weight, contribution: probability.map(|p| weight * p) }
    };
    Action::ALL.map(of).into()
}

fn ranks(ledger: &Ledger, row: u32) -> Ordered<u32> {
    Ordered(RANKED_AFTER.iter().map(|&stage| (stage, ledger.rank_after(row, stage))).collect())
}

fn sentences(context: &Context<'_>, ledger: &Ledger, row: u32) -> Vec<Sentence> {
    let told = |reason: crate::pipeline::Reason| Sentence { sentence: reason.sentence, numbers: reason.numbers };
    why(context, ledger, row).into_iter().map(told).collect()
}
