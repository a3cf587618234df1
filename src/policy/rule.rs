//! A user's own boost rule: a factor, and the conditions under which it multiplies.

use serde::{Deserialize, Serialize};

use crate::domain::{Kind, Media, Origin, PostType};

/// A boost rule that a user wrote (section 5 of the policy file).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// Names it in the ledger; unique in the policy.
    #[schemars(length(min = 1))]
    pub id: String,
    /// What people read.
    pub label: String,
    /// Switched on?
    #[serde(default = "on")]
    pub on: bool,
    /// Multiplies the score of every post it matches, 0..10 like every boost.
    #[schemars(range(min = 0.0, max = 10.0))]
    pub factor: f64,
    /// All of these must hold.
    pub when: When,
}

fn on() -> bool {
    true
}

/// Conditions; all that are given must hold, and at least one is given.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("minProperties" = 1))]
pub struct When {
    /// The post's medium.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub media: Option<Media>,
    /// The post's type.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub post_type: Option<PostType>,
    /// The author's kind.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<Kind>,
    /// The author's handle.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub author: Option<String>,
    /// A topic the post has at [`When::TOPIC_WEIGHT`] or more.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub topic: Option<String>,
    /// A hashtag of the post, without #.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hashtag: Option<String>,
    /// The post's place.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// How the post came in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub origin: Option<Origin>,
    /// The post's age is at most this.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = 0.0))]
    pub max_age_hours: Option<f64>,
    /// The hour of the clock.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hours: Option<Hours>,
    /// How viewer and author stand to each other.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub relation: Option<Relation>,
}

impl When {
    /// From this weight on a post counts as being about a topic.
    pub const TOPIC_WEIGHT: f64 = 0.5;

    /// No condition at all?
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == When::default()
    }
}

/// Hours of the UTC day: `from` ≤ hour < `to`; where `from` > `to` it runs through midnight, where they are equal it never holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Hours {
    /// First hour, 0..23.
    #[schemars(range(min = 0, max = 23))]
    pub from: u8,
    /// Hour after the last, 0..24.
    #[schemars(range(min = 0, max = 24))]
    pub to: u8,
}

impl Hours {
    /// Is that hour of the day among them?
    #[must_use]
    pub fn contains(self, hour: u8) -> bool {
        if self.from <= self.to { (self.from..self.to).contains(&hour) } else { hour >= self.from || hour < self.to }
    }
}

/// How viewer and author stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Relation {
    /// The author is in the viewer's close friends.
    CloseFriend,
    /// The author is in the viewer's favorites.
    Favorite,
    /// Each follows the other.
    Mutual,
}
