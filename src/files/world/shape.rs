//! What a world file holds, key by key: parse and JSON Schema come from here.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::leaf::{AtLeastOne, Currency, Edge, Handle, Hashtag, Id, Name, NonNegative, Positive, Share, Time, Times};
use super::pairs::Pairs;
use crate::domain::{Action, Device, Kind, Media};
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

/// The hidden tastes behind a generated world's impressions.
#[derive(Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct TruthFile {
    /// The chance that position k is looked at is k to the power of minus this.
    pub(super) position_decay: NonNegative,
    /// One per viewer.
    pub(super) tastes: Vec<TasteFile>,
    /// How good each post is, in log-odds, by post; a missing one is 0.
    pub(super) quality: Pairs<f64>,
}

/// What one viewer really likes.
#[derive(Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct TasteFile {
    /// The account of one of the viewers.
    pub(super) viewer: String,
    /// How much of its attention each topic has; sums to 1.
    pub(super) topics: Pairs<Share>,
    /// Added to the log-odds of acting, by medium; a missing one is 0.
    pub(super) media: Pairs<f64>,
    /// How close it is to accounts; a missing one is 0.
    pub(super) ties: Pairs<Share>,
    /// Added to the log-odds, by action; a missing one is 0.
    pub(super) readiness: Pairs<f64>,
}

fn person() -> Kind {
    Kind::Person
}

fn phone() -> Device {
    Device::Phone
}
