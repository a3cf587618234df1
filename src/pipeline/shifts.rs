//! Which predictions moved between two feeds, and which posts stand elsewhere: what an edit of the past did.

use std::cmp::Ordering;
use std::collections::HashMap;

use crate::domain::{Action, PostId};

use super::{Ledger, ranks};

/// What happened to one post: of its predictions the one that moved most, in log-odds, so that rare actions count too; one
/// that moved by less than a hundredth of a percent only where no other moved more.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Shift {
    /// Which post.
    pub post: PostId,
    /// Which action.
    pub action: Action,
    /// How likely it was, 0..1.
    pub before: f64,
    /// How likely it is.
    pub after: f64,
    /// Places it rose, or fell where negative.
    pub places: i64,
}

/// What happened between two feeds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Shifts {
    /// The posts whose predictions moved most, the farthest first; of equals the higher one.
    pub most: Vec<Shift>,
    /// Posts in both feeds of which some prediction moved.
    pub predicted: usize,
    /// Posts in both feeds that stand elsewhere.
    pub moved: usize,
    /// Posts in both feeds.
    pub of: usize,
    /// Posts that came in.
    pub came: usize,
    /// Posts that went.
    pub went: usize,
}

/// A change of a probability by less cannot be seen where percent are told to two decimals.
const SEEN: f64 = 1e-4;

/// What happened from one feed to the other; at most so many posts are told.
#[must_use]
pub fn shifts(before: &Ledger, after: &Ledger, most: usize) -> Shifts {
    let rows: HashMap<PostId, u32> = before.slate.posts.iter().copied().zip(0..).collect();
    let (stood, stands) = (ranks(before.order()), ranks(after.order()));
    let mut shifts = Shifts::default();
    let mut moved: Vec<((bool, f64), u32, Shift)> = Vec::new();
    for (row, &post) in (0..).zip(&after.slate.posts) {
        let Some(&old) = rows.get(&post) else { continue };
        let places = i64::from(stood[old as usize]) - i64::from(stands[row as usize]);
        shifts.of += 1;
        shifts.moved += usize::from(places != 0);
        let shift = |action| {
            let (before, after) = (before.probability(old, action)?, after.probability(row, action)?);
            let far = (log_odds(after) - log_odds(before)).abs();
            let is_seen = (after - before).abs() >= SEEN;
            (far > 0.0).then_some(((is_seen, far), stands[row as usize], Shift { post, action, before, after, places }))
        };
        // Of equals the first action.
        let farthest = Action::ALL.into_iter().rev().filter_map(shift).max_by(|a, b| compared(a.0, b.0));
        shifts.predicted += usize::from(farthest.is_some());
        moved.extend(farthest);
    }
    shifts.came = after.slate.len() - shifts.of;
    shifts.went = before.slate.len() - shifts.of;
    moved.sort_by(|a, b| compared(b.0, a.0).then(a.1.cmp(&b.1)));
    shifts.most = moved.into_iter().take(most).map(|(_, _, shift)| shift).collect();
    shifts
}

/// What can be seen before what cannot, then what moved farther.
fn compared(a: (bool, f64), b: (bool, f64)) -> Ordering {
    a.0.cmp(&b.0).then(a.1.total_cmp(&b.1))
}

/// Finite, however sure the model is.
fn log_odds(p: f64) -> f64 {
    let p = p.clamp(f64::EPSILON, 1.0 - f64::EPSILON);
    (p / (1.0 - p)).ln()
}
