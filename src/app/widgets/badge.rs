//! Small things that name: kind badges, chips, swatches.

use egui::{
    Align, Color32, Painter, Pos2, Rect, Response, Sense, Shape, Stroke, Ui, Vec2, WidgetInfo, accesskit::Role, vec2,
};

use super::{line, text_width};
use crate::{
    app::theme::{
        Style, anatomy,
        anatomy::kind_glyph::{CIRCLE, DIAMOND, SQUARE, TRIANGLE},
        radius, size, space, theme,
    },
    pipeline::ComponentKind,
};

/// Paints a kind's glyph: square, circle, triangle or diamond, so that it reads without its hue.
pub fn kind_glyph(painter: &Painter, center: Pos2, kind: ComponentKind, color: Color32) {
    let polygon = |points: &[(f32, f32)]| {
        let points = points.iter().map(|&(x, y)| center + vec2(x, y)).collect();
        Shape::convex_polygon(points, color, Stroke::NONE)
    };
    painter.add(match kind {
        ComponentKind::System => {
            Shape::rect_filled(Rect::from_center_size(center, Vec2::splat(SQUARE)), radius::HAIR, color)
        }
        ComponentKind::Model => Shape::circle_filled(center, CIRCLE, color),
        ComponentKind::Action => polygon(&[(-TRIANGLE.x, -TRIANGLE.y), (TRIANGLE.x, 0.0), (-TRIANGLE.x, TRIANGLE.y)]),
        ComponentKind::Rules => polygon(&[(0.0, -DIAMOND), (DIAMOND, 0.0), (0.0, DIAMOND), (-DIAMOND, 0.0)]),
    });
}

/// A kind's badge, its left middle at `left`; answers what it covers.
pub fn kind_badge(ui: &mut Ui, left: Pos2, kind: ComponentKind) -> Response {
    let colors = theme(ui).kind(kind);
    let style = Style::MICRO.strong();
    let before = space::XS + size::KIND_GLYPH + space::XS;
    let width = before + text_width(ui.painter(), kind.name(), style) + anatomy::chip::PAD;
    let rect = Rect::from_min_size(left - vec2(0.0, size::BADGE / 2.0), vec2(width.ceil(), size::BADGE));
    ui.painter().rect_filled(rect, radius::BADGE, colors.fill);
    let middle = rect.left_center() + vec2(space::XS + size::KIND_GLYPH / 2.0, 0.0);
    kind_glyph(ui.painter(), middle, kind, colors.text);
    line(ui.painter(), rect.with_min_x(rect.left() + before), Align::Min, kind.name(), style, colors.text);
    named(ui, rect, kind.name())
}

/// A chip of that text, its left middle at `left`; answers what it covers.
pub fn chip(ui: &mut Ui, left: Pos2, text: &str, ink: Color32, fill: Color32) -> Response {
    let style = Style::CAPTION.strong();
    let width = text_width(ui.painter(), text, style) + 2.0 * anatomy::chip::PAD;
    let rect = Rect::from_min_size(left - vec2(0.0, size::BADGE / 2.0), vec2(width.ceil(), size::BADGE));
    ui.painter().rect_filled(rect, radius::BADGE, fill);
    line(ui.painter(), rect, Align::Center, text, style, ink);
    named(ui, rect, text)
}

/// An action's swatch, in the middle of `center`.
pub fn swatch(painter: &Painter, center: Pos2, color: Color32) {
    painter.rect_filled(Rect::from_center_size(center, Vec2::splat(size::SWATCH)), radius::BAR, color);
}

pub(super) fn named(ui: &mut Ui, rect: Rect, name: &str) -> Response {
    let id = ui.next_auto_id();
    ui.skip_ahead_auto_ids(1);
    let response = ui.interact(rect, id, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, name));
    response
}
