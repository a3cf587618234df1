//! A value that can be typed.

use egui::{
    Align, Align2, Frame, Key, Margin, Rect, Response, TextEdit, Ui, WidgetInfo,
    accesskit::{Action, ActionData, Role},
    text::{CCursor, CCursorRange},
    text_edit::TextEditState,
};

use super::{Turn, focus, line};
use crate::app::{
    numbers,
    theme::{Style, radius, space, stroke, theme},
};

/// A value as text; click or focus it to type another. Enter or leaving it takes the new one, Escape keeps the old,
/// up and down step, Shift ten times finer.
pub struct ValueBox<'a> {
    /// What it holds; its accessible name.
    pub label: &'a str,
    /// The value as shown at rest.
    pub text: &'a str,
    /// The value.
    pub value: f64,
    /// What may be typed; anything else is refused.
    pub range: (f64, f64),
    /// Up and down change it by this.
    pub step: f64,
    /// Off: text without a box.
    pub enabled: bool,
}

impl ValueBox<'_> {
    /// Paints it into `rect`.
    pub fn show(self, ui: &mut Ui, rect: Rect) -> Turn {
        let theme = theme(ui);
        if !self.enabled {
            let inner = rect.with_max_x(rect.right() - space::S);
            line(ui.painter(), inner, Align::Max, self.text, Style::BODY.medium(), theme.text.disabled);
            return Turn { response: self.still(ui, rect), value: None, refused: false };
        }
        let id = ui.scope_id().with(("value", self.label));
        let focused = ui.memory(|memory| memory.has_focus(id));
        let draft = ui.data(|data| data.get_temp::<String>(id)).filter(|_| focused);
        let mut text = draft.unwrap_or_else(|| self.text.to_owned());
        ui.painter().rect_filled(rect, radius::BADGE, theme.bg.sunken);
        let edit = TextEdit::singleline(&mut text)
            .id(id)
            .font(Style::BODY.medium().font())
            .text_color(theme.text.primary)
            .align(Align2::RIGHT_CENTER)
            .frame(Frame::NONE.inner_margin(Margin::symmetric(space::S as i8, 0)))
            .desired_width(rect.width())
            .min_size(rect.size());
        let response = ui.place(rect, edit);
        let typed = self.typed(ui, &response, text);
        self.describe(ui, &response);
        if response.has_focus() {
            // It hugs the box, so that it stays within its row.
            focus::paint(ui, rect.shrink(stroke::FOCUS), radius::BADGE);
        }
        let value = typed.and_then(Result::ok).filter(|&value| value != self.value);
        Turn { response, value, refused: typed == Some(Err(Refused)) }
    }

    /// What was typed, stepped to or asked for in this frame.
    fn typed(&self, ui: &Ui, response: &Response, mut text: String) -> Option<Result<f64, Refused>> {
        let id = response.id;
        if response.gained_focus() {
            text = numbers::short(self.value, 4);
            select_all(ui, id, &text);
        }
        let mut turned = self.asked(ui, id);
        if response.has_focus() {
            if let Some(stepped) = self.stepped(ui) {
                turned = Some(Ok(stepped));
                text = numbers::short(stepped, 4);
            }
            ui.data_mut(|data| data.insert_temp(id, text));
        } else if response.lost_focus() {
            let kept = ui.input(|input| input.key_pressed(Key::Escape));
            ui.data_mut(|data| data.remove_temp::<String>(id));
            // Neither as it is shown nor as it stood when it was taken up: something was typed.
            let is_new = text != self.text && text != numbers::short(self.value, 4);
            turned = (!kept && is_new).then(|| self.taken(&text));
        }
        turned
    }

    fn taken(&self, text: &str) -> Result<f64, Refused> {
        numbers::parse(text).map_or(Err(Refused), |typed| self.checked(typed))
    }

    fn checked(&self, value: f64) -> Result<f64, Refused> {
        if self.within(value) == value { Ok(value) } else { Err(Refused) }
    }

    fn stepped(&self, ui: &Ui) -> Option<f64> {
        let (up, down, fine) = ui
            .input(|input| (input.num_presses(Key::ArrowUp), input.num_presses(Key::ArrowDown), input.modifiers.shift));
        let step = self.step * if fine { 0.1 } else { 1.0 };
        let steps = up as f64 - down as f64;
        (steps != 0.0).then(|| self.within(((self.value + steps * step) / step).round() * step))
    }

    fn asked(&self, ui: &Ui, id: egui::Id) -> Option<Result<f64, Refused>> {
        ui.input(|input| {
            let request = input.accesskit_action_requests(id, Action::SetValue).last()?;
            match request.data.as_ref()? {
                ActionData::NumericValue(value) => Some(self.checked(*value)),
                ActionData::Value(text) => Some(self.taken(text)),
                _ => None,
            }
        })
    }

    fn within(&self, value: f64) -> f64 {
        value.clamp(self.range.0.min(self.range.1), self.range.0.max(self.range.1))
    }

    fn describe(&self, ui: &Ui, response: &Response) {
        ui.ctx().accesskit_node_builder(response.id, |node| {
            node.set_label(self.label);
            node.set_numeric_value(self.value);
            node.add_action(Action::SetValue);
        });
    }

    fn still(&self, ui: &mut Ui, rect: Rect) -> Response {
        let response = ui.interact(rect, ui.scope_id().with(("value", self.label)), egui::Sense::hover());
        response.widget_info(|| WidgetInfo {
            enabled: false,
            label: Some(self.label.to_owned()),
            current_text_value: Some(self.text.to_owned()),
            ..WidgetInfo::new(Role::TextInput)
        });
        response
    }
}

/// It is no number, or out of range.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Refused;

fn select_all(ui: &Ui, id: egui::Id, text: &str) {
    let mut state = TextEditState::load(ui.ctx(), id).unwrap_or_default();
    let end = CCursor::new(text.chars().count());
    state.cursor.set_char_range(Some(CCursorRange::two(CCursor::default(), end)));
    state.store(ui.ctx(), id);
}
