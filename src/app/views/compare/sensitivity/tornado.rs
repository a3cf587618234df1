//! What a small turn of each knob moves, most first: to the left turned down, to the right turned up.

use egui::{Align, Rect, Sense, Stroke, StrokeKind, Ui, WidgetInfo, accesskit::Role, pos2, vec2};

use super::super::panel;
use super::ask;
use crate::app::command::Commands;
use crate::app::numbers;
use crate::app::sensitivity::SensitivityAsked;
use crate::app::state::State;
use crate::app::theme::{Style, radius, sensitivity as anatomy, space, stroke, theme};
use crate::app::views::lever;
use crate::app::widgets::{Tip, hair_below, label, line, ring, row_background};
use crate::policy::Value;
use crate::simulation::sensitivity::{SMALL, Swing, Turn};

/// The title, and what the bars are.
pub(super) fn head_ui(ui: &mut Ui) {
    panel::title(ui, "What a small turn moves", "places a post moves on average");
}

/// Draws a row for each; a click sweeps its knob.
pub(super) fn ui(ui: &mut Ui, state: &State, swings: &[Swing], commands: &mut Commands) {
    if swings.is_empty() {
        return panel::sentence(ui, "No number can move a post of this feed.");
    }
    let (_, titles) = ui.allocate_space(vec2(ui.available_width(), Style::BODY.line));
    let quiet = theme(ui).text.secondary;
    let (left, right) = bars(titles);
    let (left, right) = (left.with_max_x(left.right() - space::M), right.with_min_x(right.left() + space::M));
    label(ui, left, Align::Max, "turned down", Style::CAPTION, quiet);
    label(ui, right, Align::Min, "turned up", Style::CAPTION, quiet);
    hair_below(ui.painter(), titles, theme(ui).stroke.hair);
    let most = swings.iter().map(Swing::places).fold(0.0, f64::max);
    for swing in swings {
        row_ui(ui, state, swing, most, commands);
    }
    let words = format!(
        "A small turn is {} of the slider’s reach, which is assumed. Click a knob to sweep it from end to end.",
        numbers::whole_percent(SMALL)
    );
    ui.add_space(space::S);
    panel::sentence(ui, &words);
    ui.add_space(space::L);
}

fn row_ui(ui: &mut Ui, state: &State, swing: &Swing, most: f64, commands: &mut Commands) {
    let theme = theme(ui);
    let policy = &state.document.policy;
    let is_open = state.swept() == Some(swing.lever);
    let name = lever::name(policy, swing.lever);
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), anatomy::ROW));
    let response = ui.interact(rect, ui.scope_id().with(("swing", &name)), Sense::click());
    let told = [("down to", swing.down), ("up to", swing.up)].map(|(way, turn)| told(swing, way, turn));
    let spoken = format!("{name}: {}", told.iter().flatten().cloned().collect::<Vec<_>>().join(", "));
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, is_open, &spoken));
    row_background(ui, rect, &response, is_open);
    if response.contains_pointer() {
        lever::light(ui, policy, swing.lever);
    }
    let moves = swing.places() > 0.0;
    let ink = if moves { theme.text.primary } else { theme.text.tertiary };
    let mark = rect.left_center() + vec2(space::INSPECTOR + anatomy::MARK / 2.0 - space::HALF, 0.0);
    lever::mark(ui, mark, swing.lever);
    let text = rect.with_min_x(rect.left() + space::INSPECTOR + anatomy::MARK + space::XS);
    let text = text.with_max_x(rect.left() + space::INSPECTOR + anatomy::NAME);
    line(ui.painter(), text, Align::Min, &name, Style::BODY, ink);
    let (left, right) = bars(rect);
    let share = |turn: Option<Turn>| turn.map_or(0.0, |turn| if most > 0.0 { turn.places / most } else { 0.0 }) as f32;
    let width = |turn: Option<Turn>, room: Rect| {
        let wide = share(turn) * room.width();
        if wide > 0.0 { wide.max(anatomy::BAR_LEAST) } else { 0.0 }
    };
    let hue = lever::hue(ui, swing.lever);
    let height = anatomy::BAR;
    let y = rect.center().y;
    let down = Rect::from_min_max(
        pos2(left.right() - width(swing.down, left), y - height / 2.0),
        pos2(left.right(), y + height / 2.0),
    );
    let up = Rect::from_min_max(
        pos2(right.left(), y - height / 2.0),
        pos2(right.left() + width(swing.up, right), y + height / 2.0),
    );
    if down.width() > 0.0 {
        let edge = Stroke::new(stroke::HOLLOW, hue);
        ui.painter().rect(down, radius::BAR, theme.bg.surface, edge, StrokeKind::Inside);
    }
    ui.painter().rect_filled(up, radius::BAR, hue);
    let axis = Rect::from_min_max(pos2(left.right(), rect.top()), pos2(left.right() + stroke::HAIR, rect.bottom()));
    ui.painter().rect_filled(axis, 0, theme.stroke.strong);
    let number = |turn: Option<Turn>| turn.map_or_else(String::new, |turn| numbers::fixed(turn.places, 1));
    let [before, behind] = [
        rect.with_min_x(left.left() - anatomy::NUMBER).with_max_x(left.left() - space::XS),
        rect.with_min_x(right.right() + space::XS).with_max_x(rect.right() - space::INSPECTOR),
    ];
    line(ui.painter(), before, Align::Max, &number(swing.down), Style::BODY, ink);
    line(ui.painter(), behind, Align::Max, &number(swing.up), Style::BODY, ink);
    ring(ui, &response, rect.shrink(stroke::FOCUS_INSET), radius::BADGE);
    if response.clicked() {
        ask(SensitivityAsked::Sweep((!is_open).then_some(swing.lever)), commands);
    }
    let now = lever::value(swing.lever, Value::Number(swing.from));
    let told: Vec<String> = told.into_iter().flatten().collect();
    let text = format!("stands at {now}; {}.", told.join("; "));
    Tip::new(&name).text(&text).on(response);
}

/// `down to 5.5 moves 0.8 places`.
fn told(swing: &Swing, way: &str, turn: Option<Turn>) -> Option<String> {
    let turn = turn?;
    let to = lever::value(swing.lever, Value::Number(turn.to));
    Some(format!("{way} {to} moves {} places", numbers::fixed(turn.places, 1)))
}

/// Where the bars of either side stand.
fn bars(row: Rect) -> (Rect, Rect) {
    let left = row.left() + space::INSPECTOR + anatomy::NAME + anatomy::NUMBER;
    let right = row.right() - space::INSPECTOR - anatomy::NUMBER;
    row.with_min_x(left).with_max_x(right).split_left_right_at_x(((left + right) / 2.0).round())
}
