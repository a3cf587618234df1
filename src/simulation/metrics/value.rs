//! What a session is worth to the two sides, in points. Every size is assumed: nobody publishes one.

use crate::domain::Action;

use super::Session;

/// What an action says a viewer got out of a post, in points: keeping and passing on most, and ten likes lost for a
/// hide. Assumed.
pub const USER_VALUE: [(Action, f64); 5] =
    [(Action::Like, 1.0), (Action::Comment, 2.0), (Action::Save, 3.0), (Action::Share, 3.0), (Action::Hide, -10.0)];

/// What an action brings a platform that lives on attention, in points: time first, then what makes others come back.
/// Assumed.
pub const PLATFORM_VALUE: [(Action, f64); 5] = [
    (Action::Comment, 1.0),
    (Action::Share, 1.0),
    (Action::ProfileTap, 0.5),
    (Action::Dwell, 0.5),
    (Action::Watch, 1.0),
];

/// What an ad brings, in the points of [`PLATFORM_VALUE`], at the top of the feed. Assumed.
pub const AD_VALUE: f64 = 1.0;

/// What one post is worth by those points: Σ points × probability, discounted by place; `None` where no action of them
/// is predicted.
pub(super) fn of_post(session: &Session<'_>, points: &[(Action, f64)], place: usize, row: u32) -> Option<f64> {
    let worth = |&(action, points): &(Action, f64)| Some(points * session.expected(place, row, action)?);
    let mut terms = points.iter().filter_map(worth).peekable();
    terms.peek()?;
    Some(terms.sum())
}

/// What the session is worth to the platform: its posts, and its ads at the place of the post above.
pub(super) fn to_platform(session: &Session<'_>) -> Option<f64> {
    let posts = session.rows.iter().enumerate();
    let mut posts = posts.filter_map(|(place, &row)| of_post(session, &PLATFORM_VALUE, place, row)).peekable();
    posts.peek()?;
    let ads: f64 = session.ads().map(|after| AD_VALUE * Session::looked_at(after - 1)).sum();
    Some(posts.sum::<f64>() + ads)
}
