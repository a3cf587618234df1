//! The boxes of the diagram: what goes in, what comes out, and what is done between.

use crate::domain::Action;
use crate::pipeline::{Component, Ledger, STAGES, Stage, moved_by, touched_by};
use crate::policy::Policy;

use super::stages_of;

/// One component at work on the slate at hand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Node {
    /// Which.
    pub component: Component,
    /// So many posts go in.
    pub posts_in: usize,
    /// So many come out.
    pub posts_out: usize,
    /// What it does to them.
    pub work: Work,
}

/// What a component does to the posts at hand.
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

/// The nine components and the delivery, in the card's order.
#[must_use]
pub fn nodes(policy: &Policy, ledger: &Ledger) -> Vec<Node> {
    let node = |component| {
        let (posts_in, posts_out) = counts(ledger, component);
        Node { component, posts_in, posts_out, work: work(policy, ledger, component) }
    };
    Component::ALL.into_iter().map(node).collect()
}

fn counts(ledger: &Ledger, component: Component) -> (usize, usize) {
    let kept = ledger.slate.len();
    match component {
        Component::SourcingCandidates => (ledger.found.len(), ledger.sourced),
        Component::Filtering => (ledger.sourced, kept),
        Component::Delivery => (kept, ledger.delivery.length),
        _ => (kept, kept),
    }
}

fn work(policy: &Policy, ledger: &Ledger, component: Component) -> Work {
    let is_off = |stage: &Stage| stage.switch().is_some_and(|switch| !policy.is_on(switch));
    let count = |of: fn(&Ledger, &Stage) -> usize| stages_of(component).map(|stage| of(ledger, stage)).sum::<usize>();
    let (posts_in, posts_out) = counts(ledger, component);
    match component {
        Component::SourcingCandidates | Component::Filtering => Work::Removes(posts_in - posts_out),
        Component::Delivery => Work::Cuts { past_end: posts_in - posts_out, ads: ledger.delivery.ads.len() },
        Component::SortByScore => Work::Orders { by_time: !ledger.is_scored() },
        _ if !ledger.is_scored() => Work::Skipped,
        Component::ScoresModel => Work::Predicts(Action::ALL.len()),
        Component::MergeScores => {
            Work::Values { by_type: STAGES.iter().any(|stage| stage.id == "normalize" && !is_off(stage)) }
        }
        _ if stages_of(component).all(is_off) => Work::Off,
        Component::BoostsLibrary | Component::IntegrityDemotions => Work::Multiplies(count(touched_by)),
        Component::MediaTypeDiversity => Work::Moves(count(moved_by)),
        Component::AuthorDiversity => Work::Lowers { lowered: count(touched_by), moved: count(moved_by) },
    }
}
