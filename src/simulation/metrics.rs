//! What a feed is like, in numbers: each declared once, and measured on the posts of one session.

use crate::domain::{Action, Kind, Media, Origin, Post};
use crate::pipeline::{Context, Ledger};

use super::statistics::{counts, entropy, gini, mean, median};

/// Posts looked at in one session. Assumed: the minutes and sessions a day that were published for 2015 to 2017 make 20
/// to 60 posts a session.
pub const SESSION: usize = 30;

/// Is more of it good? As a rule of thumb for reading a table, not a verdict.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// More is better.
    Up,
    /// Less is better.
    Down,
    /// It depends.
    Neither,
}

impl Direction {
    /// The name in JSON: `up`, `down`, `neither`.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Direction::Up => "up",
            Direction::Down => "down",
            Direction::Neither => "neither",
        }
    }
}

/// One number about a feed.
pub struct Metric {
    /// Names it in JSON: `author_gini`.
    pub key: &'static str,
    /// Names it in tables: `Author Gini`.
    pub name: &'static str,
    /// What it measures, in one sentence.
    pub doc: &'static str,
    /// What it counts: `actions`, `share`, `bits`, `hours`, `posts`, `authors`.
    pub unit: &'static str,
    /// Which way is better.
    pub better: Direction,
    /// Where its formula comes from.
    pub source: &'static str,
    measure: fn(&Session<'_>) -> Option<f64>,
}

impl Metric {
    /// Its value for the feed; `None` where the feed is empty, or nothing in it has what it measures.
    #[must_use]
    pub fn of(&self, context: &Context<'_>, ledger: &Ledger) -> Option<f64> {
        (self.measure)(&Session::of(context, ledger))
    }
}

/// The posts of a session: the first [`SESSION`] that were delivered.
struct Session<'a> {
    context: &'a Context<'a>,
    ledger: &'a Ledger,
    rows: &'a [u32],
}

impl<'a> Session<'a> {
    fn of(context: &'a Context<'a>, ledger: &'a Ledger) -> Session<'a> {
        let delivered = ledger.delivered();
        Session { context, ledger, rows: &delivered[..delivered.len().min(SESSION)] }
    }

    fn posts(&self) -> impl Iterator<Item = &'a Post> + '_ {
        self.rows.iter().map(|&row| self.context.world.post(self.ledger.slate.posts[row as usize]))
    }

    fn author(&self, row: u32) -> u32 {
        self.ledger.slate.authors[row as usize].0
    }

    fn authors(&self) -> impl Iterator<Item = u32> + '_ {
        self.rows.iter().map(|&row| self.author(row))
    }

    fn share(&self, counts: impl Fn(u32) -> bool) -> Option<f64> {
        mean(self.rows.iter().map(|&row| f64::from(u8::from(counts(row)))))
    }

    /// Σ over places k of p / log2(k + 1); places without that action count nothing.
    fn expected(&self, action: Action) -> Option<f64> {
        let looked_at = |place: usize| 1.0 / ((place + 2) as f64).log2();
        let counted = |(place, &row): (usize, &u32)| Some(looked_at(place) * self.ledger.probability(row, action)?);
        let terms: Vec<f64> = self.rows.iter().enumerate().filter_map(counted).collect();
        (!terms.is_empty()).then(|| terms.iter().sum())
    }
}

const DCG: &str = "predicted probabilities, discounted by 1 / log2(place + 1) as in Järvelin and Kekäläinen 2002";

macro_rules! expected {
    ($key:literal, $name:literal, $what:literal, $better:ident, $action:ident) => {
        Metric {
            key: $key,
            name: $name,
            doc: concat!("How many ", $what, " a session of 30 posts brings, lower places looked at less."),
            unit: "actions",
            better: Direction::$better,
            source: DCG,
            measure: |session| session.expected(Action::$action),
        }
    };
}

/// All of them, in table order.
pub static METRICS: [Metric; 18] = [
    expected!("expected_like", "Likes a session", "likes", Up, Like),
    expected!("expected_comment", "Comments a session", "comments", Up, Comment),
    expected!("expected_save", "Saves a session", "saves", Up, Save),
    expected!("expected_share", "Shares a session", "shares", Up, Share),
    expected!("expected_profile_tap", "Profile taps a session", "profile taps", Up, ProfileTap),
    expected!("expected_dwell", "Dwells a session", "stays of three seconds or more", Up, Dwell),
    expected!("expected_watch", "Watches a session", "videos and reels watched by half", Up, Watch),
    expected!("expected_hide", "Hides a session", "hides and reports", Down, Hide),
    Metric {
        key: "friends_share",
        name: "Friends' posts",
        doc: "The share of posts by persons who follow the viewer and are followed back.",
        unit: "share",
        better: Direction::Up,
        source: "the card's first sentence: feed is where you reach your friends; who is a friend is assumed",
        measure: |session| session.share(|row| is_friend(session, row)),
    },
    Metric {
        key: "suggested_share",
        name: "Suggested posts",
        doc: "The share of posts from accounts the viewer does not follow, suggested by those it does.",
        unit: "share",
        better: Direction::Neither,
        source: "a count",
        measure: |session| session.share(|row| session.ledger.slate.origins[row as usize] == Origin::Suggested),
    },
    Metric {
        key: "author_gini",
        name: "Author Gini",
        doc: "How unevenly the session's places are spread over its authors, 0 where all have as many.",
        unit: "share",
        better: Direction::Down,
        source: "Gini 1912",
        measure: |session| gini(&counts(session.authors()).into_values().collect::<Vec<_>>()),
    },
    Metric {
        key: "longest_author_run",
        name: "Longest author run",
        doc: "The most posts of one author in a row.",
        unit: "posts",
        better: Direction::Down,
        source: "the card's example rule: at most three in a row",
        measure: |session| {
            let runs = session.rows.chunk_by(|&a, &b| session.author(a) == session.author(b));
            runs.map(<[u32]>::len).max().map(|run| run as f64)
        },
    },
    Metric {
        key: "authors_at_10",
        name: "Authors in the top 10",
        doc: "How many different authors the first ten posts have.",
        unit: "authors",
        better: Direction::Up,
        source: "a count",
        measure: |session| {
            let distinct = counts(session.authors().take(10)).len();
            (distinct > 0).then_some(distinct as f64)
        },
    },
    Metric {
        key: "media_entropy",
        name: "Media mix",
        doc: "How mixed photos, carousels, videos and reels are: 0 where all are one, 2 where all four are as many.",
        unit: "bits",
        better: Direction::Up,
        source: "Shannon 1948",
        measure: |session| entropy(counts(session.posts().map(media)).into_values().map(|count| count as f64)),
    },
    Metric {
        key: "topic_entropy",
        name: "Topic mix",
        doc: "How mixed the topics are, each post spreading one share over its own.",
        unit: "bits",
        better: Direction::Up,
        source: "Shannon 1948",
        measure: topic_entropy,
    },
    Metric {
        key: "median_age_hours",
        name: "Median age",
        doc: "Half of the posts are older than this.",
        unit: "hours",
        better: Direction::Neither,
        source: "a median",
        measure: |session| {
            let ages: Vec<f64> = session.rows.iter().map(|&row| session.ledger.slate.age_hours[row as usize]).collect();
            median(&ages)
        },
    },
    Metric {
        key: "borderline_exposure",
        name: "Borderline content",
        doc: "How close to breaking a guideline the posts are on average, 0 to 1.",
        unit: "share",
        better: Direction::Down,
        source: "the mean of the posts' labels",
        measure: |session| mean(session.posts().map(|post| post.labels.borderline)),
    },
    Metric {
        key: "misinformation_exposure",
        name: "Misinformation",
        doc: "The share of posts in which fact-checkers identified misinformation.",
        unit: "share",
        better: Direction::Down,
        source: "a count of the posts' labels",
        measure: |session| session.share(|row| session.ledger.slate.misinformation[row as usize]),
    },
];

fn media(post: &Post) -> Media {
    post.media
}

fn is_friend(session: &Session<'_>, row: u32) -> bool {
    let (world, viewer) = (session.context.world, session.context.account());
    let author = session.ledger.slate.authors[row as usize];
    world.account(author).kind == Kind::Person && world.follows(viewer, author) && world.follows(author, viewer)
}

fn topic_entropy(session: &Session<'_>) -> Option<f64> {
    let mut shares = vec![0.0; session.context.world.names.topics.len()];
    for post in session.posts() {
        let whole: f64 = post.topics.iter().map(|(_, weight)| weight).sum();
        for (topic, weight) in post.topics.iter().filter(|_| whole > 0.0) {
            shares[topic.0 as usize] += weight / whole;
        }
    }
    entropy(shares)
}
