//! What a score's factors and the list rules are called in the gutter: a word or two.

use crate::app::numbers;
use crate::app::results::Results;
use crate::pipeline::stages::{author, media};
use crate::pipeline::{Ledger, Op, ranks};
use crate::policy::Knob;

/// A factor of one post's score.
#[derive(Clone, Copy)]
pub(super) struct Factor {
    /// What it is called.
    pub(super) name: &'static str,
    /// What it multiplies by.
    pub(super) value: f64,
    /// The knob that sizes it; `None` for a user's own rule.
    pub(super) knob: Option<&'static Knob>,
}

/// The factors of a row that are farthest from 1, at most `most`, farthest first; of equals the earlier step.
/// A factor counts by its ratio: ×0.50 is as far as ×2.00. One that `is_lit` is among them wherever it stands.
pub(super) fn strongest(ledger: &Ledger, row: u32, most: usize, is_lit: impl Fn(&Knob) -> bool) -> Vec<Factor> {
    let steps = ledger.steps(row).filter(|step| step.column.op == Op::Times && step.value != 1.0);
    let mut factors: Vec<Factor> = steps
        .map(|step| {
            let knob = step.column.knob;
            Factor { name: name(&step.column.reason, knob.is_none()), value: step.value, knob }
        })
        .collect();
    let distance = |factor: &Factor| factor.value.abs().ln().abs();
    factors.sort_by(|a, b| distance(b).total_cmp(&distance(a)));
    let behind = factors.iter().skip(most).position(|factor| factor.knob.is_some_and(&is_lit));
    if let Some(at) = behind {
        factors.swap(most - 1, most + at);
    }
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
        "misinformation" => "fact check",
        "repeat_misinformation" => "strikes",
        "borderline" => "borderline",
        "suggested" => "suggested",
        "similar_to_hidden" => "like hidden",
        "author_decay" => "same author",
        "topic_decay" => "same topic",
        "new_account" => "new account",
        "cluster_decay" => "same cluster",
        "led_lately" => "led lately",
        _ => "factor",
    }
}

/// What the list rules did to every row of a feed.
pub(super) struct ListRules {
    rules: [(&'static str, &'static Knob, Vec<i64>); 2],
}

/// One thing a list rule did to one post.
#[derive(Clone, Copy)]
pub(super) struct Ruled {
    /// What the rule keeps apart.
    pub(super) name: &'static str,
    /// The knob that sets it.
    pub(super) knob: &'static Knob,
    /// What it did.
    pub(super) did: Did,
}

/// What a list rule can do to a post.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Did {
    /// Lifted it so many places (positive), or lowered it.
    Move(i64),
    /// Gave way at its place.
    GiveWay,
}

impl Did {
    /// `▲ +3`, `gave way`.
    pub(super) fn words(self) -> String {
        match self {
            Did::Move(places) => format!("{} {}", if places > 0 { '▲' } else { '▼' }, numbers::places(places)),
            Did::GiveWay => "gave way".to_owned(),
        }
    }
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
            rules: [
                ("media", &media::MAX_RUN, moves("sort", "media")),
                ("author", &author::MAX_RUN, moves("media", "author")),
            ],
        }
    }

    /// What the rules did to a row, in pipeline order; nothing where they left it alone.
    pub(super) fn on<'a>(&'a self, ledger: &'a Ledger, row: u32) -> impl Iterator<Item = Ruled> + 'a {
        self.rules.iter().flat_map(move |&(name, knob, ref moves)| {
            let places = moves.get(row as usize).copied().filter(|&places| places != 0);
            let gave_way = ledger.relaxed(row).any(|stage| stage == name).then_some(Did::GiveWay);
            places.map(Did::Move).into_iter().chain(gave_way).map(move |did| Ruled { name, knob, did })
        })
    }
}
