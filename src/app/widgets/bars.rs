//! Bars: lengths from zero.

use egui::{Align, Color32, Painter, Rect, Shape, Stroke, pos2};

use crate::app::theme::{radius, size, space, stroke};

/// A bar of `share` (0..1) of a track, grown from the left, or with [`Align::Max`] from the right.
pub fn score_bar(painter: &Painter, track: Rect, align: Align, share: f32, fill: Color32, below: Color32) {
    painter.rect_filled(track, radius::BAR, below);
    let width = track.width() * share.clamp(0.0, 1.0);
    let x = align.align_size_within_range(width, track.x_range());
    painter.rect_filled(Rect::from_x_y_ranges(x, track.y_range()), radius::BAR, fill);
}

/// A bar of `share` (0..1) of `room` from the left, without a track; a loss is hatched.
pub fn share_bar(painter: &Painter, room: Rect, share: f32, loss: bool, fill: Color32) {
    let least = if loss && share != 0.0 { size::LOSS_LEAST } else { 0.0 };
    let width = (room.width() * share.abs().clamp(0.0, 1.0)).max(least);
    let bar = room.with_max_x(room.left() + width);
    if loss { hatched(painter, bar, fill) } else { drop_in(painter, bar, fill) }
}

/// Parts of a sum side by side in the order given, what is negative hatched left of zero, what is positive right of it.
///
/// `below` and `above` are the greatest sums of losses and gains among the bars to compare with, both at least 0; a
/// row that is all zero paints nothing.
pub fn contributions(painter: &Painter, room: Rect, parts: &[(f64, Color32)], below: f64, above: f64) {
    let least = if below > 0.0 { size::LOSS_LEAST } else { 0.0 };
    let zero = (room.width() * (below / (below + above).max(f64::MIN_POSITIVE)) as f32).max(least);
    let per_one = (room.width() - zero) / (above.max(f64::MIN_POSITIVE) as f32);
    let zero = room.left() + zero;
    let cell = |from: f32, to: f32| Rect::from_min_max(pos2(from, room.top()), pos2(to, room.bottom()));
    let mut left = zero - stroke::HAIR;
    for &(part, color) in parts.iter().filter(|(part, _)| *part < 0.0) {
        let width = (-part as f32 * per_one).max(size::LOSS_LEAST);
        hatched(painter, cell((left - width).max(room.left()), left), color);
        left -= width + stroke::HAIR;
    }
    let mut right = zero;
    for &(part, color) in parts.iter().filter(|(part, _)| *part > 0.0) {
        let width = part as f32 * per_one;
        // A pixel of the row's background between neighbours, never an outline.
        painter.rect_filled(cell(right, (right + width - stroke::HAIR).max(right)), 0, color);
        right += width;
    }
}

/// Diagonal stripes over `rect`: something taken away.
pub(super) fn hatched(painter: &Painter, rect: Rect, color: Color32) {
    let (wide, pitch) = size::HATCH;
    let inside = painter.with_clip_rect(rect.intersect(painter.clip_rect()));
    let mut x = rect.left() - rect.height();
    while x < rect.right() {
        let top = x + rect.height();
        let corners = [(x, rect.bottom()), (x + wide, rect.bottom()), (top + wide, rect.top()), (top, rect.top())];
        let corners = corners.map(|(x, y)| pos2(x, y)).to_vec();
        inside.add(Shape::convex_polygon(corners, color, Stroke::NONE));
        x += pitch;
    }
}

fn drop_in(painter: &Painter, bar: Rect, fill: Color32) {
    painter.rect_filled(bar, if bar.width() < space::XS { 0 } else { radius::BAR }, fill);
}
