//! How the phone is shown: a designer's choices. None of them changes a rank.

use egui::Vec2;
use serde::{Deserialize, Serialize};

use super::theme::stage;

/// What the phone is, what it wears, and what stands beside it.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Phone {
    /// The device.
    pub device: Device,
    /// The theme of what is on its screen.
    pub theme: ScreenTheme,
    /// Size of the text on its screen, in percent: see [`Phone::TEXT`].
    pub text: u16,
    /// How high pictures are.
    pub pictures: PictureShape,
    /// Show rank and move beside each post.
    pub ranks: bool,
    /// Show score and factors beside each post.
    pub scores: bool,
}

impl Default for Phone {
    fn default() -> Self {
        Phone {
            device: Device::default(),
            theme: ScreenTheme::default(),
            text: 100,
            pictures: PictureShape::default(),
            ranks: true,
            scores: true,
        }
    }
}

impl Phone {
    /// Least and greatest size of text, and the step between sizes, in percent. Assumed, near what phones offer.
    pub const TEXT: (u16, u16, u16) = (80, 200, 10);

    /// The same, with what a file may have broken put in range.
    #[must_use]
    pub fn in_range(self) -> Phone {
        Phone { text: self.text.clamp(Self::TEXT.0, Self::TEXT.1), ..self }
    }
}

/// The device the feed is shown on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Device {
    /// As narrow as most phones are.
    #[default]
    SmallPhone,
    /// As wide as phones get.
    LargePhone,
    /// A small tablet, upright.
    Tablet,
}

impl Device {
    /// All of them, narrowest first.
    pub const ALL: [Device; 3] = [Device::SmallPhone, Device::LargePhone, Device::Tablet];

    /// What it is called.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Device::SmallPhone => "Small phone",
            Device::LargePhone => "Large phone",
            Device::Tablet => "Tablet",
        }
    }

    /// Its screen in points.
    #[must_use]
    pub const fn screen(self) -> Vec2 {
        match self {
            Device::SmallPhone => stage::SMALL_PHONE,
            Device::LargePhone => stage::LARGE_PHONE,
            Device::Tablet => stage::TABLET,
        }
    }
}

/// The theme of the phone's screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum ScreenTheme {
    /// Whatever the window wears.
    #[default]
    AsWindow,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// How high a picture is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum PictureShape {
    /// About half its width: two posts and a half are seen at once.
    #[default]
    Wide,
    /// As high as it is wide.
    Square,
    /// Five high to four wide.
    Tall,
}

impl PictureShape {
    /// All of them with their names, lowest first.
    pub const ALL: [(&'static str, PictureShape); 3] =
        [("Wide", PictureShape::Wide), ("1:1", PictureShape::Square), ("4:5", PictureShape::Tall)];

    /// Height of a picture of that width, in points.
    #[must_use]
    pub fn height(self, width: f32) -> f32 {
        let share = match self {
            PictureShape::Wide => stage::PICTURE_WIDE,
            PictureShape::Square => 1.0,
            PictureShape::Tall => stage::PICTURE_TALL,
        };
        (width * share).round()
    }
}
