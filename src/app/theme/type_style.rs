//! Type: Inter in three weights, nine sizes.

use std::sync::LazyLock;

use egui::{FontFamily, FontId};

static MEDIUM: LazyLock<FontFamily> = LazyLock::new(|| FontFamily::Name("Inter Medium".into()));
static SEMI_BOLD: LazyLock<FontFamily> = LazyLock::new(|| FontFamily::Name("Inter SemiBold".into()));

/// How heavy the letters are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Weight {
    /// 400: what is read.
    Regular,
    /// 500: labels of controls, values.
    Medium,
    /// 600: names, titles, totals.
    SemiBold,
}

impl Weight {
    /// The font family that holds this weight; egui has families where others have weights.
    #[must_use]
    pub fn family(self) -> FontFamily {
        match self {
            Weight::Regular => FontFamily::Proportional,
            Weight::Medium => MEDIUM.clone(),
            Weight::SemiBold => SEMI_BOLD.clone(),
        }
    }
}

/// A size of type with its line height, in points at 100 %.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Style {
    /// Size of the letters.
    pub px: f32,
    /// Height of a line.
    pub line: f32,
    /// Weight of the letters.
    pub weight: Weight,
}

impl Style {
    /// Axis labels, badges, legends, story names.
    pub const MICRO: Style = Style::new(10.0, 14.0, Weight::Medium);
    /// Counts, units, lines below names.
    pub const CAPTION: Style = Style::new(11.0, 14.0, Weight::Regular);
    /// Everything by default.
    pub const BODY: Style = Style::new(12.0, 16.0, Weight::Regular);
    /// Names, group titles, values that matter.
    pub const BODY_STRONG: Style = Style::BODY.strong();
    /// View tabs and text to read.
    pub const READING: Style = Style::new(13.0, 18.0, Weight::Regular);
    /// What is typed into the palette.
    pub const FIELD: Style = Style::new(16.0, 24.0, Weight::Regular);
    /// Titles of cards and sections.
    pub const TITLE: Style = Style::new(14.0, 20.0, Weight::SemiBold);
    /// Dialogs and empty states.
    pub const HEADING: Style = Style::new(18.0, 24.0, Weight::SemiBold);
    /// The rank beside a post.
    pub const RANK: Style = Style::new(22.0, 24.0, Weight::SemiBold);
    /// The one number of a view.
    pub const DISPLAY: Style = Style::new(28.0, 32.0, Weight::SemiBold);

    const fn new(px: f32, line: f32, weight: Weight) -> Style {
        Style { px, line, weight }
    }

    /// The same size at 500.
    #[must_use]
    pub const fn medium(self) -> Style {
        Style { weight: Weight::Medium, ..self }
    }

    /// The same size at 600.
    #[must_use]
    pub const fn strong(self) -> Style {
        Style { weight: Weight::SemiBold, ..self }
    }

    /// The same at so many times its size, where text has a size of its own.
    #[must_use]
    pub fn times(self, text: f32) -> Style {
        Style { px: self.px * text, line: (self.line * text).round(), ..self }
    }

    /// How much higher a line is at so many times its size; what was designed for 1 does not shrink below it.
    #[must_use]
    pub fn growth(self, text: f32) -> f32 {
        (self.times(text).line - self.line).max(0.0)
    }

    /// The font egui draws it with.
    #[must_use]
    pub fn font(self) -> FontId {
        FontId::new(self.px, self.weight.family())
    }
}
