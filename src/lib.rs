//! Glassfeed
pub mod domain;
pub mod files;
pub mod model;
pub mod pipeline;
pub mod policy;
