//! Who follows whom.
//!
//! Everybody has a number of accounts to follow, drawn from a log-normal. A part of it is found by appeal and shared taste,
//! then some are followed back, and the rest are friends of friends. So in-degrees have the heavier tail (appeal adds to
//! chance), follows are often returned, and neighbors know each other.

use rayon::prelude::*;

use crate::domain::Kind;
use crate::policy::{Basis, Knob, Unit};

use super::super::random;
use super::options::{ACCOUNTS, Options};
use super::people::Inhabitant;
use super::pull::Pull;
use super::race::Race;
use super::roster::Roster;

/// How many accounts the median account follows.
pub(super) static MEDIAN: Knob = Knob::number(
    "graph.follows_median",
    "Follows, median",
    "How many accounts the median account follows in a world of full size; smaller worlds scale it down.",
    Unit::Accounts,
    (150.0, 1.0, 5_000.0),
    Basis::Assumed("surveys of the app name 150 to 400"),
);

/// How unequal the numbers of follows are.
pub(super) static SIGMA: Knob = Knob::number(
    "graph.follows_sigma",
    "Follows, spread",
    "Deviation of the logarithm of the number of follows.",
    Unit::None,
    (1.5, 0.0, 3.0),
    Basis::Assumed(""),
);

/// How large a world must be for the median to stand.
pub(super) static FULL_SIZE: Knob = Knob::whole(
    "graph.full_size",
    "Full size",
    "In a world with fewer accounts the median is multiplied by the square root of accounts over this.",
    Unit::Accounts,
    (4_000, 1, 1_000_000),
    Basis::Assumed(""),
);

/// The largest share of all accounts that one account follows.
pub(super) static CAP: Knob = Knob::number(
    "graph.follows_cap",
    "Follows, largest",
    "The largest share of all accounts that one account may follow; 40 accounts are always allowed.",
    Unit::Share,
    (0.2, 0.0, 1.0),
    Basis::Assumed(""),
);

/// How unequal appeal is.
pub(super) static APPEAL: Knob = Knob::number(
    "graph.appeal_sigma",
    "Appeal, spread",
    "Deviation of the logarithm of an account's appeal: the larger, the fewer accounts have most followers.",
    Unit::None,
    (1.7, 0.0, 4.0),
    Basis::Assumed("gives in-degrees a heavier tail than out-degrees"),
);

/// How much shared taste counts.
pub(super) static LIKENESS: Knob = Knob::number(
    "graph.likeness",
    "Shared taste",
    "The power to which likeness of taste is raised in the choice of whom to follow; 0 makes taste not matter.",
    Unit::None,
    (1.4, 0.0, 6.0),
    Basis::Assumed("makes followers two to five times more alike than strangers"),
);

/// How often a follow is returned.
pub(super) static FOLLOW_BACK: Knob = Knob::number(
    "graph.follow_back",
    "Follow back",
    "The chance that a person follows somebody back; creators and businesses do a tenth as often.",
    Unit::Share,
    (0.42, 0.0, 1.0),
    Basis::Assumed("gives a reciprocity between 0.15 and 0.35"),
);

/// Which share of follows are friends of friends.
pub(super) static CLOSURE: Knob = Knob::number(
    "graph.closure",
    "Friends of friends",
    "Which share of its follows an account finds among those its follows follow.",
    Unit::Share,
    (0.3, 0.0, 1.0),
    Basis::Assumed("gives a clustering between 0.15 and 0.45"),
);

/// However small the world, so many accounts may be followed where there are as many.
const LEAST_CAP: f64 = 40.0;
/// How often a creator or business returns a follow, against a person; assumed.
const STARS_RETURN: f64 = 0.1;
/// How much more appeal than a person's: creators, businesses; assumed.
const CREATOR_APPEAL: f64 = 5.0;
const BUSINESS_APPEAL: f64 = 2.5;

/// For each account whom it follows, in ascending order, never itself, nobody twice.
pub(super) fn follows(options: &Options, people: &[Inhabitant], roster: &Roster) -> Vec<Vec<u32>> {
    let budgets = budgets(options, people.len(), roster);
    let appeal = appeal(options, people);
    let pull = Pull::new(people, options.number(&LIKENESS));
    let mut follows: Vec<Vec<u32>> = found(options, &pull, &budgets, &appeal);
    follow_back(options, people, &budgets, &mut follows);
    follows = introduced(options, &pull, &budgets, &appeal, &follows);
    given(roster, &mut follows);
    for list in &mut follows {
        list.sort_unstable();
        list.dedup();
    }
    follows
}

/// For each account who follows it, in ascending order.
pub(super) fn followers(follows: &[Vec<u32>]) -> Vec<Vec<u32>> {
    let mut followers = vec![Vec::new(); follows.len()];
    for (at, list) in follows.iter().enumerate() {
        for &followed in list {
            followers[followed as usize].push(at as u32);
        }
    }
    followers
}

/// For each account how many of those that `at` follows follow it; 0 for `at` itself.
pub(super) fn paths(follows: &[Vec<u32>], at: usize) -> Vec<u32> {
    let mut paths = vec![0; follows.len()];
    for &friend in &follows[at] {
        for &other in &follows[friend as usize] {
            paths[other as usize] += 1;
        }
    }
    paths[at] = 0;
    paths
}

/// How many accounts each will follow.
fn budgets(options: &Options, count: usize, roster: &Roster) -> Vec<usize> {
    let small = (options.number(&ACCOUNTS) / options.number(&FULL_SIZE)).min(1.0).sqrt();
    let (median, sigma) = (options.number(&MEDIAN) * small, options.number(&SIGMA));
    let most = (options.number(&CAP) * count as f64).floor().max(LEAST_CAP).min(count.saturating_sub(1) as f64);
    (0..count)
        .map(|at| {
            if let Some(profile) = roster.profile(at) {
                return profile.finds.min(count.saturating_sub(1));
            }
            let mut rng = random::stream(options.seed, "follows, how many", at);
            random::log_normal(&mut rng, median, sigma).round().max(1.0).min(most) as usize
        })
        .collect()
}

/// Adds the follows that the roster gives, and those that its viewers' close friends return.
fn given(roster: &Roster, follows: &mut [Vec<u32>]) {
    for (at, profile) in roster.profiles() {
        follows[at].extend(roster.accounts(profile.followed()).iter().map(|account| account.0));
        for friend in roster.accounts(&profile.close_to) {
            if roster.people[friend.0 as usize].kind == Kind::Person {
                follows[friend.0 as usize].push(at as u32);
            }
        }
    }
}

fn appeal(options: &Options, people: &[Inhabitant]) -> Vec<f64> {
    let sigma = options.number(&APPEAL);
    people
        .iter()
        .enumerate()
        .map(|(at, person)| {
            let median = match person.kind {
                Kind::Person => 1.0,
                Kind::Creator => CREATOR_APPEAL,
                Kind::Business => BUSINESS_APPEAL,
            };
            random::log_normal(&mut random::stream(options.seed, "appeal", at), median, sigma)
        })
        .collect()
}

/// The follows that appeal and taste find. Everybody draws for everybody, so that this grows with the square of the
/// people; the draws are all that does.
fn found(options: &Options, pull: &Pull<'_>, budgets: &[usize], appeal: &[f64]) -> Vec<Vec<u32>> {
    let share = (1.0 - options.number(&CLOSURE)) / (1.0 + 0.5 * options.number(&FOLLOW_BACK));
    (0..budgets.len())
        .into_par_iter()
        .map(|at| {
            let mut rng = random::stream(options.seed, "follows, found", at);
            let mut race = Race::new((share * budgets[at] as f64).ceil() as usize);
            for (other, &appeal) in appeal.iter().enumerate() {
                let appeal = if other == at { 0.0 } else { appeal };
                race.start(&mut rng, other as u32, appeal * pull.at_most(at, other), || appeal * pull.of(at, other));
            }
            race.winners()
        })
        .collect()
}

/// Persons follow back whom they can still afford to.
fn follow_back(options: &Options, people: &[Inhabitant], budgets: &[usize], follows: &mut [Vec<u32>]) {
    let chance = options.number(&FOLLOW_BACK);
    let asked = followers(follows);
    let returned: Vec<Vec<u32>> = (0..people.len())
        .into_par_iter()
        .map(|at| {
            let mut rng = random::stream(options.seed, "follows, back", at);
            let chance = if people[at].kind == Kind::Person { chance } else { chance * STARS_RETURN };
            let mut back: Vec<u32> = asked[at].iter().copied().filter(|_| random::happens(&mut rng, chance)).collect();
            let mut own = follows[at].clone();
            own.sort_unstable();
            back.retain(|other| own.binary_search(other).is_err());
            random::shuffle(&mut rng, &mut back);
            back.truncate(budgets[at].saturating_sub(follows[at].len()));
            back
        })
        .collect();
    for (list, back) in follows.iter_mut().zip(returned) {
        list.extend(back);
    }
}

/// The lists with the rest of each budget filled from those its follows follow.
fn introduced(
    options: &Options,
    pull: &Pull<'_>,
    budgets: &[usize],
    appeal: &[f64],
    follows: &[Vec<u32>],
) -> Vec<Vec<u32>> {
    let appeal: Vec<f64> = appeal.iter().map(|appeal| appeal.sqrt()).collect();
    (0..budgets.len())
        .into_par_iter()
        .map(|at| {
            let mut list = follows[at].clone();
            let left = budgets[at].saturating_sub(list.len());
            if left == 0 {
                return list;
            }
            let mut rng = random::stream(options.seed, "follows, introduced", at);
            let mut paths = paths(follows, at);
            for &followed in &list {
                paths[followed as usize] = 0;
            }
            let mut race = Race::new(left);
            for (other, &paths) in paths.iter().enumerate().filter(|(_, paths)| **paths > 0) {
                let known = f64::from(paths) * appeal[other];
                race.start(&mut rng, other as u32, known * pull.at_most(at, other), || known * pull.of(at, other));
            }
            list.extend(race.winners());
            list
        })
        .collect()
}
