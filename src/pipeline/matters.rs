//! How much a knob matters now: what it adds on average, how many posts it reaches, or why it cannot matter.

use crate::domain::{Action, Media};
use crate::policy::{Knob, Policy, Range, Value};

use super::ledger::apply;
use super::stages::{self, author_decay, merge, normalize, source};
use super::{Column, Context, FeedKind, Ledger, ON_REQUEST, Route, Run, Stage, ranks};

/// How much a knob matters for the feed at hand.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Matters {
    /// Mean contribution to the posts' value.
    Contribution(f64),
    /// So many posts are within its reach; for a list rule, so many were moved.
    Posts(usize),
    /// Turning it changes nothing now, because of this.
    Inert(&'static str),
}

/// How much `knob` matters for the feed that `ledger` describes.
///
/// A factor's reach is measured on the stage itself: the posts whose score differs between the two ends of the knob.
#[must_use]
pub fn matters(context: &Context<'_>, ledger: &Ledger, knob: &'static Knob) -> Matters {
    let Some(stage) = stages::of(context.feed).iter().find(|stage| stage.reads(knob)) else {
        return Matters::Inert(match context.feed {
            _ if super::stories::steps::reading(knob).is_some() => "stories only",
            FeedKind::Explore => "feed only",
            FeedKind::Home | FeedKind::Favorites | FeedKind::Following => "Explore only",
        });
    };
    let is_ranked = context.feed.is_ranked();
    // Off, normalizing still puts all posts on one scale together, by its method.
    let outlives_switch = knob.key == normalize::METHOD.key;
    let is_off = |switch: &Knob| switch.key != knob.key && !context.policy.is_on(switch);
    let switched_off = !outlives_switch && stage.switch().is_some_and(is_off);
    match &stage.run {
        Run::Source(_) if source::is_of_suggesting(knob) && !context.policy.is_on(&source::SUGGESTED) => {
            Matters::Inert("off")
        }
        Run::Source(_) if knob.key == source::SUGGESTED_VIA.key && source::suggests_near(context.policy) => {
            Matters::Inert(knob.idle)
        }
        Run::Source(_) | Run::Filter(_) | Run::Retrieve(_) => found(ledger, knob),
        Run::Shortlist(_) => Matters::Posts(ledger.shortlist.posts.len().saturating_sub(ledger.shortlist.keep)),
        Run::Deliver(_) => posts(ledger.delivery.length, knob),
        _ if !is_ranked => Matters::Inert("by time"),
        _ if switched_off => Matters::Inert("off"),
        _ if ledger.slate.is_empty() => Matters::Inert("no posts"),
        Run::Predict(_) | Run::Sort(_) => posts(ledger.slate.len(), knob),
        Run::Value(_) => contribution(ledger, knob),
        Run::Score(_) | Run::Factor(_) => posts(count(&reach(context, ledger, stage, knob)), knob),
        Run::Arrange(_) => Matters::Posts(moved_by(ledger, stage)),
    }
}

/// How many posts a knob of the first stages is about: a route's switch, those it led to; else all that were found.
fn found(ledger: &Ledger, knob: &Knob) -> Matters {
    let route = Route::ALL.into_iter().find(|&route| stages::explore::source::switch(route).key == knob.key);
    let count = |route| ledger.routes().into_iter().find(|count| count.route == route).map_or(0, |count| count.found);
    Matters::Posts(route.map_or(ledger.found.len(), count))
}

/// Which rows a knob moves, for marking them: those its stage reaches or moved; for a weight, those to which the action
/// adds more than it does on average, or takes more. None where it says nothing of single posts, as for sourcing.
#[must_use]
pub fn moved_rows(context: &Context<'_>, ledger: &Ledger, knob: &'static Knob) -> Vec<bool> {
    let none = || vec![false; ledger.slate.len()];
    let Some(stage) = stages::of(context.feed).iter().find(|stage| stage.reads(knob)) else {
        return none();
    };
    match &stage.run {
        _ if !ledger.is_scored() => none(),
        Run::Value(_) => outstanding(ledger, knob).unwrap_or_else(none),
        Run::Score(_) | Run::Factor(_) => reach(context, ledger, stage, knob),
        Run::Arrange(_) => rows_moved_by(ledger, stage).unwrap_or_else(none),
        _ => none(),
    }
}

/// The rows whose contribution is larger than the mean one.
fn outstanding(ledger: &Ledger, knob: &Knob) -> Option<Vec<bool>> {
    let (_, columns) = ledger.columns.iter().find(|(id, _)| *id == merge::STAGE.id)?;
    let column = columns.iter().find(|column| column.knob.is_some_and(|of| of.key == knob.key))?;
    let mean = column.values.iter().map(|value| value.abs()).sum::<f64>() / column.values.len() as f64;
    Some(column.values.iter().map(|value| value.abs() > mean).collect())
}

/// How many posts a stage moved, against the order before it.
#[must_use]
pub fn moved_by(ledger: &Ledger, stage: &Stage) -> usize {
    rows_moved_by(ledger, stage).map_or(0, |rows| count(&rows))
}

/// The rows a stage moved, against the order before it; `None` where it made no order.
fn rows_moved_by(ledger: &Ledger, stage: &Stage) -> Option<Vec<bool>> {
    let at = ledger.arrangements.iter().position(|(id, _)| *id == stage.id);
    let (_, before) = ledger.arrangements.get(at?.checked_sub(1)?)?;
    let (_, after) = ledger.arrangements.get(at?)?;
    Some(ranks(&before.order).iter().zip(ranks(&after.order)).map(|(&before, after)| before != after).collect())
}

fn count(rows: &[bool]) -> usize {
    rows.iter().filter(|&&is| is).count()
}

/// How many posts a stage's columns changed.
#[must_use]
pub fn touched_by(ledger: &Ledger, stage: &Stage) -> usize {
    let columns = ledger.columns.iter().find(|(id, _)| *id == stage.id).map_or(&[][..], |(_, columns)| columns);
    (0..ledger.slate.len()).filter(|&row| columns.iter().any(|column| column.values[row] != 1.0)).count()
}

fn posts(count: usize, knob: &Knob) -> Matters {
    if count == 0 { Matters::Inert(knob.idle) } else { Matters::Posts(count) }
}

fn contribution(ledger: &Ledger, knob: &Knob) -> Matters {
    let slate = &ledger.slate;
    let is_watch = stages::weighs(knob) == Some(Action::Watch);
    if slate.is_empty() || is_watch && !slate.media.iter().copied().any(Media::plays) {
        return Matters::Inert(knob.idle);
    }
    let columns = ledger.columns.iter().find(|(id, _)| *id == merge::STAGE.id).map_or(&[][..], |(_, columns)| columns);
    let column = columns.iter().find(|column| column.knob.is_some_and(|of| of.key == knob.key));
    Matters::Contribution(column.map_or(0.0, |column| column.values.iter().sum::<f64>() / slate.len() as f64))
}

/// Would looking at what the knob reaches work out what nobody asked for? Then it reaches nothing until it is turned, and
/// no search tries it: where accounts lie is learned only on request.
#[must_use]
pub fn waits_to_be_asked(policy: &Policy, knob: &Knob) -> bool {
    let by = if knob.key == author_decay::CLUSTER_FLOOR.key { &author_decay::CLUSTER_DECAY } else { knob };
    ON_REQUEST.iter().any(|(asking, _)| asking.key == by.key && !policy.is_turned(asking))
}

/// The rows whose factor differs between the two ends of the knob; all for a choice.
fn reach(context: &Context<'_>, ledger: &Ledger, stage: &Stage, knob: &'static Knob) -> Vec<bool> {
    if waits_to_be_asked(context.policy, knob) {
        return vec![false; ledger.slate.len()];
    }
    let Some((low, high)) = ends(knob) else { return vec![true; ledger.slate.len()] };
    let factors_at = |value: Value| {
        let mut policy: Policy = context.policy.clone();
        // The ends of a knob's own range are always accepted.
        let _accepted = policy.set(knob, value);
        let context = Context { policy: &policy, ..*context };
        let mut factors = vec![1.0; ledger.slate.len()];
        apply(&mut factors, &columns(&context, ledger, stage));
        factors
    };
    factors_at(low).iter().zip(&factors_at(high)).map(|(low, high)| low != high).collect()
}

fn columns(context: &Context<'_>, ledger: &Ledger, stage: &Stage) -> Vec<Column> {
    match &stage.run {
        Run::Factor(factors) => factors(context, &ledger.slate),
        Run::Score(score) => {
            let before = stages::of(context.feed)
                .iter()
                .take_while(|other| other.id != stage.id)
                .last()
                .map_or("", |other| other.id);
            score(context, &ledger.slate, &ledger.scores_after(before))
        }
        _ => Vec::new(),
    }
}

/// The two ends of what a knob can be; `None` for a choice.
fn ends(knob: &Knob) -> Option<(Value, Value)> {
    match knob.range {
        Range::Number { min, max, .. } => Some((Value::Number(min), Value::Number(max))),
        Range::Whole { min, max, .. } => Some((Value::Number(min.into()), Value::Number(max.into()))),
        Range::Switch { .. } => Some((Value::Switch(false), Value::Switch(true))),
        Range::Choice { .. } => None,
    }
}
