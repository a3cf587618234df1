//! Every color, size, type style and duration of the window; no literal of these stands anywhere else.
//!
//! Chrome is ink and paper. Hue belongs to data: eight actions, four kinds, up and down.

pub mod anatomy;
mod colors;
pub mod compare;
pub mod data;
pub mod days;
pub mod diagram;
pub mod explore;
mod fonts;
pub mod glossary;
pub mod icons;
mod install;
mod kinds;
pub mod map;
pub mod metrics;
pub mod sensitivity;
pub mod signals;
pub mod stage;
mod text_size;
pub mod tour;
pub mod train;
pub mod try_it;
pub mod tune_for_me;
mod type_style;

pub use colors::{Backgrounds, Inks, Phone, Shadows, Signals, Strokes, Texts, Theme};
pub use icons::Icon;
pub use install::{install, seconds, set_reduced_motion};
pub use kinds::{KindColors, PerKind};
pub use metrics::{motion, opacity, radius, size, space, stroke};
pub use text_size::TextSize;
pub use type_style::{Style, Weight};

/// The theme the ui is painted in: [`Theme::DARK`] where egui's visuals are dark, else [`Theme::LIGHT`].
#[must_use]
pub fn theme(ui: &egui::Ui) -> &'static Theme {
    Theme::of(ui.visuals().dark_mode)
}
