//! What the viewer's controls would do to the feed: worked out beside the window, as each ranks the whole feed again.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};

use crate::pipeline::Ledger;

use super::document::Control;
use super::results::{Inputs, Preview};

/// The previews made of one run, and those on their way.
pub struct Previews {
    /// Works them out before the call returns instead of beside the window, so that the same state gives the same picture.
    pub at_once: bool,
    /// The run they are compared with, by [`Results::revision`](super::results::Results::revision).
    revision: Option<u64>,
    known: Vec<(Control, Option<Arc<Preview>>)>,
    worker: Option<Worker>,
    wake: Arc<dyn Fn() + Send + Sync>,
}

/// One thread for one run: previews are made one after the other, so that the window keeps a processor.
struct Worker {
    queue: Sender<Control>,
    made: Receiver<(Control, Preview)>,
    is_stopped: Arc<AtomicBool>,
}

impl Default for Previews {
    fn default() -> Self {
        Previews { at_once: false, revision: None, known: Vec::new(), worker: None, wake: Arc::new(|| {}) }
    }
}

impl Previews {
    /// Calls `wake` whenever a preview was made.
    pub(super) fn wake_with(&mut self, wake: Arc<dyn Fn() + Send + Sync>) {
        self.wake = wake;
    }

    /// Has a preview made, unless it was asked for already; those of another run are given up. `run` answers what the
    /// run was made from, and its ledger.
    pub(super) fn ask(&mut self, revision: u64, control: Control, run: impl FnOnce() -> (Inputs, Arc<Ledger>)) {
        if !self.is_missing(revision, control) {
            return;
        }
        if self.revision != Some(revision) {
            self.revision = Some(revision);
            self.known.clear();
            self.worker = None;
        }
        if self.at_once {
            let (inputs, ledger) = run();
            self.known.push((control, Some(Arc::new(inputs.preview(&ledger, control)))));
            return;
        }
        let worker = self.worker.get_or_insert_with(|| Worker::start(run(), self.wake.clone()));
        self.known.push((control, None));
        // The thread ends only after its worker was dropped.
        let _ended = worker.queue.send(control);
    }

    /// Was that preview never asked for?
    #[must_use]
    pub fn is_missing(&self, revision: u64, control: Control) -> bool {
        self.revision != Some(revision) || self.known.iter().all(|(known, _)| *known != control)
    }

    /// What a control would do; `None` until it was worked out.
    #[must_use]
    pub fn found(&self, revision: u64, control: Control) -> Option<Arc<Preview>> {
        let mut known = self.known.iter().filter(|_| self.revision == Some(revision));
        known.find(|(known, _)| *known == control).and_then(|(_, preview)| preview.clone())
    }

    /// Takes in what was made.
    pub(super) fn poll(&mut self) {
        for (control, preview) in self.worker.iter().flat_map(|worker| worker.made.try_iter()) {
            let asked = self.known.iter_mut().find(|(known, _)| *known == control);
            asked.into_iter().for_each(|asked| asked.1 = Some(Arc::new(preview.clone())));
        }
    }
}

impl Worker {
    fn start((inputs, ledger): (Inputs, Arc<Ledger>), wake: Arc<dyn Fn() + Send + Sync>) -> Worker {
        let (queue, asked) = channel::<Control>();
        let (sender, made) = channel();
        let is_stopped = Arc::new(AtomicBool::new(false));
        let stopped = is_stopped.clone();
        std::thread::spawn(move || {
            for control in asked {
                if stopped.load(Ordering::Relaxed) || sender.send((control, inputs.preview(&ledger, control))).is_err()
                {
                    return;
                }
                wake();
            }
        });
        Worker { queue, made, is_stopped }
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        self.is_stopped.store(true, Ordering::Relaxed);
    }
}
