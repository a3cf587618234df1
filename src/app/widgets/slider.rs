//! A knob's slider: a thin track, a ringed thumb, a tick at the default.

use egui::{
    Color32, Event, EventFilter, Id, Key, Rect, Response, Sense, Stroke, Ui, WidgetInfo,
    accesskit::{Action, ActionData},
    pos2, vec2,
};

use super::focus;
use crate::app::theme::{radius, size, stroke, theme};
use crate::policy::Track;

/// What came of showing a widget that holds a number.
pub struct Turn {
    /// Hover, focus and drag.
    pub response: Response,
    /// The number it was turned to in this frame.
    pub value: Option<f64>,
    /// Something was typed in this frame that it cannot be; it stays as it was.
    pub refused: bool,
}

/// A slider. Drag; Shift is ten times finer; arrow keys step; Delete or a double click goes back to the default.
pub struct Slider<'a> {
    /// What it turns; its accessible name.
    pub label: &'a str,
    /// The value in words, for assistive technology.
    pub text: &'a str,
    /// The value.
    pub value: f64,
    /// Where the tick is and a reset goes.
    pub default: f64,
    /// What it reaches.
    pub track: Track,
    /// Of the filled track and the thumb.
    pub color: Color32,
    /// Off: painted grey, does nothing.
    pub enabled: bool,
}

impl Slider<'_> {
    /// Paints it in the middle of `rect`, all of which takes the pointer.
    pub fn show(self, ui: &mut Ui, rect: Rect) -> Turn {
        let sense = if self.enabled { Sense::click_and_drag() } else { Sense::hover() };
        let response = ui.interact(rect, ui.scope_id().with(("slider", self.label)), sense);
        let travel = Rect::from_center_size(rect.center(), vec2(size::SLIDER_TRAVEL, size::SLIDER.y));
        let value = if self.enabled { self.turned(ui, &response, travel) } else { None };
        let value = value.filter(|&turned| turned != self.value);
        self.describe(ui, &response, value.unwrap_or(self.value));
        self.paint(ui, travel, value.unwrap_or(self.value));
        focus::ring(ui, &response, Rect::from_center_size(rect.center(), size::SLIDER), radius::CONTROL);
        Turn { response, value, refused: false }
    }

    fn turned(&self, ui: &Ui, response: &Response, travel: Rect) -> Option<f64> {
        if response.double_clicked() {
            return Some(self.default);
        }
        self.dragged(ui, response, travel).or_else(|| self.keyed(ui, response)).or_else(|| self.asked(ui, response.id))
    }

    /// The place is kept unrounded while the pointer is down, so that fine drags add up and the thumb never jumps
    /// when it is taken off its middle.
    fn dragged(&self, ui: &Ui, response: &Response, travel: Rect) -> Option<f64> {
        let pointer = response.interact_pointer_pos().filter(|_| response.is_pointer_button_down_on())?;
        let (pressed, delta, fine) =
            ui.input(|input| (input.pointer.any_pressed(), input.pointer.delta().x, input.modifiers.shift));
        let held = response.id.with("held");
        let place = if pressed {
            response.request_focus();
            let thumb = self.track.place(self.value);
            let at = (pointer.x - travel.left()) / travel.width();
            if (at - thumb).abs() * travel.width() <= size::SLIDER_THUMB { thumb } else { at }
        } else {
            let before = ui.data(|data| data.get_temp::<f32>(held))?;
            before + delta / travel.width() * if fine { 0.1 } else { 1.0 }
        };
        ui.data_mut(|data| data.insert_temp(held, place));
        let moved = !pressed || (place - self.track.place(self.value)).abs() > f32::EPSILON;
        (moved && (pressed || delta != 0.0)).then(|| self.track.value(place, fine))
    }

    fn keyed(&self, ui: &Ui, response: &Response) -> Option<f64> {
        if !response.has_focus() {
            return None;
        }
        let sideways = EventFilter { horizontal_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, sideways));
        let keys: Vec<(Key, bool)> = ui.input(|input| {
            let pressed = input.events.iter().filter_map(|event| match event {
                Event::Key { key, pressed: true, modifiers, .. } if !modifiers.command && !modifiers.alt => {
                    Some((*key, modifiers.shift))
                }
                _ => None,
            });
            pressed.collect()
        });
        let toward_right = (self.track.to - self.track.from).signum() * self.track.step;
        keys.into_iter().fold(None, |turned, (key, fine)| {
            let now = turned.unwrap_or(self.value);
            let step = toward_right * if fine { 0.1 } else { 1.0 };
            match key {
                Key::ArrowRight => Some(self.track.rounded(now + step, fine)),
                Key::ArrowLeft => Some(self.track.rounded(now - step, fine)),
                Key::PageUp => Some(self.track.rounded(now + 10.0 * step, fine)),
                Key::PageDown => Some(self.track.rounded(now - 10.0 * step, fine)),
                Key::Home => Some(self.track.from),
                Key::End => Some(self.track.to),
                Key::Delete | Key::Backspace => Some(self.default),
                _ => turned,
            }
        })
    }

    fn asked(&self, ui: &Ui, id: Id) -> Option<f64> {
        ui.input(|input| {
            let set = input.accesskit_action_requests(id, Action::SetValue).last();
            let steps = input.num_accesskit_action_requests(id, Action::Increment) as f64
                - input.num_accesskit_action_requests(id, Action::Decrement) as f64;
            match set.and_then(|request| request.data.as_ref()) {
                Some(ActionData::NumericValue(value)) => Some(self.track.rounded(*value, true)),
                _ => (steps != 0.0).then(|| self.track.rounded(self.value + steps * self.track.step, false)),
            }
        })
    }

    fn describe(&self, ui: &Ui, response: &Response, value: f64) {
        response.widget_info(|| WidgetInfo::slider(self.enabled, value, self.label));
        ui.ctx().accesskit_node_builder(response.id, |node| {
            node.set_min_numeric_value(self.track.from.min(self.track.to));
            node.set_max_numeric_value(self.track.from.max(self.track.to));
            node.set_numeric_value_step(self.track.step);
            node.set_value(self.text);
            if self.enabled {
                for action in [Action::SetValue, Action::Increment, Action::Decrement] {
                    node.add_action(action);
                }
            }
        });
    }

    fn paint(&self, ui: &Ui, travel: Rect, value: f64) {
        let theme = theme(ui);
        let painter = ui.painter();
        let color = if self.enabled { self.color } else { theme.stroke.strong };
        let y = travel.center().y;
        let at = |value| egui::lerp(travel.x_range(), self.track.place(value));
        let bar = |from: f32, to: f32, height: f32| {
            Rect::from_min_max(pos2(from, y - height / 2.0), pos2(to, y + height / 2.0))
        };
        painter.rect_filled(bar(travel.left(), travel.right(), size::SLIDER_TRACK), radius::HAIR, theme.stroke.line);
        let tick = at(self.default).round();
        painter.rect_filled(bar(tick, tick + stroke::HAIR, size::SLIDER_TICK), 0, theme.stroke.strong);
        painter.rect_filled(bar(travel.left(), at(value), size::SLIDER_TRACK), radius::HAIR, color);
        let ring = Stroke::new(size::SLIDER_TRACK, color);
        painter.circle(pos2(at(value), y), size::SLIDER_THUMB / 2.0, theme.bg.surface, ring);
    }
}
