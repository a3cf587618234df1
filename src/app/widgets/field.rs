//! A field to write one line into.

use egui::{Align2, Frame, Id, Margin, Rect, Response, TextEdit, Ui};

use super::focus;
use crate::app::theme::{Style, radius, space, theme};

/// A field; what stands before it is not part of it.
#[derive(Clone, Copy, Debug)]
pub struct Field<'a> {
    /// Its accessible name.
    pub name: &'a str,
    /// What it says while it is empty.
    pub hint: &'a str,
}

impl Field<'_> {
    /// Paints it into `rect`; its identity is `id`, so that it can be given the keyboard.
    pub fn show(self, ui: &mut Ui, rect: Rect, id: Id, text: &mut String) -> Response {
        let theme = theme(ui);
        ui.painter().rect_filled(rect, radius::BADGE, theme.bg.sunken);
        let edit = TextEdit::singleline(text)
            .id(id)
            .hint_text(self.hint)
            .font(Style::BODY.font())
            .text_color(theme.text.primary)
            .align(Align2::LEFT_CENTER)
            .frame(Frame::NONE.inner_margin(Margin::symmetric(space::S as i8, 0)))
            .desired_width(rect.width())
            .min_size(rect.size());
        let response = ui.place(rect, edit);
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_label(self.name));
        focus::ring(ui, &response, rect.shrink(space::HALF), radius::BADGE);
        response
    }
}
