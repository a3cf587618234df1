//! The one algorithm of both list rules: takes an order as a queue and fills slot after slot.

use std::collections::{HashMap, VecDeque};

use crate::pipeline::Arrangement;

/// No more than `max_run` rows with the same key in a row.
#[derive(Clone, Copy)]
pub(super) struct RunRule<'a> {
    /// Each row's key: its medium, its author.
    pub(super) keys: &'a [u32],
    /// 1 or more.
    pub(super) max_run: usize,
}

/// For each slot takes the first of the next `reach` of the queue that breaks no rule; if there is none, the first of the
/// whole queue that does not break the hard rule; if there is none, or no hard rule, the head of the queue.
///
/// Costs at most `reach` looks a slot; the search of the whole queue passes over each row once per author at most.
pub(super) fn fill(order: &[u32], hard: Option<RunRule<'_>>, soft: Option<RunRule<'_>>, reach: usize) -> Arrangement {
    let (mut hard, mut soft) = (Tail::new(hard), Tail::new(soft));
    if hard.rule.is_none() && soft.rule.is_none() {
        return Arrangement { order: order.to_vec(), relaxed: Vec::new() };
    }
    let mut queue = Queue::new(order, reach.max(1));
    let mut filled = Arrangement { order: Vec::with_capacity(order.len()), relaxed: Vec::new() };
    while !queue.window.is_empty() {
        let free = queue.window.iter().position(|&row| !hard.breaks(row) && !soft.breaks(row));
        let row = match free {
            Some(at) => queue.take(at),
            None => queue.take_beyond(&hard),
        };
        let Some(row) = row else { break };
        if hard.breaks(row) || soft.breaks(row) {
            filled.relaxed.push(row);
        }
        hard.place(row);
        soft.place(row);
        filled.order.push(row);
    }
    filled
}

/// How the slots filled so far end, as one rule sees it.
struct Tail<'a> {
    rule: Option<RunRule<'a>>,
    key: u32,
    run: usize,
}

impl<'a> Tail<'a> {
    fn new(rule: Option<RunRule<'a>>) -> Self {
        Tail { rule, key: 0, run: 0 }
    }

    fn breaks(&self, row: u32) -> bool {
        self.rule.is_some_and(|rule| self.run >= rule.max_run && rule.keys[row as usize] == self.key)
    }

    fn place(&mut self, row: u32) {
        let Some(rule) = self.rule else { return };
        let key = rule.keys[row as usize];
        self.run = if self.run > 0 && key == self.key { self.run + 1 } else { 1 };
        self.key = key;
    }
}

/// The rows not placed yet: the next `reach` of them at hand, the rest behind.
struct Queue<'a> {
    window: VecDeque<u32>,
    behind: &'a [u32],
    /// Where in `behind` the window goes on.
    next: usize,
    /// Rows of `behind` that were taken out of turn.
    taken: Vec<bool>,
    /// For a key, how far `behind` holds only rows with that key, or taken ones: never shrinks, as rows only leave.
    passed: HashMap<u32, usize>,
}

impl<'a> Queue<'a> {
    fn new(order: &'a [u32], reach: usize) -> Self {
        let (window, behind) = order.split_at(reach.min(order.len()));
        let window = window.iter().copied().collect();
        Queue { window, behind, next: 0, taken: vec![false; behind.len()], passed: HashMap::new() }
    }

    /// Takes a row of the window, and the next one behind moves up.
    fn take(&mut self, at: usize) -> Option<u32> {
        let row = self.window.remove(at);
        while self.taken.get(self.next) == Some(&true) {
            self.next += 1;
        }
        if let Some(&row) = self.behind.get(self.next) {
            self.window.push_back(row);
            self.next += 1;
        }
        row
    }

    /// The first row of the whole queue that does not break the rule; the head where all do, or there is no rule.
    fn take_beyond(&mut self, hard: &Tail<'_>) -> Option<u32> {
        let Some(rule) = hard.rule else { return self.take(0) };
        if let Some(at) = self.window.iter().position(|&row| !hard.breaks(row)) {
            return self.take(at);
        }
        let passed = self.passed.entry(hard.key).or_default();
        *passed = (*passed).max(self.next);
        while let Some(&row) = self.behind.get(*passed) {
            if !self.taken[*passed] && rule.keys[row as usize] != hard.key {
                self.taken[*passed] = true;
                return Some(row);
            }
            *passed += 1;
        }
        self.take(0)
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
