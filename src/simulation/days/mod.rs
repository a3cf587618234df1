//! Days pass: viewers see feeds, act, come back or not; what they did flows back, and the model learns from it each night.
//!
//! Every viewer who is there has up to three sessions a day. A session sees the feed that the pipeline makes for it at that
//! hour, with the model of that morning and everything known up to the session before; a [`Bandit`](super::bandit::Bandit)
//! says by which policy, and which share of its places chance fills instead. The viewer acts by the world's hidden truth,
//! which nothing else reads. Exploration happens here, on the list that was delivered: no stage of the pipeline knows of
//! chance.
//!
//! What viewers do with a post is [`behavior`](super::behavior)'s; that they tire, how satisfied they say they are, whether
//! they come back and how their tastes move is assumed throughout ([`KNOBS`], [`person`]).

mod course;
mod day;
mod difference;
mod exposure;
mod happened;
mod ideal;
mod knobs;
mod measures;
mod night;
pub mod person;
mod plan;
mod posts;
mod run;
mod series;
mod session;

pub use course::Course;
pub use day::{Day, FirstSight, Visit};
pub use difference::{Difference, Verdict, differences, differences_over, mean_from, regret};
pub use happened::{Fact, Lived, What, half_goes_to, happened};
pub use knobs::{
    AGAIN, BY_DAY, DRIFT, EXPLORE, FATIGUE, FEEDBACK, KNOBS, LESSONS, POSITION_BIAS, POSTS, REMEMBER, RETRAIN, REWARD,
    SESSIONS,
};
pub use measures::{MEASURES, Measure, Side};
pub use plan::{Arm, Plan, Reward};
pub use run::{Run, Sitting, StartError};
pub use series::{Spread, by_day, lost};
