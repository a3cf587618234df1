//! What is worked out when it is first asked for, and kept for the next time.

use std::sync::{Arc, Mutex, OnceLock, PoisonError};

/// For so many graphs a value is kept; the one asked for the longest ago goes first.
const GRAPHS: usize = 4;

/// A value that follows from what it lies in and from a world's graph: worked out once for each of the graphs asked for
/// lately, whoever asks. A copy shares it. It never tells two of what it lies in apart.
#[derive(Debug)]
pub(super) struct Kept<T>(Mutex<Vec<(u64, Value<T>)>>);

/// Who asks while it is worked out waits; who asks for another graph does not.
type Value<T> = Arc<OnceLock<Arc<T>>>;

impl<T> Kept<T> {
    /// The value for that graph. `make` must not wait for others in turn.
    pub(super) fn get_or_make(&self, graph: u64, make: impl FnOnce() -> T) -> Arc<T> {
        let place = self.change(|kept| {
            let at = kept.iter().position(|(of, _)| *of == graph);
            let value = at.map_or_else(Value::default, |at| kept.remove(at).1);
            kept.insert(0, (graph, value.clone()));
            kept.truncate(GRAPHS);
            value
        });
        place.get_or_init(|| Arc::new(make())).clone()
    }

    /// Is the value for that graph at hand?
    pub(super) fn is_made(&self, graph: u64) -> bool {
        self.change(|kept| kept.iter().any(|(of, value)| *of == graph && value.get().is_some()))
    }

    /// The value asked for last of those that are worked out.
    pub(super) fn latest(&self) -> Option<Arc<T>> {
        self.change(|kept| kept.iter().find_map(|(_, value)| value.get().cloned()))
    }

    /// Keeps a value for a graph, whatever was kept for it.
    pub(super) fn put(&self, graph: u64, value: Arc<T>) {
        self.change(|kept| {
            kept.retain(|(of, _)| *of != graph);
            kept.insert(0, (graph, Arc::new(OnceLock::from(value))));
            kept.truncate(GRAPHS);
        });
    }

    /// Keeps nothing for that graph any more.
    pub(super) fn take_out(&self, graph: u64) {
        self.change(|kept| kept.retain(|(of, _)| *of != graph));
    }

    /// It does not follow any more.
    pub(super) fn forget(&mut self) {
        self.change(Vec::clear);
    }

    fn change<R>(&self, change: impl FnOnce(&mut Vec<(u64, Value<T>)>) -> R) -> R {
        change(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl<T> Default for Kept<T> {
    fn default() -> Self {
        Kept(Mutex::new(Vec::new()))
    }
}

impl<T> Clone for Kept<T> {
    fn clone(&self) -> Self {
        Kept(Mutex::new(self.change(|kept| kept.clone())))
    }
}

impl<T> PartialEq for Kept<T> {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}
