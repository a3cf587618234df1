//! Keeps what is remembered on the disk: soon after every change, beside the window, never half.

use std::path::PathBuf;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::JoinHandle;

use crate::files;

use super::preferences::Preferences;
use super::state::State;

/// Seconds without a change after which it is written. Assumed.
const QUIET: f64 = 0.4;
/// Seconds after which it is written even while changes go on. Assumed.
const AT_MOST: f64 = 1.0;

/// What was written, and what waits to be.
pub(super) struct Memory {
    written: Preferences,
    stamp: u64,
    waiting: Option<Waiting>,
    sender: Option<Sender<Box<Preferences>>>,
    writer: Option<JoinHandle<()>>,
}

/// Changes not written yet: when the first and the last of them came, in egui's seconds.
#[derive(Clone, Copy)]
struct Waiting {
    since: f64,
    last: f64,
}

impl Memory {
    /// Writes to `path`, where `written` is what stands there.
    pub(super) fn new(path: PathBuf, written: Preferences) -> Memory {
        let (sender, receiver) = channel();
        let writer = std::thread::spawn(move || {
            path.parent().into_iter().for_each(files::sweep);
            write(&path, &receiver);
        });
        Memory { written, stamp: 0, waiting: None, sender: Some(sender), writer: Some(writer) }
    }

    /// Looks whether the state changed, and has it written once that is due; answers in how many seconds to look again.
    /// A world that is still on its way keeps what is written as it is.
    pub(super) fn look(&mut self, state: &State, now: f64) -> Option<f64> {
        if state.stamp != self.stamp {
            self.stamp = state.stamp;
            let since = self.waiting.map_or(now, |waiting| waiting.since);
            self.waiting = Some(Waiting { since, last: now });
        }
        let waiting = self.waiting.filter(|_| state.arrival.is_none())?;
        let due = (waiting.last + QUIET).min(waiting.since + AT_MOST);
        if now < due {
            return Some(due - now);
        }
        self.write(state);
        None
    }

    /// Has it written now.
    pub(super) fn write(&mut self, state: &State) {
        self.waiting = None;
        let now = Preferences::of(state);
        if now != self.written && state.arrival.is_none() {
            self.written = now.clone();
            if let Some(sender) = &self.sender {
                // The writer ends only with this sender.
                let _ended = sender.send(Box::new(now));
            }
        }
    }
}

impl Drop for Memory {
    /// Waits for what is being written.
    fn drop(&mut self) {
        drop(self.sender.take());
        let _panicked = self.writer.take().map(JoinHandle::join);
    }
}

/// Writes the newest of what comes in.
fn write(path: &std::path::Path, receiver: &Receiver<Box<Preferences>>) {
    while let Ok(mut newest) = receiver.recv() {
        newest = receiver.try_iter().last().unwrap_or(newest);
        // A window that cannot remember works all the same.
        let _unwritten = newest.save(path);
    }
}
