//! One of many: a button that opens a list, with a search where the list is long.

use egui::{
    Align, Frame, Key, Margin, Modifiers, Popup, PopupCloseBehavior, PopupKind, Rect, Response, ScrollArea, Sense,
    Stroke, StrokeKind, Ui, WidgetInfo, accesskit::Role, vec2,
};

use super::search;
use crate::app::theme::{Icon, Style, anatomy::menu, icons, radius, size, space, stroke, theme};
use crate::app::widgets::{label as row_label, line, ring};

/// From so many on a list can be searched.
const SEARCHED_FROM: usize = 12;

/// Shows the chosen one in `rect`; answers the index of what was chosen in this frame. `options` is asked only while the
/// list is open.
pub(super) fn ui(
    ui: &mut Ui,
    label: &str,
    shown: &str,
    rect: Rect,
    options: impl FnOnce() -> Vec<String>,
) -> Option<usize> {
    let theme = theme(ui);
    let response = ui.interact(rect, ui.scope_id().with(("choose", label)), Sense::click());
    response.widget_info(|| WidgetInfo {
        current_text_value: Some(shown.to_owned()),
        ..WidgetInfo::labeled(Role::ComboBox, true, label)
    });
    let fill = if response.hovered() { theme.bg.hover } else { theme.bg.surface };
    ui.painter().rect(rect, radius::BADGE, fill, Stroke::new(stroke::HAIR, theme.stroke.line), StrokeKind::Inside);
    let inner = rect.shrink2(vec2(space::S, 0.0));
    Icon::EXPAND.paint(
        ui.painter(),
        inner.right_center() - vec2(icons::INLINE / 2.0, 0.0),
        icons::INLINE,
        theme.text.secondary,
    );
    let words = inner.with_max_x(inner.right() - icons::INLINE);
    line(ui.painter(), words, Align::Min, shown, Style::BODY, theme.text.primary);
    ring(ui, &response, rect, radius::BADGE);
    let frame = Frame::new()
        .fill(theme.bg.raised)
        .stroke(Stroke::new(stroke::HAIR, theme.stroke.line))
        .corner_radius(radius::CARD)
        .shadow(theme.shadow.pop)
        .inner_margin(Margin::same(space::XS as i8));
    let popup = Popup::from_toggle_button_response(&response)
        .kind(PopupKind::Menu)
        .frame(frame)
        .gap(space::XS)
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside);
    let opened = response.clicked();
    let picked = popup.show(|ui| {
        ui.set_width(rect.width() - 2.0 * space::XS);
        list_ui(ui, label, opened, &options())
    });
    let picked = picked.and_then(|inner| inner.inner);
    if picked.is_some() {
        Popup::close_id(ui.ctx(), Popup::default_response_id(&response));
        response.request_focus();
    }
    picked
}

/// What is looked for in an open list, and the row the arrow keys are on.
#[derive(Clone, Default)]
struct Search {
    needle: String,
    row: Option<usize>,
}

fn list_ui(ui: &mut Ui, label: &str, opened: bool, options: &[String]) -> Option<usize> {
    let id = ui.scope_id().with("searched for");
    let mut search: Search = if opened { None } else { ui.data(|data| data.get_temp(id)) }.unwrap_or_default();
    let is_searched = options.len() >= SEARCHED_FROM;
    if is_searched {
        let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), size::BUTTON_SMALL), Sense::hover());
        let field = search::ui(ui, rect, &format!("Find {}", label.to_lowercase()), &mut search.needle);
        if opened {
            field.request_focus();
        }
        if field.changed() {
            search.row = None;
        }
        ui.add_space(space::XS);
    }
    let wanted = search.needle.trim().to_lowercase();
    let found: Vec<usize> =
        (0..options.len()).filter(|&at| wanted.is_empty() || options[at].to_lowercase().contains(&wanted)).collect();
    let moved = is_searched && walk(ui, &mut search, found.len());
    let marked = search.row.or((!wanted.is_empty()).then_some(0)).filter(|_| is_searched);
    let entered = is_searched && ui.input(|input| input.key_pressed(Key::Enter));
    let mut picked = marked.filter(|_| entered).and_then(|row| found.get(row).copied());
    let area = ScrollArea::vertical().max_height(menu::CHOICES_MOST).auto_shrink([false, true]);
    let pitch = size::KNOB_ROW + ui.spacing().item_spacing.y;
    area.show_rows(ui, size::KNOB_ROW, found.len(), |ui, seen| {
        if let Some(row) = search.row.filter(|_| moved) {
            let top = ui.max_rect().top() + (row as f32 - seen.start as f32) * pitch;
            ui.scroll_to_rect(Rect::from_x_y_ranges(ui.max_rect().x_range(), top..=top + size::KNOB_ROW), None);
        }
        for row in seen {
            let at = found[row];
            let response = row_ui(ui, &options[at], !is_searched, marked == Some(row));
            picked = picked.or(response.clicked().then_some(at));
        }
    });
    if found.is_empty() {
        let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), size::KNOB_ROW), Sense::hover());
        line(ui.painter(), rect, Align::Center, "nothing found", Style::CAPTION, theme(ui).text.tertiary);
    }
    ui.data_mut(|data| data.insert_temp(id, search));
    picked
}

/// The arrow keys, and Home and End while nothing is written, move the mark; answers whether one did.
fn walk(ui: &Ui, search: &mut Search, rows: usize) -> bool {
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let last = rows.saturating_sub(1);
    let free = search.needle.is_empty();
    search.row = match search.row {
        _ if rows == 0 => return false,
        row if pressed(Key::ArrowDown) => Some(row.map_or(0, |row| if row < last { row + 1 } else { 0 })),
        row if pressed(Key::ArrowUp) => Some(row.filter(|&row| row > 0).map_or(last, |row| row - 1)),
        _ if free && pressed(Key::Home) => Some(0),
        _ if free && pressed(Key::End) => Some(last),
        _ => return false,
    };
    true
}

/// One choice. Where the list is searched the field keeps the keyboard, and marks rows; else each row can have it.
fn row_ui(ui: &mut Ui, text: &str, takes_keyboard: bool, is_marked: bool) -> Response {
    let sense = if takes_keyboard { Sense::click() } else { Sense::CLICK };
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), size::KNOB_ROW), sense);
    response.widget_info(|| WidgetInfo::selected(Role::MenuItem, true, is_marked, text));
    if response.hovered() || response.has_focus() || is_marked {
        ui.painter().rect_filled(rect, radius::BADGE, theme(ui).bg.hover);
    }
    let cell = rect.shrink2(vec2(space::S, 0.0));
    row_label(ui, cell, Align::Min, text, Style::BODY, theme(ui).text.primary);
    ring(ui, &response, rect, radius::BADGE);
    if is_marked {
        let mark = Stroke::new(stroke::FOCUS, theme(ui).stroke.focus);
        ui.painter().rect_stroke(rect, radius::BADGE, mark, StrokeKind::Inside);
    }
    response
}
