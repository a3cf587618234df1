//! What the JSON of Explore says beside what every feed's does: the ways of finding posts, and what the light ranker loses.

use serde::Serialize;

use crate::domain::PostId;
use crate::pipeline::stages::explore::loss::loss;
use crate::pipeline::{Cause, Context, FeedKind, Ledger};

/// The funnel of Explore.
#[derive(Serialize)]
pub(super) struct Explored {
    routes: Vec<RouteCount>,
    light_ranker: LightRanker,
}

#[derive(Serialize)]
struct RouteCount {
    route: &'static str,
    /// Posts it led to, those of them that became candidates, and those no other route led to.
    found: usize,
    kept: usize,
    alone: usize,
}

/// What the light ranker let pass, and how many of the posts the full model values most are among them.
#[derive(Serialize)]
struct LightRanker {
    #[serde(rename = "in")]
    entered: usize,
    #[serde(rename = "out")]
    left: usize,
    best: usize,
    best_kept: usize,
    best_kept_share: f64,
}

/// One way in which a post was found.
#[derive(Serialize)]
pub(super) struct Led {
    route: &'static str,
    /// The handle, topic, hashtag or topics of the cluster it started from; null for what rises.
    from: Option<String>,
    strength: f64,
    place: u32,
}

impl Explored {
    /// That of a ledger; `None` for a feed that is not Explore.
    pub(super) fn of(context: &Context<'_>, ledger: &Ledger) -> Option<Explored> {
        if context.feed != FeedKind::Explore {
            return None;
        }
        let loss = loss(context, ledger);
        let count = |count: crate::pipeline::RouteCount| RouteCount {
            route: count.route.key(),
            found: count.found,
            kept: count.kept,
            alone: count.alone,
        };
        Some(Explored {
            routes: ledger.routes().into_iter().map(count).collect(),
            light_ranker: LightRanker {
                entered: ledger.shortlist.posts.len(),
                left: ledger.slate.len(),
                best: loss.best,
                best_kept: loss.kept,
                best_kept_share: loss.share(),
            },
        })
    }
}

/// What led to a post; nothing outside Explore.
pub(super) fn led(context: &Context<'_>, ledger: &Ledger, post: PostId) -> Vec<Led> {
    let of = |lead: &crate::pipeline::Lead| Led {
        route: lead.route.key(),
        from: from(context, lead.cause),
        strength: lead.strength,
        place: lead.place,
    };
    ledger.leads_to(post).iter().map(of).collect()
}

fn from(context: &Context<'_>, cause: Cause) -> Option<String> {
    let names = &context.world.names;
    match cause {
        Cause::Account(account) => Some(context.world.account(account).id.clone()),
        Cause::Topic(topic) => names.topics.get(topic.0 as usize).cloned(),
        Cause::Hashtag(tag) | Cause::Search(tag) => names.hashtags.get(tag.0 as usize).map(|tag| format!("#{tag}")),
        Cause::Cluster(cluster) => {
            let clusters = context.history.clusters(context.world);
            let topics = clusters.groups.get(cluster)?.topics.iter();
            let topics: Vec<&str> =
                topics.filter_map(|topic| Some(names.topics.get(topic.0 as usize)?.as_str())).collect();
            Some(topics.join(" and "))
        }
        Cause::Crowd => None,
    }
}
