//! The formulas of Explore that are not the feed's, with one post's numbers in them.

use crate::domain::PostId;
use crate::pipeline::stages::author_decay;
use crate::pipeline::stages::explore::{diversity, filter, source};
use crate::pipeline::{Context, Ledger, Removal};

use super::{Line, Piece, ahead_of_author, multiplying, text};

/// The ways that led to the post, each with its place, and what became of it.
pub(super) fn retrieving(context: &Context<'_>, ledger: &Ledger, post: PostId, removal: Option<Removal>) -> Vec<Line> {
    let own = removal.filter(|removal| removal.stage == source::STAGE.id);
    let counts = ledger.routes();
    let of = |route| counts.iter().find(|count| count.route == route).map_or(0, |count| count.found);
    let mut lines: Vec<Line> = Vec::new();
    for lead in ledger.leads_to(post) {
        let pieces =
            [text(source::switch(lead.route).name), text("among"), Piece::Count(of(lead.route)), text("place")];
        lines.push(Line::new(pieces, Piece::Count(lead.place as usize)));
    }
    let result = own.map_or_else(|| text("a candidate"), |removal| Piece::Reason(removal.reason));
    let most = Piece::Count(context.policy.whole(&source::AT_MOST));
    lines.push(Line::new([text("unseen, among the first"), most, text("by turns")], result));
    lines
}

/// What the post was looked at for; none where it never came so far.
pub(super) fn filtering(context: &Context<'_>, post: PostId, removal: Option<Removal>) -> Vec<Line> {
    let most = context.policy.number(&filter::BORDERLINE);
    let label = context.world.post(post).labels.borderline;
    match removal {
        Some(removal) if removal.stage == source::STAGE.id => Vec::new(),
        Some(removal) if removal.stage == filter::STAGE.id => {
            vec![Line::new([text("a reason to drop it")], Piece::Reason(removal.reason))]
        }
        _ => {
            let pieces =
                [text("no reason to drop it, label"), Piece::Short(label), text("of at most"), Piece::Short(most)];
            vec![Line::new(pieces, text("kept"))]
        }
    }
}

/// Its place by the light score; none where it was not looked at.
pub(super) fn light(ledger: &Ledger, post: PostId) -> Vec<Line> {
    let Some((place, of)) = ledger.shortlist.place(post) else { return Vec::new() };
    let keep = ledger.shortlist.keep;
    let pieces = [
        text("place"),
        Piece::Count(place as usize),
        text("of"),
        Piece::Count(of),
        text("by light score, the first"),
        Piece::Count(keep),
        text("go on"),
    ];
    vec![Line::new(pieces, text(if place as usize <= keep { "goes on" } else { "left behind" }))]
}

/// The author's factor, and what both factors make of the score.
pub(super) fn diversifying(context: &Context<'_>, ledger: &Ledger, row: u32) -> Vec<Line> {
    let next = context.policy.number(&diversity::AUTHOR_NEXT);
    let by_author = ledger.steps(row).find(|step| &*step.column.reason == author_decay::REASON);
    let factor = by_author.map_or(1.0, |step| step.value);
    let ahead = ahead_of_author(ledger, row);
    let author =
        Line::new([text("author:"), Piece::Short(next), text("^"), Piece::Count(ahead)], Piece::Factor(factor));
    std::iter::once(author).chain(multiplying(ledger, row, author_decay::STAGE.id)).collect()
}
