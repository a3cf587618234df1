//! Keeps what was used last within a number of bytes.

use std::collections::{BTreeMap, BTreeSet};

/// Things by key, the longest unused of which go first when there is no more room.
pub(super) struct Shelf<K, V> {
    room: usize,
    bytes: usize,
    items: BTreeMap<K, Item<V>>,
    expected: BTreeSet<K>,
    uses: u64,
}

struct Item<V> {
    value: V,
    bytes: usize,
    frame: u64,
    used: u64,
}

impl<K: Copy + Ord, V: Clone> Shelf<K, V> {
    /// Empty, for `room` bytes.
    pub(super) fn new(room: usize) -> Shelf<K, V> {
        Shelf { room, bytes: 0, items: BTreeMap::new(), expected: BTreeSet::new(), uses: 0 }
    }

    /// What is kept under the key, now used in `frame`.
    pub(super) fn get(&mut self, key: K, frame: u64) -> Option<V> {
        let item = self.items.get_mut(&key)?;
        self.uses += 1;
        (item.frame, item.used) = (frame, self.uses);
        Some(item.value.clone())
    }

    /// The item of which `distance` answers least; `None` counts as no match.
    pub(super) fn closest<D: Ord>(&self, distance: impl Fn(&K) -> Option<D>) -> Option<V> {
        let candidates = self.items.iter().filter_map(|(key, item)| Some((distance(key)?, item)));
        candidates.min_by(|a, b| a.0.cmp(&b.0)).map(|(_, item)| item.value.clone())
    }

    /// Notes that the key is on its way; `false` where that is known already.
    pub(super) fn expect(&mut self, key: K) -> bool {
        self.expected.insert(key)
    }

    /// It will not come after all, and may be asked for again.
    pub(super) fn forget(&mut self, key: K) {
        self.expected.remove(&key);
    }

    /// Keeps it, and lets the longest unused go while there are too many bytes, but nothing used in `frame`.
    pub(super) fn put(&mut self, key: K, value: V, bytes: usize, frame: u64) {
        self.expected.remove(&key);
        self.uses += 1;
        let replaced = self.items.insert(key, Item { value, bytes, frame, used: self.uses });
        self.bytes = self.bytes + bytes - replaced.map_or(0, |item| item.bytes);
        while self.bytes > self.room {
            let Some((&oldest, item)) = self.items.iter().min_by_key(|(_, item)| item.used) else { break };
            if item.frame == frame {
                break;
            }
            self.bytes -= item.bytes;
            self.items.remove(&oldest);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_unused_goes_first() {
        let mut shelf = Shelf::new(30);
        for (frame, key) in [(1, 'a'), (2, 'b'), (3, 'c')] {
            shelf.put(key, key, 10, frame);
        }
        shelf.get('a', 4);
        shelf.put('d', 'd', 10, 5);
        assert_eq!(['a', 'b', 'c', 'd'].map(|key| shelf.get(key, 6).is_some()), [true, false, true, true]);
    }

    #[test]
    fn what_this_frame_shows_stays_even_without_room() {
        let mut shelf = Shelf::new(10);
        shelf.put('a', 'a', 10, 1);
        shelf.put('b', 'b', 10, 1);
        assert!(shelf.get('a', 1).is_some());
    }

    #[test]
    fn a_key_is_expected_once_until_it_came_or_was_forgotten() {
        let mut shelf: Shelf<char, char> = Shelf::new(10);
        assert!(shelf.expect('a') && !shelf.expect('a'));
        shelf.forget('a');
        assert!(shelf.expect('a'));
        shelf.put('a', 'a', 1, 1);
        assert!(shelf.expect('a'));
    }
}
