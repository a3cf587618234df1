//! Made-up people: worlds from a seed, and how their viewers act.

pub mod behavior;
pub mod generate;
pub mod random;
pub mod scenes;
pub mod words;

pub use generate::{OPTIONS, Options, generate};
pub use words::Words;
