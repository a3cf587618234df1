//! What stands at the right of a group's header: how many posts its stages took in, touched or moved.

use crate::app::numbers;
use crate::app::state::State;
use crate::pipeline::{Component, Ledger, Stage, moved_by, touched_by};

use super::group;

/// The count of one component, in a few words; `off` where all its stages are switched off.
pub(in crate::app::views) fn count(state: &State, component: Component) -> String {
    let ledger = &state.results.ledger;
    let stages = || group::stages(state.session.feed, component);
    let (found, kept) = (ledger.found.len(), ledger.slate.len());
    match component {
        Component::SourcingCandidates => format!("{} → {}", number(found), number(ledger.sourced)),
        Component::Filtering => format!("{} → {}", number(ledger.sourced), number(ledger.left_after("filter"))),
        Component::Delivery => delivery(ledger),
        _ if !ledger.is_scored() => String::new(),
        Component::ScoresModel if !ledger.leads.is_empty() => {
            format!("{} → {}", number(ledger.shortlist.posts.len()), number(kept))
        }
        Component::ScoresModel | Component::SortByScore => number(kept),
        _ if stages().all(|stage| is_off(state, stage)) => "off".to_owned(),
        Component::MergeScores => number(kept),
        Component::BoostsLibrary | Component::IntegrityDemotions => {
            let touched: usize = stages().map(|stage| touched_by(ledger, stage)).sum();
            format!("{} posts", number(touched))
        }
        Component::MediaTypeDiversity | Component::AuthorDiversity => {
            let lowered: usize = stages().map(|stage| touched_by(ledger, stage)).sum();
            let moved: usize = stages().map(|stage| moved_by(ledger, stage)).sum();
            if lowered > 0 { format!("{} lowered", number(lowered)) } else { format!("{} moved", number(moved)) }
        }
    }
}

fn delivery(ledger: &Ledger) -> String {
    let (posts, ads) = (ledger.delivery.length, ledger.delivery.ads.len());
    let noun = if ads == 1 { "ad" } else { "ads" };
    if ads == 0 { number(posts) } else { format!("{} + {} {noun}", number(posts), number(ads)) }
}

fn is_off(state: &State, stage: &Stage) -> bool {
    stage.switch().is_some_and(|switch| !state.document.policy.is_on(switch))
}

fn number(count: usize) -> String {
    numbers::count(count as u64)
}
