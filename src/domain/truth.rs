//! What the generator knows and nobody else may: the hidden tastes behind the impressions.

use super::{AccountId, PerAction, TopicWeights};

/// What one viewer really likes.
#[derive(Clone, Debug, PartialEq)]
pub struct Taste {
    /// How much of its attention each topic has; sums to 1.
    pub topics: TopicWeights,
    /// Added to the log-odds of acting, per medium in [`Media::ALL`](super::Media::ALL) order.
    pub media: [f64; 4],
    /// How close it is to accounts, 0..1; absent is 0.
    pub ties: Vec<(AccountId, f64)>,
    /// Added to the log-odds of each action: some like everything, some never comment.
    pub readiness: PerAction<f64>,
}

/// The hidden tastes that made a generated world's impressions.
///
/// Only simulated viewers read it; features, model and pipeline never do.
#[derive(Clone, Debug, PartialEq)]
pub struct Truth {
    /// One per viewer, in viewer order.
    pub tastes: Vec<Taste>,
    /// How good each post is, added to everyone's log-odds; in post order.
    pub quality: Vec<f64>,
    /// The chance that position k is looked at is k to the power of minus this.
    pub position_decay: f64,
}
