//! The line above the table: search, the filters that hold, how many rows pass.

use egui::{Align, Key, Modifiers, Rect, Sense, Ui, WidgetInfo, accesskit::Role, pos2, vec2};

use super::{Shown, body};
use crate::app::data::TableLook;
use crate::app::numbers;
use crate::app::theme::{Icon, Style, data, icons, size, space, theme};
use crate::app::views::search;
use crate::app::widgets::{hair_below, label, line, ring, text_width};
use crate::files::table::Column;

/// Draws the line.
pub(super) fn ui(ui: &mut Ui, shown: &Shown<'_>, look: &mut TableLook) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), data::TOOLS), Sense::hover());
    hair_below(ui.painter(), rect, theme(ui).stroke.hair);
    let inner = rect.shrink2(vec2(space::L, 0.0));
    let all = shown.table.len(&shown.world);
    let told = match shown.rows.len() {
        rows if rows == all => numbers::count(all as u64),
        rows => format!("{} of {}", numbers::count(rows as u64), numbers::count(all as u64)),
    };
    let width = text_width(ui.painter(), &told, Style::CAPTION).ceil() + space::HALF;
    let count = inner.with_min_x(inner.right() - width);
    label(ui, count, Align::Max, &told, Style::CAPTION, theme(ui).text.tertiary);
    let width = data::SEARCH.min(count.left() - inner.left() - space::M);
    let field = Rect::from_center_size(
        pos2(inner.left() + width / 2.0, inner.center().y),
        vec2(width.max(0.0), size::BUTTON_SMALL),
    );
    let searched = search::ui(ui, field, "Search the table", &mut look.search);
    if ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::F)) {
        searched.request_focus();
    }
    let leaves = searched.has_focus() || searched.lost_focus();
    if leaves && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter)) {
        ui.memory_mut(|memory| memory.request_focus(body::body_id()));
    }
    let mut left = field.right() + space::M;
    for (key, text) in look.filters.clone() {
        let title = Column::find(shown.table, &key).map_or(key.as_str(), |column| column.title);
        let words = format!("{title} {text}");
        let room = (count.left() - space::M - left).min(data::CHIP);
        if room < size::BUTTON {
            break;
        }
        let (right, is_gone) = chip_ui(ui, pos2(left, inner.center().y), room, &words);
        left = right + space::S;
        if is_gone {
            look.filters.remove(&key);
        }
    }
}

/// A filter; answers where it ends, and whether it is to go.
fn chip_ui(ui: &mut Ui, left: egui::Pos2, room: f32, words: &str) -> (f32, bool) {
    let theme = theme(ui);
    let width = text_width(ui.painter(), words, Style::CAPTION.medium()) + 2.0 * space::M + icons::INLINE;
    let rect = Rect::from_min_size(
        left - vec2(0.0, size::BUTTON_SMALL / 2.0),
        vec2(width.ceil().min(room), size::BUTTON_SMALL),
    );
    let response = ui.interact(rect, ui.scope_id().with(("filter", words)), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("Remove filter {words}")));
    let fill = if response.hovered() { theme.bg.active } else { theme.bg.selected };
    let corners = (size::BUTTON_SMALL / 2.0) as u8;
    ui.painter().rect_filled(rect, corners, fill);
    let inner = rect.shrink2(vec2(space::M, 0.0));
    let text = inner.with_max_x(inner.right() - icons::INLINE);
    line(ui.painter(), text, Align::Min, words, Style::CAPTION.medium(), theme.text.primary);
    let cross = inner.right_center() - vec2(icons::INLINE / 2.0 - space::HALF, 0.0);
    Icon::CLOSE.paint(ui.painter(), cross, icons::INLINE - space::HALF, theme.text.secondary);
    ring(ui, &response, rect, corners);
    (rect.right(), response.clicked())
}
