//! What is predicted of some posts before and after something was done.

use std::sync::Arc;

use super::{MadeFor, Results, history, world};
use crate::app::document::Document;
use crate::app::session::Session;
use crate::domain::{Action, PostId};
use crate::model::{Moment, Shift, shift};
use crate::pipeline::stages::predict;

/// The same viewer before something was done and after it.
pub(in crate::app) struct Between([MadeFor; 2]);

/// What was predicted, and why it changed.
pub type Effect = Shift;

impl Results {
    /// Two documents that differ in what was done; everything done counts, whenever the feed reacts to it.
    pub(in crate::app) fn between(&self, documents: [&Document; 2], session: &Session) -> Between {
        let session = Session { react_at_once: true, ..session.clone() };
        Between(documents.map(|document| MadeFor::new(document, &session)))
    }
}

impl Between {
    /// What that does to the probability of an action on the posts; `None` where there are none.
    pub(in crate::app) fn effect(&self, action: Action, posts: &[PostId]) -> Option<Effect> {
        let worlds = self.0.each_ref().map(world);
        let histories = self.0.each_ref().map(history);
        let made_for = &self.0[1];
        let moment = |at: usize| Moment {
            world: Arc::as_ref(&worlds[at]),
            history: &histories[at],
            viewer_id: self.0[at].viewer,
            viewer: &self.0[at].viewer_data,
            now: self.0[at].now,
        };
        let model = made_for.model.as_deref().unwrap_or_else(|| crate::model::Model::shipped());
        shift(model, predict::categories(&made_for.policy), [moment(0), moment(1)], action, posts)
    }
}
