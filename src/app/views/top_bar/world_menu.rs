//! The menu of worlds: the samples, files opened lately, open and save.

use egui::{Rect, RectAlign, Ui, WidgetInfo, accesskit::Role};

use crate::app::command::{Command, Commands, Saved};
use crate::app::shortcuts;
use crate::app::state::State;
use crate::app::theme::{Icon, size};
use crate::app::views::path_field;
use crate::app::widgets::{Dropdown, MenuRow, popover};
use crate::app::words;
use crate::files::{self, WorldSource};

/// Draws the button and, when it is open, the menu.
pub(super) fn ui(ui: &mut Ui, rect: Rect, dropdown: Dropdown<'_>, state: &State, commands: &mut Commands) {
    let (button, _) = dropdown.show(ui, rect);
    button.widget_info(|| WidgetInfo {
        current_text_value: Some(state.document.world.name.clone()),
        ..WidgetInfo::labeled(Role::ComboBox, true, "World")
    });
    popover(&button, RectAlign::BOTTOM_START, size::MENU, |ui| {
        for name in files::samples() {
            let is_open = state.document.source == WorldSource::Sample(name);
            let label = format!("Sample: {name}");
            if MenuRow::new(&label).chosen(is_open).show(ui).clicked() {
                commands.send(Command::OpenSample(name));
            }
        }
        if let Some(work) = state.set_aside_work() {
            let label = format!("Go back to {}", work.world_name());
            let row = MenuRow::new(&label).icon(Icon::UNDO).effect("with all that was done in it");
            if row.show(ui).clicked() {
                commands.send(Command::GoBack);
            }
        }
        for path in &state.session.recent {
            let is_open = state.document.source == WorldSource::File(path.clone());
            let is_there = path.exists();
            let folder = path.parent().unwrap_or(path).display().to_string();
            let effect = if is_there { folder } else { "is not there any more".to_owned() };
            let name = words::file_name(path);
            let row = MenuRow::new(&name).icon(Icon::TOO_OLD).effect(&effect).chosen(is_open).enabled(is_there);
            if ui.push_id(path, |ui| row.show(ui).clicked()).inner {
                commands.send(Command::Open(path.clone()));
            }
        }
        if !state.session.recent.is_empty() && MenuRow::new("Forget recent files").icon(Icon::DELETE).show(ui).clicked()
        {
            commands.send(Command::ForgetRecent);
        }
        let keys = |name| shortcuts::keys(ui.ctx(), name).unwrap_or_default();
        let (open, save) = (keys("Open"), keys("Save world"));
        if MenuRow::new("Open a world or policy…").icon(Icon::OPEN).key(&open).show(ui).clicked() {
            commands.send(Command::AskOpen);
        }
        if MenuRow::new("Save this world…").icon(Icon::SAVE_FILE).key(&save).show(ui).clicked() {
            commands.send(Command::AskSave(Saved::World));
        }
        if let Some(path) = path_field::ui(ui, "Path to open") {
            commands.send(Command::Open(path));
        }
        if let Some(path) = path_field::ui(ui, "Path to save the world to") {
            commands.send(Command::Save(Saved::World, path));
        }
    });
}
