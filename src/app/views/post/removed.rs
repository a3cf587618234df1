//! What became of a post that is not in the feed, and what would bring it in.

use egui::Ui;

use crate::app::command::{Command, Commands};
use crate::app::numbers;
use crate::app::state::State;
use crate::app::theme::space;
use crate::app::views::removal;
use crate::app::widgets::Button;
use crate::domain::PostId;
use crate::pipeline::{FeedKind, Removal, stages};
use crate::policy::Value;

use super::section;

/// A post some stage dropped: where, why, and what would bring it back.
pub(super) fn ui(ui: &mut Ui, state: &State, post: PostId, removal: Removal, commands: &mut Commands) {
    let words = removal::words(state, post, removal);
    let stage = stages::stage(removal.stage).map_or(removal.stage, |stage| stage.component.name());
    section::ui(ui, &format!("Removed by {stage}"), &words.short, |ui| section::sentence_ui(ui, &words.sentence));
    section::ui(ui, "What would bring it back", "", |ui| {
        section::sentence_ui(ui, &words.back);
        if let Some((label, command)) = words.remedy {
            remedy_ui(ui, &label, command, commands);
        }
    });
}

/// A post ranked behind the last that is delivered.
pub(super) fn past_the_end_ui(ui: &mut Ui, state: &State, rank: usize, commands: &mut Commands) {
    let length = state.results.ledger.delivery.length;
    let knob = match state.session.feed {
        FeedKind::Explore => &stages::explore::deliver::LENGTH,
        FeedKind::Home | FeedKind::Favorites | FeedKind::Following => &stages::deliver::LENGTH,
    };
    let aside = format!("the feed ends at {}", numbers::count(length as u64));
    section::ui(ui, "Past the end", &aside, |ui| {
        let rank_text = numbers::count(rank as u64);
        section::sentence_ui(ui, &format!("It is ranked {rank_text}, behind the last post that is delivered."));
        let longer = Value::Number(rank as f64);
        if knob.check(longer).is_ok() {
            let label = format!("Deliver {rank_text} posts");
            remedy_ui(ui, &label, Command::Turn(knob, longer), commands);
        }
    });
}

fn remedy_ui(ui: &mut Ui, label: &str, command: Command, commands: &mut Commands) {
    ui.add_space(space::S);
    if ui.add(Button::new(label).small()).clicked() {
        commands.send(command);
        commands.send(Command::EndGesture);
    }
}
