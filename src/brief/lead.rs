//! The first sentences: what gets better, what that costs, and whether a limit is crossed.

use super::metrics::{Reading, Row};
use super::words::{all_of, count, name_within, thousands};
use super::{Against, Limit, Person, Run};

/// So many numbers are named on either side. Assumed.
const NAMED: usize = 3;

/// A paragraph for each later policy.
pub(super) fn lead(against: &[Against], viewers: usize, person: &Person) -> Vec<Vec<Run>> {
    let who = match viewers {
        1 => format!("In {}’s feed", person.name),
        _ => format!("Over {} viewers", thousands(viewers)),
    };
    against.iter().map(|against| paragraph(against, &who)).collect()
}

fn plain(text: impl Into<String>) -> Run {
    Run { text: text.into(), strong: false }
}

fn strong(text: impl Into<String>) -> Run {
    Run { text: text.into(), strong: true }
}

fn paragraph(against: &Against, who: &str) -> Vec<Run> {
    let is_same = |row: &Row| matches!(row.reading, Reading::Same | Reading::Unknown);
    if against.metrics.iter().all(is_same) && against.moves.far == 0 {
        let start = format!("{who}, {} changes nothing that is measured here. ", against.name);
        return [plain(start)].into_iter().chain(guarded(&against.limits)).collect();
    }
    let better = numbers(against, Reading::Better);
    let worse = numbers(against, Reading::Worse);
    let changed = numbers(against, Reading::Changed);
    let mut runs = Vec::new();
    match better.is_empty() {
        true => {
            runs.push(plain(format!("{who}, {} makes none of the numbers up front clearly better. ", against.name)))
        }
        false => {
            runs.push(plain(format!("{who}, {} is better in ", against.name)));
            runs.extend(better);
            runs.push(plain(". "));
        }
    }
    if !worse.is_empty() {
        runs.push(plain("The price: "));
        runs.extend(worse);
        runs.push(plain(". "));
    }
    if !changed.is_empty() {
        runs.push(plain("Neither better nor worse, but other: "));
        runs.extend(changed);
        runs.push(plain(". "));
    }
    runs.extend(guarded(&against.limits));
    runs
}

/// The numbers up front that are to be read so, the largest change for its size first: `likes a session (1.2 → 1.4)`.
fn numbers(against: &Against, reading: Reading) -> Vec<Run> {
    let mut rows: Vec<&Row> =
        against.metrics.iter().filter(|row| row.is_headline() && row.reading == reading).collect();
    let size = |row: &Row| row.difference.and_then(|change| row.relative(change)).map_or(f64::INFINITY, f64::abs);
    rows.sort_by(|a, b| size(b).total_cmp(&size(a)));
    let mut runs = Vec::new();
    for (at, row) in rows.iter().take(NAMED).enumerate() {
        let between = match at {
            0 => "",
            at if at + 1 == rows.len().min(NAMED) => " and ",
            _ => ", ",
        };
        let [before, after] = [0, 1].map(|side| row.value(side));
        let unit = if row.metric.unit == "hours" { "\u{a0}hours" } else { "" };
        runs.push(plain(between));
        runs.push(strong(name_within(row.metric)));
        runs.push(plain(format!(" ({before}\u{a0}→\u{a0}{after}{unit})")));
    }
    runs
}

fn guarded(limits: &[Limit]) -> Vec<Run> {
    let crossed: Vec<&Limit> = limits.iter().filter(|limit| limit.is_kept == Some(false)).collect();
    let unknown = limits.iter().filter(|limit| limit.is_kept.is_none()).count();
    let mut runs = Vec::new();
    if limits.is_empty() {
        runs.push(plain("No guardrail is set."));
    } else if crossed.is_empty() && unknown < limits.len() {
        let nearest = limits.iter().filter_map(|limit| Some((limit.room()?, limit)));
        let nearest = nearest.min_by(|a, b| a.0.total_cmp(&b.0)).filter(|_| limits.len() > 1);
        let nearest = nearest.map_or(String::new(), |(_, limit)| {
            format!("; {} comes closest ({}, {})", name_within(limit.metric), limit.told(1), limit.words())
        });
        runs.push(plain(format!("No guardrail is crossed{nearest}.")));
    } else if !crossed.is_empty() {
        let names: Vec<String> = crossed
            .iter()
            .map(|limit| format!("{} ({}, {})", name_within(limit.metric), limit.told(1), limit.words()))
            .collect();
        let verb = if crossed.len() == 1 { "is" } else { "are" };
        runs.push(strong(format!("{} {verb} crossed", count(crossed.len(), "guardrail"))));
        runs.push(plain(format!(": {}.", all_of(&names))));
    }
    if unknown > 0 {
        let verb = if unknown == 1 { "has" } else { "have" };
        runs.push(plain(format!(" {} {verb} no value here.", count(unknown, "guardrail"))));
    }
    runs
}
