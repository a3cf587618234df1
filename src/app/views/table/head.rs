//! The table's header, whose columns sort, and the title of the removed posts.

use egui::{Align, Rect, Response, Sense, Ui, WidgetInfo, accesskit::Role, pos2, vec2};

use crate::app::numbers;
use crate::app::theme::{Icon, Style, anatomy::table, icons, radius, size, space, theme};
use crate::app::widgets::{Run, hair_below, line, ring, runs, text_width};
use crate::pipeline::stages;

use super::choice::{Column, TableView};
use super::entries::Entries;

/// The header; clicking a column sorts by it, clicking it again turns the order round.
pub(super) fn ui(ui: &mut Ui, view: &mut TableView) {
    let theme = theme(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), size::TABLE_HEADER), Sense::hover());
    hair_below(ui.painter(), rect, theme.stroke.line);
    for column in Column::ALL {
        column_ui(ui, view, column, rect);
    }
}

fn column_ui(ui: &mut Ui, view: &mut TableView, column: Column, rect: Rect) {
    let theme = theme(ui);
    let response = ui.interact(column.span(rect), ui.scope_id().with(("sort", column.title())), Sense::click());
    let is_sorted = view.sort == column;
    response.widget_info(|| {
        WidgetInfo::selected(Role::ColumnHeader, true, is_sorted, format!("Sort by {}", column.said()))
    });
    ring(ui, &response, column.span(rect).shrink(space::XS), radius::BADGE);
    let ink = if is_sorted || response.hovered() { theme.text.primary } else { theme.text.secondary };
    // Titles are wider than the numbers below them: they keep the edge and take the padding of the other side.
    let (span, cell) = (column.span(rect), column.cell(rect));
    let cell = if column.align() == Align::Max { cell.with_min_x(span.left()) } else { cell.with_max_x(span.right()) };
    let arrow = if is_sorted { icons::INLINE } else { 0.0 };
    let title = match column.align() {
        Align::Max => cell.with_max_x(cell.right() - arrow),
        _ => cell,
    };
    line(ui.painter(), title, column.align(), column.title(), Style::BODY_STRONG, ink);
    if is_sorted {
        let width = text_width(ui.painter(), column.title(), Style::BODY_STRONG);
        let left = if column.align() == Align::Max { title.right() } else { cell.left() + width };
        let middle = pos2(left + arrow / 2.0 + space::HALF / 2.0, rect.center().y);
        let icon = if view.descending == column.starts_descending() { Icon::DOWN } else { Icon::UP };
        icon.paint(ui.painter(), middle, icons::INLINE - space::HALF, ink);
    }
    if response.clicked() {
        view.sort_by(column);
    }
    response.on_hover_text(column.doc());
}

/// The title of the removed posts: how many, by which stage; clicking folds them.
pub(super) fn removed_ui(ui: &mut Ui, entries: &Entries, view: &mut TableView, rect: Rect) -> Response {
    let theme = theme(ui);
    let response = ui.interact(rect, ui.scope_id().with("removed posts"), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, !view.folded, "Removed posts"));
    ui.painter().rect_filled(rect, 0, if response.hovered() { theme.bg.hover } else { theme.bg.sunken });
    hair_below(ui.painter(), rect, theme.stroke.hair);
    let chevron = if view.folded { Icon::COLLAPSED } else { Icon::EXPAND };
    let left = rect.left() + table::PAD + icons::ROW / 2.0;
    chevron.paint(ui.painter(), pos2(left, rect.center().y), icons::ROW, theme.text.tertiary);
    let words = rect.with_min_x(left + icons::ROW / 2.0 + space::M).with_max_x(rect.right() - table::PAD);
    let counts = format!("  {}", counts(entries));
    let spans =
        [Run("Removed", Style::BODY_STRONG, theme.text.primary), Run(&counts, Style::BODY, theme.text.tertiary)];
    runs(ui.painter(), words, Align::Min, &spans);
    if response.clicked() {
        view.folded = !view.folded;
    }
    response
}

/// `24 posts: 18 by Sourcing, 6 by Filtering`.
fn counts(entries: &Entries) -> String {
    let removed = &entries.all[entries.ranked..];
    let by =
        |stage: &str| removed.iter().filter(|entry| entry.fate.is_err_and(|removal| removal.stage == stage)).count();
    let parts = [("Sourcing", by(stages::source::STAGE.id)), ("Filtering", by(stages::filter::STAGE.id))];
    let parts = parts
        .iter()
        .filter(|(_, count)| *count > 0)
        .map(|(name, count)| format!("{} by {name}", numbers::count(*count as u64)));
    format!("{} posts: {}", numbers::count(removed.len() as u64), parts.collect::<Vec<_>>().join(", "))
}
