//! From a world's file to its parts: names become ids, and what the shape cannot say is checked.

use super::names::Gaps;
use super::post_shape::{ImpressionFile, NamedAction, PostFile};
use super::resolver::{AllGaps, Resolver};
use super::shape::{AccountFile, AdFile, HolidayFile, StoryFile, ViewerFile, WorldFile};
use crate::domain::{
    Account, Ad, AdId, Holiday, Impression, Labels, Media, Post, PostId, Product, Search, Story, Timestamp,
    TopicWeights, Viewer, ViewerId, WorldParts,
};
use crate::files::spot::Spot;

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
    let names = to.take_names();
    let (name, about) = (file.name, file.about);
    (WorldParts { name, about, now, names, accounts, viewers, posts, impressions, ads, stories, holidays, truth }, to)
}

fn each<T, U>(list: Vec<T>, gaps: &Gaps, mut make: impl FnMut(usize, T) -> U) -> Vec<U> {
    list.into_iter().enumerate().map(|(at, it)| make(gaps.place(at), it)).collect()
}

impl Resolver {
    pub(super) fn account(&mut self, at: usize, it: AccountFile) -> Account {
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

    pub(super) fn viewer(&mut self, at: usize, it: ViewerFile) -> Viewer {
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
                .map(|search| Search { at: search.at.0, hashtag: self.tag(search.hashtag) })
                .collect(),
            device: it.device,
            place: self.place(it.place),
        }
    }

    pub(super) fn post(&mut self, at: usize, it: PostFile) -> Post {
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

    pub(super) fn impression(&mut self, at: usize, it: ImpressionFile, posts: &[Post]) -> Impression {
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

    pub(super) fn ad(&mut self, at: usize, it: AdFile) -> Ad {
        let topics = self.weights(&it.topics, || Spot::element("ads", at));
        let art = self.art(it.art, &topics, at);
        Ad { id: it.id.0, advertiser: it.advertiser, topics, caption: it.caption, art }
    }

    pub(super) fn story(&mut self, at: usize, it: StoryFile, accounts: &[Account]) -> Story {
        let account = self.account_id(&it.account, || Spot::element("stories", at).key("account"));
        let none = TopicWeights::default();
        let art = self.art(it.art, accounts.get(account.0 as usize).map_or(&none, |account| &account.topics), at);
        Story { id: it.id.0, account, at: it.at.0, close_friends_only: it.close_friends_only, art }
    }

    pub(super) fn holiday(&mut self, at: usize, it: HolidayFile) -> Holiday {
        let spot = |key: &'static str| Spot::element("holidays", at).key(key);
        let (from, to) = (it.from.0.first, it.to.0.last);
        if from > to {
            self.refuse(spot("to"), format!("{to} is before the holiday's start; use a time from {from} on"));
        }
        Holiday { name: it.name, from, to, hashtags: self.tags(it.hashtags, || spot("hashtags")) }
    }
}
