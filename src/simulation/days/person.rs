//! A viewer as days go by: what it saw, how it feels, how its taste moves. Every size is assumed.

use crate::domain::{AccountId, Post, PostId, Taste, TopicId, TopicWeights, Viewer};
use crate::simulation::behavior::{USUAL_MATCH, logistic};
use crate::simulation::random::{self, Chance};

/// How good a session feels before anything is seen.
pub const NEUTRAL: f64 = 3.0;
/// What a post that is looked at is liked by: per unit of match beyond the usual, of tie, of quality, of bad taste, and of
/// sameness, the share of the last ten posts with its main topic.
pub const LIKING: Liking = Liking { topic: 2.0, tie: 0.6, quality: 0.5, tasteless: -3.0, same: -0.8 };
/// What all that liking makes of a session, on the scale from 1 to 5.
const FELT: f64 = 1.4;
/// Deviation of what is said from what is felt.
const SAID_SIGMA: f64 = 0.5;
/// Which share of a mood one day's sessions make.
const MOOD: f64 = 0.3;
/// The log-odds of coming back at [`NEUTRAL`], and for each point of mood above it.
const RETURN: f64 = 0.6;
const RETURN_PER_POINT: f64 = 0.9;
/// How much less likely than returning it is to come back after a day away.
const COME_BACK: f64 = 0.5;
/// Posts whose topics are remembered for sameness.
pub(super) const REMEMBERED: usize = 10;
/// What a look counts towards drift where nothing is done.
const MERE_LOOK: f64 = 0.1;

/// What a post is liked by, in points for each unit.
pub struct Liking {
    /// Match of topics beyond the usual.
    pub topic: f64,
    /// Tie to the author.
    pub tie: f64,
    /// Quality, in log-odds.
    pub quality: f64,
    /// Borderline, and half for what is false: it is looked at and commented on more, and liked less (Milli et al. 2025).
    pub tasteless: f64,
    /// Sameness with what was just seen.
    pub same: f64,
}

/// One viewer as days go by.
#[derive(Clone, Debug)]
pub(super) struct Person {
    /// With the posts it hid up to now.
    pub(super) viewer: Viewer,
    /// As it stands, drifted.
    pub(super) taste: Taste,
    /// The topics it began with.
    began: TopicWeights,
    /// How it felt of late, 1..5.
    pub(super) mood: f64,
    /// Comes the next day?
    pub(super) comes: bool,
    /// What it was shown since the run began, with the day, oldest first; what is too old to be shown again is forgotten.
    pub(super) seen: Vec<(usize, PostId)>,
    /// Who led its last feed.
    pub(super) led_by: Option<AccountId>,
}

impl Person {
    pub(super) fn new(viewer: Viewer, taste: Taste) -> Person {
        let began = taste.topics.clone();
        Person { viewer, taste, began, mood: NEUTRAL, comes: true, seen: Vec::new(), led_by: None }
    }

    /// The posts it was shown since the run began and that could come again.
    pub(super) fn seen_since(&self) -> Vec<PostId> {
        self.seen.iter().map(|&(_, post)| post).collect()
    }

    /// Moves the taste towards the topics of what was looked at, each by its weight.
    pub(super) fn drift(&mut self, share: f64, looked_at: &[(&Post, f64)]) {
        let mut shown: Vec<(TopicId, f64)> = Vec::new();
        for (post, engagement) in looked_at {
            let whole: f64 = post.topics.iter().map(|(_, weight)| weight).sum();
            let weight = (MERE_LOOK + engagement) / whole.max(f64::MIN_POSITIVE);
            shown.extend(post.topics.iter().map(|(topic, amount)| (topic, amount * weight)));
        }
        let all: f64 = shown.iter().map(|(_, amount)| amount).sum();
        if all <= 0.0 || share <= 0.0 {
            return;
        }
        let mut moved: Vec<(TopicId, f64)> =
            self.taste.topics.iter().map(|(topic, weight)| (topic, (1.0 - share) * weight)).collect();
        for (topic, amount) in shown {
            let amount = share * amount / all;
            match moved.binary_search_by_key(&topic, |pair| pair.0) {
                Ok(at) => moved[at].1 += amount,
                Err(at) => moved.insert(at, (topic, amount)),
            }
        }
        self.taste.topics = TopicWeights::new(moved);
    }

    /// How far the taste is from where it began: the Euclidean distance of the shares of topics, 0..√2.
    pub(super) fn drifted(&self) -> f64 {
        let (now, before) = (&self.taste.topics, &self.began);
        let (all, all_before) = (whole(now), whole(before));
        let gone = before.iter().filter(|&(topic, _)| now.get(topic) == 0.0).map(|(_, weight)| weight / all_before);
        let moved = now.iter().map(|(topic, weight)| weight / all - before.get(topic) / all_before);
        moved.chain(gone).map(|change| change * change).sum::<f64>().sqrt()
    }

    /// How many topics the taste holds: one over the sum of the squared shares; 0 where it holds none.
    pub(super) fn breadth(&self) -> f64 {
        let topics = &self.taste.topics;
        if topics.squared() > 0.0 { whole(topics).powi(2) / topics.squared() } else { 0.0 }
    }

    /// Takes in how a day felt, and decides whether to come back.
    pub(super) fn sleep(&mut self, felt: Option<f64>, rng: &mut Chance) {
        let factor = if felt.is_some() { 1.0 } else { COME_BACK };
        if let Some(felt) = felt {
            self.mood += MOOD * (felt - self.mood);
        }
        self.comes = random::happens(rng, factor * returns(self.mood));
    }
}

/// The sum of the weights, hardly ever 0.
fn whole(topics: &TopicWeights) -> f64 {
    topics.iter().map(|(_, weight)| weight).sum::<f64>().max(f64::MIN_POSITIVE)
}

/// The chance to come back in that mood.
#[must_use]
pub fn returns(mood: f64) -> f64 {
    logistic(RETURN + RETURN_PER_POINT * (mood - NEUTRAL))
}

/// How a session felt, 1..5, from how its posts were liked.
#[must_use]
pub fn felt(likings: &[f64]) -> f64 {
    let mean = likings.iter().sum::<f64>() / likings.len().max(1) as f64;
    (NEUTRAL + FELT * mean).clamp(1.0, 5.0)
}

/// What is said when asked, a whole number from 1 to 5.
pub(super) fn said(felt: f64, rng: &mut Chance) -> f64 {
    (felt + SAID_SIGMA * random::normal(rng)).round().clamp(1.0, 5.0)
}

/// How a post is liked that is looked at, 0 = neither.
#[must_use]
pub fn liking(cosine: f64, tie: f64, quality: f64, post: &Post, same: f64) -> f64 {
    let tasteless = post.labels.borderline + if post.labels.misinformation { 0.5 } else { 0.0 };
    LIKING.topic * (cosine - USUAL_MATCH)
        + LIKING.tie * tie
        + LIKING.quality * quality
        + LIKING.tasteless * tasteless
        + LIKING.same * same
}
