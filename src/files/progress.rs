//! How far a load is, and the wish to stop it.

use std::io::Read;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};

/// How far a load is; clones share it, so that one thread works while another draws the bar or cancels.
#[derive(Clone, Debug, Default)]
pub struct Progress(Arc<Shared>);

#[derive(Debug, Default)]
struct Shared {
    fraction: AtomicU32,
    phase: AtomicU32,
    cancelled: AtomicBool,
    kept: AtomicU32,
}

/// Share of the bar that ranking a world takes, after it is read. Assumed, near what large worlds take.
const RANKING: f32 = 0.6;

/// What is being done; each phase fills its part of the bar.
#[derive(Clone, Copy)]
pub(super) enum Phase {
    Reading,
    Parsing,
    Checking,
    Done,
    Drawing,
    Comparing,
    Ranking,
}

impl Phase {
    const ALL: [(&'static str, f32, f32); 7] = [
        ("Reading", 0.0, 0.1),
        ("Understanding", 0.1, 0.8),
        ("Checking", 0.8, 1.0),
        ("Done", 1.0, 1.0),
        ("Drawing", 0.0, 1.0),
        ("Comparing", 0.0, 1.0),
        ("Ranking", 1.0, 1.0),
    ];
}

impl Progress {
    /// Nothing done yet.
    #[must_use]
    pub fn new() -> Progress {
        Progress::default()
    }

    /// How much is done, 0..1; never falls.
    #[must_use]
    pub fn fraction(&self) -> f32 {
        f32::from_bits(self.0.fraction.load(Ordering::Relaxed))
    }

    /// What is being done, in a word: `Reading`.
    #[must_use]
    pub fn phase(&self) -> &'static str {
        Phase::ALL[self.0.phase.load(Ordering::Relaxed) as usize].0
    }

    /// Asks the load to stop; it answers with [`FileError::Cancelled`](super::FileError::Cancelled) soon after.
    pub fn cancel(&self) {
        self.0.cancelled.store(true, Ordering::Relaxed);
    }

    /// Was it asked to stop?
    #[must_use]
    pub fn is_cancelled(&self) -> bool {
        self.0.cancelled.load(Ordering::Relaxed)
    }

    /// So many of all pieces of a picture are drawn.
    pub fn drawn(&self, done: usize, total: usize) {
        self.reach(Phase::Drawing, done, total);
    }

    /// So many of all viewers are compared.
    pub fn compared(&self, done: usize, total: usize) {
        self.reach(Phase::Comparing, done, total);
    }

    /// Keeps a part of the bar for the ranking that follows the load; say so before it begins.
    pub fn keep_for_ranking(&self) {
        self.0.kept.store(RANKING.to_bits(), Ordering::Relaxed);
    }

    /// So many of all pieces of the first ranking of a world are made.
    pub fn ranked(&self, done: usize, total: usize) {
        self.0.phase.store(Phase::Ranking as u32, Ordering::Relaxed);
        let kept = f32::from_bits(self.0.kept.load(Ordering::Relaxed));
        let left = (total - done.min(total)) as f32 / total.max(1) as f32;
        self.0.fraction.fetch_max((1.0 - kept * left).to_bits(), Ordering::Relaxed);
    }

    /// `done` of `total` of the phase; the bits of floats from 0 up are ordered as the floats are.
    pub(super) fn reach(&self, phase: Phase, done: usize, total: usize) {
        let (_, from, to) = Phase::ALL[phase as usize];
        let share = if total == 0 { 0.0 } else { (done as f32 / total as f32).min(1.0) };
        self.0.phase.store(phase as u32, Ordering::Relaxed);
        let kept = f32::from_bits(self.0.kept.load(Ordering::Relaxed));
        self.0.fraction.fetch_max(((from + (to - from) * share) * (1.0 - kept)).to_bits(), Ordering::Relaxed);
    }
}

/// Bytes that tell how far they were read, and end in an error once the load is cancelled.
pub(super) struct Watched<'a> {
    bytes: &'a [u8],
    read: usize,
    progress: &'a Progress,
}

impl<'a> Watched<'a> {
    pub(super) fn new(bytes: &'a [u8], progress: &'a Progress) -> Watched<'a> {
        Watched { bytes, read: 0, progress }
    }
}

impl Read for Watched<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        if self.progress.is_cancelled() {
            return Err(std::io::Error::other("cancelled"));
        }
        let count = (&self.bytes[self.read..]).read(buffer)?;
        self.read += count;
        self.progress.reach(Phase::Parsing, self.read, self.bytes.len());
        Ok(count)
    }
}
