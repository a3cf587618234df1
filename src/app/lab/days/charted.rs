//! What the charts of Days tell: measures by day, and what was lost.

use serde::{Deserialize, Serialize};

use crate::simulation::days::{MEASURES, Measure, Side};

/// So many charts stand side by side.
pub const CHARTS: usize = 6;
/// Those of the first start, by key.
const FIRST: [&str; CHARTS] = ["actions", "satisfaction", "return", "topics_at_20", "author_gini", REGRET];
/// The key of what was lost.
const REGRET: &str = "regret";

/// What a chart tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Charted {
    /// A measure, by its place in [`MEASURES`].
    Measure(usize),
    /// The reward lost so far against the best of the runs.
    Regret,
}

impl Charted {
    /// All there is to tell: first what counts for people, then for the platform, then for makers of posts.
    pub fn all() -> impl Iterator<Item = Charted> {
        let known = || (0..MEASURES.len()).map(Charted::Measure).chain([Charted::Regret]);
        let of = move |side: Side| known().filter(move |charted| charted.side() == side);
        [Side::People, Side::Platform, Side::Makers].into_iter().flat_map(of)
    }

    /// What goes by that key; `None` where nothing does.
    #[must_use]
    pub fn find(key: &str) -> Option<Charted> {
        Charted::all().find(|charted| charted.key() == key)
    }

    /// Names it in files.
    #[must_use]
    pub fn key(self) -> &'static str {
        self.measure().map_or(REGRET, |measure| measure.key)
    }

    /// The measure; `None` for what was lost.
    #[must_use]
    pub fn measure(self) -> Option<&'static Measure> {
        match self {
            Charted::Measure(at) => MEASURES.get(at),
            Charted::Regret => None,
        }
    }

    /// Names it above a chart.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self.key() {
            "actions" => "Engagement",
            "topics_at_20" => "Diversity",
            "borderline" => "Borderline",
            _ => self.measure().map_or("Regret", |measure| measure.name),
        }
    }

    /// What its numbers are.
    #[must_use]
    pub fn unit(self) -> &'static str {
        match self.key() {
            "actions" => "actions per session",
            "topics_at_20" => "topics in the first 20",
            "author_gini" => "Gini of showings",
            "return" | "present" => "share of viewers",
            "irrelevant_share" | "new_authors_share" | "posts_covered" => "share of posts",
            "borderline" => "mean of posts",
            "user_value" | "platform_value" => "points per session",
            "sessions" => "sessions per viewer",
            "all_actions" => "actions per viewer",
            "ads" => "ads per viewer",
            "reward" => "reward per viewer",
            _ => self.measure().map_or("reward lost against the best", |measure| measure.unit),
        }
    }

    /// What it tells, in a sentence.
    #[must_use]
    pub fn about(self) -> &'static str {
        self.measure().map_or(
            "Reward for each viewer that the run lost so far against the one of these runs with most reward in the end.",
            |measure| measure.doc,
        )
    }

    /// For whom it counts.
    #[must_use]
    pub fn side(self) -> Side {
        self.measure().map_or(Side::Platform, |measure| measure.side)
    }

    /// Is it told in percent?
    #[must_use]
    pub fn is_share(self) -> bool {
        self.measure().is_some_and(|measure| measure.unit == "share")
    }
}

/// What each chart tells, in reading order; no two tell the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Vec<String>", into = "Vec<String>")]
pub struct Charts([Charted; CHARTS]);

impl Default for Charts {
    fn default() -> Self {
        Charts(FIRST.map(|key| Charted::find(key).unwrap_or(Charted::Regret)))
    }
}

impl Charts {
    /// All of them.
    #[must_use]
    pub fn told(&self) -> [Charted; CHARTS] {
        self.0
    }

    /// Lets a chart tell that. Where another one tells it, the two change places.
    pub fn tell(&mut self, chart: usize, charted: Charted) {
        let other = self.0.iter().position(|&other| other == charted);
        match other {
            Some(other) if chart < CHARTS => self.0.swap(chart, other),
            Some(_) => {}
            None => self.0.get_mut(chart).into_iter().for_each(|told| *told = charted),
        }
    }
}

impl From<Vec<String>> for Charts {
    /// Where a key is unknown, or told before, the chart tells what it tells at the first start, or what is left of that.
    fn from(keys: Vec<String>) -> Charts {
        let mut charts = Charts::default();
        for (at, key) in keys.iter().enumerate().take(CHARTS) {
            let known = Charted::find(key).filter(|known| !charts.0[..at].contains(known));
            known.into_iter().for_each(|charted| charts.tell(at, charted));
        }
        charts
    }
}

impl From<Charts> for Vec<String> {
    fn from(charts: Charts) -> Vec<String> {
        charts.0.iter().map(|charted| charted.key().to_owned()).collect()
    }
}
