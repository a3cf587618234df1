//! The commands of Explore.

use super::{Shortcut, feed, keyless};
use crate::app::command::Command;
use crate::app::document::Control;
use crate::app::explore::ExploreAsked;
use crate::app::state::State;
use crate::app::theme::Icon;
use crate::learn::View;
use crate::pipeline::FeedKind;

/// What can be done by name in Explore.
pub(super) static EXPLORE: &[Shortcut] = &[
    keyless("Explore", |state| feed(state, FeedKind::Explore)).icon(Icon::SUGGESTED),
    keyless("Search in Explore", |_| Some(Command::Explore(ExploreAsked::Seek(true)))).icon(Icon::SEARCH),
    keyless("Next topic of the grid", |state| is_grid(state).then_some(Command::Explore(ExploreAsked::NextTopic)))
        .icon(Icon::FILTER),
    keyless("All topics of the grid", |state| state.narrowed().map(|_| Command::Explore(ExploreAsked::Narrow(None))))
        .icon(Icon::FILTER_OFF),
    keyless("See less of the post", |state| {
        let post = state.session.selected.filter(|_| state.session.feed == FeedKind::Explore)?;
        let is_hidden = state.document.viewer().hidden.contains(&post);
        (!is_hidden).then_some(Command::Control(Control::Hide(post, true)))
    })
    .icon(Icon::HIDE),
    keyless("Learn which accounts are near", |state| {
        state.is_left_unplaced().then_some(Command::Explore(ExploreAsked::Places))
    })
    .icon(Icon::SUGGESTED),
    keyless("Stop learning which accounts are near", |state| {
        state.jobs.places.fraction().map(|_| Command::Explore(ExploreAsked::CancelPlaces))
    })
    .icon(Icon::STOP),
];

fn is_grid(state: &State) -> bool {
    state.session.feed == FeedKind::Explore && state.session.view == View::Tune
}
