//! The pipeline, top to bottom: one file per stage, each with the knobs it reads.

pub mod author;
pub mod author_decay;
pub mod boost;
pub mod deliver;
pub mod demote;
pub mod explore;
mod fill;
pub mod filter;
pub mod media;
pub mod merge;
pub mod near;
pub mod normalize;
pub mod predict;
pub mod sort;
pub mod source;
mod weights;

use crate::domain::Action;
use crate::policy::{Knob, Policy};

use super::{Component, FeedKind, Run, Stage, stories};

/// The stages of the feed, in the order of the card's diagram.
pub static STAGES: [Stage; 12] = [
    source::STAGE,
    filter::STAGE,
    predict::STAGE,
    merge::STAGE,
    normalize::STAGE,
    boost::STAGE,
    demote::STAGE,
    author_decay::STAGE,
    sort::STAGE,
    media::STAGE,
    author::STAGE,
    deliver::STAGE,
];

/// The stages that make a feed, in order. Those by time run the first, the filter and the last of the feed's.
#[must_use]
pub fn of(feed: FeedKind) -> &'static [Stage] {
    match feed {
        FeedKind::Home | FeedKind::Favorites | FeedKind::Following => &STAGES,
        FeedKind::Explore => &explore::STAGES,
    }
}

/// Every knob: the feed's in pipeline order, then those only Explore reads in its order, then those of the stories tray.
#[must_use]
pub fn knobs() -> &'static [&'static Knob] {
    static KNOBS: std::sync::LazyLock<Vec<&'static Knob>> = std::sync::LazyLock::new(|| {
        let own = explore::STAGES.iter().flat_map(|stage| stage.knobs).copied();
        let read = |knob: &&'static Knob| STAGES.iter().any(|stage| stage.reads(knob));
        let of_feed = STAGES.iter().flat_map(|stage| stage.knobs).copied();
        of_feed.chain(own.filter(|knob| !read(knob))).chain(stories::steps::knobs()).collect()
    });
    &KNOBS
}

/// Every knob that is read when a feed is made, in the order of its stages.
pub fn read_for(feed: FeedKind) -> impl Iterator<Item = &'static Knob> {
    of(feed).iter().flat_map(|stage| stage.knobs).copied()
}

/// What a knob is called where those of all surfaces stand together: `Save`, `Save in Explore`, `By affinity in Stories`.
#[must_use]
pub fn called(knob: &Knob) -> String {
    match () {
        () if STAGES.iter().any(|stage| stage.reads(knob)) => knob.name.to_owned(),
        () if stories::steps::reading(knob).is_some() => format!("{} in Stories", knob.name),
        () => format!("{} in Explore", knob.name),
    }
}

/// The component whose stage declares the knob: the feed's, where the feed reads it; of the tray's knobs, the one that does
/// the like for the feed.
#[must_use]
pub fn component_of(knob: &Knob) -> Component {
    let mut stages = STAGES.iter().chain(&explore::STAGES);
    let of_feed = stages.find(|stage| stage.reads(knob)).map(|stage| stage.component);
    of_feed.or_else(|| Some(stories::steps::reading(knob)?.component)).unwrap_or(Component::Delivery)
}

/// Knobs a stage reads that a later one of its list declares: where posts are suggested by what the viewer did, sourcing
/// asks whether that is known.
#[must_use]
pub fn reads_ahead(stage: &Stage, policy: &Policy) -> &'static [&'static Knob] {
    const OF_SOURCE: &[&Knob] = &[&predict::ACTIVITY];
    match stage.run {
        Run::Source(_) if source::suggests_near(policy) => OF_SOURCE,
        _ => &[],
    }
}

/// What the probability of an action counts in a feed.
#[must_use]
pub fn weight(feed: FeedKind, action: Action) -> &'static Knob {
    match feed {
        FeedKind::Home | FeedKind::Favorites | FeedKind::Following => merge::weight(action),
        FeedKind::Explore => explore::value::weight(action),
    }
}

/// The action whose weight the knob is, in whichever feed.
#[must_use]
pub fn weighs(knob: &Knob) -> Option<Action> {
    let is_weight = |action: &Action| FeedKind::ALL.iter().any(|&feed| weight(feed, *action).key == knob.key);
    Action::ALL.into_iter().find(is_weight)
}

/// The stage of that id; the feed's, where both surfaces have one.
#[must_use]
pub fn stage(id: &str) -> Option<&'static Stage> {
    STAGES.iter().chain(&explore::STAGES).find(|stage| stage.id == id)
}

/// Where in the pipeline a stage stands, whichever surface it is of; past the end where there is no such stage. The two
/// lists keep one order, and the light ranker of Explore stands between filtering and predicting.
#[must_use]
pub(super) fn position(id: &str) -> usize {
    let at = STAGES.iter().position(|stage| stage.id == id);
    match at {
        _ if id == explore::shortlist::STAGE.id => {
            2 * STAGES.iter().take_while(|stage| stage.id != predict::STAGE.id).count() - 1
        }
        Some(at) => 2 * at,
        None => 2 * STAGES.len(),
    }
}
