//! An account's affinity taken apart: what the viewer did with its posts, and how much that counts.

use egui::Ui;

use crate::app::numbers;
use crate::app::state::State;
use crate::app::theme::space;
use crate::app::views::post::section;
use crate::domain::{AccountId, Action};

use super::place::row_ui;

/// What the affinity of one account is made of.
pub(super) fn ui(ui: &mut Ui, state: &State, account: AccountId) {
    let context = state.results.context();
    let parts = context.history.affinity_parts(context.viewer_id, account);
    let affinity = numbers::fixed(context.history.affinity(context.viewer_id, account), 3);
    section::ui(ui, "Affinity", &affinity, |ui| {
        let times = |times: f64| numbers::count(times as u64);
        row_ui(ui, "Posts shown", "", &times(parts.shown));
        for action in Action::ALL.into_iter().filter(|&action| parts.did[action] > 0.0) {
            row_ui(ui, crate::app::words::action_name(action), "", &times(parts.did[action]));
        }
        let counted = |share: f64| format!("counts {}", numbers::percent(share));
        if let Some(own) = parts.own {
            row_ui(ui, "With its posts", &numbers::fixed(own, 3), &counted(parts.share()));
        }
        row_ui(ui, "With all posts", &numbers::fixed(parts.usual, 3), &counted(1.0 - parts.share()));
        ui.add_space(space::S);
        let showings = times(parts.strength);
        section::sentence_ui(
            ui,
            &format!(
                "The mean engagement with its posts, drawn to that with all posts as if {showings} more showings had it. \
                 A hide is 0; else a comment, save or share is 1, a like 0.8, a profile tap 0.6, watching half 0.4, \
                 staying three seconds 0.3. Sizes are assumed."
            ),
        );
    });
}
