//! How a feed is made. Pure: stages answer in columns, the runner files them in the ledger, and the score is its ledger, replayed.

mod component;
mod ledger;
mod matters;
mod order;
mod retrieval;
mod run;
mod shortlist;
mod similarity;
mod slate;
mod stage;
pub mod stages;
mod stories;
mod summary;
mod versus;
mod weighing;
mod why;
mod why_words;

pub use component::{Component, ComponentKind};
pub use ledger::{Column, Ledger, Op, RANKED_AFTER, Step, Verdict, ranks};
pub use matters::{Matters, matters, moved_by, moved_rows, touched_by};
pub use order::score_order;
pub use retrieval::{Cause, Lead, Retrieval, Route, RouteCount};
pub use run::{Changed, rank, rerank, rerank_watched, rerank_while};
pub use shortlist::Shortlist;
pub use similarity::{Traits, similarity};
pub use slate::{Found, Removal, Slate};
pub use stage::{AdSlot, Arrangement, Context, Delivery, FeedKind, Run, Stage};
pub use stages::{STAGES, knobs};
pub use stories::{Tray, stories};
pub use summary::Summary;
pub use versus::{Part, Versus, above_since, versus};
pub use weighing::{PER_POSTS, WEIGHT_STEPS, Weighing, weighings};
pub use why::{FeatureEffect, Reason, RestsOn, contributions, feature_effects, why};
pub use why_words::ordinal;
pub(crate) use why_words::percent;
