//! What the phone's screen wears, and how high things on it are.

use egui::{Ui, UiBuilder};

use crate::app::phone::{Device, Phone, ScreenTheme};
use crate::app::theme::{Style, Theme, explore, size, stage, stroke};

/// What the phone's screen wears: a theme of its own, text of its own size.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Screen {
    /// The theme of everything on it.
    pub(super) theme: &'static Theme,
    /// Its width in points.
    pub(super) width: f32,
    /// Height of a picture.
    pub(super) picture: f32,
    /// Size of its text, 1 = as designed.
    text: f32,
    /// A row of topics stands above what scrolls.
    chips: bool,
}

impl Screen {
    /// The screen of a device in a window of that theme.
    pub(super) fn new(phone: &Phone, window: &'static Theme, device: Device) -> Screen {
        let width = device.screen().x;
        let theme = match phone.theme {
            ScreenTheme::AsWindow => window,
            ScreenTheme::Light => &Theme::LIGHT,
            ScreenTheme::Dark => &Theme::DARK,
        };
        Screen {
            theme,
            width,
            picture: phone.pictures.height(width),
            text: f32::from(phone.text) / 100.0,
            chips: false,
        }
    }

    /// The same screen with a row of topics, or without.
    pub(super) const fn with_chips(self, chips: bool) -> Screen {
        Screen { chips, ..self }
    }

    /// The same screen, that wide and with pictures that high.
    pub(super) const fn sized(self, width: f32, picture: f32) -> Screen {
        Screen { width, picture, ..self }
    }

    /// The same screen, dark whatever it wears: pictures that fill it stand on black.
    pub(super) const fn dark(self) -> Screen {
        Screen { theme: &Theme::DARK, ..self }
    }

    /// A style of text at the screen's size.
    pub(super) fn style(&self, style: Style) -> Style {
        style.times(self.text)
    }

    /// Size of its text, 1 = as designed.
    pub(super) const fn text(&self) -> f32 {
        self.text
    }

    /// Height of a card's header: face, or two lines.
    pub(super) fn header(&self) -> f32 {
        size::POST_HEADER + self.growth(Style::BODY) + self.growth(Style::CAPTION)
    }

    /// Height of a row of actions.
    pub(super) fn actions(&self) -> f32 {
        size::POST_ACTIONS + self.growth(Style::BODY)
    }

    /// Height of a caption of so many lines, with what lies below it.
    pub(super) fn caption(&self, lines: u8) -> f32 {
        self.style(Style::BODY).line * f32::from(lines) + stage::CAPTION_BELOW + stroke::HAIR
    }

    /// Height of a card whose caption takes so many lines.
    pub(super) fn card(&self, lines: u8) -> f32 {
        self.header() + self.picture + self.actions() + self.caption(lines)
    }

    /// Height of the stories tray.
    pub(super) fn stories(&self) -> f32 {
        stage::STORIES + self.growth(Style::MICRO)
    }

    /// Width of a story in the tray; its name needs more where the text is larger.
    pub(super) fn story(&self) -> f32 {
        stage::STORY * self.text.max(1.0)
    }

    /// Height of the feed picker's row.
    pub(super) fn picker(&self) -> f32 {
        stage::PICKER + self.growth(Style::CAPTION)
    }

    /// Height of the status bar.
    pub(super) fn status(&self) -> f32 {
        stage::STATUS + self.growth(Style::CAPTION)
    }

    /// How much higher a line is than at 100 %; what was designed for 100 % does not shrink below it.
    fn growth(&self, style: Style) -> f32 {
        style.growth(self.text)
    }

    /// Height of what stands above the feed.
    pub(super) fn head(&self) -> f32 {
        self.status() + self.picker() + if self.chips { self.chips() } else { 0.0 }
    }

    /// Height of the row of topics.
    pub(super) fn chips(&self) -> f32 {
        explore::CHIPS + self.growth(Style::CAPTION)
    }

    /// A ui on the screen: egui's widgets in it wear the screen's theme.
    pub(super) fn child(&self, ui: &mut Ui, builder: UiBuilder) -> Ui {
        let mut child = ui.new_child(builder);
        if child.visuals().dark_mode != self.theme.dark {
            let which = if self.theme.dark { egui::Theme::Dark } else { egui::Theme::Light };
            child.set_style(ui.ctx().style_of(which));
        }
        child
    }
}
