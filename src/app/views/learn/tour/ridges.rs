//! Step 4: each type's posts before and after normalizing, on lines of their own.

use std::collections::BTreeSet;
use std::sync::Arc;

use egui::{Align, Id, Rect, Sense, Shape, Stroke, Ui, WidgetInfo, accesskit::Role, pos2, vec2};

use super::parts::{card, glide, space_for};
use super::{Scene, scale, strips, words};
use crate::app::command::{Command, Commands};
use crate::app::numbers;
use crate::app::theme::{Style, icons, space, stroke, theme, tour as anatomy};
use crate::app::views::memo::memo;
use crate::app::widgets::{Run, label, line, runs};
use crate::learn::tour::{Axis, CURVE_POINTS, FIRST_BY_TYPE, Normalized, Ridge, Side, normalized};

/// The scale of normalized scores, a line at every quarter.
const SCORES: Axis = Axis { from: 0.0, to: 1.0, step: 0.5 / 2.0 };
/// Lines of dots below a curve.
const LINES: u32 = 3;

/// One of the two plots of a type.
struct Plot<'a> {
    rect: Rect,
    axis: &'a Axis,
    values: &'a [f64],
    /// Where the curve stands.
    base: f32,
}

impl Plot<'_> {
    fn x(&self, row: u32) -> f32 {
        scale::at(self.axis, self.rect, self.values[row as usize])
    }
}

/// Draws it.
pub(super) fn ui(ui: &mut Ui, scene: &Scene<'_>, commands: &mut Commands) {
    let results = &scene.state.results;
    let made: Arc<Normalized> =
        memo(ui, Id::unique("tour normalized"), results.revision, || normalized(&results.ledger));
    card(ui, |ui| {
        let head = space_for(ui, Style::TITLE.line);
        let (before, after) = plots(head);
        title_ui(ui, before, "Before: value", "each type on its own");
        title_ui(ui, after, "After: normalized score", "0 to 100");
        let numbers_row = space_for(ui, Style::MICRO.line + space::XS);
        let bottom = numbers_row.bottom() + made.ridges.len() as f32 * anatomy::RIDGE;
        let (before, after) = plots(numbers_row);
        scale::ui(ui, &made.axis, before, bottom, |number| numbers::short(number, 3));
        scale::ui(ui, &SCORES, after, bottom, |number| numbers::short(number * 100.0, 0));
        for ridge in &made.ridges {
            ridge_ui(ui, scene, &made, ridge, commands);
        }
        legend_ui(ui, scene);
    });
    strips::ui(ui, scene, &made, commands);
}

/// Where the two plots of a row stand.
fn plots(row: Rect) -> (Rect, Rect) {
    let room = row.with_min_x(row.left() + anatomy::RIDGE_NAME).with_max_x(row.right() - space::L);
    let width = (room.width() - anatomy::RIDGE_GAP) / 2.0;
    (room.with_max_x(room.left() + width), room.with_min_x(room.right() - width))
}

fn title_ui(ui: &Ui, rect: Rect, name: &str, more: &str) {
    let theme = theme(ui);
    let more = format!("  {more}");
    let words = [Run(name, Style::BODY_STRONG, theme.text.primary), Run(&more, Style::CAPTION, theme.text.tertiary)];
    runs(ui.painter(), rect.with_max_x(rect.right() + space::L), Align::Min, &words);
}

fn ridge_ui(ui: &mut Ui, scene: &Scene<'_>, made: &Normalized, ridge: &Ridge, commands: &mut Commands) {
    let row = space_for(ui, anatomy::RIDGE);
    let base = row.top() + space::M + anatomy::RIDGE_CURVE;
    name_ui(ui, ridge, row, base);
    let (before, after) = plots(row);
    let sides = [
        Plot { rect: before, axis: &made.axis, values: &made.values, base },
        Plot { rect: after, axis: &SCORES, values: &made.scores, base },
    ];
    for (plot, side) in sides.iter().zip([&ridge.before, &ridge.after]) {
        curve_ui(ui, plot, side);
    }
    mean_ui(ui, &sides[0], ridge.before.mean, &format!("mean {}", numbers::fixed(ridge.before.mean, 2)));
    mean_ui(ui, &sides[1], ridge.after.mean, "");
    let selected = scene.selected().filter(|row| ridge.rows.binary_search(row).is_ok());
    for (plot, ranks) in sides.iter().zip([&made.ranks_before, &made.ranks_after]) {
        dots_ui(ui, scene, ridge, plot, ranks);
    }
    if let Some(selected) = selected {
        path_ui(ui, &sides, made, selected);
    }
    for (at, plot) in sides.iter().enumerate() {
        pick_ui(ui, scene, ridge, plot, at, commands);
    }
}

fn name_ui(ui: &mut Ui, ridge: &Ridge, row: Rect, base: f32) {
    let theme = theme(ui);
    let cell = row.with_max_x(row.left() + anatomy::RIDGE_NAME - space::M);
    let icon = pos2(cell.left() + icons::ROW / 2.0, base - Style::BODY.line);
    words::type_icon(ridge.kind).paint(ui.painter(), icon, icons::ROW, theme.text.secondary);
    let text = cell.with_min_x(cell.left() + icons::ROW + space::S);
    let half = Style::BODY.line / 2.0;
    let name = Rect::from_x_y_ranges(text.x_range(), base - Style::BODY.line - half..=base - half);
    label(ui, name, Align::Min, words::types(ridge.kind), Style::BODY_STRONG, theme.text.primary);
    let count = ridge.rows.len();
    let posts = if count == 1 { "post" } else { "posts" };
    let below = name.translate(vec2(0.0, Style::CAPTION.line));
    let count = format!("{} {posts}", numbers::count(count as u64));
    label(ui, below, Align::Min, &count, Style::CAPTION, theme.text.tertiary);
}

/// How close values lie, as a hill.
fn curve_ui(ui: &Ui, plot: &Plot<'_>, side: &Side) {
    let theme = theme(ui);
    let step = plot.rect.width() / (CURVE_POINTS - 1) as f32;
    let point = |(at, height): (usize, &f32)| {
        pos2(plot.rect.left() + step * at as f32, plot.base - height * anatomy::RIDGE_CURVE)
    };
    let points: Vec<egui::Pos2> = side.curve.iter().enumerate().map(point).collect();
    let mut hill = egui::Mesh::default();
    for point in &points {
        hill.colored_vertex(*point, theme.stream);
        hill.colored_vertex(pos2(point.x, plot.base), theme.stream);
    }
    for corner in (0..2 * points.len() as u32).step_by(2).take(points.len().saturating_sub(1)) {
        hill.add_triangle(corner, corner + 1, corner + 2);
        hill.add_triangle(corner + 1, corner + 2, corner + 3);
    }
    ui.painter().add(Shape::mesh(hill));
    let ends = [pos2(plot.rect.left(), plot.base), pos2(plot.rect.right(), plot.base)];
    ui.painter().line_segment(ends, Stroke::new(stroke::HAIR, theme.stroke.strong));
}

fn mean_ui(ui: &Ui, plot: &Plot<'_>, mean: f64, text: &str) {
    let theme = theme(ui);
    let x = scale::at(plot.axis, plot.rect, mean);
    let ends = [pos2(x, plot.base - anatomy::RIDGE_CURVE), pos2(x, plot.base)];
    ui.painter().line_segment(ends, Stroke::new(anatomy::TICK, theme.text.primary));
    let top = plot.base - anatomy::RIDGE_CURVE - space::XS;
    let room = Rect::from_min_size(pos2(x + space::XS, top), vec2(anatomy::RIDGE_MEAN, Style::MICRO.line));
    line(ui.painter(), room, Align::Min, text, Style::MICRO, theme.text.secondary);
}

/// A post's dot: how far right of its plot's left edge and below its base line.
type Dot = (u32, egui::Vec2, bool);

/// The posts below their hill, on three lines; where several would cover each other, one is drawn.
fn dots_ui(ui: &Ui, scene: &Scene<'_>, ridge: &Ridge, plot: &Plot<'_>, ranks: &[u32]) {
    if !ui.is_rect_visible(plot.rect) {
        return;
    }
    let theme = theme(ui);
    let radius = anatomy::RIDGE_DOT.0;
    let is_after = plot.axis == &SCORES;
    let key = (scene.state.results.revision, plot.rect.width().to_bits());
    let dots = memo(ui, Id::unique(("tour dots", ridge.kind, is_after)), key, || dots(ridge, plot, ranks));
    let corner = pos2(plot.rect.left(), plot.base);
    for &(row, offset, is_first) in dots.iter() {
        if is_first {
            let post = scene.state.results.ledger.slate.posts[row as usize];
            let id = ui.scope_id().with(("dot", post, is_after));
            let center = corner + vec2(glide(ui, id, offset.x), offset.y);
            ui.painter().circle_filled(center, radius, theme.ink.fill);
        } else {
            let edge = Stroke::new(stroke::HAIR, theme.stroke.strong);
            ui.painter().circle(corner + offset, radius, theme.bg.surface, edge);
        }
    }
}

fn dots(ridge: &Ridge, plot: &Plot<'_>, ranks: &[u32]) -> Vec<Dot> {
    let mut seen = BTreeSet::new();
    let mut dots = Vec::new();
    for &row in &ridge.rows {
        let (x, on) = (plot.x(row) - plot.rect.left(), row % LINES);
        let is_first = ranks[row as usize] as usize <= FIRST_BY_TYPE;
        if is_first || seen.insert(((x / anatomy::RIDGE_PITCH) as i32, on)) {
            dots.push((row, vec2(x, anatomy::RIDGE_BELOW + on as f32 * anatomy::RIDGE_LINES), is_first));
        }
    }
    // Those among the first twenty lie on top.
    dots.sort_by_key(|(_, _, is_first)| *is_first);
    dots
}

/// The selected post: a ring and its number on each side, and the line between.
fn path_ui(ui: &Ui, sides: &[Plot<'_>; 2], made: &Normalized, row: u32) {
    let theme = theme(ui);
    let ink = Stroke::new(stroke::SELECTION, theme.ink.fill);
    let (from, to) = (sides[0].x(row), sides[1].x(row));
    let y = sides[0].base + anatomy::RIDGE_BELOW + (row % LINES) as f32 * anatomy::RIDGE_LINES;
    let low = sides[0].base + anatomy::RIDGE_PATH;
    let bend = space::XL;
    let elbow = |x: f32, toward: f32| {
        let points = [pos2(x, y), pos2(x, low), pos2(x, low), pos2(x + toward, low)];
        Shape::CubicBezier(egui::epaint::CubicBezierShape::from_points_stroke(
            points,
            false,
            egui::Color32::TRANSPARENT,
            ink,
        ))
    };
    ui.painter().add(elbow(from, bend));
    ui.painter().line_segment([pos2(from + bend, low), pos2(to - bend, low)], ink);
    ui.painter().add(elbow(to, -bend));
    let values = [numbers::fixed(made.values[row as usize], 2), numbers::score(made.scores[row as usize])];
    for (x, (text, plot)) in [from, to].into_iter().zip(values.iter().zip(sides)) {
        ui.painter().circle(pos2(x, y), anatomy::RIDGE_DOT.1, theme.bg.surface, ink);
        let cell = Rect::from_center_size(pos2(x, plot.base - space::L), vec2(anatomy::NUMBER, Style::BODY.line));
        let plate = cell.shrink2(vec2(space::L, 0.0));
        ui.painter().rect_filled(plate, space::HALF, theme.bg.surface.gamma_multiply(anatomy::ORDER_OPACITY));
        line(ui.painter(), cell, Align::Center, text, Style::BODY_STRONG, theme.text.primary);
    }
}

/// A click near a dot selects its post.
fn pick_ui(ui: &mut Ui, scene: &Scene<'_>, ridge: &Ridge, plot: &Plot<'_>, at: usize, commands: &mut Commands) {
    let side = ["before", "after"][at];
    let below = vec2(0.0, anatomy::RIDGE_BELOW + LINES as f32 * anatomy::RIDGE_LINES + space::XS);
    let rect = Rect::from_min_max(
        pos2(plot.rect.left(), plot.base - anatomy::RIDGE_CURVE),
        pos2(plot.rect.right(), plot.base) + below,
    );
    let id = ui.scope_id().with(("ridge", ridge.kind, at));
    let response = ui.interact(rect, id, Sense::CLICK);
    let mean = if at == 0 { numbers::fixed(ridge.before.mean, 2) } else { numbers::score(ridge.after.mean) };
    let name = format!("{} {side}, mean {mean}", words::types(ridge.kind));
    response.widget_info(|| WidgetInfo::labeled(Role::GraphicsObject, true, &name));
    let Some(pointer) = response.interact_pointer_pos().filter(|_| response.clicked()) else { return };
    let nearest =
        ridge.rows.iter().min_by(|&&a, &&b| (plot.x(a) - pointer.x).abs().total_cmp(&(plot.x(b) - pointer.x).abs()));
    if let Some(&row) = nearest {
        commands.send(Command::Select(Some(scene.state.results.ledger.slate.posts[row as usize])));
    }
}

fn legend_ui(ui: &mut Ui, scene: &Scene<'_>) {
    let theme = theme(ui);
    ui.add_space(space::S);
    let row = space_for(ui, Style::CAPTION.line);
    let selected = scene.state.session.selected.filter(|_| scene.selected().is_some());
    let selected = selected.map(|post| format!("the selected post, {}", words::author(scene.state, post)));
    let mut left = row.left() + anatomy::RIDGE_NAME;
    let mut entry = |ui: &mut Ui, sign: &dyn Fn(&Ui, egui::Pos2), text: &str| {
        sign(ui, pos2(left + space::XS, row.center().y));
        let width = crate::app::widgets::text_width(ui.painter(), text, Style::CAPTION).ceil() + 1.0;
        let rect = Rect::from_min_size(pos2(left + space::INSPECTOR, row.top()), vec2(width, row.height()));
        label(ui, rect.intersect(row), Align::Min, text, Style::CAPTION, theme.text.secondary);
        left = rect.right() + space::XL;
    };
    let radius = anatomy::RIDGE_DOT.0;
    entry(ui, &|ui, at| _ = ui.painter().circle_filled(at, radius, theme.ink.fill), "among the first 20");
    entry(
        ui,
        &|ui, at| _ = ui.painter().circle_stroke(at, radius, Stroke::new(stroke::HAIR, theme.stroke.strong)),
        "a post",
    );
    let ring = Stroke::new(stroke::SELECTION, theme.ink.fill);
    if let Some(selected) = selected {
        entry(ui, &|ui, at| _ = ui.painter().circle_stroke(at, anatomy::RIDGE_DOT.1 - 1.0, ring), &selected);
    }
    let tick = |ui: &Ui, at: egui::Pos2| {
        let half = vec2(0.0, row.height() / 2.0);
        ui.painter().line_segment([at - half, at + half], Stroke::new(anatomy::TICK, theme.text.primary));
    };
    entry(ui, &tick, "mean of the type");
}
