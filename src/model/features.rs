//! The features, one declaration each: what it is called, which data it belongs to, what it means, how it is read.
//!
//! A *lift* is how much likelier something is than usual, in log-odds: 0 is as usual, 0.7 twice the odds, −0.7 half.
//! Lifts from few impressions are shrunk towards 0.

use super::category::Category;
use super::sight::{Moment, Sight};
use super::tally::Signal;
use crate::domain::{Device, Kind, Media, PostId};

/// One thing the model looks at.
#[derive(Debug)]
pub struct Feature {
    /// The name in model files and CSV headers; unique.
    pub key: &'static str,
    /// The kind of data it comes from.
    pub category: Category,
    /// One sentence on what its number says, with its unit.
    pub doc: &'static str,
    value: fn(&Sight<'_>) -> f64,
}

/// How many features there are.
pub const FEATURE_COUNT: usize = 50;

/// One value per feature, in [`FEATURES`] order; always finite.
pub type Row = [f64; FEATURE_COUNT];

/// What the model knows of a post for a viewer at a moment.
///
/// Uses only what was known before it: counts in the moment's history, searches made earlier, the post's own content,
/// and the standing facts that carry no time (follows, account kinds, device, place).
#[must_use]
pub fn features(moment: &Moment<'_>, post: PostId) -> Row {
    let sight = Sight::new(moment, post);
    std::array::from_fn(|at| (FEATURES[at].value)(&sight))
}

impl Feature {
    /// Where the feature of that key stands in [`FEATURES`].
    #[must_use]
    pub fn index_of(key: &str) -> Option<usize> {
        FEATURES.iter().position(|feature| feature.key == key)
    }
}

const fn feature(key: &'static str, category: Category, doc: &'static str, value: fn(&Sight<'_>) -> f64) -> Feature {
    Feature { key, category, doc, value }
}

use Category::{Activity, Content, Context, Engagement, Follows, Search};

/// All features, by category.
pub static FEATURES: [Feature; FEATURE_COUNT] = [
    feature(
        "author_likes",
        Activity,
        "How readily you like this author's posts, as a lift over your other likes.",
        |s| s.author_lift(Signal::Like),
    ),
    feature(
        "author_responses",
        Activity,
        "How readily you comment on, save or share this author's posts, as a lift.",
        |s| s.author_lift(Signal::Respond),
    ),
    feature("author_taps", Activity, "How readily you open this author's profile, as a lift.", |s| {
        s.author_lift(Signal::Tap)
    }),
    feature("author_hides", Activity, "How readily you hide this author's posts, as a lift.", |s| {
        s.author_lift(Signal::Hide)
    }),
    feature("author_shown", Activity, "How often you were shown this author's posts, ln(1 + times).", |s| {
        s.times_shown().ln_1p()
    }),
    feature("topic_likes", Activity, "How readily you like posts on these topics, as a lift.", |s| {
        s.topic_lift(Signal::Like)
    }),
    feature(
        "topic_responses",
        Activity,
        "How readily you comment on, save or share posts on these topics, as a lift.",
        |s| s.topic_lift(Signal::Respond),
    ),
    feature("topic_hides", Activity, "How readily you hide posts on these topics, as a lift.", |s| {
        s.topic_lift(Signal::Hide)
    }),
    feature("medium_likes", Activity, "How readily you like posts of this medium, as a lift.", |s| {
        s.medium_lift(Signal::Like)
    }),
    feature("own_likes", Activity, "How readily you like posts at all, as a lift over everybody.", |s| {
        s.own_lift(Signal::Like)
    }),
    feature("own_comments", Activity, "How readily you comment at all, as a lift over everybody.", |s| {
        s.own_lift(Signal::Comment)
    }),
    feature("own_saves", Activity, "How readily you save posts at all, as a lift over everybody.", |s| {
        s.own_lift(Signal::Save)
    }),
    feature("own_shares", Activity, "How readily you share posts at all, as a lift over everybody.", |s| {
        s.own_lift(Signal::Share)
    }),
    feature("own_taps", Activity, "How readily you open profiles at all, as a lift over everybody.", |s| {
        s.own_lift(Signal::Tap)
    }),
    feature("own_hides", Activity, "How readily you hide posts at all, as a lift over everybody.", |s| {
        s.own_lift(Signal::Hide)
    }),
    feature(
        "author_dwell",
        Engagement,
        "How much longer you stay on this author's posts, in mean ln(1 + seconds).",
        |s| s.author_dwell(),
    ),
    feature("author_skips", Engagement, "How readily you skip this author's posts within a second, as a lift.", |s| {
        s.author_lift(Signal::Skip)
    }),
    feature("author_watch", Engagement, "How readily you watch half of this author's videos, as a lift.", |s| {
        s.author_lift(Signal::Watch)
    }),
    feature(
        "topic_dwell",
        Engagement,
        "How much longer you stay on posts on these topics, in mean ln(1 + seconds).",
        |s| s.topic_dwell(),
    ),
    feature("topic_skips", Engagement, "How readily you skip posts on these topics, as a lift.", |s| {
        s.topic_lift(Signal::Skip)
    }),
    feature("topic_watch", Engagement, "How readily you watch half of videos on these topics, as a lift.", |s| {
        s.topic_lift(Signal::Watch)
    }),
    feature("medium_dwell", Engagement, "How much longer you stay on this medium, in mean ln(1 + seconds).", |s| {
        s.medium_dwell()
    }),
    feature(
        "own_dwell",
        Engagement,
        "How much longer you stay on posts than everybody, in mean ln(1 + seconds).",
        |s| s.own_dwell(),
    ),
    feature("own_watch", Engagement, "How readily you watch half of a video at all, as a lift over everybody.", |s| {
        s.own_lift(Signal::Watch)
    }),
    feature("follows_author", Follows, "You follow the author: 1 or 0.", |s| {
        f64::from(s.viewer_follows(s.post.author))
    }),
    feature("followed_back", Follows, "The author follows you: 1 or 0.", |s| f64::from(s.author_follows_back())),
    feature("shared_follows", Follows, "The share of the author's followers that you follow too.", |s| {
        s.shared_follows()
    }),
    feature("author_followers", Follows, "How many follow the author, ln(1 + accounts).", |s| {
        (s.moment.world.followers(s.post.author).len() as f64).ln_1p()
    }),
    feature("author_creator", Follows, "The author is a creator: 1 or 0.", |s| {
        f64::from(s.author.kind == Kind::Creator)
    }),
    feature("author_business", Follows, "The author is a business: 1 or 0.", |s| {
        f64::from(s.author.kind == Kind::Business)
    }),
    feature("follows_hashtag", Follows, "You follow one of the post's hashtags: 1 or 0.", |s| {
        f64::from(s.follows_hashtag())
    }),
    feature("searched_hashtag", Search, "You searched for one of the post's hashtags: 1 or 0.", |s| {
        f64::from(s.searched_hashtag())
    }),
    feature("searched_topic", Search, "How near the post's topics are to those you searched for, 0 to 1.", |s| {
        s.searched_topic()
    }),
    feature("hour_sin", Context, "The hour of the UTC day as a sine: 1 at 6, -1 at 18.", |s| {
        (s.hour() / 24.0 * std::f64::consts::TAU).sin()
    }),
    feature("hour_cos", Context, "The hour of the UTC day as a cosine: 1 at 0, -1 at 12.", |s| {
        (s.hour() / 24.0 * std::f64::consts::TAU).cos()
    }),
    feature("weekend", Context, "Saturday or Sunday, UTC: 1 or 0.", |s| f64::from(s.weekend())),
    feature("tablet", Context, "You hold a tablet: 1 or 0.", |s| f64::from(s.moment.viewer.device == Device::Tablet)),
    feature("web", Context, "You look in a browser: 1 or 0.", |s| f64::from(s.moment.viewer.device == Device::Web)),
    feature("evening_video", Context, "Something that plays, from 18 to 24 UTC: 1 or 0.", |s| {
        f64::from(s.post.media.plays() && s.hour() >= 18.0)
    }),
    feature("same_place", Context, "The post was made where you are: 1 or 0.", |s| f64::from(s.same_place())),
    feature("carousel", Content, "The post is a carousel: 1 or 0.", |s| f64::from(s.is(Media::Carousel))),
    feature("video", Content, "The post is a video: 1 or 0.", |s| f64::from(s.is(Media::Video))),
    feature("reel", Content, "The post is a reel: 1 or 0.", |s| f64::from(s.is(Media::Reel))),
    feature("age", Content, "How old the post is, ln(1 + hours).", |s| s.age_hours().ln_1p()),
    feature("caption_length", Content, "How long the caption is, ln(1 + characters).", |s| {
        (s.post.caption.chars().count() as f64).ln_1p()
    }),
    feature("product", Content, "The post sells something: 1 or 0.", |s| f64::from(s.post.shopping.is_some())),
    feature("duration", Content, "How long it plays, ln(1 + seconds); 0 where nothing plays.", |s| {
        s.post.duration_secs.unwrap_or(0.0).ln_1p()
    }),
    feature("post_likes", Content, "How readily everybody liked this post so far, as a lift over its author's.", |s| {
        s.crowd_lift_of_post(Signal::Like)
    }),
    feature(
        "post_dwell",
        Content,
        "How much longer everybody stayed on this post so far, in mean ln(1 + seconds).",
        |s| s.crowd_dwell(),
    ),
    feature("author_liked", Content, "How readily everybody liked this author's posts so far, as a lift.", |s| {
        s.crowd_lift_of_author(Signal::Like)
    }),
];
