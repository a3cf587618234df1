//! What days are measured by: each declared once. Both ledgers, what people get and what the platform gets.

use crate::domain::Action;
use crate::simulation::metrics::Direction;

use super::day::{Day, Visit};

/// For whom a measure counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// For those who look (R15).
    People,
    /// For those who run it (R16).
    Platform,
    /// For those who make posts.
    Makers,
}

impl Side {
    /// The name in JSON.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Side::People => "people",
            Side::Platform => "platform",
            Side::Makers => "makers",
        }
    }
}

/// One number about a day.
pub struct Measure {
    /// Names it in files: `satisfaction`.
    pub key: &'static str,
    /// Names it on screen.
    pub name: &'static str,
    /// What it measures, in one sentence.
    pub doc: &'static str,
    /// What it counts.
    pub unit: &'static str,
    /// Which way is better.
    pub better: Direction,
    /// For whom it counts.
    pub side: Side,
    /// Do days add up, so that it is told for everybody, those who stayed away as 0?
    pub adds_up: bool,
    /// Of one viewer's day.
    pub of_visit: fn(&Visit) -> Option<f64>,
    /// Of the whole day, where no viewer has a part of it.
    pub of_day: Option<fn(&Day) -> Option<f64>>,
}

impl Measure {
    /// The measure of that key.
    #[must_use]
    pub fn find(key: &str) -> Option<&'static Measure> {
        MEASURES.iter().find(|measure| measure.key == key)
    }
}

const PLAIN: Measure = Measure {
    key: "",
    name: "",
    doc: "",
    unit: "share",
    better: Direction::Up,
    side: Side::People,
    adds_up: false,
    of_visit: |_| None,
    of_day: None,
};

/// All of them, in table order.
pub static MEASURES: [Measure; 26] = [
    Measure {
        key: "satisfaction",
        name: "Satisfaction",
        doc: "What viewers say when asked how it was, 1 to 5.",
        unit: "1 to 5",
        of_visit: |visit| Some(visit.satisfaction),
        ..PLAIN
    },
    Measure {
        key: "return",
        name: "Return next day",
        doc: "The share of those who came that comes back the next day.",
        of_visit: |visit| Some(f64::from(u8::from(visit.returns))),
        ..PLAIN
    },
    Measure {
        key: "topics_at_20",
        name: "Topics in the first 20",
        doc: "How many different main topics the first 20 posts of a session have.",
        unit: "topics",
        of_visit: |visit| Some(visit.topics),
        ..PLAIN
    },
    Measure {
        key: "relevance_at_10",
        name: "True relevance at 10",
        doc: "How well the topics of a session's first ten posts match the taste of that moment: the mean cosine.",
        unit: "cosine",
        of_visit: |visit| Some(visit.relevance),
        ..PLAIN
    },
    Measure {
        key: "irrelevant_share",
        name: "Irrelevant posts",
        doc: "The share of posts whose topics hardly match the taste of that moment: a cosine below 0.2.",
        better: Direction::Down,
        of_visit: |visit| visit.by_post(f64::from(visit.irrelevant)),
        ..PLAIN
    },
    Measure {
        key: "new_authors_share",
        name: "New authors",
        doc: "The share of posts by authors of whom the viewer had been shown nothing.",
        of_visit: |visit| visit.by_post(f64::from(visit.new_authors)),
        ..PLAIN
    },
    Measure {
        key: "see_less_per_100",
        name: "See less per 100",
        doc: "How many of 100 posts are hidden or reported.",
        unit: "hides",
        better: Direction::Down,
        of_visit: |visit| visit.by_post(100.0 * f64::from(visit.done[Action::Hide])),
        ..PLAIN
    },
    Measure {
        key: "borderline",
        name: "Borderline content",
        doc: "How close to breaking a guideline the posts are on average, 0 to 1.",
        better: Direction::Down,
        of_visit: |visit| visit.by_post(visit.borderline),
        ..PLAIN
    },
    Measure {
        key: "user_value",
        name: "Value to the viewer",
        doc: "What a session brought the viewer, in the points of the metric of that name, for what was really done.",
        unit: "points",
        of_visit: |visit| visit.by_session(visit.user_value()),
        ..PLAIN
    },
    Measure {
        key: "actions",
        name: "Actions per session",
        doc: "Likes, comments, saves, shares and profile taps of a session.",
        unit: "actions",
        side: Side::Platform,
        of_visit: |visit| visit.by_session(f64::from(visit.actions())),
        ..PLAIN
    },
    Measure {
        key: "positive_rate",
        name: "Positive actions per post",
        doc: "Likes, comments, saves, shares and profile taps for each post that went by.",
        unit: "actions",
        side: Side::Platform,
        of_visit: |visit| visit.by_post(f64::from(visit.actions())),
        ..PLAIN
    },
    Measure {
        key: "posts",
        name: "Posts per session",
        doc: "How many posts go by in a session.",
        unit: "posts",
        better: Direction::Neither,
        side: Side::Platform,
        of_visit: |visit| visit.by_session(f64::from(visit.shown)),
        ..PLAIN
    },
    Measure {
        key: "minutes",
        name: "Minutes per session",
        doc: "How long a session is.",
        unit: "minutes",
        better: Direction::Neither,
        side: Side::Platform,
        of_visit: |visit| visit.by_session(visit.seconds / 60.0),
        ..PLAIN
    },
    Measure {
        key: "platform_value",
        name: "Value to the platform",
        doc: "What a session brought the platform, in the points of the metric of that name, for what was really done.",
        unit: "points",
        better: Direction::Neither,
        side: Side::Platform,
        of_visit: |visit| visit.by_session(visit.platform_value()),
        ..PLAIN
    },
    Measure {
        key: "present",
        name: "Viewers who come",
        doc: "The share of all viewers who come that day.",
        side: Side::Platform,
        of_day: Some(|day| (day.people > 0).then(|| day.visits.len() as f64 / day.people as f64)),
        ..PLAIN
    },
    Measure {
        key: "sessions",
        name: "Sessions",
        doc: "Sessions for each viewer there is.",
        unit: "sessions",
        side: Side::Platform,
        adds_up: true,
        of_visit: |visit| Some(f64::from(visit.sessions)),
        ..PLAIN
    },
    Measure {
        key: "all_actions",
        name: "Actions",
        doc: "Likes, comments, saves, shares and profile taps for each viewer there is.",
        unit: "actions",
        side: Side::Platform,
        adds_up: true,
        of_visit: |visit| Some(f64::from(visit.actions())),
        ..PLAIN
    },
    Measure {
        key: "ads",
        name: "Ads seen",
        doc: "Ads that go by, for each viewer there is.",
        unit: "ads",
        better: Direction::Neither,
        side: Side::Platform,
        adds_up: true,
        of_visit: |visit| Some(f64::from(visit.ads)),
        ..PLAIN
    },
    Measure {
        key: "reward",
        name: "Reward",
        doc: "The choosers' reward, for each viewer there is.",
        unit: "reward",
        side: Side::Platform,
        adds_up: true,
        of_visit: |visit| Some(visit.reward),
        ..PLAIN
    },
    Measure {
        key: "author_gini",
        name: "Author concentration",
        doc: "How unevenly the day's showings are spread over the accounts that had something to show: Gini's coefficient.",
        unit: "Gini",
        better: Direction::Down,
        side: Side::Makers,
        of_day: Some(|day| day.author_gini),
        ..PLAIN
    },
    Measure {
        key: "homogeneity",
        name: "Alike viewers' feeds",
        doc: "How alike the week's posts of viewers of like taste are: the mean Jaccard index with the nearest.",
        unit: "Jaccard",
        better: Direction::Neither,
        side: Side::Makers,
        of_day: Some(|day| day.homogeneity),
        ..PLAIN
    },
    Measure {
        key: "taste_drift",
        name: "Taste moved",
        doc: "How far tastes are from where they began: the distance of the shares of topics, 0 to 1.41.",
        unit: "distance",
        better: Direction::Neither,
        of_visit: |visit| Some(visit.drifted),
        ..PLAIN
    },
    Measure {
        key: "taste_breadth",
        name: "Topics in a taste",
        doc: "How many topics tastes hold: one over the sum of the squared shares, 1 where there is but one.",
        unit: "topics",
        of_visit: |visit| Some(visit.breadth),
        ..PLAIN
    },
    Measure {
        key: "popularity_lift",
        name: "Popularity bias",
        doc: "How many times more of the showings go to the fifth of accounts with most actions so far than they have of \
              the posts.",
        unit: "times",
        better: Direction::Down,
        side: Side::Makers,
        of_day: Some(|day| day.popularity),
        ..PLAIN
    },
    Measure {
        key: "homogeneity_any",
        name: "Any viewers' feeds",
        doc: "How alike the week's posts of viewers are, of like taste or not: the mean Jaccard index with some others.",
        unit: "Jaccard",
        better: Direction::Neither,
        side: Side::Makers,
        of_day: Some(|day| day.alike),
        ..PLAIN
    },
    Measure {
        key: "posts_covered",
        name: "Posts shown to anybody",
        doc: "Of the posts young enough to be shown that day, the share that anybody is shown.",
        side: Side::Makers,
        of_day: Some(|day| day.coverage),
        ..PLAIN
    },
];
