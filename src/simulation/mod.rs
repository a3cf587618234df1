//! Made-up people: worlds from a seed, and how their viewers act.

pub mod behavior;
pub mod random;
pub mod scenes;
pub mod words;

pub use words::Words;
