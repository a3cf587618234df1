//! Pictures of posts, and chips upon them.

use egui::{Align, Align2, Color32, CornerRadius, Pos2, Rect, Shape, Ui, epaint::RectShape, pos2, vec2};

use super::{line, text_width};
use crate::app::{
    pictures::{Drawing, Pictures, Scene},
    theme::{Icon, Style, icons, opacity, space, stage, theme},
};

/// Paints a scene over `rect`, with rounded corners, faded where the post was removed; a quiet plane until it is drawn.
pub fn picture(ui: &Ui, pictures: &Pictures, rect: Rect, scene: Scene, corners: impl Into<CornerRadius>, faded: bool) {
    let tint = if faded { Color32::WHITE.gamma_multiply(opacity::REMOVED) } else { Color32::WHITE };
    drawn(ui, pictures, rect, Drawing::Scene(scene), corners.into(), tint);
}

/// Paints a part of a scene over `rect`, as a camera sees it that moves; `part` is in shares of the whole, 0..1.
pub fn picture_part(ui: &Ui, pictures: &Pictures, rect: Rect, scene: Scene, part: Rect) {
    drawn_part(ui, pictures, (rect, part), Drawing::Scene(scene), CornerRadius::ZERO, Color32::WHITE);
}

/// A dark chip upon a picture, its corner `anchor` at `at`; answers what it covers.
pub fn picture_chip(ui: &Ui, at: Pos2, anchor: Align2, icon: Option<Icon>, text: &str) -> Rect {
    let theme = theme(ui);
    let style = Style::CAPTION.medium();
    let before = icon.map_or(0.0, |_| icons::INLINE + space::XS);
    let width = (2.0 * space::M + before + text_width(ui.painter(), text, style)).ceil();
    let rect = anchor.anchor_size(at, vec2(width, stage::CHIP));
    ui.painter().rect_filled(rect, stage::CHIP / 2.0, theme.phone.picture_chip);
    let inner = rect.shrink2(vec2(space::M, 0.0));
    if let Some(icon) = icon {
        let middle = pos2(inner.left() + icons::INLINE / 2.0, inner.center().y);
        icon.filled().paint(ui.painter(), middle, icons::INLINE, theme.phone.on_picture);
    }
    let words = inner.with_min_x(inner.left() + before).expand2(vec2(1.0, 0.0));
    line(ui.painter(), words, Align::Center, text, style, theme.phone.on_picture);
    rect
}

pub(super) fn drawn(ui: &Ui, pictures: &Pictures, rect: Rect, what: Drawing, corners: CornerRadius, tint: Color32) {
    let whole = Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0));
    drawn_part(ui, pictures, (rect, whole), what, corners, tint);
}

fn drawn_part(
    ui: &Ui,
    pictures: &Pictures,
    (rect, part): (Rect, Rect),
    what: Drawing,
    corners: CornerRadius,
    tint: Color32,
) {
    if !ui.is_rect_visible(rect) {
        return;
    }
    let shape = match pictures.get(ui.ctx(), what, rect.size()) {
        Some(texture) => RectShape::filled(rect, corners, tint).with_texture(texture, part),
        None => RectShape::filled(rect, corners, theme(ui).bg.active),
    };
    ui.painter().add(Shape::Rect(shape));
}
