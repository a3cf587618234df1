//! The hues of the system card's four kinds of component.

use egui::Color32;

use crate::pipeline::ComponentKind;

/// A kind's hue as text or glyph, and the tint behind it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KindColors {
    /// Text and glyph; at least 4.5:1 on `fill` and on every surface.
    pub text: Color32,
    /// Behind the text of a badge.
    pub fill: Color32,
}

/// One pair of colors for every kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PerKind {
    /// Sourcing and filtering.
    pub system: KindColors,
    /// What is learnt from data.
    pub model: KindColors,
    /// What is done to scored posts.
    pub action: KindColors,
    /// Business decision logic.
    pub rules: KindColors,
}

impl PerKind {
    /// The colors of one kind.
    #[must_use]
    pub const fn get(&self, kind: ComponentKind) -> KindColors {
        match kind {
            ComponentKind::System => self.system,
            ComponentKind::Model => self.model,
            ComponentKind::Action => self.action,
            ComponentKind::Rules => self.rules,
        }
    }
}
