//! A recipe as its file says it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::domain::{Device, Timestamp};
use crate::pipeline::FeedKind;

/// Everything that, with a world and a model, makes one feed again.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "Glassfeed recipe")]
pub(super) struct RecipeFile {
    /// `glassfeed.recipe/1`.
    #[schemars(extend("const" = super::FORMAT))]
    pub(super) format: String,
    /// The world's name, for people.
    #[serde(default)]
    pub(super) world: String,
    /// SHA-256 of the world as this program saves it.
    pub(super) world_sha256: String,
    /// SHA-256 of the model as JSON.
    pub(super) model_sha256: String,
    /// Whose feed: an account's handle.
    pub(super) viewer: String,
    /// The clock.
    #[schemars(with = "String")]
    pub(super) now: Timestamp,
    /// `home`, `favorites` or `following`.
    #[schemars(with = "String")]
    pub(super) feed: FeedKind,
    /// The policy, as its own file says it.
    pub(super) policy: serde_json::Map<String, serde_json::Value>,
    /// The viewer's controls as they stand.
    pub(super) controls: ControlsFile,
    /// Whom accounts follow where that differs from the world.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub(super) follows: BTreeMap<String, Vec<String>>,
    /// What was done since the world was saved, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) acts: Vec<ActFile>,
    /// SHA-256 of the delivered post ids joined with line feeds: what comes out.
    pub(super) order_sha256: String,
}

/// A viewer's controls.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub(super) struct ControlsFile {
    /// Accounts.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) close_friends: Vec<String>,
    /// Accounts.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) favorites: Vec<String>,
    /// Accounts.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) muted: Vec<String>,
    /// Posts.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) hidden: Vec<String>,
    /// Ads.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) hidden_ads: Vec<String>,
    /// What is known of it beside that, where it is not as the world says.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) signals: Option<SignalsFile>,
}

/// What a viewer holds, where it is and what it searched for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct SignalsFile {
    /// What it holds.
    pub(super) device: Device,
    /// Where it is; missing where nobody knows.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) place: Option<String>,
    /// What it searched for.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) searches: Vec<SearchFile>,
}

/// One search.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct SearchFile {
    /// When.
    #[schemars(with = "String")]
    pub(super) at: Timestamp,
    /// What for, without #.
    pub(super) hashtag: String,
}

/// One showing since the world was saved.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct ActFile {
    /// Who: an account's handle.
    pub(super) viewer: String,
    /// Which post.
    pub(super) post: String,
    /// When.
    #[schemars(with = "String")]
    pub(super) at: Timestamp,
    /// Where in the feed, 1 = top.
    #[schemars(range(min = 1))]
    pub(super) position: u32,
    /// Seconds spent on it.
    #[schemars(range(min = 0.0))]
    pub(super) dwell_secs: f64,
    /// How much of it was watched.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = 0.0, max = 1.0))]
    pub(super) watched: Option<f64>,
    /// What was done: `like`, `comment`, `save`, `share`, `profile_tap`, `hide`.
    #[serde(default)]
    pub(super) actions: Vec<String>,
    /// The post is behind: a candidate of that viewer no more.
    #[serde(default)]
    pub(super) behind: bool,
}
