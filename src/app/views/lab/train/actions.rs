//! How well each action is predicted on the held-out days.

use egui::{Align, Rect, Sense, Ui, WidgetInfo, accesskit::Role, pos2};

use super::chart;
use super::start::turn;
use crate::app::command::Commands;
use crate::app::lab::train::{Trained, at_hand};
use crate::app::numbers;
use crate::app::state::State;
use crate::app::theme::{Icon, Style, icons, radius, size, space, theme, train as anatomy};
use crate::app::views::compare::panel;
use crate::app::widgets::{Tip, hair_below, line, ring, row_background, score_bar, swatch};
use crate::app::words;
use crate::domain::Action;
use crate::model::ActionReport;
use crate::model::evaluate::CalibrationBin;

/// What a column shows.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Column {
    BaseRate,
    BaseLoss,
    Loss,
    Better,
    Auc,
    Calibration,
    Curve,
}

impl Column {
    /// Left to right.
    const ALL: [Column; 7] = [
        Column::BaseRate,
        Column::BaseLoss,
        Column::Loss,
        Column::Better,
        Column::Auc,
        Column::Calibration,
        Column::Curve,
    ];
    /// What goes first where there is no room for all.
    const LEAST: [Column; 5] = [Column::BaseLoss, Column::Better, Column::Calibration, Column::BaseRate, Column::Curve];

    const fn title(self) -> &'static str {
        match self {
            Column::BaseRate => "Base rate",
            Column::BaseLoss => "Loss, base",
            Column::Loss => "Loss",
            Column::Better => "Better than base",
            Column::Auc => "AUC",
            Column::Calibration => "Calib. error",
            Column::Curve => "Curve",
        }
    }

    const fn width(self) -> f32 {
        match self {
            Column::Better => anatomy::BETTER,
            Column::Calibration => anatomy::CALIBRATION,
            Column::Curve => anatomy::CURVE + space::L,
            _ => anatomy::NUMBER,
        }
    }

    fn told(self, report: &ActionReport) -> String {
        let loss = |loss: Option<f64>| loss.map_or(numbers::NONE.to_owned(), |loss| numbers::fixed(loss, 4));
        match self {
            Column::BaseRate => numbers::percent(report.base_rate),
            Column::BaseLoss => loss(report.base_log_loss),
            Column::Loss => loss(report.log_loss),
            Column::Better => report.better().map_or(numbers::NONE.to_owned(), numbers::change),
            Column::Auc => report.auc.map_or(numbers::NONE.to_owned(), |auc| numbers::fixed(auc, 3)),
            Column::Calibration => loss(report.calibration_error),
            Column::Curve => String::new(),
        }
    }
}

/// Draws the table: of what was trained, or as the file of the model in use tells it, which draws no curves.
pub(super) fn ui(ui: &mut Ui, state: &State, trained: Option<&Trained>, commands: &mut Commands) {
    let reports = &at_hand(state).report.actions;
    if reports.is_empty() {
        return;
    }
    match trained {
        Some(_) => panel::title(ui, "Per action, held out", "base: always guess the base rate"),
        None => panel::title(ui, "Per action, the model in use", "on days held out when it was trained"),
    };
    let columns = fitting(ui.available_width() - 2.0 * space::INSPECTOR, trained.is_some());
    titles(ui, &columns);
    for (action, report) in Action::ALL.into_iter().zip(reports) {
        let curve = trained.map_or(&[][..], |trained| &trained.study.measured[action].curve);
        row(ui, state, action, (report, curve), &columns, commands);
    }
}

/// The columns there is room for, left to right.
fn fitting(width: f32, has_curves: bool) -> Vec<Column> {
    let mut columns = Column::ALL.to_vec();
    columns.retain(|column| has_curves || *column != Column::Curve);
    for least in Column::LEAST {
        if anatomy::NAME + columns.iter().map(|column| column.width()).sum::<f32>() <= width {
            break;
        }
        columns.retain(|column| *column != least);
    }
    columns
}

/// Where each column's cell of a row is; what the row has more than they need is spread evenly.
fn cells(inner: Rect, columns: &[Column]) -> Vec<Rect> {
    let needed: f32 = anatomy::NAME + columns.iter().map(|column| column.width()).sum::<f32>();
    let more = ((inner.width() - needed) / (columns.len() + 1) as f32).max(0.0);
    let mut left = inner.left() + anatomy::NAME + more;
    let cell = |column: &Column| {
        let right = left + column.width() + more;
        let cell = Rect::from_x_y_ranges(left..=right, inner.y_range());
        left = right;
        cell
    };
    columns.iter().map(cell).collect()
}

fn titles(ui: &mut Ui, columns: &[Column]) {
    let (row, inner) = panel::row(ui, size::TABLE_HEADER);
    let ink = theme(ui).text.secondary;
    line(ui.painter(), inner, Align::Min, "Action", Style::CAPTION.medium(), ink);
    for (column, cell) in columns.iter().zip(cells(inner, columns)) {
        line(ui.painter(), cell, Align::Max, column.title(), Style::CAPTION.medium(), ink);
    }
    hair_below(ui.painter(), row, theme(ui).stroke.hair);
}

fn row(
    ui: &mut Ui,
    state: &State,
    action: Action,
    (report, curve): (&ActionReport, &[CalibrationBin]),
    columns: &[Column],
    commands: &mut Commands,
) {
    let theme = theme(ui);
    let (row, inner) = panel::row(ui, anatomy::ACTION);
    let is_chosen = state.session.lab.train.action() == action;
    let name = words::action_name(action);
    let response = ui.interact(row, ui.scope_id().with(("action", name)), Sense::click());
    let told: Vec<String> =
        Column::ALL[..6].iter().map(|column| format!("{} {}", column.title(), column.told(report))).collect();
    let mut spoken = format!("{name}: {}", told.join(", "));
    if !report.note.is_empty() {
        spoken = format!("{spoken}. {}", words::sentence(&report.note));
    }
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, is_chosen, &spoken));
    row_background(ui, row, &response, is_chosen);
    ring(ui, &response, row.shrink(space::HALF), radius::BADGE);
    swatch(ui.painter(), inner.left_center() + egui::vec2(size::SWATCH / 2.0, 0.0), theme.action(action));
    let label = inner.with_min_x(inner.left() + size::SWATCH + space::M);
    let style = if is_chosen { Style::BODY_STRONG } else { Style::BODY };
    line(ui.painter(), label, Align::Min, name, style, theme.text.primary);
    if !report.note.is_empty() {
        let at = pos2(inner.left() + anatomy::NAME - icons::INLINE / 2.0, inner.center().y);
        Icon::WARNING.paint(ui.painter(), at, icons::INLINE, theme.signal.warn);
    }
    for (column, cell) in columns.iter().zip(cells(inner, columns)) {
        let ink = match column {
            Column::Loss | Column::Auc => theme.text.primary,
            Column::Better if report.better().is_some_and(|better| better < 0.0) => theme.signal.positive,
            _ => theme.text.secondary,
        };
        line(ui.painter(), cell, Align::Max, &column.told(report), Style::BODY, ink);
        if *column == Column::Curve {
            let corner = pos2(cell.right() - anatomy::CURVE, cell.center().y - anatomy::CURVE_HEIGHT / 2.0);
            let room = Rect::from_min_size(corner, egui::vec2(anatomy::CURVE, anatomy::CURVE_HEIGHT));
            chart::calibration(ui, room, curve, theme.action(action));
        }
        if let (Column::Better, Some(better)) = (column, report.better()) {
            let right = cell.right() - anatomy::BETTER_NUMBER;
            let track = Rect::from_x_y_ranges(
                cell.left() + space::L..=right,
                cell.center().y - anatomy::BAR / 2.0..=cell.center().y + anatomy::BAR / 2.0,
            );
            score_bar(ui.painter(), track, Align::Min, (-better) as f32, theme.ink.fill, theme.bg.active);
        }
    }
    hair_below(ui.painter(), row, theme.stroke.hair);
    if response.clicked() {
        turn(state, |view| view.action = action as usize, commands);
    }
    if !report.note.is_empty() {
        Tip::new(name).text(&words::sentence(&report.note)).on(response);
    }
}
