//! Two models of how people click down a list, their closed forms, and how to read relevance off clicks all the same.
//!
//! A post's *appeal* is the chance of a click once it is looked at. Under the position-based model each place is looked at
//! with a chance of its own (Richardson, Dominowska and Ragno 2007, <https://doi.org/10.1145/1242572.1242643>); under the
//! cascade model one reads from the top and stops at the first click (Craswell, Zoeter, Taylor and Ramsey 2008,
//! <https://doi.org/10.1145/1341531.1341545>).

use super::random::{self, Chance};

/// How people go down a list.
#[derive(Clone, Debug, PartialEq)]
pub enum ClickModel {
    /// Each place is looked at with this chance, whatever stands above.
    PositionBased(Vec<f64>),
    /// From the top to the first click.
    Cascade,
}

impl ClickModel {
    /// Place k, 1 = top, of so many is looked at with chance k to the power of minus `decay`.
    #[must_use]
    pub fn by_position(places: usize, decay: f64) -> ClickModel {
        ClickModel::PositionBased((1..=places).map(|place| (place as f64).powf(-decay)).collect())
    }

    /// The chance of a click at each place of a list with these appeals, top first.
    ///
    /// Position-based: look(k) · appeal(k). Cascade: appeal(k) · Π over j < k of (1 − appeal(j)).
    #[must_use]
    pub fn rates(&self, appeals: &[f64]) -> Vec<f64> {
        match self {
            ClickModel::PositionBased(looks) => looks.iter().zip(appeals).map(|(look, appeal)| look * appeal).collect(),
            ClickModel::Cascade => appeals
                .iter()
                .scan(1.0, |left, appeal| {
                    let rate = *left * appeal;
                    *left *= 1.0 - appeal;
                    Some(rate)
                })
                .collect(),
        }
    }

    /// One person going down the list: which places were clicked.
    pub fn clicks(&self, appeals: &[f64], rng: &mut Chance) -> Vec<bool> {
        match self {
            ClickModel::PositionBased(looks) => {
                let mut click =
                    |(look, appeal): (&f64, &f64)| random::happens(rng, *look) && random::happens(rng, *appeal);
                looks.iter().zip(appeals).map(&mut click).collect()
            }
            ClickModel::Cascade => {
                let first = appeals.iter().position(|&appeal| random::happens(rng, appeal));
                (0..appeals.len()).map(|place| Some(place) == first).collect()
            }
        }
    }
}

/// What clicks say of each post, from a log of lists.
#[derive(Clone, Debug, PartialEq)]
pub struct Estimate {
    /// Clicks by showings: what a post's appeal seems to be where nobody minds the place it was shown at.
    pub naive: Vec<f64>,
    /// Each click weighted by 1 / the chance that its place is looked at, by showings: inverse-propensity weighting, right
    /// on average under the position-based model (Joachims, Swaminathan and Schnabel 2017,
    /// <https://doi.org/10.1145/3018661.3018699>).
    pub weighted: Vec<f64>,
}

impl Estimate {
    /// From lists of posts, by number below `posts`, and which of their places were clicked; `looks` is the chance of each
    /// place. A post that was never shown gets 0.
    #[must_use]
    pub fn of(log: &[(Vec<usize>, Vec<bool>)], looks: &[f64], posts: usize) -> Estimate {
        let (mut shown, mut clicked, mut weighted) = (vec![0.0; posts], vec![0.0; posts], vec![0.0; posts]);
        for (list, clicks) in log {
            for ((&post, &click), look) in list.iter().zip(clicks).zip(looks) {
                shown[post] += 1.0;
                if click {
                    clicked[post] += 1.0;
                    weighted[post] += 1.0 / look;
                }
            }
        }
        let by_shown = |sums: Vec<f64>| {
            sums.into_iter().zip(&shown).map(|(sum, &shown)| if shown > 0.0 { sum / shown } else { 0.0 }).collect()
        };
        Estimate { naive: by_shown(clicked), weighted: by_shown(weighted) }
    }
}
