//! How ranking by hand stands.

use serde::{Deserialize, Serialize};

/// The round that is played.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct TryItView {
    /// Which ten posts are drawn.
    pub seed: u64,
}
