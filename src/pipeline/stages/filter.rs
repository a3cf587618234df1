//! Filtering: what breaks the guidelines, and what the viewer does not want, drops out (F11, F35, F36, C2).

use crate::pipeline::{Component, Context, Run, Slate, Stage};

/// The stage.
pub const STAGE: Stage = Stage {
    id: "filter",
    component: Component::Filtering,
    doc: "Drops posts that violate the guidelines, posts of muted authors and hidden posts.",
    knobs: &[],
    reads_rules: false,
    run: Run::Filter(filter),
};

/// Why a post drops out of the feed, and of Explore.
pub(super) fn filter(context: &Context<'_>, slate: &Slate) -> Vec<Option<&'static str>> {
    let reason = |(&post, author)| {
        if context.gist(post).violates {
            Some("violation")
        } else if context.viewer.muted.contains(author) {
            Some("muted")
        } else if context.viewer.hidden.contains(&post) {
            Some("hidden")
        } else {
            None
        }
    };
    slate.posts.iter().zip(&slate.authors).map(reason).collect()
}
