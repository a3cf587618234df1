//! The rows of the table: only those in view are drawn.

use egui::{Id, ScrollArea, Sense, Ui, WidgetInfo, accesskit::Role, vec2};

use crate::app::command::{Command, Commands};
use crate::app::table::TableView;
use crate::app::theme::{size, theme};
use crate::domain::PostId;

use super::{Line, Shown, head, keys, order_key, row, slopes};

/// Draws the rows in what is left of the panel.
pub(super) fn ui(ui: &mut Ui, shown: &Shown<'_>, view: &mut TableView, commands: &mut Commands) {
    let body = ui.available_rect_before_wrap();
    ui.painter().rect_filled(body, 0, theme(ui).bg.surface);
    let keyboard = ui.interact(body, body_id(), Sense::FOCUSABLE);
    keyboard.widget_info(|| WidgetInfo::labeled(Role::Table, true, "All posts"));
    ui.ctx().accesskit_node_builder(keyboard.id, |node| node.set_row_count(shown.lines.len()));
    keys::ui(ui, shown, view, &keyboard, commands);
    let mut area = ScrollArea::vertical().id_salt("table rows").auto_shrink(false);
    let selected = shown.state.session.selected;
    let seen = ui.data(|data| data.get_temp::<Seen>(seen_id())).unwrap_or_default();
    let order = TableView { folded: false, ..order_key(view) };
    if let Some(offset) = offset_to_show(&seen, &order, selected, shown, body.height()) {
        area = area.vertical_scroll_offset(offset);
    }
    let out = area.show_rows(ui, size::TABLE_ROW, shown.lines.len(), |ui, range| {
        for (at, line) in range.clone().zip(&shown.lines[range]) {
            let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), size::TABLE_ROW), Sense::hover());
            let response = match *line {
                Line::Post(index) => row::ui(ui, shown, index, at, rect),
                Line::RemovedTitle { sourcing, filtering } => {
                    head::removed_ui(ui, shown, view, rect, &[("Sourcing", sourcing), ("Filtering", filtering)])
                }
            };
            if let (true, Line::Post(index)) = (response.clicked(), *line) {
                ui.memory_mut(|memory| memory.request_focus(keyboard.id));
                commands.send(Command::Select(Some(shown.entries.all[index as usize].post)));
            }
        }
    });
    let offset = out.state.clamped_offset().y;
    if view.slopes {
        slopes::ui(ui, shown, view, shown.places.split(body).0, offset);
    }
    ui.data_mut(|data| data.insert_temp(seen_id(), Seen { selected, offset, order }));
}

/// What has the keyboard while one walks the rows.
pub(super) fn body_id() -> Id {
    Id::unique("table body")
}

/// What the table showed in the last frame.
#[derive(Clone, Default)]
struct Seen {
    selected: Option<PostId>,
    offset: f32,
    order: TableView,
}

fn seen_id() -> Id {
    Id::unique("table shown")
}

/// Where to scroll: to the top of another order, and so that a selection made elsewhere is seen; `None` where neither
/// changed or it is seen already.
fn offset_to_show(
    seen: &Seen,
    order: &TableView,
    selected: Option<PostId>,
    shown: &Shown<'_>,
    height: f32,
) -> Option<f32> {
    let is_other = seen.order != *order;
    let before = if is_other { 0.0 } else { seen.offset };
    if seen.selected == selected {
        return is_other.then_some(before);
    }
    let post = |index: u32| shown.entries.all[index as usize].post;
    let is_selected = |line: &Line| matches!(line, Line::Post(index) if Some(post(*index)) == selected);
    let top = shown.lines.iter().position(is_selected)? as f32 * size::TABLE_ROW;
    let (least, most) = (top + size::TABLE_ROW - height, top);
    let offset = before.clamp(least.min(most), most);
    (offset != seen.offset).then_some(offset.max(0.0))
}
