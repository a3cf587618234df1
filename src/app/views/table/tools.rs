//! Beside the tabs: searching, slope lines, columns, copying and saving.

use egui::{Key, KeyboardShortcut, Modifiers, Rect, RectAlign, Ui, pos2, vec2};

use crate::app::command::{Command, Commands, Saved};
use crate::app::state::State;
use crate::app::table::{TableView, csv_rows};
use crate::app::theme::{Icon, anatomy::table, radius, size, space, theme};
use crate::app::views::{path_field, search};
use crate::app::widgets::{IconButton, MenuRow, Tip, popover};

use super::{body, columns_menu, keys, send};

/// Draws them into `rect`, from its right.
pub(super) fn ui(ui: &mut Ui, rect: Rect, width: f32, state: &State, commands: &mut Commands) {
    let mut view = state.session.table.clone();
    let mut right = rect.right();
    let mut next = || {
        right -= size::BUTTON;
        Rect::from_center_size(pos2(right + size::BUTTON / 2.0, rect.center().y), vec2(size::BUTTON, size::BUTTON))
    };
    let (more, columns, slopes) = (next(), next(), next());
    let field = rect.with_max_x(right - space::S);
    let field = field.with_min_x((field.right() - table::SEARCH).max(field.left()));
    let field = Rect::from_center_size(field.center(), vec2(field.width(), size::BUTTON_SMALL));
    let searched = search::ui(ui, field, "Author, caption, #tag", &mut view.search);
    if ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::F)) {
        searched.request_focus();
    }
    let leaves = searched.has_focus() || searched.lost_focus();
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    if leaves && (pressed(Key::Enter) || pressed(Key::ArrowDown)) {
        ui.memory_mut(|memory| memory.request_focus(body::body_id()));
    }
    let keys = ui.ctx().format_shortcut(&KeyboardShortcut::new(Modifiers::COMMAND, Key::F));
    Tip::new("Search").text("author, caption or #tag.").key(&keys, "").on(searched);
    if view.slopes {
        ui.painter().rect_filled(slopes, radius::CONTROL, theme(ui).bg.active);
    }
    let label = if view.slopes { "Hide slope lines" } else { "Slope lines from the pinned order" };
    if IconButton::new(Icon::SLOPES, label).on(view.slopes).show(ui, slopes).clicked() {
        view.slopes = !view.slopes;
    }
    let button = IconButton::new(Icon::COLUMNS, "Columns").show(ui, columns);
    columns_menu::ui(&button, state.results.ledger.found.len(), width, &mut view);
    more_ui(ui, more, state, &view, commands);
    send(state, view, commands);
}

/// Copying and saving what is shown.
fn more_ui(ui: &mut Ui, rect: Rect, state: &State, view: &TableView, commands: &mut Commands) {
    let button = IconButton::new(Icon::MORE, "Copy or save the table").show(ui, rect);
    popover(&button, RectAlign::BOTTOM_END, size::MENU, |ui| {
        let copy = MenuRow::new("Copy shown rows").icon(Icon::COPY).effect("Ctrl+C copies the selected row");
        if copy.show(ui).clicked() {
            let lines = csv_rows(&state.results, view);
            keys::copy(ui, &lines, lines.len() - 1, commands);
        }
        if MenuRow::new("Save as CSV…").icon(Icon::SAVE_FILE).effect("Shown rows and columns").show(ui).clicked() {
            commands.send(Command::AskSave(Saved::Table));
        }
        if let Some(path) = path_field::ui(ui, "Or type a path to save to") {
            commands.send(Command::Save(Saved::Table, path));
        }
    });
}
