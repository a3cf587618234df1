//! The sink: what was removed, where and why.

use crate::domain::PostId;
use crate::pipeline::{Component, Ledger, Removal};

use super::Part;

/// What was removed.
#[derive(Clone, Debug, Default)]
pub struct Sink {
    /// How many posts.
    pub removed: usize,
    /// Each reason with its posts, newest first; reasons in the order of the stages, the most frequent first.
    pub reasons: Vec<(Removal, Vec<PostId>)>,
}

/// What was removed from the feed at hand.
#[must_use]
pub fn sink(ledger: &Ledger) -> Sink {
    let mut sink = Sink::default();
    for found in &ledger.found {
        let Some(removal) = found.removed else { continue };
        sink.removed += 1;
        match sink.reasons.iter_mut().find(|(reason, _)| *reason == removal) {
            Some((_, posts)) => posts.push(found.post),
            None => sink.reasons.push((removal, vec![found.post])),
        }
    }
    sink.reasons.sort_by_key(|(removal, posts)| (column(*removal), std::cmp::Reverse(posts.len())));
    sink
}

/// At which box a post left, 0 first: sourcing, filtering, and in Explore the light ranker.
#[must_use]
pub fn column(removal: Removal) -> usize {
    match Part::removing(removal) {
        Part::Component(Component::SourcingCandidates) => 0,
        Part::LightRanker => 2,
        Part::Component(_) | Part::Step(_) => 1,
    }
}

impl Sink {
    /// So many posts to stand for all: `first` where it is among them, then one of each reason, then second ones.
    #[must_use]
    pub fn some(&self, most: usize, first: Option<PostId>) -> Vec<(PostId, Removal)> {
        let all = self.reasons.iter().flat_map(|(removal, posts)| posts.iter().map(move |&post| (post, *removal)));
        let mut some: Vec<(PostId, Removal)> = all.filter(|(post, _)| Some(*post) == first).collect();
        let longest = self.reasons.iter().map(|(_, posts)| posts.len()).max().unwrap_or(0).min(most);
        let told: Vec<Removal> = some.iter().map(|(_, removal)| *removal).collect();
        for turn in 0..longest {
            for (removal, posts) in &self.reasons {
                let is_told = turn == 0 && told.contains(removal);
                let next = posts.get(turn).filter(|post| Some(**post) != first && !is_told);
                some.extend(next.map(|&post| (post, *removal)));
            }
        }
        some.truncate(most);
        // In the order of the stages, so that no two drops cross.
        some.sort_by_key(|(_, removal)| self.reasons.iter().position(|(reason, _)| reason == removal));
        some
    }
}
