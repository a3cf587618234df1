//! Sentences and cells that both writers set.

use super::words::{self, NONE, count, fixed};
use super::{Against, Behind, Brief, Limit, Moves, Row, Shown};
use crate::pipeline::FeedKind;
use crate::pipeline::stages::read_for;

/// How many knobs differ, of how many the feed has.
pub(super) fn summary_of_changes(brief: &Brief, against: &Against) -> String {
    let rules = against.changes.iter().filter(|change| change.is_rule).count();
    let turned = against.changes.len() - rules;
    let rules = if rules == 0 { String::new() } else { format!(" and {}", count(rules, "rule")) };
    let all = read_for(FeedKind::Home).count();
    format!("{turned} of {all} knobs{rules}, against {}", brief.policies[0].name)
}

/// How much moved.
pub(super) fn summary_of_moves(moves: &Moves) -> String {
    let Moves { far, posts, stay, .. } = moves;
    format!("{far} of {} moved {} or more; {stay} of the first {} stay", count(*posts, "post"), Moves::FAR, Moves::TOP)
}

/// A place in a feed.
pub(super) fn place(place: Option<usize>) -> String {
    place.map_or("–".to_owned(), |place| place.to_string())
}

/// A move: `▲ +3`, `▼ −2`, `new` or `gone`; empty where it stays.
pub(super) fn moved(shown: &Shown) -> String {
    match (shown.up(), shown.before) {
        (Some(0), _) => String::new(),
        (Some(up), _) if up > 0 => format!("▲\u{a0}+{up}"),
        (Some(up), _) => format!("▼\u{a0}−{}", -up),
        (None, None) => "new".to_owned(),
        (None, Some(_)) => "gone".to_owned(),
    }
}

/// The interval of a mean difference.
pub(super) fn interval(row: &Row) -> String {
    row.interval.map_or(NONE.to_owned(), |interval| {
        let [low, high] = [interval.low, interval.high].map(|end| row.change(Some(end)));
        format!("{low} to {high}")
    })
}

/// How alike the orders are.
pub(super) fn likeness(against: &Against) -> String {
    let number = |number: Option<f64>| number.map_or(NONE.to_owned(), |number| fixed(number, 3));
    let likeness = &against.likeness;
    format!(
        "Order: {} overlap at 10, {} Kendall tau-b, {} rank-biased overlap",
        number(likeness.overlap_at_10),
        number(likeness.kendall_tau_b),
        number(likeness.rank_biased_overlap)
    )
}

/// How many limits are crossed.
pub(super) fn summary_of_limits(against: &Against) -> String {
    format!("{} of {} crossed", against.crossed(), against.limits.len())
}

/// Who is behind a crossed limit; `None` where it is kept.
pub(super) fn behind(limit: &Limit) -> Option<String> {
    let viewer = |behind: &Behind| {
        let posts = if behind.posts.is_empty() { String::new() } else { format!(" ({})", behind.posts.join(", ")) };
        format!("{} {}{posts}", behind.viewer, words::value(limit.metric, Some(behind.value)))
    };
    let named: Vec<String> = limit.behind.iter().map(viewer).collect();
    let more = match limit.beyond - named.len() {
        0 => String::new(),
        more => format!(", and {more} more"),
    };
    let who = format!("{} beyond it, {}{more}", count(limit.beyond, "viewer"), named.join(", "));
    (limit.beyond > 0).then_some(who)
}
