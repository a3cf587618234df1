//! Glassfeed
pub mod domain;
pub mod policy;
