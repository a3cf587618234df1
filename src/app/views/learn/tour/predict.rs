//! Step 2: how likely each action is, for the selected post and the best by value, against the mean of all.

use std::sync::Arc;

use egui::{Align, Id, Rect, Ui, pos2, vec2};

use super::parts::{card, glide, middle, post_ui, sentence, space_for, title};
use super::{Scene, parts, words};
use crate::app::command::Commands;
use crate::app::numbers;
use crate::app::theme::{Style, size, space, theme, tour as anatomy};
use crate::app::views::memo::memo;
use crate::app::widgets::{Tip, hair_below, label, line, score_bar, share_bar, swatch};
use crate::app::words::action_name;
use crate::domain::Action;
use crate::learn::tour::{Predicted, predicted, pushed};
use crate::pipeline::FeatureEffect;

/// So many posts besides the selected one.
const OTHERS: usize = 8;
/// So many features that pushed the selected post.
const FEATURES: usize = 6;

/// Draws it.
pub(super) fn ui(ui: &mut Ui, scene: &Scene<'_>, commands: &mut Commands) {
    let results = &scene.state.results;
    let selected = scene.selected();
    let predicted: Arc<Predicted> = memo(ui, Id::unique("tour predicted"), (results.revision, selected), || {
        predicted(&results.ledger, selected, OTHERS)
    });
    card(ui, |ui| {
        title(
            ui,
            "How likely is each action",
            "the selected post, then the best by value; a line marks the mean of all",
        );
        head_ui(ui);
        for &row in &predicted.rows {
            row_ui(ui, scene, &predicted, row, commands);
        }
        mean_ui(ui, scene, &predicted);
    });
    let Some(row) = selected else { return };
    let effects: Arc<Vec<FeatureEffect>> = memo(ui, Id::unique("tour pushed"), (results.revision, row), || {
        pushed(&results.context(), &results.ledger, row, FEATURES)
    });
    let author = words::author(scene.state, results.ledger.slate.posts[row as usize]);
    card(ui, |ui| {
        title(ui, &format!("What pushes the post of {author}"), "how much its value would lose were this average");
        if effects.is_empty() {
            sentence(ui, "Nothing: the model is told nothing of it.");
        }
        let most = effects.iter().map(|effect| effect.effect.abs()).fold(0.0, f64::max);
        effects.iter().for_each(|effect| effect_ui(ui, effect, most));
    });
}

/// The cell of an action in a row.
fn cell(row: Rect, action: Action) -> Rect {
    let left = row.left() + anatomy::THUMB.x + space::M + anatomy::AUTHOR_NARROW;
    let pitch = (row.right() - left) / Action::ALL.len() as f32;
    let from = left + pitch * action as usize as f32;
    Rect::from_x_y_ranges(from + space::XS..=from + pitch, row.y_range())
}

fn head_ui(ui: &mut Ui) {
    let theme = theme(ui);
    let row = space_for(ui, size::KNOB_ROW);
    for action in Action::ALL {
        let cell = cell(row, action);
        let mut words = cell.with_max_x(cell.right() + space::XS);
        if cell.width() > anatomy::ACTION_SWATCH {
            swatch(ui.painter(), cell.left_center() + vec2(size::SWATCH / 2.0, 0.0), theme.action(action));
            words.min.x += size::SWATCH + space::XS;
        }
        label(ui, words, Align::Min, short_name(action), Style::MICRO, theme.text.secondary);
    }
    hair_below(ui.painter(), row, theme.stroke.line);
}

/// The action in a narrow column.
const fn short_name(action: Action) -> &'static str {
    match action {
        Action::ProfileTap => "Tap",
        Action::Dwell => "Dwell",
        Action::Watch => "Watch",
        other => action_name(other),
    }
}

fn row_ui(ui: &mut Ui, scene: &Scene<'_>, predicted: &Predicted, at: u32, commands: &mut Commands) {
    let theme = theme(ui);
    let ledger = &scene.state.results.ledger;
    let post = ledger.slate.posts[at as usize];
    let row = space_for(ui, anatomy::ROW + space::XS);
    let is_selected = scene.state.session.selected == Some(post);
    let author = words::author(scene.state, post);
    let told = Action::ALL.map(|action| {
        let p = ledger.probability(at, action).map_or(numbers::NONE.to_owned(), numbers::percent);
        format!("{} {p}", action_name(action))
    });
    let id = ui.scope_id().with(("predicted", at));
    parts::row_ui(ui, scene, post, row, &format!("{author} {}", told.join(", ")), commands);
    post_ui(ui, scene, post, middle(row, anatomy::THUMB), "predictions", commands);
    let name = Rect::from_min_max(
        pos2(row.left() + anatomy::THUMB.x + space::M, row.top()),
        pos2(row.left() + anatomy::THUMB.x + anatomy::AUTHOR_NARROW, row.bottom()),
    );
    let style = if is_selected { Style::BODY_STRONG } else { Style::BODY };
    label(ui, name, Align::Min, author, style, theme.text.primary);
    for action in Action::ALL {
        let cell = cell(row, action);
        let p = ledger.probability(at, action);
        let words = cell.with_max_y(cell.center().y + space::HALF).with_max_x(cell.right() + space::XS);
        let text = p.map_or(numbers::NONE.to_owned(), numbers::percent);
        let ink = if p.is_some() { theme.text.primary } else { theme.text.tertiary };
        line(ui.painter(), words, Align::Min, &text, Style::CAPTION.medium(), ink);
        let Some(p) = p else { continue };
        bar_ui(ui, predicted, action, p, cell, id.with(action.key()));
    }
}

/// A probability as a bar, of the greatest shown; a line marks the mean.
fn bar_ui(ui: &Ui, predicted: &Predicted, action: Action, p: f64, cell: Rect, id: Id) {
    let theme = theme(ui);
    let most = predicted.most[action].max(f64::MIN_POSITIVE);
    let top = cell.center().y + space::XS;
    let track = Rect::from_min_size(pos2(cell.left(), top), vec2(cell.width() - space::XS, anatomy::BAR_THIN));
    let share = glide(ui, id, (p / most) as f32);
    score_bar(ui.painter(), track, Align::Min, share, theme.action(action), theme.bg.sunken);
    if let Some(mean) = predicted.means[action] {
        let x = track.left() + track.width() * (mean / most) as f32;
        let tick = Rect::from_center_size(pos2(x, track.center().y), vec2(anatomy::TICK, track.height() + space::XS));
        ui.painter().rect_filled(tick, 0, theme.text.primary);
    }
}

fn mean_ui(ui: &mut Ui, scene: &Scene<'_>, predicted: &Predicted) {
    let theme = theme(ui);
    let row = space_for(ui, size::KNOB_ROW);
    ui.painter().rect_filled(row.with_max_y(row.top() + 1.0), 0, theme.stroke.line);
    let count = numbers::count(scene.state.results.ledger.slate.len() as u64);
    label(
        ui,
        row.with_max_x(cell(row, Action::Like).left()),
        Align::Min,
        &format!("Mean of {count}"),
        Style::CAPTION,
        theme.text.tertiary,
    );
    for action in Action::ALL {
        let text = predicted.means[action].map_or(numbers::NONE.to_owned(), numbers::percent);
        label(ui, cell(row, action), Align::Min, &text, Style::CAPTION, theme.text.tertiary);
    }
}

/// What one feature does to the value: right of the middle it raises it, left it lowers it.
fn effect_ui(ui: &mut Ui, effect: &FeatureEffect, most: f64) {
    let theme = theme(ui);
    let row = space_for(ui, size::KNOB_ROW);
    let bars = row.width() * anatomy::EFFECTS_SHARE;
    let number = row.with_min_x(row.right() - anatomy::NUMBER);
    let bar = Rect::from_center_size(
        pos2(number.left() - space::M - bars / 2.0, row.center().y),
        vec2(bars, size::LEDGER_BAR),
    );
    let words = row.with_max_x(bar.left() - space::M);
    let response = label(ui, words, Align::Min, effect.feature.doc, Style::BODY, theme.text.secondary);
    let value = numbers::short(effect.value, 2);
    Tip::new(effect.feature.key).text(&format!("is {value} here")).on(response);
    let share = (effect.effect.abs() / most.max(f64::MIN_POSITIVE)) as f32;
    let (left, right) = bar.split_left_right_at_fraction(0.5);
    if effect.effect > 0.0 {
        share_bar(ui.painter(), right, share, false, theme.signal.positive);
    } else {
        let half = left.with_min_x(left.right() - left.width() * share);
        share_bar(ui.painter(), half, 1.0, true, theme.signal.negative);
    }
    ui.painter().rect_filled(Rect::from_center_size(bar.center(), vec2(1.0, row.height())), 0, theme.stroke.line);
    label(ui, number, Align::Max, &numbers::signed(effect.effect, 2), Style::BODY.medium(), theme.text.primary);
}
