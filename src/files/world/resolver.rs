//! The names of a world's file, what they stand for, and what was found wrong while looking them up.

use super::leaf::{Hashtag, Name, Share};
use super::names::{Found, Gaps, Interner, Pool, twice};
use super::pairs::Pairs;
use super::post_shape::ArtFile;
use super::shape::WorldFile;
use crate::domain::{
    AccountId, Art, HashtagId, Names, PlaceId, PostId, Timestamp, TopicId, TopicWeights, Viewer, ViewerId, World,
};
use crate::files::spot::{Fault, Finding, Spot, quoted};

/// What is unknown of each list of a broken file.
#[derive(Default)]
pub(super) struct AllGaps {
    pub(super) topics: Gaps,
    pub(super) accounts: Gaps,
    pub(super) viewers: Gaps,
    pub(super) posts: Gaps,
    pub(super) impressions: Gaps,
    pub(super) ads: Gaps,
    pub(super) stories: Gaps,
    pub(super) holidays: Gaps,
    /// The clock is unknown.
    pub(super) now: bool,
}

/// The names of the file, and what was found wrong so far.
pub(super) struct Resolver {
    pub(super) findings: Vec<Finding>,
    pub(super) now: Timestamp,
    topics: Pool,
    accounts: Pool,
    viewers: Pool,
    posts: Pool,
    ads: Pool,
    topic_names: Vec<String>,
    hashtags: Interner,
    places: Interner,
}

impl Resolver {
    pub(super) fn new(file: &WorldFile, gaps: &AllGaps, now: Timestamp) -> Resolver {
        let mut findings = Vec::new();
        let mut pool = |list: &'static str, key: Option<&'static str>, names: Vec<&str>, gaps: &Gaps| {
            let (pool, twice) = Pool::new(names.iter().copied(), gaps);
            findings.extend(twice.into_iter().map(|at| {
                let spot = Spot::element(list, gaps.place(at));
                let spot = if let Some(key) = key { spot.key(key) } else { spot };
                Finding::said(spot, there_already(names[at]))
            }));
            pool
        };
        let topics = pool("topics", None, file.topics.iter().map(|it| it.0.as_str()).collect(), &gaps.topics);
        let ids = file.accounts.iter().map(|it| it.id.0.as_str()).collect();
        let accounts = pool("accounts", Some("id"), ids, &gaps.accounts);
        let handles = file.viewers.iter().map(|it| it.account.as_str()).collect();
        let viewers = pool("viewers", Some("account"), handles, &gaps.viewers);
        let posts = pool("posts", Some("id"), file.posts.iter().map(|it| it.id.0.as_str()).collect(), &gaps.posts);
        let ads = pool("ads", Some("id"), file.ads.iter().map(|it| it.id.0.as_str()).collect(), &gaps.ads);
        pool("stories", Some("id"), file.stories.iter().map(|it| it.id.0.as_str()).collect(), &gaps.stories);
        let topic_names = file.topics.iter().map(|it| it.0.clone()).collect();
        let (hashtags, places) = (Interner::default(), Interner::default());
        Resolver { findings, now, topics, accounts, viewers, posts, ads, topic_names, hashtags, places }
    }

    /// The names of a world as it stands.
    pub(super) fn of(world: &World) -> Resolver {
        let pool = |names: Vec<&str>| Pool::new(names.into_iter(), &Gaps::default()).0;
        let handles = |viewer: &Viewer| world.accounts[viewer.account.0 as usize].id.as_str();
        Resolver {
            findings: Vec::new(),
            now: world.now,
            topics: pool(world.names.topics.iter().map(String::as_str).collect()),
            accounts: pool(world.accounts.iter().map(|it| it.id.as_str()).collect()),
            viewers: pool(world.viewers.iter().map(handles).collect()),
            posts: pool(world.posts.iter().map(|it| it.id.as_str()).collect()),
            ads: pool(world.ads.iter().map(|it| it.id.as_str()).collect()),
            topic_names: world.names.topics.clone(),
            hashtags: Interner::of(&world.names.hashtags),
            places: Interner::of(&world.names.places),
        }
    }

    /// The names behind the ids given out so far.
    pub(super) fn take_names(&mut self) -> Names {
        Names {
            topics: std::mem::take(&mut self.topic_names),
            hashtags: std::mem::take(&mut self.hashtags).into_names(),
            places: std::mem::take(&mut self.places).into_names(),
        }
    }

    /// Words a dangling reference.
    pub(super) fn tell(&self, what: &'static str, name: &str) -> String {
        let advice = match (self.pool(what).alike(name), what) {
            (Some(near), _) => format!("did you mean \"{near}\"?"),
            (None, "topic") => "add it to \"topics\", or name one of them".to_owned(),
            (None, _) => format!("name one that is in \"{what}s\""),
        };
        format!("no {what} {}; {advice}", quoted(name))
    }

    pub(super) fn refuse(&mut self, spot: Spot, message: impl Into<String>) {
        self.findings.push(Finding::said(spot, message));
    }

    fn pool(&self, what: &str) -> &Pool {
        match what {
            "topic" => &self.topics,
            "viewer" => &self.viewers,
            "post" => &self.posts,
            "ad" => &self.ads,
            _ => &self.accounts,
        }
    }

    /// The place of a name in its list; a name that is nowhere is a finding.
    fn id(&mut self, what: &'static str, name: &str, spot: impl FnOnce() -> Spot) -> Option<u32> {
        match self.pool(what).find(name) {
            Found::At(at) => Some(at),
            Found::Unknown => None,
            Found::Nowhere => {
                let fault = Fault::Dangling { what, name: name.to_owned() };
                self.findings.push(Finding { spot: spot(), fault });
                None
            }
        }
    }

    /// The account; a stand-in where there is none.
    pub(super) fn account_id(&mut self, name: &str, spot: impl FnOnce() -> Spot) -> AccountId {
        AccountId(self.id("account", name, spot).unwrap_or_default())
    }

    pub(super) fn viewer_id(&mut self, name: &str, spot: impl FnOnce() -> Spot) -> Option<ViewerId> {
        self.id("viewer", name, spot).map(ViewerId)
    }

    pub(super) fn post_id(&mut self, name: &str, spot: impl FnOnce() -> Spot) -> Option<PostId> {
        self.id("post", name, spot).map(PostId)
    }

    /// A list of references that names nothing twice.
    pub(super) fn list(&mut self, what: &'static str, names: &[String], spot: impl Fn() -> Spot) -> Vec<u32> {
        self.once(names, &spot);
        names.iter().enumerate().filter_map(|(at, name)| self.id(what, name, || spot().at(at))).collect()
    }

    /// Refuses what stands in the list again.
    pub(super) fn once<T: Ord>(&mut self, items: &[T], spot: impl Fn() -> Spot) {
        for at in twice(items) {
            self.refuse(spot().at(at), "stands twice in the list; keep one of them");
        }
    }

    pub(super) fn account_ids(&mut self, names: &[String], spot: impl Fn() -> Spot) -> Vec<AccountId> {
        self.list("account", names, spot).into_iter().map(AccountId).collect()
    }

    pub(super) fn tags(&mut self, names: Vec<Hashtag>, spot: impl Fn() -> Spot) -> Vec<HashtagId> {
        let names: Vec<String> = names.into_iter().map(|it| it.0).collect();
        self.once(&names, spot);
        names.into_iter().map(|name| HashtagId(self.hashtags.id(name))).collect()
    }

    pub(super) fn tag(&mut self, name: Hashtag) -> HashtagId {
        HashtagId(self.hashtags.id(name.0))
    }

    pub(super) fn place(&mut self, name: Option<Name>) -> Option<PlaceId> {
        name.map(|name| PlaceId(self.places.id(name.0)))
    }

    /// Weights of known topics; the object's own place is given, its topics stand below.
    pub(super) fn weights(&mut self, pairs: &Pairs<Share>, spot: impl Fn() -> Spot) -> TopicWeights {
        let mut weights = Vec::with_capacity(pairs.0.len());
        for (name, weight) in &pairs.0 {
            let id = self.id("topic", name, || spot().key("topics").key(name.clone()));
            weights.extend(id.map(|id| (TopicId(id), weight.0)));
        }
        TopicWeights::new(weights)
    }

    /// The picture, or one of the heaviest topic that differs from element to element.
    pub(super) fn art(&self, given: Option<ArtFile>, topics: &TopicWeights, at: usize) -> Art {
        let topic = || topics.top().map(|topic| self.topic_names[topic.0 as usize].clone()).unwrap_or_default();
        given.map_or_else(|| Art { scene: topic(), seed: at as u64 }, |art| Art { scene: art.scene, seed: art.seed })
    }
}

/// What is told of a name that stands twice.
pub(super) fn there_already(name: &str) -> String {
    format!("{} is there already; each may stand once", quoted(name))
}
