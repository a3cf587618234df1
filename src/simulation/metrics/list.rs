//! The metrics.

use crate::domain::{Action, Origin};
use crate::simulation::statistics::{counts, entropy, gini, mean, median};

use super::value::{self, USER_VALUE};
use super::{Direction, Measure, Metric};

const DCG: &str = "predicted probabilities, discounted by 1 / log2(place + 1) as in Järvelin and Kekäläinen 2002";

/// What a metric is before it is said what it is.
const PLAIN: Metric = Metric {
    key: "",
    name: "",
    doc: "",
    unit: "share",
    better: Direction::Neither,
    source: "a count",
    only_in_simulation: false,
    measure: Measure::Whole(|_| None),
};

/// From this cosine down a post does not match a taste. Assumed.
const NO_MATCH: f64 = 0.2;
/// How far the relevance of the top looks.
const TOP: usize = 10;

macro_rules! expected {
    ($key:literal, $name:literal, $what:literal, $better:ident, $action:ident) => {
        Metric {
            key: $key,
            name: $name,
            doc: concat!("How many ", $what, " a session of 30 posts brings, lower places looked at less."),
            unit: "actions",
            better: Direction::$better,
            source: DCG,
            measure: Measure::Sum(|session, place, row| session.expected(place, row, Action::$action)),
            ..PLAIN
        }
    };
}

fn one_if(holds: bool) -> f64 {
    f64::from(u8::from(holds))
}

/// All of them, in table order.
pub static METRICS: [Metric; 28] = [
    expected!("expected_like", "Likes a session", "likes", Up, Like),
    expected!("expected_comment", "Comments a session", "comments", Up, Comment),
    expected!("expected_save", "Saves a session", "saves", Up, Save),
    expected!("expected_share", "Shares a session", "shares", Up, Share),
    expected!("expected_profile_tap", "Profile taps a session", "profile taps", Up, ProfileTap),
    expected!("expected_dwell", "Dwells a session", "stays of three seconds or more", Up, Dwell),
    expected!("expected_watch", "Watches a session", "videos and reels watched by half", Up, Watch),
    expected!("expected_hide", "Hides a session", "hides and reports", Down, Hide),
    Metric {
        key: "user_value",
        name: "Value to the viewer",
        doc: "What a session brings the viewer: 1 point a like, 2 a comment, 3 a save, 3 a share, −10 a hide, each by \
              its probability, lower places looked at less.",
        unit: "points",
        better: Direction::Up,
        source: "the points are assumed; discounted by 1 / log2(place + 1)",
        measure: Measure::Sum(|session, place, row| value::of_post(session, &USER_VALUE, place, row)),
        ..PLAIN
    },
    Metric {
        key: "platform_value",
        name: "Value to the platform",
        doc: "What a session brings the platform: 1 point a comment, 1 a share, 0.5 a profile tap, 0.5 a dwell, 1 a \
              watch, each by its probability, and 1 an ad, lower places looked at less.",
        unit: "points",
        better: Direction::Neither,
        source: "the points are assumed; discounted by 1 / log2(place + 1), an ad by the place above it",
        measure: Measure::Whole(value::to_platform),
        ..PLAIN
    },
    Metric {
        key: "ads_a_session",
        name: "Ads a session",
        doc: "How many ads stand between the posts of a session.",
        unit: "ads",
        measure: Measure::Whole(|session| (!session.rows.is_empty()).then(|| session.ads().count() as f64)),
        ..PLAIN
    },
    Metric {
        key: "friends_share",
        name: "Friends' posts",
        doc: "The share of posts by persons who follow the viewer and are followed back.",
        better: Direction::Up,
        source: "the card's first sentence: feed is where you reach your friends; who is a friend is assumed",
        measure: Measure::Mean(|session, row| one_if(session.is_friend(row))),
        ..PLAIN
    },
    Metric {
        key: "suggested_share",
        name: "Suggested posts",
        doc: "The share of posts from accounts the viewer does not follow, suggested by those it does.",
        measure: Measure::Mean(|session, row| one_if(session.ledger.slate.origins[row as usize] == Origin::Suggested)),
        ..PLAIN
    },
    Metric {
        key: "new_authors_share",
        name: "New authors",
        doc: "The share of posts by authors of whom the viewer was shown nothing before.",
        source: "a count; that new is what is new to this viewer is assumed",
        measure: Measure::Mean(|session, row| one_if(session.is_new_to_viewer(row))),
        ..PLAIN
    },
    Metric {
        key: "small_creators_share",
        name: "Small creators",
        doc: "The share of posts by creators and businesses with fewer followers than half of those that post.",
        source: "a count; that small is below the world's median is assumed",
        measure: Measure::Mean(|session, row| one_if(session.is_by_small_creator(row))),
        ..PLAIN
    },
    Metric {
        key: "popularity",
        name: "Popularity",
        doc: "How popular the authors are: the mean of log10(1 + followers), 1 for nine followers, 2 for 99.",
        unit: "log10",
        source: "the average recommendation popularity of Yin et al. 2012, as in Abdollahpouri et al. 2019, here of \
                 authors and in logarithms",
        measure: Measure::Mean(|session, row| session.popularity(row)),
        ..PLAIN
    },
    Metric {
        key: "author_gini",
        name: "Author Gini",
        doc: "How unevenly the session's places are spread over its authors, 0 where all have as many.",
        better: Direction::Down,
        source: "Gini 1912",
        measure: Measure::Whole(|session| gini(&counts(session.authors()).into_values().collect::<Vec<_>>())),
        ..PLAIN
    },
    Metric {
        key: "longest_author_run",
        name: "Longest author run",
        doc: "The most posts of one author in a row.",
        unit: "posts",
        better: Direction::Down,
        source: "the card's example rule: at most three in a row",
        measure: Measure::Whole(|session| {
            let runs = session.rows.chunk_by(|&a, &b| session.author(a) == session.author(b));
            runs.map(<[u32]>::len).max().map(|run| run as f64)
        }),
        ..PLAIN
    },
    Metric {
        key: "authors_at_10",
        name: "Authors in the top 10",
        doc: "How many different authors the first ten posts have.",
        unit: "authors",
        better: Direction::Up,
        measure: Measure::Whole(|session| {
            let distinct = counts(session.authors().take(10)).len();
            (distinct > 0).then_some(distinct as f64)
        }),
        ..PLAIN
    },
    Metric {
        key: "media_entropy",
        name: "Media mix",
        doc: "How mixed photos, carousels, videos and reels are: 0 where all are one, 2 where all four are as many.",
        unit: "bits",
        better: Direction::Up,
        source: "Shannon 1948",
        measure: Measure::Whole(|session| {
            let media = counts(session.posts().map(|post| post.media));
            entropy(media.into_values().map(|count| count as f64))
        }),
        ..PLAIN
    },
    Metric {
        key: "topic_entropy",
        name: "Topic mix",
        doc: "How mixed the topics are, each post spreading one share over its own.",
        unit: "bits",
        better: Direction::Up,
        source: "Shannon 1948",
        measure: Measure::Whole(|session| session.topic_entropy()),
        ..PLAIN
    },
    Metric {
        key: "diversity",
        name: "Diversity",
        doc: "How unlike each other the posts are: the mean of 1 − similarity over all pairs.",
        better: Direction::Up,
        source: "intra-list similarity of Ziegler et al. 2005, as a mean and turned round; similarity is 0.7 · cosine of \
                 topics + 0.3 · Jaccard index of hashtags, sizes assumed",
        measure: Measure::Whole(|session| session.diversity()),
        ..PLAIN
    },
    Metric {
        key: "miscalibration",
        name: "Miscalibration",
        doc: "How far the topics shown are from the viewer's learned interests, 0 where the shares are the same.",
        unit: "bits",
        better: Direction::Down,
        source: "Kullback–Leibler divergence as in Steck 2018, smoothed with his 0.01; interests are those the model's \
                 history knows, taken as shares, which is assumed",
        measure: Measure::Whole(|session| session.miscalibration()),
        ..PLAIN
    },
    Metric {
        key: "true_relevance_at_10",
        name: "True relevance at 10",
        doc: "How well the topics of the first ten posts match the viewer's hidden taste: the mean cosine.",
        unit: "cosine",
        better: Direction::Up,
        source: "the generator's own tastes, known only in simulation",
        only_in_simulation: true,
        measure: Measure::Whole(|session| {
            let taste = session.taste()?;
            mean(session.posts().take(TOP).map(|post| taste.topics.cosine(&post.topics)))
        }),
    },
    Metric {
        key: "irrelevant_share",
        name: "Irrelevant posts",
        doc: "The share of posts whose topics hardly match the viewer's hidden taste: a cosine below 0.2.",
        better: Direction::Down,
        source: "the generator's own tastes, known only in simulation; the limit is assumed",
        only_in_simulation: true,
        measure: Measure::Whole(|session| {
            let taste = session.taste()?;
            mean(session.posts().map(|post| one_if(taste.topics.cosine(&post.topics) < NO_MATCH)))
        }),
        ..PLAIN
    },
    Metric {
        key: "median_age_hours",
        name: "Median age",
        doc: "Half of the posts are older than this.",
        unit: "hours",
        source: "a median",
        measure: Measure::Whole(|session| {
            let ages: Vec<f64> = session.rows.iter().map(|&row| session.ledger.slate.age_hours[row as usize]).collect();
            median(&ages)
        }),
        ..PLAIN
    },
    Metric {
        key: "borderline_exposure",
        name: "Borderline content",
        doc: "How close to breaking a guideline the posts are on average, 0 to 1.",
        better: Direction::Down,
        source: "the mean of the posts' labels",
        measure: Measure::Mean(|session, row| session.ledger.slate.borderline[row as usize]),
        ..PLAIN
    },
    Metric {
        key: "misinformation_exposure",
        name: "Misinformation",
        doc: "The share of posts in which fact-checkers identified misinformation.",
        better: Direction::Down,
        source: "a count of the posts' labels",
        measure: Measure::Mean(|session, row| one_if(session.ledger.slate.misinformation[row as usize])),
        ..PLAIN
    },
];
