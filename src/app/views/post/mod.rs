//! The inspector's Post tab: the selected post's whole story, read from the ledger.

mod acts;
pub(super) mod change;
mod funnel;
mod header;
mod predictions;
mod reasons;
mod removed;
pub(super) mod section;
mod trail;
mod waterfall;
pub(super) mod words;

use egui::{ScrollArea, Ui, UiBuilder};

pub(super) use reasons::{icon as reason_icon, route_icon};

use crate::app::command::Commands;
use crate::app::state::State;
use crate::app::views::Art;
use crate::pipeline::{FeedKind, Verdict, stages};

/// The story of the selected post.
pub(super) fn ui(ui: &mut Ui, state: &State, art: &Art<'_>, commands: &mut Commands) {
    let Some(post) = state.session.selected else {
        section::note_ui(ui, "No post is selected", "Choose one in the feed or in the table.");
        return;
    };
    let ledger = &state.results.ledger;
    let verdict = ledger.verdict(post);
    let is_explore = state.session.feed == FeedKind::Explore;
    let room = ui.available_rect_before_wrap();
    let foot = if is_explore && ledger.slate.row_of(post).is_some() {
        room.with_min_y(room.bottom() - acts::height(ui, state, post))
    } else {
        room.with_min_y(room.bottom())
    };
    if foot.height() > 0.0 {
        acts::ui(ui, state, foot, post, commands);
    }
    let story = room.with_max_y(foot.top());
    let ui = &mut ui.new_child(UiBuilder::new().id_salt("story").max_rect(story));
    ui.set_clip_rect(ui.clip_rect().intersect(story));
    ScrollArea::vertical().id_salt(("post story", post)).auto_shrink(false).show(ui, |ui| {
        header::ui(ui, state, art, post, verdict);
        match verdict {
            Verdict::Delivered { row, .. } | Verdict::PastTheEnd { row, .. } => {
                if let Verdict::PastTheEnd { rank, .. } = verdict {
                    removed::past_the_end_ui(ui, state, rank, commands);
                }
                reasons::ui(ui, state, row);
                if ledger.is_scored() {
                    waterfall::ui(ui, state, row);
                    predictions::ui(ui, state, row);
                    trail::ui(ui, state, row);
                    if is_explore {
                        funnel::ui(ui, state, post);
                    }
                    change::ui(ui, state, post, commands);
                } else {
                    section::note_ui(ui, "Not scored", unscored(state.session.feed));
                }
            }
            Verdict::Removed(removal) => {
                removed::ui(ui, state, post, removal, commands);
                if is_explore {
                    funnel::ui(ui, state, post);
                }
            }
            Verdict::NotFound if state.session.feed == FeedKind::Explore => {
                let why = stages::explore::source::absence(&state.results.context(), post);
                section::note_ui(ui, "Not among the posts of Explore", &sentence(why));
            }
            Verdict::NotFound => section::note_ui(
                ui,
                "Not among the posts of this feed",
                "Nothing leads from the viewer to it: neither its author nor one of its hashtags is followed.",
            ),
        }
    });
}

/// The words as a sentence.
fn sentence(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| format!("{}{}.", first.to_uppercase(), letters.as_str()))
}

fn unscored(feed: FeedKind) -> &'static str {
    match feed {
        FeedKind::Favorites => "Favorites is sorted by time, newest first. No score is made for it.",
        FeedKind::Home | FeedKind::Following | FeedKind::Explore => {
            "Following is sorted by time, newest first. No score is made for it."
        }
    }
}
