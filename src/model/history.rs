//! What was known at a moment: impressions, counted.

use std::collections::HashMap;
use std::sync::Arc;

use super::affinity::AffinityParts;
use super::clusters::{ClusterOptions, Clusters};
use super::embedding::{Embedding, Engaged};
use super::kept::Kept;
use super::tally::{Signal, Tally, engagement};
use crate::domain::{
    AccountId, HashtagId, Impression, Media, PostId, Timestamp, TopicId, TopicWeights, ViewerId, World,
};

/// Everything the features may know of the past at a moment: counts over the impressions up to it.
///
/// A viewer's controls (close friends, favorites, mute, hide) are not in it: they carry no time, and boosts and filters
/// serve them outright. Nor are a post's totals (`likes`, `views` …): they are as of the world's now, so an earlier
/// moment could not have known them.
#[derive(Clone, Debug, PartialEq)]
pub struct History {
    everybody: Tally,
    by_viewer: Vec<Tally>,
    by_author: Vec<Tally>,
    by_post: Vec<Tally>,
    by_medium: Vec<[Tally; Media::ALL.len()]>,
    by_topic: Vec<Vec<Tally>>,
    by_pair: HashMap<(ViewerId, AccountId), Tally>,
    about_hashtag: Vec<Vec<(TopicId, f64)>>,
    engaged: Vec<Engaged>,
    led: Vec<Vec<PostId>>,
    embedding: Kept<Embedding>,
    clusters: Kept<Clusters>,
    nothing: Tally,
}

impl History {
    /// Impressions that a viewer's own rate counts as when another rate of that viewer is shrunk towards it: with an
    /// author, and with a topic or a medium. Assumed; chosen for log loss on generated worlds.
    pub(super) const AUTHOR_STRENGTH: f64 = 10.0;
    /// As [`History::AUTHOR_STRENGTH`], for topics and media.
    pub(super) const TOPIC_STRENGTH: f64 = 20.0;
    /// As [`History::AUTHOR_STRENGTH`], for everybody's rate under a viewer's, an author's or a post's.
    pub(super) const CROWD_STRENGTH: f64 = 30.0;

    /// Before anybody saw anything.
    #[must_use]
    pub fn empty(world: &World) -> History {
        History {
            everybody: Tally::default(),
            by_viewer: vec![Tally::default(); world.viewers.len()],
            by_author: vec![Tally::default(); world.accounts.len()],
            by_post: vec![Tally::default(); world.posts.len()],
            by_medium: vec![<[Tally; Media::ALL.len()]>::default(); world.viewers.len()],
            by_topic: vec![vec![Tally::default(); world.names.topics.len()]; world.viewers.len()],
            by_pair: HashMap::new(),
            about_hashtag: vec![Vec::new(); world.names.hashtags.len()],
            engaged: Vec::new(),
            led: vec![Vec::new(); world.viewers.len()],
            embedding: Kept::default(),
            clusters: Kept::default(),
            nothing: Tally::default(),
        }
    }

    /// Everything that happened up to `now`, `now` included.
    #[must_use]
    pub fn at(world: &World, now: Timestamp) -> History {
        let mut history = History::empty(world);
        for impression in in_time_order(world).into_iter().take_while(|impression| impression.at <= now) {
            history.observe(world, impression);
        }
        history
    }

    /// Adds one impression. Features stay exact to the last bit when impressions come in the order of
    /// [`History::at`]: by time, then viewer, then post.
    pub fn observe(&mut self, world: &World, impression: &Impression) {
        let (viewer, post) = (impression.viewer.0 as usize, world.post(impression.post));
        self.everybody.add(impression, 1.0);
        self.by_viewer[viewer].add(impression, 1.0);
        self.by_author[post.author.0 as usize].add(impression, 1.0);
        self.by_post[impression.post.0 as usize].add(impression, 1.0);
        self.by_medium[viewer][post.media as usize].add(impression, 1.0);
        for (topic, weight) in post.topics.iter() {
            self.by_topic[viewer][topic.0 as usize].add(impression, weight);
        }
        self.by_pair.entry((impression.viewer, post.author)).or_default().add(impression, 1.0);
        if impression.position == 1 {
            self.led[viewer].push(impression.post);
        }
        let worth = engagement(impression) as f32;
        if worth > 0.0 {
            self.embedding.forget();
            self.clusters.forget();
            self.engaged.push(Engaged { viewer: impression.viewer, post: impression.post, worth });
        }
        for tag in &post.hashtags {
            let about = &mut self.about_hashtag[tag.0 as usize];
            for (topic, weight) in post.topics.iter() {
                match about.binary_search_by_key(&topic, |pair| pair.0) {
                    Ok(at) => about[at].1 += weight,
                    Err(at) => about.insert(at, (topic, weight)),
                }
            }
        }
    }

    /// How engaged the viewer is with the account's posts, 0..1: the mean of [`engagement`](super::engagement) over
    /// those it saw, shrunk towards its mean over all posts, which is also the answer for an account it never saw.
    #[must_use]
    pub fn affinity(&self, viewer: ViewerId, account: AccountId) -> f64 {
        self.with_author(viewer, account).rate(Signal::Engage, self.usual_engagement(viewer), Self::AUTHOR_STRENGTH)
    }

    /// What [`History::affinity`] of the account is made of.
    #[must_use]
    pub fn affinity_parts(&self, viewer: ViewerId, account: AccountId) -> AffinityParts {
        AffinityParts::of(self.with_author(viewer, account), self.usual_engagement(viewer), Self::AUTHOR_STRENGTH)
    }

    /// Was the viewer shown anything of the account?
    #[must_use]
    pub fn has_met(&self, viewer: ViewerId, account: AccountId) -> bool {
        self.with_author(viewer, account).shown() > 0.0
    }

    /// What the viewer cares about, learned from what it did (F56): per topic it was shown, the mean of
    /// [`engagement`](super::engagement), 0..1, shrunk towards its mean over all posts. Empty before the first impression.
    #[must_use]
    pub fn interests(&self, viewer: ViewerId) -> TopicWeights {
        let usual = self.usual_engagement(viewer);
        TopicWeights::new(
            (0..)
                .map(TopicId)
                .zip(&self.by_topic[viewer.0 as usize])
                .filter(|(_, tally)| tally.shown() > 0.0)
                .map(|(topic, tally)| (topic, tally.rate(Signal::Engage, usual, Self::TOPIC_STRENGTH))),
        )
    }

    /// Every impression that came to some engagement, in the order observed.
    #[must_use]
    pub fn engaged(&self) -> &[Engaged] {
        &self.engaged
    }

    /// Where accounts, viewers and posts of that world lie, as far as these impressions tell; learned at the first call.
    #[must_use]
    pub fn embedding(&self, world: &World) -> Arc<Embedding> {
        self.embedding.get_or_make(world.graph(), || Embedding::learn(world, self))
    }

    /// The posts that stood first when the viewer was shown them, in the order observed.
    #[must_use]
    pub fn led(&self, viewer: ViewerId) -> &[PostId] {
        &self.led[viewer.0 as usize]
    }

    /// How many engagements and follows [`History::embedding`] is learned from.
    #[must_use]
    pub fn links(&self, world: &World) -> usize {
        self.engaged.len() + world.accounts.iter().map(|account| account.follows.len()).sum::<usize>()
    }

    /// What was asked for last, for whichever world; `None` where nothing was learned.
    #[must_use]
    pub fn last_embedding(&self) -> Option<Arc<Embedding>> {
        self.embedding.latest()
    }

    /// The clusters asked for last, for whichever world; `None` where none were found.
    #[must_use]
    pub fn last_clusters(&self) -> Option<Arc<Clusters>> {
        self.clusters.latest()
    }

    /// Lets this be [`History::embedding`] for that world: learned elsewhere, or a stand-in until it is.
    pub fn place(&self, world: &World, embedding: Arc<Embedding>) {
        self.clusters.take_out(world.graph());
        self.embedding.put(world.graph(), embedding);
    }

    /// Lets these be [`History::clusters`] for that world: found elsewhere, or a stand-in until they are.
    pub fn place_clusters(&self, world: &World, clusters: Arc<Clusters>) {
        self.clusters.put(world.graph(), clusters);
    }

    /// Takes back [`History::place_clusters`], and where `places` are taken back too, [`History::place`].
    pub fn unplace(&self, world: &World, places: bool) {
        self.clusters.take_out(world.graph());
        if places {
            self.embedding.take_out(world.graph());
        }
    }

    /// Did the viewer ever like a post of the account?
    #[must_use]
    pub fn liked(&self, viewer: ViewerId, account: AccountId) -> bool {
        self.with_author(viewer, account).amount(Signal::Like) > 0.0
    }

    /// The topics the viewer engages with more than it usually does, and by how much; empty before the first impression.
    #[must_use]
    pub fn leanings(&self, viewer: ViewerId) -> TopicWeights {
        let usual = self.usual_engagement(viewer);
        let more = |(topic, interest): (TopicId, f64)| (interest > usual).then_some((topic, interest - usual));
        TopicWeights::new(self.interests(viewer).iter().filter_map(more))
    }

    /// The posts and viewers of that world in groups, as many as separate best; found at the first call.
    #[must_use]
    pub fn clusters(&self, world: &World) -> Arc<Clusters> {
        self.clusters.get_or_make(world.graph(), || {
            let found = Clusters::find(world, &self.embedding(world), ClusterOptions::default(), &mut |_| true);
            found.unwrap_or_default()
        })
    }

    /// Is [`History::embedding`] of that world at hand?
    #[must_use]
    pub fn has_embedding(&self, world: &World) -> bool {
        self.embedding.is_made(world.graph())
    }

    /// Is [`History::clusters`] of that world at hand?
    #[must_use]
    pub fn has_clusters(&self, world: &World) -> bool {
        self.clusters.is_made(world.graph())
    }

    fn usual_engagement(&self, viewer: ViewerId) -> f64 {
        self.of_viewer(viewer).rate(Signal::Engage, self.everybody.overall_rate(Signal::Engage), Self::CROWD_STRENGTH)
    }

    pub(super) fn everybody(&self) -> &Tally {
        &self.everybody
    }

    pub(super) fn of_viewer(&self, viewer: ViewerId) -> &Tally {
        &self.by_viewer[viewer.0 as usize]
    }

    pub(super) fn of_author(&self, author: AccountId) -> &Tally {
        &self.by_author[author.0 as usize]
    }

    pub(super) fn of_post(&self, post: PostId) -> &Tally {
        &self.by_post[post.0 as usize]
    }

    pub(super) fn with_author(&self, viewer: ViewerId, author: AccountId) -> &Tally {
        self.by_pair.get(&(viewer, author)).unwrap_or(&self.nothing)
    }

    pub(super) fn with_medium(&self, viewer: ViewerId, medium: Media) -> &Tally {
        &self.by_medium[viewer.0 as usize][medium as usize]
    }

    pub(super) fn with_topic(&self, viewer: ViewerId, topic: TopicId) -> &Tally {
        &self.by_topic[viewer.0 as usize][topic.0 as usize]
    }

    /// Summed topics of the showings of posts with the hashtag, by ascending topic.
    pub(super) fn about_hashtag(&self, hashtag: HashtagId) -> &[(TopicId, f64)] {
        &self.about_hashtag[hashtag.0 as usize]
    }
}

/// A world's impressions by time, then viewer, then post; beyond that in file order.
pub(super) fn in_time_order(world: &World) -> Vec<&Impression> {
    let mut impressions: Vec<&Impression> = world.impressions.iter().collect();
    impressions.sort_by_key(|impression| (impression.at, impression.viewer, impression.post));
    impressions
}
