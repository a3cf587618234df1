//! The pinned order beside the order shown.

use crate::app::results::Results;

use super::Entries;

/// The posts shown in two orders: as the table has them, and as they were pinned.
#[derive(Clone, Debug, Default)]
pub struct Slopes {
    /// The posts shown that had a pinned place, in the pinned order: index among the entries, pinned rank.
    pub pinned: Vec<(u32, u32)>,
    /// For each shown post, where it stands in `pinned`; `None` where it is new.
    pub places: Vec<Option<u32>>,
    /// For each of `pinned`, where it stands among the posts shown.
    pub lines: Vec<u32>,
}

impl Slopes {
    /// Puts the ranked posts shown in the pinned order.
    #[must_use]
    pub fn new(results: &Results, entries: &Entries, shown: &[u32]) -> Slopes {
        let was = |index: u32| results.baseline.get(&entries.all[index as usize].post).copied();
        let mut pinned: Vec<(u32, u32, u32)> =
            shown.iter().zip(0..).filter_map(|(&index, line)| Some((was(index)?, index, line))).collect();
        pinned.sort_unstable();
        let mut places = vec![None; shown.len()];
        for (place, &(_, _, line)) in (0..).zip(&pinned) {
            places[line as usize] = Some(place);
        }
        Slopes {
            lines: pinned.iter().map(|&(_, _, line)| line).collect(),
            pinned: pinned.into_iter().map(|(was, index, _)| (index, was)).collect(),
            places,
        }
    }
}
