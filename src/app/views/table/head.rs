//! The table's header, whose columns sort, filter and are resized, and the title of the removed posts.

use egui::{
    Align, CursorIcon, EventFilter, Key, Modifiers, Rect, Response, Sense, Ui, WidgetInfo,
    accesskit::{Role, SortDirection},
    pos2, vec2,
};

use crate::app::numbers;
use crate::app::table::{Column, TableView};
use crate::app::theme::{Icon, Style, anatomy::table, icons, radius, size, space, stroke, theme};
use crate::app::views::terms;
use crate::app::widgets::{Run, Tip, dots_below, hair_below, line, ring, runs, text_width};
use crate::learn::term_named;

use super::cells::{Places, align};
use super::{Shown, column_menu};

/// The header; clicking a column sorts by it, clicking it again turns the order round.
pub(super) fn ui(ui: &mut Ui, places: &Places, view: &mut TableView) {
    let theme = theme(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), size::TABLE_HEADER), Sense::hover());
    hair_below(ui.painter(), rect, theme.stroke.line);
    if view.slopes {
        let was = places.split_lane(places.split(rect).0).0;
        line(ui.painter(), was.with_min_x(was.left() + space::XS), Align::Max, "Was", Style::BODY, theme.text.tertiary);
    }
    for column in places.columns() {
        if let Some((span, cell)) = places.span(column, rect).zip(places.cell(column, rect)) {
            column_ui(ui, view, column, span, cell);
        }
    }
    // Over the columns, so that an edge is taken before what it parts.
    for column in places.columns().filter(|column| *column != Column::Post) {
        if let Some(span) = places.span(column, rect) {
            edge_ui(ui, places, view, column, span);
        }
    }
}

fn column_ui(ui: &mut Ui, view: &mut TableView, column: Column, span: Rect, cell: Rect) {
    let theme = theme(ui);
    let declared = column.declared();
    let response = ui.interact(span, ui.scope_id().with(("sort", declared.name)), Sense::click());
    let is_sorted = view.sort == column;
    let name = format!("Sort by {}", column.spoken());
    response.widget_info(|| WidgetInfo::selected(Role::ColumnHeader, true, is_sorted, &name));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        if is_sorted {
            let down = SortDirection::Descending;
            node.set_sort_direction(if view.descending { down } else { SortDirection::Ascending });
        }
    });
    ring(ui, &response, span.shrink(space::XS), radius::BADGE);
    let ink = if is_sorted || response.hovered() { theme.text.primary } else { theme.text.secondary };
    // Titles are wider than the numbers below them: they keep the edge and take the padding of the other side.
    let is_right = align(column) == Align::Max;
    let cell = if is_right { cell.with_min_x(span.left()) } else { cell.with_max_x(span.right()) };
    let arrow = if is_sorted { icons::INLINE } else { 0.0 };
    let title = if is_right { cell.with_max_x(cell.right() - arrow) } else { cell };
    line(ui.painter(), title, align(column), declared.title, Style::BODY_STRONG, ink);
    let named = term_named(column.spoken());
    if named.is_some() {
        let whole = (0, declared.title.len());
        dots_below(ui, title, align(column), declared.title, Style::BODY_STRONG, whole, response.hovered());
    }
    let width = text_width(ui.painter(), declared.title, Style::BODY_STRONG);
    if is_sorted {
        let left = if is_right { title.right() } else { cell.left() + width };
        let middle = pos2(left + arrow / 2.0 + space::HALF / 2.0, span.center().y);
        let icon = if view.descending == declared.greatest_first { Icon::DOWN } else { Icon::UP };
        icon.paint(ui.painter(), middle, icons::INLINE - space::HALF, ink);
    }
    if view.filters.contains_key(&column) {
        let x = if is_right { title.right() - width } else { title.left() };
        let below = Rect::from_min_size(pos2(x, span.bottom() - stroke::SELECTION), vec2(width, stroke::SELECTION));
        ui.painter().rect_filled(below.with_max_x(below.right().max(x + space::L)), 0, theme.ink.fill);
    }
    if response.clicked() {
        view.sort_by(column);
    }
    let asked = keyed(ui, view, column, &response) || response.secondary_clicked();
    column_menu::ui(ui, &response, asked, column, view);
    let tip = Tip::new(declared.doc).key("↓", "or right click: filter, hide").linked().above();
    terms::control(ui, response, named, tip);
}

/// The keys on a header that has the keyboard: Shift with left and right resizes, down opens its menu.
fn keyed(ui: &Ui, view: &mut TableView, column: Column, response: &Response) -> bool {
    if !response.has_focus() {
        return false;
    }
    let arrows = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, arrows));
    let steps = ui.input_mut(|input| {
        let mut times = |key| input.count_and_consume_key(Modifiers::SHIFT, key) as f32;
        times(Key::ArrowRight) - times(Key::ArrowLeft)
    });
    if steps != 0.0 && column != Column::Post {
        resize(view, column, steps * table::STEP, f32::INFINITY);
    }
    ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::ArrowDown))
}

/// The edge that resizes a column: the one away from the post, which takes or gives the room, would run from the pointer.
fn edge_ui(ui: &mut Ui, places: &Places, view: &mut TableView, column: Column, span: Rect) {
    let is_left = column > Column::Post;
    let x = if is_left { span.left() } else { span.right() };
    let grip = Rect::from_center_size(pos2(x, span.center().y), vec2(space::S, span.height()));
    let response = ui.interact(grip, ui.scope_id().with(("edge", column)), Sense::DRAG | Sense::CLICK);
    let name = format!("Width of {}", column.spoken());
    response.widget_info(|| WidgetInfo {
        value: Some(f64::from(view.width(column))),
        ..WidgetInfo::labeled(Role::Splitter, true, &name)
    });
    if response.hovered() || response.dragged() {
        ui.set_cursor_icon(CursorIcon::ResizeColumn);
        let line = Rect::from_center_size(grip.center(), vec2(stroke::SELECTION, grip.height() - 2.0 * space::S));
        ui.painter().rect_filled(line, 0, theme(ui).stroke.strong);
    }
    let by = if is_left { -response.drag_delta().x } else { response.drag_delta().x };
    if by != 0.0 {
        resize(view, column, by, places.spare());
    }
    if response.double_clicked() {
        view.widths.remove(&column);
    }
}

/// Makes a column wider, at most by `spare`, or narrower.
fn resize(view: &mut TableView, column: Column, by: f32, spare: f32) {
    let width = view.width(column) + by.min(spare);
    view.widths.insert(column, width.clamp(table::LEAST, table::MOST));
}

/// The title of the removed posts: how many, by which stage; clicking folds them.
pub(super) fn removed_ui(
    ui: &mut Ui,
    shown: &Shown<'_>,
    view: &mut TableView,
    whole: Rect,
    by: &[(&str, usize)],
) -> Response {
    let theme = theme(ui);
    let (_, rect) = shown.places.split(whole);
    let response = ui.interact(rect, ui.scope_id().with("removed posts"), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, !view.folded, "Removed posts"));
    ui.painter().rect_filled(rect, 0, if response.hovered() { theme.bg.hover } else { theme.bg.sunken });
    hair_below(ui.painter(), rect, theme.stroke.hair);
    let chevron = if view.folded { Icon::COLLAPSED } else { Icon::EXPAND };
    let left = rect.left() + table::PAD + icons::ROW / 2.0;
    chevron.paint(ui.painter(), pos2(left, rect.center().y), icons::ROW, theme.text.tertiary);
    let words = rect.with_min_x(left + icons::ROW / 2.0 + space::M).with_max_x(rect.right() - table::PAD);
    let told = counts(by);
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_description(told.as_str()));
    let counts = format!("  {told}");
    let spans =
        [Run("Removed", Style::BODY_STRONG, theme.text.primary), Run(&counts, Style::BODY, theme.text.tertiary)];
    runs(ui.painter(), words, Align::Min, &spans);
    ring(ui, &response, rect.shrink(space::XS), radius::BADGE);
    if response.clicked() {
        view.folded = !view.folded;
    }
    response
}

/// `24 posts: 18 by Sourcing, 6 by Filtering`.
fn counts(by: &[(&str, usize)]) -> String {
    let all: usize = by.iter().map(|(_, count)| count).sum();
    let parts = by.iter().filter(|(_, count)| *count > 0);
    let parts: Vec<String> =
        parts.map(|(name, count)| format!("{} by {name}", numbers::count(*count as u64))).collect();
    format!("{} post{}: {}", numbers::count(all as u64), if all == 1 { "" } else { "s" }, parts.join(", "))
}
