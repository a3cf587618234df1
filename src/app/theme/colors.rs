//! The two palettes, value for value.

use egui::{Color32, epaint::Shadow};

use super::kinds::{KindColors, PerKind};
use crate::{
    domain::{Action, PerAction},
    pipeline::ComponentKind,
};

/// The surfaces of the window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Backgrounds {
    /// Window behind the panels.
    pub app: Color32,
    /// Stage behind the phone.
    pub canvas: Color32,
    /// Side panels and bars.
    pub panel: Color32,
    /// Open knob groups, cards, table bodies.
    pub surface: Color32,
    /// Menus, toasts, tooltips.
    pub raised: Color32,
    /// Value boxes, segmented tracks, formula boxes.
    pub sunken: Color32,
    /// Hovered row.
    pub hover: Color32,
    /// Pressed row, bar track.
    pub active: Color32,
    /// Selected row.
    pub selected: Color32,
    /// Over everything behind a dialog or drawer.
    pub scrim: Color32,
}

/// Lines and outlines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Strokes {
    /// Row and section lines, grid lines.
    pub hair: Color32,
    /// Outlines of controls and cards.
    pub line: Color32,
    /// Switch off, default tick, context lines.
    pub strong: Color32,
    /// The ring around what has the keyboard.
    pub focus: Color32,
}

/// Text by weight of meaning.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Texts {
    /// Names and values.
    pub primary: Color32,
    /// Sentences, and labels beside values.
    pub secondary: Color32,
    /// Counts, units, axis labels.
    pub tertiary: Color32,
    /// Knobs that cannot matter; the reason beside stays tertiary.
    pub disabled: Color32,
    /// Text on ink.
    pub inverse: Color32,
}

/// Ink: what is on, chosen or primary.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Inks {
    /// Switch on, primary button, selection outline, final bars.
    pub fill: Color32,
    /// Hovered ink.
    pub hover: Color32,
    /// Text on ink.
    pub on: Color32,
}

/// Up, down, and what wants attention.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Signals {
    /// Moved up, points gained, better.
    pub positive: Color32,
    /// Behind positive text.
    pub positive_bg: Color32,
    /// Moved down, points lost, a crossed guardrail, hide.
    pub negative: Color32,
    /// Behind negative text.
    pub negative_bg: Color32,
    /// Assumed values that matter, the favorite star.
    pub warn: Color32,
    /// Behind warning text.
    pub warn_bg: Color32,
    /// Neither up nor down.
    pub even: Color32,
}

/// The three shadows; everything else is flat.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Shadows {
    /// Under a card.
    pub card: Shadow,
    /// Under menus, toasts and tooltips.
    pub pop: Shadow,
    /// Under the phone.
    pub phone: Shadow,
}

/// The phone, the only saturated, soft-cornered thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Phone {
    /// The screen.
    pub screen: Color32,
    /// The body around it.
    pub frame: Color32,
    /// The body's outline.
    pub frame_edge: Color32,
    /// Hashtags in captions.
    pub hashtag: Color32,
    /// Ring around an avatar with a story.
    pub story_ring: Color32,
    /// The same for a close friend.
    pub close_friend_ring: Color32,
    /// Behind text on a picture.
    pub picture_chip: Color32,
    /// Text on a picture.
    pub on_picture: Color32,
}

/// Every color of one theme. Text holds 4.5:1 and graphics 3:1 against what they stand on.
#[derive(Clone, Debug, PartialEq)]
pub struct Theme {
    /// Is it the dark one?
    pub dark: bool,
    /// Surfaces.
    pub bg: Backgrounds,
    /// Lines.
    pub stroke: Strokes,
    /// Text.
    pub text: Texts,
    /// Ink.
    pub ink: Inks,
    /// Up and down.
    pub signal: Signals,
    /// One hue for each action, on its slider, in every bar and chart; never for text.
    pub action: PerAction<Color32>,
    /// One hue for each kind of component, always with its glyph.
    pub kind: PerKind,
    /// Shadows.
    pub shadow: Shadows,
    /// The phone.
    pub phone: Phone,
    /// The stream of posts in the diagram, and ridges.
    pub stream: Color32,
}

impl Theme {
    /// Ink on paper.
    pub const LIGHT: Theme = LIGHT;
    /// Paper on ink.
    pub const DARK: Theme = DARK;

    /// The dark theme, or the light one.
    #[must_use]
    pub const fn of(dark: bool) -> &'static Theme {
        if dark { &DARK } else { &LIGHT }
    }

    /// The action's hue.
    #[must_use]
    pub fn action(&self, action: Action) -> Color32 {
        self.action[action]
    }

    /// The kind's text and tint.
    #[must_use]
    pub const fn kind(&self, kind: ComponentKind) -> KindColors {
        self.kind.get(kind)
    }
}

const LIGHT: Theme = Theme {
    dark: false,
    bg: Backgrounds {
        app: rgb(0xf6f7f9),
        canvas: rgb(0xeceef2),
        panel: rgb(0xfbfbfc),
        surface: rgb(0xffffff),
        raised: rgb(0xffffff),
        sunken: rgb(0xf1f3f6),
        hover: rgb(0xeef0f4),
        active: rgb(0xe4e8ef),
        selected: rgb(0xe6ebf5),
        scrim: Color32::from_rgba_premultiplied(6, 7, 10, 82),
    },
    stroke: Strokes { hair: rgb(0xe4e7ec), line: rgb(0xd5dae2), strong: rgb(0xa9b1bf), focus: rgb(0x1b2233) },
    text: Texts {
        primary: rgb(0x161b26),
        secondary: rgb(0x454d5e),
        tertiary: rgb(0x5e6677),
        disabled: rgb(0x99a1b0),
        inverse: rgb(0xffffff),
    },
    ink: Inks { fill: rgb(0x1b2233), hover: rgb(0x2c3650), on: rgb(0xffffff) },
    signal: Signals {
        positive: rgb(0x0b6b62),
        positive_bg: rgb(0xdff1ee),
        negative: rgb(0xb0391b),
        negative_bg: rgb(0xfbe7e0),
        warn: rgb(0x8a5a00),
        warn_bg: rgb(0xfbf0d5),
        even: rgb(0x5e6677),
    },
    action: PerAction([
        rgb(0xe26f94),
        rgb(0x515df9),
        rgb(0xb68b21),
        rgb(0x01631c),
        rgb(0x680799),
        rgb(0x62676e),
        rgb(0x1a9ddb),
        rgb(0x382117),
    ]),
    kind: PerKind {
        system: KindColors { text: rgb(0x2f628f), fill: rgb(0xe3edf6) },
        model: KindColors { text: rgb(0x8a3f86), fill: rgb(0xf5e6f4) },
        action: KindColors { text: rgb(0x2a6e5f), fill: rgb(0xe1f1ec) },
        rules: KindColors { text: rgb(0xa14a22), fill: rgb(0xfae9df) },
    },
    shadow: Shadows { card: shadow(1, 2, 15), pop: shadow(8, 24, 41), phone: shadow(10, 30, 36) },
    phone: Phone {
        screen: rgb(0xffffff),
        frame: rgb(0x20252f),
        frame_edge: rgb(0x0f131a),
        hashtag: rgb(0x3a5a8c),
        story_ring: rgb(0xe08a3c),
        close_friend_ring: rgb(0x0b6b62),
        picture_chip: Color32::from_rgba_premultiplied(10, 12, 17, 168),
        on_picture: Color32::WHITE,
    },
    stream: rgb(0xd9dfe9),
};

const DARK: Theme = Theme {
    dark: true,
    bg: Backgrounds {
        app: rgb(0x12151c),
        canvas: rgb(0x0c0f14),
        panel: rgb(0x151922),
        surface: rgb(0x1b202b),
        raised: rgb(0x222936),
        sunken: rgb(0x10141b),
        hover: rgb(0x212734),
        active: rgb(0x2a3242),
        selected: rgb(0x26304a),
        scrim: Color32::from_rgba_premultiplied(0, 0, 0, 128),
    },
    stroke: Strokes { hair: rgb(0x252c39), line: rgb(0x333c4c), strong: rgb(0x5a6579), focus: rgb(0xf0f3f9) },
    text: Texts {
        primary: rgb(0xebeef5),
        secondary: rgb(0xb4bccb),
        tertiary: rgb(0x929cb0),
        disabled: rgb(0x5d677a),
        inverse: rgb(0x12151c),
    },
    ink: Inks { fill: rgb(0xe6eaf2), hover: rgb(0xffffff), on: rgb(0x12151c) },
    signal: Signals {
        positive: rgb(0x5ccdbd),
        positive_bg: rgb(0x12332f),
        negative: rgb(0xff8f6b),
        negative_bg: rgb(0x3a1d14),
        warn: rgb(0xf0c25a),
        warn_bg: rgb(0x352a10),
        even: rgb(0x929cb0),
    },
    action: PerAction([
        rgb(0xff828a),
        rgb(0x5b67fd),
        rgb(0xf9dd4d),
        rgb(0x51a82a),
        rgb(0x8d62b4),
        rgb(0x9db0d7),
        rgb(0xcdf2f3),
        rgb(0x9e5741),
    ]),
    kind: PerKind {
        system: KindColors { text: rgb(0x85b6e4), fill: rgb(0x1a2b3c) },
        model: KindColors { text: rgb(0xde9ad8), fill: rgb(0x35203a) },
        action: KindColors { text: rgb(0x73cbb5), fill: rgb(0x16312b) },
        rules: KindColors { text: rgb(0xf0a47a), fill: rgb(0x3a2418) },
    },
    shadow: Shadows { card: shadow(1, 2, 102), pop: shadow(8, 24, 140), phone: shadow(10, 30, 128) },
    phone: Phone {
        screen: rgb(0x14181f),
        frame: rgb(0x2a313e),
        frame_edge: rgb(0x3b4454),
        hashtag: rgb(0x9db8e0),
        story_ring: rgb(0xe08a3c),
        close_friend_ring: rgb(0x5ccdbd),
        picture_chip: Color32::from_rgba_premultiplied(10, 12, 17, 168),
        on_picture: Color32::WHITE,
    },
    stream: rgb(0x2a3242),
};

const fn rgb(hex: u32) -> Color32 {
    Color32::from_rgb((hex >> 16) as u8, (hex >> 8) as u8, hex as u8)
}

const fn shadow(down: i8, blur: u8, alpha: u8) -> Shadow {
    Shadow { offset: [0, down], blur, spread: 0, color: Color32::from_black_alpha(alpha) }
}
