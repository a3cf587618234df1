//! What a model was trained on, and how well it did on days it had not seen.

use serde::{Deserialize, Serialize};

use crate::domain::Timestamp;

/// One world a model was trained on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TrainedOn {
    /// The world's name.
    pub world: String,
    /// What the world says of itself; a generated one names its seed.
    pub about: String,
    /// Impressions learned from.
    pub rows: usize,
    /// Impressions held out.
    pub held_out: usize,
    /// The first impression.
    pub from: Timestamp,
    /// The first held-out impression; `None` where none is.
    pub held_out_from: Option<Timestamp>,
    /// The last impression.
    pub to: Timestamp,
}

/// How well a model does on held-out later days.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Report {
    /// One per action, in action order.
    pub actions: Vec<ActionReport>,
    /// How its ranking compares; `None` where no viewer did anything on the held-out days.
    pub ranking: Option<RankingReport>,
}

/// How well one action is predicted.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ActionReport {
    /// The action's key.
    pub action: String,
    /// Impressions learned from, those for which the action is defined.
    pub rows: usize,
    /// Those of them in which it happened.
    pub positives: usize,
    /// The share, smoothed.
    pub base_rate: f64,
    /// Held-out impressions.
    pub held_out: usize,
    /// Those of them in which it happened.
    pub held_out_positives: usize,
    /// Log loss of the predictions; smaller is better. `None` without held-out impressions, here and below.
    pub log_loss: Option<f64>,
    /// Log loss of predicting `base_rate` for everything.
    pub base_log_loss: Option<f64>,
    /// The chance that a positive is predicted above a negative; `None` where only one of them happened.
    pub auc: Option<f64>,
    /// Expected calibration error over ten bins.
    pub calibration_error: Option<f64>,
    /// What a reader should know before trusting it, such as too few examples; empty where there is nothing.
    pub note: String,
}

/// How well the posts shown on held-out days are ordered: NDCG@10, averaged over viewers, 0..1.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RankingReport {
    /// Viewers averaged over: those who did something.
    pub viewers: usize,
    /// Ordered by predicted value.
    pub model: f64,
    /// Ordered by views.
    pub popularity: f64,
    /// Newest first.
    pub recency: f64,
}

impl ActionReport {
    /// By which share the log loss differs from that of the base rate: −0.15 is 15 % better. `None` without held-out
    /// impressions.
    #[must_use]
    pub fn better(&self) -> Option<f64> {
        Some(self.log_loss? / self.base_log_loss.filter(|&loss| loss > 0.0)? - 1.0)
    }
}
