//! What a feed is made of that takes long to learn, and the knobs that ask for it: where accounts lie, and clusters.

use std::ops::BitOr;

use crate::model::Category;
use crate::policy::{Knob, Policy, Value};

use super::FeedKind;
use super::stages::{author_decay, demote, explore, predict, read_for, source};

/// What takes long to learn: who is asked for it, and who lacks it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Asks {
    /// Where accounts, viewers and posts lie: [`History::embedding`](crate::model::History::embedding).
    pub places: bool,
    /// Clusters of posts, which are found by where those lie: [`History::clusters`](crate::model::History::clusters).
    pub clusters: bool,
}

impl Asks {
    const PLACES: Asks = Asks { places: true, clusters: false };
    const CLUSTERS: Asks = Asks { places: true, clusters: true };

    /// Is anything asked for?
    #[must_use]
    pub fn is_any(self) -> bool {
        self.places || self.clusters
    }

    /// Is all of that among what is not `lacking`?
    fn is_met(self, lacking: Asks) -> bool {
        !(self.places && lacking.places || self.clusters && lacking.clusters)
    }
}

impl BitOr for Asks {
    type Output = Asks;

    fn bitor(self, other: Asks) -> Asks {
        Asks { places: self.places || other.places, clusters: self.clusters || other.clusters }
    }
}

/// The knobs that ask for something once they are turned.
pub static ON_REQUEST: [(&Knob, Asks); 5] = [
    (&source::SUGGESTED_BY, Asks::PLACES),
    (&demote::SIMILAR_BY, Asks::PLACES),
    (&author_decay::CLUSTER_DECAY, Asks::CLUSTERS),
    (&explore::source::BY_CLUSTER, Asks::CLUSTERS),
    (&explore::diversity::NEXT_BY, Asks::CLUSTERS),
];

/// What a feed asks for, or may ask for when one looks at what its knobs reach.
#[must_use]
pub fn asks(feed: FeedKind, policy: &Policy) -> Asks {
    let on_request = ON_REQUEST.iter().filter(|(knob, _)| is_asking(feed, policy, knob)).map(|(_, asks)| *asks);
    let near = is_near_asking(feed, policy).then_some(Asks::PLACES);
    on_request.chain(near).fold(Asks::default(), BitOr::bitor)
}

/// The policy without what asks for something `lacking`, as if nobody had asked: it can be followed at once.
#[must_use]
pub fn without(policy: &Policy, lacking: Asks) -> Policy {
    let mut policy = policy.clone();
    for (knob, _) in ON_REQUEST.iter().filter(|(_, asks)| !asks.is_met(lacking)) {
        policy.reset(knob);
    }
    if lacking.places {
        // A switch takes both positions.
        let _accepted = policy.set(&explore::source::NEAR, Value::Switch(false));
    }
    policy
}

fn is_asking(feed: FeedKind, policy: &Policy, knob: &Knob) -> bool {
    let of_feed = match feed {
        FeedKind::Home | FeedKind::Explore => read_for(feed).any(|read| read.key == knob.key),
        FeedKind::Favorites => knob.key == source::SUGGESTED_BY.key,
        FeedKind::Following => false,
    };
    of_feed
        && policy.is_turned(knob)
        && match knob.key {
            key if key == source::SUGGESTED_BY.key => source::suggests_near(policy) && knows_activity(policy),
            key if key == explore::source::BY_CLUSTER.key => knows_activity(policy),
            _ => true,
        }
}

/// One way of Explore asks without being turned.
fn is_near_asking(feed: FeedKind, policy: &Policy) -> bool {
    feed == FeedKind::Explore && policy.is_on(&explore::source::NEAR) && knows_activity(policy)
}

fn knows_activity(policy: &Policy) -> bool {
    predict::categories(policy).contains(Category::Activity)
}
