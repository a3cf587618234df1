//! What predictions lose without one kind of data, action by action.

use egui::{Align, Rect, Ui};

use crate::app::lab::signals::worth;
use crate::app::numbers;
use crate::app::state::State;
use crate::app::theme::{Style, signals as anatomy, size, space, theme};
use crate::app::views::compare::panel;
use crate::app::widgets::{hair_below, label, line, swatch};
use crate::app::words::action_name;
use crate::domain::Action;
use crate::model::{Quality, Worth};
use crate::pipeline::stages::predict;

/// What a column shows.
const TITLES: [&str; 5] = ["Loss", "without", "change", "AUC", "without"];

/// Draws the table of the kind at hand, once it is measured.
pub(super) fn ui(ui: &mut Ui, state: &State) {
    let Some(worth) = worth(state).filter(|worth| worth.impressions > 0) else { return };
    let category = state.session.lab.signals.kind();
    let name = predict::switch(category).name.to_lowercase();
    ui.add_space(space::M);
    panel::title(ui, &format!("Without {name}, per action"), "");
    let impressions = numbers::count(worth.impressions as u64);
    panel::sentence(
        ui,
        &format!(
            "Measured on {impressions} impressions: the last seven days of this world, each with what was known before it. The model was not trained on them anew."
        ),
    );
    let (row, inner) = panel::row(ui, anatomy::ACTION);
    let ink = theme(ui).text.secondary;
    line(ui.painter(), inner, Align::Min, "Action", Style::CAPTION.medium(), ink);
    for (title, cell) in TITLES.into_iter().zip(cells(inner)) {
        line(ui.painter(), cell, Align::Max, title, Style::CAPTION.medium(), ink);
    }
    hair_below(ui.painter(), row, theme(ui).stroke.hair);
    let without = worth.without(category);
    for action in Action::ALL {
        let pair = worth.with.actions[action].zip(without.and_then(|without| without.actions[action]));
        row_ui(ui, Some(action), pair, worth.growth_of(category, action));
    }
    row_ui(ui, None, mean(worth, state), worth.growth(category));
}

fn mean(worth: &Worth, state: &State) -> Option<(Quality, Quality)> {
    worth.with.mean.zip(worth.without(state.session.lab.signals.kind())?.mean)
}

fn row_ui(ui: &mut Ui, action: Option<Action>, pair: Option<(Quality, Quality)>, growth: Option<f64>) {
    let theme = theme(ui);
    let (_, inner) = panel::row(ui, anatomy::ACTION);
    let (name, style) = match action {
        Some(action) => (action_name(action), Style::BODY),
        None => ("Mean", Style::BODY_STRONG),
    };
    if let Some(action) = action {
        swatch(ui.painter(), inner.left_center() + egui::vec2(size::SWATCH / 2.0, 0.0), theme.action(action));
    }
    let words = inner.with_min_x(inner.left() + size::SWATCH + space::M);
    label(ui, words.with_max_x(inner.left() + anatomy::NAME), Align::Min, name, style, theme.text.primary);
    let loss = |quality: Quality| numbers::fixed(quality.log_loss, 4);
    let auc = |quality: Quality| quality.auc.map_or(numbers::NONE.to_owned(), |auc| numbers::fixed(auc, 3));
    let none = || numbers::NONE.to_owned();
    let texts = [
        pair.map_or_else(none, |pair| loss(pair.0)),
        pair.map_or_else(none, |pair| loss(pair.1)),
        growth.map_or_else(none, numbers::change),
        pair.map_or_else(none, |pair| auc(pair.0)),
        pair.map_or_else(none, |pair| auc(pair.1)),
    ];
    let spoken = [("loss", 0), ("loss without it", 1), ("change", 2), ("AUC", 3), ("AUC without it", 4)];
    for ((cell, text), (what, at)) in cells(inner).into_iter().zip(&texts).zip(spoken) {
        let ink = match at {
            2 if growth.is_some_and(|growth| growth > 0.0) => theme.signal.negative,
            2 if growth.is_some_and(|growth| growth < 0.0) => theme.signal.positive,
            0 | 3 => theme.text.primary,
            _ => theme.text.secondary,
        };
        let response = label(ui, cell, Align::Max, text, style, ink);
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_label(format!("{name}, {what} {text}")));
    }
}

/// The cells of the numbers; what the row has more than they need is spread evenly.
fn cells(inner: Rect) -> [Rect; 5] {
    let width = ((inner.width() - anatomy::NAME) / TITLES.len() as f32).max(0.0);
    let mut left = inner.left() + anatomy::NAME;
    TITLES.map(|_| {
        left += width;
        Rect::from_x_y_ranges(left - width..=left, inner.y_range())
    })
}
