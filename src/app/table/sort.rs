//! Which posts the table shows, in its order. Keys are read once per post, so that sorting compares numbers.

use std::cmp::Ordering;

use crate::app::results::Results;

use super::search::holds;
use super::{Cell, Column, Entries, Entry, Row, Shows, TableView, Which};

impl Entries {
    /// The indices the view shows, in its order: the ranked first, then the removed. Posts a column says nothing of
    /// stand last in either direction; where it says the same of two, their own order stands.
    #[must_use]
    pub fn shown(&self, results: &Results, view: &TableView) -> (Vec<u32>, Vec<u32>) {
        let needle = view.search.trim().to_lowercase();
        let world = results.context().world;
        let row = |index: u32| Row { results, entries: self, entry: &self.all[index as usize] };
        let passes = |&index: &u32| {
            let row = row(index);
            view.which.lets(row.entry)
                && (needle.is_empty() || holds(world, row.entry.post, &needle))
                && view.filters.iter().all(|(&column, filter)| filter.lets(column, &row))
        };
        let passing = (0..self.all.len() as u32).filter(passes);
        let (mut ranked, mut removed): (Vec<u32>, Vec<u32>) =
            passing.partition(|&index| (index as usize) < self.ranked);
        let is_in_order = view.sort == Column::Rank && !view.descending;
        for indices in [&mut ranked, &mut removed].into_iter().filter(|_| !is_in_order) {
            match view.sort.declared().shows {
                Shows::Number(..) | Shows::Moment => by_number(indices, view, row),
                Shows::Words | Shows::OneOf(_) => by_words(indices, view, row),
            }
        }
        (ranked, removed)
    }
}

impl Which {
    fn lets(self, entry: &Entry) -> bool {
        match (self, &entry.fate) {
            (Which::All, _) | (Which::Removed, Err(_)) => true,
            (Which::Delivered, Ok(ranked)) => ranked.is_delivered,
            (Which::PastTheEnd, Ok(ranked)) => !ranked.is_delivered,
            _ => false,
        }
    }
}

fn by_number<'a>(indices: &mut [u32], view: &TableView, row: impl Fn(u32) -> Row<'a>) {
    let key = |index: u32| match view.sort.cell(&row(index)) {
        Cell::Number(number) if view.descending => !ordered(number),
        Cell::Number(number) => ordered(number),
        Cell::Words(_) | Cell::None => u64::MAX,
    };
    let mut keyed: Vec<(u64, u32)> = indices.iter().map(|&index| (key(index), index)).collect();
    keyed.sort_unstable();
    indices.iter_mut().zip(keyed).for_each(|(index, (_, sorted))| *index = sorted);
}

/// Most words differ in their first eight bytes, which compare as one number.
fn by_words<'a>(indices: &mut [u32], view: &TableView, row: impl Fn(u32) -> Row<'a>) {
    let key = |index: u32| match view.sort.cell(&row(index)) {
        Cell::Words(words) => (first_bytes(&words), words, index),
        Cell::Number(_) | Cell::None => (u64::MAX, "".into(), index),
    };
    let mut keyed: Vec<_> = indices.iter().map(|&index| key(index)).collect();
    keyed.sort_unstable_by(|a, b| {
        let order = (a.0, &a.1).cmp(&(b.0, &b.1));
        let order = if view.descending { order.reverse() } else { order };
        order.then_with(|| -> Ordering { a.2.cmp(&b.2) })
    });
    indices.iter_mut().zip(keyed).for_each(|(index, (_, _, sorted))| *index = sorted);
}

/// A number that orders as the float does.
fn ordered(number: f64) -> u64 {
    let bits = number.to_bits();
    if bits >> 63 == 1 { !bits } else { bits | 1 << 63 }
}

fn first_bytes(words: &str) -> u64 {
    let mut first = [0; 8];
    first.iter_mut().zip(words.bytes()).for_each(|(slot, byte)| *slot = byte);
    u64::from_be_bytes(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_order_as_the_numbers_do() {
        let numbers = [f64::NEG_INFINITY, -2.5, -0.0, 0.0, 1e-9, 3.0, f64::INFINITY];
        assert!(numbers.map(ordered).is_sorted());
    }

    #[test]
    fn first_bytes_order_as_the_words_do() {
        assert!(["", "a", "ab", "abcdefgh", "abcdefgi", "b", "é"].map(first_bytes).is_sorted());
    }
}
