//! What exists: plain data without rules and without files.
//!
//! Ids in files are strings; in here everything is a dense index into one of [`World`]'s lists, so that a
//! look-up is an array access and two worlds never share an id by accident.

mod account;
mod action;
mod ad;
mod edit;
mod gist;
mod gone;
mod impression;
mod neighborhood;
mod post;
mod row;
mod topics;
mod truth;
mod viewer;
mod world;

pub use account::{Account, AccountId, Kind};
pub use action::{Action, ActionSet, PerAction};
pub use ad::{Ad, AdId, Holiday, Story};
pub use edit::{Change, Edit};
pub use gist::Gist;
pub use gone::Gone;
pub use impression::Impression;
pub use neighborhood::{Nearness, Neighbor};
pub use post::{Art, Labels, Media, Origin, Post, PostId, PostType, Product};
pub use row::{Row, Table};
pub use topics::{HashtagId, PlaceId, TopicId, TopicWeights};
pub use truth::{Taste, Truth};
pub use viewer::{Device, Search, Viewer, ViewerId};
pub use world::{Names, World, WorldParts};

pub use jiff::Timestamp;

/// Hours from `earlier` to `later`; negative when `later` comes first.
#[must_use]
pub fn hours_between(earlier: Timestamp, later: Timestamp) -> f64 {
    (later.as_millisecond() - earlier.as_millisecond()) as f64 / 3_600_000.0
}

/// Days of 24 hours from `earlier` to `later`; negative when `later` comes first.
#[must_use]
pub fn days_between(earlier: Timestamp, later: Timestamp) -> f64 {
    hours_between(earlier, later) / 24.0
}
