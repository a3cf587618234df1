//! The rows of the table: only those in view are drawn, and of them only the cells in view.

use egui::{Id, Rect, Response, ScrollArea, Sense, Ui, UiBuilder, Vec2, WidgetInfo, accesskit::Role, pos2, vec2};

use super::grid::Grid;
use super::{Shown, cell, editor, keys};
use crate::app::command::Commands;
use crate::app::data::TableLook;
use crate::app::theme::{Style, data, size, theme};
use crate::app::widgets::{hair_below, label, row_background};
use crate::domain::Table;
use crate::files::table::Column;

/// Draws the rows in what is left of the panel, and the line below them.
pub(super) fn ui(ui: &mut Ui, shown: &Shown<'_>, look: &mut TableLook, commands: &mut Commands) {
    let whole = ui.available_rect_before_wrap();
    let (body, below) = whole.split_top_bottom_at_y(whole.bottom() - data::FOOT);
    let keyboard = ui.interact(body, body_id(), Sense::FOCUSABLE);
    keyboard.widget_info(|| WidgetInfo::labeled(Role::Table, true, shown.table.key()));
    ui.ctx().accesskit_node_builder(keyboard.id, |node| node.set_row_count(shown.rows.len()));
    let grid = Grid::of(ui, shown.table, look);
    keys::ui(ui, shown, look, &keyboard, commands);
    if shown.rows.is_empty() {
        let text = if shown.is_looking {
            "Looking …"
        } else if look.is_filtered() {
            "No row passes"
        } else {
            "No rows yet"
        };
        label(ui, body, egui::Align::Center, text, Style::BODY, theme(ui).text.tertiary);
    }
    let mut child = ui.new_child(UiBuilder::new().max_rect(body).id_salt(("rows", shown.table.key())));
    child.set_clip_rect(body.intersect(ui.clip_rect()));
    let seen: Seen = ui.data(|data| data.get_temp(seen_id(shown.table))).unwrap_or_default();
    let mut area = ScrollArea::both().id_salt(("data rows", shown.table.key())).auto_shrink(false);
    if let Some(offset) = offset_to_show(&seen, shown, look, &grid, body.size()) {
        area = area.scroll_offset(offset);
    }
    let out = area.show_viewport(&mut child, |ui, viewport| {
        ui.set_min_size(vec2(grid.width, shown.rows.len() as f32 * size::TABLE_ROW));
        let from = (viewport.top() / size::TABLE_ROW).floor().max(0.0) as usize;
        let to = ((viewport.bottom() / size::TABLE_ROW).ceil().max(0.0) as usize).min(shown.rows.len());
        for at in from..to {
            // Far down, points are too coarse to place rows by; counted from the first row in view they are not.
            let y = f64::from(size::TABLE_ROW) * at as f64 - f64::from(viewport.top());
            let corner = pos2(body.left() - viewport.left(), body.top() + y as f32);
            let rect = Rect::from_min_size(corner, vec2(grid.width.max(body.width()), size::TABLE_ROW));
            row_ui(ui, shown, look, &grid, shown.rows[at], rect, &keyboard, commands);
        }
    });
    let offset = out.state.clamped_offset();
    if offset != seen.offset {
        ui.ctx().request_repaint();
    }
    let order = (look.sort.clone(), look.search.clone());
    ui.data_mut(|data| data.insert_temp(seen_id(shown.table), Seen { cursor: look.cursor, offset, order }));
    super::foot::ui(ui, below, shown, look, commands);
}

#[expect(clippy::too_many_arguments, reason = "a row has to know the table around it")]
fn row_ui(
    ui: &mut Ui,
    shown: &Shown<'_>,
    look: &mut TableLook,
    grid: &Grid,
    row: u32,
    rect: Rect,
    keyboard: &Response,
    commands: &mut Commands,
) {
    let clip = ui.clip_rect();
    let id = ui.scope_id().with(("row", shown.table.key(), row));
    let response = ui.interact(rect.intersect(clip), id, Sense::hover());
    let is_selected = look.rows.contains(&row);
    let name = name(shown, row);
    response.widget_info(|| WidgetInfo::selected(Role::Row, true, is_selected, &name));
    row_background(ui, rect, &response, is_selected);
    if !shown.state.document.is_own(shown.table, row) {
        let mark = Rect::from_min_size(rect.min, vec2(data::OWN, rect.height()));
        ui.painter().rect_filled(mark, 0, theme(ui).signal.warn);
    }
    hair_below(ui.painter(), rect, theme(ui).stroke.hair);
    for (at, column, place) in grid.cells(rect, clip) {
        let is_here = look.cursor == (row, at) && is_selected;
        let is_written = is_here && look.writing;
        let response = cell::ui(ui, shown, row, column, place, is_here && keyboard.has_focus());
        if is_written {
            editor::ui(ui, shown, look, (row, column), place, commands);
        } else if response.clicked() {
            ui.memory_mut(|memory| memory.request_focus(keyboard.id));
            let (shift, command) = ui.input(|input| (input.modifiers.shift, input.modifiers.command));
            let is_again = is_here && !shift && !command || response.double_clicked();
            select(shown, look, row, at, shift, command);
            if is_again {
                editor::begin(ui, shown, look, None);
            }
        }
    }
}

/// Selects a row: alone, with all between where `to_here`, or beside the others where `beside`.
pub(super) fn select(shown: &Shown<'_>, look: &mut TableLook, row: u32, at: usize, to_here: bool, beside: bool) {
    let place = |row: u32| shown.rows.iter().position(|other| *other == row);
    match (to_here, beside) {
        (true, _) => {
            if let Some((from, to)) = place(look.cursor.0).zip(place(row)) {
                look.rows.extend(&shown.rows[from.min(to)..=from.max(to)]);
            }
            look.rows.insert(row);
        }
        (_, true) if look.rows.contains(&row) && look.rows.len() > 1 => {
            look.rows.remove(&row);
        }
        (_, true) => {
            look.rows.insert(row);
        }
        _ => look.rows = [row].into(),
    }
    look.cursor = (row, at);
    look.writing = false;
}

/// What a row is called: `post p17`, `impression 12`.
pub(super) fn name(shown: &Shown<'_>, row: u32) -> String {
    let one = shown.table.one();
    match shown.table.name_of(&shown.world, row) {
        Some(name) => format!("{one} {name}"),
        None if shown.state.document.is_own(shown.table, row) => format!("{one} {}", row + 1),
        None => format!("{one} {}, of this session", row + 1),
    }
}

/// The name of one cell: `Likes of post p17`.
pub(super) fn cell_name(shown: &Shown<'_>, row: u32, column: &Column) -> String {
    format!("{} of {}", column.title, name(shown, row))
}

/// What has the keyboard while one walks the cells.
pub(super) fn body_id() -> Id {
    Id::unique("data body")
}

/// How far the rows of a table are scrolled.
pub(super) fn scrolled(ui: &Ui, table: Table) -> Vec2 {
    ui.data(|data| data.get_temp::<Seen>(seen_id(table))).unwrap_or_default().offset
}

/// What the table showed in the last frame.
#[derive(Clone, Default)]
struct Seen {
    cursor: (u32, usize),
    offset: Vec2,
    order: (Option<(String, bool)>, String),
}

fn seen_id(table: Table) -> Id {
    Id::unique(("data shown", table.key()))
}

/// Where to scroll: to the top of another order, and so that the cursor is seen once it moved.
fn offset_to_show(seen: &Seen, shown: &Shown<'_>, look: &TableLook, grid: &Grid, room: Vec2) -> Option<Vec2> {
    let is_other = (&seen.order.0, &seen.order.1) != (&look.sort, &look.search);
    if seen.cursor == look.cursor {
        return (is_other && seen.offset.y > 0.0).then_some(vec2(seen.offset.x, 0.0));
    }
    let top = shown.rows.iter().position(|row| *row == look.cursor.0)? as f32 * size::TABLE_ROW;
    let cell = grid.cell(look.cursor.1, Rect::ZERO);
    let within = |offset: f32, from: f32, to: f32, room: f32| offset.clamp((to - room).min(from), from);
    let left = if look.cursor.1 == 0 { 0.0 } else { cell.left() };
    let offset = vec2(
        within(seen.offset.x, left, cell.right(), room.x),
        within(seen.offset.y, top, top + 2.0 * size::TABLE_ROW, room.y),
    );
    (offset != seen.offset).then_some(offset.max(Vec2::ZERO))
}
