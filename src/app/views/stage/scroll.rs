//! What scrolls in the phone, and beside it.

use egui::scroll_area::ScrollBarVisibility;
use egui::{Rect, ScrollArea, Ui, UiBuilder};

use super::places::Places;

/// Draws `content` with the part of it that is seen, scrolled as the person left it, or to `jump`; answers how far.
pub(super) fn ui(ui: &mut Ui, places: &Places, jump: Option<f32>, content: impl FnOnce(&mut Ui, Rect)) -> f32 {
    let around = Rect::from_x_y_ranges(places.stage.x_range(), places.feed.y_range());
    let mut child = ui.new_child(UiBuilder::new().id_salt("feed").max_rect(around));
    let bar =
        if places.strip.is_some() { ScrollBarVisibility::AlwaysHidden } else { ScrollBarVisibility::VisibleWhenNeeded };
    let mut scroll = ScrollArea::vertical().id_salt("roll").auto_shrink(false).scroll_bar_visibility(bar);
    if let Some(offset) = jump {
        scroll = scroll.vertical_scroll_offset(offset);
    }
    scroll.show_viewport(&mut child, content).state.clamped_offset().y
}
