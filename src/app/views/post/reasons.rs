//! Why the viewer sees a post: sentences the pipeline made from the ledger, with the numbers behind them.

use std::sync::Arc;

use egui::{Id, Rect, Ui, UiBuilder, vec2};

use crate::app::state::State;
use crate::app::theme::{Icon, Style, anatomy::story, icons, space, theme};
use crate::app::views::memo::memo;
use crate::app::views::terms;
use crate::domain::Origin;
use crate::pipeline::{Reason, RestsOn, Route, stages, why};

use super::section;

/// The reasons of one row.
pub(super) fn ui(ui: &mut Ui, state: &State, row: u32) {
    let reasons: Arc<Vec<Reason>> = memo(ui, Id::unique("reasons"), (state.results.revision, row), || {
        why(&state.results.context(), &state.results.ledger, row)
    });
    section::ui(ui, "Why you’re seeing this", "", |ui| {
        if reasons.is_empty() {
            section::sentence_ui(ui, "Nothing about it stands out: it is a post of an account you follow.");
        }
        reasons.iter().for_each(|reason| reason_ui(ui, reason));
    });
}

fn reason_ui(ui: &mut Ui, reason: &Reason) {
    let numbers = reason.numbers.replace('-', "\u{2212}");
    let top = ui.cursor().min;
    let first_line = Rect::from_min_size(top, vec2(icons::ROW, story::REASON));
    icon(reason.rests_on).paint(ui.painter(), first_line.center(), icons::INLINE, theme(ui).text.tertiary);
    let room = Rect::from_min_max(top + vec2(story::REASON_ICON, space::HALF), ui.max_rect().max);
    let text = ui.scope_builder(UiBuilder::new().max_rect(room), |ui| {
        terms::sentence(ui, &reason.sentence, &numbers, Style::BODY, theme(ui).text.primary);
    });
    let height = (text.response.rect.bottom() - top.y).max(story::REASON);
    ui.advance_cursor_after_rect(Rect::from_min_size(top, vec2(ui.available_width(), height)));
}

/// What stands before a reason.
pub(in crate::app::views) fn icon(rests_on: RestsOn) -> Icon {
    match rests_on {
        RestsOn::Origin(Origin::Followed) => Icon::FOLLOW,
        RestsOn::Origin(Origin::Hashtag) => Icon::HASHTAG,
        RestsOn::Origin(Origin::Suggested) => Icon::SUGGESTED,
        RestsOn::Route(route) => route_icon(route),
        RestsOn::Prediction(action) => Icon::action(action),
        RestsOn::Feature(key) => feature_icon(key),
        RestsOn::Factor(stage) if stage == stages::boost::STAGE.id => Icon::CLOSE_FRIEND,
        RestsOn::Factor(stage) if stage == stages::demote::STAGE.id => Icon::SHIELD,
        RestsOn::Factor(_) => Icon::GROUP,
        RestsOn::Rule(_) => Icon::RULE,
    }
}

/// By how Explore found a post.
pub(in crate::app::views) fn route_icon(route: Route) -> Icon {
    match route {
        Route::Near => Icon::NEAR,
        Route::Interests => Icon::HASHTAG,
        Route::Searches => Icon::SEARCH,
        Route::Rising => Icon::RISING,
        Route::Clusters => Icon::GROUP,
    }
}

/// By what the feature counts.
fn feature_icon(key: &str) -> Icon {
    const ICONS: [(&str, Icon); 11] = [
        ("like", Icon::LIKE),
        ("responses", Icon::COMMENT),
        ("taps", Icon::PROFILE_TAP),
        ("dwell", Icon::DWELL),
        ("skips", Icon::DWELL),
        ("watch", Icon::WATCH),
        ("video", Icon::WATCH),
        ("searched", Icon::SEARCH),
        ("hashtag", Icon::HASHTAG),
        ("follow", Icon::FOLLOW),
        ("place", Icon::PLACE),
    ];
    ICONS.iter().find(|(part, _)| key.contains(part)).map_or(Icon::INFO, |(_, icon)| *icon)
}
