//! Previews of what controls would do, asked for while a menu or a profile shows them.

use std::sync::Arc;

use egui::Ui;

use crate::app::command::{Command, Commands};
use crate::app::document::Control;
use crate::app::results::Preview;

use super::Show;

/// What a control would do; `None` until it was worked out. While a slider is held the order changes with every frame;
/// the preview waits for what it comes to.
pub(super) fn preview(ui: &Ui, show: &Show<'_>, control: Control, commands: &mut Commands) -> Option<Arc<Preview>> {
    let (previews, revision) = (&show.state.jobs.previews, show.state.results.revision);
    if previews.is_missing(revision, control) && !ui.input(|input| input.pointer.any_down()) {
        commands.send(Command::Foresee(control));
    }
    previews.found(revision, control)
}
