//! A field to write one line into.

use egui::{Align2, Frame, Id, Margin, Rect, Response, TextEdit, Ui, pos2};

use super::focus;
use crate::app::theme::{Icon, Style, icons, radius, space, theme};

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
        self.show_in(ui, rect, rect, id, text)
    }

    /// The same with an icon before what is written, inside the field.
    pub fn show_after(self, icon: Icon, ui: &mut Ui, rect: Rect, id: Id, text: &mut String) -> Response {
        let middle = pos2(rect.left() + space::L, rect.center().y);
        let response = self.show_in(ui, rect, rect.with_min_x(middle.x + space::L), id, text);
        icon.paint(ui.painter(), middle, icons::ROW, theme(ui).text.secondary);
        response
    }

    /// The field is `rect`, what is written stands in `place`.
    fn show_in(self, ui: &mut Ui, rect: Rect, place: Rect, id: Id, text: &mut String) -> Response {
        let theme = theme(ui);
        ui.painter().rect_filled(rect, radius::BADGE, theme.bg.sunken);
        let edit = TextEdit::singleline(text)
            .id(id)
            .hint_text(self.hint)
            .font(Style::BODY.font())
            .text_color(theme.text.primary)
            .align(Align2::LEFT_CENTER)
            .frame(Frame::NONE.inner_margin(Margin::symmetric(space::S as i8, 0)))
            .desired_width(place.width())
            .min_size(place.size());
        let response = ui.place(place, edit);
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_label(self.name));
        focus::ring(ui, &response, rect.shrink(space::HALF), radius::BADGE);
        response
    }
}
