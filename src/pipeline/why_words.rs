//! The words of the why-sentences: one row per feature, factor and rule that can be told.

use crate::domain::{Action, Media};

/// What a sentence is about.
pub(super) struct About<'a> {
    /// The author, as a person would call it.
    pub(super) author: String,
    /// The post's heaviest topic.
    pub(super) topic: &'a str,
    /// The post's medium, in the plural.
    pub(super) medium: &'static str,
    /// Is it newer than most of the feed?
    pub(super) is_new: bool,
}

/// What is said of a feature that lifts a post: where its value is above 0, and where it is not.
///
/// `{author}`, `{topic}` and `{medium}` stand for what the post is. Features that are nobody's reason, such as the hour,
/// have no row and are never told.
const FEATURES: [(&str, &str, &str); 26] = [
    ("author_likes", "You like {author}’s posts more than most accounts’.", ""),
    ("author_responses", "You comment on, save or share {author}’s posts more than most accounts’.", ""),
    ("author_taps", "You open {author}’s profile more than most accounts’.", ""),
    ("author_hides", "", "You hide {author}’s posts less than most accounts’."),
    ("author_dwell", "You stay longer on {author}’s posts than on most.", ""),
    ("author_skips", "", "You skip {author}’s posts less than most."),
    ("author_watch", "You watch {author}’s videos further than most.", ""),
    ("topic_likes", "You like posts about {topic} more than most others.", ""),
    ("topic_responses", "You comment on, save or share posts about {topic} more than most others.", ""),
    ("topic_hides", "", "You hide posts about {topic} less than others."),
    ("topic_dwell", "You stay longer on posts about {topic} than on most others.", ""),
    ("topic_skips", "", "You skip posts about {topic} less than others."),
    ("topic_watch", "You watch videos about {topic} further than most others.", ""),
    ("medium_likes", "You like {medium} more than other posts.", ""),
    ("medium_dwell", "You stay longer on {medium} than on other posts.", ""),
    ("followed_back", "{author} follows you back.", ""),
    ("shared_follows", "You follow many of {author}’s followers.", ""),
    ("follows_hashtag", "You follow one of its hashtags.", ""),
    ("searched_hashtag", "You searched for one of its hashtags.", ""),
    ("searched_topic", "It is close to what you searched for.", ""),
    ("same_place", "It was made where you are.", ""),
    ("evening_video", "It plays, and it is evening.", ""),
    ("post_likes", "Others who saw it liked it more than {author}’s other posts.", ""),
    ("post_dwell", "Others who saw it stayed longer than usual.", ""),
    ("author_liked", "{author}’s posts are liked more than most.", ""),
    ("age", "", "It is newer than most posts here."),
];

/// The sentence for a feature that lifts a post by lying on its side of the model's `mean`; `None` for one that is
/// nobody's reason, has no words for that side, or would say what does not hold.
pub(super) fn sentence(key: &str, value: f64, mean: f64, about: &About<'_>) -> Option<String> {
    let (_, above, below) = FEATURES.iter().find(|(feature, ..)| *feature == key)?;
    let words = match key {
        "age" if value < mean && about.is_new => below,
        "age" => return None,
        _ if value > 0.0 && value > mean => above,
        _ if value <= 0.0 && value < mean => below,
        _ => return None,
    };
    (!words.is_empty()).then(|| {
        words.replace("{author}", &about.author).replace("{topic}", about.topic).replace("{medium}", about.medium)
    })
}

/// The sentence for a factor, by its reason.
pub(super) fn factor(reason: &str, author: &str) -> Option<String> {
    Some(match reason {
        "freshness" => "Its age leaves part of its score.".to_owned(),
        "close_friends" => format!("{author} is on your close friends list."),
        "favorites" => format!("{author} is one of your favorites."),
        "holiday" => "It carries a hashtag of today’s holiday.".to_owned(),
        "same_place" => "It was made where you are.".to_owned(),
        "misinformation" => "Fact-checkers identified misinformation in it.".to_owned(),
        "repeat_misinformation" => format!("{author} repeatedly shared misinformation."),
        "borderline" => "It comes close to breaking a guideline.".to_owned(),
        "suggested" => "Suggested posts count less.".to_owned(),
        "similar_to_hidden" => "It is like a post you hid.".to_owned(),
        "author_decay" => format!("Other posts of {author} stand before it."),
        "led_lately" => format!("{author} led your feed lately, and it is another’s turn."),
        "topic_decay" => "Other posts on the same topic stand before it.".to_owned(),
        "new_account" => format!("You were never shown a post of {author}."),
        "cluster_decay" => "Other posts that the same people engage with stand before it.".to_owned(),
        _ => return None,
    })
}

/// The sentence for a list rule that moved a post `places` up, or down where negative; `None` where it did not.
pub(super) fn rule(stage: &str, places: i64) -> Option<String> {
    let rule = match stage {
        "media" => "so that the same media do not follow each other",
        "author" => "so that one author does not fill the feed",
        _ => return None,
    };
    match places {
        0 => None,
        up if up > 0 => Some(format!("Moved up {up} {rule}.")),
        down => Some(format!("Moved down {} {rule}.", -down)),
    }
}

/// A place as people say it: `1st`, `22nd`.
#[must_use]
pub fn ordinal(place: usize) -> String {
    let ending = match (place % 10, place % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{place}{ending}")
}

/// What one does to a post: "to `like it`".
pub(super) fn deed(action: Action) -> &'static str {
    match action {
        Action::Like => "like it",
        Action::Comment => "comment on it",
        Action::Save => "save it",
        Action::Share => "send it to somebody",
        Action::ProfileTap => "open its author’s profile",
        Action::Dwell => "stay three seconds or more",
        Action::Watch => "watch half of it",
        Action::Hide => "hide it",
    }
}

/// A medium in the plural.
pub(super) fn medium(media: Media) -> &'static str {
    match media {
        Media::Photo => "photos",
        Media::Carousel => "carousels",
        Media::Video => "videos",
        Media::Reel => "reels",
    }
}

/// A probability with two figures: `8.7 %`, `0.04 %`.
pub(crate) fn percent(p: f64) -> String {
    let percent = 100.0 * p;
    let decimals = if percent >= 10.0 {
        0
    } else if percent >= 1.0 {
        1
    } else {
        2
    };
    format!("{percent:.decimals$} %")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_names_a_feature_and_each_only_once() {
        for (at, (key, ..)) in FEATURES.iter().enumerate() {
            assert!(crate::model::Feature::index_of(key).is_some(), "{key} is no feature");
            assert!(FEATURES[..at].iter().all(|(other, ..)| other != key), "{key} stands twice");
        }
    }

    #[test]
    fn a_sentence_is_told_only_where_it_holds() {
        let about = |is_new| About { author: "Mara".to_owned(), topic: "sea", medium: "photos", is_new };
        assert_eq!(
            sentence("author_likes", 0.4, 0.1, &about(true)).as_deref(),
            Some("You like Mara’s posts more than most accounts’.")
        );
        assert_eq!(sentence("author_likes", 0.1, 0.4, &about(true)), None, "less than others, however it counts");
        assert_eq!(sentence("author_likes", -0.4, 0.1, &about(true)), None);
        assert_eq!(sentence("age", 1.0, 3.0, &about(false)), None, "young, but not for this feed");
        assert!(sentence("age", 1.0, 3.0, &about(true)).is_some());
    }
}
