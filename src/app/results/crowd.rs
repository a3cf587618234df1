//! Whether a run over all viewers would find what it found: whoever of them is at hand, unless something was done as them.

use std::sync::Arc;

use crate::domain::PostId;

use super::{MadeFor, Results};

impl MadeFor {
    /// Is the viewer at hand as the world has it?
    fn is_untouched(&self) -> bool {
        self.viewer_data == *self.world.viewer(self.viewer)
    }
}

impl Results {
    /// Does everybody see what they saw?
    pub(super) fn same_crowd(&self, next: &MadeFor, behind: &[PostId]) -> bool {
        let before = &self.made_for;
        let same_viewer =
            before.viewer == next.viewer && before.viewer_data == next.viewer_data && self.behind == behind;
        let both_untouched =
            before.is_untouched() && next.is_untouched() && self.behind.is_empty() && behind.is_empty();
        before.same_past(next)
            && before.same_graph(next)
            && before.feed == next.feed
            && before.model.as_ref().map(Arc::as_ptr) == next.model.as_ref().map(Arc::as_ptr)
            && (same_viewer || both_untouched)
    }
}
