//! The live numbers that texts on the components hold places for.

use crate::pipeline::stages::{author, boost, deliver, media, source};
use crate::pipeline::{Ledger, Summary};
use crate::policy::Policy;

use super::Piece;

/// The names of the places.
pub const PLACES: [&str; 12] = [
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
        _ => return None,
    })
}
