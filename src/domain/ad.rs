//! What is delivered beside the ranked posts: ads, stories, and the holidays boosts know.

use super::{AccountId, Art, HashtagId, Timestamp, TopicWeights};

/// Index into [`World::ads`](super::WorldParts::ads).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AdId(pub u32);

/// One ad. Ads are never ranked with posts (F10).
#[derive(Clone, Debug, PartialEq)]
pub struct Ad {
    /// Unique among the ads.
    pub id: String,
    /// Who pays for it, as shown.
    pub advertiser: String,
    /// What it is about, 0..1 per topic.
    pub topics: TopicWeights,
    /// What is written under it.
    pub caption: String,
    /// Its picture.
    pub art: Art,
}

/// One story in the tray.
#[derive(Clone, Debug, PartialEq)]
pub struct Story {
    /// Unique among the stories.
    pub id: String,
    /// Whose story it is.
    pub account: AccountId,
    /// When it was posted.
    pub at: Timestamp,
    /// Shared with close friends only.
    pub close_friends_only: bool,
    /// Its picture.
    pub art: Art,
}

/// A stretch of days on which posts with one of the hashtags are boosted.
#[derive(Clone, Debug, PartialEq)]
pub struct Holiday {
    /// What it is called.
    pub name: String,
    /// Its first moment, included.
    pub from: Timestamp,
    /// Its last moment, included.
    pub to: Timestamp,
    /// A post shares in it by carrying one of these.
    pub hashtags: Vec<HashtagId>,
}
