//! Labels beside the stops of the selected path: what each stage did to the post. None overlaps another, a rank or the path.

use egui::{Align, Pos2, Rect, Shape, Stroke, Ui, Vec2, pos2, vec2};

use super::lanes::{Way, color, rank_cell, rank_cells};
use super::plan::Plan;
use super::words;
use crate::app::numbers;
use crate::app::state::State;
use crate::app::theme::{Style, anatomy::chip, diagram as anatomy, radius, space, stroke, theme};
use crate::app::widgets::{Run, label, runs, text_width};
use crate::learn::diagram::{Path, Stop};

/// What a label says: a sign, a title, and a line below.
struct Says {
    stop: usize,
    places: i64,
    title: String,
    below: String,
}

/// Draws the labels of the path.
pub(super) fn ui(ui: &mut Ui, state: &State, plan: &Plan, stages: &[&str], path: &Path, of: usize) {
    let ranks: Vec<u32> = path.stops.iter().map(|stop| stop.rank).collect();
    let way = Way::new(plan, stages, &ranks, of, 0.5);
    let stops: Vec<Pos2> = path.stops.iter().map(|stop| pos2(plan.stop(stop.stage), plan.y(stop.rank, of))).collect();
    let mut taken = rank_cells(plan, path, of);
    let end = pos2(plan.sides().max, stops.last().map_or(0.0, |stop| stop.y));
    taken.push(rank_cell(plan, pos2(plan.middle(plan.last()), end.y)));
    let is_roomy = plan.lanes_height() >= anatomy::LABELS_ROOMY;
    for says in says(state, path) {
        let size = size(ui, plan, &says, is_roomy);
        let rect = place(plan, &way, stops[says.stop], size, &taken);
        taken.push(rect.expand(space::XS));
        ui.push_id(("label", says.stop), |ui| paint(ui, plan, rect, &says, is_roomy));
    }
}

fn says(state: &State, path: &Path) -> Vec<Says> {
    let stops = || path.stops.iter().enumerate();
    let mut all: Vec<Says> = stops().filter_map(|(at, stop)| changed(state, at, stop)).collect();
    if let [merged, normalized, ..] = &path.stops[..]
        && let (Some(value), Some(score)) = (merged.score, normalized.score)
    {
        let (title, below) =
            (format!("Value {}", numbers::fixed(value, 2)), format!("normalized {}", numbers::score(score)));
        all.insert(0, Says { stop: 0, places: 0, title, below });
    }
    all
}

/// What a stage did, where it did anything.
fn changed(state: &State, at: usize, stop: &Stop) -> Option<Says> {
    let factors: Vec<String> = stop.factors.iter().map(|factor| words::factor(state, factor)).collect();
    let points = numbers::points(stop.points);
    let (title, below) = match stop.stage {
        "boost" if !factors.is_empty() => {
            (format!("{} {points}", if stop.points < 0.0 { "Aged" } else { "Boosted" }), factors.join(", "))
        }
        "demote" if !factors.is_empty() => (format!("Demoted {points}"), factors.join(", ")),
        "author_decay" if !factors.is_empty() => (format!("Author decay {points}"), factors.join(", ")),
        "media" | "author" if stop.places != 0 => {
            let way = if stop.places > 0 { "up" } else { "down" };
            let moved = format!("Moved {way} {}", numbers::count(stop.places.unsigned_abs()));
            (moved, format!("{} rule{}", stop.stage, if stop.relaxed { ", gave way" } else { "" }))
        }
        "media" | "author" if stop.relaxed => ("Rule gave way".to_owned(), format!("{} rule", stop.stage)),
        _ => return None,
    };
    let places = if stop.points != 0.0 { stop.points.signum() as i64 } else { stop.places };
    Some(Says { stop: at, places, title, below })
}

fn size(ui: &Ui, plan: &Plan, says: &Says, is_roomy: bool) -> Vec2 {
    let (strong, plain) = (plan.style(Style::CAPTION.strong()), plan.style(Style::CAPTION));
    let sign = plan.length(chip::SIGN + chip::SIGN_GAP);
    let mut size = vec2(text_width(ui.painter(), &says.title, strong) + sign, strong.line);
    if is_roomy {
        size = vec2(size.x.max(text_width(ui.painter(), &says.below, plain)), size.y + plain.line);
    }
    (size + 2.0 * anatomy::LABEL_PAD * plan.length(1.0)).ceil()
}

/// The first place, from near to far, that is free; where none is, the one that covers least.
fn place(plan: &Plan, way: &Way, stop: Pos2, size: Vec2, taken: &[Rect]) -> Rect {
    let (lanes, sides) = (plan.lanes().expand(plan.length(anatomy::LANES_BELOW)), plan.sides());
    let left = plan.sink().right() + plan.length(anatomy::AXIS);
    let gap = plan.length(anatomy::LABEL_GAP);
    let mut best: Option<(f32, Rect)> = None;
    for turn in 0..anatomy::LABEL_TRIES {
        let away = gap + turn as f32 * plan.length(space::M);
        for below in [true, false] {
            let rank = plan.length(anatomy::STOP_RANK) + plan.style(Style::BODY_STRONG).line;
            let top = if below { stop.y + away } else { stop.y - away - rank + gap / 2.0 - size.y };
            for share in [0.5, 0.0, 1.0] {
                let x = (stop.x - share * size.x).clamp(left, (sides.max - size.x).max(left));
                let rect = Rect::from_min_size(pos2(x, top), size);
                let covered = covered(rect, way, taken) + outside(rect, lanes.min, lanes.max);
                if covered == 0.0 {
                    return rect;
                }
                if best.is_none_or(|(least, _)| covered < least) {
                    best = Some((covered, rect));
                }
            }
        }
    }
    best.map_or(Rect::from_min_size(stop, size), |(_, rect)| rect)
}

/// How much of it covers what is there already.
fn covered(rect: Rect, way: &Way, taken: &[Rect]) -> f32 {
    let area = |other: &Rect| {
        let both = rect.intersect(*other);
        if both.is_positive() { both.area() } else { 0.0 }
    };
    let on_path = (0..=anatomy::CURVE).filter(|at| {
        let x = egui::lerp(rect.left()..=rect.right(), *at as f32 / anatomy::CURVE as f32);
        rect.y_range().expand(stroke::PATH).contains(way.y(x))
    });
    taken.iter().map(area).sum::<f32>() + on_path.count() as f32 * rect.height()
}

/// How far it reaches out of the lanes' room.
fn outside(rect: Rect, top: f32, bottom: f32) -> f32 {
    ((top - rect.top()).max(0.0) + (rect.bottom() - bottom).max(0.0)) * rect.width()
}

fn paint(ui: &mut Ui, plan: &Plan, rect: Rect, says: &Says, is_roomy: bool) {
    let theme = theme(ui);
    let edge = Stroke::new(stroke::HAIR, theme.stroke.line);
    ui.painter().rect(rect, radius::TOOLTIP, theme.bg.surface, edge, egui::StrokeKind::Inside);
    let inner = rect.shrink2(anatomy::LABEL_PAD * plan.length(1.0));
    let strong = plan.style(Style::CAPTION.strong());
    let title = inner.with_max_y(inner.top() + strong.line);
    let ink = color(ui, says.places);
    ui.painter().add(sign(plan, title.left_center(), says.places, ink));
    let words = title.with_min_x(title.left() + plan.length(chip::SIGN + chip::SIGN_GAP)).expand2(vec2(1.0, 0.0));
    runs(ui.painter(), words, Align::Min, &[Run(&says.title, strong, ink)]);
    let whole = format!("{}, {}", says.title, says.below);
    let shown = if is_roomy { inner.with_min_y(title.bottom()) } else { title };
    if is_roomy {
        let plain = plan.style(Style::CAPTION);
        runs(ui.painter(), shown.expand2(vec2(1.0, 0.0)), Align::Min, &[Run(&says.below, plain, theme.text.secondary)]);
    }
    spoken(ui, rect, &whole);
}

/// The label's words in one, for assistive technology and where only the first line is shown.
fn spoken(ui: &mut Ui, rect: Rect, whole: &str) {
    let response = label(ui, rect, Align::Min, "", Style::CAPTION, egui::Color32::TRANSPARENT);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::accesskit::Role::Label, true, whole));
    response.on_hover_text(whole);
}

/// Up, down, or neither, at the left middle.
fn sign(plan: &Plan, left: Pos2, places: i64, ink: egui::Color32) -> Shape {
    let half = plan.length(chip::SIGN / 2.0);
    let at = left + vec2(half, 0.0);
    let tip = plan.length(chip::SIGN_TIP) * if places > 0 { 1.0 } else { -1.0 };
    if places == 0 {
        let bar = Rect::from_center_size(at, vec2(2.0 * half, plan.length(chip::SIGN_EVEN)));
        return Shape::rect_filled(bar, 0, ink);
    }
    let points = vec![at + vec2(0.0, -tip), at + vec2(half, tip), at + vec2(-half, tip)];
    Shape::convex_polygon(points, ink, Stroke::NONE)
}
