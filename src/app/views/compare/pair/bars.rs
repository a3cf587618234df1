//! A gap taken apart: for each part its value on either side, a bar from the gap before to the gap after, and points.

use egui::{Align, Color32, Rect, Sense, Stroke, StrokeKind, Ui, WidgetInfo, accesskit::Role, pos2, vec2};

use super::held::Held;
use crate::app::numbers;
use crate::app::theme::{Style, radius, sensitivity as anatomy, size, space, stroke, theme};
use crate::app::views::post::words::reason;
use crate::app::widgets::{hair_below, kind_glyph, line, row_background, swatch};
use crate::app::words::action_name;
use crate::domain::Action;
use crate::pipeline::{ComponentKind, Op, Part, stages};

/// What stands before a part's name.
#[derive(Clone, Copy)]
enum Mark {
    Kind(ComponentKind),
    Action(Action),
    None,
}

/// One part.
pub(super) struct Row {
    mark: Mark,
    name: String,
    values: [String; 2],
    from: f64,
    to: f64,
    told: String,
    is_total: bool,
}

impl Row {
    /// A step of the score, where the gap before it is `from`.
    pub(super) fn of_step(held: &Held<'_>, part: &Part, from: f64) -> Row {
        let kind = stages::stage(part.stage).and_then(|stage| stage.component.kind());
        let told = |value: Option<f64>| match (value, part.op) {
            (None, _) => String::new(),
            (Some(value), Op::Times) => numbers::factor(value),
            (Some(value), _) => numbers::score(value),
        };
        // A rule of one's own is named by the policy that has it.
        let at = usize::from(part.values[0].is_none());
        Row {
            mark: kind.map_or(Mark::None, Mark::Kind),
            name: reason(held.ends[at].side.policy, &part.reason, part.knob),
            values: part.values.map(told),
            from,
            to: from + part.points,
            told: numbers::points(part.points),
            is_total: false,
        }
    }

    /// What an action adds to the value; `None` where it adds nothing on either side.
    pub(super) fn of_action(part: &Part) -> Option<Row> {
        let action = Action::ALL.into_iter().find(|action| action.key() == &*part.reason)?;
        let [a, b] = part.values.map(|value| value.unwrap_or(0.0));
        (a != 0.0 || b != 0.0).then(|| Row {
            mark: Mark::Action(action),
            name: action_name(action).to_owned(),
            values: [a, b].map(|value| numbers::fixed(value, 2)),
            from: 0.0,
            to: part.points,
            told: numbers::signed(part.points, 2),
            is_total: false,
        })
    }

    /// Is it the same on both sides, as far as it is told?
    pub(super) fn is_even(&self) -> bool {
        self.values[0] == self.values[1] && !self.told.starts_with(['+', '−'])
    }

    /// All the steps that are too small to be told.
    pub(super) fn of_rest(from: f64, points: f64) -> Row {
        Row {
            mark: Mark::None,
            name: "Smaller steps".to_owned(),
            values: [String::new(), String::new()],
            from,
            to: from + points,
            told: numbers::points(points),
            is_total: false,
        }
    }

    /// What the parts come to.
    pub(super) fn total(name: &str, values: [String; 2], gap: f64, told: impl FnOnce(f64) -> String) -> Row {
        Row { mark: Mark::None, name: name.to_owned(), values, from: 0.0, to: gap, told: told(gap), is_total: true }
    }
}

/// Draws the parts below the titles of the two columns.
pub(super) fn ui(ui: &mut Ui, titles: [&str; 2], rows: &[Row]) {
    let theme = theme(ui);
    let (_, head) = ui.allocate_space(vec2(ui.available_width(), Style::CAPTION.line));
    for (cell, title) in columns(head).values.into_iter().zip(titles) {
        line(ui.painter(), cell, Align::Max, title, Style::CAPTION, theme.text.tertiary);
    }
    let reach = rows
        .iter()
        .flat_map(|row| [row.from, row.to])
        .fold((0.0, 0.0), |(low, high): (f64, f64), at| (low.min(at), high.max(at)));
    for (at, row) in rows.iter().enumerate() {
        let next = rows.get(at + 1).filter(|next| next.from == row.to && !next.is_total);
        ui.push_id(at, |ui| row_ui(ui, row, reach, next.is_some()));
    }
}

/// Where the cells of a row stand.
struct Cells {
    name: Rect,
    values: [Rect; 2],
    bar: Rect,
    points: Rect,
}

fn columns(row: Rect) -> Cells {
    let mut left = row.left();
    let mut cell = |width: f32| {
        left += width;
        Rect::from_x_y_ranges(left - width..=left, row.y_range())
    };
    let name = cell(anatomy::STEP_NAME);
    let values = [cell(anatomy::STEP_VALUE), cell(anatomy::STEP_VALUE)];
    let points = row.with_min_x(row.right() - anatomy::POINTS);
    let bar = row.with_min_x(values[1].right() + space::L).with_max_x(points.left() - space::XS);
    Cells { name, values, bar, points }
}

fn row_ui(ui: &mut Ui, row: &Row, (low, high): (f64, f64), leads_on: bool) {
    let theme = theme(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), anatomy::STEP), Sense::hover());
    let [a, b] = &row.values;
    let against = if a.is_empty() && b.is_empty() { String::new() } else { format!(" {a} against {b}") };
    let spoken = format!("{}{against}: {}", row.name, row.told);
    response.widget_info(|| WidgetInfo::labeled(Role::Row, true, &spoken));
    row_background(ui, rect.expand2(vec2(space::XS, 0.0)), &response, false);
    let Cells { mut name, values, bar, points } = columns(rect);
    if row.is_total {
        let above = rect.with_max_y(rect.top() + stroke::HAIR);
        hair_below(ui.painter(), above, theme.stroke.line);
    }
    let hue = match row.mark {
        Mark::Kind(kind) => theme.kind(kind).text,
        Mark::Action(action) => theme.action(action),
        Mark::None => theme.ink.fill,
    };
    let middle = name.left_center() + vec2(anatomy::MARK / 2.0 - space::HALF, 0.0);
    match row.mark {
        Mark::Kind(kind) => kind_glyph(ui.painter(), middle, kind, hue),
        Mark::Action(_) => swatch(ui.painter(), middle, hue),
        Mark::None => {}
    }
    if !matches!(row.mark, Mark::None) {
        name.min.x += anatomy::MARK + space::HALF;
    }
    let style = if row.is_total { Style::BODY_STRONG } else { Style::BODY };
    let cut = line(ui.painter(), name, Align::Min, &row.name, style, theme.text.primary);
    let quiet = if row.is_total { theme.text.primary } else { theme.text.tertiary };
    for (cell, value) in values.into_iter().zip(&row.values) {
        line(ui.painter(), cell, Align::Max, value, Style::CAPTION, quiet);
    }
    let span = if high > low { high - low } else { 1.0 };
    let x = |value: f64| bar.left() + ((value - low) / span) as f32 * bar.width();
    paint(ui, bar, (x(0.0), x(row.from), x(row.to)), hue, leads_on);
    let ink = match row.told.chars().next() {
        _ if row.is_total => theme.text.primary,
        Some('+') => theme.signal.positive,
        Some('−') => theme.signal.negative,
        _ => theme.text.tertiary,
    };
    line(ui.painter(), points, Align::Max, &row.told, if row.is_total { style } else { style.medium() }, ink);
    if cut {
        response.on_hover_text(&row.name);
    }
}

/// The line of no gap, and the bar: full where it speaks for the first, hollow where it speaks for the second.
fn paint(ui: &Ui, cell: Rect, (zero, from, to): (f32, f32, f32), hue: Color32, leads_on: bool) {
    let theme = theme(ui);
    let axis = Rect::from_x_y_ranges(zero.round()..=zero.round() + stroke::HAIR, cell.y_range());
    ui.painter().rect_filled(axis, 0, theme.stroke.line);
    let half = size::LEDGER_BAR / 2.0;
    let y = cell.center().y;
    let (left, right) = (from.min(to), from.max(to).max(from.min(to) + anatomy::BAR_LEAST));
    let bar = Rect::from_min_max(pos2(left, y - half), pos2(right, y + half));
    if to == from {
        return;
    }
    if to < from {
        ui.painter().rect(bar, radius::BAR, theme.bg.surface, Stroke::new(stroke::HOLLOW, hue), StrokeKind::Inside);
    } else {
        ui.painter().rect_filled(bar, radius::BAR, hue);
    }
    if leads_on {
        let x = to.round();
        let link =
            Rect::from_min_max(pos2(x, y + half), pos2(x + stroke::HAIR, cell.bottom() + cell.height() / 2.0 - half));
        ui.painter().rect_filled(link, 0, theme.stroke.strong);
    }
}
