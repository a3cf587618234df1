//! What a score's factors and the list rules are called in the gutter: a word or two.

use crate::app::results::Results;
use crate::pipeline::{Ledger, Op, ranks};

/// A factor of one post's score.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Factor {
    /// What it is called.
    pub(super) name: &'static str,
    /// What it multiplies by.
    pub(super) value: f64,
}

/// The factors of a row that are farthest from 1, at most `most`, farthest first; of equals the earlier step.
/// A factor counts by its ratio: ×0.50 is as far as ×2.00.
pub(super) fn strongest(ledger: &Ledger, row: u32, most: usize) -> Vec<Factor> {
    let steps = ledger.steps(row).filter(|step| step.column.op == Op::Times && step.value != 1.0);
    let mut factors: Vec<Factor> = steps
        .map(|step| Factor { name: name(&step.column.reason, step.column.knob.is_none()), value: step.value })
        .collect();
    let distance = |factor: &Factor| factor.value.abs().ln().abs();
    factors.sort_by(|a, b| distance(b).total_cmp(&distance(a)));
    factors.truncate(most);
    factors
}

fn name(reason: &str, is_own_rule: bool) -> &'static str {
    match reason {
        _ if is_own_rule => "your rule",
        "freshness" => "age",
        "close_friends" => "close friend",
        "favorites" => "favorite",
        "holiday" => "holiday",
        "same_place" => "same place",
        "misinformation" => "fact-checked",
        "repeat_misinformation" => "repeat sharer",
        "borderline" => "borderline",
        "suggested" => "suggested",
        "similar_to_hidden" => "like hidden",
        "author_decay" => "same author",
        _ => "factor",
    }
}

/// What the list rules did to every row of a feed.
pub(super) struct ListRules {
    rules: [(&'static str, &'static str, Vec<i64>); 2],
}

/// What one list rule did to one post.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Ruled {
    /// What the rule keeps apart.
    pub(super) name: &'static str,
    /// Places it lifted the post (positive) or lowered it.
    pub(super) places: i64,
    /// It had to give way here.
    pub(super) relaxed: bool,
}

impl ListRules {
    /// Reads both rules off the ledger; a feed sorted by time has none.
    pub(super) fn of(results: &Results) -> ListRules {
        let ledger = &results.ledger;
        let moves = |before: &str, after: &str| {
            let order = |id: &str| ledger.arrangements.iter().find(|(stage, _)| *stage == id).map(|(_, order)| order);
            let Some((before, after)) = order(before).zip(order(after)) else { return Vec::new() };
            let (before, after) = (ranks(&before.order), ranks(&after.order));
            before.iter().zip(&after).map(|(&before, &after)| i64::from(before) - i64::from(after)).collect()
        };
        ListRules {
            rules: [("media", "media", moves("sort", "media")), ("author", "author", moves("media", "author"))],
        }
    }

    /// What the rules did to a row, in pipeline order; only where one moved it or gave way.
    pub(super) fn on<'a>(&'a self, ledger: &'a Ledger, row: u32) -> impl Iterator<Item = Ruled> + 'a {
        self.rules.iter().filter_map(move |(stage, name, moves)| {
            let places = moves.get(row as usize).copied().unwrap_or(0);
            let relaxed = ledger.relaxed(row).any(|at| at == *stage);
            (places != 0 || relaxed).then_some(Ruled { name, places, relaxed })
        })
    }
}
