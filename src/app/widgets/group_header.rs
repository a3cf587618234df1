//! The header of a group of knobs.

use egui::{Align, Rect, Response, Sense, Ui, WidgetInfo, accesskit::Role, vec2};

use super::{Switch, dots_below, focus, hair_below, kind_badge, line, row::row_background, text_width};
use crate::{
    app::theme::{Icon, Style, icons, radius, size, space, stroke, theme},
    pipeline::ComponentKind,
};

/// A group's header: opens and closes it, switches it, says how much it touched.
pub struct GroupHeader<'a> {
    /// The component's name.
    pub title: &'a str,
    /// Which part of the name is a word of the glossary: its first byte, and the one behind its last.
    pub word: Option<(usize, usize)>,
    /// Its kind; `None` for the delivery.
    pub kind: Option<ComponentKind>,
    /// Is the group open?
    pub open: bool,
    /// Does a knob in it differ from its default?
    pub changed: bool,
    /// What it touched, such as `39 posts`.
    pub count: &'a str,
    /// Lit from elsewhere, as by a hovered ledger row.
    pub lit: bool,
    /// Its switch; `None` where it has none. The room is kept.
    pub on: Option<bool>,
}

/// What came of showing a header.
pub struct GroupHeaderResponse {
    /// The whole row; clicked, the group opens or closes.
    pub response: Response,
    /// The switch was turned to this.
    pub switched: Option<bool>,
}

impl GroupHeader<'_> {
    /// Paints it into `rect`, 30 high.
    pub fn show(self, ui: &mut Ui, rect: Rect) -> GroupHeaderResponse {
        let theme = theme(ui);
        let response = ui.interact(rect, ui.scope_id().with(("group", self.title)), Sense::click());
        response.widget_info(|| WidgetInfo::labeled(Role::DisclosureTriangle, true, self.title));
        ui.ctx().accesskit_node_builder(response.id, |node| {
            node.set_expanded(self.open);
            node.set_value(self.count);
        });
        ui.painter().rect_filled(rect, 0, if self.lit { theme.bg.hover } else { theme.bg.panel });
        row_background(ui, rect, &response, false);
        hair_below(ui.painter(), rect, theme.stroke.hair);
        let mut inner = Rect::from_min_max(rect.min + vec2(space::S, 0.0), rect.max - vec2(space::L, 0.0));
        let chevron = if self.open { Icon::EXPAND } else { Icon::COLLAPSED };
        let at = inner.left_center() + vec2(icons::BUTTON / 2.0, 0.0);
        chevron.paint(ui.painter(), at, icons::BUTTON, theme.text.secondary);
        inner.min.x += icons::BUTTON + space::S;
        let switched = self.switch(ui, &mut inner);
        let room = inner.with_min_x(self.name(ui, inner, response.hovered()));
        let count = fitting(self.count, room.width(), |text| text_width(ui.painter(), text, Style::CAPTION));
        line(ui.painter(), room, Align::Max, count, Style::CAPTION, theme.text.tertiary);
        focus::ring(ui, &response, rect.shrink(stroke::FOCUS_INSET), radius::BADGE);
        GroupHeaderResponse { response, switched }
    }

    fn switch(&self, ui: &mut Ui, inner: &mut Rect) -> Option<bool> {
        let room = inner.with_min_x(inner.right() - size::SWITCH.x);
        inner.max.x -= size::SWITCH.x + space::S;
        let on = self.on?;
        Switch { label: self.title, on }.show(ui, room).clicked().then_some(!on)
    }

    /// Name, kind and dot; answers where they end.
    fn name(&self, ui: &mut Ui, mut inner: Rect, pointed: bool) -> f32 {
        let theme = theme(ui);
        line(ui.painter(), inner, Align::Min, self.title, Style::BODY_STRONG, theme.text.primary);
        if let Some(part) = self.word {
            dots_below(ui, inner, Align::Min, self.title, Style::BODY_STRONG, part, pointed);
        }
        inner.min.x += text_width(ui.painter(), self.title, Style::BODY_STRONG) + space::S;
        if let Some(kind) = self.kind {
            inner.min.x = kind_badge(ui, inner.left_center(), kind).rect.right() + space::S;
        }
        if self.changed {
            let at = inner.left_center() + vec2(size::CHANGED_DOT / 2.0, 0.0);
            ui.painter().circle_filled(at, size::CHANGED_DOT / 2.0, theme.ink.fill);
            inner.min.x += size::CHANGED_DOT + space::S;
        }
        inner.left()
    }
}

/// The count, where the room is too narrow without its noun, or without what went in.
fn fitting(count: &str, room: f32, width: impl Fn(&str) -> f32) -> &str {
    if width(count) <= room {
        return count;
    }
    let kept = count.split_once(" → ").map(|(_, kept)| kept);
    kept.or_else(|| count.split(' ').next()).unwrap_or(count)
}

#[cfg(test)]
mod tests {
    use super::fitting;

    #[test]
    fn a_count_without_room_says_what_came_out() {
        let fit = |count, room| fitting(count, room, |text| text.chars().count() as f32);
        assert_eq!(fit("383 → 167", 9.0), "383 → 167");
        assert_eq!(fit("59\u{202f}987 → 55\u{202f}352", 9.0), "55\u{202f}352");
        assert_eq!(fit("52\u{202f}934 moved", 9.0), "52\u{202f}934");
    }
}
