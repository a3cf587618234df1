//! What a world file says of a post, and of its being shown.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::leaf::{AtLeastOne, Currency, Hashtag, Id, Name, NonNegative, Positive, Share, Time};
use super::pairs::Pairs;
use crate::domain::{Action, Media};

/// One post.
#[derive(Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct PostFile {
    /// Unique among the posts.
    pub(super) id: Id,
    /// The account that posted it.
    pub(super) author: String,
    /// Its form.
    pub(super) media: Media,
    /// When it was posted.
    pub(super) created_at: Time,
    /// What is written under it.
    #[serde(default)]
    pub(super) caption: String,
    /// Without #.
    #[serde(default)]
    pub(super) hashtags: Vec<Hashtag>,
    /// What it is about.
    #[serde(default)]
    pub(super) topics: Pairs<Share>,
    /// Where it was made.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) place: Option<Name>,
    /// What it sells.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) shopping: Option<ProductFile>,
    /// Seconds it plays; video and reel only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) duration_secs: Option<Positive>,
    /// Pictures in it; carousel only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) slides: Option<AtLeastOne>,
    /// From everybody, up to now.
    #[serde(default)]
    pub(super) likes: u64,
    /// From everybody, up to now.
    #[serde(default)]
    pub(super) comments: u64,
    /// From everybody, up to now.
    #[serde(default)]
    pub(super) saves: u64,
    /// From everybody, up to now.
    #[serde(default)]
    pub(super) shares: u64,
    /// From everybody, up to now.
    #[serde(default)]
    pub(super) views: u64,
    /// What moderators said of it.
    #[serde(default)]
    pub(super) labels: LabelsFile,
    /// Its picture; where it is missing, one of its heaviest topic.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) art: Option<ArtFile>,
}

/// Something for sale.
#[derive(Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct ProductFile {
    /// What it is.
    pub(super) product: Name,
    /// In the currency.
    pub(super) price: NonNegative,
    /// ISO 4217 code.
    pub(super) currency: Currency,
}

/// What moderators and fact-checkers said.
#[derive(Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct LabelsFile {
    /// The guideline it breaks.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) violation: Option<Name>,
    /// How close to breaking a guideline it is.
    #[serde(default)]
    pub(super) borderline: Share,
    /// Fact-checkers identified misinformation in it.
    #[serde(default)]
    pub(super) misinformation: bool,
}

/// Which picture stands for it.
#[derive(Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct ArtFile {
    /// A topic, or a picture's name within one (`baking/07`).
    pub(super) scene: String,
    /// Chooses and varies the picture.
    #[serde(default)]
    pub(super) seed: u64,
}

/// One showing of one post to one viewer.
#[derive(Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct ImpressionFile {
    /// The account of one of the viewers.
    pub(super) viewer: String,
    /// What was seen.
    pub(super) post: String,
    /// When: not before the post, not after the clock.
    pub(super) at: Time,
    /// Where in the feed, 1 = top.
    pub(super) position: AtLeastOne,
    /// Seconds spent on it; from 3 on it counts as dwell.
    pub(super) dwell_secs: NonNegative,
    /// How much of it was watched, video and reel only; from 0.5 on it counts as watch.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) watched: Option<Share>,
    /// What was done outright.
    #[serde(default)]
    pub(super) actions: Vec<NamedAction>,
}

/// An action an impression names; dwell and watch follow from its times.
#[derive(Clone, Copy, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub(super) enum NamedAction {
    Like,
    Comment,
    Save,
    Share,
    ProfileTap,
    Hide,
}

impl NamedAction {
    pub(super) const ALL: [NamedAction; 6] = [
        NamedAction::Like,
        NamedAction::Comment,
        NamedAction::Save,
        NamedAction::Share,
        NamedAction::ProfileTap,
        NamedAction::Hide,
    ];

    pub(super) const fn action(self) -> Action {
        Action::NAMED[self as usize]
    }
}
