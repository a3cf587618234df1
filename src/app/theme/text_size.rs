//! How large the window's text is, and with it everything: egui's zoom.

use serde::{Deserialize, Serialize};

/// A size of text in percent, one of [`TextSize::ALL`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "u16", into = "u16")]
pub struct TextSize(u16);

impl Default for TextSize {
    fn default() -> Self {
        TextSize(100)
    }
}

impl TextSize {
    /// Every size, smallest first.
    pub const ALL: [TextSize; 9] = [
        TextSize(80),
        TextSize(90),
        TextSize(100),
        TextSize(110),
        TextSize(125),
        TextSize(140),
        TextSize(150),
        TextSize(175),
        TextSize(200),
    ];

    /// In percent.
    #[must_use]
    pub const fn percent(self) -> u16 {
        self.0
    }

    /// What a point is multiplied by.
    #[must_use]
    pub fn factor(self) -> f32 {
        f32::from(self.0) / 100.0
    }

    /// The next larger one; the largest stays.
    #[must_use]
    pub fn larger(self) -> TextSize {
        TextSize::ALL.into_iter().find(|size| size.0 > self.0).unwrap_or(self)
    }

    /// The next smaller one; the smallest stays.
    #[must_use]
    pub fn smaller(self) -> TextSize {
        TextSize::ALL.into_iter().rev().find(|size| size.0 < self.0).unwrap_or(self)
    }
}

impl From<u16> for TextSize {
    /// The nearest size there is.
    fn from(percent: u16) -> Self {
        TextSize::ALL.into_iter().min_by_key(|size| size.0.abs_diff(percent)).unwrap_or_default()
    }
}

impl From<TextSize> for u16 {
    fn from(size: TextSize) -> u16 {
        size.0
    }
}
