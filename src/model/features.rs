//! The features, one declaration each: what it is called, which data it belongs to, what it means, how it is read.
//!
//! A *lift* is how much likelier something is than usual, in log-odds: 0 is as usual, 0.7 twice the odds, −0.7 half.
//! Lifts from few impressions are shrunk towards 0.

use std::sync::LazyLock;

use super::bond::Bond;
use super::category::Category;
use super::lifts::TopicLifts;
use super::onlooker::{Moment, Onlooker};
use super::sight::Sight;
use super::still::Still;
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
    value: Value,
}

/// How a feature is read. The variant is what it may look at, and posts that share that share its value.
#[derive(Debug)]
enum Value {
    /// The viewer at the moment: one value for all posts.
    Viewer(fn(&Onlooker<'_>) -> f64),
    /// The viewer and the author.
    Author(fn(&Bond<'_>) -> f64),
    /// The viewer and the medium.
    Medium(fn(&Onlooker<'_>, Media) -> f64),
    /// The viewer and the post's topics.
    Topics(fn(&TopicLifts) -> f64),
    /// The viewer and the post itself.
    Meeting(fn(&Sight<'_>) -> f64),
    /// The post itself, whoever looks.
    Post(fn(&Still<'_>) -> f64),
}

/// How many features there are.
pub const FEATURE_COUNT: usize = 50;

/// How many of them are of the post itself, whoever looks.
pub(super) const POST_FEATURE_COUNT: usize = 6;

/// One value per feature, in [`FEATURES`] order; always finite.
pub type Row = [f64; FEATURE_COUNT];

/// What the model knows of a post for a viewer at a moment.
///
/// Uses only what was known before it: counts in the moment's history, searches made earlier, the post's own content,
/// and the standing facts that carry no time (follows, account kinds, device, place).
#[must_use]
pub fn features(moment: &Moment<'_>, post: PostId) -> Row {
    Onlooker::new(moment).bond(moment.world.post(post).author).features(post)
}

impl Feature {
    /// Where the feature of that key stands in [`FEATURES`].
    #[must_use]
    pub fn index_of(key: &str) -> Option<usize> {
        FEATURES.iter().position(|feature| feature.key == key)
    }
}

/// Features of one kind: where each stands in [`FEATURES`], and how it is read.
type Places<F> = LazyLock<Vec<(usize, F)>>;

macro_rules! of_kind {
    ($function:ident, $kind:ident, $read:ty, $doc:literal) => {
        #[doc = $doc]
        pub(super) fn $function() -> &'static [(usize, $read)] {
            static PLACES: Places<$read> = LazyLock::new(|| {
                let read = |(at, feature): (usize, &'static Feature)| match feature.value {
                    Value::$kind(read) => Some((at, read)),
                    _ => None,
                };
                FEATURES.iter().enumerate().filter_map(read).collect()
            });
            &PLACES
        }
    };
}

impl Feature {
    of_kind!(of_viewer, Viewer, fn(&Onlooker<'_>) -> f64, "Those of the viewer alone.");
    of_kind!(of_author, Author, fn(&Bond<'_>) -> f64, "Those of the viewer and the author.");
    of_kind!(of_medium, Medium, fn(&Onlooker<'_>, Media) -> f64, "Those of the viewer and the medium.");
    of_kind!(of_topics, Topics, fn(&TopicLifts) -> f64, "Those of the viewer and the post's topics.");
    of_kind!(of_meeting, Meeting, fn(&Sight<'_>) -> f64, "Those of the viewer and the post itself.");
    of_kind!(of_post, Post, fn(&Still<'_>) -> f64, "Those of the post itself, [`POST_FEATURE_COUNT`] of them.");
}

const fn feature(key: &'static str, category: Category, doc: &'static str, value: Value) -> Feature {
    Feature { key, category, doc, value }
}

use Category::{Activity, Content, Context, Engagement, Follows, Search};
use Value::{Author, Medium, Meeting, Post, Topics, Viewer};

/// All features, by category.
pub static FEATURES: [Feature; FEATURE_COUNT] = [
    feature(
        "author_likes",
        Activity,
        "How readily you like this author's posts, as a lift over your other likes.",
        Author(|s| s.author_lift(Signal::Like)),
    ),
    feature(
        "author_responses",
        Activity,
        "How readily you comment on, save or share this author's posts, as a lift.",
        Author(|s| s.author_lift(Signal::Respond)),
    ),
    feature(
        "author_taps",
        Activity,
        "How readily you open this author's profile, as a lift.",
        Author(|s| s.author_lift(Signal::Tap)),
    ),
    feature(
        "author_hides",
        Activity,
        "How readily you hide this author's posts, as a lift.",
        Author(|s| s.author_lift(Signal::Hide)),
    ),
    feature(
        "author_shown",
        Activity,
        "How often you were shown this author's posts, ln(1 + times).",
        Author(|s| s.times_shown().ln_1p()),
    ),
    feature(
        "topic_likes",
        Activity,
        "How readily you like posts on these topics, as a lift.",
        Topics(|lifts| lifts.likes),
    ),
    feature(
        "topic_responses",
        Activity,
        "How readily you comment on, save or share posts on these topics, as a lift.",
        Topics(|lifts| lifts.responses),
    ),
    feature(
        "topic_hides",
        Activity,
        "How readily you hide posts on these topics, as a lift.",
        Topics(|lifts| lifts.hides),
    ),
    feature(
        "medium_likes",
        Activity,
        "How readily you like posts of this medium, as a lift.",
        Medium(|s, medium| s.medium_lift(medium, Signal::Like)),
    ),
    feature(
        "own_likes",
        Activity,
        "How readily you like posts at all, as a lift over everybody.",
        Viewer(|s| s.own_lift(Signal::Like)),
    ),
    feature(
        "own_comments",
        Activity,
        "How readily you comment at all, as a lift over everybody.",
        Viewer(|s| s.own_lift(Signal::Comment)),
    ),
    feature(
        "own_saves",
        Activity,
        "How readily you save posts at all, as a lift over everybody.",
        Viewer(|s| s.own_lift(Signal::Save)),
    ),
    feature(
        "own_shares",
        Activity,
        "How readily you share posts at all, as a lift over everybody.",
        Viewer(|s| s.own_lift(Signal::Share)),
    ),
    feature(
        "own_taps",
        Activity,
        "How readily you open profiles at all, as a lift over everybody.",
        Viewer(|s| s.own_lift(Signal::Tap)),
    ),
    feature(
        "own_hides",
        Activity,
        "How readily you hide posts at all, as a lift over everybody.",
        Viewer(|s| s.own_lift(Signal::Hide)),
    ),
    feature(
        "author_dwell",
        Engagement,
        "How much longer you stay on this author's posts, in mean ln(1 + seconds).",
        Author(|s| s.author_dwell()),
    ),
    feature(
        "author_skips",
        Engagement,
        "How readily you skip this author's posts within a second, as a lift.",
        Author(|s| s.author_lift(Signal::Skip)),
    ),
    feature(
        "author_watch",
        Engagement,
        "How readily you watch half of this author's videos, as a lift.",
        Author(|s| s.author_lift(Signal::Watch)),
    ),
    feature(
        "topic_dwell",
        Engagement,
        "How much longer you stay on posts on these topics, in mean ln(1 + seconds).",
        Topics(|lifts| lifts.dwell),
    ),
    feature(
        "topic_skips",
        Engagement,
        "How readily you skip posts on these topics, as a lift.",
        Topics(|lifts| lifts.skips),
    ),
    feature(
        "topic_watch",
        Engagement,
        "How readily you watch half of videos on these topics, as a lift.",
        Topics(|lifts| lifts.watch),
    ),
    feature(
        "medium_dwell",
        Engagement,
        "How much longer you stay on this medium, in mean ln(1 + seconds).",
        Medium(|s, medium| s.medium_dwell(medium)),
    ),
    feature(
        "own_dwell",
        Engagement,
        "How much longer you stay on posts than everybody, in mean ln(1 + seconds).",
        Viewer(|s| s.own_dwell()),
    ),
    feature(
        "own_watch",
        Engagement,
        "How readily you watch half of a video at all, as a lift over everybody.",
        Viewer(|s| s.own_lift(Signal::Watch)),
    ),
    feature("follows_author", Follows, "You follow the author: 1 or 0.", Author(|s| f64::from(s.viewer_follows()))),
    feature(
        "followed_back",
        Follows,
        "The author follows you: 1 or 0.",
        Author(|s| f64::from(s.author_follows_back())),
    ),
    feature(
        "shared_follows",
        Follows,
        "The share of the author's followers that you follow too.",
        Author(|s| s.shared_follows()),
    ),
    feature(
        "author_followers",
        Follows,
        "How many follow the author, ln(1 + accounts).",
        Author(|s| s.followers().ln_1p()),
    ),
    feature("author_creator", Follows, "The author is a creator: 1 or 0.", Author(|s| f64::from(s.is(Kind::Creator)))),
    feature(
        "author_business",
        Follows,
        "The author is a business: 1 or 0.",
        Author(|s| f64::from(s.is(Kind::Business))),
    ),
    feature(
        "follows_hashtag",
        Follows,
        "You follow one of the post's hashtags: 1 or 0.",
        Meeting(|s| f64::from(s.follows_hashtag())),
    ),
    feature(
        "searched_hashtag",
        Search,
        "You searched for one of the post's hashtags: 1 or 0.",
        Meeting(|s| f64::from(s.searched_hashtag())),
    ),
    feature(
        "searched_topic",
        Search,
        "How near the post's topics are to those you searched for, 0 to 1.",
        Meeting(|s| s.searched_topic()),
    ),
    feature(
        "hour_sin",
        Context,
        "The hour of the UTC day as a sine: 1 at 6, -1 at 18.",
        Viewer(|s| (s.hour() / 24.0 * std::f64::consts::TAU).sin()),
    ),
    feature(
        "hour_cos",
        Context,
        "The hour of the UTC day as a cosine: 1 at 0, -1 at 12.",
        Viewer(|s| (s.hour() / 24.0 * std::f64::consts::TAU).cos()),
    ),
    feature("weekend", Context, "Saturday or Sunday, UTC: 1 or 0.", Viewer(|s| f64::from(s.weekend()))),
    feature("tablet", Context, "You hold a tablet: 1 or 0.", Viewer(|s| f64::from(s.holds(Device::Tablet)))),
    feature("web", Context, "You look in a browser: 1 or 0.", Viewer(|s| f64::from(s.holds(Device::Web)))),
    feature(
        "evening_video",
        Context,
        "Something that plays, from 18 to 24 UTC: 1 or 0.",
        Medium(|s, medium| f64::from(medium.plays() && s.hour() >= 18.0)),
    ),
    feature("same_place", Context, "The post was made where you are: 1 or 0.", Meeting(|s| f64::from(s.same_place()))),
    feature(
        "carousel",
        Content,
        "The post is a carousel: 1 or 0.",
        Medium(|_, medium| f64::from(medium == Media::Carousel)),
    ),
    feature("video", Content, "The post is a video: 1 or 0.", Medium(|_, medium| f64::from(medium == Media::Video))),
    feature("reel", Content, "The post is a reel: 1 or 0.", Medium(|_, medium| f64::from(medium == Media::Reel))),
    feature("age", Content, "How old the post is, ln(1 + hours).", Post(|s| s.age_hours().ln_1p())),
    feature(
        "caption_length",
        Content,
        "How long the caption is, ln(1 + characters).",
        Post(|s| s.caption_length().ln_1p()),
    ),
    feature("product", Content, "The post sells something: 1 or 0.", Post(|s| f64::from(s.sells()))),
    feature(
        "duration",
        Content,
        "How long it plays, ln(1 + seconds); 0 where nothing plays.",
        Post(|s| s.duration_secs().ln_1p()),
    ),
    feature(
        "post_likes",
        Content,
        "How readily everybody liked this post so far, as a lift over its author's.",
        Post(|s| s.crowd_likes()),
    ),
    feature(
        "post_dwell",
        Content,
        "How much longer everybody stayed on this post so far, in mean ln(1 + seconds).",
        Post(|s| s.crowd_dwell()),
    ),
    feature(
        "author_liked",
        Content,
        "How readily everybody liked this author's posts so far, as a lift.",
        Author(|s| s.crowd_lift_of_author(Signal::Like)),
    ),
];
