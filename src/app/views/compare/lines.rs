//! Lines between two feeds that join each post with itself: up or down by slope, hue and width.

use egui::{Align, Color32, Pos2, Rect, Shape, Stroke, Ui, epaint::CubicBezierShape, pos2, vec2};

use super::columns::Column;
use crate::app::numbers;
use crate::app::state::State;
use crate::app::theme::{Style, Theme, compare as anatomy, radius, space, stroke, theme};
use crate::app::widgets::{line, text_width};

/// Draws the lines of the posts that are seen on either side; one whose other end is out of sight is told by number.
pub(super) fn ui(ui: &Ui, state: &State, [left, right]: [&Column<'_>; 2]) {
    let theme = theme(ui);
    let gap = Rect::from_x_y_ranges(left.phone.max..=right.phone.min, left.view);
    let painter = ui.painter().with_clip_rect(gap.intersect(ui.clip_rect()));
    let from = left.order.posts[left.seen()].iter().map(|post| (*post, true));
    let to = right.order.posts[right.seen()].iter().map(|post| (*post, false));
    let mut stubs = Vec::new();
    for (post, is_left) in from.chain(to) {
        let (Some(&a), Some(&b)) = (left.order.places.get(&post), right.order.places.get(&post)) else { continue };
        let up = i64::from(a) - i64::from(b);
        let is_selected = state.session.selected == Some(post);
        if up.unsigned_abs() < u64::from(state.session.compare.moved) && !is_selected {
            continue;
        }
        let ink = ink(theme, up, is_selected);
        match (left.middle(a), right.middle(b), is_left) {
            (Some(from), Some(to), true) => join(&painter, [pos2(gap.left(), from), pos2(gap.right(), to)], up, ink),
            (Some(from), None, true) => stubs.push((from, format!("to {}", number(b)), true, ink)),
            (None, Some(to), false) => stubs.push((to, format!("was {}", number(a)), false, ink)),
            _ => {}
        }
    }
    // Words stand upon lines; in a narrow gap those of the right side below their marks, clear of those of the left.
    let is_narrow = gap.width() < anatomy::GAP;
    for (y, text, is_left, ink) in stubs {
        stub(&painter, theme, gap, (y, is_narrow && !is_left), &text, is_left, ink);
    }
}

fn number(place: u32) -> String {
    numbers::count(u64::from(place))
}

/// The color of a move up, of one down, and of none.
pub(super) fn ink(theme: &Theme, up: i64, is_selected: bool) -> Color32 {
    match up {
        _ if is_selected => theme.ink.fill,
        0 => theme.text.tertiary.gamma_multiply(anatomy::SAME),
        1.. => theme.signal.positive,
        _ => theme.signal.negative,
    }
}

/// Width of the line of a post that moved so far.
pub(super) fn width(up: i64) -> f32 {
    let share = (up.unsigned_abs() as f32 / anatomy::FAR).min(1.0);
    anatomy::LINES.0 + share * (anatomy::LINES.1 - anatomy::LINES.0)
}

fn join(painter: &egui::Painter, [from, to]: [Pos2; 2], up: i64, ink: Color32) {
    let bend = vec2((to.x - from.x) / 2.0, 0.0);
    let points = [from, from + bend, to - bend, to];
    let stroke = Stroke::new(width(up), ink);
    let curve = CubicBezierShape::from_points_stroke(points, false, Color32::TRANSPARENT, stroke);
    painter.add(Shape::CubicBezier(curve));
}

fn stub(
    painter: &egui::Painter,
    theme: &Theme,
    gap: Rect,
    (y, is_below): (f32, bool),
    text: &str,
    is_left: bool,
    ink: Color32,
) {
    let (edge, align) = if is_left { (gap.left(), Align::Min) } else { (gap.right(), Align::Max) };
    let end = if is_left { edge + anatomy::STUB } else { edge - anatomy::STUB };
    painter.line_segment([pos2(edge, y), pos2(end, y)], Stroke::new(stroke::SELECTION, ink));
    let above = Rect::from_x_y_ranges(gap.x_range(), y - Style::CAPTION.line - space::HALF..=y - space::HALF);
    let down = if is_below { Style::CAPTION.line + 2.0 * space::HALF } else { 0.0 };
    let room = above.translate(vec2(0.0, down)).shrink2(vec2(space::XS, 0.0));
    let width = text_width(painter, text, Style::CAPTION.medium()).min(room.width());
    let plate = Rect::from_center_size(
        pos2(align.align_size_within_range(width, room.x_range()).center(), room.center().y),
        vec2(width + space::XS, room.height()),
    );
    painter.rect_filled(plate, radius::BAR, theme.bg.canvas);
    let ink = if ink == theme.ink.fill { theme.text.primary } else { ink };
    line(painter, room, align, text, Style::CAPTION.medium(), ink);
}
