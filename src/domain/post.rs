//! Posts: what a feed is made of.

use super::{AccountId, HashtagId, PlaceId, Timestamp, TopicWeights};

/// Index into [`World::posts`](super::WorldParts::posts).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PostId(pub u32);

/// The form of a post.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize, schemars::JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Media {
    /// One picture.
    Photo,
    /// Several pictures to swipe through.
    Carousel,
    /// A video.
    Video,
    /// A short vertical video.
    Reel,
}

impl Media {
    /// All media, in file order.
    pub const ALL: [Media; 4] = [Media::Photo, Media::Carousel, Media::Video, Media::Reel];

    /// The name in files.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Media::Photo => "photo",
            Media::Carousel => "carousel",
            Media::Video => "video",
            Media::Reel => "reel",
        }
    }

    /// Can it be watched? Then `watch` is defined for it.
    #[must_use]
    pub const fn plays(self) -> bool {
        matches!(self, Media::Video | Media::Reel)
    }
}

/// How a post came to be a candidate.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize, schemars::JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Origin {
    /// The viewer follows its author.
    Followed,
    /// It carries a hashtag the viewer follows.
    Hashtag,
    /// Enough of the accounts the viewer follows follow its author.
    Suggested,
}

impl Origin {
    /// All origins, in order of precedence.
    pub const ALL: [Origin; 3] = [Origin::Followed, Origin::Hashtag, Origin::Suggested];

    /// The name in files.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Origin::Followed => "followed",
            Origin::Hashtag => "hashtag",
            Origin::Suggested => "suggested",
        }
    }
}

/// The group within which a post's value is normalized (F17).
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize, schemars::JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum PostType {
    /// Came only through a followed hashtag.
    Hashtag,
    /// From an account the viewer does not follow.
    Suggested,
    /// Has a product.
    Shopping,
    /// Photo or carousel.
    Photo,
    /// Video.
    Video,
    /// Reel.
    Reel,
}

impl PostType {
    /// All post types, in order of precedence.
    pub const ALL: [PostType; 6] =
        [PostType::Hashtag, PostType::Suggested, PostType::Shopping, PostType::Photo, PostType::Video, PostType::Reel];

    /// The name in files.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            PostType::Hashtag => "hashtag",
            PostType::Suggested => "suggested",
            PostType::Shopping => "shopping",
            PostType::Photo => "photo",
            PostType::Video => "video",
            PostType::Reel => "reel",
        }
    }

    /// The type of `post`, had it come through `origin`.
    #[must_use]
    pub fn of(post: &Post, origin: Origin) -> PostType {
        super::Gist::of(post).post_type(origin)
    }
}

/// Something for sale in a post.
#[derive(Clone, Debug, PartialEq)]
pub struct Product {
    /// What it is.
    pub product: String,
    /// What it costs, in `currency`.
    pub price: f64,
    /// ISO 4217 code, such as `EUR`.
    pub currency: String,
}

/// What moderators and fact-checkers said of a post.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Labels {
    /// The guideline it breaks; `None` when it breaks none.
    pub violation: Option<String>,
    /// How close to breaking a guideline it is, 0..1.
    pub borderline: f64,
    /// Third-party fact-checkers identified misinformation in it.
    pub misinformation: bool,
}

/// Which picture stands for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Art {
    /// A topic, or a picture's name within one (`baking/07`).
    pub scene: String,
    /// Chooses and varies the picture.
    pub seed: u64,
}

/// One post.
#[derive(Clone, Debug, PartialEq)]
pub struct Post {
    /// Unique in the world.
    pub id: String,
    /// Who posted it.
    pub author: AccountId,
    /// Its form.
    pub media: Media,
    /// When it was posted.
    pub created_at: Timestamp,
    /// What is written under it.
    pub caption: String,
    /// Its hashtags, in file order.
    pub hashtags: Vec<HashtagId>,
    /// What it is about, 0..1 per topic.
    pub topics: TopicWeights,
    /// Where it was made.
    pub place: Option<PlaceId>,
    /// What it sells.
    pub shopping: Option<Product>,
    /// Seconds it plays; video and reel only.
    pub duration_secs: Option<f64>,
    /// Pictures in it; carousel only.
    pub slides: Option<u32>,
    /// Likes up to now, from everybody.
    pub likes: u64,
    /// Comments up to now.
    pub comments: u64,
    /// Saves up to now.
    pub saves: u64,
    /// Shares up to now.
    pub shares: u64,
    /// Views up to now.
    pub views: u64,
    /// What moderators said of it.
    pub labels: Labels,
    /// Its picture.
    pub art: Art,
}
