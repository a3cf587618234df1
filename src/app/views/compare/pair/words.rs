//! Why the one stands above the other, in sentences.

use super::Apart;
use super::held::Held;
use crate::app::numbers;
use crate::app::state::State;
use crate::app::views::post::change::author;
use crate::pipeline::{Stage, stages};

/// Where both stand, by how much their scores differ, and which list rule had the last word.
pub(super) fn verdict(state: &State, held: &Held<'_>, apart: &Apart) -> Vec<String> {
    let [first, second] = &held.ends;
    let (name, other) = (author(state, first.post), author(state, second.post));
    let gap = apart.versus.gap();
    let points = numbers::fixed(100.0 * gap.abs(), 1);
    let is_scored = !apart.versus.parts.is_empty();
    if held.across {
        let [one, two] = [first.side.badge(), second.side.badge()];
        let places = match first.rank == second.rank {
            true => format!("{name}’s post stands at {} in both.", first.rank),
            false => format!("{name}’s post stands at {} in {one} and at {} in {two}.", first.rank, second.rank),
        };
        let score = match gap.total_cmp(&0.0) {
            _ if !is_scored => return vec![places],
            std::cmp::Ordering::Greater => format!("Its score is {points} points higher in {one}."),
            std::cmp::Ordering::Less => format!("Its score is {points} points lower in {one}."),
            std::cmp::Ordering::Equal => "Its score is the same.".to_owned(),
        };
        // A place is made of everybody's scores.
        let is_odd = first.rank != second.rank && (gap > 0.0) != (first.rank < second.rank);
        let odd = is_odd.then(|| "Its place follows from what the other posts gained or lost.".to_owned());
        return [places, score].into_iter().chain(odd).collect();
    }
    let places = format!("{name}’s post stands at {}, {other}’s at {}.", first.rank, second.rank);
    if !is_scored {
        return vec![places];
    }
    let rule = apart.since.filter(|since| ["media", "author"].contains(since)).and_then(stages::stage);
    let score = match (gap.total_cmp(&0.0), rule) {
        (std::cmp::Ordering::Greater, None) => format!("Its score is {points} points higher."),
        (std::cmp::Ordering::Greater, Some(_)) => {
            format!("Its score is {points} points higher; rules on lists moved the two past each other and back.")
        }
        (std::cmp::Ordering::Equal, None) => "Their scores are equal; of equals the newest stands first.".to_owned(),
        (std::cmp::Ordering::Equal, Some(rule)) => {
            format!("Their scores are equal. {}", ruled(rule))
        }
        (std::cmp::Ordering::Less, Some(rule)) => {
            format!("Its score is {points} points lower all the same. {}", ruled(rule))
        }
        (std::cmp::Ordering::Less, None) => format!("Its score is {points} points lower."),
    };
    vec![places, score]
}

/// What a rule on lists did: `Media Type Diversity put it above: it reorders so that …`.
fn ruled(rule: &Stage) -> String {
    let mut doc = rule.doc.chars();
    let first = doc.next().map(|letter| letter.to_lowercase().to_string()).unwrap_or_default();
    format!("{} put it above: it {first}{}", rule.component.name(), doc.as_str())
}
