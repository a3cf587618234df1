//! Glassfeed
pub mod domain;
pub mod files;
pub mod policy;
