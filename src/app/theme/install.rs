//! Takes egui's default look away and puts ours on.

use egui::{
    Color32, Context, CornerRadius, FontFamily, FontId, Margin, Stroke, TextStyle, Vec2, Visuals,
    style::{ScrollFadeStyle, ScrollStyle, Selection, WidgetVisuals, Widgets},
};

use super::{Style, Theme, fonts, motion, radius, size, space, stroke};

/// Sets fonts, spacing and both themes' visuals; call it once, before the first frame.
pub fn install(ctx: &Context) {
    ctx.set_fonts(fonts::definitions());
    // A desktop that says nothing of a theme gets the light one.
    ctx.options_mut(|options| options.fallback_theme = egui::Theme::Light);
    // The size of text is a setting of ours, with a menu and a memory.
    ctx.options_mut(|options| options.zoom_with_keyboard = false);
    for (which, theme) in [(egui::Theme::Light, &Theme::LIGHT), (egui::Theme::Dark, &Theme::DARK)] {
        let mut style = (*ctx.style_of(which)).clone();
        dress(&mut style, theme);
        ctx.set_style_of(which, style);
    }
}

/// With reduced motion nothing glides, fades or slides: every duration counts as 0.
pub fn set_reduced_motion(ctx: &Context, reduced: bool) {
    ctx.all_styles_mut(|style| {
        style.animation_time = if reduced { 0.0 } else { motion::HOVER };
        style.scroll_animation =
            if reduced { egui::style::ScrollAnimation::none() } else { egui::style::ScrollAnimation::default() };
    });
}

/// A duration of [`motion`], or 0 with reduced motion.
#[must_use]
pub fn seconds(ui: &egui::Ui, duration: f32) -> f32 {
    if ui.style().animation_time > 0.0 { duration } else { 0.0 }
}

fn dress(style: &mut egui::Style, theme: &Theme) {
    style.text_styles = [
        (TextStyle::Small, Style::CAPTION.font()),
        (TextStyle::Body, Style::BODY.font()),
        (TextStyle::Button, Style::BODY.medium().font()),
        (TextStyle::Heading, Style::HEADING.font()),
        (TextStyle::Monospace, FontId::new(Style::BODY.px, FontFamily::Monospace)),
    ]
    .into();
    style.visuals = visuals(theme);
    style.animation_time = motion::HOVER;
    style.interaction.tooltip_delay = motion::TOOLTIP_DELAY;
    style.interaction.selectable_labels = false;
    let spacing = &mut style.spacing;
    spacing.item_spacing = Vec2::ZERO;
    spacing.button_padding = Vec2::ZERO;
    spacing.interact_size = Vec2::ZERO;
    spacing.window_margin = Margin::ZERO;
    spacing.menu_margin = size::TOOLTIP_PAD;
    spacing.tooltip_width = size::TOOLTIP;
    spacing.menu_spacing = space::XS;
    spacing.indent = 0.0;
    spacing.scroll = ScrollStyle {
        bar_width: space::S,
        floating_width: space::S,
        floating_allocated_width: 0.0,
        bar_inner_margin: 0.0,
        bar_outer_margin: space::HALF,
        foreground_color: false,
        dormant_background_opacity: 0.0,
        active_background_opacity: 0.0,
        interact_background_opacity: 0.0,
        fade: ScrollFadeStyle { strength: 0.0, ..ScrollFadeStyle::default() },
        ..ScrollStyle::floating()
    };
}

fn visuals(theme: &Theme) -> Visuals {
    let base = if theme.dark { Visuals::dark() } else { Visuals::light() };
    let rest = part(theme.bg.surface, theme.stroke.line, theme.text.primary);
    Visuals {
        dark_mode: theme.dark,
        override_text_color: Some(theme.text.primary),
        weak_text_color: Some(theme.text.tertiary),
        widgets: Widgets {
            noninteractive: part(theme.bg.panel, theme.stroke.hair, theme.text.primary),
            inactive: WidgetVisuals { bg_fill: theme.stroke.strong, ..rest },
            hovered: part(theme.bg.hover, theme.stroke.line, theme.text.primary),
            active: part(theme.bg.active, theme.stroke.strong, theme.text.primary),
            open: rest,
        },
        selection: Selection { bg_fill: theme.bg.selected, stroke: Stroke::new(stroke::HAIR, theme.text.primary) },
        hyperlink_color: theme.phone.hashtag,
        faint_bg_color: theme.bg.sunken,
        extreme_bg_color: theme.bg.sunken,
        text_edit_bg_color: Some(Color32::TRANSPARENT),
        code_bg_color: theme.bg.sunken,
        warn_fg_color: theme.signal.warn,
        error_fg_color: theme.signal.negative,
        window_corner_radius: CornerRadius::same(radius::PANEL),
        window_shadow: theme.shadow.pop,
        window_fill: theme.bg.raised,
        window_stroke: Stroke::new(stroke::HAIR, theme.stroke.line),
        menu_corner_radius: CornerRadius::same(radius::CARD),
        panel_fill: theme.bg.panel,
        popup_shadow: theme.shadow.pop,
        text_cursor: egui::style::TextCursorStyle {
            stroke: Stroke::new(stroke::HAIR, theme.text.primary),
            ..base.text_cursor.clone()
        },
        interact_cursor: Some(egui::CursorIcon::PointingHand),
        ..base
    }
}

fn part(fill: Color32, line: Color32, text: Color32) -> WidgetVisuals {
    WidgetVisuals {
        bg_fill: fill,
        weak_bg_fill: fill,
        bg_stroke: Stroke::new(stroke::HAIR, line),
        corner_radius: CornerRadius::same(radius::CONTROL),
        fg_stroke: Stroke::new(stroke::HAIR, text),
        expansion: 0.0,
    }
}
