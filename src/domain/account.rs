//! The people, creators and businesses of the social graph.

use super::{PlaceId, TopicWeights};

/// Index into [`World::accounts`](super::WorldParts::accounts).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AccountId(pub u32);

/// What sort of account it is.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize, schemars::JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// A private person.
    Person,
    /// Somebody who posts for an audience.
    Creator,
    /// A shop, a studio, a place.
    Business,
}

impl Kind {
    /// All kinds, in file order.
    pub const ALL: [Kind; 3] = [Kind::Person, Kind::Creator, Kind::Business];

    /// The name in files.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Kind::Person => "person",
            Kind::Creator => "creator",
            Kind::Business => "business",
        }
    }
}

/// One account of the social graph.
#[derive(Clone, Debug, PartialEq)]
pub struct Account {
    /// The handle, `[a-z0-9._]{1,30}`; unique in the world.
    pub id: String,
    /// The name people read.
    pub name: String,
    /// Person, creator or business.
    pub kind: Kind,
    /// What it posts about, 0..1 per topic.
    pub topics: TopicWeights,
    /// Where it lives, where it says so.
    pub place: Option<PlaceId>,
    /// How often it shared misinformation that fact-checkers identified.
    pub strikes: u32,
    /// The accounts it follows, in file order.
    pub follows: Vec<AccountId>,
}
