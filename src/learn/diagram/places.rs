//! The live numbers that texts on the components hold places for.

use crate::pipeline::stages::{author, boost, deliver, explore, filter, media, source};
use crate::pipeline::{Ledger, Summary, stories};
use crate::policy::Policy;

use super::Piece;

/// The names of the places.
pub const PLACES: [&str; 18] = [
    "found",
    "sourced",
    "kept",
    "delivered",
    "past_end",
    "ads",
    "oldest",
    "half_life",
    "media_run",
    "media_reach",
    "author_run",
    "ads_every",
    "filtered",
    "at_most",
    "borderline_most",
    "keep",
    "explore_half_life",
    "story_hours",
];

/// What stands at a place now; `None` for a name that is none of [`PLACES`].
#[must_use]
pub fn place(policy: &Policy, ledger: &Ledger, name: &str) -> Option<Piece> {
    let summary = Summary::of(ledger);
    Some(match name {
        "found" => Piece::Count(ledger.found.len()),
        "sourced" => Piece::Count(ledger.sourced),
        "kept" => Piece::Count(ledger.slate.len()),
        "delivered" => Piece::Count(summary.delivered),
        "past_end" => Piece::Count(summary.past_end),
        "ads" => Piece::Count(summary.ads),
        "oldest" => Piece::Hours(24.0 * policy.number(&source::MAX_AGE_DAYS)),
        "half_life" => Piece::Hours(policy.number(&boost::HALF_LIFE)),
        "media_run" => Piece::Count(policy.whole(&media::MAX_RUN)),
        "media_reach" => Piece::Count(policy.whole(&media::REACH)),
        "author_run" => Piece::Count(policy.whole(&author::MAX_RUN)),
        "ads_every" => Piece::Count(policy.whole(&deliver::ADS_EVERY)),
        "filtered" => Piece::Count(ledger.left_after(filter::STAGE.id)),
        "at_most" => Piece::Count(policy.whole(&explore::source::AT_MOST)),
        "borderline_most" => Piece::Short(policy.number(&explore::filter::BORDERLINE)),
        "keep" => Piece::Count(policy.whole(&explore::shortlist::KEEP)),
        "explore_half_life" => Piece::Hours(policy.number(&explore::boost::HALF_LIFE)),
        "story_hours" => Piece::Hours(policy.number(&stories::steps::HOURS)),
        _ => return None,
    })
}
