//! A viewer at a moment: what is the same whichever post it meets, worked out once.

use std::cell::OnceCell;

use super::bond::Bond;
use super::facts::Facts;
use super::features::{FEATURE_COUNT, Feature, Row};
use super::history::History;
use super::lifts::TopicLifts;
use super::tally::{Rates, Signal, Tally};
use crate::domain::{
    AccountId, Device, HashtagId, Media, Timestamp, TopicId, TopicWeights, Viewer, ViewerId, World, hours_between,
};

/// A viewer at a moment, and what was known then.
#[derive(Clone, Copy, Debug)]
pub struct Moment<'a> {
    /// Where it happens.
    pub world: &'a World,
    /// What was known.
    pub history: &'a History,
    /// Who looks.
    pub viewer_id: ViewerId,
    /// Its searches, hashtags, device and place; they may differ from the world's where a person changed them.
    pub viewer: &'a Viewer,
    /// When.
    pub now: Timestamp,
}

/// A viewer at a moment, about to meet posts. What posts share (the viewer, a medium, a topic) is worked out when it is
/// first asked for, and kept.
pub struct Onlooker<'a> {
    pub(super) moment: Moment<'a>,
    /// What is usual with everybody, and with this viewer.
    pub(super) everybodys: Rates,
    pub(super) usual: Rates,
    /// The features of the viewer alone; 0 elsewhere.
    pub(super) row: Row,
    own: &'a Tally,
    media: [OnceCell<Row>; Media::ALL.len()],
    topics: Vec<OnceCell<TopicLifts>>,
    searches: Vec<Searched<'a>>,
    /// What is known of the posts beforehand.
    pub(super) facts: Option<&'a Facts<'a>>,
}

/// A hashtag the viewer searched for lately.
struct Searched<'a> {
    hashtag: HashtagId,
    /// Summed topics of the posts shown so far with it.
    about: &'a [(TopicId, f64)],
    /// The square of their length.
    squared: f64,
}

/// Days for which a search counts; assumed.
const SEARCH_DAYS: f64 = 14.0;

impl<'a> Onlooker<'a> {
    /// The moment's viewer.
    #[must_use]
    pub fn new(moment: &Moment<'a>) -> Onlooker<'a> {
        let history = moment.history;
        let own = history.of_viewer(moment.viewer_id);
        let everybodys = history.everybody().overall();
        let mut onlooker = Onlooker {
            moment: *moment,
            usual: own.shrunk(&everybodys, History::CROWD_STRENGTH),
            everybodys,
            row: [0.0; FEATURE_COUNT],
            own,
            media: Default::default(),
            topics: vec![OnceCell::new(); moment.world.names.topics.len()],
            searches: searches(moment),
            facts: None,
        };
        for &(at, value) in Feature::of_viewer() {
            onlooker.row[at] = value(&onlooker);
        }
        onlooker
    }

    /// The same with what is known beforehand of the posts at that moment, which changes no answer.
    #[must_use]
    pub fn knowing(self, facts: Option<&'a Facts<'a>>) -> Onlooker<'a> {
        Onlooker { facts, ..self }
    }

    /// The viewer with one author before it.
    #[must_use]
    pub fn bond(&self, author: AccountId) -> Bond<'_> {
        Bond::new(self, author)
    }

    /// The features of the viewer and a medium, in their places; what is in the others says nothing.
    pub(super) fn with_medium(&self, medium: Media) -> &Row {
        self.media[medium as usize].get_or_init(|| {
            let mut row = [0.0; FEATURE_COUNT];
            for &(at, value) in Feature::of_medium() {
                row[at] = value(self, medium);
            }
            row
        })
    }

    /// How much likelier a signal is from this viewer than from everybody.
    pub(super) fn own_lift(&self, signal: Signal) -> f64 {
        self.own.lift(signal, self.everybodys.of(signal), History::CROWD_STRENGTH)
    }

    /// How much longer this viewer stays than everybody, as a difference of mean ln(1 + seconds).
    pub(super) fn own_dwell(&self) -> f64 {
        self.usual.log_dwell - self.everybodys.log_dwell
    }

    /// How much likelier a signal is from this viewer on this medium than on others.
    pub(super) fn medium_lift(&self, medium: Media, signal: Signal) -> f64 {
        self.tally_of(medium).lift(signal, self.usual.of(signal), History::TOPIC_STRENGTH)
    }

    /// How much longer this viewer stays on this medium than on others.
    pub(super) fn medium_dwell(&self, medium: Media) -> f64 {
        self.tally_of(medium).mean_log_dwell(self.usual.log_dwell, History::TOPIC_STRENGTH) - self.usual.log_dwell
    }

    /// How this viewer differs on the topics from its usual: the means by topic weight; 0 without topics.
    pub(super) fn with_topics(&self, topics: &[(TopicId, f64)]) -> TopicLifts {
        TopicLifts::mean(topics.iter().map(|&(topic, weight)| (self.with_topic(topic), weight)))
    }

    /// Did the viewer search for one of the hashtags lately, before this moment?
    pub(super) fn searched_hashtag(&self, hashtags: &[HashtagId]) -> bool {
        self.searches.iter().any(|searched| hashtags.contains(&searched.hashtag))
    }

    /// How near the topics are to those of the hashtags the viewer searched for lately: the largest cosine, 0..1, of the
    /// topics and those of the posts shown so far with the hashtag; 0 without a search.
    pub(super) fn searched_topic(&self, topics: &TopicWeights) -> f64 {
        self.searches.iter().map(|searched| searched.nearness(topics)).fold(0.0, f64::max)
    }

    /// Hour of the UTC day with its fraction, 0..24.
    pub(super) fn hour(&self) -> f64 {
        self.moment.now.as_second().rem_euclid(86_400) as f64 / 3_600.0
    }

    /// Saturday or Sunday, UTC? The epoch was a Thursday.
    pub(super) fn weekend(&self) -> bool {
        matches!(self.moment.now.as_second().div_euclid(86_400).rem_euclid(7), 2 | 3)
    }

    pub(super) fn holds(&self, device: Device) -> bool {
        self.moment.viewer.device == device
    }

    fn tally_of(&self, medium: Media) -> &'a Tally {
        self.moment.history.with_medium(self.moment.viewer_id, medium)
    }

    fn with_topic(&self, topic: TopicId) -> &TopicLifts {
        self.topics[topic.0 as usize]
            .get_or_init(|| TopicLifts::of(self.moment.history.with_topic(self.moment.viewer_id, topic), &self.usual))
    }
}

impl Searched<'_> {
    fn nearness(&self, topics: &TopicWeights) -> f64 {
        let dot: f64 = self.about.iter().map(|&(topic, weight)| weight * topics.get(topic)).sum();
        let length = (self.squared * topics.dot(topics)).sqrt();
        if length > 0.0 { dot / length } else { 0.0 }
    }
}

/// Does a search made then count now: before now, and lately?
#[must_use]
pub fn counts_as_search(at: Timestamp, now: Timestamp) -> bool {
    at < now && hours_between(at, now) <= SEARCH_DAYS * 24.0
}

/// The searches that count at the moment.
fn searches<'a>(moment: &Moment<'a>) -> Vec<Searched<'a>> {
    let searched = |hashtag| {
        let about = moment.history.about_hashtag(hashtag);
        Searched { hashtag, about, squared: about.iter().map(|pair| pair.1 * pair.1).sum() }
    };
    moment
        .viewer
        .searches
        .iter()
        .filter(|search| counts_as_search(search.at, moment.now))
        .map(|search| searched(search.hashtag))
        .collect()
}
