//! Step 7: the feed, with ads between.

use crate::domain::AdId;
use crate::pipeline::Ledger;

/// One thing in the feed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slot {
    /// A post.
    Post {
        /// Its row.
        row: u32,
        /// Its rank, 1 = top.
        rank: usize,
    },
    /// An ad.
    Ad(AdId),
}

/// The feed, top to bottom: the delivered posts with the ads between.
#[must_use]
pub fn slots(ledger: &Ledger) -> Vec<Slot> {
    let mut ads = ledger.delivery.ads.iter().peekable();
    let mut slots = Vec::with_capacity(ledger.delivery.length + ads.len());
    for (&row, rank) in ledger.delivered().iter().zip(1..) {
        slots.push(Slot::Post { row, rank });
        while let Some(slot) = ads.next_if(|slot| slot.after <= rank) {
            slots.push(Slot::Ad(slot.ad));
        }
    }
    slots
}
