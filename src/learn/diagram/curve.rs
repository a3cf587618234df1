//! Freshness over age: the curve of the factor, and where one post is on it.

use crate::domain::PostId;
use crate::pipeline::stages::{boost, explore};
use crate::pipeline::{Context, FeedKind, Ledger};
use crate::policy::Knob;

/// The curve is drawn for so many half-lives, after which 1/64 of what age can take is left, or to the post's own age.
const HALF_LIVES: f64 = 6.0;
/// Pieces it is drawn in.
const PIECES: usize = 60;

/// The factor of freshness over age.
#[derive(Clone, Debug, PartialEq)]
pub struct Curve {
    /// Age in hours and factor, from a post just made on; at least two.
    pub points: Vec<(f64, f64)>,
    /// The same of the post, its factor as the ledger has it.
    pub post: (f64, f64),
}

/// The curve with that post on it; `None` where freshness did nothing to the post, or it is not in the slate.
#[must_use]
pub fn freshness_curve(context: &Context<'_>, ledger: &Ledger, post: PostId) -> Option<Curve> {
    let row = ledger.slate.row_of(post)?;
    let (half_life, floor) = match context.feed {
        FeedKind::Explore => (&explore::boost::HALF_LIFE, &explore::boost::FLOOR),
        FeedKind::Home | FeedKind::Favorites | FeedKind::Following => (&boost::HALF_LIFE, &boost::FLOOR),
    };
    let is_of_age = |knob: &Knob| knob.key == half_life.key;
    let step = ledger.steps(row).find(|step| step.column.knob.is_some_and(is_of_age))?;
    let age = ledger.slate.age_hours[row as usize];
    let (half_life, floor) = (context.policy.number(half_life), context.policy.number(floor));
    let until = age.max(HALF_LIVES * half_life);
    let ages = (0..=PIECES).map(|at| until * at as f64 / PIECES as f64);
    let points = ages.map(|age| (age, boost::freshness_at(age, half_life, floor))).collect();
    Some(Curve { points, post: (age, step.value) })
}
