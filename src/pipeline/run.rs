//! The runner: the only writer of a ledger.
//!
//! A turned knob re-runs from the first stage that reads it. Boosts and demotions never read the score, so when a weight
//! turns their columns stand, and only merging, normalizing and the ordering run again.

use std::collections::BTreeSet;

use crate::policy::Policy;

use super::ledger::apply;
use super::{Arrangement, Context, FeedKind, Ledger, Removal, Retrieval, Run, Slate, Stage, stages};

/// What changed since a ledger was made.
pub enum Changed<'a> {
    /// Only the policy: it was this one.
    Policy(&'a Policy),
    /// Something the stage of this id looks at, and nothing that a stage before it does.
    From(&'a str),
    /// Anything: the world, the viewer, the clock, the feed.
    Everything,
}

/// Makes a feed from nothing.
#[must_use]
pub fn rank(context: &Context<'_>) -> Ledger {
    let mut ledger = Ledger::default();
    rerank(context, &mut ledger, Changed::Everything);
    ledger
}

/// Brings a ledger up to date; equal, bit for bit, to making it anew.
pub fn rerank(context: &Context<'_>, ledger: &mut Ledger, changed: Changed<'_>) {
    rerank_watched(context, ledger, changed, |_| {});
}

/// [`rerank`], and tells after each stage that it is done, even where its answer still stood: so a caller with a clock
/// can time the stages.
pub fn rerank_watched(
    context: &Context<'_>,
    ledger: &mut Ledger,
    changed: Changed<'_>,
    mut done: impl FnMut(&'static Stage),
) {
    rerank_until(context, ledger, changed, |stage| {
        done(stage);
        false
    });
}

/// [`rerank`], asking after each stage whether to go on, for slates that take longer than one wants to wait. Once the
/// answer is no, so is this one, and the ledger is of no use but to be made anew.
#[must_use]
pub fn rerank_while(
    context: &Context<'_>,
    ledger: &mut Ledger,
    changed: Changed<'_>,
    mut go_on: impl FnMut() -> bool,
) -> bool {
    rerank_until(context, ledger, changed, |_| !go_on())
}

/// [`rerank`] until a stage is the `last`; tells whether it came to its end.
fn rerank_until(
    context: &Context<'_>,
    ledger: &mut Ledger,
    changed: Changed<'_>,
    mut last: impl FnMut(&'static Stage) -> bool,
) -> bool {
    let turned = match changed {
        Changed::Policy(before) => context.policy.differences(before),
        Changed::From(_) | Changed::Everything => BTreeSet::new(),
    };
    let reads = |stage: &Stage| match changed {
        Changed::Everything => true,
        Changed::From(first) => stages::position(stage.id) >= stages::position(first),
        Changed::Policy(_) => {
            let mut read = stage.knobs.iter().chain(stages::reads_ahead(stage, context.policy));
            read.any(|knob| turned.contains(knob.key)) || stage.reads_rules && turned.contains(Policy::RULES)
        }
    };
    match context.feed {
        FeedKind::Home | FeedKind::Explore => {
            if matches!(changed, Changed::Everything) {
                forget(ledger);
            }
            run(context, ledger, reads, &mut last)
        }
        FeedKind::Favorites | FeedKind::Following => run_by_time(context, ledger, &mut last),
    }
}

/// What the stages that ran so far made anew.
#[derive(Default)]
struct Anew {
    slate: bool,
    predictions: bool,
    score: bool,
    order: bool,
}

fn run(
    context: &Context<'_>,
    ledger: &mut Ledger,
    reads: impl Fn(&Stage) -> bool,
    last: &mut impl FnMut(&'static Stage) -> bool,
) -> bool {
    let mut anew = Anew::default();
    let mut scores = Vec::new();
    for stage in stages::of(context.feed) {
        let reads = reads(stage);
        match &stage.run {
            Run::Source(_) | Run::Retrieve(_) | Run::Filter(_) | Run::Shortlist(_) => {
                anew.slate |= reads;
                if anew.slate {
                    find(context, ledger, stage);
                }
            }
            Run::Predict(predict) => {
                anew.predictions = reads || anew.slate;
                if anew.predictions {
                    ledger.predicted = predict(context, &ledger.slate);
                }
                scores = vec![0.0; ledger.slate.len()];
            }
            Run::Value(value) => {
                if reads || anew.predictions {
                    anew.score = true;
                    file(ledger, stage, |ledger| value(context, &ledger.predicted));
                }
                apply(&mut scores, columns(ledger, stage));
            }
            Run::Factor(factors) => {
                if reads || anew.slate {
                    anew.score = true;
                    file(ledger, stage, |ledger| factors(context, &ledger.slate));
                }
                apply(&mut scores, columns(ledger, stage));
            }
            Run::Score(score) => {
                if reads || anew.score {
                    anew.score = true;
                    file(ledger, stage, |ledger| score(context, &ledger.slate, &scores));
                }
                apply(&mut scores, columns(ledger, stage));
            }
            Run::Sort(sort) => {
                anew.order |= anew.score;
                if anew.score {
                    let order = sort(&scores);
                    arrange(ledger, stage, Arrangement { order, relaxed: Vec::new() });
                }
            }
            Run::Arrange(arranged) => {
                anew.order |= reads;
                if anew.order {
                    let arrangement = arranged(context, &ledger.slate, order_before(ledger, stage));
                    arrange(ledger, stage, arrangement);
                }
            }
            Run::Deliver(deliver) => ledger.delivery = deliver(context, ledger.slate.len()),
        }
        if last(stage) {
            return false;
        }
    }
    ledger.scores = scores;
    true
}

/// The favorites and following feeds: source, filter, strictly newest first, deliver.
fn run_by_time(context: &Context<'_>, ledger: &mut Ledger, last: &mut impl FnMut(&'static Stage) -> bool) -> bool {
    *ledger = Ledger::default();
    for stage in stages::of(context.feed) {
        match &stage.run {
            Run::Source(_) | Run::Filter(_) => find(context, ledger, stage),
            Run::Deliver(deliver) => {
                let order = (0..ledger.slate.len() as u32).collect();
                arrange(ledger, &stages::sort::STAGE, Arrangement { order, relaxed: Vec::new() });
                ledger.delivery = deliver(context, ledger.slate.len());
            }
            _ => continue,
        }
        if last(stage) {
            return false;
        }
    }
    true
}

/// What may be of another feed goes; the memory of what will be filed anew stays.
fn forget(ledger: &mut Ledger) {
    ledger.leads = Vec::new();
    ledger.shortlist = super::Shortlist::default();
    for (_, columns) in &mut ledger.columns {
        columns.clear();
    }
    ledger.arrangements.clear();
}

fn find(context: &Context<'_>, ledger: &mut Ledger, stage: &Stage) {
    match &stage.run {
        Run::Source(source) => ledger.found = source(context),
        Run::Retrieve(retrieve) => Retrieval { found: ledger.found, leads: ledger.leads } = retrieve(context),
        Run::Filter(filter) => {
            let slate = slate_before(context, ledger, stage);
            let reasons = filter(context, &slate);
            drop_out(context, ledger, stage, slate, &reasons);
            return;
        }
        Run::Shortlist(shortlist) => {
            let slate = slate_before(context, ledger, stage);
            ledger.shortlist = shortlist(context, &slate);
            let keep = ledger.shortlist.keep;
            let places = ledger.shortlist.places();
            let reason = |&place: &u32| (place as usize > keep).then_some(stages::explore::shortlist::REASON);
            let reasons: Vec<Option<&'static str>> = places.iter().map(reason).collect();
            drop_out(context, ledger, stage, slate, &reasons);
            return;
        }
        _ => return,
    }
    ledger.sourced = ledger.found.iter().filter(|found| found.removed.is_none()).count();
}

/// The slate a stage meets: with what it, or a stage after it, dropped when it ran before.
fn slate_before(context: &Context<'_>, ledger: &mut Ledger, stage: &Stage) -> Slate {
    let here = stages::position(stage.id);
    for found in &mut ledger.found {
        found.removed = found.removed.filter(|removal| stages::position(removal.stage) < here);
    }
    Slate::gather(context, &ledger.found)
}

/// Drops the rows of a slate that have a reason to.
fn drop_out(context: &Context<'_>, ledger: &mut Ledger, stage: &Stage, slate: Slate, reasons: &[Option<&'static str>]) {
    let kept = ledger.found.iter_mut().filter(|found| found.removed.is_none());
    for (found, reason) in kept.zip(reasons) {
        found.removed = reason.map(|reason| Removal { stage: stage.id, reason });
    }
    let drops = reasons.iter().any(Option::is_some);
    ledger.slate = if drops { Slate::gather(context, &ledger.found) } else { slate };
}

/// Files a stage's answer. The old one goes before the new one is made, so that its memory serves again.
fn file(ledger: &mut Ledger, stage: &Stage, answer: impl FnOnce(&Ledger) -> Vec<super::Column>) {
    let at = ledger.columns.iter().position(|(id, _)| *id == stage.id).unwrap_or_else(|| {
        ledger.columns.push((stage.id, Vec::new()));
        ledger.columns.len() - 1
    });
    ledger.columns[at].1.clear();
    ledger.columns[at].1 = answer(ledger);
}

fn columns<'a>(ledger: &'a Ledger, stage: &Stage) -> &'a [super::Column] {
    ledger.columns.iter().find(|(id, _)| *id == stage.id).map_or(&[], |(_, columns)| columns)
}

fn arrange(ledger: &mut Ledger, stage: &Stage, arrangement: Arrangement) {
    match ledger.arrangements.iter_mut().find(|(id, _)| *id == stage.id) {
        Some((_, filed)) => *filed = arrangement,
        None => ledger.arrangements.push((stage.id, arrangement)),
    }
}

fn order_before<'a>(ledger: &'a Ledger, stage: &Stage) -> &'a [u32] {
    let before = ledger.arrangements.iter().rev().find(|(id, _)| stages::position(id) < stages::position(stage.id));
    before.map_or(&[], |(_, arrangement)| &arrangement.order)
}
