//! The line above the table: search, the filters that hold, how many rows pass.

use std::sync::Arc;

use egui::{Align, Key, Modifiers, Rect, Sense, Ui, WidgetInfo, accesskit::Role, pos2, vec2};

use super::{Shown, body, columns};
use crate::app::data::{Only, TableLook};
use crate::app::numbers;
use crate::app::theme::{Icon, Style, data, icons, size, space, theme};
use crate::app::views::search;
use crate::app::widgets::{Button, IconButton, hair_below, label, line, ring, text_width};
use crate::domain::Table;
use crate::files::table::Column;

/// Draws the line.
pub(super) fn ui(ui: &mut Ui, shown: &Shown<'_>, look: &mut TableLook) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), data::TOOLS), Sense::hover());
    hair_below(ui.painter(), rect, theme(ui).stroke.hair);
    let inner = rect.shrink2(vec2(space::L, 0.0));
    let all = shown.table.len(&shown.world);
    let told = match shown.rows.len() {
        _ if shown.is_looking => "Looking …".to_owned(),
        rows if rows == all => numbers::count(all as u64),
        rows => format!("{} of {}", numbers::count(rows as u64), numbers::count(all as u64)),
    };
    let columns = Rect::from_center_size(
        pos2(inner.right() - size::BUTTON / 2.0 + space::S, inner.center().y),
        vec2(size::BUTTON, size::BUTTON),
    );
    let button = IconButton::new(Icon::COLUMNS, "Columns").show(ui, columns);
    columns::menu_ui(&button, shown.table, look);
    let width = text_width(ui.painter(), &told, Style::CAPTION).ceil() + space::HALF;
    let right = columns.left() - space::S;
    let count = inner.with_max_x(right).with_min_x(right - width);
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
    let room = |left: f32| (count.left() - space::M - left).min(data::CHIP);
    if let Some(only) = look.only.clone() {
        let (right, is_gone) = chip_ui(ui, pos2(left, inner.center().y), room(left), &only.name);
        left = right + space::S;
        if is_gone {
            look.only = None;
        }
    } else if let Some(only) = of_session(shown) {
        let words = format!("{} of this session", numbers::count(only.rows.len() as u64));
        let button = Button::new(&words).small();
        let wide = button.size(ui).x;
        let rect = Rect::from_center_size(pos2(left + wide / 2.0, inner.center().y), vec2(wide, size::BUTTON_SMALL));
        if wide <= count.left() - space::M - left {
            left = rect.right() + space::S;
            if button.show(ui, rect).clicked() {
                look.only = Some(Arc::new(only));
            }
        }
    }
    for (key, text) in look.filters.clone() {
        let title = Column::find(shown.table, &key).map_or(key.as_str(), |column| column.title);
        let words = format!("{title} {text}");
        let room = room(left);
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

/// The impressions that are not the world's own yet; `None` where there are none.
fn of_session(shown: &Shown<'_>) -> Option<Only> {
    let own = shown.state.document.world.impressions.len() as u32;
    let all = shown.table.len(&shown.world) as u32;
    let name = "This session".to_owned();
    (shown.table == Table::Impressions && own < all).then(|| Only { name, rows: (own..all).collect() })
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
