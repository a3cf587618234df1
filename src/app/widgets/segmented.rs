//! One of a few, side by side.

use egui::{
    Align, EventFilter, Id, Key, Rect, Response, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, accesskit::Role,
    pos2, vec2,
};

use super::{focus, line, text_width};
use crate::app::theme::{Style, radius, size, space, stroke, theme};

/// A choice of one; left and right move it.
pub struct Segmented<'a> {
    /// What is chosen; stands before each option's accessible name.
    pub label: &'a str,
    /// What there is.
    pub options: &'a [&'a str],
    /// Index of the chosen one.
    pub chosen: usize,
    /// Off: grey, cannot be pressed.
    pub enabled: bool,
}

impl Segmented<'_> {
    /// What an option of it answers in this frame, once it is shown in that ui.
    #[must_use]
    pub fn response(ui: &Ui, label: &str, at: usize) -> Option<Response> {
        ui.ctx().read_response(Segmented::id(ui, label, at))
    }

    fn id(ui: &Ui, label: &str, at: usize) -> Id {
        ui.scope_id().with(("option", label, at))
    }

    /// The size it takes at that height.
    #[must_use]
    pub fn size(&self, ui: &Ui, height: f32) -> Vec2 {
        vec2(self.widths(ui).iter().sum::<f32>() + 2.0 * size::SEGMENTED_INSET, height)
    }

    /// Paints it from the left of `rect`; answers the index of what was chosen in this frame.
    pub fn show(self, ui: &mut Ui, rect: Rect) -> Option<usize> {
        let theme = theme(ui);
        let widths = self.widths(ui);
        let rect = rect.with_max_x((rect.left() + self.size(ui, rect.height()).x).min(rect.right()));
        ui.painter().rect_filled(rect, radius::CONTROL, theme.bg.sunken);
        let mut left = rect.left() + size::SEGMENTED_INSET;
        let mut picked = None;
        for (at, (option, width)) in self.options.iter().zip(widths).enumerate() {
            let cell = Rect::from_min_max(
                pos2(left, rect.top() + size::SEGMENTED_INSET),
                pos2(left + width, rect.bottom() - size::SEGMENTED_INSET),
            );
            left += width;
            picked = picked.or(self.option(ui, at, option, cell));
        }
        picked.filter(|&at| at != self.chosen)
    }

    fn option(&self, ui: &mut Ui, at: usize, option: &str, cell: Rect) -> Option<usize> {
        let theme = theme(ui);
        let sense = if self.enabled { Sense::click() } else { Sense::hover() };
        let id = |at: usize| Segmented::id(ui, self.label, at);
        let response = ui.interact(cell, id(at), sense);
        let name = format!("{} {option}", self.label);
        response.widget_info(|| WidgetInfo::selected(Role::RadioButton, self.enabled, at == self.chosen, &name));
        let chosen = at == self.chosen;
        if chosen {
            let corners = radius::CONTROL - size::SEGMENTED_INSET as u8;
            let outline = Stroke::new(stroke::HAIR, theme.stroke.line);
            ui.painter().rect(cell, corners, theme.bg.surface, outline, StrokeKind::Outside);
        }
        let color = match (self.enabled, chosen || response.hovered()) {
            (false, _) => theme.text.disabled,
            (true, true) => theme.text.primary,
            (true, false) => theme.text.secondary,
        };
        line(ui.painter(), cell, Align::Center, option, Style::CAPTION.medium(), color);
        focus::ring(ui, &response, cell, radius::BADGE);
        let next = self.moved(ui, &response, at);
        if let Some(next) = next {
            ui.memory_mut(|memory| memory.request_focus(id(next)));
        }
        next.or(response.clicked().then_some(at))
    }

    fn moved(&self, ui: &Ui, response: &egui::Response, at: usize) -> Option<usize> {
        if !response.has_focus() {
            return None;
        }
        let sideways = EventFilter { horizontal_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, sideways));
        let (left, right) = ui.input(|input| (input.key_pressed(Key::ArrowLeft), input.key_pressed(Key::ArrowRight)));
        let last = self.options.len().saturating_sub(1);
        let next = if left { at.saturating_sub(1) } else { (at + usize::from(right)).min(last) };
        (next != at).then_some(next)
    }

    fn widths(&self, ui: &Ui) -> Vec<f32> {
        let style = Style::CAPTION.medium();
        self.options
            .iter()
            .map(|option| (text_width(ui.painter(), option, style) + 2.0 * size::SEGMENTED_PAD).ceil())
            .collect()
    }
}

const _: () = assert!(size::SEGMENTED_INSET < space::XS, "options stay inside the track's corners");
