//! Data: the world as tables that are read and edited, the row that is selected, the accounts around a viewer.

mod advice;
mod bar;
mod body;
mod cell;
mod columns;
mod editor;
mod foot;
mod grid;
mod head;
mod keys;
mod neighbors;
mod removal;
mod row;
mod seen;
mod tools;

use std::sync::Arc;

use egui::{Id, Rect, Ui, UiBuilder, pos2};

use super::Art;
use super::memo::memo;
use crate::app::command::{Command, Commands};
use crate::app::data::{DataPart, DataView, RowsAsked, TableLook};
use crate::app::state::State;
use crate::app::theme::{data, size, theme};
use crate::app::widgets::{hair_below, hair_right};
use crate::domain::{Table, World};

/// What the view shows in this frame.
struct Shown<'a> {
    state: &'a State,
    art: &'a Art<'a>,
    /// The world with viewers, follows and what was done in the phone as they stand.
    world: Arc<World>,
    table: Table,
    /// The rows that pass, in order.
    rows: Arc<Vec<u32>>,
    /// They are those of before: others are looked for.
    is_looking: bool,
    /// Stands while the world does.
    stamp: (u64, usize),
}

impl Shown<'_> {
    /// Of the selected rows those that can be edited.
    fn editable(&self, look: &TableLook) -> Vec<u32> {
        look.rows.iter().copied().filter(|row| self.state.document.is_own(self.table, *row)).collect()
    }
}

/// Draws the view.
pub(super) fn ui(ui: &mut Ui, state: &State, art: &Art<'_>, commands: &mut Commands) {
    let view = &state.session.data;
    let document = &state.document;
    let key = (document.edits.count(), document.viewers.clone(), document.follows.clone(), document.acts.clone());
    let key = (Arc::as_ptr(&document.world) as usize, key);
    let world = Arc::clone(&*memo(ui, Id::unique("data world"), key, || document.tabled()));
    // The world before lives until this one is there, so that their addresses differ.
    let stamp = (state.results.fed, Arc::as_ptr(&world) as usize);
    let mut look = view.look();
    let asked = RowsAsked { world: world.clone(), table: view.table, look: look.asked() };
    let (rows, is_looking) = found(ui, state, stamp, asked, commands);
    let shown = Shown { state, art, world, table: view.table, rows, is_looking, stamp };
    let (bar, body) = ui.max_rect().split_top_bottom_at_y(ui.max_rect().top() + size::SUB_BAR);
    let room = Room::of(body, view.part);
    bar::ui(ui, bar, &shown, room.is_whole, commands);
    hair_below(ui.painter(), bar, theme(ui).stroke.hair);
    if let Some(rect) = room.table {
        pane(ui, rect, "table", |ui| {
            tools::ui(ui, &shown, &mut look);
            head::ui(ui, &shown, &mut look);
            body::ui(ui, &shown, &mut look, commands);
        });
    }
    if let Some(rect) = room.neighbors {
        pane(ui, rect, "neighbors", |ui| neighbors::ui(ui, &shown, commands));
    }
    if let Some(rect) = room.row {
        pane(ui, rect, "row", |ui| row::ui(ui, &shown, &mut look, commands));
    }
    removal::ui(ui, &shown, &mut look, room.table.unwrap_or(body), commands);
    if look != view.look() {
        commands.send(Command::Data(Box::new(view.looking(look))));
    }
}

/// The rows that are asked for; while they are looked for those of before, where they are of the same world, and that it is so.
fn found(
    ui: &Ui,
    state: &State,
    stamp: (u64, usize),
    asked: RowsAsked,
    commands: &mut Commands,
) -> (Arc<Vec<u32>>, bool) {
    let of = (stamp.1, asked.table);
    let last = Id::unique("data rows shown");
    let rows = if asked.is_quick() {
        let key = (of, asked.look.clone());
        Some(memo(ui, Id::unique("data rows"), key, || asked.find()))
    } else {
        state.jobs.finding.answer(&asked).cloned()
    };
    if let Some(rows) = rows {
        ui.data_mut(|data| data.insert_temp(last, (of, rows.clone())));
        return (rows, false);
    }
    if !state.jobs.finding.is_asked(&asked) {
        commands.send(Command::FindRows(Box::new(asked)));
    }
    let before = ui.data(|data| data.get_temp::<((usize, Table), Arc<Vec<u32>>)>(last));
    (before.filter(|(shown, _)| *shown == of).map(|(_, rows)| rows).unwrap_or_default(), true)
}

/// Where the parts stand.
struct Room {
    table: Option<Rect>,
    row: Option<Rect>,
    neighbors: Option<Rect>,
    /// All three are there.
    is_whole: bool,
}

impl Room {
    fn of(body: Rect, part: DataPart) -> Room {
        if body.width() < data::SIDE_FROM {
            let only = |wanted| (part == wanted).then_some(body);
            let (table, row) = (only(DataPart::Table), only(DataPart::Row));
            return Room { table, row, neighbors: only(DataPart::Neighbors), is_whole: false };
        }
        let side = data::SIDE.min(body.width() * data::SIDE_SHARE).round();
        let (left, right) = body.split_left_right_at_x(body.right() - side);
        if body.height() < data::BELOW_FROM {
            // Too low for both: the panel shows what is asked for.
            let is_around = part == DataPart::Neighbors;
            let (row, neighbors) = if is_around { (None, Some(right)) } else { (Some(right), None) };
            return Room { table: Some(left), row, neighbors, is_whole: false };
        }
        let below = (left.height() * data::BELOW_SHARE).min(data::BELOW_MOST).round();
        let (table, around) = left.split_top_bottom_at_y(left.bottom() - below);
        Room { table: Some(table), row: Some(right), neighbors: Some(around), is_whole: true }
    }
}

/// A part: its own ground, its own clip, hairlines at its lower and right edges.
fn pane(ui: &mut Ui, rect: Rect, name: &str, content: impl FnOnce(&mut Ui)) {
    let theme = theme(ui);
    ui.painter().rect_filled(rect, 0, theme.bg.surface);
    let inner = Rect::from_min_max(rect.min, pos2(rect.right() - 1.0, rect.bottom() - 1.0));
    let mut child = ui.new_child(UiBuilder::new().max_rect(inner).id_salt(name));
    child.set_clip_rect(inner.intersect(ui.clip_rect()));
    child.spacing_mut().item_spacing = egui::Vec2::ZERO;
    content(&mut child);
    hair_below(ui.painter(), rect, theme.stroke.line);
    hair_right(ui.painter(), rect, theme.stroke.line);
}

/// The view with something else of it looked at.
fn looking(state: &State, change: impl FnOnce(&mut DataView)) -> Command {
    let mut view = state.session.data.clone();
    change(&mut view);
    Command::Data(Box::new(view))
}
