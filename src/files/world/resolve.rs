//! From a world's file to its parts: names become ids, and what the shape cannot say is checked.

use super::leaf::{Hashtag, Name, Share};
use super::names::{Found, Gaps, Interner, Pool, twice};
use super::pairs::Pairs;
use super::shape::{
    AccountFile, AdFile, ArtFile, HolidayFile, ImpressionFile, NamedAction, PostFile, StoryFile, ViewerFile, WorldFile,
};
use crate::domain::{
    Account, AccountId, Ad, AdId, Art, HashtagId, Holiday, Impression, Labels, Media, Names, PlaceId, Post, PostId,
    Product, Search, Story, Timestamp, TopicId, TopicWeights, Viewer, ViewerId, WorldParts,
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

/// The parts of the world, and all that is wrong.
///
/// Where anything is wrong, the parts hold stand-ins and no world may be made of them.
pub(super) fn resolve(mut file: WorldFile, gaps: &AllGaps) -> (WorldParts, Resolver) {
    let now = if gaps.now { Timestamp::MAX } else { file.now.0 };
    let mut to = Resolver::new(&file, gaps, now);
    let truth = file.truth.take();
    let accounts = each(file.accounts, &gaps.accounts, |at, it| to.account(at, it));
    let viewers = each(file.viewers, &gaps.viewers, |at, it| to.viewer(at, it));
    let posts = each(file.posts, &gaps.posts, |at, it| to.post(at, it));
    let impressions = each(file.impressions, &gaps.impressions, |at, it| to.impression(at, it, &posts));
    let ads = each(file.ads, &gaps.ads, |at, it| to.ad(at, it));
    let stories = each(file.stories, &gaps.stories, |at, it| to.story(at, it, &accounts));
    let holidays = each(file.holidays, &gaps.holidays, |at, it| to.holiday(at, it));
    let truth = truth.map(|it| to.truth(it, viewers.len(), posts.len()));
    let names = Names {
        topics: std::mem::take(&mut to.topic_names),
        hashtags: std::mem::take(&mut to.hashtags).into_names(),
        places: std::mem::take(&mut to.places).into_names(),
    };
    let (name, about) = (file.name, file.about);
    (WorldParts { name, about, now, names, accounts, viewers, posts, impressions, ads, stories, holidays, truth }, to)
}

fn each<T, U>(list: Vec<T>, gaps: &Gaps, mut make: impl FnMut(usize, T) -> U) -> Vec<U> {
    list.into_iter().enumerate().map(|(at, it)| make(gaps.place(at), it)).collect()
}

/// The names of the file, and what was found wrong so far.
pub(super) struct Resolver {
    pub(super) findings: Vec<Finding>,
    now: Timestamp,
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
    fn new(file: &WorldFile, gaps: &AllGaps, now: Timestamp) -> Resolver {
        let mut findings = Vec::new();
        let mut pool = |list: &'static str, key: Option<&'static str>, names: Vec<&str>, gaps: &Gaps| {
            let (pool, twice) = Pool::new(names.iter().copied(), gaps);
            findings.extend(twice.into_iter().map(|at| {
                let spot = Spot::element(list, gaps.place(at));
                let spot = if let Some(key) = key { spot.key(key) } else { spot };
                Finding::said(spot, format!("{} is there already; each may stand once", quoted(names[at])))
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

    /// Words a dangling reference.
    pub(super) fn tell(&self, what: &'static str, name: &str) -> String {
        let pool = match what {
            "topic" => &self.topics,
            "viewer" => &self.viewers,
            "post" => &self.posts,
            "ad" => &self.ads,
            _ => &self.accounts,
        };
        let advice = match (pool.alike(name), what) {
            (Some(near), _) => format!("did you mean \"{near}\"?"),
            (None, "topic") => "add it to \"topics\", or name one of them".to_owned(),
            (None, _) => format!("name one that is in \"{what}s\""),
        };
        format!("no {what} {}; {advice}", quoted(name))
    }

    pub(super) fn refuse(&mut self, spot: Spot, message: impl Into<String>) {
        self.findings.push(Finding::said(spot, message));
    }

    /// The place of a name in its list; a name that is nowhere is a finding.
    fn id(&mut self, what: &'static str, name: &str, spot: impl FnOnce() -> Spot) -> Option<u32> {
        let pool = match what {
            "topic" => &self.topics,
            "viewer" => &self.viewers,
            "post" => &self.posts,
            "ad" => &self.ads,
            _ => &self.accounts,
        };
        match pool.find(name) {
            Found::At(at) => Some(at),
            Found::Unknown => None,
            Found::Nowhere => {
                let fault = Fault::Dangling { what, name: name.to_owned() };
                self.findings.push(Finding { spot: spot(), fault });
                None
            }
        }
    }

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
    fn list(&mut self, what: &'static str, names: &[String], spot: impl Fn() -> Spot) -> Vec<u32> {
        self.once(names, &spot);
        names.iter().enumerate().filter_map(|(at, name)| self.id(what, name, || spot().at(at))).collect()
    }

    fn once<T: Ord>(&mut self, items: &[T], spot: impl Fn() -> Spot) {
        for at in twice(items) {
            self.refuse(spot().at(at), "stands twice in the list; keep one of them");
        }
    }

    fn account_ids(&mut self, names: &[String], spot: impl Fn() -> Spot) -> Vec<AccountId> {
        self.list("account", names, spot).into_iter().map(AccountId).collect()
    }

    fn tags(&mut self, names: Vec<Hashtag>, spot: impl Fn() -> Spot) -> Vec<HashtagId> {
        let names: Vec<String> = names.into_iter().map(|it| it.0).collect();
        self.once(&names, spot);
        names.into_iter().map(|name| HashtagId(self.hashtags.id(name))).collect()
    }

    fn place(&mut self, name: Option<Name>) -> Option<PlaceId> {
        name.map(|name| PlaceId(self.places.id(name.0)))
    }

    pub(super) fn weights(&mut self, pairs: &Pairs<Share>, spot: impl Fn() -> Spot) -> TopicWeights {
        let mut weights = Vec::with_capacity(pairs.0.len());
        for (name, weight) in &pairs.0 {
            let id = self.id("topic", name, || spot().key("topics").key(name.clone()));
            weights.extend(id.map(|id| (TopicId(id), weight.0)));
        }
        TopicWeights::new(weights)
    }

    /// The picture, or one of the heaviest topic that differs from element to element.
    fn art(&self, given: Option<ArtFile>, topics: &TopicWeights, at: usize) -> Art {
        let topic = || topics.top().map(|topic| self.topic_names[topic.0 as usize].clone()).unwrap_or_default();
        given.map_or_else(|| Art { scene: topic(), seed: at as u64 }, |art| Art { scene: art.scene, seed: art.seed })
    }

    fn account(&mut self, at: usize, it: AccountFile) -> Account {
        let spot = || Spot::element("accounts", at);
        if let Some(own) = it.follows.iter().position(|name| *name == it.id.0) {
            self.refuse(spot().key("follows").at(own), "an account cannot follow itself; leave it out");
        }
        Account {
            name: if it.name.is_empty() { it.id.0.clone() } else { it.name },
            kind: it.kind,
            topics: self.weights(&it.topics, spot),
            place: self.place(it.place),
            strikes: it.strikes.0,
            follows: self.account_ids(&it.follows, || spot().key("follows")),
            id: it.id.0,
        }
    }

    fn viewer(&mut self, at: usize, it: ViewerFile) -> Viewer {
        let spot = |key: &'static str| Spot::element("viewers", at).key(key);
        Viewer {
            account: self.account_id(&it.account, || spot("account")),
            about: it.about,
            hashtags: self.tags(it.hashtags, || spot("hashtags")),
            close_friends: self.account_ids(&it.close_friends, || spot("close_friends")),
            favorites: self.account_ids(&it.favorites, || spot("favorites")),
            muted: self.account_ids(&it.muted, || spot("muted")),
            hidden: self.list("post", &it.hidden, || spot("hidden")).into_iter().map(PostId).collect(),
            hidden_ads: self.list("ad", &it.hidden_ads, || spot("hidden_ads")).into_iter().map(AdId).collect(),
            searches: it
                .searches
                .into_iter()
                .map(|search| Search { at: search.at.0, hashtag: HashtagId(self.hashtags.id(search.hashtag.0)) })
                .collect(),
            device: it.device,
            place: self.place(it.place),
        }
    }

    fn post(&mut self, at: usize, it: PostFile) -> Post {
        let spot = || Spot::element("posts", at);
        if it.duration_secs.is_some() && !it.media.plays() {
            self.refuse(spot().key("duration_secs"), format!("a {} has none; leave it out", it.media.key()));
        }
        if it.slides.is_some() && it.media != Media::Carousel {
            self.refuse(spot().key("slides"), format!("a {} has none; leave it out", it.media.key()));
        }
        let topics = self.weights(&it.topics, spot);
        Post {
            author: self.account_id(&it.author, || spot().key("author")),
            media: it.media,
            created_at: it.created_at.0,
            caption: it.caption,
            hashtags: self.tags(it.hashtags, || spot().key("hashtags")),
            place: self.place(it.place),
            shopping: it.shopping.map(|sold| Product {
                product: sold.product.0,
                price: sold.price.0,
                currency: sold.currency.0,
            }),
            duration_secs: it.duration_secs.map(|secs| secs.0),
            slides: it.slides.map(|slides| slides.0),
            likes: it.likes,
            comments: it.comments,
            saves: it.saves,
            shares: it.shares,
            views: it.views,
            labels: Labels {
                violation: it.labels.violation.map(|name| name.0),
                borderline: it.labels.borderline.0,
                misinformation: it.labels.misinformation,
            },
            art: self.art(it.art, &topics, at),
            topics,
            id: it.id.0,
        }
    }

    fn impression(&mut self, at: usize, it: ImpressionFile, posts: &[Post]) -> Impression {
        let spot = |key: &'static str| Spot::element("impressions", at).key(key);
        let viewer = self.viewer_id(&it.viewer, || spot("viewer"));
        let post = self.post_id(&it.post, || spot("post"));
        if it.at.0 > self.now {
            self.refuse(spot("at"), format!("{} is after the clock; use a time up to {}", it.at.0, self.now));
        }
        if let Some(seen) = post.map(|id| &posts[id.0 as usize]) {
            if it.at.0 < seen.created_at {
                let message = format!("{} is before the post; use a time from {} on", it.at.0, seen.created_at);
                self.refuse(spot("at"), message);
            }
            if it.watched.is_some() && !seen.media.plays() {
                self.refuse(spot("watched"), format!("a {} does not play; leave it out", seen.media.key()));
            }
        }
        let named: Vec<_> = it.actions.iter().map(|named| named.action()).collect();
        self.once(&named, || spot("actions"));
        Impression {
            viewer: viewer.unwrap_or(ViewerId(0)),
            post: post.unwrap_or(PostId(0)),
            at: it.at.0,
            position: it.position.0,
            dwell_secs: it.dwell_secs.0,
            watched: it.watched.map(|share| share.0),
            named: it.actions.into_iter().map(NamedAction::action).collect(),
        }
    }

    fn ad(&mut self, at: usize, it: AdFile) -> Ad {
        let topics = self.weights(&it.topics, || Spot::element("ads", at));
        let art = self.art(it.art, &topics, at);
        Ad { id: it.id.0, advertiser: it.advertiser, topics, caption: it.caption, art }
    }

    fn story(&mut self, at: usize, it: StoryFile, accounts: &[Account]) -> Story {
        let account = self.account_id(&it.account, || Spot::element("stories", at).key("account"));
        let none = TopicWeights::default();
        let art = self.art(it.art, accounts.get(account.0 as usize).map_or(&none, |account| &account.topics), at);
        Story { id: it.id.0, account, at: it.at.0, close_friends_only: it.close_friends_only, art }
    }

    fn holiday(&mut self, at: usize, it: HolidayFile) -> Holiday {
        let spot = |key: &'static str| Spot::element("holidays", at).key(key);
        let (from, to) = (it.from.0.first, it.to.0.last);
        if from > to {
            self.refuse(spot("to"), format!("{to} is before the holiday's start; use a time from {from} on"));
        }
        Holiday { name: it.name, from, to, hashtags: self.tags(it.hashtags, || spot("hashtags")) }
    }
}
