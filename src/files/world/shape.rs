//! What a world file holds, key by key: parse and JSON Schema come from here.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::leaf::{Edge, Handle, Hashtag, Id, Name, Share, Time, Times};
use super::pairs::Pairs;
use super::post_shape::{ArtFile, ImpressionFile, PostFile};
use super::truth_shape::TruthFile;
use crate::domain::{Device, Kind};
use crate::files::FileKind;

/// A world: accounts, follows, posts and past impressions. References are by id; every one must resolve.
#[derive(Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "Glassfeed world")]
pub(super) struct WorldFile {
    /// `glassfeed.world/1`.
    #[schemars(extend("const" = FileKind::World.format()))]
    pub(super) format: String,
    /// What it is called.
    pub(super) name: String,
    /// What it shows.
    #[serde(default)]
    pub(super) about: String,
    /// Its clock.
    pub(super) now: Time,
    /// Every topic used elsewhere.
    #[serde(default)]
    pub(super) topics: Vec<Name>,
    /// The social graph.
    #[serde(default)]
    pub(super) accounts: Vec<AccountFile>,
    /// The accounts whose feeds can be made.
    #[serde(default)]
    pub(super) viewers: Vec<ViewerFile>,
    /// All posts.
    #[serde(default)]
    pub(super) posts: Vec<PostFile>,
    /// Who saw what.
    #[serde(default)]
    pub(super) impressions: Vec<ImpressionFile>,
    /// Ads, which are never ranked with posts.
    #[serde(default)]
    pub(super) ads: Vec<AdFile>,
    /// The stories tray.
    #[serde(default)]
    pub(super) stories: Vec<StoryFile>,
    /// Stretches of days the holiday boost knows.
    #[serde(default)]
    pub(super) holidays: Vec<HolidayFile>,
    /// Written by the generator: the hidden tastes that made the impressions. Only simulated viewers read it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) truth: Option<TruthFile>,
}

/// One account.
#[derive(Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct AccountFile {
    /// Unique among the accounts.
    pub(super) id: Handle,
    /// The name people read; where it is missing, the id.
    #[serde(default)]
    pub(super) name: String,
    /// Person where it is missing.
    #[serde(default = "person")]
    pub(super) kind: Kind,
    /// What it posts about.
    #[serde(default)]
    pub(super) topics: Pairs<Share>,
    /// Where it lives.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) place: Option<Name>,
    /// Times it shared fact-checked misinformation.
    #[serde(default)]
    pub(super) strikes: Times,
    /// Accounts it follows.
    #[serde(default)]
    pub(super) follows: Vec<String>,
}

/// One account whose feed can be made, with its controls.
#[derive(Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct ViewerFile {
    /// Whose feed it is; unique among the viewers.
    pub(super) account: String,
    /// The profile card's text.
    #[serde(default)]
    pub(super) about: String,
    /// Hashtags it follows.
    #[serde(default)]
    pub(super) hashtags: Vec<Hashtag>,
    /// Accounts.
    #[serde(default)]
    pub(super) close_friends: Vec<String>,
    /// Accounts.
    #[serde(default)]
    pub(super) favorites: Vec<String>,
    /// Accounts.
    #[serde(default)]
    pub(super) muted: Vec<String>,
    /// Posts it hid.
    #[serde(default)]
    pub(super) hidden: Vec<String>,
    /// Ads it hid or reported.
    #[serde(default)]
    pub(super) hidden_ads: Vec<String>,
    /// What it searched for.
    #[serde(default)]
    pub(super) searches: Vec<SearchFile>,
    /// Phone where it is missing.
    #[serde(default = "phone")]
    pub(super) device: Device,
    /// Where it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) place: Option<Name>,
}

/// One search.
#[derive(Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct SearchFile {
    /// When.
    pub(super) at: Time,
    /// What for.
    pub(super) hashtag: Hashtag,
}

/// One ad.
#[derive(Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct AdFile {
    /// Unique among the ads.
    pub(super) id: Id,
    /// Who pays for it.
    pub(super) advertiser: String,
    /// What it is about.
    #[serde(default)]
    pub(super) topics: Pairs<Share>,
    /// What is written under it.
    #[serde(default)]
    pub(super) caption: String,
    /// Its picture; where it is missing, one of its heaviest topic.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) art: Option<ArtFile>,
}

/// One story.
#[derive(Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct StoryFile {
    /// Unique among the stories.
    pub(super) id: Id,
    /// Whose story it is.
    pub(super) account: String,
    /// When it was posted.
    pub(super) at: Time,
    /// Shared with close friends only.
    #[serde(default)]
    pub(super) close_friends_only: bool,
    /// Its picture; where it is missing, one of the account's heaviest topic.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) art: Option<ArtFile>,
}

/// One holiday.
#[derive(Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct HolidayFile {
    /// What it is called.
    pub(super) name: String,
    /// Its first moment; of a day, the day's first (UTC).
    pub(super) from: Edge,
    /// Its last moment, included; of a day, the day's last (UTC).
    pub(super) to: Edge,
    /// A post shares in it by carrying one of these.
    #[serde(default)]
    pub(super) hashtags: Vec<Hashtag>,
}

fn person() -> Kind {
    Kind::Person
}

fn phone() -> Device {
    Device::Phone
}
