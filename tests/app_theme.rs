//! Both palettes can be read: every text on everything it stands on, and every bar on its ground.
#![cfg(feature = "app")]

use egui::Color32;
use glassfeed::app::theme::Theme;
use glassfeed::domain::Action;
use glassfeed::pipeline::ComponentKind;

/// Least contrast of text: [WCAG 2.1, 1.4.3](https://www.w3.org/TR/WCAG21/#contrast-minimum).
const TEXT: f64 = 4.5;
/// Least contrast of graphics: [WCAG 2.1, 1.4.11](https://www.w3.org/TR/WCAG21/#non-text-contrast).
const GRAPHICS: f64 = 3.0;

/// The luminance of a color: [WCAG 2.1](https://www.w3.org/TR/WCAG21/#dfn-relative-luminance).
fn luminance(color: Color32) -> f64 {
    let linear = |channel: u8| {
        let share = f64::from(channel) / 255.0;
        if share <= 0.03928 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * linear(color.r()) + 0.7152 * linear(color.g()) + 0.0722 * linear(color.b())
}

/// How far two colors stand apart, 1 to 21.
fn contrast(a: Color32, b: Color32) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// Everything that stands on something, with what it is called.
fn pairs(theme: &Theme) -> Vec<(String, Color32, Color32, f64)> {
    let bg = theme.bg;
    let grounds = [
        ("app", bg.app),
        ("canvas", bg.canvas),
        ("panel", bg.panel),
        ("surface", bg.surface),
        ("raised", bg.raised),
        ("sunken", bg.sunken),
        ("hover", bg.hover),
        ("active", bg.active),
        ("selected", bg.selected),
        ("the phone", theme.phone.screen),
    ];
    let texts = [
        ("primary", theme.text.primary),
        ("secondary", theme.text.secondary),
        ("tertiary", theme.text.tertiary),
        ("positive", theme.signal.positive),
        ("negative", theme.signal.negative),
        ("warning", theme.signal.warn),
    ];
    let mut pairs: Vec<(String, Color32, Color32, f64)> = Vec::new();
    for (text, ink) in texts {
        for (ground, fill) in grounds {
            pairs.push((format!("{text} on {ground}"), ink, fill, TEXT));
        }
    }
    for kind in [ComponentKind::System, ComponentKind::Model, ComponentKind::Action, ComponentKind::Rules] {
        let colors = theme.kind(kind);
        for (ground, fill) in
            [("its badge", colors.fill), ("surface", bg.surface), ("panel", bg.panel), ("canvas", bg.canvas)]
        {
            pairs.push((format!("{kind:?} on {ground}"), colors.text, fill, TEXT));
        }
    }
    let signal = theme.signal;
    pairs.extend([
        ("positive on its chip".to_owned(), signal.positive, signal.positive_bg, TEXT),
        ("negative on its chip".to_owned(), signal.negative, signal.negative_bg, TEXT),
        ("warning on its chip".to_owned(), signal.warn, signal.warn_bg, TEXT),
        ("text on ink".to_owned(), theme.ink.on, theme.ink.fill, TEXT),
        ("text on hovered ink".to_owned(), theme.ink.on, theme.ink.hover, TEXT),
        ("inverse on ink".to_owned(), theme.text.inverse, theme.ink.fill, TEXT),
        ("hashtag on the phone".to_owned(), theme.phone.hashtag, theme.phone.screen, TEXT),
        ("the focus ring on panels".to_owned(), theme.stroke.focus, bg.panel, GRAPHICS),
        ("a close friend’s ring on the phone".to_owned(), theme.phone.close_friend_ring, theme.phone.screen, GRAPHICS),
    ]);
    // A chip lies on any picture; over a white one it is lightest.
    let chip = Color32::WHITE.blend(theme.phone.picture_chip);
    pairs.push(("text on a picture’s chip".to_owned(), theme.phone.on_picture, chip, TEXT));
    for action in Action::ALL {
        pairs.push((format!("{action:?} bar on surface"), theme.action(action), bg.surface, GRAPHICS));
    }
    pairs
}

#[test]
fn everything_written_or_drawn_can_be_told_from_its_ground() {
    for theme in [&Theme::LIGHT, &Theme::DARK] {
        let faint: Vec<String> = pairs(theme)
            .into_iter()
            .filter(|(_, ink, ground, least)| contrast(*ink, *ground) < *least)
            .map(|(name, ink, ground, least)| format!("{name}: {:.2}, not {least}", contrast(ink, ground)))
            .collect();
        assert!(faint.is_empty(), "dark: {}, {faint:#?}", theme.dark);
    }
}

#[test]
fn contrast_is_that_of_the_standard() {
    assert!((contrast(Color32::BLACK, Color32::WHITE) - 21.0).abs() < 1e-9);
    assert!((contrast(Color32::from_rgb(0x77, 0x77, 0x77), Color32::WHITE) - 4.48).abs() < 0.005);
}

#[test]
fn the_hues_of_actions_differ_in_each_theme() {
    for theme in [&Theme::LIGHT, &Theme::DARK] {
        let mut hues: Vec<[u8; 4]> = Action::ALL.map(|action| theme.action(action).to_array()).to_vec();
        hues.sort_unstable();
        hues.dedup();
        assert_eq!(hues.len(), Action::ALL.len());
    }
}
