//! What ranking reads of a post, side by side.

use super::{AccountId, HashtagId, Media, Origin, PlaceId, Post, PostType, Timestamp, TopicId};

/// What ranking reads of a post: small, so that a table of them stays in the near caches, where whole posts with their
/// counts, labels and pictures do not.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Gist<'a> {
    /// When it was posted.
    pub created_at: Timestamp,
    /// Its hashtags, in file order.
    pub hashtags: &'a [HashtagId],
    /// What it is about, by ascending topic.
    pub topics: &'a [(TopicId, f64)],
    /// How close to breaking a guideline it is, 0..1.
    pub borderline: f64,
    /// Where it was made.
    pub place: Option<PlaceId>,
    /// Who posted it.
    pub author: AccountId,
    /// Its form.
    pub media: Media,
    /// Does it sell something?
    pub sells: bool,
    /// Does it break a guideline?
    pub violates: bool,
    /// Did fact-checkers identify misinformation in it?
    pub misinformation: bool,
}

impl Gist<'_> {
    /// That of a post.
    #[must_use]
    pub fn of(post: &Post) -> Gist<'_> {
        Gist {
            created_at: post.created_at,
            hashtags: &post.hashtags,
            topics: post.topics.pairs(),
            borderline: post.labels.borderline,
            place: post.place,
            author: post.author,
            media: post.media,
            sells: post.shopping.is_some(),
            violates: post.labels.violation.is_some(),
            misinformation: post.labels.misinformation,
        }
    }

    /// Does it carry one of these hashtags?
    #[must_use]
    pub fn carries_any(&self, hashtags: &[HashtagId]) -> bool {
        hashtags.iter().any(|tag| self.hashtags.contains(tag))
    }

    /// Its type, had it come through `origin`.
    #[must_use]
    pub fn post_type(&self, origin: Origin) -> PostType {
        match (origin, self.sells, self.media) {
            (Origin::Hashtag, ..) => PostType::Hashtag,
            (Origin::Suggested, ..) => PostType::Suggested,
            (Origin::Followed, true, _) => PostType::Shopping,
            (Origin::Followed, false, Media::Photo | Media::Carousel) => PostType::Photo,
            (Origin::Followed, false, Media::Video) => PostType::Video,
            (Origin::Followed, false, Media::Reel) => PostType::Reel,
        }
    }
}
