//! One knob: dot, name, slider, value, how much it matters.

use egui::{Align, Color32, Rect, Response, Sense, Ui, WidgetInfo, accesskit::Role, pos2, vec2};

use super::{
    Slider, Track, ValueBox, focus, label, line, row::row_background, share_bar, swatch, text_width, word_label,
};
use crate::app::theme::{Style, anatomy::knob as anatomy, radius, size, space, theme};

/// How much a knob matters now.
#[derive(Clone, Copy, Debug)]
pub enum Matters<'a> {
    /// Posts touched, or why it cannot matter: `17 posts`, `no holiday`.
    Words(&'a str),
    /// A weight's mean contribution, its size as a share (0..1) of the greatest among the weights.
    Share {
        /// Length of the bar.
        share: f32,
        /// The mean itself.
        text: &'a str,
    },
}

/// A knob's row.
pub struct KnobRow<'a> {
    /// Its name.
    pub name: &'a str,
    /// Which part of the name is a word of the glossary: its first byte, and the one behind its last. The name is then a
    /// link.
    pub word: Option<(usize, usize)>,
    /// The hue of the action it weighs; `None` paints in ink, without a swatch.
    pub hue: Option<Color32>,
    /// The value.
    pub value: f64,
    /// The value as shown, such as `×1.70`.
    pub text: &'a str,
    /// Where a reset goes.
    pub default: f64,
    /// What the slider reaches.
    pub track: Track,
    /// What may be typed.
    pub range: (f64, f64),
    /// How much it matters now.
    pub matters: Matters<'a>,
    /// It cannot matter now: grey, and `matters` says why.
    pub idle: bool,
    /// Lit from elsewhere, as by a hovered ledger row.
    pub lit: bool,
}

/// What came of showing a knob.
pub struct KnobRowResponse {
    /// The whole row, for hover and tooltip.
    pub response: Response,
    /// The value it was turned to in this frame, by slider, text or reset.
    pub value: Option<f64>,
    /// Something was typed in this frame that it cannot be.
    pub refused: bool,
    /// The slider, for the beginning and end of a drag.
    pub slider: Response,
    /// The name.
    pub name: Response,
    /// Its slider or its value has the keyboard.
    pub has_focus: bool,
}

impl KnobRow<'_> {
    /// Paints it into `rect`, 24 high.
    pub fn show(self, ui: &mut Ui, rect: Rect) -> KnobRowResponse {
        let response = ui.interact(rect, ui.scope_id().with(("knob", self.name)), Sense::hover());
        row_background(ui, rect, &response, false);
        if self.lit {
            ui.painter().rect_filled(rect, 0, theme(ui).bg.hover);
        }
        let mut left = rect.left() + anatomy::PAD_LEFT;
        let mut cell = |width: f32, gap: f32| {
            let cell = Rect::from_min_max(pos2(left, rect.top()), pos2(left + width, rect.bottom()));
            left += width + gap;
            cell
        };
        let (dot, name) = (cell(anatomy::DOT_CELL, 0.0), cell(anatomy::NAME, 0.0));
        let (slider, value) = (cell(size::SLIDER.x, space::S), cell(size::VALUE_BOX.x, space::S));
        // In a panel wider than usual it stays beside what it tells of.
        let end = (rect.right() - anatomy::PAD_RIGHT)
            .min(left + anatomy::IMPORTANCE_BAR + space::HALF + anatomy::IMPORTANCE_NUMBER);
        let rest = Rect::from_min_max(pos2(left, rect.top()), pos2(end, rect.bottom()));
        let reset = self.value != self.default && self.dot(ui, dot).clicked();
        let name = self.name(ui, name);
        self.matters(ui, rest);
        let slid = self.slider(ui, slider);
        let typed = self.value_box(ui, value);
        let value = if reset { Some(self.default) } else { slid.value.or(typed.value) };
        let has_focus = slid.response.has_focus() || typed.response.has_focus();
        KnobRowResponse { response, value, refused: typed.refused, slider: slid.response, name, has_focus }
    }

    fn dot(&self, ui: &mut Ui, cell: Rect) -> Response {
        let theme = theme(ui);
        let response = ui.interact(cell, ui.scope_id().with(("reset", self.name)), Sense::click());
        let name = format!("Reset {}", self.name);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
        let grown = if response.hovered() { 1.0 } else { 0.0 };
        ui.painter().circle_filled(cell.center(), size::CHANGED_DOT / 2.0 + grown, theme.ink.fill);
        focus::ring(ui, &response, Rect::from_center_size(cell.center(), egui::Vec2::splat(space::M)), radius::BADGE);
        response.on_hover_text(name)
    }

    fn name(&self, ui: &mut Ui, mut cell: Rect) -> Response {
        let theme = theme(ui);
        if let Some(hue) = self.hue {
            swatch(ui.painter(), cell.left_center() + vec2(size::SWATCH / 2.0, 0.0), hue);
            cell.min.x += size::SWATCH + space::S;
        }
        cell.max.x -= space::HALF;
        let color = if self.idle { theme.text.disabled } else { theme.text.primary };
        word_label(ui, cell, self.name, self.word, color)
    }

    fn slider(&self, ui: &mut Ui, cell: Rect) -> super::Turn {
        let color = self.hue.unwrap_or(theme(ui).ink.fill);
        let Self { name, text, value, default, track, .. } = *self;
        Slider { label: name, text, value, default, track, color, enabled: !self.idle }.show(ui, cell)
    }

    fn value_box(&self, ui: &mut Ui, cell: Rect) -> super::Turn {
        let cell = Rect::from_center_size(cell.center(), size::VALUE_BOX);
        let Self { name, text, value, range, track, .. } = *self;
        ValueBox { label: name, text, value, range, step: track.step, enabled: !self.idle }.show(ui, cell)
    }

    fn matters(&self, ui: &mut Ui, cell: Rect) {
        let theme = theme(ui);
        match self.matters {
            Matters::Words(words) => {
                // A count too long for the room goes without its noun.
                let is_cut = text_width(ui.painter(), words, Style::CAPTION) > cell.width();
                let words = words.strip_suffix(" posts").filter(|_| is_cut).unwrap_or(words);
                label(ui, cell, Align::Max, words, Style::CAPTION, theme.text.tertiary);
            }
            Matters::Share { share, text } => {
                let bar = vec2(anatomy::IMPORTANCE_BAR, size::SCORE_BAR);
                let bar = Rect::from_min_size(cell.left_center() - vec2(0.0, bar.y / 2.0), bar);
                ui.painter().rect_filled(bar, radius::BAR, theme.bg.active);
                share_bar(ui.painter(), bar, share, share < 0.0, self.hue.unwrap_or(theme.ink.fill));
                let number = cell.with_min_x(cell.right() - anatomy::IMPORTANCE_NUMBER);
                line(ui.painter(), number, Align::Max, text, Style::CAPTION, theme.text.tertiary);
            }
        }
    }
}
