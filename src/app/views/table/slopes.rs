//! Lines from each post's pinned place to its place now.

use egui::{Align, Color32, Id, Pos2, Rect, Shape, Ui, epaint::PathShape, epaint::PathStroke, lerp, pos2};

use crate::app::table::{Slopes, TableView};
use crate::app::theme::{Style, Theme, anatomy::table, size, space, stroke, theme};
use crate::app::views::memo::memo;
use crate::app::widgets::line;

use super::{Line, Shown, order_key};

/// Draws the pinned ranks and the lines into `lane`, scrolled as far as the rows are.
pub(super) fn ui(ui: &Ui, shown: &Shown<'_>, view: &TableView, lane: Rect, offset: f32) {
    let theme = theme(ui);
    let slopes = memo(ui, Id::unique("table slopes"), (shown.state.results.revision, order_key(view)), || {
        let is_ranked = |line: &Line| match *line {
            Line::Post(index) if (index as usize) < shown.entries.ranked => Some(index),
            Line::Post(_) | Line::RemovedTitle { .. } => None,
        };
        let ranked: Vec<u32> = shown.lines.iter().filter_map(is_ranked).collect();
        Slopes::new(&shown.state.results, shown.entries, &ranked)
    });
    let (ranks, room) = shown.places.split_lane(lane);
    let room = room.shrink2(egui::vec2(space::XS, 0.0));
    let middle = |at: u32| lane.top() + (at as f32 + 0.5) * size::TABLE_ROW - offset;
    let first = (offset / size::TABLE_ROW) as usize;
    let most = (lane.height() / size::TABLE_ROW) as usize + 2;
    let selected = shown.state.session.selected;
    let paint = |place: u32, line: u32| {
        let index = slopes.pinned[place as usize].0;
        let entry = &shown.entries.all[index as usize];
        let ends = [pos2(room.left(), middle(place)), pos2(room.right(), middle(line))];
        let moved = entry.fate.as_ref().ok().and_then(|ranked| ranked.moved).unwrap_or(0);
        line_ui(ui, theme, room, ends, moved, selected == Some(entry.post));
    };
    let lines = first..(first + most).min(slopes.places.len());
    for line in lines.clone() {
        if let Some(place) = slopes.places[line] {
            paint(place, line as u32);
        }
    }
    for at in first..(first + most).min(slopes.pinned.len()) {
        let (index, was) = slopes.pinned[at];
        if !lines.contains(&(slopes.lines[at] as usize)) {
            paint(at as u32, slopes.lines[at]);
        }
        let is_selected = selected == Some(shown.entries.all[index as usize].post);
        rank_ui(ui, theme, ranks, middle(at as u32), was, is_selected);
    }
}

fn rank_ui(ui: &Ui, theme: &Theme, ranks: Rect, middle: f32, was: u32, is_selected: bool) {
    let cell = Rect::from_x_y_ranges(ranks.x_range(), middle - size::TABLE_ROW / 2.0..=middle + size::TABLE_ROW / 2.0);
    let (style, ink) =
        if is_selected { (Style::BODY_STRONG, theme.text.primary) } else { (Style::BODY, theme.text.tertiary) };
    let painter = ui.painter().with_clip_rect(ranks.intersect(ui.clip_rect()));
    line(&painter, cell, Align::Max, &was.to_string(), style, ink);
}

/// One line; it fades where it leaves the view. Up or down is its slope and its hue.
fn line_ui(ui: &Ui, theme: &Theme, room: Rect, ends: [Pos2; 2], moved: i64, is_selected: bool) {
    let hue = match moved {
        1.. => theme.signal.positive,
        0 => theme.stroke.strong,
        _ => theme.signal.negative,
    };
    let (width, hue) = if is_selected {
        (stroke::PATH, hue)
    } else {
        (stroke::HAIR, hue.gamma_multiply(if moved == 0 { 1.0 } else { table::SLOPE_OPACITY }))
    };
    let painter = ui.painter().with_clip_rect(room.expand2(egui::vec2(stroke::PATH, 0.0)).intersect(ui.clip_rect()));
    if let Some((from, to)) = stub(room, ends) {
        let left = move |at: Pos2| 1.0 - (at - from).length() / (to - from).length();
        let fade = move |_: Rect, at: Pos2| hue.gamma_multiply(left(at).clamp(0.0, 1.0));
        let stroke = PathStroke::new_uv(width, fade);
        painter.add(PathShape { points: vec![from, to], closed: false, fill: Color32::TRANSPARENT, stroke });
        return;
    }
    let Some(points) = within(room, ends) else { return };
    let (top, bottom) = (room.top(), room.bottom());
    let fade = move |_: Rect, at: Pos2| -> Color32 {
        let clear = ((at.y - top).min(bottom - at.y) / table::SLOPE_FADE).clamp(0.0, 1.0);
        hue.gamma_multiply(clear)
    };
    let leaves = ends.iter().any(|end| end.y < top || end.y > bottom);
    let stroke = if leaves { PathStroke::new_uv(width, fade) } else { PathStroke::new(width, hue) };
    painter.add(Shape::Path(PathShape { points, closed: false, fill: Color32::TRANSPARENT, stroke }));
    if is_selected {
        for end in ends.into_iter().filter(|end| (top..=bottom).contains(&end.y)) {
            painter.circle_filled(end, stroke::PATH, hue);
        }
    }
}

/// Where one end is more than a view away the line would be a bar at the lane's side: a short piece says which way it
/// goes. From the end in view to where it has faded.
fn stub(room: Rect, [left, right]: [Pos2; 2]) -> Option<(Pos2, Pos2)> {
    let is_far = |end: Pos2| end.y < room.top() - room.height() || end.y > room.bottom() + room.height();
    let (from, to) = match (is_far(left), is_far(right)) {
        (true, false) => (right, left),
        (false, true) => (left, right),
        _ => return None,
    };
    let reach = egui::vec2(room.width() / 2.0, size::TABLE_ROW);
    Some((from, from + reach * egui::vec2((to.x - from.x).signum(), (to.y - from.y).signum())))
}

/// The part of a line in the view, with points where it begins to fade; `None` where none of it is.
fn within(room: Rect, [from, to]: [Pos2; 2]) -> Option<Vec<Pos2>> {
    let at = |y: f32| ((y - from.y) / (to.y - from.y)).clamp(0.0, 1.0);
    if from.y.max(to.y) < room.top() || from.y.min(to.y) > room.bottom() {
        return None;
    }
    if from.y == to.y {
        return Some(vec![from, to]);
    }
    let edges = [room.top(), room.top() + table::SLOPE_FADE, room.bottom() - table::SLOPE_FADE, room.bottom()];
    let mut shares: Vec<f32> = edges.map(at).into();
    shares.sort_unstable_by(f32::total_cmp);
    shares.dedup();
    Some(shares.into_iter().map(|share| pos2(lerp(from.x..=to.x, share), lerp(from.y..=to.y, share))).collect())
}
