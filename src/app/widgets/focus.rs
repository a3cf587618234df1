//! The ring around what has the keyboard.

use egui::{CornerRadius, Event, Id, Rect, Response, Stroke, StrokeKind, Ui};

use crate::app::theme::{stroke, theme};

/// Paints the ring around `rect`, two points outside, if `response` has the focus and the keyboard was used last.
/// Leave four points of room inside what clips.
pub fn ring(ui: &Ui, response: &Response, rect: Rect, radius: u8) {
    if response.has_focus() && keyboard_was_used(ui) {
        paint(ui, rect, radius);
    }
}

/// Notes whether keys or the pointer are used; call it at the start of each frame, before anything takes keys away.
pub fn watch_keyboard(ui: &Ui) {
    keyboard_was_used(ui);
}

/// The ring itself.
pub(super) fn paint(ui: &Ui, rect: Rect, radius: u8) {
    let outline = Stroke::new(stroke::FOCUS, theme(ui).stroke.focus);
    let corners = CornerRadius::same(radius.saturating_add(stroke::FOCUS as u8));
    ui.painter().rect_stroke(rect.expand(stroke::FOCUS), corners, outline, StrokeKind::Outside);
}

/// The same ring inside `rect`, whatever has the keyboard: what is meant. Inside, so that nothing clips it.
pub fn mark(ui: &Ui, rect: Rect, radius: u8) {
    let outline = Stroke::new(stroke::FOCUS, theme(ui).stroke.focus);
    ui.painter().rect_stroke(rect, CornerRadius::same(radius), outline, StrokeKind::Inside);
}

/// Was a key pressed since the pointer was?
pub fn keyboard_was_used(ui: &Ui) -> bool {
    let id = Id::NULL.with("keyboard was used");
    let now = ui.input(|input| {
        input.events.iter().rev().find_map(|event| match event {
            Event::Key { pressed: true, .. } => Some(true),
            Event::PointerButton { pressed: true, .. } | Event::Touch { .. } => Some(false),
            _ => None,
        })
    });
    ui.data_mut(|data| {
        if let Some(now) = now {
            data.insert_temp(id, now);
        }
        data.get_temp(id).unwrap_or(false)
    })
}
