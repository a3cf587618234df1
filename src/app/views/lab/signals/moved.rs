//! What the last change moved: how many predictions, and which most.

use egui::{Align, Sense, Ui, WidgetInfo, accesskit::Role, vec2};

use crate::app::lab::signals::shifted;
use crate::app::numbers;
use crate::app::state::State;
use crate::app::theme::{Style, signals as anatomy, size, space, theme};
use crate::app::views::compare::panel;
use crate::app::widgets::{line, swatch};
use crate::app::words::action_name;
use crate::pipeline::{Shift, Shifts};

/// Draws it.
pub(super) fn ui(ui: &mut Ui, state: &State) {
    panel::title(ui, "What it moved", "");
    let Some(shifted) = shifted(state) else {
        panel::sentence(ui, "Change something here: what it does to predictions and feed is then told.");
        return;
    };
    panel::sentence(ui, &format!("{}: {}", shifted.step, told(&shifted.shifts)));
    for (at, shift) in shifted.shifts.most.iter().enumerate() {
        ui.push_id(at, |ui| row_ui(ui, state, shift));
    }
}

fn told(shifts: &Shifts) -> String {
    let count = |count: usize| numbers::count(count as u64);
    let mut told = match (shifts.predicted, shifts.moved) {
        (0, 0) => "no prediction moved, and every post stands where it stood".to_owned(),
        (predicted, 0) => format!(
            "predictions moved for {} of {} posts, and none stands elsewhere",
            count(predicted),
            count(shifts.of)
        ),
        (predicted, moved) => {
            format!(
                "predictions moved for {} of {} posts, {} stand elsewhere",
                count(predicted),
                count(shifts.of),
                count(moved)
            )
        }
    };
    if shifts.came > 0 {
        told += &format!(", {} came in", count(shifts.came));
    }
    if shifts.went > 0 {
        told += &format!(", {} went", count(shifts.went));
    }
    format!("{told}.")
}

fn row_ui(ui: &mut Ui, state: &State, shift: &Shift) {
    let theme = theme(ui);
    let (row, inner) = panel::row(ui, anatomy::ENTRY);
    let world = state.results.world();
    let handle = &world.account(world.post(shift.post).author).id;
    let name = action_name(shift.action);
    let chance = format!("{} → {}", numbers::percent(shift.before), numbers::percent(shift.after));
    let places = numbers::places(shift.places);
    let response = ui.interact(row, ui.scope_id().with("shift"), Sense::hover());
    response
        .widget_info(|| WidgetInfo::labeled(Role::Row, true, format!("{handle}: {name} {chance}, places {places}")));
    let (upper, lower) = inner.shrink2(vec2(0.0, space::XS)).split_top_bottom_at_fraction(0.5);
    line(ui.painter(), upper, Align::Min, handle, Style::BODY, theme.text.primary);
    swatch(ui.painter(), lower.left_center() + vec2(size::SWATCH / 2.0, 0.0), theme.action(shift.action));
    let words = lower.with_min_x(lower.left() + size::SWATCH + space::S);
    line(ui.painter(), words, Align::Min, name, Style::CAPTION, theme.text.secondary);
    line(ui.painter(), lower, Align::Max, &chance, Style::CAPTION.medium(), theme.text.primary);
    line(ui.painter(), upper, Align::Max, &moves(shift.places), Style::CAPTION, theme.text.secondary);
}

fn moves(places: i64) -> String {
    match places {
        0 => String::new(),
        up if up > 0 => format!("▲ {}", numbers::places(up)),
        down => format!("▼ {}", numbers::places(down)),
    }
}
