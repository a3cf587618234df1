//! How a drawing becomes pixels.

use egui::{Color32, ColorImage, Rect, emath::RectTransform, pos2, vec2};
use resvg::{
    tiny_skia::{Pixmap, Transform},
    usvg::{Options, Tree},
};

use crate::simulation::drawings::bytes;

/// The part `window` of a drawing (all of it where `None`), drawn over `size` pixels, mirrored if so told.
/// `None` where the path names no drawing or the size is nothing.
pub(super) fn draw(path: &str, window: Option<Rect>, mirrored: bool, [width, height]: [u32; 2]) -> Option<ColorImage> {
    let tree = Tree::from_data(bytes(path), &Options::default()).ok()?;
    let mut pixmap = Pixmap::new(width, height)?;
    let whole = Rect::from_min_size(pos2(0.0, 0.0), vec2(tree.size().width(), tree.size().height()));
    let target = Rect::from_min_size(pos2(0.0, 0.0), vec2(width as f32, height as f32));
    let place = RectTransform::from_to(window.unwrap_or(whole), target);
    let (scale, shift) = (place.scale(), place.transform_pos(pos2(0.0, 0.0)));
    let placed = Transform::from_row(scale.x, 0.0, 0.0, scale.y, shift.x, shift.y);
    let flip =
        if mirrored { Transform::from_row(-1.0, 0.0, 0.0, 1.0, width as f32, 0.0) } else { Transform::default() };
    resvg::render(&tree, placed.post_concat(flip), &mut pixmap.as_mut());
    let pixels = pixmap.pixels().iter();
    let pixels = pixels.map(|p| Color32::from_rgba_premultiplied(p.red(), p.green(), p.blue(), p.alpha())).collect();
    Some(ColorImage::new([width as usize, height as usize], pixels))
}
