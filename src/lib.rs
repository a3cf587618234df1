//! Glassfeed: a feed made of glass.
//!
//! It ranks a mock photo-sharing feed as a published system card of 2022 describes, and shows what every step did to
//! every post. The rooms, in reading order; each uses only those before it:
//!
//! - [`domain`]: what exists. Plain data, no rules, no files.
//! - [`policy`]: what may be turned. One declaration per knob.
//! - [`model`]: what is predicted, from features as known at a moment.
//! - [`pipeline`]: how a feed is made. Pure stages, one ledger.
//! - [`simulation`]: made-up people, and what policies do to them.
//! - [`learn`]: how it is taught: the texts, and what they show of the slate at hand.
//! - [`brief`]: what policies change, told on paper.
//! - [`files`]: worlds, policies and models on disk. The only room that touches it, besides the command line and the window.
//! - [`cli`]: the command line. Needs no display.
//! - `app`: the window (feature `app`). The only room that knows egui.
//!
//! What always holds, and is tested:
//!
//! - **A stage is a pure function.** It looks at the slate and answers in columns, one row per candidate.
//! - **The runner keeps the ledger.** Nothing else can change a score or an order.
//! - **The score is its ledger, replayed**, bit for bit. So the explanation cannot disagree with the ranking.
//! - **A knob is declared once,** in the file of the stage that reads it.
//! - **Same input, same bytes out,** on any number of threads: no clock, no global randomness and no disk below `files`.
//! - Features, model and pipeline never read a world's `truth`.

#[cfg(feature = "app")]
pub mod app;
pub mod brief;
pub mod cli;
pub mod domain;
pub mod files;
pub mod learn;
pub mod model;
pub mod pipeline;
pub mod policy;
pub mod simulation;
