//! Made-up people and experiments: worlds from a seed, how their viewers act, and what policies do to their feeds.

pub mod bandit;
pub mod behavior;
pub mod bench;
pub mod bootstrap;
pub mod clicks;
pub mod compare;
pub mod days;
pub mod drawings;
pub mod experiment;
pub mod fit;
pub mod generate;
pub mod guardrails;
pub mod metrics;
pub mod nudge;
pub mod random;
pub mod retrieval;
pub mod samples;
pub mod scenes;
pub mod sensitivity;
pub mod statistics;
mod tastes;
pub mod tune;
pub mod words;

pub use generate::{OPTIONS, Options, Roster, generate, generate_around};
pub use samples::{SAMPLES, sample};
pub use tastes::taste_agreement;
pub use words::Words;
