//! The filters that hold, each as a chip that takes it away.

use egui::{Align, Pos2, Rect, Sense, Ui, WidgetInfo, accesskit::Role, pos2, vec2};

use crate::app::table::{Column, TableView};
use crate::app::theme::{Icon, Style, anatomy::table, icons, size, space, theme};
use crate::app::widgets::{hair_below, line, ring, text_width};

const CLEAR: &str = "Clear filters";

/// One chip for each column's filter, on as many lines as they take; nothing where there is none.
pub(super) fn ui(ui: &mut Ui, view: &mut TableView) {
    if view.filters.is_empty() {
        return;
    }
    let chips: Vec<(Column, String)> =
        view.filters.iter().map(|(&column, filter)| (column, filter.words(column))).collect();
    let names = chips.iter().map(|(_, words)| words.as_str()).chain([CLEAR]);
    let (places, height) = flow(ui, names);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
    hair_below(ui.painter(), rect, theme(ui).stroke.hair);
    let place = |at: usize| places[at].translate(rect.min.to_vec2());
    for (at, (column, words)) in chips.iter().enumerate() {
        if chip_ui(ui, place(at), words) {
            view.filter(*column, None);
        }
    }
    if clear_ui(ui, place(chips.len())) {
        view.filters.clear();
    }
}

/// Where each stands from the panel's corner, and how high all are together.
fn flow<'a>(ui: &Ui, names: impl Iterator<Item = &'a str>) -> (Vec<Rect>, f32) {
    let (left, right) = (space::INSPECTOR, ui.available_width() - space::INSPECTOR);
    let mut at = pos2(left, space::S);
    let place = |name: &str| {
        let cross = if name == CLEAR { 0.0 } else { space::XS + icons::INLINE };
        let width = text_width(ui.painter(), name, Style::CAPTION.medium()) + 2.0 * table::CHIP_INSET + cross;
        let width = width.ceil().min(right - left);
        if at.x + width > right && at.x > left {
            at = pos2(left, at.y + size::BUTTON_SMALL + space::S);
        }
        let rect = Rect::from_min_size(at, vec2(width, size::BUTTON_SMALL));
        at.x += width + space::S;
        rect
    };
    let places: Vec<Rect> = names.map(place).collect();
    let bottom = places.last().map_or(0.0, |last| last.bottom());
    (places, bottom + space::S)
}

/// A filter; answers whether it is to go.
fn chip_ui(ui: &mut Ui, rect: Rect, words: &str) -> bool {
    let theme = theme(ui);
    let response = ui.interact(rect, ui.scope_id().with(("active filter", words)), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("Remove filter {words}")));
    let fill = if response.hovered() { theme.bg.active } else { theme.bg.selected };
    let corners = (size::BUTTON_SMALL / 2.0) as u8;
    ui.painter().rect_filled(rect, corners, fill);
    let inner = rect.shrink2(vec2(table::CHIP_INSET, 0.0));
    let text = inner.with_max_x(inner.right() - icons::INLINE);
    line(ui.painter(), text, Align::Min, words, Style::CAPTION.medium(), theme.text.primary);
    let cross: Pos2 = inner.right_center() - vec2(icons::INLINE / 2.0 - space::HALF, 0.0);
    Icon::CLOSE.paint(ui.painter(), cross, icons::INLINE - space::HALF, theme.text.secondary);
    ring(ui, &response, rect, corners);
    response.clicked()
}

fn clear_ui(ui: &mut Ui, rect: Rect) -> bool {
    let theme = theme(ui);
    let response = ui.interact(rect, ui.scope_id().with(CLEAR), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, CLEAR));
    let ink = if response.hovered() { theme.text.primary } else { theme.text.tertiary };
    line(ui.painter(), rect, Align::Center, CLEAR, Style::CAPTION.medium(), ink);
    ring(ui, &response, rect, size::BUTTON_SMALL as u8 / 2);
    response.clicked()
}
