//! A field for a path, for where no file dialog can be had.

use std::path::PathBuf;

use egui::{Id, Key, Ui, vec2};

use crate::app::theme::{size, space};
use crate::app::widgets::Field;

/// Draws the field, named by its hint; answers the path when Enter is pressed.
pub(super) fn ui(ui: &mut Ui, hint: &str) -> Option<PathBuf> {
    let id = Id::unique(("path", hint));
    let mut text: String = ui.data(|data| data.get_temp(id)).unwrap_or_default();
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), size::MENU_ROW), egui::Sense::hover());
    let field = rect.shrink2(vec2(space::M, space::XS));
    let response = Field { name: hint, hint }.show(ui, field, id.with("field"), &mut text);
    let entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter)) && !text.trim().is_empty();
    let path = entered.then(|| PathBuf::from(text.trim()));
    if entered {
        text.clear();
        ui.close();
    }
    ui.data_mut(|data| data.insert_temp(id, text));
    path
}
