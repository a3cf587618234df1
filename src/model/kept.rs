//! What is worked out when it is first asked for, and kept for the next time.

use std::sync::{Arc, Mutex, PoisonError};

/// A value that follows from what it lies in and from a world's graph: worked out at most once per graph asked for in a
/// row, whoever asks. A copy shares it. It never tells two of what it lies in apart.
#[derive(Debug)]
pub(super) struct Kept<T>(Mutex<Option<(u64, Arc<T>)>>);

impl<T> Kept<T> {
    /// The value for that graph. Who asks while it is worked out waits, so `make` must not wait for others in turn.
    pub(super) fn get_or_make(&self, graph: u64, make: impl FnOnce() -> T) -> Arc<T> {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        match &*kept {
            Some((of, value)) if *of == graph => value.clone(),
            _ => {
                let value = Arc::new(make());
                *kept = Some((graph, value.clone()));
                value
            }
        }
    }

    /// Is the value for that graph at hand?
    pub(super) fn is_made(&self, graph: u64) -> bool {
        self.shared().is_some_and(|(of, _)| of == graph)
    }

    /// It does not follow any more.
    pub(super) fn forget(&mut self) {
        *self.0.get_mut().unwrap_or_else(PoisonError::into_inner) = None;
    }

    fn shared(&self) -> Option<(u64, Arc<T>)> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl<T> Default for Kept<T> {
    fn default() -> Self {
        Kept(Mutex::new(None))
    }
}

impl<T> Clone for Kept<T> {
    fn clone(&self) -> Self {
        Kept(Mutex::new(self.shared()))
    }
}

impl<T> PartialEq for Kept<T> {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}
