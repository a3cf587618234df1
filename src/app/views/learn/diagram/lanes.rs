//! The lanes: the rank of many posts after each stage, and the selected post's path through them.

use egui::emath::easing::sin_in_out;
use egui::{
    Align, Color32, Pos2, Rect, Sense, Shape, Stroke, Ui, WidgetInfo, accesskit::Role, lerp, pos2, remap, vec2,
};

use super::plan::Plan;
use crate::app::numbers;
use crate::app::theme::{Style, diagram as anatomy, space, stroke, theme};
use crate::app::widgets::{label, line};
use crate::learn::diagram::{Lane, Lanes, Path, Stop};

/// The way of one post on the screen: through the stream, then from stop to stop.
pub(super) struct Way {
    /// Its corners, left to right; between them it curves.
    corners: Vec<Pos2>,
    /// In how many pieces each curve is drawn.
    pieces: usize,
}

impl Way {
    /// The way of a post with these ranks after `stages`, in a slate of so many; `depth` says where in the stream it
    /// runs, 0..1.
    pub(super) fn new(plan: &Plan, stages: &[&str], ranks: &[u32], of: usize, depth: f32) -> Way {
        let y = plan.in_stream(depth);
        // It leaves the stream at the box before its first stop.
        let leaves = plan.middle(plan.leaves(stages));
        let mut corners = vec![pos2(plan.sides().min, y), pos2(leaves, y)];
        corners.extend(stages.iter().zip(ranks).map(|(stage, rank)| pos2(plan.stop(stage), plan.y(*rank, of))));
        let end = plan.middle(plan.last());
        corners.extend(corners.last().map(|last| pos2(end, last.y)));
        Way { corners, pieces: plan.pieces() }
    }

    /// Where it is at an abscissa.
    pub(super) fn y(&self, x: f32) -> f32 {
        let at = self.corners.windows(2).find(|pair| x <= pair[1].x).or_else(|| self.corners.windows(2).last());
        let Some(pair) = at else { return 0.0 };
        let share = remap(x, pair[0].x..=pair[1].x, 0.0..=1.0).clamp(0.0, 1.0);
        lerp(pair[0].y..=pair[1].y, sin_in_out(share))
    }

    /// Points along it from corner `first` on: few where it is straight.
    pub(super) fn points(&self, first: usize) -> Vec<Pos2> {
        let mut points = Vec::new();
        for pair in self.corners[first.min(self.corners.len() - 1)..].windows(2) {
            let steps = if pair[0].y == pair[1].y { 1 } else { self.pieces };
            points.extend((0..steps).map(|step| {
                let share = step as f32 / steps as f32;
                pos2(lerp(pair[0].x..=pair[1].x, share), lerp(pair[0].y..=pair[1].y, sin_in_out(share)))
            }));
        }
        points.extend(self.corners.last());
        points
    }
}

/// The axis, and the lanes of posts that are not selected.
pub(super) fn ui(ui: &mut Ui, plan: &Plan, stages: &[&str], lanes: &Lanes) {
    axis(ui, plan, stages, lanes.of);
    let color = theme(ui).stroke.strong.gamma_multiply(anatomy::LANE_OPACITY);
    for Lane { ranks, .. } in &lanes.lanes {
        let points = Way::new(plan, stages, ranks, lanes.of, 0.5).points(2);
        ui.painter().add(Shape::line(points, Stroke::new(stroke::HAIR, color)));
    }
}

/// The lane under the pointer: the nearest, where one is near enough.
pub(super) fn under<'a>(plan: &Plan, stages: &[&str], lanes: &'a Lanes, pointer: Pos2) -> Option<&'a Lane> {
    let first = plan.stop(stages.first()?);
    if pointer.x < first || pointer.x > plan.middle(plan.last()) {
        return None;
    }
    let away = |lane: &&'a Lane| (Way::new(plan, stages, &lane.ranks, lanes.of, 0.5).y(pointer.x) - pointer.y).abs();
    let nearest = lanes.lanes.iter().min_by(|a, b| away(a).total_cmp(&away(b)))?;
    (away(&nearest) <= anatomy::LANE_NEAR).then_some(nearest)
}

/// One lane lit.
pub(super) fn lit(ui: &Ui, plan: &Plan, stages: &[&str], lane: &Lane, of: usize) {
    let points = Way::new(plan, stages, &lane.ranks, of, 0.5).points(2);
    ui.painter().add(Shape::line(points, Stroke::new(stroke::FOCUS, theme(ui).text.secondary)));
}

fn axis(ui: &mut Ui, plan: &Plan, stages: &[&str], of: usize) {
    let theme = theme(ui);
    let style = plan.style(Style::MICRO);
    let (left, right) = (plan.sink().right() + plan.length(anatomy::AXIS), plan.sides().max);
    let hair = Stroke::new(stroke::HAIR, theme.stroke.hair);
    for stage in stages {
        let x = plan.stop(stage);
        ui.painter()
            .line_segment([pos2(x, plan.lanes().min - plan.length(anatomy::STOP)), pos2(x, plan.lanes().max)], hair);
    }
    let mut below = f32::INFINITY;
    // The last rank always has its line; of the others those go that stand too near.
    for rank in ticks(of).into_iter().rev() {
        let y = plan.y(rank, of);
        if below - y < style.line {
            continue;
        }
        below = y;
        ui.painter().line_segment([pos2(left, y), pos2(right, y)], hair);
        let cell = Rect::from_min_max(
            pos2(left - plan.length(anatomy::AXIS), y - style.line / 2.0),
            pos2(left - space::XS, y + style.line / 2.0),
        );
        line(ui.painter(), cell, Align::Max, &numbers::count(rank.into()), style, theme.text.tertiary);
    }
}

/// The ranks with a line: 1, 3, 10, 30 … and the last; the last but one goes where it stands too near.
fn ticks(of: usize) -> Vec<u32> {
    let mut ticks = Vec::new();
    let mut ten = 1;
    while ten < of {
        ticks.extend([ten, 3 * ten].into_iter().filter(|tick| *tick < of));
        ten *= 10;
    }
    ticks.retain(|tick| 3 * tick < 2 * of);
    ticks.extend((of > 0).then_some(of));
    ticks.into_iter().map(|tick| tick as u32).collect()
}

/// How many lanes are drawn, and what the axis counts.
pub(super) fn note(ui: &mut Ui, plan: &Plan, lanes: &Lanes) {
    let drawn = lanes.lanes.len();
    let count = |count: usize| numbers::count(count as u64);
    let text = match (lanes.of, drawn) {
        (0, _) => return,
        (of, drawn) if drawn == of => "rank after each stage, log scale".to_owned(),
        (of, drawn) => format!("rank after each stage, log scale; {} of {} lanes drawn", count(drawn), count(of)),
    };
    let style = plan.style(Style::MICRO);
    let right = plan.sides().max;
    let y = plan.lanes().max + space::XS;
    let cell = Rect::from_min_max(pos2(plan.middle(plan.last_in_stream()), y), pos2(right, y + style.line));
    label(ui, cell, Align::Max, &text, style, theme(ui).text.tertiary);
}

/// The selected post's path: each piece in the color of the move it makes, over a halo that parts it from the lanes.
pub(super) fn path(ui: &mut Ui, plan: &Plan, stages: &[&str], path: &Path, of: usize) {
    let theme = theme(ui);
    let ranks: Vec<u32> = path.stops.iter().map(|stop| stop.rank).collect();
    let way = Way::new(plan, stages, &ranks, of, 0.5);
    ui.painter().add(Shape::line(way.points(2), Stroke::new(anatomy::HALO, theme.bg.app)));
    for (at, pair) in way.corners.windows(2).enumerate() {
        let moved = at.checked_sub(1).and_then(|at| path.stops.get(at)).map_or(0, |stop| stop.places);
        let piece = Way { corners: pair.to_vec(), pieces: way.pieces };
        ui.painter().add(Shape::line(piece.points(0), Stroke::new(stroke::PATH, color(ui, moved))));
    }
    // The stops in the stream are below the first boxes.
    for x in (0..=plan.last_in_stream()).map(|at| plan.middle(at)) {
        dot(ui, plan, pos2(x, way.y(x)), theme.ink.fill);
    }
    for (stop, cell) in path.stops.iter().zip(rank_cells(plan, path, of)) {
        let color = color(ui, stop.places);
        dot(ui, plan, pos2(plan.stop(stop.stage), plan.y(stop.rank, of)), color);
        rank(ui, plan, cell, stop.rank, color);
    }
    if let (Some(stop), Some(end)) = (path.stops.last(), way.corners.last()) {
        dot(ui, plan, *end, theme.ink.fill);
        rank(ui, plan, rank_cell(plan, *end), stop.rank, theme.text.primary);
    }
    spoken(ui, plan, path);
}

/// What assistive technology reads of the path.
fn spoken(ui: &mut Ui, plan: &Plan, path: &Path) {
    let said: Vec<String> = path.stops.iter().map(|stop| format!("{} {}", stop.stage, stop.rank)).collect();
    let rect = Rect::from_x_y_ranges(plan.stop("merge")..=plan.sides().max, plan.lanes());
    let response = ui.interact(rect, ui.scope_id().with("path"), Sense::hover());
    let name = format!("Path, rank after each stage: {}", said.join(", ").replace('_', " "));
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &name));
}

pub(super) fn dot(ui: &Ui, plan: &Plan, at: Pos2, color: Color32) {
    let pen = Stroke::new(stroke::FOCUS, color);
    ui.painter().circle(at, plan.length(anatomy::STOP), theme(ui).bg.panel, pen);
}

fn rank(ui: &Ui, plan: &Plan, cell: Rect, rank: u32, color: Color32) {
    let style = plan.style(Style::BODY_STRONG);
    line(ui.painter(), cell, Align::Center, &numbers::count(rank.into()), style, color);
}

/// Where the ranks of a path are written: above the stops, but below the first, which the path comes down to.
pub(super) fn rank_cells(plan: &Plan, path: &Path, of: usize) -> Vec<Rect> {
    let cell = |(at, stop): (usize, &Stop)| {
        let above = rank_cell(plan, pos2(plan.stop(stop.stage), plan.y(stop.rank, of)));
        let down = 2.0 * plan.length(anatomy::STOP_RANK) + above.height();
        if at == 0 { above.translate(vec2(0.0, down)) } else { above }
    };
    path.stops.iter().enumerate().map(cell).collect()
}

/// Where the rank of a stop is written, above it.
pub(super) fn rank_cell(plan: &Plan, at: Pos2) -> Rect {
    let line = plan.style(Style::BODY_STRONG).line;
    let middle = at - vec2(0.0, plan.length(anatomy::STOP_RANK) + line / 2.0);
    Rect::from_center_size(middle, vec2(plan.length(anatomy::RANK), line))
}

/// Up, down and even.
pub(super) fn color(ui: &Ui, places: i64) -> Color32 {
    let theme = theme(ui);
    match places {
        1.. => theme.signal.positive,
        0 => theme.ink.fill,
        _ => theme.signal.negative,
    }
}
