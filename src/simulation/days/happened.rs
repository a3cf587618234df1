//! What happened in days that passed, told as facts: found in the days, not made up.

use crate::domain::{Impression, ViewerId};
use crate::simulation::bandit::Chooser;

use super::day::{Day, FirstSight};
use super::measures::Measure;
use super::plan::Plan;

/// From so many days on something that stayed so to the end is told. Assumed.
const LASTING: usize = 3;
/// So many viewers who stay away are told of for each run, the earliest. Assumed.
const LEAVERS: usize = 2;

/// So many first sights of a topic are told of for each run, those with the longest stay. Assumed.
const FIRSTS: usize = 2;

/// Days of a run, and what it was asked to do last.
#[derive(Clone, Copy)]
pub struct Lived<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// Its days, first day first.
    pub days: &'a [Day],
}

/// Something that happened. Runs are told by their place in the list they came in.
#[derive(Clone, Debug, PartialEq)]
pub struct Fact {
    /// On which day, 1 = the first.
    pub day: usize,
    /// In which run.
    pub run: usize,
    /// What.
    pub what: What,
}

/// What happened.
#[derive(Clone, Debug, PartialEq)]
pub enum What {
    /// All that was done since the first day is more than in that other run, for good; before it was less.
    Passes(usize),
    /// From that day on this arm has most of the sessions, every day.
    SettlesOn(usize),
    /// Half of the day's showings went to so few authors, fewer than on any day before and no more than on any later one.
    Concentrates(usize),
    /// This viewer was there for the last time.
    Leaves(ViewerId),
    /// A viewer went by a topic for the first time, and stayed.
    FirstSees(FirstSight),
}

/// What happened in runs side by side, the latest first.
#[must_use]
pub fn happened(runs: &[Lived<'_>]) -> Vec<Fact> {
    let mut facts = Vec::new();
    for (run, lived) in runs.iter().enumerate() {
        let mut tell = |day: usize, what: What| facts.push(Fact { day, run, what });
        for (other, others) in runs.iter().enumerate().filter(|&(other, _)| other != run) {
            if let Some(day) = passes(lived.days, others.days) {
                tell(day, What::Passes(other));
            }
        }
        if let Some((day, arm)) = settles(lived) {
            tell(day, What::SettlesOn(arm));
        }
        if let Some((day, authors)) = concentrates(lived.days) {
            tell(day, What::Concentrates(authors));
        }
        for (day, viewer) in leaves(lived.days) {
            tell(day, What::Leaves(viewer));
        }
        for (day, first) in firsts(lived.days) {
            tell(day, What::FirstSees(first.clone()));
        }
    }
    facts.sort_by(|a, b| b.day.cmp(&a.day).then(a.run.cmp(&b.run)));
    facts
}

/// The day from which on a run has more actions in all than the other, who was ahead before.
fn passes(days: &[Day], others: &[Day]) -> Option<usize> {
    let measure = Measure::find("all_actions")?;
    let mut ahead = 0.0;
    let lead: Vec<f64> = days
        .iter()
        .zip(others)
        .map(|(own, other)| {
            ahead += own.value(measure).unwrap_or(0.0) - other.value(measure).unwrap_or(0.0);
            ahead
        })
        .collect();
    let last_behind = lead.iter().rposition(|&lead| lead <= 0.0)?;
    let was_behind = lead[..=last_behind].iter().any(|&lead| lead < 0.0);
    (was_behind && last_behind + 1 < lead.len()).then_some(last_behind + 2)
}

/// The day from which on one arm has most sessions of every day, where a chooser learned that.
fn settles(lived: &Lived<'_>) -> Option<(usize, usize)> {
    let learns = !matches!(lived.plan.chooser, Chooser::Fixed | Chooser::Random) && lived.plan.arms.len() > 1;
    let most = |day: &Day| {
        let all: f64 = day.arms.iter().map(|arm| arm.pulls).sum();
        day.arms.iter().position(|arm| 2.0 * arm.pulls > all)
    };
    let last = most(lived.days.last()?)?;
    let since = lived.days.iter().rposition(|day| most(day) != Some(last)).map_or(0, |at| at + 1);
    (learns && lived.days.len() - since >= LASTING).then_some((since + 1, last))
}

/// The day with the fewest authors who together had half of the showings, and how many these are.
fn concentrates(days: &[Day]) -> Option<(usize, usize)> {
    let authors = days.iter().map(|day| half_goes_to(&day.exposure));
    let (at, fewest) = authors.enumerate().filter(|&(_, authors)| authors > 0).min_by_key(|&(_, authors)| authors)?;
    (days.len() >= LASTING).then_some((at + 1, fewest))
}

/// How few accounts together have half of all showings; 0 where nothing was shown.
#[must_use]
pub fn half_goes_to(exposure: &[u32]) -> usize {
    let mut counts: Vec<u64> = exposure.iter().map(|&count| u64::from(count)).filter(|&count| count > 0).collect();
    counts.sort_unstable_by(|a, b| b.cmp(a));
    let all: u64 = counts.iter().sum();
    let mut so_far = 0;
    let needed = counts.iter().position(|count| {
        so_far += count;
        2 * so_far >= all
    });
    needed.map_or(0, |at| at + 1)
}

/// The viewers who stayed away to the end, with the last day each was there, earliest first.
fn leaves(days: &[Day]) -> Vec<(usize, ViewerId)> {
    let people = days.last().map_or(0, |day| day.people);
    let mut last = vec![0; people];
    for day in days {
        for visit in &day.visits {
            if let Some(last) = last.get_mut(visit.viewer as usize) {
                *last = day.number;
            }
        }
    }
    let gone = |&(day, _): &(usize, ViewerId)| day > 0 && day + LASTING <= days.len();
    let mut left: Vec<(usize, ViewerId)> =
        last.into_iter().enumerate().map(|(viewer, day)| (day, ViewerId(viewer as u32))).filter(gone).collect();
    left.sort_unstable_by_key(|&(day, viewer)| (day, viewer.0));
    left.truncate(LEAVERS);
    left
}

/// First sights of a topic at which the viewer stayed, with the day, the longest stay first.
fn firsts(days: &[Day]) -> Vec<(usize, &FirstSight)> {
    let stayed = |first: &&FirstSight| first.dwell_secs >= Impression::DWELL_SECS;
    let all = days.iter().flat_map(|day| day.firsts.iter().filter(stayed).map(|first| (day.number, first)));
    let mut all: Vec<(usize, &FirstSight)> = all.collect();
    all.sort_by(|a, b| b.1.dwell_secs.total_cmp(&a.1.dwell_secs).then(a.0.cmp(&b.0)));
    all.truncate(FIRSTS);
    all
}
