//! Glassfeed
#[cfg(feature = "app")]
pub mod app;
pub mod cli;
pub mod domain;
pub mod files;
pub mod model;
pub mod pipeline;
pub mod policy;
pub mod simulation;
