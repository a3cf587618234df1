//! Made-up people: worlds from a seed, and how their viewers act.

pub mod random;
