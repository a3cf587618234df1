//! How a simulated viewer acts: from hidden taste, post, position, hour and device to what is done.
//!
//! A post is looked at with a chance that falls with its position; only then anything is done. Each action has a
//! log-odds: a base, plus the match of topics, the tie to the author, the taste for the medium, the quality of the post,
//! the viewer's readiness for that action, and effects of hour and device. All sizes are assumed; generated worlds shift
//! every viewer's readiness so that the base rates come out as published.

use rand_distr::{Beta, Distribution};

use crate::domain::{AccountId, Action, ActionSet, Device, PerAction, Post, Taste, Timestamp};

use super::random::{self, Chance};

/// One post before one viewer at one moment.
#[derive(Clone, Copy, Debug)]
pub struct Encounter<'a> {
    /// What the viewer really likes.
    pub taste: &'a Taste,
    /// How close it is to the author, 0..1; [`tie`] looks it up.
    pub tie: f64,
    /// What is shown.
    pub post: &'a Post,
    /// How good the post is, in log-odds.
    pub quality: f64,
    /// Where in the feed, 1 = top.
    pub position: u32,
    /// When.
    pub at: Timestamp,
    /// On what.
    pub device: Device,
}

/// What came of an encounter.
#[derive(Clone, Debug, PartialEq)]
pub struct Response {
    /// Seconds spent, one decimal.
    pub dwell_secs: f64,
    /// How much was watched, 0..1, two decimals; `None` where nothing plays.
    pub watched: Option<f64>,
    /// What was done outright.
    pub named: ActionSet,
}

/// How one action depends on what an encounter is like, in log-odds.
struct Habit {
    base: f64,
    /// Per unit of match, which is centered at [`USUAL_MATCH`].
    topic: f64,
    /// Per unit of tie.
    tie: f64,
    /// How much the taste for the medium and the post's quality count.
    charm: f64,
}

const fn habit(base: f64, topic: f64, tie: f64, charm: f64) -> Habit {
    Habit { base, topic, tie, charm }
}

/// In [`Action::ALL`] order. The bases are near the published rates; dwell's puts the median stay on a phone at 1.7 s
/// (Facebook 2017, as reported by Adweek), watch's lets a third of playing posts be watched to the half (assumed).
const HABITS: PerAction<Habit> = PerAction([
    habit(-3.0, 2.6, 2.4, 1.0),
    habit(-6.4, 1.6, 3.4, 0.7),
    habit(-5.0, 3.2, 0.4, 1.0),
    habit(-5.8, 2.2, 1.8, 1.0),
    habit(-4.2, 2.2, 0.6, 0.8),
    habit(-1.07, 1.8, 1.0, 0.6),
    habit(-0.7, 2.2, 0.8, 0.9),
    habit(-6.4, -3.0, -1.6, -0.8),
]);
/// The match at which topics neither add nor take away.
pub(super) const USUAL_MATCH: f64 = 0.4;
/// Deviation of the logarithm of the seconds spent.
const DWELL_SIGMA: f64 = 0.9;
/// A normal deviate times this is close to a logistic one (within 0.01 of probability).
const LOGIT_PER_PROBIT: f64 = 1.702;
/// Nobody stays longer, in seconds.
const LONGEST_STAY: f64 = 300.0;
/// Seconds for which a post passes by that is not looked at.
const GLANCE: (f64, f64) = (0.1, 0.8);
/// In poor taste is looked at longer and hidden more often, per unit of the label; so is what is false, at half.
const GAWK: f64 = 0.6;
const DISGUST: f64 = 1.6;

/// How close a taste is to an account, 0..1; 0 where it names no tie.
#[must_use]
pub fn tie(taste: &Taste, account: AccountId) -> f64 {
    taste.ties.iter().find(|(to, _)| *to == account).map_or(0.0, |(_, tie)| *tie)
}

impl Encounter<'_> {
    /// The chance that the post is looked at: position to the power of minus `decay`.
    #[must_use]
    pub fn examined(&self, decay: f64) -> f64 {
        f64::from(self.position.max(1)).powf(-decay)
    }

    /// The log-odds of an action, once the post is looked at.
    #[must_use]
    pub fn log_odds(&self, action: Action) -> f64 {
        let habit = &HABITS[action];
        let charm = self.taste.media[self.post.media as usize] + self.quality;
        habit.base
            + habit.topic * (self.taste.topics.cosine(&self.post.topics) - USUAL_MATCH)
            + habit.tie * self.tie
            + habit.charm * charm
            + self.taste.readiness[action]
            + self.labels(action)
            + circumstances(action, self.device, utc_hour(self.at))
    }

    /// The chance of each action, once the post is looked at; `None` for watch where nothing plays.
    ///
    /// Dwell's is within 0.01 for what does not play, and a lower bound for what does, as watching takes time too.
    #[must_use]
    pub fn chances(&self) -> PerAction<Option<f64>> {
        PerAction::from_fn(|action| {
            (action != Action::Watch || self.post.media.plays()).then(|| logistic(self.log_odds(action)))
        })
    }

    /// Draws what is done.
    pub fn respond(&self, decay: f64, rng: &mut Chance) -> Response {
        if random::happens(rng, self.examined(decay)) { self.act(rng) } else { self.pass(rng) }
    }

    /// Draws what is done with a post that passes by without being looked at: nothing.
    pub fn pass(&self, rng: &mut Chance) -> Response {
        let dwell = random::between(rng, GLANCE.0, GLANCE.1);
        rounded(dwell, self.playing_secs().map(|duration| dwell / duration), ActionSet::default())
    }

    /// Draws what is done with a post that is looked at.
    pub fn act(&self, rng: &mut Chance) -> Response {
        let duration = self.playing_secs();
        let watched = duration.map(|_| self.watched(rng));
        let logit = self.log_odds(Action::Dwell) / LOGIT_PER_PROBIT + random::normal(rng);
        let stay = crate::domain::Impression::DWELL_SECS * (DWELL_SIGMA * logit).exp();
        let playing = watched.zip(duration).map_or(0.0, |(share, duration)| share * duration);
        let named =
            Action::NAMED.into_iter().filter(|&action| random::happens(rng, logistic(self.log_odds(action)))).collect();
        rounded(stay.max(playing).clamp(GLANCE.0, LONGEST_STAY), watched, named)
    }

    fn playing_secs(&self) -> Option<f64> {
        self.post.duration_secs.filter(|_| self.post.media.plays())
    }

    /// How much is watched: half or more with the chance of watch, and a beta draw within either half.
    fn watched(&self, rng: &mut Chance) -> f64 {
        let (first, a, b) = if random::happens(rng, logistic(self.log_odds(Action::Watch))) {
            (0.5, 1.6, 0.8)
        } else {
            (0.0, 0.8, 1.6)
        };
        let within = Beta::new(a, b).map_or(0.5, |beta| beta.sample(rng));
        // The rounding below must not lift the lower half over its end.
        first + f64::min(0.5 * within, if first > 0.0 { 0.5 } else { 0.49 })
    }

    fn labels(&self, action: Action) -> f64 {
        let labels = &self.post.labels;
        let tasteless = labels.borderline + if labels.misinformation { 0.5 } else { 0.0 };
        match action {
            Action::Dwell | Action::Watch | Action::Comment => GAWK * tasteless,
            Action::Hide => DISGUST * tasteless,
            _ => 0.0,
        }
    }
}

/// What hour and device add to the log-odds. Hours are of the UTC day, which a world knows; the median stay in a browser
/// is 2.5 s against 1.7 s (Facebook 2017, as reported by Adweek), the rest is assumed.
fn circumstances(action: Action, device: Device, utc_hour: f64) -> f64 {
    let evening = (18.0..23.0).contains(&utc_hour);
    let morning = (5.0..9.0).contains(&utc_hour);
    let hour = match action {
        Action::Watch if evening => 0.4,
        Action::Like | Action::Comment if evening => 0.15,
        Action::Dwell | Action::Save if morning => -0.25,
        _ => 0.0,
    };
    let device = match (action, device) {
        (Action::Dwell, Device::Web) => (2.5_f64 / 1.7).ln() / DWELL_SIGMA * LOGIT_PER_PROBIT,
        (Action::Dwell | Action::Watch, Device::Tablet) => 0.3,
        (Action::Comment, Device::Web) => 0.4,
        (Action::Share, Device::Phone) => 0.2,
        _ => 0.0,
    };
    hour + device
}

fn utc_hour(at: Timestamp) -> f64 {
    at.as_second().rem_euclid(86_400) as f64 / 3_600.0
}

/// The probability of those log-odds.
pub(super) fn logistic(log_odds: f64) -> f64 {
    1.0 / (1.0 + (-log_odds).exp())
}

fn rounded(dwell: f64, watched: Option<f64>, named: ActionSet) -> Response {
    Response {
        dwell_secs: (dwell * 10.0).round() / 10.0,
        watched: watched.map(|share| (share.min(1.0) * 100.0).round() / 100.0),
        named,
    }
}
