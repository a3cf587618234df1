//! One day of a run, as plain numbers.

use crate::domain::{Impression, PerAction, TopicId, ViewerId};
use crate::simulation::bandit::Record;
use crate::simulation::metrics::{AD_VALUE, PLATFORM_VALUE, USER_VALUE};
use crate::simulation::statistics::mean;

use super::measures::Measure;

/// What one viewer had of one day; there is none for a viewer who stayed away.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Visit {
    /// Who: an index, as [`ViewerId`] is.
    pub viewer: u32,
    /// How often the app was opened.
    pub sessions: u32,
    /// Posts that went by.
    pub shown: u32,
    /// Those of them that were looked at.
    pub looked: u32,
    /// How often each action was done; dwell and watch counted as an impression has them.
    pub done: PerAction<u32>,
    /// Seconds spent.
    pub seconds: f64,
    /// Ads that went by.
    pub ads: u32,
    /// What was said when asked how it was, 1 to 5: the mean over the sessions.
    pub satisfaction: f64,
    /// Comes back the next day?
    pub returns: bool,
    /// Different main topics among the first 20 posts: the mean over the sessions.
    pub topics: f64,
    /// How well the topics of a session's first ten posts match the taste of that moment: cosines, the mean over the
    /// sessions.
    pub relevance: f64,
    /// Posts that hardly match it: a cosine below 0.2, as the metric `irrelevant_share` has it.
    pub irrelevant: u32,
    /// Posts by authors of whom the viewer had been shown nothing.
    pub new_authors: u32,
    /// How close to breaking a guideline the posts were, summed.
    pub borderline: f64,
    /// Rewards of the sessions, summed.
    pub reward: f64,
    /// How far the taste is from where it began, in the evening: the Euclidean distance of the shares of topics, 0..√2.
    pub drifted: f64,
    /// How many topics that taste holds: one over the sum of the squared shares, 1 where it is of one topic (Simpson 1949,
    /// <https://doi.org/10.1038/163688a0>; Hill 1973).
    pub breadth: f64,
}

impl Visit {
    /// Whose it is.
    #[must_use]
    pub fn viewer(&self) -> ViewerId {
        ViewerId(self.viewer)
    }

    /// Likes, comments, saves, shares and profile taps.
    #[must_use]
    pub fn actions(&self) -> u32 {
        super::Reward::COUNTED.iter().map(|&action| self.done[action]).sum()
    }

    /// What it brought the viewer, in [`USER_VALUE`]'s points, for what was really done.
    #[must_use]
    pub fn user_value(&self) -> f64 {
        USER_VALUE.iter().map(|&(action, points)| points * f64::from(self.done[action])).sum()
    }

    /// What it brought the platform, in [`PLATFORM_VALUE`]'s points, for what was really done, and [`AD_VALUE`] for
    /// each ad that went by.
    #[must_use]
    pub fn platform_value(&self) -> f64 {
        let done: f64 = PLATFORM_VALUE.iter().map(|&(action, points)| points * f64::from(self.done[action])).sum();
        done + AD_VALUE * f64::from(self.ads)
    }

    /// An amount of the visit for each of its sessions.
    #[must_use]
    pub fn by_session(&self, amount: f64) -> Option<f64> {
        (self.sessions > 0).then(|| amount / f64::from(self.sessions))
    }

    /// An amount of the visit for each post that went by.
    #[must_use]
    pub fn by_post(&self, amount: f64) -> Option<f64> {
        (self.shown > 0).then(|| amount / f64::from(self.shown))
    }
}

/// A viewer went by a topic for the first time.
#[derive(Clone, Debug, PartialEq)]
pub struct FirstSight {
    /// Who.
    pub viewer: ViewerId,
    /// The main topic of the post.
    pub topic: TopicId,
    /// In which session of the day, 0 = the first.
    pub session: usize,
    /// Seconds it stayed there.
    pub dwell_secs: f64,
}

impl FirstSight {
    pub(super) fn of(topic: TopicId, session: usize, impression: &Impression) -> FirstSight {
        FirstSight { viewer: impression.viewer, topic, session, dwell_secs: impression.dwell_secs }
    }
}

/// One day of a run.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Day {
    /// 1 = the first.
    pub number: usize,
    /// How many viewers there are, present or not.
    pub people: usize,
    /// Those who came, in viewer order.
    pub visits: Vec<Visit>,
    /// For each arm of the plan how many sessions had it, and their rewards.
    pub arms: Vec<Record>,
    /// How often each account's posts went by, in account order.
    pub exposure: Vec<u32>,
    /// How unevenly that is spread over the accounts that had something to show: Gini's coefficient.
    pub author_gini: Option<f64>,
    /// How much more of the showings went to popular accounts than they have of the posts that could be shown that day: one
    /// share by the other, 1 = as many. Popular is the fifth whose posts had most actions up to that morning.
    pub popularity: Option<f64>,
    /// The share of those posts that anybody was shown.
    pub coverage: Option<f64>,
    /// How alike what viewers were shown in the last seven days is to what their nearest was: the mean Jaccard index of
    /// the posts. The nearest is whose taste was most alike before the first day.
    pub homogeneity: Option<f64>,
    /// The same with any others instead of the nearest, a few for each viewer.
    pub alike: Option<f64>,
    /// Posts about what their viewer had been shown nothing about before, in the order in which they became known.
    pub firsts: Vec<FirstSight>,
    /// Posts made that day.
    pub new_posts: usize,
    /// How many showings the model was fitted to in the night after it; 0 where it was not.
    pub lessons: usize,
}

impl Day {
    /// Sessions of all viewers.
    #[must_use]
    pub fn sessions(&self) -> u32 {
        self.visits.iter().map(|visit| visit.sessions).sum()
    }

    /// Rewards of all sessions, summed.
    #[must_use]
    pub fn reward(&self) -> f64 {
        self.arms.iter().map(|record| record.reward).sum()
    }

    /// What a measure comes to: its mean over those who came, or over everybody where days add up.
    #[must_use]
    pub fn value(&self, measure: &Measure) -> Option<f64> {
        match measure.of_day {
            Some(of_day) => of_day(self),
            None if measure.adds_up => {
                let sum: f64 = self.visits.iter().filter_map(measure.of_visit).sum();
                (self.people > 0).then(|| sum / self.people as f64)
            }
            None => mean(self.visits.iter().filter_map(measure.of_visit)),
        }
    }
}
