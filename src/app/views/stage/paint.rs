//! What everything on the stage is made of: a line of text, and a place to press.

use egui::accesskit::{Role, Toggled};
use egui::emath::GuiRounding;
use egui::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{Align, Color32, CursorIcon, Id, Painter, Pos2, Rect, Response, Sense, Ui, WidgetInfo};

use crate::app::theme::{Style, radius, space};
use crate::app::widgets;

/// One line of text, cut with an ellipsis where it is wider than `width`. `at` is the middle of its height, at its left,
/// middle or right as `align` says. Answers where it stands.
pub(super) fn line(
    painter: &Painter,
    at: Pos2,
    align: Align,
    text: &str,
    (style, color): (Style, Color32),
    width: f32,
) -> Rect {
    let mut job = LayoutJob {
        wrap: TextWrapping { max_width: width.max(0.0), max_rows: 1, break_anywhere: true, ..TextWrapping::default() },
        ..LayoutJob::default()
    };
    job.append(text, 0.0, TextFormat::simple(style.font(), color));
    let galley = painter.layout_job(job);
    let size = galley.size();
    let left = match align {
        Align::Min => at.x,
        Align::Center => at.x - size.x / 2.0,
        Align::Max => at.x - size.x,
    };
    let corner = Pos2::new(left, at.y - size.y / 2.0).round_to_pixels(painter.pixels_per_point());
    let place = Rect::from_min_size(corner, size);
    painter.galley(corner, galley, color);
    place
}

/// Words over as many lines as they need, from the upper left of `place` and as wide; answers where the next line begins.
pub(super) fn paragraph(ui: &Ui, place: Rect, text: &str, text_style: (Style, Color32)) -> f32 {
    lines(ui, place, text, text_style, Align::Min)
}

/// The same, each line in the middle.
pub(super) fn centered(ui: &Ui, place: Rect, text: &str, text_style: (Style, Color32)) -> f32 {
    lines(ui, place, text, text_style, Align::Center)
}

fn lines(ui: &Ui, place: Rect, text: &str, (style, color): (Style, Color32), align: Align) -> f32 {
    let mut job = LayoutJob { halign: align, ..LayoutJob::default() };
    job.wrap.max_width = place.width();
    let format = TextFormat { line_height: Some(style.line), ..TextFormat::simple(style.font(), color) };
    job.append(text, 0.0, format);
    let galley = ui.painter().layout_job(job);
    let end = place.top() + galley.size().y;
    let start = if align == Align::Center { place.center_top() } else { place.min };
    ui.painter().galley(start, galley, color);
    end
}

/// A place to press, with its name; `on` where it stays pressed.
pub(super) fn press(ui: &Ui, place: Rect, id: Id, name: &str, on: Option<bool>) -> Response {
    let response = ui.interact(place, id, Sense::click()).on_hover_cursor(CursorIcon::PointingHand);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), name));
    if let Some(on) = on {
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_toggled(Toggled::from(on)));
    }
    widgets::ring(ui, &response, place.shrink(space::XS), radius::CONTROL);
    if response.gained_focus() {
        ui.scroll_to_rect(place, None);
    }
    response
}
