//! Bypassing everything that comes after the model's value, to see the order the model alone would give.

use crate::domain::PostId;
use crate::pipeline::stages::{author, author_decay, boost, demote, media, normalize};
use crate::pipeline::{Context, Ledger, rank, ranks};
use crate::policy::{Knob, Policy, Value};

/// The switches a bypass turns off. What is left is Σ weight × probability: sourcing, filtering and delivery go on.
pub static BYPASSED: [&Knob; 6] = [&normalize::ON, &boost::ON, &demote::ON, &author_decay::ON, &media::ON, &author::ON];

/// Are all of them off?
#[must_use]
pub fn is_bypassed(policy: &Policy) -> bool {
    BYPASSED.iter().all(|switch| !policy.is_on(switch))
}

/// The turns that bypass all: of those that are on.
#[must_use]
pub fn bypass(policy: &Policy) -> Vec<(&'static Knob, Value)> {
    BYPASSED.iter().filter(|switch| policy.is_on(switch)).map(|switch| (*switch, Value::Switch(false))).collect()
}

/// The turns that take a bypass back: of the switches with these keys; of all of them where no key is one of theirs.
#[must_use]
pub fn restore(keys: &[String]) -> Vec<(&'static Knob, Value)> {
    let named: Vec<&'static Knob> =
        BYPASSED.iter().copied().filter(|switch| keys.iter().any(|key| key == switch.key)).collect();
    let turned = if named.is_empty() { BYPASSED.to_vec() } else { named };
    turned.into_iter().map(|switch| (switch, Value::Switch(true))).collect()
}

/// What a bypass did to the order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Bypassed {
    /// So many posts stand elsewhere than they would without it.
    pub moved: usize,
    /// Of so many.
    pub of: usize,
    /// The one that moved furthest, and how many places it won by the bypass (negative: lost).
    pub furthest: Option<(PostId, i64)>,
}

/// What a bypass that `restored` would take back does to the order: the order at hand against the restored one.
#[must_use]
pub fn what_bypassing_moves(context: &Context<'_>, ledger: &Ledger, restored: &[(&'static Knob, Value)]) -> Bypassed {
    let mut policy: Policy = context.policy.clone();
    for (knob, value) in restored {
        // A switch always takes a switch's value.
        let _accepted = policy.set(knob, *value);
    }
    let there = rank(&Context { policy: &policy, ..*context });
    // Switches do not change who is in the slate: rows are the same posts.
    let moves = ranks(ledger.order()).into_iter().zip(ranks(there.order()));
    let moves: Vec<i64> = moves.map(|(here, there)| i64::from(there) - i64::from(here)).collect();
    let furthest = moves.iter().zip(&ledger.slate.posts).filter(|(places, _)| **places != 0);
    Bypassed {
        moved: moves.iter().filter(|places| **places != 0).count(),
        of: moves.len(),
        furthest: furthest
            .max_by_key(|(places, post)| (places.abs(), std::cmp::Reverse(**post)))
            .map(|(places, post)| (*post, *places)),
    }
}
