//! The formula of a component with one post's numbers in it, each taken from the ledger.

mod explore;
mod normalized;
mod scores;

use crate::domain::{PostId, hours_between};
use crate::pipeline::stages::{self, author, author_decay, boost, deliver, demote, filter, media, sort, source};
use crate::pipeline::{Component, Context, FeedKind, Ledger, Removal, Verdict, score_order};

use super::Part;

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
pub fn formula(context: &Context<'_>, ledger: &Ledger, part: impl Into<Part>, post: PostId) -> Vec<Line> {
    let part = part.into();
    let is_explore = context.feed == FeedKind::Explore;
    let verdict = ledger.verdict(post);
    let removal = match verdict {
        Verdict::Removed(removal) => Some(removal),
        _ => None,
    };
    let row = match verdict {
        Verdict::Delivered { row, .. } | Verdict::PastTheEnd { row, .. } => Some(row),
        Verdict::NotFound | Verdict::Removed(_) => None,
    };
    match (part.component(), row) {
        _ if verdict == Verdict::NotFound || matches!(part, Part::Step(_)) => Vec::new(),
        _ if part == Part::LightRanker => explore::light(ledger, post),
        (Component::SourcingCandidates, _) if is_explore => explore::retrieving(context, ledger, post, removal),
        (Component::Filtering, _) if is_explore => explore::filtering(context, post, removal),
        (Component::SourcingCandidates, _) => sourcing(context, post, removal),
        (Component::Filtering, _) => filtering(removal),
        (_, None) => Vec::new(),
        (Component::SortByScore, Some(row)) => sorting(ledger, row),
        (Component::Delivery, _) => delivering(context, verdict),
        _ if !ledger.is_scored() => Vec::new(),
        (Component::ScoresModel, Some(row)) => scores::predicting(context, ledger, row),
        (Component::MergeScores, Some(row)) => {
            let mut lines = scores::merging(context, ledger, row);
            lines.extend(normalized::line(context, ledger, row));
            lines
        }
        (Component::BoostsLibrary, Some(row)) => multiplying(ledger, row, boost::STAGE.id),
        (Component::IntegrityDemotions, Some(row)) => multiplying(ledger, row, demote::STAGE.id),
        (Component::MediaTypeDiversity, Some(row)) => vec![moving(ledger, row, sort::STAGE.id, media::STAGE.id)],
        (Component::AuthorDiversity, Some(row)) if is_explore => explore::diversifying(context, ledger, row),
        (Component::AuthorDiversity, Some(row)) => {
            let mut lines = decaying(context, ledger, row);
            lines.push(moving(ledger, row, media::STAGE.id, author::STAGE.id));
            lines
        }
    }
}

fn sourcing(context: &Context<'_>, post: PostId, removal: Option<Removal>) -> Vec<Line> {
    let age = hours_between(context.world.post(post).created_at, context.now);
    let oldest = 24.0 * context.policy.number(&source::MAX_AGE_DAYS);
    let own = removal.filter(|removal| removal.stage == source::STAGE.id);
    let result = own.map_or_else(|| text("gathered"), |removal| Piece::Reason(removal.reason));
    vec![Line::new([text("age"), Piece::Hours(age), text("of at most"), Piece::Hours(oldest)], result)]
}

/// None where sourcing removed it already.
fn filtering(removal: Option<Removal>) -> Vec<Line> {
    match removal {
        None => vec![Line::new([text("no violation, not muted, not hidden")], text("kept"))],
        Some(removal) if removal.stage == filter::STAGE.id => {
            vec![Line::new([text("a reason to drop it")], Piece::Reason(removal.reason))]
        }
        Some(_) => Vec::new(),
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
    let factor = |reason: &str| ledger.steps(row).find(|step| &*step.column.reason == reason).map(|step| step.value);
    let mut lines = Vec::new();
    // An author who led lately begins further down; its two factors are told as such.
    if context.policy.is_on(&author_decay::ON) && factor(author_decay::LED).is_none_or(|led| led == 1.0) {
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
        lines.push(Line::new(pieces, Piece::Factor(factor(author_decay::REASON).unwrap_or(1.0))));
    }
    lines.extend(multiplying(ledger, row, stage));
    lines
}

/// How many posts of the same author stand before this one when the decay counts them.
fn ahead_of_author(ledger: &Ledger, row: u32) -> usize {
    let scores = ledger.scores_after(demote::STAGE.id);
    let rows = ledger.slate.rows_of(ledger.slate.authors[row as usize]);
    let own: Vec<f64> = rows.iter().map(|&row| scores[row as usize]).collect();
    // Rows of an author stand in row order, so ties among them are settled as among all.
    score_order(&own).iter().take_while(|&&at| rows[at as usize] != row).count()
}

fn sorting(ledger: &Ledger, row: u32) -> Vec<Line> {
    let first = match ledger.is_scored() {
        true => vec![text("rank of"), Piece::Score(ledger.scores[row as usize])],
        false => vec![text("rank by time")],
    };
    let among = [text("among"), Piece::Count(ledger.slate.len())];
    let rank = ledger.rank_after(row, sort::STAGE.id);
    vec![Line::new(first.into_iter().chain(among), Piece::Count(rank as usize))]
}

/// The rank before a list rule, and the places it takes or gives.
fn moving(ledger: &Ledger, row: u32, before: &str, stage: &str) -> Line {
    let (from, to) = (ledger.rank_after(row, before), ledger.rank_after(row, stage));
    let sign = text(if to < from { "−" } else { "+" });
    let mut pieces = vec![text("rank"), Piece::Count(from as usize), sign, Piece::Count(from.abs_diff(to) as usize)];
    if ledger.relaxed(row).any(|relaxed| relaxed == stage) {
        pieces.push(text("(the rule gave way)"));
    }
    Line::new(pieces, Piece::Count(to as usize))
}

fn delivering(context: &Context<'_>, verdict: Verdict) -> Vec<Line> {
    let length = context.policy.whole(match context.feed {
        FeedKind::Explore => &stages::explore::deliver::LENGTH,
        FeedKind::Home | FeedKind::Favorites | FeedKind::Following => &deliver::LENGTH,
    });
    let (rank, result) = match verdict {
        Verdict::Delivered { rank, .. } => (rank, "delivered"),
        Verdict::PastTheEnd { rank, .. } => (rank, "past the end"),
        Verdict::NotFound | Verdict::Removed(_) => return Vec::new(),
    };
    vec![Line::new([text("rank"), Piece::Count(rank), text("of the first"), Piece::Count(length)], text(result))]
}
