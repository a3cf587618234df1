//! A field for a path, for where no file dialog can be had.

use std::path::PathBuf;

use egui::{Id, Key, TextEdit, Ui, vec2};

use crate::app::theme::{Style, radius, size, space, theme};

/// Draws the field, named by its hint; answers the path when Enter is pressed.
pub(super) fn ui(ui: &mut Ui, hint: &str) -> Option<PathBuf> {
    let theme = theme(ui);
    let id = Id::unique(("path", hint));
    let mut text: String = ui.data(|data| data.get_temp(id)).unwrap_or_default();
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), size::MENU_ROW), egui::Sense::hover());
    let field = rect.shrink2(vec2(space::M, space::XS));
    ui.painter().rect_filled(field, radius::CONTROL, theme.bg.sunken);
    let edit = TextEdit::singleline(&mut text)
        .id(id.with("field"))
        .hint_text(hint)
        .font(Style::BODY.font())
        .frame(egui::Frame::NONE)
        .desired_width(field.width() - 2.0 * space::M);
    let response = ui.put(field.shrink2(vec2(space::M, space::XS)), edit);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::TextInput, true, hint));
    let entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter)) && !text.trim().is_empty();
    let path = entered.then(|| PathBuf::from(text.trim()));
    if entered {
        text.clear();
        ui.close();
    }
    ui.data_mut(|data| data.insert_temp(id, text));
    path
}
