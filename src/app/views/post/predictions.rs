//! What the model predicts for a post, times what each action counts: together its value.

use egui::{Align, Rect, Sense, Ui, WidgetInfo, accesskit::Role, pos2, vec2};

use crate::app::numbers;
use crate::app::state::State;
use crate::app::theme::{Style, anatomy::story, opacity, size, space, theme};
use crate::app::views::{lit, terms};
use crate::app::widgets::{contributions, line, row_background, share_bar, swatch};
use crate::app::words::action_name_in;
use crate::domain::{Action, PerAction};
use crate::learn::term_named;
use crate::pipeline::stages::{merge, weight};
use crate::policy::Knob;

use super::section;

/// One action of one post.
struct Prediction {
    action: Action,
    name: &'static str,
    p: Option<f64>,
    weight: f64,
    knob: &'static Knob,
    contribution: f64,
    /// Its size as a share of the greatest.
    share: f32,
}

/// The predictions of one row.
pub(super) fn ui(ui: &mut Ui, state: &State, row: u32) {
    let ledger = &state.results.ledger;
    let values = PerAction::from_fn(|action| {
        ledger.column(merge::STAGE.id, action.key()).map_or(0.0, |column| column.values[row as usize])
    });
    let value = numbers::fixed(ledger.score_after(row, merge::STAGE.id), 2);
    section::ui(ui, "Predictions", &format!("p × weight = contribution · value {value}"), |ui| {
        sum_ui(ui, &values);
        let greatest = values.0.iter().fold(0.0, |greatest: f64, value| greatest.max(value.abs()));
        for action in Action::ALL {
            let contribution = values[action];
            row_ui(
                ui,
                &Prediction {
                    action,
                    name: action_name_in(state.session.feed, action),
                    p: ledger.probability(row, action),
                    weight: state.document.policy.number(weight(state.session.feed, action)),
                    knob: weight(state.session.feed, action),
                    contribution,
                    share: if greatest > 0.0 { (contribution / greatest) as f32 } else { 0.0 },
                },
            );
        }
    });
}

/// All contributions side by side.
fn sum_ui(ui: &mut Ui, values: &PerAction<f64>) {
    let theme = theme(ui);
    let (bar, _) = ui.allocate_exact_size(vec2(ui.available_width(), size::LEDGER_BAR), Sense::hover());
    let parts: Vec<_> = values.iter().map(|(action, &value)| (value, theme.action(action))).collect();
    let sum = |is_wanted: fn(f64) -> bool| values.0.iter().filter(|value| is_wanted(**value)).sum::<f64>().abs();
    contributions(ui.painter(), bar, &parts, sum(|value| value < 0.0), sum(|value| value > 0.0));
    ui.add_space(story::TITLE_GAP);
}

fn row_ui(ui: &mut Ui, prediction: &Prediction) {
    let &Prediction { action, name: called, p, weight, knob, contribution, share } = prediction;
    let (row, _) = ui.allocate_exact_size(vec2(ui.available_width(), story::PREDICTION), Sense::hover());
    let response = ui.interact(row, ui.scope_id().with(("prediction", action.key())), Sense::hover());
    let (p_text, sum_text) = match p {
        Some(p) => (numbers::percent(p), numbers::signed(contribution, 2)),
        None => (numbers::NONE.to_owned(), if action == Action::Watch { "no video" } else { "" }.to_owned()),
    };
    response.widget_info(|| WidgetInfo::labeled(Role::Row, true, format!("{} {p_text} {sum_text}", called)));
    row_background(ui, row.expand2(vec2(space::XS, 0.0)), &response, lit::is_lit(ui, knob));
    if response.contains_pointer() {
        lit::light(ui, knob);
    }
    let theme = theme(ui);
    let hue = theme.action(action);
    let shade = if p.is_some() { hue } else { hue.gamma_multiply(opacity::UNDEFINED) };
    swatch(ui.painter(), row.left_center() + vec2(size::SWATCH / 2.0, 0.0), shade);
    let mut left = row.left() + size::SWATCH + space::M;
    let mut cell = |width: f32| {
        left += width;
        Rect::from_x_y_ranges(left - width..=left, row.y_range())
    };
    let (quiet, loud) = (theme.text.tertiary, if p.is_some() { theme.text.primary } else { theme.text.tertiary });
    let times = if p.is_some() { format!("× {}", numbers::short(weight, 3)) } else { String::new() };
    let strength = if p.is_some() { Style::BODY.medium() } else { Style::BODY };
    let name = cell(story::ACTION);
    line(ui.painter(), name, Align::Min, called, Style::BODY, loud);
    line(ui.painter(), cell(story::PROBABILITY), Align::Max, &p_text, Style::BODY, loud);
    line(ui.painter(), cell(story::WEIGHT), Align::Max, &times, Style::BODY, quiet);
    line(ui.painter(), cell(story::WEIGHT), Align::Max, &sum_text, strength, loud);
    let bar = vec2(story::CONTRIBUTION_BAR, story::CONTRIBUTION_HEIGHT);
    let bar = Rect::from_min_size(pos2(row.right() - bar.x, row.center().y - bar.y / 2.0), bar);
    if p.is_some() {
        share_bar(ui.painter(), bar, share.abs(), share < 0.0, hue);
    }
    if let Some(named) = term_named(called) {
        terms::written(ui, name, called, named);
    }
}
