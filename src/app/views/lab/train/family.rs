//! Two families of models on the same rows, and which is better on days neither saw.

use egui::{Align, Rect, Ui, pos2, vec2};

use crate::app::command::{Command, Commands};
use crate::app::lab::train::{TrainAsked, Trained, data};
use crate::app::numbers;
use crate::app::state::State;
use crate::app::theme::{Icon, Style, size, theme};
use crate::app::views::compare::panel;
use crate::app::widgets::{Button, label};
use crate::model::{Grown, Measured};

/// Draws both, or a way to the second.
pub(super) fn ui(ui: &mut Ui, state: &State, trained: &Trained, commands: &mut Commands) {
    panel::rule(ui);
    panel::title(ui, "Model family", "log loss, mean of eight");
    row(ui, "Logistic regression", Measured::mean(&trained.study.measured).log_loss);
    let trees = &state.jobs.training.trees;
    if let Some(done) = trees.fraction() {
        let words = format!("Growing trees, {}", numbers::whole_percent(f64::from(done)));
        if panel::working(ui, &words, Some(done), Button::new("Cancel").small().spoken("Cancel the trees")) {
            commands.send(Command::Train(TrainAsked::CancelTrees));
        }
        return;
    }
    match trees.answer(&data(state)) {
        Some(grown) => {
            row(ui, "Boosted trees", Measured::mean(&grown.measured).log_loss);
            panel::sentence(ui, &verdict(grown));
        }
        None => {
            let (_, inner) = panel::row(ui, size::TABLE_ROW);
            let button = Button::new("Grow boosted trees").icon(Icon::PLAY).small();
            let corner = pos2(inner.left(), inner.center().y - size::BUTTON_SMALL / 2.0);
            let rect = Rect::from_min_size(corner, vec2(button.size(ui).x, size::BUTTON_SMALL));
            if button.show(ui, rect).clicked() {
                commands.send(Command::Train(TrainAsked::Trees));
            }
            panel::sentence(ui, "Gradient-boosted trees on the same impressions, held against the same last days.");
        }
    }
}

fn row(ui: &mut Ui, name: &str, loss: Option<f64>) {
    let (_, inner) = panel::row(ui, size::KNOB_ROW);
    let told = loss.map_or(numbers::NONE.to_owned(), |loss| numbers::fixed(loss, 4));
    label(ui, inner, Align::Min, name, Style::BODY, theme(ui).text.primary);
    label(ui, inner, Align::Max, &told, Style::BODY_STRONG, theme(ui).text.primary);
}

/// Which is better, as far as the held-out impressions tell.
fn verdict(grown: &Grown) -> String {
    let close = "They have no coefficients to read, so they are only measured here and rank nothing.";
    let Some(mean) = grown.overall else { return close.to_owned() };
    let told = |loss: f64| numbers::signed(loss, 4);
    let interval = format!("the 95 % interval of the difference ({} to {})", told(mean.low), told(mean.high));
    let who = match (mean.is_clear(), mean.mean < 0.0) {
        (true, true) => format!("Trees are better by {}: {interval} leaves out zero.", numbers::fixed(-mean.mean, 4)),
        (true, false) => format!("Trees are worse by {}: {interval} leaves out zero.", numbers::fixed(mean.mean, 4)),
        (false, _) => format!("Neither is clearly better: {interval} holds zero."),
    };
    format!("{who} {close}")
}
