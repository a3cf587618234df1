//! The keyboard in the table: arrows walk the cells, Enter writes one, Delete takes rows out.

use egui::{Event, EventFilter, Key, Modifiers, Response, Ui};

use super::{Shown, body, editor, removal};
use crate::app::command::{Command, Commands};
use crate::app::data::{TableLook, WorldEdit};
use crate::app::theme::size;
use crate::files::table::columns;

/// Does what the keys ask while the table has the keyboard.
pub(super) fn ui(ui: &Ui, shown: &Shown<'_>, look: &mut TableLook, body: &Response, commands: &mut Commands) {
    if !body.has_focus() || look.writing {
        return;
    }
    let arrows = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(body.id, arrows));
    walk(ui, shown, look, body);
    let pressed = |modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
    if pressed(Modifiers::COMMAND, Key::A) {
        look.rows = shown.rows.iter().copied().collect();
    }
    let rows = shown.editable(look);
    if rows.is_empty() {
        return;
    }
    if pressed(Modifiers::COMMAND, Key::D) {
        commands.send(Command::EditWorld(WorldEdit::Duplicate(shown.table, rows)));
    } else if pressed(Modifiers::NONE, Key::Delete) || pressed(Modifiers::NONE, Key::Backspace) {
        removal::ask(look);
    } else if pressed(Modifiers::NONE, Key::Enter) || pressed(Modifiers::NONE, Key::F2) {
        editor::begin(ui, shown, look, None);
    } else if let Some(typed) = typed(ui) {
        editor::begin(ui, shown, look, Some(typed));
    }
}

/// What was typed, taken from whoever else would read it.
fn typed(ui: &Ui) -> Option<String> {
    ui.input_mut(|input| {
        let at = input.events.iter().position(|event| matches!(event, Event::Text(text) if !text.trim().is_empty()))?;
        match input.events.remove(at) {
            Event::Text(text) => Some(text),
            _ => None,
        }
    })
}

/// Moves the cursor, and the selection with it; with Shift the selection grows.
fn walk(ui: &Ui, shown: &Shown<'_>, look: &mut TableLook, body: &Response) {
    let page = (body.rect.height() / size::TABLE_ROW) as isize;
    let (down, right, shift) = ui.input(|input| {
        let times = |key| input.num_presses(key) as isize;
        let rows = shown.rows.len() as isize;
        let ends = if input.modifiers.command { times(Key::End) - times(Key::Home) } else { 0 };
        let down = times(Key::ArrowDown) - times(Key::ArrowUp) + page * (times(Key::PageDown) - times(Key::PageUp));
        let sides = if input.modifiers.command { 0 } else { times(Key::End) - times(Key::Home) };
        let right = times(Key::ArrowRight) - times(Key::ArrowLeft) + sides * columns(shown.table).len() as isize;
        (down + rows * ends, right, input.modifiers.shift)
    });
    if (down, right) == (0, 0) || shown.rows.is_empty() {
        return;
    }
    let at = shown.rows.iter().position(|row| *row == look.cursor.0).filter(|_| !look.rows.is_empty());
    let next = at.map_or(0, |at| at.saturating_add_signed(down).min(shown.rows.len() - 1));
    let column = look.beside(shown.table, right);
    if down == 0 && at.is_some() {
        look.cursor.1 = column;
    } else {
        body::select(shown, look, shown.rows[next], column, shift, false);
    }
}
