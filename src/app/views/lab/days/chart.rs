//! One chart by day: a line for each run with its band, the day that is read, and every run's value on it.

use egui::{
    Align, EventFilter, Key, Mesh, Rect, Response, Sense, Shape, Stroke, StrokeKind, Ui, WidgetInfo, accesskit::Role,
    pos2, vec2,
};

use super::axis::{Axes, every};
use super::{head, pen, timeline, words};
use crate::app::lab::days::Charted;
use crate::app::numbers;
use crate::app::theme::{Style, days as anatomy, radius, space, stroke, theme};
use crate::app::widgets::{line, ring};
use crate::simulation::days::Spread;

/// One run in a chart.
pub(super) struct Series<'a> {
    pub(super) name: &'a str,
    /// First day first.
    pub(super) values: &'a [Option<Spread>],
}

/// What a chart tells.
pub(super) struct Chart<'a> {
    /// Counted from 1.
    pub(super) number: usize,
    pub(super) charted: Charted,
    pub(super) series: Vec<Series<'a>>,
    /// How many days there can be.
    pub(super) days: usize,
    /// How many there are.
    pub(super) last: usize,
    /// After which days a run was forked.
    pub(super) forked: Vec<usize>,
    /// The day looked at.
    pub(super) day: usize,
    /// The day under the pointer.
    pub(super) pointed: Option<usize>,
    /// Are there several seeds?
    pub(super) has_bands: bool,
}

/// What came of showing it.
#[derive(Default)]
pub(super) struct Answer {
    /// The day under the pointer.
    pub(super) pointed: Option<usize>,
    /// The day that was chosen.
    pub(super) chosen: Option<usize>,
    /// What it is to tell instead.
    pub(super) told: Option<Charted>,
}

impl Chart<'_> {
    /// Paints it.
    pub(super) fn show(&self, ui: &mut Ui, rect: Rect) -> Answer {
        let theme = theme(ui);
        let edge = Stroke::new(stroke::HAIR, theme.stroke.line);
        ui.painter().rect(rect, radius::CARD, theme.bg.surface, edge, StrokeKind::Inside);
        let row = rect.with_max_y(rect.top() + anatomy::HEAD).shrink2(vec2(space::L, 0.0));
        let told = head::ui(ui, row, self.number, self.charted);
        let plot = Rect::from_min_max(
            pos2(rect.left() + anatomy::LEFT, rect.top() + anatomy::HEAD + space::M),
            pos2(rect.right() - anatomy::RIGHT, rect.bottom() - anatomy::BELOW - space::S),
        );
        let axes = Axes::over(plot, self.days, self.all_values());
        self.grid(ui, &axes);
        let response =
            ui.interact(plot.expand2(vec2(space::XS, space::XS)), ui.scope_id().with("plot"), Sense::click());
        let day = self.pointed.unwrap_or(self.day);
        self.lines(ui, &axes);
        self.values(ui, &axes, day);
        ring(ui, &response, rect.shrink(space::HALF + stroke::HAIR), radius::CARD);
        self.describe(ui, &response);
        let near = |at: egui::Pos2| axes.day(at.x).clamp(1, self.last.max(1));
        let pointed = response.hover_pos().map(near).filter(|_| self.last > 0);
        let clicked = response.interact_pointer_pos().filter(|_| response.clicked()).map(near);
        let chosen = clicked.or_else(|| self.keyed(ui, &response)).filter(|&to| to != self.day && self.last > 0);
        Answer { pointed, chosen, told }
    }

    fn all_values(&self) -> impl Iterator<Item = f64> {
        let spreads = self.series.iter().flat_map(|series| series.values.iter().flatten());
        spreads.flat_map(|spread| [spread.low, spread.high])
    }

    /// Grid, numbers, days to come, forks, and the day that is read.
    fn grid(&self, ui: &Ui, axes: &Axes) {
        let (theme, plot) = (theme(ui), axes.plot);
        let to_come = plot.with_min_x(axes.x(self.last));
        ui.painter().rect_filled(to_come, 0, theme.bg.sunken);
        let scale = if self.charted.is_share() { 100.0 } else { 1.0 };
        let decimals = axes.decimals(scale);
        for value in axes.values().filter(|_| self.last > 0) {
            let y = axes.y(value);
            ui.painter().hline(plot.x_range(), y, Stroke::new(stroke::HAIR, theme.stroke.hair));
            let room = Rect::from_x_y_ranges(
                plot.left() - anatomy::LEFT..=plot.left() - space::S,
                y - Style::MICRO.line / 2.0..=y + Style::MICRO.line / 2.0,
            );
            let percent = if self.charted.is_share() { " %" } else { "" };
            let told = format!("{}{percent}", numbers::fixed(scale * value, decimals));
            line(ui.painter(), room, Align::Max, &told, Style::MICRO, theme.text.tertiary);
        }
        for &day in &self.forked {
            ui.painter().vline(axes.x(day), plot.y_range(), Stroke::new(stroke::HAIR, theme.stroke.strong));
        }
        let read = self.pointed.unwrap_or(self.day);
        if read > 0 && (read < self.last || self.pointed.is_some()) {
            ui.painter().vline(axes.x(read), plot.y_range(), Stroke::new(stroke::HAIR, theme.ink.fill));
        }
        for day in (0..=self.days).step_by(every(self.days)) {
            let room = Rect::from_center_size(
                pos2(axes.x(day), plot.bottom() + anatomy::BELOW / 2.0),
                vec2(anatomy::LEFT, Style::MICRO.line),
            );
            line(ui.painter(), room, Align::Center, &day.to_string(), Style::MICRO, theme.text.tertiary);
        }
    }

    /// Bands first, then lines; the first run lies on top.
    fn lines(&self, ui: &Ui, axes: &Axes) {
        let theme = theme(ui);
        for (at, series) in self.series.iter().enumerate().rev().filter(|_| self.has_bands) {
            let fill = pen::color(theme, at).gamma_multiply(anatomy::BAND);
            ui.painter().add(band(series.values, axes, fill));
        }
        for (at, series) in self.series.iter().enumerate().rev() {
            for run in unbroken(series.values) {
                let points: Vec<_> = run.iter().map(|&(day, spread)| axes.at(day, spread.mean)).collect();
                pen::draw(ui.painter(), theme, at, &points);
            }
        }
    }

    /// Every run's value on the day that is read, at the right edge and on its line.
    fn values(&self, ui: &mut Ui, axes: &Axes, day: usize) {
        let theme = theme(ui);
        let mut told: Vec<(usize, f64, f32)> = (0..self.series.len())
            .filter_map(|at| {
                let value = self.on(at, day)?.mean;
                Some((at, value, axes.y(value)))
            })
            .collect();
        for &(at, value, _) in told.iter().rev() {
            pen::ring(ui.painter(), theme, at, axes.at(day, value));
        }
        told.sort_by(|a, b| a.2.total_cmp(&b.2));
        for (at, value, y) in apart(told, axes.plot) {
            let style = if at == 0 { Style::BODY_STRONG } else { Style::BODY };
            let left = axes.plot.right() + space::M;
            let mark = [pos2(left, y), pos2(left + space::L, y)];
            pen::draw(ui.painter(), theme, at, &mark);
            let room = Rect::from_center_size(pos2(left, y), vec2(0.0, style.line));
            let room = room.with_min_x(mark[1].x + space::XS).with_max_x(left + anatomy::RIGHT - space::S);
            line(ui.painter(), room, Align::Min, &self.told(value), style, theme.text.primary);
        }
    }

    fn on(&self, series: usize, day: usize) -> Option<Spread> {
        *self.series[series].values.get(day.checked_sub(1)?)?
    }

    fn told(&self, value: f64) -> String {
        match self.charted.is_share() {
            true => format!("{} %", numbers::fixed(100.0 * value, 1)),
            false => numbers::fixed(value, words::decimals(value)),
        }
    }

    /// All it says on the day that is looked at, for those who hear it.
    fn describe(&self, ui: &Ui, response: &Response) {
        let run = |at: usize| {
            let spread = self.on(at, self.day)?;
            let between = match self.has_bands {
                true => format!(", from {} to {}", self.told(spread.low), self.told(spread.high)),
                false => String::new(),
            };
            Some(format!("{} {}{between}", self.series[at].name, self.told(spread.mean)))
        };
        let runs: Vec<String> = (0..self.series.len()).filter_map(run).collect();
        let said = match runs.is_empty() {
            true => "no day yet".to_owned(),
            false => format!("{}: {}", timeline::named(self.day), runs.join("; ")),
        };
        let (name, about) = (format!("{}, {}", self.charted.name(), self.charted.unit()), self.charted.about());
        let (_, side) = words::side(self.charted.side());
        response.widget_info(|| WidgetInfo::labeled(Role::GraphicsDocument, true, &name));
        ui.ctx().accesskit_node_builder(response.id, |node| {
            node.set_value(said.as_str());
            node.set_description(format!("{about} Counts for the {side}."));
        });
    }

    /// Where the arrows lead from the day looked at.
    fn keyed(&self, ui: &Ui, response: &Response) -> Option<usize> {
        if !response.has_focus() {
            return None;
        }
        let sideways = EventFilter { horizontal_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, sideways));
        let (left, right) = ui.input(|input| (input.key_pressed(Key::ArrowLeft), input.key_pressed(Key::ArrowRight)));
        let to = if left { self.day.saturating_sub(1) } else { self.day + usize::from(right) };
        Some(to.clamp(1, self.last.max(1)))
    }
}

/// The days in a row that have a value, with each.
fn unbroken(values: &[Option<Spread>]) -> Vec<Vec<(usize, Spread)>> {
    let mut runs: Vec<Vec<(usize, Spread)>> = vec![Vec::new()];
    for (at, value) in values.iter().enumerate() {
        match (value, runs.last_mut()) {
            (Some(spread), Some(run)) => run.push((at + 1, *spread)),
            _ => runs.push(Vec::new()),
        }
    }
    runs.retain(|run| !run.is_empty());
    runs
}

/// What lies between the lowest and the highest seed.
fn band(values: &[Option<Spread>], axes: &Axes, fill: egui::Color32) -> Shape {
    let mut mesh = Mesh::default();
    for run in unbroken(values) {
        let first = mesh.vertices.len() as u32;
        for &(day, spread) in &run {
            mesh.colored_vertex(axes.at(day, spread.low), fill);
            mesh.colored_vertex(axes.at(day, spread.high), fill);
        }
        for at in 1..run.len() as u32 {
            let corner = first + 2 * at;
            mesh.add_triangle(corner - 2, corner - 1, corner);
            mesh.add_triangle(corner - 1, corner, corner + 1);
        }
    }
    Shape::mesh(mesh)
}

/// Rows pushed apart so far that none lies over another, and back into the plot.
fn apart(mut rows: Vec<(usize, f64, f32)>, plot: Rect) -> Vec<(usize, f64, f32)> {
    for at in 1..rows.len() {
        rows[at].2 = rows[at].2.max(rows[at - 1].2 + anatomy::PITCH);
    }
    let mut below = plot.bottom();
    for row in rows.iter_mut().rev() {
        row.2 = row.2.min(below);
        below = row.2 - anatomy::PITCH;
    }
    rows
}
