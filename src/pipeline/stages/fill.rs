//! The one algorithm of both list rules: takes an order as a queue and fills slot after slot.

use crate::pipeline::Arrangement;

/// No more than `max_run` rows with the same key in a row.
#[derive(Clone, Copy)]
pub(super) struct RunRule<'a> {
    /// Each row's key, counted from 0: its medium, its author's place among the authors.
    pub(super) keys: &'a [u32],
    /// 1 or more.
    pub(super) max_run: usize,
}

/// For each slot takes the first of the next `reach` of the queue that breaks no rule; if there is none, the first of the
/// whole queue that does not break the hard rule; if there is none, or no hard rule, the head of the queue.
///
/// Costs at most `reach` looks a slot; the search of the whole queue passes over each row once per author at most.
pub(super) fn fill(order: &[u32], hard: Option<RunRule<'_>>, soft: Option<RunRule<'_>>, reach: usize) -> Arrangement {
    let mut filled = Arrangement { order: Vec::with_capacity(order.len()), relaxed: Vec::new() };
    if hard.is_none() && soft.is_none() {
        filled.order.extend(order);
        return filled;
    }
    let (mut hard, mut soft) = (Tail::new(hard, order), Tail::new(soft, order));
    let mut queue = Queue::new(order.len());
    while let Some(head) = queue.head() {
        let place = match queue.take_near(reach, |place| !hard.breaks(place) && !soft.breaks(place)) {
            Some(free) => free,
            None if hard.breaks(head) => queue.take_past(&hard).unwrap_or_else(|| queue.take(head)),
            None => queue.take(head),
        };
        if hard.breaks(place) || soft.breaks(place) {
            filled.relaxed.push(order[place]);
        }
        hard.add(place);
        soft.add(place);
        filled.order.push(order[place]);
    }
    filled
}

/// How the slots filled so far end, as one rule sees it.
struct Tail {
    /// The keys by place in the queue as it was at first; empty where there is no rule.
    keys: Vec<u32>,
    max_run: usize,
    key: u32,
    run: usize,
}

impl Tail {
    fn new(rule: Option<RunRule<'_>>, order: &[u32]) -> Self {
        let keys = rule.map_or_else(Vec::new, |rule| order.iter().map(|&row| rule.keys[row as usize]).collect());
        Tail { keys, max_run: rule.map_or(usize::MAX, |rule| rule.max_run), key: 0, run: 0 }
    }

    fn breaks(&self, place: usize) -> bool {
        self.run >= self.max_run && self.keys[place] == self.key
    }

    fn add(&mut self, place: usize) {
        let Some(&key) = self.keys.get(place) else { return };
        self.run = if self.run > 0 && key == self.key { self.run + 1 } else { 1 };
        self.key = key;
    }
}

/// The places not taken yet, first to last, each linked to the next.
struct Queue {
    /// The place after each; those taken out of turn are skipped when they are met.
    next: Vec<u32>,
    first: u32,
    taken: Vec<bool>,
    /// By key, up to where only places with that key, or taken ones, stand: never shrinks, as places only leave.
    passed: Vec<u32>,
}

impl Queue {
    fn new(length: usize) -> Self {
        Queue { next: (1..=length as u32).collect(), first: 0, taken: vec![false; length], passed: Vec::new() }
    }

    fn head(&mut self) -> Option<usize> {
        self.live(self.first).inspect(|&head| self.first = head as u32)
    }

    fn take(&mut self, place: usize) -> usize {
        self.taken[place] = true;
        place
    }

    /// Takes the first of the next `reach` for which `fits` holds.
    fn take_near(&mut self, reach: usize, fits: impl Fn(usize) -> bool) -> Option<usize> {
        let mut place = self.head()?;
        for _ in 0..reach.max(1) {
            if fits(place) {
                return Some(self.take(place));
            }
            let next = self.live(self.next[place]);
            self.next[place] = next.unwrap_or(self.taken.len()) as u32;
            place = next?;
        }
        None
    }

    /// Takes the first of all that does not break the rule, which the head does.
    fn take_past(&mut self, rule: &Tail) -> Option<usize> {
        let key = rule.key as usize;
        self.passed.resize(self.passed.len().max(key + 1), 0);
        let from = self.passed[key].max(self.first) as usize;
        let past = (from..self.taken.len()).find(|&place| !self.taken[place] && rule.keys[place] != rule.key);
        self.passed[key] = past.unwrap_or(self.taken.len()) as u32;
        past.map(|place| self.take(place))
    }

    /// The first place from `place` on that is not taken.
    fn live(&self, mut place: u32) -> Option<usize> {
        while *self.taken.get(place as usize)? {
            place = self.next[place as usize];
        }
        Some(place as usize)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn arranged(keys: &[u32], max_run: usize, is_hard: bool, reach: usize) -> (Vec<u32>, Vec<u32>) {
        let order: Vec<u32> = (0..keys.len() as u32).collect();
        let rule = Some(RunRule { keys, max_run });
        let filled = if is_hard { fill(&order, rule, None, reach) } else { fill(&order, None, rule, reach) };
        (filled.order.iter().map(|&row| keys[row as usize]).collect(), filled.relaxed)
    }

    #[test]
    fn the_next_other_medium_comes_forward() {
        assert_eq!(arranged(&[1, 1, 1, 2, 3], 1, false, 20), (vec![1, 2, 1, 3, 1], vec![]));
    }

    #[test]
    fn a_soft_rule_gives_way_at_the_end_of_its_reach() {
        assert_eq!(arranged(&[1, 1, 1, 2], 1, false, 2), (vec![1, 1, 2, 1], vec![1]));
    }

    #[test]
    fn a_hard_rule_looks_beyond_its_reach() {
        assert_eq!(arranged(&[1, 1, 1, 1, 1, 2, 2], 1, true, 2), (vec![1, 2, 1, 2, 1, 1, 1], vec![3, 4]));
    }
}
