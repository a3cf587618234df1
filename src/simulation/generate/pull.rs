//! How likely one is to follow another: by shared taste, and among persons by place.

use crate::domain::Kind;

use super::people::Inhabitant;
use super::tastes::{dot, likeness_of};

/// How much more likely persons of the same place follow each other; assumed.
const NEIGHBOR: f64 = 6.0;
/// Chance finds of people who share no taste.
const CURIOSITY: f64 = 0.03;

/// How likely people are to follow each other, were they to meet.
pub(super) struct Pull<'a> {
    people: &'a [Inhabitant],
    /// Where the persons live; `None` for creators and businesses.
    homes: Vec<Option<usize>>,
    /// What likeness of taste is raised to.
    power: f64,
    /// Each one's taste and subjects with themselves, as [`likeness_of`] wants them.
    squared: Vec<(f64, f64)>,
    /// What alike tastes can pull at most.
    most: f64,
}

impl<'a> Pull<'a> {
    /// Between these people, likeness of taste raised to that power.
    pub(super) fn new(people: &'a [Inhabitant], power: f64) -> Pull<'a> {
        let home = |person: &Inhabitant| (person.kind == Kind::Person).then_some(person.place);
        let squared =
            |person: &Inhabitant| (dot(&person.taste, &person.taste), dot(&person.subjects, &person.subjects));
        Pull {
            people,
            homes: people.iter().map(home).collect(),
            power,
            squared: people.iter().map(squared).collect(),
            most: (CURIOSITY + 1.0).powf(power),
        }
    }

    /// How likely the one is to follow the other.
    pub(super) fn of(&self, one: usize, other: usize) -> f64 {
        let (taste, subjects) = (&self.people[one].taste, &self.people[other].subjects);
        let likeness = likeness_of(taste, self.squared[one].0, subjects, self.squared[other].1);
        self.with_place(one, other, (CURIOSITY + likeness).powf(self.power))
    }

    /// Quickly told, and never less than [`Pull::of`], but for rounding.
    pub(super) fn at_most(&self, one: usize, other: usize) -> f64 {
        self.with_place(one, other, self.most)
    }

    fn with_place(&self, one: usize, other: usize, alike: f64) -> f64 {
        let home = self.homes[one];
        if home.is_some() && home == self.homes[other] { NEIGHBOR * alike } else { alike }
    }
}
