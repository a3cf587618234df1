//! The formula of a component with one post's numbers in it, each taken from the ledger.

mod normalized;
mod scores;

use crate::domain::{PostId, hours_between};
use crate::pipeline::stages::{author_decay, boost, deliver, demote, source};
use crate::pipeline::{Component, Context, Ledger, Verdict};

use super::{Path, path};

/// One piece of a formula; whoever shows it knows how its sort of number is written.
#[derive(Clone, Debug, PartialEq)]
pub enum Piece {
    /// Words and signs.
    Text(String),
    /// A score, 0..1 before boosts.
    Score(f64),
    /// A factor, without its sign.
    Factor(f64),
    /// A number with so many decimals.
    Number(f64, usize),
    /// A number with as few decimals as say it: the setting of a knob.
    Short(f64),
    /// A probability.
    Percent(f64),
    /// How many.
    Count(usize),
    /// An age in hours.
    Hours(f64),
    /// Why a stage removed the post.
    Reason(&'static str),
}

/// One line: what is worked out, and what comes of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// Left of the equals sign.
    pub pieces: Vec<Piece>,
    /// Right of it.
    pub result: Piece,
}

impl Line {
    fn new(pieces: impl IntoIterator<Item = Piece>, result: Piece) -> Line {
        Line { pieces: pieces.into_iter().collect(), result }
    }
}

fn text(text: &str) -> Piece {
    Piece::Text(text.to_owned())
}

/// The formula of a component with the numbers of one post in it; no line where the post never came so far, or the feed
/// is by time and passes the component by.
#[must_use]
pub fn formula(context: &Context<'_>, ledger: &Ledger, component: Component, post: PostId) -> Vec<Line> {
    let path = path(ledger, post);
    match component {
        Component::SourcingCandidates => sourcing(context, ledger, &path),
        Component::Filtering => filtering(&path),
        _ => {
            let Some(row) = path.row() else { return Vec::new() };
            match component {
                Component::SortByScore => sorting(ledger, &path),
                Component::Delivery => delivering(context, &path),
                _ if !ledger.is_scored() => Vec::new(),
                Component::ScoresModel => scores::predicting(context, ledger, row),
                Component::MergeScores => {
                    let mut lines = scores::merging(context, ledger, row);
                    lines.extend(normalized::line(context, ledger, row));
                    lines
                }
                Component::BoostsLibrary => multiplying(ledger, row, boost::STAGE.id),
                Component::IntegrityDemotions => multiplying(ledger, row, demote::STAGE.id),
                Component::AuthorDiversity => {
                    let mut lines = decaying(context, ledger, row);
                    lines.extend(moving(&path, component));
                    lines
                }
                _ => moving(&path, component).into_iter().collect(),
            }
        }
    }
}

fn sourcing(context: &Context<'_>, ledger: &Ledger, path: &Path) -> Vec<Line> {
    if !ledger.found.iter().any(|found| found.post == path.post) {
        return Vec::new();
    }
    let age = hours_between(context.world.post(path.post).created_at, context.now);
    let oldest = 24.0 * context.policy.number(&source::MAX_AGE_DAYS);
    let result = match path.removal() {
        Some((Component::SourcingCandidates, removal)) => Piece::Reason(removal.reason),
        _ => text("gathered"),
    };
    vec![Line::new([text("age"), Piece::Hours(age), text("of at most"), Piece::Hours(oldest)], result)]
}

fn filtering(path: &Path) -> Vec<Line> {
    match path.removal() {
        Some((Component::Filtering, removal)) => {
            vec![Line::new([text("a reason to drop it")], Piece::Reason(removal.reason))]
        }
        None if path.row().is_some() => {
            vec![Line::new([text("no violation, not muted, not hidden")], text("kept"))]
        }
        _ => Vec::new(),
    }
}

/// Score before × each factor = score after.
fn multiplying(ledger: &Ledger, row: u32, stage: &str) -> Vec<Line> {
    let steps: Vec<_> = ledger.steps(row).filter(|step| step.stage == stage).collect();
    let after = ledger.score_after(row, stage);
    let before = steps.first().map_or(after, |step| step.before);
    let mut pieces = vec![Piece::Score(before)];
    let factors: Vec<f64> = steps.iter().map(|step| step.value).filter(|value| *value != 1.0).collect();
    // A post that nothing touches is told so.
    for factor in if factors.is_empty() { vec![1.0] } else { factors } {
        pieces.extend([text("×"), Piece::Factor(factor)]);
    }
    vec![Line::new(pieces, Piece::Score(after))]
}

/// (1 − floor) · decay^k + floor, and what that makes of the score.
fn decaying(context: &Context<'_>, ledger: &Ledger, row: u32) -> Vec<Line> {
    let stage = author_decay::STAGE.id;
    let factor = ledger.steps(row).find(|step| step.stage == stage).map_or(1.0, |step| step.value);
    let mut lines = Vec::new();
    if context.policy.is_on(&author_decay::ON) {
        let (decay, floor) = (context.policy.number(&author_decay::DECAY), context.policy.number(&author_decay::FLOOR));
        let ahead = ahead_of_author(ledger, row);
        let pieces = [
            text("(1 − "),
            Piece::Short(floor),
            text(") × "),
            Piece::Short(decay),
            text("^"),
            Piece::Count(ahead),
            text(" + "),
            Piece::Short(floor),
        ];
        lines.push(Line::new(pieces, Piece::Factor(factor)));
    }
    lines.extend(multiplying(ledger, row, stage));
    lines
}

/// How many posts of the same author stand before this one when the decay counts them.
fn ahead_of_author(ledger: &Ledger, row: u32) -> usize {
    let scores = ledger.scores_after(demote::STAGE.id);
    let order = crate::pipeline::score_order(&scores);
    let author = |row: u32| ledger.slate.authors[row as usize];
    order.iter().take_while(|&&other| other != row).filter(|&&other| author(other) == author(row)).count()
}

fn sorting(ledger: &Ledger, path: &Path) -> Vec<Line> {
    let Some(stop) = path.at(Component::SortByScore) else { return Vec::new() };
    let rank = [text("among"), Piece::Count(ledger.slate.len())];
    let pieces = match stop.score {
        Some(score) => vec![text("rank of"), Piece::Score(score)],
        None => vec![text("rank by time")],
    };
    vec![Line::new(pieces.into_iter().chain(rank), Piece::Count(stop.rank as usize))]
}

fn moving(path: &Path, component: Component) -> Option<Line> {
    let stop = path.stops.iter().rev().find(|stop| stop.component == component && is_list_rule(stop.stage))?;
    let before = i64::from(stop.rank) + stop.places;
    let mut pieces = vec![text("rank"), Piece::Count(before as usize)];
    match stop.places {
        0 => pieces.push(text("+ 0")),
        1.. => pieces.extend([text("−"), Piece::Count(stop.places.unsigned_abs() as usize)]),
        _ => pieces.extend([text("+"), Piece::Count(stop.places.unsigned_abs() as usize)]),
    }
    if stop.relaxed {
        pieces.push(text("(the rule gave way)"));
    }
    Some(Line::new(pieces, Piece::Count(stop.rank as usize)))
}

fn is_list_rule(stage: &str) -> bool {
    matches!(stage, "media" | "author")
}

fn delivering(context: &Context<'_>, path: &Path) -> Vec<Line> {
    let length = context.policy.whole(&deliver::LENGTH);
    let (rank, result) = match path.verdict {
        Verdict::Delivered { rank, .. } => (rank, "delivered"),
        Verdict::PastTheEnd { rank, .. } => (rank, "past the end"),
        Verdict::NotFound | Verdict::Removed(_) => return Vec::new(),
    };
    vec![Line::new([text("rank"), Piece::Count(rank), text("of the first"), Piece::Count(length)], text(result))]
}
