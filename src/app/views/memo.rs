//! What a view worked out of the results, kept until they change.

use std::sync::Arc;

use egui::{Id, Ui};

/// What `make` made for this `key`; made again only when the key changes. `id` tells the memos of one view apart.
pub(super) fn memo<K, T>(ui: &Ui, id: Id, key: K, make: impl FnOnce() -> T) -> Arc<T>
where
    K: PartialEq + Clone + Send + Sync + 'static,
    T: Send + Sync + 'static,
{
    let known = ui.data(|data| data.get_temp::<(K, Arc<T>)>(id)).filter(|(made_for, _)| *made_for == key);
    if let Some((_, known)) = known {
        return known;
    }
    let made = Arc::new(make());
    ui.data_mut(|data| data.insert_temp(id, (key, made.clone())));
    made
}

/// What was made last, whatever for; `None` where nothing was.
pub(super) fn kept<K, T>(ui: &Ui, id: Id) -> Option<Arc<T>>
where
    K: Clone + Send + Sync + 'static,
    T: Send + Sync + 'static,
{
    ui.data(|data| data.get_temp::<(K, Arc<T>)>(id)).map(|(_, known)| known)
}
