//! Above the table: which posts it shows, by what became of them, and by origin, type and move.

use egui::{Align, Rect, Response, Sense, Stroke, StrokeKind, Ui, WidgetInfo, accesskit::Role, pos2, vec2};

use crate::app::numbers;
use crate::app::table::{Column, Entries, Filter, Moved, Shows, TableView, Which};
use crate::app::theme::{Icon, Style, anatomy::table, icons, radius, size, space, stroke, theme};
use crate::app::widgets::{MenuRow, Run, hair_below, line, menu, ring, runs, text_width};

/// The columns with a filter of their own above the table: what it is called, and what it says for none.
const DROPDOWNS: [(Column, &str, &str); 3] = [
    (Column::Origin, "Origin", "Any origin"),
    (Column::Type, "Type", "Any type"),
    (Column::Move, "Moved", "Moved or not"),
];

/// The chips with their counts, and at the right the dropdowns, on a line of their own where both do not fit.
pub(super) fn ui(ui: &mut Ui, entries: &Entries, view: &mut TableView) {
    let width = ui.available_width() - 2.0 * space::INSPECTOR;
    let chips: f32 = Which::ALL.iter().map(|&which| chip_width(ui, entries, which) + space::S).sum();
    let dropdowns: f32 = DROPDOWNS.iter().map(|(_, title, _)| dropdown_width(ui, title) + space::S).sum();
    let rows = if chips + dropdowns <= width { 1.0 } else { 2.0 };
    let height = table::FILTERS + (rows - 1.0) * (size::BUTTON_SMALL + space::S);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
    hair_below(ui.painter(), rect, theme(ui).stroke.hair);
    let line = |y: f32| y + table::FILTERS / 2.0;
    let left = rect.left() + space::INSPECTOR;
    let mut at = pos2(left, line(rect.top()));
    for which in Which::ALL {
        at.x = chip_ui(ui, entries, view, which, at) + space::S;
    }
    let below = line(rect.top()) + size::BUTTON_SMALL + space::S;
    let right = rect.right() - space::INSPECTOR + space::S;
    let mut at = if rows > 1.0 { pos2(left, below) } else { pos2(right - dropdowns, at.y) };
    for (column, title, none) in DROPDOWNS {
        let width = dropdown_width(ui, title);
        let rect = Rect::from_min_size(at - vec2(0.0, size::BUTTON_SMALL / 2.0), vec2(width, size::BUTTON_SMALL));
        dropdown_ui(ui, rect, column, title, none, view);
        at.x += width + space::S;
    }
}

fn chip_text(entries: &Entries, which: Which) -> (String, String) {
    (format!("{} ", which.title()), numbers::count(entries.count(which) as u64))
}

fn chip_width(ui: &Ui, entries: &Entries, which: Which) -> f32 {
    let (title, count) = chip_text(entries, which);
    let width = |text: &str| text_width(ui.painter(), text, Style::CAPTION.medium());
    (width(&title) + width(&count) + 2.0 * table::CHIP_INSET).ceil()
}

/// One chip; answers where it ends.
fn chip_ui(ui: &mut Ui, entries: &Entries, view: &mut TableView, which: Which, left: egui::Pos2) -> f32 {
    let theme = theme(ui);
    let style = Style::CAPTION.medium();
    let (title, count) = chip_text(entries, which);
    let width = chip_width(ui, entries, which);
    let rect = Rect::from_min_size(left - vec2(0.0, size::BUTTON_SMALL / 2.0), vec2(width, size::BUTTON_SMALL));
    let response = ui.interact(rect, ui.scope_id().with(("filter", which.title())), Sense::click());
    let is_on = view.which == which;
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, is_on, format!("{title}{count}")));
    let (fill, edge, ink, quiet) = if is_on {
        (theme.ink.fill, theme.ink.fill, theme.ink.on, theme.ink.on.gamma_multiply(table::COUNT_OPACITY))
    } else {
        let fill = if response.hovered() { theme.bg.hover } else { theme.bg.surface };
        (fill, theme.stroke.line, theme.text.secondary, theme.text.tertiary)
    };
    let corners = (size::BUTTON_SMALL / 2.0) as u8;
    ui.painter().rect(rect, corners, fill, Stroke::new(stroke::HAIR, edge), StrokeKind::Inside);
    let inner = rect.shrink2(vec2(table::CHIP_INSET, 0.0)).expand2(vec2(1.0, 0.0));
    runs(ui.painter(), inner, Align::Center, &[Run(&title, style, ink), Run(&count, style, quiet)]);
    ring(ui, &response, rect, corners);
    if response.clicked() {
        view.which = which;
    }
    rect.right()
}

fn dropdown_width(ui: &Ui, title: &str) -> f32 {
    (2.0 * space::M + text_width(ui.painter(), title, Style::CAPTION.medium()) + space::HALF + icons::INLINE).ceil()
}

fn dropdown_ui(ui: &mut Ui, rect: Rect, column: Column, title: &str, none: &str, view: &mut TableView) {
    let chosen = view.filters.get(&column).cloned();
    let value = chosen.as_ref().map_or_else(|| none.to_owned(), |filter| filter.words(column));
    let button = button_ui(ui, rect, title, &value, chosen.is_some());
    menu(&button, table::FILTER_MENU, |ui| {
        if MenuRow::new(none).chosen(chosen.is_none()).show(ui).clicked() {
            view.filter(column, None);
        }
        for (name, filter) in offered(column) {
            if MenuRow::new(&name).chosen(chosen.as_ref() == Some(&filter)).show(ui).clicked() {
                view.filter(column, Some(filter));
            }
        }
    });
}

/// What a column's filter can be chosen from: how each is called, and the filter.
pub(super) fn offered(column: Column) -> Vec<(String, Filter)> {
    match column.declared().shows {
        _ if column == Column::Move => {
            Moved::OFFERED.into_iter().map(|moved| (moved.title(), Filter::Moved(moved))).collect()
        }
        Shows::OneOf(words) => words().into_iter().map(|word| (word.to_owned(), Filter::Is(word.to_owned()))).collect(),
        _ => Vec::new(),
    }
}

fn button_ui(ui: &mut Ui, rect: Rect, title: &str, value: &str, is_on: bool) -> Response {
    let theme = theme(ui);
    let response = ui.interact(rect, ui.scope_id().with(("filter by", title)), Sense::click());
    response.widget_info(|| WidgetInfo {
        current_text_value: Some(value.to_owned()),
        ..WidgetInfo::labeled(Role::ComboBox, true, format!("Filter by {}", title.to_lowercase()))
    });
    let fill = if response.hovered() { theme.bg.hover } else { theme.bg.surface };
    let edge = if is_on { theme.stroke.strong } else { theme.stroke.line };
    ui.painter().rect(rect, radius::BADGE, fill, Stroke::new(stroke::HAIR, edge), StrokeKind::Inside);
    let inner = rect.shrink2(vec2(space::M, 0.0));
    let ink = if is_on { theme.text.primary } else { theme.text.secondary };
    line(ui.painter(), inner, Align::Min, title, Style::CAPTION.medium(), ink);
    let icon = inner.right_center() - vec2(icons::INLINE / 2.0 - space::HALF, 0.0);
    Icon::EXPAND.paint(ui.painter(), icon, icons::INLINE, theme.text.secondary);
    ring(ui, &response, rect, radius::BADGE);
    response
}
