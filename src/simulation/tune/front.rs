//! The front: what no other policy betters.

use std::cmp::Ordering;

use super::Tried;

/// How good a policy is, higher being better. With one aim, fewer turned knobs are an aim too.
fn goods(tried: &Tried) -> impl Iterator<Item = i64> + '_ {
    let fewer = (tried.told.len() == 1).then_some(-(tried.turns.len() as i64));
    tried.told.iter().copied().chain(fewer)
}

/// Is the first at least as good in everything, and better in something? Of equals the one that turns fewer knobs is, and
/// of these the one first in the order of steps, so that of any two that count as equal one is better.
pub(super) fn betters(first: &Tried, second: &Tried) -> bool {
    let (mut is_worse, mut is_better) = (false, false);
    for (first, second) in goods(first).zip(goods(second)) {
        is_worse |= first < second;
        is_better |= first > second;
    }
    let order = || first.turns.len().cmp(&second.turns.len()).then_with(|| first.steps.cmp(&second.steps));
    !is_worse && (is_better || order() == Ordering::Less)
}

/// Adds a policy to a front, where it belongs there.
pub(super) fn offer(front: &mut Vec<Tried>, tried: &Tried) {
    if !tried.is_kept || front.iter().any(|other| betters(other, tried)) {
        return;
    }
    front.retain(|other| !betters(tried, other));
    let place = front.partition_point(|other| (&other.told, &other.steps) < (&tried.told, &tried.steps));
    front.insert(place, tried.clone());
}
