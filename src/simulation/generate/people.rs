//! Who lives in the world: kind, handle, name, place, taste.

use rayon::prelude::*;

use crate::domain::{Account, AccountId, Kind, PlaceId, Post, TopicId, TopicWeights};
use crate::policy::{Basis, Knob, Unit};

use super::super::random;
use super::super::words::Words;
use super::options::{ACCOUNTS, Options};
use super::roster::{Resident, Roster};
use super::tastes::{self, Shares};
use super::{christen, labels};

/// The share of creators.
pub(super) static CREATORS: Knob = Knob::number(
    "people.creators",
    "Creators",
    "Which share of the accounts posts for an audience.",
    Unit::Share,
    (0.16, 0.0, 1.0),
    Basis::Assumed(""),
);

/// The share of businesses.
pub(super) static BUSINESSES: Knob = Knob::number(
    "people.businesses",
    "Businesses",
    "Which share of the accounts is a shop, a studio or a place.",
    Unit::Share,
    (0.07, 0.0, 1.0),
    Basis::Assumed(""),
);

/// Place number k of the word bank has k to the power of minus this inhabitants, as towns do (Zipf); size assumed.
const PLACE_DECAY: f64 = 0.7;

/// An account and what only the generator knows of it.
pub(super) struct Inhabitant {
    pub(super) kind: Kind,
    pub(super) handle: String,
    pub(super) name: String,
    /// Index into the word bank's places.
    pub(super) place: usize,
    /// What it likes to look at.
    pub(super) taste: Shares,
    /// What it posts about.
    pub(super) subjects: Shares,
    /// Shares misinformation again and again.
    pub(super) repeat_sharer: bool,
}

/// Everybody, in account order: the given ones, then the drawn ones.
pub(super) fn people(options: &Options, words: &Words, roster: &Roster) -> Vec<Inhabitant> {
    if words.topics.is_empty() || words.places.is_empty() {
        return Vec::new();
    }
    let kinds = kinds(options, roster.people.len());
    let sharers = labels::repeat_sharers(options, kinds.len());
    let homes = roster.homes(words);
    let populations: Vec<f64> = (1..=homes.len()).map(|rank| (rank as f64).powf(-PLACE_DECAY)).collect();
    let drawn: Vec<Inhabitant> = (0..kinds.len())
        .into_par_iter()
        .map(|at| {
            let mut rng = random::stream(options.seed, "people", at);
            let taste = tastes::taste(&mut rng, options, words.topics.len());
            let (taste, subjects) = match kinds[at] {
                Kind::Person => {
                    let subjects = tastes::persons_subjects(&mut rng, &taste);
                    (taste, subjects)
                }
                Kind::Creator | Kind::Business => {
                    let known_for = random::index(&mut rng, words.topics.len());
                    let subjects = tastes::experts_subjects(&mut rng, known_for, words.topics.len());
                    (taste.iter().zip(&subjects).map(|(own, work)| 0.4 * own + 0.6 * work).collect(), subjects)
                }
            };
            Inhabitant {
                kind: kinds[at],
                handle: String::new(),
                name: String::new(),
                place: homes.get(random::weighted(&mut rng, &populations)).copied().unwrap_or(0),
                taste,
                subjects,
                repeat_sharer: sharers[at],
            }
        })
        .collect();
    let mut people: Vec<Inhabitant> =
        roster.people.iter().map(|resident| Inhabitant::given(resident, words)).chain(drawn).collect();
    christen::christen(options, words, &mut people);
    people
}

impl Inhabitant {
    fn given(resident: &Resident, words: &Words) -> Inhabitant {
        let shares = resident.shares(words);
        Inhabitant {
            kind: resident.kind,
            handle: resident.handle.clone(),
            name: resident.name.clone(),
            place: words.place(&resident.place).unwrap_or(0),
            taste: shares.clone(),
            subjects: shares,
            repeat_sharer: resident.repeat_sharer,
        }
    }
}

/// The accounts of the world.
pub(super) fn accounts(people: &[Inhabitant], follows: &[Vec<u32>], posts: &[Post], options: &Options) -> Vec<Account> {
    let strikes = labels::strikes(options, people, posts);
    let mut accounts = Vec::with_capacity(people.len());
    for (at, person) in people.iter().enumerate() {
        accounts.push(Account {
            id: person.handle.clone(),
            name: person.name.clone(),
            kind: person.kind,
            topics: weights(&person.subjects),
            place: Some(PlaceId(person.place as u32)),
            strikes: strikes[at],
            follows: follows[at].iter().map(|&followed| AccountId(followed)).collect(),
        });
    }
    accounts
}

/// Shares as a file would say them: two decimals, what is under 0.05 left out.
fn weights(shares: &[f64]) -> TopicWeights {
    let rounded = shares.iter().map(|share| (share * 100.0).round() / 100.0);
    TopicWeights::new((0..).map(TopicId).zip(rounded).filter(|(_, share)| *share >= 0.05))
}

/// Exact numbers of each kind, in random order, for all but the given accounts.
fn kinds(options: &Options, given: usize) -> Vec<Kind> {
    let count = options.whole(&ACCOUNTS).saturating_sub(given);
    let part = |knob| (options.number(knob) * count as f64).round() as usize;
    let mut kinds: Vec<Kind> = std::iter::repeat_n(Kind::Creator, part(&CREATORS))
        .chain(std::iter::repeat_n(Kind::Business, part(&BUSINESSES)))
        .chain(std::iter::repeat(Kind::Person))
        .take(count)
        .collect();
    random::shuffle(&mut random::stream(options.seed, "kinds", 0), &mut kinds);
    kinds
}

/// The heaviest of the shares; of equals the first.
pub(super) fn main(shares: &[f64]) -> usize {
    (0..shares.len()).rev().max_by(|&a, &b| shares[a].total_cmp(&shares[b])).unwrap_or(0)
}
