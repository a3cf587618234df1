//! The keyboard in the table: arrows walk, Enter opens, Ctrl+C copies, Ctrl+F searches.

use egui::{Event, EventFilter, Key, Modifiers, Response, Ui};

use crate::app::command::{Command, Commands};
use crate::app::numbers;
use crate::app::session::{InspectorTab, Notice};
use crate::app::table::{TableView, tab_separated};
use crate::app::theme::size;
use crate::domain::PostId;

use super::{Line, Shown};

/// Does what the keys ask while the table has the keyboard.
pub(super) fn ui(ui: &Ui, shown: &Shown<'_>, view: &TableView, body: &Response, commands: &mut Commands) {
    if !body.has_focus() {
        return;
    }
    let upright = EventFilter { vertical_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(body.id, upright));
    if let Some(post) = walked(ui, shown, body) {
        commands.send(Command::Select(Some(post)));
    }
    if ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter)) {
        commands.send(Command::Tab(InspectorTab::Post));
    }
    if ui.input(|input| input.events.contains(&Event::Copy)) {
        copy_selected(ui, shown, view, commands);
    }
}

/// The shown cells of the selected post, as a spreadsheet takes them.
fn copy_selected(ui: &Ui, shown: &Shown<'_>, view: &TableView, commands: &mut Commands) {
    let selected = shown.state.session.selected;
    let is_selected = |index: &u32| Some(shown.entries.all[*index as usize].post) == selected;
    if let Some(index) = (0..shown.entries.all.len() as u32).find(is_selected) {
        let row = shown.row(index);
        let cells = view.columns.iter().map(|&column| row.plain(column)).collect();
        copy(ui, &[cells], 1, commands);
    }
}

/// Puts lines of cells into the clipboard, and says how many posts they are.
pub(super) fn copy(ui: &Ui, lines: &[Vec<String>], posts: usize, commands: &mut Commands) {
    ui.ctx().copy_text(tab_separated(lines));
    let text = format!("Copied {} row{}", numbers::count(posts as u64), if posts == 1 { "" } else { "s" });
    commands.send(Command::Notice(Some(Notice { text, ..Notice::default() })));
}

/// The post the keyboard moves the selection to.
fn walked(ui: &Ui, shown: &Shown<'_>, body: &Response) -> Option<PostId> {
    let page = (body.rect.height() / size::TABLE_ROW) as isize;
    let places = ui.input(|input| {
        let times = |key| input.num_presses(key) as isize;
        times(Key::ArrowDown) - times(Key::ArrowUp)
            + page * (times(Key::PageDown) - times(Key::PageUp))
            + shown.lines.len() as isize * (times(Key::End) - times(Key::Home))
    });
    if places == 0 {
        return None;
    }
    let at = |line: &Line| if let Line::Post(at) = line { Some(*at) } else { None };
    let posts: Vec<u32> = shown.lines.iter().filter_map(at).collect();
    let post = |index: u32| shown.entries.all[index as usize].post;
    let at = posts.iter().position(|&index| Some(post(index)) == shown.state.session.selected);
    let last = posts.len().checked_sub(1)?;
    let next = at.map_or(0, |at| at.saturating_add_signed(places).min(last));
    Some(post(posts[next]))
}
