//! A world as its file says it.

use super::leaf::{
    AtLeastOne, Currency, Edge, Handle, Hashtag, Id, Name, NonNegative, Positive, Share, Stretch, Time, Times,
};
use super::pairs::Pairs;
use super::post_shape::{ArtFile, ImpressionFile, LabelsFile, NamedAction, PostFile, ProductFile};
use super::shape::{AccountFile, AdFile, HolidayFile, SearchFile, StoryFile, ViewerFile, WorldFile};
use super::truth_shape::{TasteFile, TruthFile};
use crate::domain::{
    Account, AccountId, Ad, Art, HashtagId, Holiday, Impression, Media, PlaceId, Post, Story, Taste, Timestamp,
    TopicWeights, Truth, Viewer, ViewerId, World, WorldParts,
};
use crate::files::FileKind;

/// The file of the world: lists in their order, keys in the format's order.
pub(super) fn file(world: &World) -> WorldFile {
    let from = From(world);
    WorldFile {
        format: FileKind::World.format().to_owned(),
        name: world.name.clone(),
        about: world.about.clone(),
        now: Time(world.now),
        topics: world.names.topics.iter().cloned().map(Name).collect(),
        accounts: world.accounts.iter().map(|it| from.account(it)).collect(),
        viewers: world.viewers.iter().map(|it| from.viewer(it)).collect(),
        posts: world.posts.iter().map(|it| from.post(it)).collect(),
        impressions: world.impressions.iter().map(|it| from.impression(it)).collect(),
        ads: world.ads.iter().map(|it| from.ad(it)).collect(),
        stories: world.stories.iter().map(|it| from.story(it)).collect(),
        holidays: world.holidays.iter().map(|it| from.holiday(it)).collect(),
        truth: world.truth.as_ref().map(|it| from.truth(it)),
    }
}

/// Names behind the ids.
pub(super) struct From<'a>(pub(super) &'a WorldParts);

impl From<'_> {
    fn handle(&self, id: AccountId) -> String {
        self.0.accounts[id.0 as usize].id.clone()
    }

    fn handles(&self, ids: &[AccountId]) -> Vec<String> {
        ids.iter().map(|id| self.handle(*id)).collect()
    }

    fn viewer_handle(&self, id: ViewerId) -> String {
        self.handle(self.0.viewers[id.0 as usize].account)
    }

    fn hashtag(&self, id: HashtagId) -> Hashtag {
        Hashtag(self.0.names.hashtags[id.0 as usize].clone())
    }

    fn hashtags(&self, ids: &[HashtagId]) -> Vec<Hashtag> {
        ids.iter().map(|id| self.hashtag(*id)).collect()
    }

    fn place(&self, id: Option<PlaceId>) -> Option<Name> {
        id.map(|id| Name(self.0.names.places[id.0 as usize].clone()))
    }

    fn topics(&self, weights: &TopicWeights) -> Pairs<Share> {
        let name = |topic: usize| self.0.names.topics[topic].clone();
        Pairs(weights.iter().map(|(topic, weight)| (name(topic.0 as usize), Share(weight))).collect())
    }

    pub(super) fn account(&self, it: &Account) -> AccountFile {
        AccountFile {
            id: Handle(it.id.clone()),
            name: it.name.clone(),
            kind: it.kind,
            topics: self.topics(&it.topics),
            place: self.place(it.place),
            strikes: Times(it.strikes),
            follows: self.handles(&it.follows),
        }
    }

    pub(super) fn viewer(&self, it: &Viewer) -> ViewerFile {
        ViewerFile {
            account: self.handle(it.account),
            about: it.about.clone(),
            hashtags: self.hashtags(&it.hashtags),
            close_friends: self.handles(&it.close_friends),
            favorites: self.handles(&it.favorites),
            muted: self.handles(&it.muted),
            hidden: it.hidden.iter().map(|post| self.0.posts[post.0 as usize].id.clone()).collect(),
            hidden_ads: it.hidden_ads.iter().map(|ad| self.0.ads[ad.0 as usize].id.clone()).collect(),
            searches: it
                .searches
                .iter()
                .map(|search| SearchFile { at: Time(search.at), hashtag: self.hashtag(search.hashtag) })
                .collect(),
            device: it.device,
            place: self.place(it.place),
        }
    }

    pub(super) fn post(&self, it: &Post) -> PostFile {
        PostFile {
            id: Id(it.id.clone()),
            author: self.handle(it.author),
            media: it.media,
            created_at: Time(it.created_at),
            caption: it.caption.clone(),
            hashtags: self.hashtags(&it.hashtags),
            topics: self.topics(&it.topics),
            place: self.place(it.place),
            shopping: it.shopping.as_ref().map(|sold| ProductFile {
                product: Name(sold.product.clone()),
                price: NonNegative(sold.price),
                currency: Currency(sold.currency.clone()),
            }),
            duration_secs: it.duration_secs.map(Positive),
            slides: it.slides.map(AtLeastOne),
            likes: it.likes,
            comments: it.comments,
            saves: it.saves,
            shares: it.shares,
            views: it.views,
            labels: LabelsFile {
                violation: it.labels.violation.clone().map(Name),
                borderline: Share(it.labels.borderline),
                misinformation: it.labels.misinformation,
            },
            art: Some(art(&it.art)),
        }
    }

    pub(super) fn impression(&self, it: &Impression) -> ImpressionFile {
        ImpressionFile {
            viewer: self.viewer_handle(it.viewer),
            post: self.0.posts[it.post.0 as usize].id.clone(),
            at: Time(it.at),
            position: AtLeastOne(it.position),
            dwell_secs: NonNegative(it.dwell_secs),
            watched: it.watched.map(Share),
            actions: NamedAction::ALL.into_iter().filter(|named| it.named.contains(named.action())).collect(),
        }
    }

    pub(super) fn ad(&self, it: &Ad) -> AdFile {
        AdFile {
            id: Id(it.id.clone()),
            advertiser: it.advertiser.clone(),
            topics: self.topics(&it.topics),
            caption: it.caption.clone(),
            art: Some(art(&it.art)),
        }
    }

    pub(super) fn story(&self, it: &Story) -> StoryFile {
        StoryFile {
            id: Id(it.id.clone()),
            account: self.handle(it.account),
            at: Time(it.at),
            close_friends_only: it.close_friends_only,
            art: Some(art(&it.art)),
        }
    }

    pub(super) fn holiday(&self, it: &Holiday) -> HolidayFile {
        let hashtags = self.hashtags(&it.hashtags);
        HolidayFile { name: it.name.clone(), from: edge(it.from), to: edge(it.to), hashtags }
    }

    fn truth(&self, it: &Truth) -> TruthFile {
        let tastes = it.tastes.iter().zip(&self.0.viewers);
        TruthFile {
            position_decay: NonNegative(it.position_decay),
            tastes: tastes.map(|(taste, viewer)| self.taste(taste, viewer)).collect(),
            quality: Pairs(it.quality.iter().zip(&self.0.posts).map(|(good, post)| (post.id.clone(), *good)).collect()),
        }
    }

    fn taste(&self, it: &Taste, viewer: &Viewer) -> TasteFile {
        let media = Media::ALL.iter().zip(it.media);
        TasteFile {
            viewer: self.handle(viewer.account),
            topics: self.topics(&it.topics),
            media: Pairs(media.map(|(media, odds)| (media.key().to_owned(), odds)).collect()),
            ties: Pairs(it.ties.iter().map(|(account, tie)| (self.handle(*account), Share(*tie))).collect()),
            readiness: Pairs(it.readiness.iter().map(|(action, odds)| (action.key().to_owned(), *odds)).collect()),
        }
    }
}

fn art(it: &Art) -> ArtFile {
    ArtFile { scene: it.scene.clone(), seed: it.seed }
}

fn edge(at: Timestamp) -> Edge {
    Edge(Stretch { first: at, last: at })
}
