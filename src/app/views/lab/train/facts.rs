//! What was learned from, in numbers.

use egui::{Align, Rect, Ui, pos2};

use crate::app::lab::train::Trained;
use crate::app::numbers;
use crate::app::theme::{Style, space, theme, train as anatomy};
use crate::app::views::compare::panel;
use crate::app::widgets::{Run, label, runs, text_width};
use crate::domain::Timestamp;
use crate::model::FEATURE_COUNT;

/// Draws them beside each other, or in two rows where that is too wide.
pub(super) fn ui(ui: &mut Ui, trained: &Trained) {
    let (learned, held_out) = trained.study.rows();
    let day = |at: Timestamp| at.strftime("%-d %b").to_string();
    let count = |count: usize| numbers::count(count as u64);
    let days = |from: Timestamp, to: Timestamp| format!("{} to {}", day(from), day(to));
    let world = trained.model.trained_on.first();
    let from = world.and_then(|world| Some((world, world.held_out_from?)));
    let first = from.map_or("Learned".to_owned(), |(world, from)| format!("Learned, {}", days(world.from, from)));
    let last = from.map_or("Held out".to_owned(), |(world, from)| format!("Held out, {}", days(from, world.to)));
    let facts = [
        ("Impressions".to_owned(), count(learned + held_out)),
        (first, count(learned)),
        (last, count(held_out)),
        ("Attributes".to_owned(), count(FEATURE_COUNT)),
    ];
    let widest = facts.iter().map(|(name, _)| text_width(ui.painter(), name, Style::CAPTION)).fold(0.0, f32::max);
    let per_row =
        if (widest + space::M) * anatomy::FACTS <= ui.available_width() - 2.0 * space::INSPECTOR { 4 } else { 2 };
    for facts in facts.chunks(per_row) {
        let (_, inner) = panel::row(ui, anatomy::FACT);
        let width = inner.width() / per_row as f32;
        for (at, (name, number)) in facts.iter().enumerate() {
            let left = inner.left() + at as f32 * width;
            let cell = Rect::from_min_max(pos2(left, inner.top()), pos2(left + width, inner.bottom()));
            let (upper, lower) = cell.split_top_bottom_at_fraction(anatomy::FACT_NAME);
            runs(ui.painter(), upper, Align::Min, &[Run(name, Style::CAPTION, theme(ui).text.secondary)]);
            label(ui, lower, Align::Min, number, Style::TITLE, theme(ui).text.primary);
        }
    }
}
