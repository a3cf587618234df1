//! A knob or a group of them that was asked for elsewhere: it comes into sight and takes the keyboard.

use egui::{Align, Id, Rect, Response, Ui};

/// Asks for the knob of that key, or the group of that name.
pub(super) fn seek(ui: &Ui, name: &'static str) {
    ui.data_mut(|data| data.insert_temp(id(), name));
    ui.ctx().request_repaint();
}

/// Where this one was asked for: scrolls to its `row`, and gives `control` the keyboard.
pub(super) fn bring_into_sight(ui: &Ui, name: &str, row: Rect, control: &Response) {
    if ui.data(|data| data.get_temp::<&'static str>(id())) == Some(name) {
        ui.data_mut(|data| data.remove_temp::<&'static str>(id()));
        ui.scroll_to_rect(row, Some(Align::Center));
        control.request_focus();
    }
}

fn id() -> Id {
    Id::unique("asked for elsewhere")
}
