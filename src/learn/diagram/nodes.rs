//! The boxes of the diagram: what goes in, what comes out, and what is done between.

use crate::domain::Action;
use crate::pipeline::stages::{filter, normalize};
use crate::pipeline::{Component, Ledger, Stage, moved_by, touched_by};
use crate::policy::Policy;

use super::{Part, Surface};

/// One box at work on what is at hand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Node {
    /// Which.
    pub part: Part,
    /// So many posts go in.
    pub posts_in: usize,
    /// So many come out.
    pub posts_out: usize,
    /// What it does to them.
    pub work: Work,
}

/// What a box does to the posts at hand, or to the circles of the tray.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Work {
    /// The feed is by time: posts pass it by.
    Skipped,
    /// Every stage of it is switched off.
    Off,
    /// Takes so many posts out.
    Removes(usize),
    /// Predicts so many actions for each post; a photo cannot be watched, and has one less.
    Predicts(usize),
    /// Gives each post one value; and puts each type on its own scale, or all on one.
    Values {
        /// Each type on its own.
        by_type: bool,
    },
    /// Multiplies the scores of so many posts.
    Multiplies(usize),
    /// Puts the posts in order: by score, or in a feed by time newest first.
    Orders {
        /// Newest first.
        by_time: bool,
    },
    /// Gives so many posts another place.
    Moves(usize),
    /// Lowers the scores of so many posts, and gives so many another place.
    Lowers {
        /// Posts whose score it lowers.
        lowered: usize,
        /// Posts it gives another place.
        moved: usize,
    },
    /// Leaves out so many posts behind the last one delivered, and puts so many ads between.
    Cuts {
        /// Posts behind the last.
        past_end: usize,
        /// Ads between.
        ads: usize,
    },
}

/// The boxes of the feed or of Explore, first to last.
#[must_use]
pub fn nodes(surface: Surface, policy: &Policy, ledger: &Ledger) -> Vec<Node> {
    let node = |&part: &Part| {
        let (posts_in, posts_out) = counts(ledger, part);
        Node { part, posts_in, posts_out, work: work(surface, policy, ledger, part) }
    };
    surface.parts().iter().map(node).collect()
}

fn counts(ledger: &Ledger, part: Part) -> (usize, usize) {
    let (kept, filtered) = (ledger.slate.len(), || ledger.left_after(filter::STAGE.id));
    match part {
        Part::Component(Component::SourcingCandidates) => (ledger.found.len(), ledger.sourced),
        Part::Component(Component::Filtering) => (ledger.sourced, filtered()),
        Part::LightRanker => (filtered(), kept),
        Part::Component(Component::Delivery) => (kept, ledger.delivery.length),
        _ => (kept, kept),
    }
}

fn work(surface: Surface, policy: &Policy, ledger: &Ledger, part: Part) -> Work {
    let is_off = |stage: &Stage| stage.switch().is_some_and(|switch| !policy.is_on(switch));
    let count = |of: fn(&Ledger, &Stage) -> usize| part.stages(surface).map(|stage| of(ledger, stage)).sum::<usize>();
    let (posts_in, posts_out) = counts(ledger, part);
    match part.component() {
        _ if part == Part::LightRanker => Work::Removes(posts_in - posts_out),
        Component::SourcingCandidates | Component::Filtering => Work::Removes(posts_in - posts_out),
        Component::Delivery => Work::Cuts { past_end: posts_in - posts_out, ads: ledger.delivery.ads.len() },
        Component::SortByScore => Work::Orders { by_time: !ledger.is_scored() },
        _ if !ledger.is_scored() => Work::Skipped,
        Component::ScoresModel => Work::Predicts(Action::ALL.len()),
        Component::MergeScores => {
            let scales = |stage: &Stage| stage.id == normalize::STAGE.id && !is_off(stage);
            Work::Values { by_type: part.stages(surface).any(scales) }
        }
        _ if part.stages(surface).all(is_off) => Work::Off,
        Component::BoostsLibrary | Component::IntegrityDemotions => Work::Multiplies(count(touched_by)),
        Component::MediaTypeDiversity => Work::Moves(count(moved_by)),
        Component::AuthorDiversity => Work::Lowers { lowered: count(touched_by), moved: count(moved_by) },
    }
}
