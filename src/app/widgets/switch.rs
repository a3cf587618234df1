//! On or off.

use egui::{Rect, Response, Sense, Ui, WidgetInfo, accesskit::Role, lerp, pos2};

use super::focus;
use crate::app::theme::{motion, seconds, size, space, theme};

/// A switch; `clicked` says it is to be turned over.
pub struct Switch<'a> {
    /// What it switches; its accessible name.
    pub label: &'a str,
    /// Is it on?
    pub on: bool,
}

impl Switch<'_> {
    /// Paints it in the middle of `rect`, all of which takes the pointer.
    pub fn show(self, ui: &mut Ui, rect: Rect) -> Response {
        let response = ui.interact(rect, ui.scope_id().with(("switch", self.label)), Sense::click());
        response.widget_info(|| WidgetInfo::selected(Role::Switch, true, self.on, self.label));
        let theme = theme(ui);
        let track = Rect::from_center_size(rect.center(), size::SWITCH);
        let radius = size::SWITCH.y / 2.0;
        let ink = if response.hovered() { theme.ink.hover } else { theme.ink.fill };
        let fill = if self.on { ink } else { theme.stroke.strong };
        let knob = if self.on { theme.ink.on } else { egui::Color32::WHITE };
        let share = ui.ctx().animate_bool_with_time(response.id, self.on, seconds(ui, motion::SWITCH));
        let x = lerp(track.left() + radius..=track.right() - radius, share);
        ui.painter().rect_filled(track, radius, fill);
        ui.painter().circle_filled(pos2(x, track.center().y), radius - space::HALF, knob);
        focus::ring(ui, &response, track, radius as u8);
        response
    }
}
