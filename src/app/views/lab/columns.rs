//! The columns a panel of the Lab is laid out in, each with a scroll of its own.

use egui::{Rect, ScrollArea, Ui, UiBuilder, pos2};

use crate::app::theme::space;

/// The room cut from the left into columns that wide.
pub(super) fn columns(room: Rect, widths: [f32; 3]) -> [Rect; 3] {
    let mut left = room.left();
    widths.map(|width| {
        let rect = Rect::from_min_max(pos2(left, room.top()), pos2(left + width, room.bottom()));
        left = rect.right();
        rect
    })
}

/// A column with a scroll of its own.
pub(super) fn column(ui: &mut Ui, rect: Rect, id: &str, content: impl FnOnce(&mut Ui)) {
    let mut child = ui.new_child(UiBuilder::new().max_rect(rect).id_salt(id));
    child.set_clip_rect(rect.intersect(ui.clip_rect()));
    ScrollArea::vertical().id_salt(id).auto_shrink(false).show(&mut child, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        content(ui);
        ui.add_space(space::PAGE);
    });
}
