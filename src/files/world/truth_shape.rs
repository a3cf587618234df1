//! What a world file says of the hidden tastes.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::leaf::{NonNegative, Share};
use super::pairs::Pairs;

/// The hidden tastes behind a generated world's impressions.
#[derive(Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct TruthFile {
    /// The chance that position k is looked at is k to the power of minus this.
    pub(super) position_decay: NonNegative,
    /// One per viewer.
    pub(super) tastes: Vec<TasteFile>,
    /// How good each post is, in log-odds, by post; a missing one is 0.
    pub(super) quality: Pairs<f64>,
}

/// What one viewer really likes.
#[derive(Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct TasteFile {
    /// The account of one of the viewers.
    pub(super) viewer: String,
    /// How much of its attention each topic has; sums to 1.
    pub(super) topics: Pairs<Share>,
    /// Added to the log-odds of acting, by medium; a missing one is 0.
    pub(super) media: Pairs<f64>,
    /// How close it is to accounts; a missing one is 0.
    pub(super) ties: Pairs<Share>,
    /// Added to the log-odds, by action; a missing one is 0.
    pub(super) readiness: Pairs<f64>,
}
