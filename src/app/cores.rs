//! Where what runs beside the window takes its cores: apart from those that the window asks for a moment.
//!
//! Work that is spread over rayon's own pool waits until a worker of it is free. A run over every viewer keeps them all
//! for its whole length; an interval that is drawn meanwhile would come when the run has ended.

use std::sync::OnceLock;

use rayon::ThreadPool;

/// Does long work on every core, and leaves rayon's own pool to what is short.
pub(super) fn beside<A: Send>(work: impl FnOnce() -> A + Send) -> A {
    static POOL: OnceLock<Option<ThreadPool>> = OnceLock::new();
    match POOL.get_or_init(|| rayon::ThreadPoolBuilder::new().build().ok()) {
        Some(pool) => pool.install(work),
        // No more threads are to be had: it is done with those there are.
        None => work(),
    }
}
