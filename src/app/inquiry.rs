//! A question that takes longer than a frame to answer: asked once, answered beside the window, and the answer thrown
//! away once something else is asked.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::mpsc::{Receiver, TryRecvError, channel};

/// The window hears of so many steps of the work.
const STEPS: u32 = 50;

/// What was asked last, its answer, and the work on it. `Q` says all that the answer depends on.
pub struct Inquiry<Q, A> {
    /// Answers before the call returns instead of beside the window, so that the same state gives the same picture.
    pub at_once: bool,
    asked: Option<Q>,
    answer: Option<Arc<A>>,
    /// The question before and its answer, until there is a newer one.
    earlier: Option<(Q, Arc<A>)>,
    running: Option<Running<A>>,
    is_cancelled: bool,
    wake: Arc<dyn Fn() + Send + Sync>,
}

struct Running<A> {
    steering: Arc<Steering>,
    answers: Receiver<A>,
}

/// What the work and the window share.
#[derive(Default)]
struct Steering {
    step: AtomicU32,
    is_stopped: AtomicBool,
}

impl<Q, A> Default for Inquiry<Q, A> {
    fn default() -> Self {
        Inquiry {
            at_once: false,
            asked: None,
            answer: None,
            earlier: None,
            running: None,
            is_cancelled: false,
            wake: Arc::new(|| {}),
        }
    }
}

impl<Q: PartialEq, A: Send + 'static> Inquiry<Q, A> {
    /// Calls `wake` whenever the work got further.
    pub(super) fn wake_with(&mut self, wake: Arc<dyn Fn() + Send + Sync>) {
        self.wake = wake;
    }

    /// Asks, unless exactly this was asked last; the work on anything else is given up. `work` tells how far it is, 0..1,
    /// and stops with `None` once it hears no.
    pub(super) fn ask(
        &mut self,
        question: Q,
        work: impl FnOnce(&mut dyn FnMut(f32) -> bool) -> Option<A> + Send + 'static,
    ) {
        self.ask_in_drafts(question, |go_on, _| work(go_on));
    }

    /// The same of work that answers with drafts before it has its answer. A draft is heard of once the work tells how
    /// far it is.
    pub(super) fn ask_in_drafts(
        &mut self,
        question: Q,
        work: impl FnOnce(&mut dyn FnMut(f32) -> bool, &dyn Fn(A)) -> Option<A> + Send + 'static,
    ) {
        if self.is_asked(&question) {
            return;
        }
        self.cancel();
        // The answer before stays to be looked at while this one is worked out.
        let earlier = self.asked.take().zip(self.answer.take());
        self.earlier = earlier.or(self.earlier.take());
        (self.asked, self.is_cancelled) = (Some(question), false);
        if self.at_once {
            self.answer = work(&mut |_| true, &|_| {}).map(Arc::new);
            self.earlier = None;
            return;
        }
        let (sender, answers) = channel();
        let (steering, wake) = (Arc::new(Steering::default()), self.wake.clone());
        self.running = Some(Running { steering: steering.clone(), answers });
        std::thread::spawn(move || {
            let mut go_on = |fraction: f32| {
                let step = (fraction * STEPS as f32) as u32;
                if steering.step.swap(step, Ordering::Relaxed) != step {
                    wake();
                }
                !steering.is_stopped.load(Ordering::Relaxed)
            };
            // Nobody listens once something else was asked.
            let tell = |answer| drop(sender.send(answer));
            let answer = work(&mut go_on, &tell);
            answer.into_iter().for_each(tell);
            drop(sender);
            wake();
        });
    }

    /// Was exactly this asked last?
    #[must_use]
    pub fn is_asked(&self, question: &Q) -> bool {
        self.asked.as_ref() == Some(question)
    }

    /// The answer to this; `None` until it is there, and where something else was asked last.
    #[must_use]
    pub fn answer(&self, question: &Q) -> Option<&Arc<A>> {
        self.answer.as_ref().filter(|_| self.is_asked(question))
    }

    /// What was answered last, and to what: also while something else is worked out.
    #[must_use]
    pub fn last(&self) -> Option<(&Q, &Arc<A>)> {
        let now = self.asked.as_ref().zip(self.answer.as_ref());
        now.or(self.earlier.as_ref().map(|(question, answer)| (question, answer)))
    }

    /// How far the work is, 0..1; `None` where none is under way.
    #[must_use]
    pub fn fraction(&self) -> Option<f32> {
        self.running.as_ref().map(|running| running.steering.step.load(Ordering::Relaxed) as f32 / STEPS as f32)
    }

    /// Was the work stopped before its end?
    #[must_use]
    pub fn is_cancelled(&self) -> bool {
        self.is_cancelled
    }

    /// Stops the work.
    pub(super) fn cancel(&mut self) {
        if let Some(running) = self.running.take() {
            running.steering.is_stopped.store(true, Ordering::Relaxed);
            self.is_cancelled = true;
        }
    }

    /// Stops the work and forgets what was asked, so that it can be asked again.
    pub(super) fn forget(&mut self) {
        self.cancel();
        (self.asked, self.answer, self.earlier) = (None, None, None);
    }

    /// Takes in the answer, and drafts of it.
    pub(super) fn poll(&mut self) {
        while let Some(running) = &self.running {
            match running.answers.try_recv() {
                Ok(answer) => (self.answer, self.earlier) = (Some(Arc::new(answer)), None),
                Err(TryRecvError::Empty) => return,
                Err(TryRecvError::Disconnected) => self.running = None,
            }
        }
    }
}

impl<Q, A> Drop for Inquiry<Q, A> {
    fn drop(&mut self) {
        if let Some(running) = &self.running {
            running.steering.is_stopped.store(true, Ordering::Relaxed);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::channel;

    use super::Inquiry;

    #[test]
    fn the_answer_before_stays_until_there_is_a_newer_one() {
        let mut inquiry: Inquiry<u32, u32> = Inquiry::default();
        inquiry.at_once = true;
        inquiry.ask(1, |_| Some(10));
        inquiry.at_once = false;
        let (go, wait) = channel();
        inquiry.ask(2, move |_| wait.recv().ok());
        let last = |inquiry: &Inquiry<u32, u32>| inquiry.last().map(|(question, answer)| (*question, **answer));
        assert_eq!((inquiry.answer(&2), last(&inquiry)), (None, Some((1, 10))));
        go.send(20).expect("somebody waits");
        while inquiry.fraction().is_some() {
            inquiry.poll();
        }
        assert_eq!(last(&inquiry), Some((2, 20)));
        inquiry.forget();
        assert_eq!(last(&inquiry), None);
    }
}
