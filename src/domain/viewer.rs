//! The accounts whose feeds are made, and what they chose.

use super::{AccountId, AdId, HashtagId, PlaceId, PostId, Timestamp};

/// Index into [`World::viewers`](super::WorldParts::viewers).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ViewerId(pub u32);

/// What a viewer holds in the hand.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize, schemars::JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Device {
    /// A phone.
    Phone,
    /// A tablet.
    Tablet,
    /// A browser.
    Web,
}

impl Device {
    /// All devices, in file order.
    pub const ALL: [Device; 3] = [Device::Phone, Device::Tablet, Device::Web];
}

/// One search for a hashtag.
#[derive(Clone, Debug, PartialEq)]
pub struct Search {
    /// When.
    pub at: Timestamp,
    /// What for.
    pub hashtag: HashtagId,
}

/// An account whose feed is made, with its controls: close friends, favorites, mute, hide.
///
/// Lists keep the file's order and hold nothing twice.
#[derive(Clone, Debug, PartialEq)]
pub struct Viewer {
    /// Whose feed it is.
    pub account: AccountId,
    /// The profile card's text.
    pub about: String,
    /// Hashtags it follows.
    pub hashtags: Vec<HashtagId>,
    /// Its close friends (F34).
    pub close_friends: Vec<AccountId>,
    /// Its favorites (F37).
    pub favorites: Vec<AccountId>,
    /// Accounts it muted (F35).
    pub muted: Vec<AccountId>,
    /// Posts it hid (F36).
    pub hidden: Vec<PostId>,
    /// Ads it hid or reported (F39).
    pub hidden_ads: Vec<AdId>,
    /// What it searched for, in file order.
    pub searches: Vec<Search>,
    /// What it holds in the hand.
    pub device: Device,
    /// Where it is.
    pub place: Option<PlaceId>,
}
