//! Hidden tastes: what people like to look at, and what they post about.

use crate::policy::{Basis, Knob, Unit};

use super::super::random::{self, Chance};
use super::Options;

/// How many topics a taste spreads over.
pub(super) static CONCENTRATION: Knob = Knob::number(
    "tastes.concentration",
    "Breadth of taste",
    "Sum of the Dirichlet concentrations over all topics: small gives people of one topic, large people of all.",
    Unit::None,
    (2.4, 0.1, 100.0),
    Basis::Assumed("two to four topics hold most of a taste"),
);

/// How strongly a person's posts keep to the person's taste, as the concentration about it.
const PERSON_KEEPS_TO_TASTE: f64 = 8.0;
/// The same for creators and businesses, who keep to one or two topics.
const CREATOR_BREADTH: f64 = 0.25;

/// Shares over topics, dense, in the order of the word bank's topics.
pub(super) type Shares = Vec<f64>;

/// A person's taste.
pub(super) fn taste(rng: &mut Chance, options: &Options, topics: usize) -> Shares {
    random::dirichlet(rng, &vec![options.number(&CONCENTRATION) / topics.max(1) as f64; topics])
}

/// What a person of that taste posts about: near it, not equal to it.
pub(super) fn persons_subjects(rng: &mut Chance, taste: &[f64]) -> Shares {
    let near: Vec<f64> = taste.iter().map(|share| 0.02 + PERSON_KEEPS_TO_TASTE * share).collect();
    random::dirichlet(rng, &near)
}

/// What somebody known for one topic posts about: mostly that.
pub(super) fn experts_subjects(rng: &mut Chance, topic: usize, topics: usize) -> Shares {
    let mut near = vec![CREATOR_BREADTH / topics.max(1) as f64; topics];
    if let Some(known_for) = near.get_mut(topic) {
        *known_for += 5.0 * CREATOR_BREADTH;
    }
    random::dirichlet(rng, &near)
}

/// Cosine of the angle between two tastes, 0..1; 0 where a side is all zero.
pub(super) fn likeness(a: &[f64], b: &[f64]) -> f64 {
    likeness_of(a, dot(a, a), b, dot(b, b))
}

/// [`likeness`] where the [`dot`] of each side with itself is at hand.
pub(super) fn likeness_of(a: &[f64], a_squared: f64, b: &[f64], b_squared: f64) -> f64 {
    let length = (a_squared * b_squared).sqrt();
    if length > 0.0 { dot(a, b) / length } else { 0.0 }
}

/// Σ of products.
pub(super) fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}
