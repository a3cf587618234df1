//! One post as one viewer would meet it at a moment: everything the features look at, and the questions they ask of it.

use super::history::History;
use super::tally::{Signal, Tally};
use crate::domain::{Account, Media, Post, PostId, Timestamp, Viewer, ViewerId, World, hours_between};

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

/// A post met at a moment.
pub(super) struct Sight<'a> {
    pub(super) moment: &'a Moment<'a>,
    pub(super) post: &'a Post,
    pub(super) author: &'a Account,
    own: &'a Tally,
    with_author: &'a Tally,
    with_medium: &'a Tally,
    of_author: &'a Tally,
    of_post: &'a Tally,
}

/// Days for which a search counts; assumed.
const SEARCH_DAYS: f64 = 14.0;

impl<'a> Sight<'a> {
    pub(super) fn new(moment: &'a Moment<'a>, id: PostId) -> Sight<'a> {
        let (history, post) = (moment.history, moment.world.post(id));
        Sight {
            moment,
            post,
            author: moment.world.account(post.author),
            own: history.of_viewer(moment.viewer_id),
            with_author: history.with_author(moment.viewer_id, post.author),
            with_medium: history.with_medium(moment.viewer_id, post.media),
            of_author: history.of_author(post.author),
            of_post: history.of_post(id),
        }
    }

    /// How much likelier a signal is from this viewer than from everybody.
    pub(super) fn own_lift(&self, signal: Signal) -> f64 {
        self.own.lift(signal, self.everybodys(signal), History::CROWD_STRENGTH)
    }

    /// How much likelier a signal is from this viewer on this author's posts than on others.
    pub(super) fn author_lift(&self, signal: Signal) -> f64 {
        self.with_author.lift(signal, self.usual(signal), History::AUTHOR_STRENGTH)
    }

    /// How much likelier a signal is from this viewer on this medium than on others.
    pub(super) fn medium_lift(&self, signal: Signal) -> f64 {
        self.with_medium.lift(signal, self.usual(signal), History::TOPIC_STRENGTH)
    }

    /// How much likelier a signal is from this viewer on the post's topics than on others: the mean by topic weight.
    pub(super) fn topic_lift(&self, signal: Signal) -> f64 {
        let usual = self.usual(signal);
        self.over_topics(|tally| tally.lift(signal, usual, History::TOPIC_STRENGTH))
    }

    /// How much likelier a signal is from everybody on this author's posts than on others.
    pub(super) fn crowd_lift_of_author(&self, signal: Signal) -> f64 {
        self.of_author.lift(signal, self.everybodys(signal), History::CROWD_STRENGTH)
    }

    /// How much likelier a signal is from everybody on this post than on the author's others.
    pub(super) fn crowd_lift_of_post(&self, signal: Signal) -> f64 {
        let usual = self.of_author.rate(signal, self.everybodys(signal), History::CROWD_STRENGTH);
        self.of_post.lift(signal, usual, History::CROWD_STRENGTH)
    }

    /// How much longer this viewer stays than everybody, as a difference of mean ln(1 + seconds).
    pub(super) fn own_dwell(&self) -> f64 {
        self.usual_dwell() - self.moment.history.everybody().overall_log_dwell()
    }

    /// How much longer this viewer stays on this author's posts than on others.
    pub(super) fn author_dwell(&self) -> f64 {
        self.with_author.mean_log_dwell(self.usual_dwell(), History::AUTHOR_STRENGTH) - self.usual_dwell()
    }

    /// How much longer this viewer stays on this medium than on others.
    pub(super) fn medium_dwell(&self) -> f64 {
        self.with_medium.mean_log_dwell(self.usual_dwell(), History::TOPIC_STRENGTH) - self.usual_dwell()
    }

    /// How much longer this viewer stays on the post's topics than on others: the mean by topic weight.
    pub(super) fn topic_dwell(&self) -> f64 {
        let usual = self.usual_dwell();
        self.over_topics(|tally| tally.mean_log_dwell(usual, History::TOPIC_STRENGTH) - usual)
    }

    /// How much longer everybody stays on this post than on others.
    pub(super) fn crowd_dwell(&self) -> f64 {
        let usual = self.moment.history.everybody().overall_log_dwell();
        self.of_post.mean_log_dwell(usual, History::CROWD_STRENGTH) - usual
    }

    /// How often the viewer was shown the author's posts.
    pub(super) fn times_shown(&self) -> f64 {
        self.with_author.shown()
    }

    /// The share of the author's followers that the viewer follows too, from at most 32 of them spread evenly, so that
    /// the cost is bounded; 0 where nobody follows the author.
    pub(super) fn shared_follows(&self) -> f64 {
        const AT_MOST: usize = 32;
        let followers = self.moment.world.followers(self.post.author);
        let asked = followers.iter().step_by(followers.len().div_ceil(AT_MOST).max(1));
        let (shared, all) = asked.fold((0.0, 0.0), |(shared, all), &follower| {
            (shared + f64::from(self.viewer_follows(follower)), all + 1.0)
        });
        if all > 0.0 { shared / all } else { 0.0 }
    }

    pub(super) fn viewer_follows(&self, account: crate::domain::AccountId) -> bool {
        self.moment.world.follows(self.moment.viewer.account, account)
    }

    pub(super) fn author_follows_back(&self) -> bool {
        self.moment.world.follows(self.post.author, self.moment.viewer.account)
    }

    /// Did the viewer search for one of the post's hashtags lately, before this moment?
    pub(super) fn searched_hashtag(&self) -> bool {
        self.searches().any(|hashtag| self.post.hashtags.contains(&hashtag))
    }

    /// How near the post's topics are to those of the hashtags the viewer searched for lately: the largest cosine, 0..1,
    /// of the post's topics and those of the posts shown so far with the hashtag; 0 without a search.
    pub(super) fn searched_topic(&self) -> f64 {
        self.searches().map(|hashtag| self.nearness(hashtag)).fold(0.0, f64::max)
    }

    pub(super) fn follows_hashtag(&self) -> bool {
        self.post.hashtags.iter().any(|tag| self.moment.viewer.hashtags.contains(tag))
    }

    pub(super) fn same_place(&self) -> bool {
        self.post.place.is_some() && self.post.place == self.moment.viewer.place
    }

    pub(super) fn is(&self, medium: Media) -> bool {
        self.post.media == medium
    }

    pub(super) fn age_hours(&self) -> f64 {
        hours_between(self.post.created_at, self.moment.now).max(0.0)
    }

    /// Hour of the UTC day with its fraction, 0..24.
    pub(super) fn hour(&self) -> f64 {
        self.moment.now.as_second().rem_euclid(86_400) as f64 / 3_600.0
    }

    /// Saturday or Sunday, UTC? The epoch was a Thursday.
    pub(super) fn weekend(&self) -> bool {
        matches!(self.moment.now.as_second().div_euclid(86_400).rem_euclid(7), 2 | 3)
    }

    fn searches(&self) -> impl Iterator<Item = crate::domain::HashtagId> {
        let now = self.moment.now;
        let lately = move |at| at < now && hours_between(at, now) <= SEARCH_DAYS * 24.0;
        self.moment.viewer.searches.iter().filter(move |search| lately(search.at)).map(|search| search.hashtag)
    }

    fn nearness(&self, hashtag: crate::domain::HashtagId) -> f64 {
        let about = self.moment.history.about_hashtag(hashtag);
        let topics = &self.post.topics;
        let dot: f64 = about.iter().map(|&(topic, weight)| weight * topics.get(topic)).sum();
        let length = (about.iter().map(|pair| pair.1 * pair.1).sum::<f64>() * topics.dot(topics)).sqrt();
        if length > 0.0 { dot / length } else { 0.0 }
    }

    fn over_topics(&self, lift: impl Fn(&Tally) -> f64) -> f64 {
        let (sum, weights) = self.post.topics.iter().fold((0.0, 0.0), |(sum, weights), (topic, weight)| {
            (sum + weight * lift(self.moment.history.with_topic(self.moment.viewer_id, topic)), weights + weight)
        });
        if weights > 0.0 { sum / weights } else { 0.0 }
    }

    fn everybodys(&self, signal: Signal) -> f64 {
        self.moment.history.everybody().overall_rate(signal)
    }

    fn usual(&self, signal: Signal) -> f64 {
        self.own.rate(signal, self.everybodys(signal), History::CROWD_STRENGTH)
    }

    fn usual_dwell(&self) -> f64 {
        self.own.mean_log_dwell(self.moment.history.everybody().overall_log_dwell(), History::CROWD_STRENGTH)
    }
}
