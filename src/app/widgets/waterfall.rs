//! A score taken apart: one row per step, each bar from where the last one ended.

use egui::{
    Align, Color32, Rect, Response, Sense, Shape, Stroke, StrokeKind, Ui, WidgetInfo, accesskit::Role, pos2, vec2,
};

use super::{kind_glyph, line, row::row_background, text_width};
use crate::{
    app::theme::{Style, anatomy::waterfall as anatomy, radius, size, space, stroke, theme},
    pipeline::ComponentKind,
};

/// The axis all rows share, in points (a score of 1 is 100).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Axis {
    /// Value at the right end.
    pub end: f64,
}

impl Axis {
    /// Reaches to the next 25 above `highest`, at least to 100.
    #[must_use]
    pub fn to(highest: f64) -> Axis {
        let end = if highest.is_finite() { (highest / 25.0).ceil() * 25.0 } else { 100.0 };
        Axis { end: end.max(100.0) }
    }

    /// Where the lines stand: every 50, or further apart where that is more than six.
    #[must_use]
    pub fn lines(self) -> Vec<f64> {
        let apart =
            [50.0, 100.0, 200.0, 500.0].into_iter().find(|apart| self.end / apart < 6.0).unwrap_or(self.end / 5.0);
        (0..=(self.end / apart) as usize).map(|at| at as f64 * apart).collect()
    }

    fn x(self, rows: Rect, value: f64) -> f32 {
        rows.left() + anatomy::LABEL + anatomy::BARS * (value / self.end).clamp(0.0, 1.0) as f32
    }
}

/// Paints the lines behind `rows` and their numbers in the 14 points below; call it before the rows.
pub fn waterfall_axis(ui: &Ui, rows: Rect, axis: Axis) {
    let theme = theme(ui);
    for value in axis.lines() {
        let x = axis.x(rows, value).round();
        let color = if value == 100.0 { theme.stroke.strong } else { theme.stroke.hair };
        ui.painter().rect_filled(
            Rect::from_min_max(pos2(x, rows.top()), pos2(x + stroke::HAIR, rows.bottom())),
            0,
            color,
        );
        let below = Rect::from_center_size(
            pos2(x, rows.bottom() + Style::MICRO.line / 2.0),
            vec2(anatomy::AXIS_NUMBER, Style::MICRO.line),
        );
        line(ui.painter(), below, Align::Center, &value.to_string(), Style::MICRO, theme.text.tertiary);
    }
}

/// One step of the score, in points.
pub struct WaterfallRow<'a> {
    /// Kind of the component that took it; `None` for the total.
    pub kind: Option<ComponentKind>,
    /// What it is.
    pub label: &'a str,
    /// The factor, such as `×1.70`; empty for none.
    pub factor: &'a str,
    /// Score before, in points; 0 for the first row and the total.
    pub from: f64,
    /// Score after, in points.
    pub to: f64,
    /// The difference, or the total, as text.
    pub points: &'a str,
    /// Does another row follow, to which a line leads?
    pub leads_on: bool,
    /// Lit from elsewhere, as by a hovered knob.
    pub lit: bool,
}

impl WaterfallRow<'_> {
    /// Paints it into `rect`, 20 high.
    pub fn show(&self, ui: &mut Ui, rect: Rect, axis: Axis) -> Response {
        let response = ui.interact(rect, ui.scope_id().with(("waterfall", self.label)), Sense::hover());
        response.widget_info(|| {
            WidgetInfo::labeled(Role::Row, true, format!("{} {} {}", self.label, self.factor, self.points))
        });
        row_background(ui, rect, &response, false);
        if self.lit {
            ui.painter().rect_filled(rect, 0, theme(ui).bg.hover);
        }
        self.words(ui, rect);
        self.bar(ui, rect, axis);
        response
    }

    /// The type its name is written in.
    #[must_use]
    pub fn style(&self) -> Style {
        if self.kind.is_none() { Style::BODY_STRONG } else { Style::BODY }
    }

    /// Where in `rect` its name is written.
    #[must_use]
    pub fn name(&self, ui: &Ui, rect: Rect) -> Rect {
        let cell = words_cell(rect);
        // Where both have no room, the name is cut: the factor is what the row is about.
        let factor = text_width(ui.painter(), self.factor, Style::CAPTION).ceil();
        let rest = cell.width() - if factor > 0.0 { factor + space::S } else { 0.0 };
        let width = text_width(ui.painter(), self.label, self.style()).ceil().min(rest);
        cell.with_max_x(cell.left() + width)
    }

    fn words(&self, ui: &Ui, rect: Rect) {
        let theme = theme(ui);
        let is_total = self.kind.is_none();
        if let Some(kind) = self.kind {
            kind_glyph(ui.painter(), rect.left_center() + vec2(anatomy::GLYPH / 2.0, 0.0), kind, theme.kind(kind).text);
        }
        let style = self.style();
        let name = words_cell(rect);
        let written = self.name(ui, rect);
        line(ui.painter(), written, Align::Min, self.label, style, theme.text.primary);
        let factor = name.with_min_x(written.right() + space::S);
        line(ui.painter(), factor, Align::Min, self.factor, Style::CAPTION, theme.text.tertiary);
        let color = match (is_total || self.from == 0.0, self.to.total_cmp(&self.from)) {
            (true, _) | (_, std::cmp::Ordering::Equal) => theme.text.primary,
            (_, std::cmp::Ordering::Greater) => theme.signal.positive,
            (_, std::cmp::Ordering::Less) => theme.signal.negative,
        };
        let number = rect.with_min_x(rect.right() - anatomy::POINTS);
        let style = if is_total { Style::BODY_STRONG } else { Style::BODY.medium() };
        line(ui.painter(), number, Align::Max, self.points, style, color);
    }

    fn bar(&self, ui: &Ui, rect: Rect, axis: Axis) {
        let theme = theme(ui);
        let painter = ui.painter();
        let color = self.kind.map_or(theme.ink.fill, |kind| theme.kind(kind).text);
        let (from, to) = (axis.x(rect, self.from), axis.x(rect, self.to));
        let half = size::LEDGER_BAR / 2.0;
        let y = rect.center().y;
        let bar = Rect::from_min_max(
            pos2(from.min(to), y - half),
            pos2(from.max(to).max(from.min(to) + anatomy::LEAST), y + half),
        );
        if to < from {
            painter.rect(bar, radius::BAR, theme.bg.surface, Stroke::new(stroke::HOLLOW, color), StrokeKind::Inside);
            painter.add(arrow(pos2(bar.left() - anatomy::ARROW, y), -1.0, theme.signal.negative));
        } else {
            painter.rect_filled(bar, radius::BAR, color);
            if self.from > 0.0 && to > from {
                painter.add(arrow(pos2(bar.right() + anatomy::ARROW, y), 1.0, color));
            }
        }
        if self.leads_on {
            let x = to.round();
            let link = Rect::from_min_max(
                pos2(x, y + half),
                pos2(x + stroke::HAIR, rect.bottom() + rect.height() / 2.0 - half),
            );
            painter.rect_filled(link, 0, theme.stroke.strong);
        }
    }
}

/// Where name and factor stand.
fn words_cell(rect: Rect) -> Rect {
    Rect::from_x_y_ranges(
        rect.left() + anatomy::GLYPH + space::S..=rect.left() + anatomy::LABEL - space::XS,
        rect.y_range(),
    )
}

/// A small triangle whose base is towards the bar.
fn arrow(at: egui::Pos2, way: f32, color: Color32) -> Shape {
    let half = anatomy::ARROW_HALF;
    let corners =
        vec![at + vec2(-half.x * way, -half.y), at + vec2(half.x * way, 0.0), at + vec2(-half.x * way, half.y)];
    Shape::convex_polygon(corners, color, Stroke::NONE)
}
