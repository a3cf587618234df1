//! One post as one viewer would meet it at a moment, and the questions the features ask of it.

use super::bond::Bond;
use super::history::History;
use super::onlooker::TopicLifts;
use super::tally::{Signal, Tally};
use crate::domain::{Post, PostId, hours_between};

/// A post of an author before a viewer.
pub(super) struct Sight<'a> {
    pub(super) post: &'a Post,
    bond: &'a Bond<'a>,
    of_post: &'a Tally,
}

impl<'a> Sight<'a> {
    pub(super) fn new(bond: &'a Bond<'a>, id: PostId) -> Sight<'a> {
        let moment = &bond.onlooker.moment;
        Sight { post: moment.world.post(id), bond, of_post: moment.history.of_post(id) }
    }

    /// How this viewer differs on the post's topics from its usual: the mean by topic weight.
    pub(super) fn topic_mean(&self, lift: impl Fn(&TopicLifts) -> f64) -> f64 {
        self.bond.onlooker.topic_mean(&self.post.topics, lift)
    }

    /// How much likelier a like is from everybody on this post than on the author's others.
    pub(super) fn crowd_likes(&self) -> f64 {
        self.of_post.lift(Signal::Like, self.bond.usual_likes, History::CROWD_STRENGTH)
    }

    /// How much longer everybody stays on this post than on others.
    pub(super) fn crowd_dwell(&self) -> f64 {
        let usual = self.bond.onlooker.everybodys.log_dwell;
        self.of_post.mean_log_dwell(usual, History::CROWD_STRENGTH) - usual
    }

    pub(super) fn searched_hashtag(&self) -> bool {
        self.bond.onlooker.searched_hashtag(self.post)
    }

    pub(super) fn searched_topic(&self) -> f64 {
        self.bond.onlooker.searched_topic(&self.post.topics)
    }

    pub(super) fn follows_hashtag(&self) -> bool {
        self.post.hashtags.iter().any(|tag| self.bond.onlooker.moment.viewer.hashtags.contains(tag))
    }

    pub(super) fn same_place(&self) -> bool {
        self.post.place.is_some() && self.post.place == self.bond.onlooker.moment.viewer.place
    }

    pub(super) fn age_hours(&self) -> f64 {
        hours_between(self.post.created_at, self.bond.onlooker.moment.now).max(0.0)
    }
}
