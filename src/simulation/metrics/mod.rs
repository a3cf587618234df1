//! What a feed is like, in numbers: each declared once, and measured on the posts of one session.

mod list;
mod session;
mod survey;
mod value;

use crate::domain::PostId;
use crate::pipeline::{Context, Ledger};

pub use list::METRICS;
pub use session::SESSION;
pub use survey::Survey;
pub use value::{AD_VALUE, PLATFORM_VALUE, USER_VALUE};

use session::Session;

use super::statistics::mean;

/// Is more of it good? As a rule of thumb for reading a table, not a verdict.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// More is better.
    Up,
    /// Less is better.
    Down,
    /// It depends.
    Neither,
}

impl Direction {
    /// The name in JSON: `up`, `down`, `neither`.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Direction::Up => "up",
            Direction::Down => "down",
            Direction::Neither => "neither",
        }
    }
}

/// One number about a feed.
pub struct Metric {
    /// Names it in JSON: `author_gini`.
    pub key: &'static str,
    /// Names it in tables: `Author Gini`.
    pub name: &'static str,
    /// What it measures, in one sentence.
    pub doc: &'static str,
    /// What it counts: `actions`, `share`, `bits`, `hours`, `posts`, `authors`.
    pub unit: &'static str,
    /// Which way is better.
    pub better: Direction,
    /// Where its formula comes from, and what of it is assumed.
    pub source: &'static str,
    /// Does it read a world's hidden truth? Then it is defined in generated worlds only: nobody could measure it on
    /// real people.
    pub only_in_simulation: bool,
    measure: Measure,
}

/// How a metric comes about.
enum Measure {
    /// The mean over the posts of what each one counts.
    Mean(fn(&Session<'_>, u32) -> f64),
    /// The sum over the posts, by place (0 = top) and row; where no post counts anything it is not defined.
    Sum(fn(&Session<'_>, usize, u32) -> Option<f64>),
    /// Of the posts together.
    Whole(fn(&Session<'_>) -> Option<f64>),
}

impl Metric {
    /// The metric of that key.
    #[must_use]
    pub fn find(key: &str) -> Option<&'static Metric> {
        METRICS.iter().find(|metric| metric.key == key)
    }

    /// Its value for the feed; `None` where the feed is empty, or nothing in it has what it measures.
    #[must_use]
    pub fn of(&self, context: &Context<'_>, ledger: &Ledger) -> Option<f64> {
        self.value(&Session::of(context, ledger, &Survey::of(context.world)))
    }

    /// What each post of the session counts in it, top to bottom. Empty for what only the posts together have, such as
    /// a mix.
    #[must_use]
    pub fn by_post(&self, context: &Context<'_>, ledger: &Ledger, survey: &Survey) -> Vec<(PostId, f64)> {
        let session = Session::of(context, ledger, survey);
        let amount = |(place, &row): (usize, &u32)| {
            let amount = match self.measure {
                Measure::Mean(each) => Some(each(&session, row)),
                Measure::Sum(each) => each(&session, place, row),
                Measure::Whole(_) => None,
            };
            Some((ledger.slate.posts[row as usize], amount?))
        };
        session.rows.iter().enumerate().filter_map(amount).collect()
    }

    fn value(&self, session: &Session<'_>) -> Option<f64> {
        match self.measure {
            Measure::Mean(each) => mean(session.rows.iter().map(|&row| each(session, row))),
            Measure::Sum(each) => {
                let terms = session.rows.iter().enumerate().filter_map(|(place, &row)| each(session, place, row));
                let (sum, count) = terms.fold((0.0, 0), |(sum, count), term| (sum + term, count + 1));
                (count > 0).then_some(sum)
            }
            Measure::Whole(whole) => whole(session),
        }
    }
}

/// Every one of [`METRICS`] for the feed, in order; `survey` is of the context's world.
#[must_use]
pub fn measure(context: &Context<'_>, ledger: &Ledger, survey: &Survey) -> Vec<Option<f64>> {
    measure_some(context, ledger, survey, &[true; METRICS.len()])
}

/// The same for those that are `wanted`, in order; the others are `None`.
#[must_use]
pub fn measure_some(context: &Context<'_>, ledger: &Ledger, survey: &Survey, wanted: &[bool]) -> Vec<Option<f64>> {
    let session = Session::of(context, ledger, survey);
    let value = |(metric, &wanted): (&Metric, &bool)| if wanted { metric.value(&session) } else { None };
    METRICS.iter().zip(wanted).map(value).collect()
}
