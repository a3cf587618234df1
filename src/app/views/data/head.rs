//! The table's header: its columns sort, and open a filter.

use egui::{
    Align, Id, Key, Modifiers, Rect, Response, Sense, Ui, Vec2, WidgetInfo,
    accesskit::{Role, SortDirection},
    pos2, vec2,
};

use super::grid::{Grid, align};
use super::{Shown, body, columns};
use crate::app::data::TableLook;
use crate::app::theme::{Icon, Style, data, icons, radius, size, space, theme};
use crate::app::widgets::{Field, MenuRow, Tip, hair_below, line, popover_asked, ring, text_width};
use crate::files::table::{Column, Shows};

/// Draws the header, scrolled sideways as the rows are.
pub(super) fn ui(ui: &mut Ui, shown: &Shown<'_>, look: &mut TableLook) {
    let theme = theme(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), size::TABLE_HEADER), Sense::hover());
    ui.painter().rect_filled(rect, 0, theme.bg.panel);
    let grid = Grid::of(ui, shown.table, look);
    let row = rect.translate(vec2(-body::scrolled(ui, shown.table).x, 0.0));
    let cells: Vec<_> = grid.cells(row, rect).collect();
    for &(at, column, cell) in &cells {
        column_ui(ui, shown, look, (at, column), cell, rect);
    }
    // Over the columns, so that an edge is taken before what it parts.
    for (at, column, cell) in cells {
        columns::edge_ui(ui, shown.table, look, at, column, cell);
    }
    hair_below(ui.painter(), rect, theme.stroke.line);
}

fn column_ui(
    ui: &mut Ui,
    shown: &Shown<'_>,
    look: &mut TableLook,
    (at, column): (usize, &'static Column),
    cell: Rect,
    head: Rect,
) {
    let theme = theme(ui);
    let id = ui.scope_id().with(("sort", shown.table.key(), column.key));
    let response = ui.interact(cell.intersect(head), id, Sense::click());
    let sorted = look.sort.as_ref().filter(|(key, _)| key == column.key).map(|(_, down)| *down);
    let name = format!("Sort by {}", column.title);
    response.widget_info(|| WidgetInfo::selected(Role::ColumnHeader, true, sorted.is_some(), &name));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        if let Some(down) = sorted {
            node.set_sort_direction(if down { SortDirection::Descending } else { SortDirection::Ascending });
        }
    });
    let ink = if sorted.is_some() || response.hovered() { theme.text.primary } else { theme.text.secondary };
    let inner = cell.shrink2(vec2(data::PAD, 0.0));
    let arrow = if sorted.is_some() { icons::INLINE } else { 0.0 };
    let is_right = align(column.shows) == Align::Max;
    let title = if is_right { inner.with_max_x(inner.right() - arrow) } else { inner };
    line(ui.painter(), title, align(column.shows), column.title, Style::BODY_STRONG, ink);
    let width = text_width(ui.painter(), column.title, Style::BODY_STRONG);
    if let Some(down) = sorted {
        let left = if is_right { title.right() } else { title.left() + width };
        let icon = if down { Icon::DOWN } else { Icon::UP };
        let middle = pos2(left + arrow / 2.0, cell.center().y);
        icon.paint(ui.painter(), middle, icons::INLINE - space::HALF, ink);
    }
    if look.filters.contains_key(column.key) {
        let x = if is_right { title.right() - width } else { title.left() };
        let below = Rect::from_min_size(pos2(x, cell.bottom() - space::HALF), vec2(width, space::HALF));
        ui.painter().rect_filled(below, 0, theme.ink.fill);
    }
    ring(ui, &response, cell.intersect(head).shrink(space::XS), radius::BADGE);
    if response.clicked() {
        look.sort_by(column);
    }
    columns::keyed(ui, shown.table, look, at, column, &response);
    let asked = asks(ui, &response) || response.secondary_clicked();
    filter_ui(ui, shown, look, (at, column), &response, asked);
    let doc = [column.doc, column.shows.how()].join(" ");
    Tip::new(doc.trim_end()).key("↓", "or right click: filter, hide").above().on(response);
}

/// Down on a header that has the keyboard opens its filter.
fn asks(ui: &Ui, response: &Response) -> bool {
    if !response.has_focus() {
        return false;
    }
    ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::ArrowDown))
}

/// The filter of a column: a choice where there are few, else a field.
fn filter_ui(
    ui: &Ui,
    shown: &Shown<'_>,
    look: &mut TableLook,
    (at, column): (usize, &'static Column),
    header: &Response,
    asked: bool,
) {
    let draft = Id::unique(("filter draft", shown.table.key(), column.key));
    if asked {
        let text = look.filters.get(column.key).cloned().unwrap_or_default();
        ui.data_mut(|data| data.insert_temp(draft, (text, true)));
    }
    let choices: &[&str] = match column.shows {
        Shows::OneOf(choices) => choices,
        Shows::Flag => &["yes", "no"],
        _ => &[],
    };
    popover_asked(header, asked, size::MENU, |ui| {
        for choice in choices {
            let is_on = look.filters.get(column.key).is_some_and(|text| text == choice);
            if MenuRow::new(choice).chosen(is_on).show(ui).clicked() {
                match is_on {
                    true => drop(look.filters.remove(column.key)),
                    false => drop(look.filters.insert(column.key.to_owned(), (*choice).to_owned())),
                }
            }
        }
        if choices.is_empty() {
            field_ui(ui, look, column, draft);
        }
        columns::column_ui(ui, shown.table, look, at, column);
    });
}

fn field_ui(ui: &mut Ui, look: &mut TableLook, column: &'static Column, draft: Id) {
    let (mut text, fresh): (String, bool) = ui.data(|data| data.get_temp(draft)).unwrap_or_default();
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), size::MENU_ROW), Sense::hover());
    let name = format!("Filter {}", column.title);
    let hint = match column.shows {
        shows if shows.is_number() => "5, >5, <5 or 5..9",
        Shows::Moment | Shows::Edge => "2025-03, >2025-03-16 or from..to",
        _ => "Words in it",
    };
    let field = rect.shrink2(Vec2::new(space::M, space::XS));
    let response = Field { name: &name, hint }.show(ui, field, draft.with("field"), &mut text);
    if fresh {
        response.request_focus();
    }
    if response.changed() {
        match text.trim().is_empty() {
            true => drop(look.filters.remove(column.key)),
            false => drop(look.filters.insert(column.key.to_owned(), text.clone())),
        }
    }
    if response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter)) {
        ui.close();
    }
    ui.data_mut(|data| data.insert_temp(draft, (text, false)));
}
