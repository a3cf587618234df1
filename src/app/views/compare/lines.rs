//! Lines between two feeds that join each post with itself: up or down by slope, hue and width.

use std::ops::Range;

use egui::{Align, Color32, Pos2, Rect, Shape, Stroke, Ui, epaint::CubicBezierShape, pos2, vec2};

use crate::app::compare::Order;
use crate::app::numbers;
use crate::app::state::State;
use crate::app::theme::{Style, Theme, compare as anatomy, radius, space, stroke, theme};
use crate::app::widgets::{line, text_width};

/// Draws the lines of the posts that are seen on either side; one whose other end is out of sight is told by number.
pub(super) fn ui(ui: &Ui, state: &State, pair: [&Order; 2], gap: Rect, top: f32, seen: Range<usize>) {
    let theme = theme(ui);
    let painter = ui.painter().with_clip_rect(gap.expand2(vec2(space::HALF, 0.0)).intersect(ui.clip_rect()));
    let middle = |place: u32| top + (place as f32 - 0.5) * anatomy::ROW;
    let is_seen = |place: u32| seen.contains(&(place as usize - 1));
    let [left, right] = pair;
    let from = |at: &usize| left.posts.get(*at).map(|post| (*post, true));
    let to = |at: &usize| right.posts.get(*at).map(|post| (*post, false));
    let posts = seen.clone().filter_map(|at| from(&at)).chain(seen.clone().filter_map(|at| to(&at)));
    for (post, is_left) in posts {
        let (Some(&a), Some(&b)) = (left.places.get(&post), right.places.get(&post)) else { continue };
        let up = i64::from(a) - i64::from(b);
        let is_selected = state.session.selected == Some(post);
        if up.unsigned_abs() < u64::from(state.session.compare.moved) && !is_selected {
            continue;
        }
        let ink = ink(theme, up, is_selected);
        let both = is_seen(a) && is_seen(b) && (a as usize) <= left.posts.len() && (b as usize) <= right.posts.len();
        match (both, is_left) {
            (true, true) => join(&painter, [pos2(gap.left(), middle(a)), pos2(gap.right(), middle(b))], up, ink),
            (true, false) => {}
            (false, true) => stub(&painter, theme, gap, middle(a), &format!("to {}", number(b)), true, ink),
            (false, false) => stub(&painter, theme, gap, middle(b), &format!("was {}", number(a)), false, ink),
        }
    }
}

/// A post is told by its id here only to say which; the number is its place.
fn number(place: u32) -> String {
    numbers::count(u64::from(place))
}

fn ink(theme: &Theme, up: i64, is_selected: bool) -> Color32 {
    match up {
        _ if is_selected => theme.ink.fill,
        0 => theme.text.tertiary.gamma_multiply(anatomy::SAME),
        1.. => theme.signal.positive,
        _ => theme.signal.negative,
    }
}

fn join(painter: &egui::Painter, [from, to]: [Pos2; 2], up: i64, ink: Color32) {
    let share = (up.unsigned_abs() as f32 / anatomy::FAR).min(1.0);
    let width = anatomy::LINES.0 + share * (anatomy::LINES.1 - anatomy::LINES.0);
    let bend = vec2((to.x - from.x) / 2.0, 0.0);
    let curve = CubicBezierShape::from_points_stroke(
        [from, from + bend, to - bend, to],
        false,
        Color32::TRANSPARENT,
        Stroke::new(width, ink),
    );
    painter.add(Shape::CubicBezier(curve));
}

fn stub(painter: &egui::Painter, theme: &Theme, gap: Rect, y: f32, text: &str, is_left: bool, ink: Color32) {
    let (edge, align) = if is_left { (gap.left(), Align::Min) } else { (gap.right(), Align::Max) };
    let end = if is_left { edge + anatomy::STUB } else { edge - anatomy::STUB };
    painter.line_segment([pos2(edge, y), pos2(end, y)], Stroke::new(stroke::SELECTION, ink));
    let above = Rect::from_x_y_ranges(gap.x_range(), y - Style::CAPTION.line - space::HALF..=y - space::HALF);
    let room = above.shrink2(vec2(space::HALF, 0.0));
    let width = text_width(painter, text, Style::CAPTION.medium()).min(room.width());
    let plate = Rect::from_center_size(
        pos2(align.align_size_within_range(width, room.x_range()).center(), room.center().y),
        vec2(width + space::XS, room.height()),
    );
    painter.rect_filled(plate, radius::BAR, theme.bg.canvas);
    let _is_cut = line(
        painter,
        room,
        align,
        text,
        Style::CAPTION.medium(),
        if ink == theme.ink.fill { theme.text.primary } else { ink },
    );
}
